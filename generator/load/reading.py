"""What has been read of a course so far: its records, its problems, and every id that is taken."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.load.folder import Folder
from generator.load.record import make
from generator.model.origin import Origin
from generator.model.problem import Problem
from generator.model.value import Value, is_mapping
from generator.model.walk import walk
from generator.prose import excess


@dataclass
class Reading:
    """What has been read so far of one course."""

    folder: Folder
    id: str
    problems: list[Problem] = field(default_factory=list[Problem])
    values: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    origins: dict[str, Origin] = field(default_factory=dict[str, Origin])
    ids: dict[str, Origin] = field(default_factory=dict[str, Origin])
    """Every id that is taken, broken records' included."""
    named: set[str] = field(default_factory=set[str])
    """Ids of modules, decks and paths, which `course.yml` holds."""
    facets: frozenset[str] | None = None
    """Ids of the course's facets; None while `course.yml` cannot be read."""

    @property
    def base(self) -> str:
        """The course's folder."""
        return f"content/{self.id}"

    def keep(self, kind: str, model: type[Value], data: Any, origin: Origin) -> None:  # noqa: ANN401 - raw YAML
        """Validate a record and keep it, or its problems; its id is taken in both cases."""
        key = data.get("id") if is_mapping(data) else None
        if isinstance(key, str) and not self.claim(kind, key, origin):
            return
        record = make(model, data, origin)
        if isinstance(record, list):
            self.problems += record
            return
        self.problems += self._excesses(f"body:{key}", record, origin)
        self.values.setdefault(kind, {})[str(key)] = record
        self.origins[f"{kind}:{key}"] = origin

    def _excesses(self, body: str, record: Value, origin: Origin) -> Iterator[Problem]:
        for found in walk(record):
            message, snippet = excess(found.text) if found.is_prose else ("", "")
            if message:
                apart = self.origins.get(body) if found.at == ("body",) else None
                hint = "write it simpler, or in several texts"
                yield (apart or origin).problem("L07", message, hint, at=() if apart else found.at, snippet=snippet)

    def claim(self, kind: str, key: str, origin: Origin) -> bool:
        """Take an id; report it where it is taken already."""
        space = f"{kind}:" if kind in {"coverage", "course", "layout"} else ""
        first = self.ids.setdefault(space + key, origin)
        if first is not origin:
            line = first.spot(("id",)).line
            message = f"id {key!r} is used twice (first in {first.path}:{line})"
            self.problems.append(origin.problem("D01", message, "choose another id", at=("id",)))
        return first is origin
