"""The room that text has on each side of a card, in mm. Sources of the numbers: the design of cards, section 4."""

from dataclasses import dataclass
from typing import Final

from generator.model.layout import Layout

BAR: Final = 1.0
"""Height of the coloured bar at the top of a front."""
BAR_GAP: Final = 1.6
BACK_FOOT: Final = 4.0
"""Height of the line at the foot of a back: the card's number."""
CODE_GAP: Final = 2.0
"""Least distance of the foot's words from the code."""
OVERHANG: Final = 1.2
"""By how many mm a code's white border reaches beyond the box of the text, so that its dark edge is in line with it."""
GUARD: Final = (0.4, 0.3)
"""By how much less width and height is used when fitting: browsers round letters to other places than Typst."""


@dataclass(frozen=True, slots=True)
class Room:
    """The box of the text, and of what stands at its foot; distances in mm from the card's top left corner."""

    inset: float
    top: float
    """Distance of the text from the inset's upper edge."""
    width: float
    height: float
    foot_width: float
    foot_height: float


def front_room(layout: Layout) -> Room:
    """Give the room of a front: below its bar, above its code."""
    width, height = (side - 2 * layout.safe for side in layout.card)
    top = BAR + BAR_GAP
    return Room(layout.safe, top, width, height - top - layout.qr, width - layout.qr - CODE_GAP, layout.qr)


def back_room(layout: Layout) -> Room:
    """Give the room of a back: farther from the cuts, above its number."""
    inset = layout.back_inset
    width, height = (side - 2 * inset for side in layout.card)
    return Room(inset, 0, width, height - BACK_FOOT, width, BACK_FOOT)
