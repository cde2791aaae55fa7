"""JSON Schemas for editors: completion, descriptions and a red line while an author types.

Made from the same models that `load` validates with, so they cannot disagree with it. What a field or a
value means is its docstring. The keywords beyond JSON Schema (`enumDescriptions`, `markdownDescription`,
`defaultSnippets`, `patternErrorMessage`) are those of yaml-language-server; other readers pass them over.
"""

import inspect
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Union

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.model.course import Course
from generator.model.definition import Lesson, Tactic, Technique
from generator.model.layout import Layout
from generator.model.meaning import meanings
from generator.model.output import File
from generator.model.question import Question
from generator.model.syllabus import CoverageRow, Facet, Misconception, Source, Syllabus, Term
from generator.model.value import REFERS, PartId, Value, is_list, is_mapping
from generator.questions import TYPES

SCHEMAS = ".tacticbook/schema"
"""Where a course folder keeps its own schemas."""

_RECORDS: Mapping[str, type[BaseModel]] = {
    "course": Syllabus,
    "lesson": Lesson,
    "tactic": Tactic,
    "technique": Technique,
}
_LISTS: Mapping[str, type[BaseModel]] = {
    "glossary": Term,
    "sources": Source,
    "coverage": CoverageRow,
    "misconceptions": Misconception,
    "layouts": Layout,
}


class _Made(GenerateJsonSchema):
    """What pydantic makes, without titles made of the fields' names, and with what each value means."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - pydantic's signature
        return False

    def normalize_name(self, name: str) -> str:
        """Name a class, where several modules have one of this name, by its module as well: editors show it."""
        return super().normalize_name("_".join(name.split(".")[-2:]))

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        told = meanings(schema["cls"])
        made = super().enum_schema(schema)
        made.pop("type", None)  # or a wrong value is underlined twice
        return {**made, "enumDescriptions": [told.get(each.name, "") for each in schema["members"]]}


def schemas(courses: Iterable[Course] | None = None) -> Iterator[File]:
    """Yield one schema a kind of file.

    With courses they know these courses' facets, and suggest the ids of their records. An id that is not among
    them is not underlined: the schema may be older than the record, and `check` knows.
    """
    given = None if courses is None else tuple(courses)
    for name, model in _RECORDS.items():
        schema = _schema(model, given or ())
        if model is Technique:
            _open_for_facets(schema, given)
        yield _file(name, schema)
    for name, model in _LISTS.items():
        yield _file(name, _schema(list[model], given or ()))
    yield _file("quiz", _by_type(_schema(list[Union[tuple(TYPES.values())]], given or ())))  # noqa: UP007 - made at run time


def _file(name: str, schema: Mapping[str, Any]) -> File:
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return File.text(f"{name}.schema.json", json.dumps(made, indent=1, ensure_ascii=False))


def _schema(kind: Any, courses: tuple[Course, ...]) -> dict[str, Any]:  # noqa: ANN401 - a type, or a list of a type
    schema = TypeAdapter(kind).json_schema(by_alias=True, schema_generator=_Made)
    for node in (schema, *schema.get("$defs", {}).values()):
        node.pop("title", None)  # a class's name is nothing to an author
    _clear(schema, courses)
    return schema


def _clear(node: Any, courses: tuple[Course, ...]) -> None:  # noqa: ANN401 - JSON of any shape
    """Drop defaults that are no advice, require what tells the kinds apart, suggest ids."""
    if is_mapping(node):
        for name, field in node.get("properties", {}).items():
            if field.get("default") in (None, [], {}, "") or "const" in field:
                field.pop("default", None)
            if "const" in field:
                node["required"] = list(dict.fromkeys([name, *node.get("required", [])]))
            if "`" in field.get("description", ""):
                field["markdownDescription"] = field["description"]  # the plain one would show its backticks
        for inner in node.values():
            _clear(inner, courses)
        if refers := node.pop(REFERS, None):
            node |= _suggested(refers, courses)
    elif is_list(node):
        for inner in node:
            _clear(inner, courses)


def _suggested(kinds: Iterable[str], courses: tuple[Course, ...]) -> dict[str, Any]:
    """Offer what may be named here; each with its name."""
    found = {key: value for course in courses for kind in kinds for key, value in course.named(kind).items()}
    offers = [{"label": key, "description": _name(value), "body": key} for key, value in found.items()]
    return {"defaultSnippets": offers} if offers else {}


def _name(value: Value) -> str:
    """Say what a record, or a part of one, is called."""
    names = ("name", "title", "text", "prompt", "stem")
    return next((text for name in names if isinstance(text := getattr(value, name, None), str)), "")


def _by_type(schema: dict[str, Any]) -> dict[str, Any]:
    """Ask for the type first, then for this type's fields: of a choice of all an editor would tell the wrong one."""
    kinds = {node["properties"]["type"]["const"]: key for key, node in schema["$defs"].items() if _is_type(node)}
    words = [(inspect.getdoc(inspect.getmodule(TYPES[kind])) or "").partition("\n")[0] for kind in kinds]
    for kind, meaning in zip(kinds, words, strict=True):
        schema["$defs"][kind] = schema["$defs"].pop(kinds[kind])
        schema["$defs"][kind]["properties"]["type"]["description"] = meaning
    told = {"description": "What sort of question it is.", "enum": list(kinds), "enumDescriptions": words}
    cases = [
        {
            "if": {"properties": {"type": {"const": kind}}, "required": ["type"]},
            "then": {"$ref": f"#/$defs/{kind}"},
        }
        for kind in kinds
    ]
    schema["items"] = {
        "type": "object",
        "required": ["type"],
        "properties": {"type": told},
        "allOf": [*cases, {"if": {"required": ["type"]}, "else": _untyped(schema["$defs"][kind] for kind in kinds)}],
    }
    return schema


def _untyped(types: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Before a question has its type: what all have is offered, what none has is wrong."""
    fields = [node["properties"] for node in types]
    common = {name: fields[0][name] for name in Question.model_fields if name != "type"}
    others = {name: True for each in fields for name in each if name not in common}  # no schema: never offered
    return {"properties": {**common, **others}, "additionalProperties": False}


def _is_type(node: Mapping[str, Any]) -> bool:
    return "const" in node.get("properties", {}).get("type", {})


def _open_for_facets(schema: dict[str, Any], courses: tuple[Course, ...] | None) -> None:
    """A technique's further fields are the course's facets: a value or a list of values."""
    fields = schema["properties"]
    fields.pop("facets", None)
    if courses is None:
        value = TypeAdapter(PartId).json_schema()
        others = f"^(?!(?:{'|'.join(fields)})$){value['pattern'].removeprefix('^')}"
        schema["patternProperties"] = {others: _facet("A facet that course.yml declares.", value)}
        return
    facets: dict[str, list[Facet]] = {}
    for facet in (facet for course in courses for facet in course.syllabus.facets):
        facets.setdefault(facet.id, []).append(facet)
    for name, declared in facets.items():
        values = {value.id: value.summary or value.name for facet in declared for value in facet.values}
        given = {"enum": list(values), "enumDescriptions": list(values.values())}
        fields[name] = _facet(f"{declared[0].name}: a facet of this course.", given)


def _facet(words: str, value: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": words, "anyOf": [value, {"type": "array", "items": value}]}
