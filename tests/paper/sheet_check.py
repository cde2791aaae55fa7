"""Proves printed sheets right: glyphs in their slots' safe boxes, texts whole, backs behind their fronts.

`faults(pdf, expected)` takes a PDF of any engine and gives what is wrong, one sentence each; nothing means right.
"""

from collections.abc import Iterator
from itertools import chain

from generator.model.layout import EDGE, Layout
from tests.paper.catalogue import fonts
from tests.paper.expected import Expected, Side, pages, vendored
from tests.paper.fields import UNNAMED, longest_start, readings, stands
from tests.paper.frames import Frame, apart, frame, shifted
from tests.paper.glyphs import MM, Box, Glyph, Page
from tests.paper.ink import hidden
from tests.paper.reader import read

SLACK = 0.2
"""Millimetres that the ink of a glyph may reach over its text box."""
HANG = 0.1
"""Em that it may at its left and right: a `j` begins left of its origin, and a name may end in an `f`."""
MISSING = "\0"
"""What PDFium reads where a font has no glyph (`.notdef`)."""
SIDES = tuple[Side, ...]
Filled = list[tuple[Side, list[Glyph]]]
"""The sides of one page with the glyphs in each."""


def faults(pdf: bytes, expected: Expected) -> list[str]:
    """Check a file of sheets: sizes and number of pages, places, texts, turns, frames and fonts."""
    printed, meant = read(pdf), pages(expected)
    found = [f"{len(printed)} pages instead of {len(meant)}"] if len(printed) != len(meant) else []
    found.extend(chain.from_iterable(_size(*one, expected) for one in enumerate(printed, 1)))
    filled = [_filled(page, sides) for page, sides in zip(printed, meant, strict=False)]
    for number, (page, sides) in enumerate(zip(printed, filled, strict=False), 1):
        found.extend(f"page {number}, {fault}" for fault in _page(page, sides, expected))
    found.extend(_texts(filled))
    found.extend(_frames(filled, expected))
    found.extend(_fonts(pdf, expected))
    return found


def measured(pdf: bytes, expected: Expected) -> list[Frame]:
    """Give where each card lies, to see what `Expected.indent` and `Expected.first` should be."""
    filled = [_filled(page, sides) for page, sides in zip(read(pdf), pages(expected), strict=False)]
    found = (frame(expected, side, at, own) for at, sides in enumerate(filled, 1) for side, own in sides)
    return [one for one in found if one]


def _size(number: int, page: Page, expected: Expected) -> Iterator[str]:
    width, height = expected.layout.page
    if max(abs(page.width - width), abs(page.height - height)) > expected.page_tolerance:
        yield f"page {number}: {page.width:.2f} × {page.height:.2f} mm instead of {width:g} × {height:g}"


def _filled(page: Page, sides: SIDES) -> Filled:
    filled: Filled = [(side, []) for side in sides]
    for glyph in page.glyphs:
        for side, own in filled:
            if side.box.has(glyph.box.middle):
                own.append(glyph)
                break
    return filled


def _page(page: Page, filled: Filled, expected: Expected) -> Iterator[str]:
    yield from _edge(page, expected.layout)
    within = {id(glyph) for _, own in filled for glyph in own}
    margin = [one for one in page.glyphs if id(one) not in within]
    yield from _said("margin", "reach into a card", [g for g in margin if any(s.box.meets(g.box) for s, _ in filled)])
    for side, own in filled:
        if side.card is None:
            yield from _said(side.name, "stand where no card is", own)
            continue
        outside = [one for one in own if not _room(side.safe, one).holds(one.box)]
        yield from _said(side.name, f"leave the safe box by up to {_excess(side.safe, outside):.2f} mm", outside)
        turn = 180 if side.slot.turned else 0
        yield from _said(side.name, f"are not turned by {turn} degrees", [one for one in own if one.turn != turn])
        small = [one for one in own if one.size < expected.least - 0.05]
        yield from _said(side.name, f"are smaller than {expected.least:g} pt", small)
        yield from (f"{side.name}: {fault}" for fault in hidden(own))
    yield from _said("page", "have no glyph in their font", [one for one in page.glyphs if one.text == MISSING])
    if not expected.unnamed:
        yield from _said("page", "say no letters", [one for one in page.glyphs if one.text == UNNAMED])


def _edge(page: Page, layout: Layout) -> Iterator[str]:
    paper = Box(EDGE, EDGE, layout.page[0] - EDGE, layout.page[1] - EDGE)
    near = [one for one in page.glyphs if not paper.holds(one.box, 0.05)]
    yield from _said("page", f"are within {EDGE:g} mm of the paper's edge", near)


def _room(safe: Box, glyph: Glyph) -> Box:
    hang = max(SLACK, HANG * glyph.size * MM)
    return Box(safe.left - hang, safe.top - SLACK, safe.right + hang, safe.bottom + SLACK)


def _excess(safe: Box, outside: list[Glyph]) -> float:
    boxes = [one.box for one in outside]
    over = [max(safe.left - b.left, b.right - safe.right, safe.top - b.top, b.bottom - safe.bottom) for b in boxes]
    return max(over, default=0.0)


def _said(where: str, what: str, glyphs: list[Glyph]) -> Iterator[str]:
    if glyphs:
        letters = "".join(one.text for one in glyphs[:24])
        yield f"{where}: {len(glyphs)} glyphs {what}: {letters!r}"


def _texts(filled: list[Filled]) -> Iterator[str]:
    places = [(number, side, readings(side, own)) for number, page in enumerate(filled, 1) for side, own in page]
    for number, side, said in places:
        for text in side.texts:
            if not stands(text, said):
                others = (f"page {at}, {one.name}" for at, one, other in places if stands(text, other))
                start = longest_start(text, said)
                instead = next(others, f"{len(start)} letters of it are there, to {start[-12:]!r}")
                yield f"page {number}, {side.name}: {text!r} does not stand there whole ({instead})"


def _frames(filled: list[Filled], expected: Expected) -> Iterator[str]:
    found = (frame(expected, side, at, own) for at, page in enumerate(filled, 1) for side, own in page)
    frames = [one for one in found if one and one.side.card is not None]
    yield from shifted(expected, frames)
    yield from apart(expected, frames)


def _fonts(pdf: bytes, expected: Expected) -> Iterator[str]:
    known = vendored() if expected.fonts is None else expected.fonts
    for name, embedded in sorted(fonts(pdf).items()):
        if name not in known:
            yield f"font {name or '(shapes without a name)'} is not one that we ship"
        if not embedded:
            yield f"font {name} is not embedded"
