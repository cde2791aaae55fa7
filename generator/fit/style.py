"""How each kind of line on a card is set: one table, from which both the style sheet and the Typst source are made."""

from dataclasses import asdict, dataclass
from typing import Final, Literal

from generator.fit.fonts import NAME, TEXT

_EDGES: Final = {TEXT: (1.024, 0.4), NAME: (1.036, 0.335)}
"""Ascent and descent of the first families, in em, as their files give them: a browser centres these in a line."""


@dataclass(frozen=True, slots=True)
class Style:
    """A role's setting. `size`, `before` and `hang` are shares of the card's size of text, `line` of its own."""

    size: float
    line: float
    before: float = 0
    """Room above it, unless it is the first."""
    family: str = TEXT
    weight: Literal[400, 600] = 400
    coloured: bool = False
    ruled: bool = False
    """Whether a line stands below it."""

    @property
    def edges(self) -> tuple[float, float]:
        """Give how far a line reaches above and below its baseline, in em, as CSS places it (half-leading)."""
        above, below = _EDGES[self.family]
        half = (self.line - above - below) / 2
        return round(above + half, 4), round(below + half, 4)


STYLES: Final = {
    "mark": Style(0.95, 1.3, weight=600, coloured=True),
    "name": Style(1.95, 1.1, 0.15, NAME, 600),
    "label": Style(0.85, 1.3, 0.75, weight=600),
    "item": Style(1.08, 1.3, 0.15),
    "head": Style(1.12, 1.2, 0, NAME, 600, coloured=True, ruled=True),
    "line": Style(1, 1.28, 0.5),
    "ask": Style(1.5, 1.25, 0.3, NAME, 600),
    "answer": Style(1.25, 1.35, 0.4),
    "foot": Style(0.78, 1.25),
    "write": Style(0.85, 1.3, weight=600),
}
"""By role. Sizes multiply the layout's size of text; none becomes smaller than the layout's least size."""

_RIGHT_TO_LEFT: Final = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"])
HANG: Final = 0.9
"""Room for a list's marker, in em."""
RULE: Final = 0.25
"""Thickness of the line below a head, in mm; its distance from the words is `RULE_GAP` em of the card's size."""
RULE_GAP: Final = 0.18
WRITE: Final = 2.1
"""Distance of the lines to write on, in em of the card's size: 7 mm on most layouts, as in a school's exercise book."""
WRITE_RULE: Final = 0.15
"""Thickness of such a line, in mm; grey, `WRITE_GREY` of 100 being white."""
WRITE_GREY: Final = 60
PICTURE: Final = 6.5
"""Height of a picture on its own lines, in em of the card's size; it keeps its proportions."""
SMALL_PICTURE: Final = 1.2
"""Height and width of a picture inside a line, in em."""


def is_right_to_left(lang: str) -> bool:
    """Whether a language, by its tag, is written from right to left."""
    return lang.split("-", maxsplit=1)[0] in _RIGHT_TO_LEFT


def table() -> dict[str, dict[str, object]]:
    """Give every style as plain data, with its edges."""
    return {role: {**asdict(style), "edges": style.edges} for role, style in STYLES.items()}
