"""The fields of a question type in plain words, from the schema that editors use: one source for both."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from generator.model.question import Question
from generator.model.value import Revised
from generator.questions import TYPES
from generator.schema import schemas

Node = Mapping[str, Any]
"""A piece of a JSON Schema."""

_WORDS = {"boolean": "true or false", "integer": "whole number", "number": "number", "string": "text"}


class Field(NamedTuple):
    """A field that an author writes."""

    path: tuple[str, ...]
    """Its name, after those of the fields that it stands in."""
    value: str
    """What can stand there."""
    required: bool
    meaning: str
    """Markdown."""


def own_fields(kind: str) -> list[Field]:
    """Give the fields that this type alone has, or in a meaning of its own; each before what it holds."""
    return list(_fields(_type(kind), (), [name for name in TYPES[kind].model_fields if _is_own(kind, name)]))


def common_fields() -> list[Field]:
    """Give the fields that every question has, `type` left out."""
    plain = next(kind for kind in sorted(TYPES) if not any(_is_own(kind, name) for name in Question.model_fields))
    names = sorted(Question.model_fields, key=Revised.model_fields.__contains__)  # what renames need stands last
    return list(_fields(_type(plain), (), [name for name in names if name != "type"]))


def _is_own(kind: str, name: str) -> bool:
    own, common = TYPES[kind].model_fields[name], Question.model_fields.get(name)
    return name != "type" and (common is None or own.description != common.description)


@cache
def _schema() -> Node:
    """Give the schema of a file of `quizzes/`."""
    return next(json.loads(file.data) for file in schemas() if file.path == "quiz.schema.json")


def _type(kind: str) -> Node:
    return next(node for node in _schema()["$defs"].values() if _constant(node) == kind)


def _constant(node: Node) -> object:
    return node.get("properties", {}).get("type", {}).get("const")


def _fields(node: Node, path: tuple[str, ...], names: Iterable[str]) -> Iterator[Field]:
    for name in names:
        field = node["properties"][name]
        at = (*path, name)
        yield Field(at, _value(field), name in node.get("required", ()), field.get("description", ""))
        held = _held(field)
        if "properties" in held:
            yield from _fields(held, at, held["properties"])


def _held(field: Node) -> Node:
    """Give what a field, or each entry of its list, is made of."""
    (kind,) = _kinds(field)
    inner = kind.get("items", kind)
    return _schema()["$defs"][inner["$ref"].rsplit("/", 1)[1]] if "$ref" in inner else {}


def _kinds(field: Node) -> list[Node]:
    """Give what a field may hold besides nothing."""
    return [each for each in field.get("anyOf", [field]) if each.get("type") != "null"]


def _value(field: Node) -> str:
    """Say in plain words what a field holds."""
    (kind,) = _kinds(field)
    held = _held(field)
    if kind.get("type") == "array":
        words = f"list{_count(kind)}"
    elif "enum" in held:
        words = f"one of {', '.join(held['enum'])}"
    elif "properties" in held:
        words = "fields"
    else:
        words = "id" if "pattern" in kind else _WORDS[kind["type"]]
    usual = field.get("default")
    if usual is None:
        return words
    return f"{words}; default {usual if isinstance(usual, str) else json.dumps(usual)}"


def _count(kind: Node) -> str:
    least, most = kind.get("minItems"), kind.get("maxItems")
    if least and least == most:
        return f" of {least}"
    return f" of {least} to {most}" if least and most else ""
