"""What stands on a printed page: glyphs with their boxes, turn, size and colour.

Lengths are mm from the upper left corner of the page as it is seen.
"""

from dataclasses import dataclass

MM = 25.4 / 72
"""Millimetres of a point."""


@dataclass(frozen=True)
class Box:
    """A rectangle on a page, mm."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, other: "Box", slack: float = 0.0) -> bool:
        return (
            other.left >= self.left - slack
            and other.right <= self.right + slack
            and other.top >= self.top - slack
            and other.bottom <= self.bottom + slack
        )

    def has(self, point: tuple[float, float]) -> bool:
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def meets(self, other: "Box") -> bool:
        apart = other.right <= self.left or other.left >= self.right
        return not (apart or other.bottom <= self.top or other.top >= self.bottom)

    def cut_to(self, other: "Box") -> "Box":
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Box(left, top, min(self.right, other.right), min(self.bottom, other.bottom))


@dataclass(frozen=True)
class Run:
    """What the glyphs of one text object share: their colour, and what clips them."""

    colour: tuple[int, int, int]
    visible: bool
    clip: Box


@dataclass(frozen=True)
class Glyph:
    """One character as it is inked; `start` is its origin on the baseline, `size` in pt, `turn` in degrees."""

    text: str
    box: Box
    start: tuple[float, float]
    size: float
    turn: int
    run: Run


@dataclass(frozen=True)
class Page:
    """One page: its size in mm and its glyphs in the order in which they were drawn, white space left out."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
