"""Adds an entry to a list in a YAML file; every other byte stays as its author wrote it."""

import json
from dataclasses import dataclass
from typing import Any

import yaml

from generator.model.origin import FieldPath
from generator.model.output import File

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Insertion:
    """An entry for a list in a file that is there."""

    path: str
    at: FieldPath
    entry: str

    def into(self, data: bytes) -> File:
        """Give the file with the entry."""
        written = data.decode("utf-8")
        mark = _BOM * written.startswith(_BOM)
        return File(self.path, (mark + insert(written.removeprefix(_BOM), self.at, self.entry)).encode())


def insert(text: str, at: FieldPath, entry: str) -> str:
    """Give the text with an entry added to the list at a path.

    `entry` is YAML without its dash. In a file that is one list, such as a quiz, an empty line parts the entries.
    A list that is missing is begun at the end of the file: only the file's own fields can be missing.
    """
    if "\r\n" in text:
        return insert(text.replace("\r\n", "\n"), at, entry).replace("\n", "\r\n")
    top: Any = yaml.compose(text, Loader=yaml.CSafeLoader)
    node = _node(top, at)
    if node is None:
        head = "".join(f"{name}:\n" for name in at)
        return f"{text.rstrip()}\n{head}{_item(entry, 2 * len(at))}\n".lstrip("\n")
    if isinstance(node, yaml.ScalarNode):  # `name:` with nothing after it
        line = text[text.rfind("\n", 0, node.start_mark.index) + 1 :]
        return _after(text, node.start_mark.index, _item(entry, len(line) - len(line.lstrip()) + 2))
    if node.flow_style:
        end = _end(node.value[-1]) if node.value else node.start_mark.index + 1
        return f"{text[:end]}{', ' if node.value else ''}{_flow(entry)}{text[end:]}"
    dash = text.rfind("-", 0, node.value[0].start_mark.index)
    indent = dash - text.rfind("\n", 0, dash) - 1
    return _after(text, len(text[: _end(node.value[-1])].rstrip()), _item(entry, indent), apart=not at)


def _after(text: str, index: int, item: str, *, apart: bool = False) -> str:
    """Put an item on the lines below the one that holds this index."""
    end = text.find("\n", index)
    head, tail = (text, "") if end < 0 else (text[:end], text[end + 1 :])
    between = "\n" * apart
    return f"{head}\n{between}{item}\n{tail}"


def _node(node: Any, at: FieldPath) -> Any:  # noqa: ANN401 - YAML of any shape
    """Give the node at a path, or None if it is not there."""
    for step in at:
        if node is None:
            return None
        if isinstance(step, int):
            node = node.value[step]
        else:
            node = next((value for key, value in node.value if key.value == step), None)
    return node


def _end(node: yaml.Node) -> int:
    """Give where a node's own text ends, without the comments and empty lines after it."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False) or not node.value:
        return node.end_mark.index
    last: Any = node.value[-1]
    return _end(last if isinstance(node, yaml.SequenceNode) else last[1])


def _flow(entry: str) -> str:
    """Give an entry on one line, for a list in brackets."""
    data = yaml.safe_load(entry)
    return data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)


def _item(entry: str, indent: int) -> str:
    first, *rest = entry.rstrip().split("\n")
    pad = " " * indent
    return "\n".join([f"{pad}- {first}", *(f"{pad}  {line}" if line else "" for line in rest)])
