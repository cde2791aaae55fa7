"""JSON Schemas for editors: completion, descriptions and a red line while an author types.

Made from the same models that `load` validates with, so they cannot disagree with it.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Union

from pydantic import BaseModel, Field, TypeAdapter

from generator.model.definition import Lesson, Tactic, Technique
from generator.model.output import File
from generator.model.syllabus import CoverageRow, Source, Syllabus, Term
from generator.model.value import is_list, is_mapping
from generator.questions import TYPES

_RECORDS: Mapping[str, type[BaseModel]] = {
    "course": Syllabus,
    "lesson": Lesson,
    "tactic": Tactic,
    "technique": Technique,
}
_LISTS: Mapping[str, type[BaseModel]] = {"glossary": Term, "sources": Source, "coverage": CoverageRow}


def schemas() -> Iterator[File]:
    """Yield one schema a kind of file."""
    for name, model in _RECORDS.items():
        yield _file(name, model)
    for name, model in _LISTS.items():
        yield _file(name, list[model])
    question = Annotated[Union[tuple(TYPES.values())], Field(discriminator="type")]  # noqa: UP007 - made at run time
    yield _file("quiz", list[question])


def _file(name: str, kind: Any) -> File:  # noqa: ANN401 - a type, or a list of a type
    schema = TypeAdapter(kind).json_schema(by_alias=True)
    _relax(schema)
    if name == "technique":
        _open_for_facets(schema)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"tacticbook {name}"}
    return File.text(f"{name}.schema.json", json.dumps({**head, **schema}, indent=1, ensure_ascii=False))


def _relax(node: Any) -> None:  # noqa: ANN401 - JSON of any shape
    """Drop what only confuses an editor: titles, and defaults that are no advice."""
    if is_mapping(node):
        for field in node.get("properties", {}).values():
            field.pop("title", None)
            if field.get("default") in (None, [], {}, ""):
                field.pop("default", None)
        for inner in node.values():
            _relax(inner)
    elif is_list(node):
        for inner in node:
            _relax(inner)


def _open_for_facets(schema: dict[str, Any]) -> None:
    """A technique's further fields are the course's facets: a value or a list of values."""
    schema["properties"].pop("facets", None)
    value = {"type": "string"}
    schema["additionalProperties"] = {
        "description": "A facet that course.yml declares",
        "anyOf": [value, {"type": "array", "items": value}],
    }
