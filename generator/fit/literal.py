"""Python values as Typst literals, so that a course's words enter a template as data, never as markup."""

import math
import unicodedata
from collections.abc import Mapping, Sequence
from typing import cast

MOST = 2**63 - 1
"""Typst's whole numbers are signed 64-bit."""

PLAIN = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
ESCAPED = ("Cc", "Zl", "Zp")
"""Unicode's categories of control characters and of separators of lines and paragraphs."""


def literal(value: object) -> str:
    """`value` as a Typst expression: a filter for Jinja templates.

    Strings, numbers, truth values, None, sequences (to arrays) and mappings (to dictionaries with string
    keys), nested at will. A whole number beyond 64 bits is a `ValueError`, any other type a `TypeError`.
    """
    if isinstance(value, str):
        return '"' + "".join(map(_escaped, value)) + '"'
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value)
    return _collection(value)


def _escaped(character: str) -> str:
    if character in PLAIN:
        return PLAIN[character]
    category = unicodedata.category(character)
    if category == "Cs":  # half of a pair: no text of its own, and not allowed in UTF-8
        return "\ufffd"
    if category in ESCAPED:
        return f"\\u{{{ord(character):x}}}"
    return character


def _number(value: float) -> str:
    if isinstance(value, int):
        if abs(value) > MOST:
            message = f"{value} is too great for a whole number in Typst"
            raise ValueError(message)
        return str(value)
    if math.isnan(value):
        return "float.nan"
    if math.isinf(value):
        return "float.inf" if value > 0 else "-float.inf"
    return repr(float(value))


def _collection(value: object) -> str:
    if isinstance(value, Mapping):
        known = cast("Mapping[object, object]", value)
        pairs = [f"{literal(str(key))}: {literal(item)}" for key, item in known.items()]
        return "(" + (", ".join(pairs) or ":") + ")"
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview):
        items = [literal(item) for item in cast("Sequence[object]", value)]
        return "(" + ", ".join(items) + ("," if len(items) == 1 else "") + ")"
    message = f"a value of type {type(cast('object', value)).__name__} has no literal in Typst"
    raise TypeError(message)
