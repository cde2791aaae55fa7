"""Where to cut and to fold: lines or crop marks on fronts, in mm."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.model.layout import Cut, Layout, front_slots

MARK: Final = 4.0
"""Length of a crop mark."""
MARK_GAP: Final = 2.0
"""Distance of a crop mark from the cards."""
THICK: Final = 0.2


@dataclass(frozen=True, slots=True)
class Line:
    """An upright or level line from (x, y), in mm; dashed where the paper is folded."""

    x: float
    y: float
    length: float
    upright: bool
    dashed: bool = False


def lines(layout: Layout) -> Iterator[Line]:
    """Yield the lines of a front page."""
    left, top = layout.origin
    slots = front_slots(layout)
    starts = [left + column * layout.pitch[0] for column in range(layout.columns)]
    columns = sorted({round(start + end, 3) for start in starts for end in (0, layout.card[0])})
    right, bottom = columns[-1], max(slot.y + slot.height for slot in slots)
    rows = sorted({round(edge, 3) for slot in slots for edge in (slot.y, slot.y + slot.height)})
    if layout.fold:
        fold = round(left + layout.card[0], 3)
        yield Line(fold, top, bottom - top, upright=True, dashed=True)
        columns = [x for x in columns if x != fold]
    if layout.cut is Cut.LINES:
        yield from (Line(x, top, bottom - top, upright=True) for x in columns if 0 < x < layout.page[0])
        yield from (Line(left, y, right - left, upright=False) for y in rows if 0 < y < layout.page[1])
    elif layout.cut is Cut.MARKS:
        yield from _marks(columns, rows, (left, top, right, bottom))


def _marks(columns: list[float], rows: list[float], grid: tuple[float, float, float, float]) -> Iterator[Line]:
    left, top, right, bottom = grid
    for x in columns:
        yield Line(x, top - MARK_GAP - MARK, MARK, upright=True)
        yield Line(x, bottom + MARK_GAP, MARK, upright=True)
    for y in rows:
        yield Line(left - MARK_GAP - MARK, y, MARK, upright=False)
        yield Line(right + MARK_GAP, y, MARK, upright=False)
