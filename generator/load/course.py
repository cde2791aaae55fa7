"""One course: its files → records, with every problem of every file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.load.folder import Folder
from generator.load.record import did_you_mean, make
from generator.load.yaml import Document
from generator.model.course import Course
from generator.model.definition import Lesson, Record, Tactic, Technique
from generator.model.origin import Origin
from generator.model.output import File
from generator.model.problem import Problem
from generator.model.question import Question
from generator.model.syllabus import CoverageRow, Source, Syllabus, Term
from generator.model.value import Value, is_list, is_mapping
from generator.model.walk import walk
from generator.prose import excess
from generator.questions import TYPES

KINDS: Mapping[str, type[Record]] = {"lesson": Lesson, "tactic": Tactic, "technique": Technique}
LISTS: Mapping[str, tuple[str, type[Value]]] = {
    "glossary": ("term", Term),
    "sources": ("source", Source),
    "coverage": ("coverage", CoverageRow),
}
_FIELDS = frozenset(Technique.model_fields)
FOLDERS = (*(f"{kind}s" for kind in KINDS), "fingerprints", "media")
"""What a course folder holds beside its lists."""


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
        space = f"{kind}:" if kind in {"coverage", "course"} else ""
        first = self.ids.setdefault(space + key, origin)
        if first is not origin:
            line = first.spot(("id",)).line
            message = f"id {key!r} is used twice (first in {first.path}:{line})"
            self.problems.append(origin.problem("D01", message, "choose another id", at=("id",)))
        return first is origin


def read_course(folder: Folder, course: str) -> tuple[Course | None, list[Problem]]:
    """Read one course; the course is None while its `course.yml` cannot be used."""
    reading = Reading(folder, course)
    lists = [f"{name}.yml" for name in LISTS]
    reading.problems += folder.unknown(reading.base, ["course.yml", *lists], FOLDERS)
    _read_syllabus(reading)
    for kind, model in KINDS.items():
        _read_records(reading, kind, model)
    for name, (kind, model) in LISTS.items():
        if folder.exists(f"{reading.base}/{name}.yml"):
            _read_list(reading, f"{reading.base}/{name}.yml", kind, model)
    for path in folder.files(f"quizzes/{course}", ".yml"):
        _read_list(reading, path, "question", None)
    reading.problems += folder.strays(f"quizzes/{course}", {".yml"})
    return _assemble(reading), reading.problems


def _read_syllabus(reading: Reading) -> None:
    document = reading.folder.yaml(f"{reading.base}/course.yml")
    if isinstance(document, Problem):
        reading.problems.append(document)
        return
    data: Any = document.data
    facets = data.get("facets") if is_mapping(data) else None
    listed = facets if is_list(facets) else []
    reading.facets = frozenset(str(facet.get("id")) for facet in listed if is_mapping(facet))
    reading.keep("course", Syllabus, data, document.origin)
    for syllabus in reading.values.get("course", {}).values():
        _claim_names(reading, syllabus, document.origin)
    if is_mapping(data) and data.get("id") != reading.id:
        message = f"the course's id is {data.get('id')!r}, its folder {reading.id!r}"
        reading.problems.append(document.origin.problem("L05", message, "give both one name", at=("id",)))


def _claim_names(reading: Reading, syllabus: Syllabus, origin: Origin) -> None:
    """Take the ids of what `course.yml` declares; pages and files are named after them."""
    for name in ("modules", "decks", "paths"):
        for index, item in enumerate(getattr(syllabus, name)):
            reading.named.add(item.id)
            reading.claim(name, item.id, Origin(origin.path, {("id",): origin.spot((name, index, "id"))}))
    values = {("facets", index, "values"): facet.values for index, facet in enumerate(syllabus.facets)}
    for at, group in {("facets",): syllabus.facets, ("risks",): syllabus.risks, **values}.items():
        first: dict[str, int] = {}
        for index, item in enumerate(group):
            if first.setdefault(item.id, index) != index:
                message = (
                    f"id {item.id!r} is used twice (first in line {origin.spot((*at, first[item.id], 'id')).line})"
                )
                reading.problems.append(origin.problem("D01", message, "choose another id", at=(*at, index, "id")))
    for index, facet in enumerate(syllabus.facets):
        if facet.id in _FIELDS:
            message = f"every technique has a field {facet.id!r} already"
            reading.problems.append(origin.problem("D01", message, "choose another id", at=("facets", index, "id")))


def _read_records(reading: Reading, kind: str, model: type[Record]) -> None:
    folder = f"{reading.base}/{kind}s"
    reading.problems += reading.folder.strays(folder, {".yml", ".md"} if kind == "lesson" else {".yml"})
    for path in reading.folder.files(folder, ".yml"):
        document = reading.folder.yaml(path)
        if isinstance(document, Problem):
            reading.problems.append(document)
            reading.ids.setdefault(path.rsplit("/", 1)[1].removesuffix(".yml"), Origin(path))
            continue
        _read_record(reading, kind, model, document)
    if kind == "lesson":
        _report_lost_prose(reading, folder)


def _read_record(reading: Reading, kind: str, model: type[Record], document: Document) -> None:
    data, origin = document.data, document.origin
    stem = origin.path.rsplit("/", 1)[1].removesuffix(".yml")
    if is_mapping(data):
        if isinstance(data.get("id"), str) and data["id"] != stem:
            hint = f"rename the file to {data['id']}.yml, or the id"
            reading.problems.append(
                origin.problem("L05", f"id {data['id']!r} in a file named {stem!r}", hint, at=("id",))
            )
        if kind == "technique":
            data = _gather_facets(reading, data, origin)
        if kind == "lesson":
            data = _take_in_prose(reading, data, origin)
    reading.keep(kind, model, data, origin)
    reading.ids.setdefault(stem, origin)


def _gather_facets(reading: Reading, data: dict[str, Any], origin: Origin) -> dict[str, Any]:
    """Move the course's own fields into `facets`; one text counts as a list of one."""
    own = reading.facets if reading.facets is not None else data.keys() - Technique.model_fields.keys()
    facets: dict[str, tuple[Any, ...]] = {}
    for name in [name for name in data if name in own]:
        values = data[name] if is_list(data[name]) else [data[name]]
        facets[name] = tuple(values)
    origin.spots.update({("facets", *at): spot for at, spot in origin.spots.items() if at and at[0] in facets})
    if "facets" in data:
        hint = "write each facet as a field of its own"
        reading.problems.append(origin.problem("F02", "unknown field 'facets'", hint, at=("facets",)))
    return {k: v for k, v in data.items() if k not in own} | {"facets": facets}


def _take_in_prose(reading: Reading, data: dict[str, Any], origin: Origin) -> dict[str, Any]:
    """Read the `.md` beside a lesson as its body."""
    path = origin.path.removesuffix(".yml") + ".md"
    if not reading.folder.exists(path):
        return data
    if data.get("body"):
        hint = f"keep one: `body:` or {path.rsplit('/', 1)[1]}"
        reading.problems.append(origin.problem("L06", "this lesson has its prose twice", hint, at=("body",)))
        return data
    text = reading.folder.text(path)
    if isinstance(text, Problem):
        reading.problems.append(text)
        return data
    reading.origins[f"body:{data.get('id')}"] = text[1]
    return {**data, "body": text[0]} if text[0].strip() else data


def _report_lost_prose(reading: Reading, folder: str) -> None:
    for path in reading.folder.files(folder, ".md"):
        if not reading.folder.exists(path.removesuffix(".md") + ".yml"):
            origin = Origin(path)
            stem = path.rsplit("/", 1)[1].removesuffix(".md")
            reading.problems.append(origin.problem("L02", "prose without its lesson", f"add {stem}.yml beside it"))


def _read_list(reading: Reading, path: str, kind: str, model: type[Value] | None) -> None:
    document = reading.folder.yaml(path)
    if isinstance(document, Problem):
        reading.problems.append(document)
        return
    if not is_list(document.data):
        if document.data is not None:
            reading.problems.append(
                document.origin.problem("F01", "this file holds a list", "start each entry with `- `")
            )
        return
    for data, origin in zip(document.data, _entries(document), strict=True):
        room = model or _room(reading, data, origin)
        if room:
            reading.keep(kind, room, data, origin)


def _entries(document: Document) -> list[Origin]:
    """Give the origin of each entry of a list."""
    origin = document.origin
    entries = [Origin(origin.path, {}, origin.lines, (index,)) for index in range(len(document.data))]
    for at, spot in origin.spots.items():
        if at:
            entries[int(at[0])].spots[at[1:]] = spot
    return entries


def _room(reading: Reading, data: Any, origin: Origin) -> type[Question] | None:  # noqa: ANN401 - raw YAML
    """Find the question type that an entry names."""
    name = data.get("type") if is_mapping(data) else None
    if isinstance(name, str) and name in TYPES:
        return TYPES[name]
    if is_mapping(data) and isinstance(data.get("id"), str):
        reading.ids.setdefault(data["id"], origin)
    hint = did_you_mean(str(name)[:60], TYPES) or f"use one of: {', '.join(TYPES)}"
    message = f"unknown question type {str(name)[:60]!r}" if name else "field 'type' is missing"
    reading.problems.append(origin.problem("F03", message, hint, at=("type",)))
    return None


def _assemble(reading: Reading) -> Course | None:
    values = reading.values
    syllabus = next(iter(values.get("course", {}).values()), None)
    if syllabus is None:
        return None
    return Course(
        syllabus=syllabus,
        lessons=values.get("lesson", {}),
        tactics=values.get("tactic", {}),
        techniques=values.get("technique", {}),
        terms=values.get("term", {}),
        sources=values.get("source", {}),
        questions=values.get("question", {}),
        coverage=values.get("coverage", {}),
        fingerprints=dict(_fingerprints(reading)),
        media=tuple(_media(reading)),
        origins=reading.origins,
        broken=frozenset(key for key in reading.ids if ":" not in key)
        - {key for kind in values.values() for key in kind}
        - reading.named,
    )


def _fingerprints(reading: Reading) -> Iterator[tuple[str, frozenset[str]]]:
    reading.problems += reading.folder.strays(f"{reading.base}/fingerprints", {".txt"})
    for path in reading.folder.files(f"{reading.base}/fingerprints", ".txt"):
        text = reading.folder.text(path)
        if isinstance(text, Problem):
            reading.problems.append(text)
        else:
            yield path.rsplit("/", 1)[1], frozenset(line for line in text[0].split() if not line.startswith("#"))


def _media(reading: Reading) -> Iterator[File]:
    for item in reading.folder.media(f"{reading.base}/media"):
        if isinstance(item, Problem):
            reading.problems.append(item)
        else:
            yield item
