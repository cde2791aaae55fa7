"""Writes missing ids of parts into the YAML files, and lists the ids of records in `ids.txt`.

Every other byte stays as its author wrote it.

Nothing is dumped anew: PyYAML says where each part begins, and the id goes in there.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_lowercase
from typing import Any, TypeAlias

import yaml

from generator.derive.met import met
from generator.model.course import Course
from generator.model.origin import FieldPath, Origin
from generator.model.output import File
from generator.model.value import Part, Value
from generator.model.walk import parts

Edit: TypeAlias = tuple[int, int, str]
"""Replace the characters from the first index up to the second."""

_BOM = "\ufeff"


_HEAD = """\
# What learners may have met, so that nothing vanishes unnoticed: `tacticbook ids` adds to it, `check` compares.
"""


def listing(course: Course) -> File | None:
    """Give `ids.txt` with every id that is not in it yet; None where there is none. Lines of the file stay."""
    fresh = [key.replace(":", " ") for key in met(course) if key not in set(course.met)]
    if not fresh:
        return None
    origin = course.origins.get(f"ids:{course.id}")
    text = "\n".join([*origin.lines, ""]) if origin else _HEAD
    return File.text(f"content/{course.id}/ids.txt", text + "\n".join(fresh))


def missing(course: Course) -> dict[str, dict[FieldPath, str]]:
    """Give, by file, the way from the file's top to each part without an id, and the id it gets."""
    found: dict[str, dict[FieldPath, str]] = {}
    for key, value in course.everything():
        origin = course.origin(key)
        named = dict(_named(value, origin, whole=key.startswith("question:")))
        if named:
            found.setdefault(origin.path, {}).update(named)
    return found


def with_ids(path: str, data: bytes, wanted: Mapping[FieldPath, str]) -> File:
    """Give the file with these ids in these places."""
    written = data.decode("utf-8")
    text = written.removeprefix(_BOM)
    top: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    edits = {edit for at, name in wanted.items() for edit in _edits(text, _node(top, at), name)}
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return File(path, (_BOM * written.startswith(_BOM) + text).encode())


def _named(value: Value, origin: Origin, *, whole: bool) -> Iterator[tuple[FieldPath, str]]:
    """Name the parts in the order of the file; ids are unique in a list, in a question (`whole`) in all of it."""
    found = [(at, part) for at, part in parts(value) if at in origin.spots]
    taken: defaultdict[FieldPath, set[str]] = defaultdict(set)
    for at, part in found:
        taken[() if whole else at[:-1]].add(part.id)
    for at, part in sorted(found, key=lambda each: _order(origin, each)):
        if not part.has_own_id:
            scope = taken[() if whole else at[:-1]]
            name = next(name for name in _names() if name not in scope)
            scope.add(name)
            yield (*origin.base, *at), name


def _order(origin: Origin, each: tuple[FieldPath, Part]) -> tuple[int, int]:
    spot = origin.spot(each[0])
    return spot.line, spot.column


def _names() -> Iterator[str]:
    yield from ascii_lowercase
    yield from (f"p{number}" for number in range(1, 100_000))


def _node(node: Any, at: FieldPath) -> yaml.MappingNode:  # noqa: ANN401 - YAML of any shape
    for step in at:
        if isinstance(step, int):
            node = node.value[step]
        else:
            node = next(value for key, value in node.value if key.value == step)
    return node


def _edits(text: str, node: yaml.MappingNode, name: str) -> Sequence[Edit]:
    """Say how to write an id into one mapping: where an empty one stands, or as its first field."""
    for key, value in node.value:
        if key.value == "id":
            start, end = value.start_mark.index, value.end_mark.index
            return [(start, end, name if text[start - 1].isspace() else f" {name}")]
    first = node.value[0][0].start_mark
    if not node.flow_style:
        newline = "\r\n" if "\r\n" in text else "\n"
        return [(first.index, first.index, f"id: {name}{newline}{' ' * first.column}")]
    opening = text.rfind("{", node.start_mark.index, first.index) + 1
    if not opening:  # `[text: …]`, a pair without braces
        end = node.value[-1][1].end_mark.index
        return [(first.index, first.index, f"{{id: {name}, "), (end, end, "}")]
    between = text[opening : first.index]
    before = "" if between.strip(" ") else between
    return [(opening, opening, f"{before}id: {name},{'' if between[:1].isspace() else ' '}")]
