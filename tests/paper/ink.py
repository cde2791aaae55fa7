"""Text that stands in its place and cannot be read all the same: clipped, pale, unseen, or printed over."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from tests.paper.glyphs import Box, Glyph, Run

CONTRAST = 4.5
"""Least contrast with white paper (WCAG 2.2, 1.4.3)."""
CELL = 2.0
"""Millimetres: letters that may cover each other are looked for in squares of this size."""


CORE = 0.2
"""Part of a letter's ink at each side that a neighbour may reach into."""


def hidden(glyphs: list[Glyph]) -> Iterator[str]:
    """Say what a reader of these glyphs cannot read."""
    runs = {one.run for one in glyphs}
    for run in runs:
        if not run.visible or _contrast(run) < CONTRAST:
            text = "".join(one.text for one in glyphs if one.run is run)
            yield f"too pale to read, contrast {_contrast(run):.1f}: {text[:24]!r}"
    clipped = "".join(one.text for one in glyphs if not one.run.clip.holds(one.box, 0.1))
    if clipped:
        yield f"{len(clipped)} glyphs are cut off: {clipped[:24]!r}"
    covered = "".join(_covered(glyphs))
    if covered:
        yield f"{len(covered)} glyphs are printed over others: {covered[:24]!r}"


def _contrast(run: Run) -> float:
    """Give the contrast with white (WCAG 2.2, relative luminance)."""
    parts = [value / 255 for value in run.colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def _core(box: Box) -> Box:
    """Give the middle of a letter's ink: an italic f hangs over its neighbours, at 0.2 of its width no more."""
    across, down = CORE * (box.right - box.left), CORE * (box.bottom - box.top)
    return Box(box.left + across, box.top + down, box.right - across, box.bottom - down)


def _covered(glyphs: list[Glyph]) -> Iterator[str]:
    """Give each letter whose middle lies in the core of another one; ligatures are one ink with several letters."""
    letters = [one for one in glyphs if one.text.isalnum() and one.text.isascii()]
    middles: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for one in letters:
        across, down = one.box.middle
        middles[int(across / CELL), int(down / CELL)].append(one)
    for one in letters:
        columns = range(int(one.box.left / CELL), int(one.box.right / CELL) + 1)
        rows = range(int(one.box.top / CELL), int(one.box.bottom / CELL) + 1)
        for other in (other for cell in product(columns, rows) for other in middles.get(cell, ())):
            if other.box != one.box and _core(one.box).has(other.box.middle):
                yield other.text
