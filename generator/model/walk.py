"""Walks a value and yields its marked fields: every reference, every text that is Markdown.

One walk serves all checks over references and prose, so a field that is added to the model, or a
question type that does not exist yet, is checked without anybody thinking of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from generator.model.origin import FieldPath
from generator.model.value import Part, Prose, Ref, Value


@dataclass(frozen=True, slots=True)
class Found:
    """A marked text and the way to it."""

    at: FieldPath
    text: str
    marks: tuple[Any, ...]

    @property
    def ref(self) -> Ref | None:
        """Which kinds of record it may name, if it is a reference."""
        return next((mark for mark in self.marks if isinstance(mark, Ref)), None)

    @property
    def is_prose(self) -> bool:
        """Whether it is Markdown."""
        return any(isinstance(mark, Prose) for mark in self.marks)


def walk(value: Value) -> Iterator[Found]:
    """Yield each text of the value with its marks, in field order."""
    for name, annotation, marks in _fields(type(value)):
        written = _alias(type(value), name)
        yield from _walk(getattr(value, name), annotation, marks, (written,))


def parts(value: Value, at: FieldPath = ()) -> Iterator[tuple[FieldPath, Part]]:
    """Yield each part (what has an id of its own) with the way to it."""
    for name in type(value).model_fields:
        for step, item in _items(getattr(value, name)):
            here = (*at, name, *step)
            if isinstance(item, Part):
                yield here, item
            yield from parts(item, here)


def _items(field: Any) -> Iterator[tuple[FieldPath, Value]]:  # noqa: ANN401 - a field of any type
    """Yield the values in a field with the way to each: its index in a list, or nothing."""
    if isinstance(field, Value):
        yield (), field
    elif isinstance(field, tuple):
        items: tuple[Any, ...] = tuple(field)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        yield from (((index,), item) for index, item in enumerate(items) if isinstance(item, Value))


@cache
def _fields(kind: type[Value]) -> tuple[tuple[str, Any, tuple[Any, ...]], ...]:
    return tuple((name, info.annotation, tuple(info.metadata)) for name, info in kind.model_fields.items())


def _alias(kind: type[Value], name: str) -> str:
    return kind.model_fields[name].alias or name


def _walk(value: Any, annotation: Any, marks: tuple[Any, ...], at: FieldPath) -> Iterator[Found]:  # noqa: ANN401
    if isinstance(value, Value):
        yield from (Found((*at, *found.at), found.text, found.marks) for found in walk(value))
    elif isinstance(value, str):
        yield Found(at, value, (*marks, *_marks(annotation)))
    elif isinstance(value, tuple):
        inner = _element(annotation)
        for index, item in enumerate(value):  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
            yield from _walk(item, inner, (), (*at, index))


def _element(annotation: Any) -> Any:  # noqa: ANN401 - annotations are untyped by nature
    """Give the annotation of a tuple's elements."""
    bare = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    arguments = get_args(bare)
    return arguments[0] if arguments else Any


def _marks(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """Collect the marks of an annotation, through Optional."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return (*marks, *_marks(inner))
    if get_origin(annotation) in {Union, UnionType}:
        return tuple(mark for arm in get_args(annotation) for mark in _marks(arm))
    return ()
