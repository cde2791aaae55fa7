"""What Chromium and Firefox print can be checked like our own PDF: right pages pass, seeded faults are found."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.model.layout import Flip, Order
from tests.browser.engines_firefox import Firefox
from tests.browser.find_engines import missing
from tests.paper.browsers import by_chromium, by_firefox
from tests.paper.expected import PIXEL, Expected, ExpectedCard
from tests.paper.layouts import LAYOUTS
from tests.paper.sheet_check import faults
from tests.paper.specimen import ASCENT
from tests.paper.specimen_cards import SCRIPTS
from tests.paper.specimen_page import specimen_page

Print = Callable[[str], bytes]
FIREFOX = pytest.param("firefox", marks=pytest.mark.slow)
CARDS = tuple(
    ExpectedCard(
        (f"Office tactic {number}", "When they fall silent, what do you do?"),
        (f"Answer {number}: wait.", f"Count to {number + 9} in your head and let the silence work for you." * 3),
    )
    for number in range(1, 8)
)
RIGHT = Expected(
    LAYOUTS["a4-8up-inset"], CARDS, page_tolerance=0.3, snap=PIXEL, unnamed=True, indent=(0, 0), first=(ASCENT, ASCENT)
)  # fmt: skip
BROAD = LAYOUTS["a4-poker-9up"].model_copy(update={"page": (297.0, 210.0), "columns": 4, "rows": 2})

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    if problem := missing():
        pytest.fail(problem, pytrace=False)
    engine = Firefox(tmp_path_factory.mktemp("firefox"))
    yield engine
    engine.close()


@pytest.fixture(params=["chromium", FIREFOX])
def printed(request: pytest.FixtureRequest, tmp_path: Path) -> Print:
    file = tmp_path / "specimen.html"

    def printed(page: str) -> bytes:
        file.write_text(page, encoding="utf-8")
        if request.param == "firefox":
            return by_firefox(request.getfixturevalue("firefox"), file.as_uri(), "document.title === 'Specimen'")
        browser: Browser = request.getfixturevalue("chromium")
        return by_chromium(browser, file.as_uri(), "document.title === 'Specimen'")

    return printed


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("layout", ["a4-a7-8up", "letter-poker-9up", "a4-fold-4up", "broad"])
def test_right_pages_pass(printed: Print, layout: str, flip: Flip) -> None:
    expected = replace(RIGHT, layout=LAYOUTS.get(layout, BROAD), flip=flip, order=Order.FRONTS_THEN_BACKS)
    assert faults(printed(specimen_page(expected)), expected) == []


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("script", SCRIPTS)
def test_right_pages_pass_in_every_script(printed: Print, script: str, flip: Flip) -> None:
    text = SCRIPTS[script].strip()
    cards = (ExpectedCard((text,), (text, "Wait.")), ExpectedCard(("Wait.",), ("Wait.", text)))
    expected = replace(RIGHT, cards=cards, flip=flip)
    german = "p { hyphens: auto }" if script.startswith("German") else ""
    page = specimen_page(expected, german).replace('lang="en"', 'lang="de"' if german else 'lang="en"')
    assert faults(printed(page), expected) == []
    lost = replace(expected, cards=(replace(cards[0], back=(text[: len(text) // 2], "Wait.")), cards[1]))
    found = faults(printed(specimen_page(lost)), expected)
    assert any("does not stand there whole" in fault for fault in found), found


LONG = replace(RIGHT, cards=(replace(CARDS[0], front=("silence " * 400,)), *CARDS[1:]))
TOFU = replace(RIGHT, cards=(replace(CARDS[0], front=("Wait \U000f0000.",)), *CARDS[1:]))
SEEDED: dict[str, tuple[Expected, Expected, str, str]] = {
    "the other flip": (replace(RIGHT, flip=Flip.SHORT), RIGHT, "", "are not turned by 0 degrees"),
    "overflow": (LONG, LONG, "", "leave the safe box by up to"),
    "overflow that is cut off": (
        LONG,
        LONG,
        "article { overflow: hidden } section { contain: paint }",
        "leave the safe",
    ),
    "the grid 1 mm right": (RIGHT, RIGHT, "article { margin-left: 1mm }", "mm right of its slot"),
    "the grid 1 mm down": (RIGHT, RIGHT, "article { margin-top: 1mm }", "mm down of its slot"),
    "a glyph that no font has": (TOFU, TOFU, "", "(4 letters of it are there, to 'Wait')"),
    "smaller by 2 %": (RIGHT, RIGHT, "section { zoom: 0.98 }", "mm right of its slot"),
    "a line cut off": (RIGHT, RIGHT, "p { max-height: 1.5mm; overflow: hidden }", "are cut off"),
    "a foreign font": (RIGHT, RIGHT, "p { font-family: serif }", "is not one that we ship"),
    "another paper": (RIGHT, RIGHT, "@page { size: 216mm 280mm }", "instead of 210 × 297"),
    # Without this wish, browsers darken what is pale when they leave out backgrounds.
    "letters of 8 pt": (RIGHT, replace(RIGHT, least=8.5), "", "are smaller than 8.5 pt"),
    "pale": (RIGHT, RIGHT, "p { color: #aaa; print-color-adjust: exact }", "too pale to read, contrast 2.3"),
    "capitals": (RIGHT, RIGHT, "p { text-transform: uppercase }", "does not stand there whole"),
    "lines over each other": (RIGHT, RIGHT, "p { line-height: 0.4 }", "are printed over others"),
}


@pytest.mark.parametrize("seeded", SEEDED)
def test_a_seeded_fault_is_found(printed: Print, seeded: str) -> None:
    made, expected, style, said = SEEDED[seeded]
    found = faults(printed(specimen_page(made, style)), expected)
    assert any(said in fault for fault in found), found
