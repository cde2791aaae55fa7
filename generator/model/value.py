"""What all values share: the frozen base, and the types that say what a text *is*.

The markers (`Ref`, `PROSE`) are read by `model.walk`, so that one check over references and one
over prose serve every field, those of question types that do not exist yet included.
"""

import hashlib
from collections import Counter
from typing import Annotated, Any, ClassVar, Self, TypeGuard

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints, model_validator
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

DERIVED_ID = "auto-"
"""Prefix of a part id that the author has not written; derived from the part's text."""


REFERS = "x-refers"
"""Where a schema says, for `generator.schema`, which kinds of record an id may name."""


class Value(BaseModel):
    """A frozen value; an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    @model_validator(mode="after")
    def tell_twins_apart(self) -> Self:
        """Number the derived ids of parts of one list that have the same text."""
        for name in type(self).model_fields:
            parts: Any = getattr(self, name)
            if isinstance(parts, tuple) and parts and isinstance(parts[0], Part):
                object.__setattr__(self, name, _apart(parts))  # pyright: ignore[reportUnknownArgumentType] - a list of parts holds parts
        return self


class Ref:
    """Marks an id that points at a record: which kinds it may point at."""

    def __init__(self, *kinds: str) -> None:
        """Take the kinds of record (`technique`, `term`, …) that the id may name."""
        self.kinds = kinds

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Say it to `generator.schema`, which suggests the course's ids to an editor."""
        return {**handler(core), REFERS: list(self.kinds)}


class Prose:
    """Marks text that is Markdown with our links and citations."""


PROSE = Prose()


def says(words: str) -> FieldInfo:
    """Give the words with which an editor underlines a text that does not fit its pattern."""
    return Field(json_schema_extra={"patternErrorMessage": words})


Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,60}[a-z0-9]$"),
    says("Write two or more lower-case letters, digits and hyphens: a letter first, no hyphen last."),
]
"""A record's id: unique in its course over all kinds, never reused."""

PartId = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?$"),
    says("Write lower-case letters, digits and hyphens: no hyphen first or last."),
]
"""The id of a part, unique in its record: a letter or a short word."""

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
"""Plain text on one line: a name, a heading."""

Markdown = Annotated[str, StringConstraints(min_length=1), PROSE]
"""Text with Markdown, links such as `[words](term:batna)` and citations such as `[@emerson1962]`."""

Names = tuple[Text, ...]


def is_mapping(data: object) -> TypeGuard[dict[str, Any]]:
    """Whether raw data are `name: value` pairs; our YAML has only texts for names."""
    return isinstance(data, dict)


def is_list(data: object) -> TypeGuard[list[Any]]:
    """Whether raw data are a list."""
    return isinstance(data, list)


class Part(Value):
    """A piece of a record that an answer or a memory can point at, so it has an id of its own."""

    id_from: ClassVar[str] = "text"

    id: PartId = ""
    """Unique in its record. `tacticbook ids` writes missing ones."""

    @model_validator(mode="before")
    @classmethod
    def derive_id(cls, data: Any) -> Any:  # noqa: ANN401 - pydantic hands over raw input
        """Give a part without an id one that is derived from its text."""
        if is_mapping(data) and not data.get("id"):
            text = str(data.get(cls.id_from, ""))
            digest = hashlib.blake2b(text.encode(), digest_size=4).hexdigest()
            return {**data, "id": DERIVED_ID + digest}
        return data

    @property
    def has_own_id(self) -> bool:
        """Whether the author wrote the id."""
        return not self.id.startswith(DERIVED_ID)


def _apart(parts: "tuple[Part, ...]") -> "tuple[Part, ...]":
    count = Counter(part.id for part in parts)
    if max(count.values()) == 1:
        return parts
    seen: Counter[str] = Counter()
    found: list[Part] = []
    for part in parts:
        seen[part.id] += 1
        twin = not part.has_own_id and seen[part.id] > 1
        found.append(part.model_copy(update={"id": f"{part.id}-{seen[part.id]}"}) if twin else part)
    return tuple(found)


class Media(Value):
    """A picture, sound or film beside a text; `file` is relative to the course's `media/` folder."""

    file: Text
    """Path below `content/<course>/media/`."""
    alt: Text
    """What somebody who cannot see or hear it must know."""
    caption: Markdown | None = None
    """Shown below it."""
    licence: Text | None = None
    """Under which licence it may be used, and whose it is."""
    transcript: Markdown | None = None
    """What is said and heard, in full."""


class Revised(Value):
    """What learners' answers outlive: `revision` rises when the meaning changes, `was` keeps renames."""

    revision: Annotated[int, Field(ge=1)] = 1
    """Raise it when the meaning changes, so that learners are asked again."""
    was: tuple[str, ...] = ()
    """Former ids, so that a rename keeps the learner's answers."""
