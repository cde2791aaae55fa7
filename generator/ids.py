"""Writes missing ids of parts into the YAML files; comments and layout stay.

The one place that uses ruamel.yaml: it keeps what a person wrote, which `load` need not.
"""

import io
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from generator.model.course import Course
from generator.model.origin import FieldPath
from generator.model.output import File
from generator.model.value import is_mapping
from generator.model.walk import parts


def missing(course: Course) -> dict[str, list[FieldPath]]:
    """Give, by file, the way from the file's top to each part without an id of its own."""
    found: dict[str, list[FieldPath]] = {}
    for key, value in course.everything():
        origin = course.origin(key)
        for at, part in parts(value):
            if not part.has_own_id:
                found.setdefault(origin.path, []).append((*origin.base, *at))
    return found


def with_ids(path: str, text: str, places: list[FieldPath]) -> File:
    """Give the file with an id in each of these places."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    data = yaml.load(text)  # pyright: ignore[reportUnknownMemberType]
    for at in places:
        siblings = _follow(data, at[:-1])
        part = siblings[at[-1]]
        if isinstance(part, CommentedMap):
            part.insert(0, "id", next(_unused(siblings)))  # pyright: ignore[reportUnknownMemberType]
    out = io.StringIO()
    yaml.dump(data, out)  # pyright: ignore[reportUnknownMemberType]
    return File.text(path, out.getvalue())


def _follow(data: Any, at: FieldPath) -> Any:  # noqa: ANN401 - YAML of any shape
    for step in at:
        data = data[step]
    return data


def _unused(siblings: Any) -> Iterator[str]:  # noqa: ANN401 - YAML of any shape
    taken = {str(item.get("id")) for item in siblings if is_mapping(item)}
    yield from (letter for letter in ascii_lowercase if letter not in taken)
    yield from (f"p{number}" for number in range(1, 1000) if f"p{number}" not in taken)
