"""Layouts of printed sheets as data, and where fronts and backs stand so that they meet on paper.

Lengths are in mm from the top left corner of a page, sizes of text in pt. The duplex rule: turned over
its upright edge, a sheet keeps its rows and mirrors its columns, so `back x = page width - x - card width`.
Turned over the other edge, the whole back page is turned by 180 degrees as well.
"""

from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import ConfigDict, Field

from generator.model.paper import Count, Distance, Length, Page, Points
from generator.model.value import PartId, Text, Value

BACK_INSET = 4.0
"""Least distance in mm of text on a back from a cut: printers put backs up to 4 mm beside their fronts."""
EDGE = 5.0
"""Least distance in mm of text from the paper's edge: what printers at home leave white."""


class Cut(StrEnum):
    """What shows where to cut; always on fronts only."""

    LINES = "lines"
    """Thin lines from edge to edge."""
    MARKS = "marks"
    """Short marks outside the cards."""
    NONE = "none"
    """Nothing: the stock is cut already."""


class Flip(StrEnum):
    """Over which edge of the paper the printer turns it, as its dialog says it."""

    LONG = "long"
    """Over the long edge: upright paper turns like a book's page."""
    SHORT = "short"
    """Over the short edge: upright paper turns like a wall calendar's page."""


class Order(StrEnum):
    """In which order pages are printed."""

    DUPLEX = "duplex"
    """Each back after its front."""
    FRONTS_THEN_BACKS = "fronts-then-backs"
    """All fronts, then all backs: for stock that jams when a printer turns it."""


class Layout(Value):
    """A grid of equal cards on a page."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    id: PartId
    """Unique among the course's layouts and the built-in ones: lower-case letters, digits and hyphens."""
    name: Text
    """As readers see it: the paper, how many to a sheet, the stock's number."""
    page: Annotated[Page, Field(alias="paper")]
    """`a4`, `letter`, or `[width, height]` in mm."""
    columns: Count
    """How many cards stand side by side."""
    rows: Count
    """How many cards stand one below the other."""
    card: tuple[Length, Length]
    """`[width, height]` of a card, in mm."""
    origin: tuple[Distance, Distance]
    """`[left, top]`: the first card's corner from that of the paper, in mm."""
    step: tuple[Length, Length] | None = None
    """`[across, down]` from one card's corner to the next one's, in mm. Left out: cards touch."""
    safe: Distance
    """Least distance of text from a cut, in mm; on backs it is at least 4."""
    text: tuple[Points, Points]
    """`[usual, least]` size of text, in pt."""
    qr: Length
    """Side of the QR code with its white border, in mm."""
    cut: Cut = Cut.LINES
    """What shows where to cut."""
    fold: bool = False
    """Fronts in the left column, backs in the right one, and a fold between: printed on one side."""

    @property
    def slots_per_page(self) -> int:
        """Places in the grid."""
        return self.columns * self.rows

    @property
    def per_sheet(self) -> int:
        """Cards on a sheet: where it is folded, a card takes two places."""
        return self.rows if self.fold else self.slots_per_page

    @property
    def back_inset(self) -> float:
        """Least distance of text on a back from a cut; on a front it is `safe`."""
        return max(self.safe, BACK_INSET)

    @property
    def pitch(self) -> tuple[float, float]:
        """`step`, or a card's size where cards touch."""
        return self.step or self.card


class Slot(NamedTuple):
    """A card's place on a page, in mm."""

    x: float
    y: float
    width: float
    height: float
    turned: bool = False
    """Whether what stands in it is turned by 180 degrees."""


def front_slots(layout: Layout) -> tuple[Slot, ...]:
    """Give the slots of a front page, row by row from the left; of a folded sheet the left column."""
    return _columns(layout, range(1 if layout.fold else layout.columns))


def back_slots(layout: Layout, flip: Flip = Flip.LONG, offset: tuple[float, float] = (0.0, 0.0)) -> tuple[Slot, ...]:
    """Give the slots of the back page in the order of their fronts.

    `offset` (right, down) in mm moves them on the page as it lies before its reader, to make up for a
    printer. A folded sheet has its backs in the right column; neither flip nor offset touches them.
    """
    if layout.fold:
        return _columns(layout, range(layout.columns - 1, layout.columns))
    (width, height), (right, down) = layout.page, offset
    turned = (flip is Flip.LONG) == (width > height)  # the paper turns about a line from left to right
    return tuple(
        _rounded(
            slot._replace(x=slot.x + right, y=height - slot.y - slot.height + down, turned=True)
            if turned  # mirrored by the flip, and back again by the half turn
            else slot._replace(x=width - slot.x - slot.width + right, y=slot.y + down)
        )
        for slot in front_slots(layout)
    )


def _columns(layout: Layout, columns: range) -> tuple[Slot, ...]:
    (left, top), (across, down) = layout.origin, layout.pitch
    places = ((left + column * across, top + row * down) for row in range(layout.rows) for column in columns)
    return tuple(_rounded(Slot(x, y, *layout.card)) for x, y in places)


def _rounded(slot: Slot) -> Slot:
    """Cut what adding binary fractions leaves behind the tenth of a micrometre: it would stand in every file."""
    return slot._replace(x=round(slot.x, 4), y=round(slot.y, 4))
