"""What a file of printed sheets should hold: which card's side stands in which slot of which page.

Lengths are mm. `safe` boxes are those of the design: `layout.safe` from a cut, on backs at least 4 mm, and
nowhere within 5 mm of the paper's edge.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from generator.model.layout import BACK_INSET, EDGE, Flip, Layout, Order, Slot, back_slots, front_slots
from tests.paper.glyphs import Box

PIXEL = 25.4 / 96
"""Millimetres of a CSS pixel."""
FONTS = Path(__file__).parents[2] / "generator" / "fit" / "fonts"


@cache
def vendored() -> frozenset[str]:
    """Give the PostScript names of the fonts that we ship."""
    names: set[str] = set()
    for path in FONTS.glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            names.add(str(font["name"].getDebugName(6)))
    return frozenset(names)


@dataclass(frozen=True)
class ExpectedCard:
    """What must stand whole in the slots of one card; `code` is the address that its front's QR code holds."""

    front: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    code: str = ""


@dataclass(frozen=True)
class Expected:
    """Cards in their order, and how they are set.

    `offset` moves backs (right, down). `page_tolerance` is 0.1 for our PDF; a browser may be off by 0.3, since it
    sets paper in whole points. `least` is the least size of text in pt. `meeting` is how far a frame may stand
    from where it should; `snap` is how much more a baseline may, since Chromium sets lines on whole pixels
    (`PIXEL`). `indent` and `drop` (front, back) are how far text begins right of the left edge of its safe box and
    below the upper one; `first` is the first baseline below that, in em of the line's largest text, `None` if it is
    not to be measured. `unnamed` allows glyphs that a file does not say the letters of, as Firefox writes them.
    `fonts` are PostScript names, those that we ship if `None`.
    """

    layout: Layout
    cards: tuple[ExpectedCard, ...]
    flip: Flip = Flip.LONG
    order: Order = Order.DUPLEX
    offset: tuple[float, float] = (0.0, 0.0)
    page_tolerance: float = 0.1
    least: float = 0.0
    meeting: float = 0.2
    snap: float = 0.0
    unnamed: bool = False
    indent: tuple[float, float] = (0.0, 0.0)
    drop: tuple[float, float] = (0.0, 0.0)
    first: tuple[float | None, float | None] = (None, None)
    fonts: frozenset[str] | None = None

    def inset(self, *, back: bool) -> float:
        """Give the distance of a text box from its cuts."""
        return max(self.layout.safe, BACK_INSET) if back else self.layout.safe


@dataclass(frozen=True)
class Side:
    """One slot of a page and what belongs there; `card` counts from 0 and is `None` where the slot stays empty."""

    slot: Slot
    safe: Box
    back: bool
    card: int | None
    texts: tuple[str, ...] = ()
    code: str = ""

    @property
    def box(self) -> Box:
        return Box(self.slot.x, self.slot.y, self.slot.x + self.slot.width, self.slot.y + self.slot.height)

    @property
    def name(self) -> str:
        face = "back" if self.back else "front"
        return f"empty {face} slot" if self.card is None else f"card {self.card + 1} {face}"

    def local(self, point: tuple[float, float]) -> tuple[float, float]:
        """Give a point as the reader of the slot sees it: right and down from the slot's own upper left corner."""
        across, down = point[0] - self.slot.x, point[1] - self.slot.y
        return (self.slot.width - across, self.slot.height - down) if self.slot.turned else (across, down)


def pages(expected: Expected) -> tuple[tuple[Side, ...], ...]:
    """Give the sides of each page, in the order in which pages come out."""
    fronts = tuple(_fronts(expected))
    backs = tuple(_backs(expected))
    if expected.layout.fold:
        return tuple((*front, *back) for front, back in zip(fronts, backs, strict=True))
    if expected.order is Order.DUPLEX:
        return tuple(page for pair in zip(fronts, backs, strict=True) for page in pair)
    return fronts + backs


def _fronts(expected: Expected) -> Iterator[tuple[Side, ...]]:
    slots = front_slots(expected.layout)
    for first in range(0, len(expected.cards), len(slots)):
        yield tuple(_side(expected, slot, first + place, back=False) for place, slot in enumerate(slots))


def _backs(expected: Expected) -> Iterator[tuple[Side, ...]]:
    slots = back_slots(expected.layout, expected.flip, expected.offset)
    for first in range(0, len(expected.cards), len(slots)):
        yield tuple(_side(expected, slot, first + place, back=True) for place, slot in enumerate(slots))


def _side(expected: Expected, slot: Slot, place: int, *, back: bool) -> Side:
    inset = expected.inset(back=back)
    width, height = expected.layout.page
    far = Box(slot.x + inset, slot.y + inset, slot.x + slot.width - inset, slot.y + slot.height - inset)
    safe = far.cut_to(Box(EDGE, EDGE, width - EDGE, height - EDGE))
    if place >= len(expected.cards):
        return Side(slot, safe, back, None)
    card = expected.cards[place]
    return Side(slot, safe, back, place, card.back if back else card.front, "" if back else card.code)
