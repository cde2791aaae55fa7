"""JSON Schemas for editors: completion, descriptions and a red line while an author types.

Made from the same models that `load` validates with, so they cannot disagree with it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Union

from pydantic import BaseModel, Field, TypeAdapter

from generator.model.course import Course
from generator.model.definition import Lesson, Tactic, Technique
from generator.model.output import File
from generator.model.syllabus import CoverageRow, Facet, Misconception, Source, Syllabus, Term
from generator.model.value import is_list, is_mapping
from generator.questions import TYPES

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
}

_WORDS: Mapping[str, str] = {
    "alt": "What somebody who cannot see or hear it must know.",
    "aliases": "Other names of the same thing; the glossary and the search know them.",
    "audience": "Whom the course is for.",
    "avoid_when": "Situations in which it does harm or fails, a line each.",
    "back": "The answer, at most 25 words.",
    "caption": "Shown below it.",
    "colour": 'As "#336699"; the symbol says the same for whoever does not see it.',
    "compare": "What the two cases have in common, and where they part.",
    "counter": "What to answer when somebody does it to you.",
    "credit": "Share of the credit that this answer earns.",
    "definition": "What the word means in this course, in one or two sentences.",
    "do": "What to do, in a line.",
    "doi": "The DOI alone, such as 10.1000/182, without https://doi.org/.",
    "fix": "What to do instead.",
    "front": "What the card asks.",
    "how": "What to say or do, in a sentence.",
    "id": "Lower-case letters, digits and hyphens. Never reused; never renamed without need.",
    "kind": "What this file describes.",
    "left": "What wants a partner.",
    "lessons": "Ids of the lessons, in order.",
    "licence": "Under which licence it may be used, and whose it is.",
    "match": "Texts that count as this answer.",
    "misconception": "Id of the mistaken idea behind it, from misconceptions.yml.",
    "mistake": "What people usually do wrong.",
    "move": "Id of the technique that this line shows.",
    "name": "Short, as headings and lists show it.",
    "note": "A sentence or two that explain it.",
    "pages": "As 31-41.",
    "parent": "Id of the technique that this one is a special case of.",
    "per_objective": "How many questions are drawn for each objective.",
    "prompt": "What the learner is asked to do.",
    "right": "The partner that is right.",
    "say": "What to say, word by word.",
    "says": "The words spoken.",
    "see": "Ids of terms to look at as well.",
    "setting": "Where and between whom.",
    "sins": "Id of one of the course's `risks`.",
    "sources": "Ids of the works behind it, from sources.yml.",
    "summary": "One sentence.",
    "symbol": "One sign that stands for it where there is no colour.",
    "tagline": "One line below the title.",
    "technique": "Id of the technique.",
    "text": "What it says. Markdown.",
    "title": "As readers see it.",
    "transcript": "What is said and heard, in full.",
    "type": "What sort it is.",
    "url": "Where to read it; starts with https://.",
    "use_when": "Situations that call for it, a line each.",
    "value": "The number that it leads to.",
    "volume": "As 27, or 27(1).",
    "watch": "What to look out for.",
    "when": "When to use it, in a line.",
    "where": "Facet by facet, the values whose techniques belong here.",
    "who": "Who speaks.",
    "why": "The reason, in a sentence or two.",
    "year": "Of publication.",
}
"""What a field means where its model leaves it to the name."""

_ID: Mapping[str, Any] = {"type": "string", "pattern": "^[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?$"}


def schemas(courses: Iterable[Course] | None = None) -> Iterator[File]:
    """Yield one schema a kind of file, knowing these courses' facets; without courses, one for any."""
    for name, model in _RECORDS.items():
        schema = _schema(name, model)
        if model is Technique:
            _open_for_facets(schema, courses)
        yield _file(name, schema)
    for name, model in _LISTS.items():
        yield _file(name, _schema(name, list[model]))
    question = Annotated[Union[tuple(TYPES.values())], Field(discriminator="type")]  # noqa: UP007 - made at run time
    yield _file("quiz", _schema("quiz", list[question]))


def _file(name: str, schema: Mapping[str, Any]) -> File:
    return File.text(f"{name}.schema.json", json.dumps(schema, indent=1, ensure_ascii=False))


def _schema(name: str, kind: Any) -> dict[str, Any]:  # noqa: ANN401 - a type, or a list of a type
    schema = TypeAdapter(kind).json_schema(by_alias=True)
    _clear(schema)
    for node in (schema, *schema.get("$defs", {}).values()):
        _describe(node, schema.get("$defs", {}))
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"tacticbook {name}"}
    return head | {key: value for key, value in schema.items() if key != "title"}


def _clear(node: Any) -> None:  # noqa: ANN401 - JSON of any shape
    """Drop what only confuses an editor: titles, and defaults that are no advice."""
    if is_mapping(node):
        node.pop("discriminator", None)  # OpenAPI's, not JSON Schema's
        for name, field in node.get("properties", {}).items():
            field.pop("title", None)
            if field.get("default") in (None, [], {}, "") or "const" in field:
                field.pop("default", None)
            if "const" in field:  # what tells the kinds apart is not optional
                node["required"] = list(dict.fromkeys([name, *node.get("required", [])]))
        for inner in node.values():
            _clear(inner)
    elif is_list(node):
        for inner in node:
            _clear(inner)


def _describe(node: dict[str, Any], known: Mapping[str, Any]) -> None:
    """Say of each field what it means: its own words, those of what it holds, or those of its name."""
    kind = node.get("properties", {}).get("type", {}).get("const")
    if kind:
        node["title"] = f"question of type {kind}"
    for name, field in node.get("properties", {}).items():
        if "description" not in field:
            inner = [field, field.get("items", {}), *field.get("anyOf", [])]
            held = [known[each["$ref"].rsplit("/", 1)[1]] for each in inner if "$ref" in each]
            field["description"] = next((each["description"] for each in held), "") or _WORDS.get(name, "")


def _open_for_facets(schema: dict[str, Any], courses: Iterable[Course] | None) -> None:
    """A technique's further fields are the course's facets: a value or a list of values."""
    fields = schema["properties"]
    fields.pop("facets", None)
    if courses is None:
        schema["propertyNames"] = {"anyOf": [{"enum": list(fields)}, _ID]}
        schema["additionalProperties"] = _facet("A facet that course.yml declares.", _ID)
        return
    facets: dict[str, list[Facet]] = {}
    for facet in (facet for course in courses for facet in course.syllabus.facets):
        facets.setdefault(facet.id, []).append(facet)
    for name, declared in facets.items():
        values = {value.id: value.name for facet in declared for value in facet.values}
        words = f"{declared[0].name}: {', '.join(f'{key} ({text})' for key, text in values.items())}."
        fields[name] = _facet(words, {"enum": list(values)})


def _facet(words: str, value: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": words, "anyOf": [value, {"type": "array", "items": value}]}
