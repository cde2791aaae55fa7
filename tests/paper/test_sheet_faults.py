"""Each fault that is seeded into a right sheet is found by the check."""

from dataclasses import replace

import pytest

from generator.model.layout import Flip, Order
from tests.paper.expected import Expected
from tests.paper.layouts import LAYOUTS
from tests.paper.sheet_check import faults
from tests.paper.specimen import compiled, source, specimen
from tests.paper.specimen_cards import cards, sheets

LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzentwurfsvorlagenmappe"


def _moved(right: float, down: float) -> Expected:
    layout = LAYOUTS["a4-8up-inset"]
    left, top = layout.origin
    return replace(sheets(), layout=layout.model_copy(update={"origin": (left + right, top + down)}))


def _page(width: float, height: float) -> Expected:
    return replace(sheets(), layout=LAYOUTS["a4-8up-inset"].model_copy(update={"page": (width, height)}))


def _with(front: str) -> Expected:
    first, *others = cards(5)
    return replace(sheets(), cards=(replace(first, front=(*first.front, front)), *others))


RIGHT = sheets()
ONE, TWO, *REST = RIGHT.cards
CUT = replace(TWO, back=(TWO.back[0], TWO.back[1][:-14]))
SEEDED: dict[str, tuple[Expected, Expected, str]] = {
    "the other flip": (replace(RIGHT, flip=Flip.SHORT), RIGHT, "are not turned by 0 degrees"),
    "the other flip, texts": (replace(RIGHT, flip=Flip.SHORT), RIGHT, "does not stand there whole (page 2"),
    "turned, not upright": (RIGHT, replace(RIGHT, flip=Flip.SHORT), "are not turned by 180 degrees"),
    "backs after all fronts": (
        replace(sheets(count=9), order=Order.FRONTS_THEN_BACKS),
        sheets(count=9),
        "page 2, card 1 back: 'Answer 1: wait.' does not stand there whole (page 3, empty front slot)",
    ),
    "overflow": (
        _with("silence " * 150),
        _with("silence " * 150),
        "page 1, card 1 front: 63 glyphs leave the safe box by up to 3.45 mm",
    ),
    "a word too long": (_with(LONG_WORD), _with(LONG_WORD), "leave the safe box by up to"),
    "a glyph that no font has": (_with("Wait \ua980."), _with("Wait \ua980."), "have no glyph in their font"),
    "the grid 1 mm right": (_moved(1, 0), RIGHT, "lies +1.00 mm right of its slot"),
    "the grid 1 mm left": (_moved(-1, 0), RIGHT, "lies -1.00 mm right of its slot"),
    "the grid 1 mm down": (_moved(0, 1), RIGHT, "lies +1.00 mm down of its slot"),
    "the grid 0.3 mm up": (_moved(0, -0.3), RIGHT, "lies -0.30 mm down of its slot"),
    "text 1 mm too high": (RIGHT, replace(RIGHT, drop=(1, 0)), "front: lies -1.00 mm down of its slot"),
    "text too far left": (RIGHT, replace(RIGHT, indent=(0, 0.5)), "back: lies -0.50 mm right of its slot"),
    "backs 1 mm off": (replace(RIGHT, offset=(1, 0)), RIGHT, "page 2, card 1 back: 1.00 mm from its front"),
    "backs 0.3 mm off": (replace(RIGHT, offset=(0, -0.3)), RIGHT, "0.30 mm from its front"),
    "a text cut short": (
        replace(RIGHT, cards=(ONE, CUT, *REST)),
        RIGHT,
        "does not stand there whole (35 letters of it are there",
    ),
    "two cards swapped": (
        replace(RIGHT, cards=(TWO, ONE, *REST)),
        RIGHT,
        "page 1, card 1 front: 'Office tactic 1' does not stand there whole (page 1, card 2 front)",
    ),
    "a card too many": (replace(RIGHT, cards=(ONE, TWO, *REST, ONE)), RIGHT, "empty front slot"),
    "a sheet too many": (sheets(count=9), replace(RIGHT, cards=cards(8)), "4 pages instead of 2"),
    "a page 1 mm too narrow": (_page(209, 297), RIGHT, "209.00 × 297.00 mm instead of 210 × 297"),
    "a page 0.2 mm too high": (_page(210, 297.2), RIGHT, "210.00 × 297.20 mm instead of 210 × 297"),
    "letters of 8 pt": (RIGHT, replace(RIGHT, least=8.1), "are smaller than 8.1 pt"),
    "text at the paper's edge": (
        replace(sheets("a4-a7-8up"), layout=LAYOUTS["a4-a7-8up"].model_copy(update={"safe": 4.0})),
        sheets("a4-a7-8up"),
        "are within 5 mm of the paper's edge",
    ),
}


@pytest.mark.parametrize("seeded", SEEDED)
def test_a_seeded_fault_is_found(seeded: str) -> None:
    printed, expected, said = SEEDED[seeded]
    found = faults(specimen(printed), expected)
    assert any(said in fault for fault in found), found


def test_a_foreign_font_is_found() -> None:
    found = faults(specimen(RIGHT, families=("DejaVu Sans Mono",), size=6), RIGHT)
    assert "font DejaVuSansMono is not one that we ship" in found


DRAWN = {
    "pale": ('#place(dx: 20mm, dy: 60mm, text(fill: luma(160), "pale"))', "too pale to read, contrast 2.6: 'pale'"),
    "clipped": (
        '#place(dx: 20mm, dy: 60mm, box(clip: true, width: 9mm, height: 3mm, text("clipped away")))',
        "glyphs are cut off",
    ),
    "over each other": (
        '#place(dx: 20mm, dy: 60mm, "silence")#place(dx: 20.2mm, dy: 60.2mm, "patience")',
        "are printed over others",
    ),
    "across a cut": ('#place(dx: 103mm, dy: 60mm, "silence")', "leave the safe box"),
    "from the margin into a card": ('#place(dx: 20mm, dy: 11.3mm, "Ä long word")', "reach into a card"),
}


@pytest.mark.parametrize("drawn", DRAWN)
def test_what_cannot_be_read_is_found(drawn: str) -> None:
    more, said = DRAWN[drawn]
    found = faults(compiled(source(RIGHT) + more), RIGHT)
    assert any(said in fault for fault in found), found
