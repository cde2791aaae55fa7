"""What the Markdown engine cannot digest: it recurses, or takes minutes, where a text is nested too deeply."""

import re

from generator.prose.syntax import fenced_lines

MAX_LENGTH = 100_000
"""Most characters of one text: an hour and a half of reading."""
MAX_NESTED = 8
"""Most quotations and lists inside each other on one line."""
MAX_INDENT = 40
"""Deepest indentation of a list, in columns."""
MAX_OPEN = 50
"""Most square brackets that are open at once."""
MAX_BRACKETS = 1000
"""Most square brackets of one text."""
MAX_FENCES = 200
"""Most lines that begin or end a code block."""

_MARK = r"(?:>|(?:[-+*:]|\d{1,9}[.)])[ \t])"
_NESTED = re.compile(rf"(?:[ \t]*+{_MARK}){{{MAX_NESTED + 1},}}+")
_FENCE = re.compile(r"(?m)^(?:```|~~~)")
_INDENTED = re.compile(rf"[ \t]{{{MAX_INDENT},}}+{_MARK}")


def excess(text: str) -> tuple[str, str]:
    """Say what is too much in a text, and quote where; two empty texts if nothing is."""
    if len(text) > MAX_LENGTH:
        return f"a text of {len(text):,} characters, more than {MAX_LENGTH:,}", ""
    if text.count("[") > MAX_BRACKETS or len(_FENCE.findall(text)) > MAX_FENCES:
        return f"more than {MAX_BRACKETS:,} links or {MAX_FENCES} lines round code", ""
    lines = [line.expandtabs() for line, fenced in fenced_lines(text) if not fenced]
    for line in lines:
        if _INDENTED.match(line) or (_NESTED.match(line) and len(set(line) - {" "}) > 1):
            return "lists or quotations nested too deeply", line.strip()[:40]
    return _brackets(text)


def _brackets(text: str) -> tuple[str, str]:
    depth = 0
    for bracket in re.finditer(r"[\[\]]", text):
        depth = depth + 1 if bracket.group() == "[" else max(0, depth - 1)
        if depth > MAX_OPEN:
            return f"more than {MAX_OPEN} brackets open at once", ""
    return "", ""
