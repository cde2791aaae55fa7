"""YAML 1.2 with positions: text → plain data and the spot of every field, or problems.

`no` and `on` are text, keys are texts and stand once, aliases may not blow a file up. PyYAML's C
parser composes the nodes; the data is made here, so that no tag can construct an object.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

import yaml
from yaml.resolver import BaseResolver

from generator.model.origin import FieldPath, Origin, Spot
from generator.model.problem import Problem, Severity

MAX_BYTES = 1_048_576
"""Largest YAML or Markdown file, in bytes."""
MAX_NODES = 100_000
"""Most values in a file after its aliases are followed."""
MAX_DEPTH = 40
"""Deepest nesting; our records need 6."""

_BAD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
"""What no text needs: controls, and line ends that editors, YAML and Python count differently."""

_TAG = "tag:yaml.org,2002:"
_SCALARS = {
    "bool": (re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), "tTfF"),
    "int": (re.compile(r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$"), "-+0123456789"),
    "float": (
        re.compile(
            r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$"
        ),
        "-+.0123456789",
    ),
    "null": (re.compile(r"^(?:~|null|Null|NULL|)$"), ["~", "n", "N", ""]),
}


_CParser: Any = getattr(yaml.cyaml, "CParser")  # noqa: B009 - the stubs do not know it


class _Resolver(BaseResolver):
    """The core schema of YAML 1.2 (section 10.3.2 of its specification)."""

    yaml_implicit_resolvers: ClassVar[dict[Any, Any]] = {}  # pyright: ignore[reportIncompatibleVariableOverride]


for _name, (_pattern, _first) in _SCALARS.items():
    _Resolver.add_implicit_resolver(_TAG + _name, _pattern, list(_first))  # pyright: ignore[reportUnknownMemberType]


class _Loader(_CParser, _Resolver):
    """PyYAML's C parser with our resolver and no constructor."""

    def __init__(self, stream: str) -> None:
        _CParser.__init__(self, stream)
        _Resolver.__init__(self)


@dataclass(frozen=True, slots=True)
class Document:
    """A file's data and where each of its fields stands."""

    data: Any
    origin: Origin


class _Refusal(Exception):  # noqa: N818 - it is control flow inside this module
    def __init__(self, code: str, message: str, hint: str, mark: yaml.Mark | None) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.mark = code, message, hint, mark


def parse(path: str, raw: bytes) -> Document | Problem:
    """Read one YAML file. `path` is only for messages."""
    try:
        text = decode(raw)
        _refuse_depth(text)
        node = yaml.compose(text, Loader=_Loader)
        spots: dict[FieldPath, Spot] = {}
        data = None if node is None else _Builder(spots).build(node, (), 0)
    except _Refusal as refusal:
        return _problem(path, refusal.code, refusal.message, refusal.hint, refusal.mark)
    except yaml.MarkedYAMLError as error:
        message, hint = _explain(str(error.problem), str(error.context or ""))
        return _problem(path, "Y01", message, hint, error.problem_mark or error.context_mark)
    except yaml.YAMLError as error:
        return _problem(path, "Y01", f"not YAML: {str(error).splitlines()[0]}", "save it as plain UTF-8 text", None)
    return Document(data, Origin(path, spots, tuple(text.splitlines())))


def decode(raw: bytes) -> str:
    """Decode UTF-8, refusing what is too large or another encoding (raises a refusal for `parse`)."""
    if len(raw) > MAX_BYTES:
        kib = MAX_BYTES // 1024
        raise _Refusal("Y04", f"the file has {len(raw):,} bytes, more than {kib} KiB", "split it", None)
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n")
        mark = yaml.Mark("", 0, line, 0, None, 0)
        raise _Refusal("Y02", "not UTF-8 text", "save the file with UTF-8 encoding", mark) from None
    if bad := _BAD.search(text):
        line = text.count("\n", 0, bad.start())
        column = bad.start() - text.rfind("\n", 0, bad.start()) - 1
        raise _control(bad.group(), yaml.Mark("", 0, line, column, None, 0))
    return text


def _control(character: str, mark: yaml.Mark) -> _Refusal:
    return _Refusal("Y02", f"a control character (U+{ord(character):04X})", "delete it", mark)


def read_text(path: str, raw: bytes) -> tuple[str, Origin] | Problem:
    """Read a Markdown file under the same limits."""
    try:
        text = decode(raw)
    except _Refusal as refusal:
        return _problem(path, refusal.code, refusal.message, refusal.hint, refusal.mark)
    lines = tuple(text.splitlines())
    return text, Origin(path, {(): Spot(1, 1, len(lines) or 1)}, lines)


def _refuse_depth(text: str) -> None:
    """Count the depth of the parser's events: composing recurses in C, where too deep a file ends the process."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            raise _Refusal("Y05", "nested too deeply", "close the brackets", _mark(event))


def _mark(event: yaml.Event) -> yaml.Mark | None:
    """Copy the place of an event: the C parser has a class of its own for it."""
    start = event.start_mark
    return start and yaml.Mark("", 0, start.line, start.column, None, 0)


class _Builder:
    """Makes plain data of nodes and notes where each field stands."""

    def __init__(self, spots: dict[FieldPath, Spot]) -> None:
        self.spots = spots
        self.nodes = 0

    def build(self, node: yaml.Node, at: FieldPath, depth: int) -> Any:  # noqa: ANN401 - data of any shape
        self.nodes += 1
        if self.nodes > MAX_NODES or depth > MAX_DEPTH:
            raise _Refusal("Y05", "too many or too deep values (aliases count)", "write it out", node.start_mark)
        start, end = node.start_mark, node.end_mark
        last = end.line + (1 if end.column else 0)
        self.spots.setdefault(at, Spot(start.line + 1, start.column + 1, max(last, start.line + 1)))
        _refuse_tag(node)
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, at, depth))
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*at, i), depth + 1) for i, item in enumerate(node.value)]
        return _scalar(node)

    def _pairs(self, node: yaml.MappingNode, at: FieldPath, depth: int) -> Iterator[tuple[str, Any]]:
        seen: dict[str, yaml.Mark] = {}
        for key, value in node.value:
            name = _key(key)
            if name in seen:
                first = seen[name].line + 1
                message = f"field {name!r} stands twice (first in line {first})"
                raise _Refusal("Y03", message, "keep one of them", key.start_mark)
            seen[name] = key.start_mark
            yield name, self.build(value, (*at, name), depth + 1)


def _key(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode) and node.value != "<<":
        if bad := _BAD.search(node.value):
            raise _control(bad.group(), node.start_mark)
        return str(node.value)
    raise _Refusal("Y03", "a field's name must be a plain word", "write `name: value`", node.start_mark)


def _refuse_tag(node: yaml.Node) -> None:
    """Refuse tags but those that say what stands there anyway."""
    kind = node.tag.removeprefix(_TAG)
    if isinstance(node, yaml.MappingNode):
        fits = kind == "map"
    elif isinstance(node, yaml.SequenceNode):
        fits = kind == "seq"
    else:
        fits = kind == "str" or (kind in _SCALARS and bool(_SCALARS[kind][0].match(str(node.value))))
    if not fits:
        tag = node.tag.replace(_TAG, "!!")
        raise _Refusal("Y06", f"tag {tag} is not allowed here", "remove the tag", node.start_mark)


def _scalar(node: yaml.Node) -> str | int | float | bool | None:
    value = str(node.value)
    if bad := _BAD.search(value):  # written as an escape, such as "\\e"
        raise _control(bad.group(), node.start_mark)
    kind = node.tag.removeprefix(_TAG)
    if kind == "str":
        return value
    if kind == "bool":
        return value.lower() == "true"
    if kind == "int":
        digits = value.lower()
        base = {"0x": 16, "0o": 8}.get(digits[:2], 10)
        return value if len(digits) > 400 else int(digits, base)  # noqa: PLR2004 - Python refuses longer ones
    return float(value.lower().replace(".inf", "inf").replace(".nan", "nan")) if kind == "float" else None


def _explain(problem: str, context: str) -> tuple[str, str]:
    """Say in plain words what PyYAML found."""
    known = {
        "mapping values are not allowed": ("a second `: ` in this line", "put the text in quotes"),
        "cannot start any token": (
            "a character that cannot start a text here",
            "put the text in quotes; indent with spaces",
        ),
        "could not find expected ':'": ("a line without `name: value`", "add the colon, or indent the line"),
        "found a tab character": ("a tab in the indentation", "indent with spaces"),
        "did not find expected key": (
            "the indentation or a quote is off here",
            "line up with the field above; close the quote",
        ),
        "did not find expected '-'": ("the list's indentation is off here", "line the dashes up"),
        "found unexpected end of stream": ("a quote is not closed", "close it"),
        "found undefined alias": ("an alias (`*name`) without its anchor", "put the text in quotes"),
        "expected a single document": ("a second document (`---`)", "one file holds one document"),
    }
    for sign, plain in known.items():
        if sign in problem or sign in context:
            return plain
    return f"not YAML: {problem}", "see the line above, too"


def _problem(path: str, code: str, message: str, hint: str, mark: yaml.Mark | None) -> Problem:
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(code=code, severity=Severity.ERROR, path=path, line=line, column=column, message=message, hint=hint)
