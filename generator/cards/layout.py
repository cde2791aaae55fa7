"""Layouts of printed sheets, as data in millimetres, and the rule that lets backs meet their fronts."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """A grid of equal cards on a page. All lengths in mm, from the top left corner."""

    id: str
    label: str
    page: tuple[float, float]
    css_size: str
    columns: int
    rows: int
    card: tuple[float, float]
    origin: tuple[float, float]
    safe: float
    """Least distance of text from a cut."""

    @property
    def per_sheet(self) -> int:
        """Cards on a sheet."""
        return self.columns * self.rows


@dataclass(frozen=True, slots=True)
class Slot:
    """A card's place on a page, in mm."""

    x: float
    y: float
    width: float
    height: float


A4 = Layout("a4", "A4, 8 to a sheet", (210, 297), "A4 portrait", 2, 4, (95, 67), (10, 14.5), 4.5)
LETTER = Layout("letter", "Letter, 6 to a sheet", (215.9, 279.4), "letter portrait", 2, 3, (95, 82), (12.95, 16.7), 4.5)
LAYOUTS = (A4, LETTER)
"""Both leave at least 10 mm of paper for a printer's margins; measured in tests/test_cards.py."""


def fronts(layout: Layout) -> Iterator[Slot]:
    """Yield the slots of a front page, row by row from the left."""
    width, height = layout.card
    left, top = layout.origin
    for index in range(layout.per_sheet):
        row, column = divmod(index, layout.columns)
        yield Slot(left + column * width, top + row * height, width, height)


def backs(layout: Layout) -> Iterator[Slot]:
    """Yield the slots of the back page in the order of the fronts, for a flip on the long edge.

    Turned over its long (upright) edge the sheet keeps its rows and mirrors its columns, so
    `back x = page width - front x - card width`.
    """
    for slot in fronts(layout):
        yield Slot(layout.page[0] - slot.x - slot.width, slot.y, slot.width, slot.height)
