"""The check of printed sheets: right sheets pass in every layout and flip, and each seeded fault is found."""

import time
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from generator.model.layout import Flip, Order
from tests.paper.expected import Expected, ExpectedCard
from tests.paper.layouts import LAYOUTS
from tests.paper.sheet_check import faults, measured
from tests.paper.specimen import ASCENT, compiled, source, specimen

LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzentwurfsvorlagenmappe"


def _cards(count: int) -> tuple[ExpectedCard, ...]:
    return tuple(
        ExpectedCard(
            (f"Office tactic {number}", "When they fall silent, what do you do?", f"M{number}"),
            (
                f"Answer {number}: wait.",
                f"Count to {number + 9} in your head and let the silence work for you.",
                "★" * (number % 2),
            ),
            f"https://example.org/course/c/{number}/",
        )
        for number in range(1, count + 1)
    )


def _expected(layout: str = "a4-8up-inset", count: int = 5, **more: Any) -> Expected:
    return Expected(LAYOUTS[layout], _cards(count), first=(ASCENT, ASCENT), **more)


@pytest.mark.parametrize(("layout", "flip"), [*product(LAYOUTS, Flip)])
def test_right_sheets_pass(layout: str, flip: Flip) -> None:
    expected = _expected(layout, LAYOUTS[layout].per_sheet + 1, flip=flip)
    assert faults(specimen(expected), expected) == []


LANDSCAPE = LAYOUTS["a4-8up-inset"].model_copy(update={"page": (297.0, 210.0), "columns": 3, "rows": 2})


@pytest.mark.parametrize(("flip", "order"), [*product(Flip, Order)])
def test_right_sheets_pass_on_broad_paper_and_with_an_offset(flip: Flip, order: Order) -> None:
    expected = replace(_expected(count=7), layout=LANDSCAPE, flip=flip, order=order, offset=(1.5, -0.8))
    assert faults(specimen(expected), expected) == []


SCRIPTS = {
    "German, broken with hyphens": "Donaudampfschifffahrtsgesellschaftskapitän und Rechtsschutzversicherung, " * 2,
    "Hebrew": "שתיקה היא כלי: חכו עד שהצד השני ידבר, ואז שאלו שאלה פתוחה על מה שחשוב לו באמת.",
    "Hebrew with Latin": "שתיקה (silence) היא כלי: חכו 10 שניות, ואז שאלו שאלה פתוחה.",
    "Arabic": "الصمت أداة قوية في التفاوض: انتظر حتى يتكلم الطرف الآخر ثم اسأل سؤالا مفتوحا.",
    "Japanese": "沈黙は強力な交渉の道具です。相手が話すまで待ち、それから質問してください。",
    "symbols": "● wait 🙂 1/2 ½ x² — “quoted” … 3-4 fi fl ffi",
}


@pytest.mark.parametrize(("script", "flip"), [*product(SCRIPTS, Flip)])
def test_right_sheets_pass_in_every_script(script: str, flip: Flip) -> None:
    text = SCRIPTS[script].strip()
    cards = (ExpectedCard((text,), (text, "Wait.")), ExpectedCard(("Wait.",), ("Wait.", text)))
    expected = replace(_expected("a4-poker-9up", flip=flip), cards=cards)
    assert faults(specimen(expected, hyphenate=script.startswith("German")), expected) == []
    lost = replace(expected, cards=(replace(cards[0], back=(text[:-4], "Wait.")), cards[1]))
    assert any("does not stand there whole" in fault for fault in faults(specimen(lost), expected))


def _moved(right: float, down: float) -> Expected:
    layout = LAYOUTS["a4-8up-inset"]
    left, top = layout.origin
    return replace(_expected(), layout=layout.model_copy(update={"origin": (left + right, top + down)}))


def _page(width: float, height: float) -> Expected:
    return replace(_expected(), layout=LAYOUTS["a4-8up-inset"].model_copy(update={"page": (width, height)}))


def _with(front: str) -> Expected:
    first, *others = _cards(5)
    return replace(_expected(), cards=(replace(first, front=(*first.front, front)), *others))


RIGHT = _expected()
ONE, TWO, *REST = RIGHT.cards
CUT = replace(TWO, back=(TWO.back[0], TWO.back[1][:-14]))
SEEDED: dict[str, tuple[Expected, Expected, str]] = {
    "the other flip": (replace(RIGHT, flip=Flip.SHORT), RIGHT, "are not turned by 0 degrees"),
    "the other flip, texts": (replace(RIGHT, flip=Flip.SHORT), RIGHT, "does not stand there whole (page 2"),
    "turned, not upright": (RIGHT, replace(RIGHT, flip=Flip.SHORT), "are not turned by 180 degrees"),
    "backs after all fronts": (
        replace(_expected(count=9), order=Order.FRONTS_THEN_BACKS),
        _expected(count=9),
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
    "a sheet too many": (_expected(count=9), replace(RIGHT, cards=_cards(8)), "4 pages instead of 2"),
    "a page 1 mm too narrow": (_page(209, 297), RIGHT, "209.00 × 297.00 mm instead of 210 × 297"),
    "a page 0.2 mm too high": (_page(210, 297.2), RIGHT, "210.00 × 297.20 mm instead of 210 × 297"),
    "text at the paper's edge": (
        replace(_expected("a4-a7-8up"), layout=LAYOUTS["a4-a7-8up"].model_copy(update={"safe": 4.0})),
        _expected("a4-a7-8up"),
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


def test_words_in_the_margin_are_no_fault() -> None:
    words = '#place(dx: 20mm, dy: 7mm, "Print at 100 %, flip on the long edge")'
    assert faults(compiled(source(RIGHT) + words), RIGHT) == []


def test_frames_are_measured() -> None:
    frames = measured(specimen(RIGHT), RIGHT)
    assert len(frames) == 10
    assert {round(frame.first, 3) for frame in frames} == {ASCENT}


def test_a_page_takes_well_under_a_second() -> None:
    cards = tuple(ExpectedCard(("silence " * 22,), ("patience " * 20,)) for _ in range(16))
    expected = replace(_expected("a4-a7-8up"), cards=cards)
    printed = specimen(expected)
    start = time.process_time()
    assert faults(printed, expected) == []
    assert time.process_time() - start < 4
