"""The fonts of paper: vendored (SIL Open Font License), so that a sheet looks and fits the same on every machine.

`fonts/*.ttf` are used by Typst and, on print pages, by the browser. `fonts/coverage.txt` lists the characters that
each family has; tests prove it equal to the files.
"""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import typst

FOLDER: Final = Path(str(files("generator.fit"))) / "fonts"
TEXT: Final = "Source Sans 3"
NAME: Final = "Source Serif 4"
CODE: Final = "Source Code Pro"
SYMBOL: Final = "Noto Sans Symbols 2"
OTHERS: Final = (
    "Noto Sans Hebrew",
    "Noto Sans Arabic",
    "Noto Sans Math",
    "Noto Sans Symbols 2",
    "Noto Sans JP",
    "Noto Emoji",
)
"""Asked in this order for what the first family lacks; signs come before the large Japanese fonts, which have some."""
FACES: Final = {
    TEXT: (("Regular", 400, False), ("SemiBold", 600, False), ("Italic", 400, True)),
    NAME: (("SemiBold", 600, False),),
    CODE: (("Regular", 400, False),),
    "Noto Sans Hebrew": (("Regular", 400, False), ("SemiBold", 600, False)),
    "Noto Sans Arabic": (("Regular", 400, False), ("SemiBold", 600, False)),
    "Noto Sans JP": (("Regular", 400, False), ("SemiBold", 600, False)),
    "Noto Sans Math": (("Regular", 400, False),),
    "Noto Sans Symbols 2": (("Regular", 400, False),),
    "Noto Emoji": (("Regular", 400, False),),
}
"""The styles of each family: the end of the file's name, its weight, whether it is italic."""
_IGNORED: Final = frozenset("\n\t\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f")
"""Characters that steer and are not drawn."""


def file_of(family: str, style: str) -> str:
    """Give the name of a style's file."""
    return f"{family.replace(' ', '')}-{style}.ttf"


def stack(first: str) -> tuple[str, ...]:
    """Give the families to ask in order, beginning with `first`."""
    return tuple(dict.fromkeys((first, TEXT, *OTHERS) if first != SYMBOL else (SYMBOL, *OTHERS, TEXT)))


@cache
def loaded() -> typst.Fonts:
    """Give the fonts as Typst takes them, read once; those of the machine are left alone."""
    return typst.Fonts(font_paths=[str(FOLDER)], include_system_fonts=False, include_embedded_fonts=False)


@cache
def coverage() -> dict[str, frozenset[int]]:
    """Give the characters of each family, as code points."""
    found: dict[str, frozenset[int]] = {}
    for line in (FOLDER / "coverage.txt").read_text(encoding="utf-8").splitlines():
        family, _, spans = line.partition(": ")
        ends = [[int(end, 16) for end in span.split("-")] for span in spans.split()]
        found[family] = frozenset(code for span in ends for code in range(span[0], span[-1] + 1))
    return found


@cache
def _any() -> frozenset[int]:
    return frozenset[int]().union(*coverage().values())


def missing(text: str) -> list[str]:
    """Give the characters of a text that no font has, each once, in order."""
    return [c for c in dict.fromkeys(text) if c not in _IGNORED and not c.isspace() and ord(c) not in _any()]


def used(texts: Iterable[str]) -> tuple[str, ...]:
    """Give the families that these texts need: the first three and the symbols always, of the others those asked."""
    left = {ord(c) for text in texts for c in text} - coverage()[TEXT]
    needed: list[str] = []
    for family in OTHERS:
        if here := left & coverage()[family]:
            needed.append(family)
            left -= here
    return tuple(dict.fromkeys((TEXT, NAME, CODE, SYMBOL, "Noto Sans Math", *needed)))
