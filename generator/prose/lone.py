"""A number and a dot at the beginning of a line, alone: `1. Re1!`, `1990. It was …`. It is no list of one item."""

import re

from markdown.preprocessors import Preprocessor

_ITEM = re.compile(r" {0,3}\d{1,9}([.)])[ \t]+\S")
_GOES_ON = re.compile(r"[ \t]+\S")


class LoneNumbers(Preprocessor):
    """Escapes the dot of an ordered list with one item and nothing below it. Runs after code is taken out."""

    def run(self, lines: list[str]) -> list[str]:
        """Give the lines with lone numbers escaped."""
        return [self._escaped(line) if self._is_lone(lines, at) else line for at, line in enumerate(lines)]

    def _is_lone(self, lines: list[str], at: int) -> bool:
        if not _ITEM.match(lines[at]):
            return False
        above = next((line for line in reversed(lines[:at]) if line.strip()), "")
        below = next((line for line in lines[at + 1 :] if line.strip()), "")
        return not any(_ITEM.match(line) or _GOES_ON.match(line) for line in (above, below))

    def _escaped(self, line: str) -> str:
        dot = _ITEM.match(line)
        return line if dot is None else f"{line[: dot.start(1)]}\\{line[dot.start(1) :]}"
