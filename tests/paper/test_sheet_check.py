"""The check of printed sheets: right sheets pass in every layout and flip, and each seeded fault is found."""

import time
from dataclasses import replace
from itertools import product
from string import ascii_letters, digits

import pytest

from generator.model.layout import Flip, Order, front_slots
from tests.paper.expected import ExpectedCard
from tests.paper.ink import hidden
from tests.paper.layouts import LAYOUTS
from tests.paper.reader import read
from tests.paper.sheet_check import faults, measured
from tests.paper.specimen import ASCENT, compiled, source, specimen
from tests.paper.specimen_cards import SCRIPTS, sheets

RIGHT = sheets()


@pytest.mark.parametrize(("layout", "flip"), [*product(LAYOUTS, Flip)])
def test_right_sheets_pass(layout: str, flip: Flip) -> None:
    expected = sheets(layout, LAYOUTS[layout].per_sheet + 1, flip=flip)
    assert faults(specimen(expected), expected) == []


LANDSCAPE = LAYOUTS["a4-8up-inset"].model_copy(update={"page": (297.0, 210.0), "columns": 3, "rows": 2})


@pytest.mark.parametrize(("flip", "order"), [*product(Flip, Order)])
def test_right_sheets_pass_on_broad_paper_and_with_an_offset(flip: Flip, order: Order) -> None:
    expected = replace(sheets(count=7), layout=LANDSCAPE, flip=flip, order=order, offset=(1.5, -0.8))
    assert faults(specimen(expected), expected) == []


@pytest.mark.parametrize(("script", "flip"), [*product(SCRIPTS, Flip)])
def test_right_sheets_pass_in_every_script(script: str, flip: Flip) -> None:
    text = SCRIPTS[script].strip()
    cards = (ExpectedCard((text,), (text, "Wait.")), ExpectedCard(("Wait.",), ("Wait.", text)))
    expected = replace(sheets("a4-poker-9up", flip=flip), cards=cards)
    assert faults(specimen(expected, hyphenate=script.startswith("German")), expected) == []
    lost = replace(expected, cards=(replace(cards[0], back=(text[:-4], "Wait.")), cards[1]))
    assert any("does not stand there whole" in fault for fault in faults(specimen(lost), expected))


def test_an_f_may_end_a_line_of_a_name() -> None:
    """In Source Serif 4 its ink reaches 0.08 em over its width: it is set right, and the line is full."""
    name = "#place(dx: 10mm, dy: 14.5mm, box(width: 95mm, height: 67mm, inset: 4.5mm, align(bottom + right, text("
    name += 'font: "Source Serif 4", weight: 600, size: 20pt, "Relief"))))'
    first, rest = source(replace(RIGHT, cards=tuple(replace(one, code="") for one in RIGHT.cards))).split(
        "#pagebreak()"
    )
    assert faults(compiled(f"{first}{name}#pagebreak(){rest}"), RIGHT) == []


FACES = {
    "text": 'font: "Source Sans 3"',
    "emphasis": 'font: "Source Sans 3", style: "italic"',
    "strong": 'font: "Source Sans 3", weight: 600',
    "name": 'font: "Source Serif 4", weight: 600',
    "code": 'font: "Source Code Pro"',
}


@pytest.mark.parametrize("face", FACES)
def test_neighbours_are_not_over_each_other(face: str) -> None:
    letters = ascii_letters + digits
    pairs = "\n\n".join(" ".join(one + other for other in letters) for one in letters)
    text = f"#set page(height: auto)\n#set text(size: 7pt, fallback: false, {FACES[face]})\n{pairs}"
    (page,) = read(compiled(text))
    assert len(page.glyphs) == 2 * len(letters) ** 2
    assert [*hidden([*page.glyphs])] == []


def test_where_paper_turns_does_not_depend_on_the_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong rule would put both the sheet and what is expected of it at the same wrong places."""
    layout = RIGHT.layout.model_copy(update={"origin": (12.0, 14.5)})
    expected = replace(RIGHT, layout=layout)
    assert faults(specimen(expected), expected) == []
    monkeypatch.setattr("tests.paper.expected.back_slots", lambda layout, *_: front_slots(layout))
    found = faults(specimen(expected), expected)
    assert "page 2, card 1 back: 91.00 mm from its front, the paper turned" in found


def test_words_in_the_margin_are_no_fault() -> None:
    words = '#place(dx: 20mm, dy: 7mm, "Print at 100 %, flip on the long edge")'
    assert faults(compiled(source(RIGHT) + words), RIGHT) == []


def test_frames_are_measured() -> None:
    frames = measured(specimen(RIGHT), RIGHT)
    assert len(frames) == 10
    assert {round(frame.first, 3) for frame in frames} == {ASCENT}


def test_a_page_takes_well_under_a_second() -> None:
    cards = tuple(ExpectedCard(("silence " * 22,), ("patience " * 20,)) for _ in range(16))
    expected = replace(sheets("a4-a7-8up"), cards=cards)
    printed = specimen(expected)
    start = time.process_time()
    assert faults(printed, expected) == []
    assert time.process_time() - start < 2
