"""QR codes decode from a raster and stand in their card's slot; what is swapped, lost or spoilt is found."""

from dataclasses import replace

import pytest

from generator.model.layout import Flip
from tests.paper.expected import Expected, ExpectedCard
from tests.paper.layouts import LAYOUTS
from tests.paper.rasters import code_faults, decoded
from tests.paper.specimen import compiled, source, specimen

CARDS = tuple(
    ExpectedCard((f"Tactic {number}",), (f"Answer {number}",), f"https://example.org/leverage/cards/tactic-{number}/")
    for number in range(1, 10)
)
RIGHT = Expected(LAYOUTS["a4-8up-inset"], CARDS)


def _coded(*codes: str) -> Expected:
    first = [replace(card, code=code) for card, code in zip(CARDS, codes, strict=False)]
    return replace(RIGHT, cards=(*first, *CARDS[len(codes) :]))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("flip", Flip)
def test_every_code_decodes(layout: str, flip: Flip) -> None:
    expected = replace(RIGHT, layout=LAYOUTS[layout], flip=flip)
    printed = specimen(expected)
    assert code_faults(printed, expected) == []
    assert [code for page in decoded(printed) for code in page] == [card.code for card in CARDS]


ONE, TWO = CARDS[0].code, CARDS[1].code
SEEDED = {
    "two swapped": (_coded(TWO, ONE), f"page 1, card 1 front: the QR codes read there are {[TWO]}, not {ONE!r}"),
    "one lost": (_coded(ONE, ""), f"page 1, card 2 front: the QR codes read there are [], not {TWO!r}"),
    "another address": (_coded(ONE + "?"), f"page 1, card 1 front: the QR codes read there are {[ONE + '?']}"),
}


@pytest.mark.parametrize("seeded", SEEDED)
def test_a_wrong_code_is_found(seeded: str) -> None:
    printed, said = SEEDED[seeded]
    found = code_faults(specimen(printed), RIGHT)
    assert any(said in fault for fault in found), found


def test_a_code_that_is_not_expected_is_found() -> None:
    found = code_faults(specimen(RIGHT), _coded(""))
    assert found == [f"page 1, card 1 front: the QR codes read there are {[ONE]}, not ''"]


DRAWN = {
    "covered": ("#place(dx: 10mm, dy: 14.5mm, rect(width: 95mm, height: 67mm, fill: black))", RIGHT, "are [], not"),
    "under a word": (
        '#place(dx: 89mm, dy: 70mm, text(size: 6pt, "wait"))',
        RIGHT,
        "4 glyphs are printed into a QR code",
    ),
    "too small to print": ("", replace(RIGHT, layout=RIGHT.layout.model_copy(update={"qr": 6.0})), "are [], not"),
    "beside its safe box": (
        "",
        replace(RIGHT, layout=RIGHT.layout.model_copy(update={"safe": 1.0})),
        "its QR code leaves the safe box",
    ),
}


@pytest.mark.parametrize("drawn", DRAWN)
def test_a_spoilt_code_is_found(drawn: str) -> None:
    more, printed, said = DRAWN[drawn]
    text = source(printed)
    first, rest = text.split("#pagebreak()", 1)
    found = code_faults(compiled(f"{first}{more}#pagebreak(){rest}"), RIGHT)
    assert any(said in fault for fault in found), found
