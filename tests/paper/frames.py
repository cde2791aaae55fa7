"""Where a printed card really lies, measured from its text, and whether front and back meet on the paper.

A sheet of cards has no frames to measure: backs have none, so that no printer's error shows. Its text does as well.
The leftmost origin of a glyph in a slot is the left edge of its text box, exactly, whatever the letter (a glyph's
ink begins a little beside its origin). The first baseline lies under the top of the text box by a fixed part of
the size of that line (`Expected.first`). The card lies where these two say.

Where paper turns is computed here again, from the page alone and not from `back_slots`. A card whose letters are
mostly read from the right says nothing about its left edge and is not measured across.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from generator.model.layout import Flip
from tests.paper.expected import Expected, Side
from tests.paper.fields import RIGHT_TO_LEFT, UNNAMED, lines
from tests.paper.glyphs import MM, Glyph


@dataclass(frozen=True)
class Frame:
    """A card as it lies on a page: how far (right, down) it is from its slot, `None` where it cannot be measured."""

    side: Side
    page: int
    right: float | None
    down: float | None
    first: float
    """The measured first baseline, em below the top of the text box: what `Expected.first` may be set to."""

    def corner(self) -> tuple[float, float]:
        """Give the upper left corner on the page; a distance that is not known counts as none."""
        return self.side.slot.x + (self.right or 0.0), self.side.slot.y + (self.down or 0.0)


def frame(expected: Expected, side: Side, page: int, glyphs: list[Glyph]) -> Frame | None:
    """Measure one side; nothing if it has no glyph."""
    if not glyphs:
        return None
    inset = expected.inset(back=side.back)
    top = lines(side, glyphs)[0]
    size = max(glyph.size for glyph in top) * MM
    below = median(side.local(one.start)[1] for one in top if one.size * MM == size) - inset - expected.drop[side.back]
    left = min(side.local(one.start)[0] for one in glyphs) - inset - expected.indent[side.back]
    turn = -1 if side.slot.turned else 1
    first = expected.first[side.back]
    right = None if _from_right(glyphs) else turn * left
    return Frame(side, page, right, None if first is None else turn * (below - first * size), below / size)


def _from_right(glyphs: list[Glyph]) -> bool:
    right = [one.text == UNNAMED or unicodedata.bidirectional(one.text[0]) in RIGHT_TO_LEFT for one in glyphs]
    return 2 * sum(right) > len(right)


def shifted(expected: Expected, frames: list[Frame]) -> Iterator[str]:
    """Say of each page how far the card that is farthest off lies from its slot."""
    for page in sorted({one.page for one in frames}):
        own = [one for one in frames if one.page == page]
        for way in ("right", "down"):
            worst = max(own, key=lambda one: abs(getattr(one, way) or 0.0))
            by = getattr(worst, way) or 0.0
            if abs(by) > expected.meeting + (expected.snap if way == "down" else 0.0):
                yield f"page {page}, {worst.side.name}: lies {by:+.2f} mm {way} of its slot, the farthest of the page"


def apart(expected: Expected, frames: list[Frame]) -> Iterator[str]:
    """Say which front and back do not meet when the paper is turned, or folded."""
    fronts = {one.side.card: one for one in frames if not one.side.back}
    for back in (one for one in frames if one.side.back):
        front = fronts.get(back.side.card)
        if front is None:
            continue
        meant = _behind(expected, front)
        seen = back.corner()
        moved = (0.0, 0.0) if expected.layout.fold else expected.offset
        across, down = abs(seen[0] - moved[0] - meant[0]), abs(seen[1] - moved[1] - meant[1])
        if across > expected.meeting or down > expected.meeting + expected.snap:
            yield f"page {back.page}, {back.side.name}: {max(across, down):.2f} mm from its front, the paper turned"


def _behind(expected: Expected, front: Frame) -> tuple[float, float]:
    """Give the corner of the back that lies exactly behind a front."""
    x, y = front.corner()
    width, height = expected.layout.page
    if expected.layout.fold:
        return 2 * (front.side.slot.x + front.side.slot.width) - x - front.side.slot.width, y
    if (expected.flip is Flip.LONG) == (height >= width):
        return width - x - front.side.slot.width, y
    return x, height - y - front.side.slot.height
