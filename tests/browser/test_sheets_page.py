"""Pages to print: which cards, in which slots, with which words, by the address and by the form; ticks of a deck."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from generator.build import build
from tests.browser.quiz_page import AXE, RUN_AXE, TAGS
from tests.browser.static_server import serve
from tests.review_course import TITLE, write_course

MM = 96 / 25.4
CARDS = ["first.fact", "ask.name", "ask.when", "wait.name", "wait.when", "give.name", "give.when"]
POCKET = ["ask.pocket", "wait.pocket", "give.pocket"]
SLOTS = 8
LONG = "small/print/study-a4-8up-inset.html"
FOLDED = "small/print/study-a4-fold-4up.html"
SHOWN = """() => [...document.querySelectorAll('.s-page')].map(page => ({
  side: page.className.match(/s-(fronts|backs|both)/)[1],
  label: page.ariaLabel,
  words: [...page.querySelectorAll('.s-margin > *')].map(each => each.textContent),
  lines: page.querySelectorAll('.s-cut').length,
  cards: [...page.querySelectorAll('.s-card')].map(card => {
    const [frame, box] = [page, card].map(each => each.getBoundingClientRect());
    return {id: card.dataset.card, slot: card.className.match(/s-slot-(\\d+)/)[1],
            side: card.classList.contains('s-front') ? 'front' : 'back',
            number: card.querySelector('.s-number')?.textContent,
            turned: getComputedStyle(card).rotate,
            x: box.x - frame.x, y: box.y - frame.y, width: box.width, height: box.height, sheet: frame.width};
  })}))"""
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = write_course(tmp_path_factory.mktemp("small"))
    with serve(build(root).site, "/") as address:
        yield address


@pytest.fixture
def window(chromium: Browser) -> Iterator[BrowserContext]:
    window = chromium.new_context(viewport={"width": 1000, "height": 800}, reduced_motion="reduce")
    yield window
    window.close()


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    page = window.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    assert [fault for fault in faults if "favicon" not in fault] == []


@pytest.fixture
def at(page: Page, host: str) -> Open:
    def at(path: str, *, media: Any = "print") -> Page:
        page.goto("about:blank")
        page.goto(host + path)
        page.locator("tb-course[data-recalled]").wait_for(state="attached")
        page.emulate_media(media=media)
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    return at


def _pages(page: Page) -> list[dict[str, Any]]:
    return page.evaluate(SHOWN)


def _cards(page: Page, side: str = "front") -> list[dict[str, Any]]:
    return [card for each in _pages(page) for card in each["cards"] if card["side"] == side]


def _ids(page: Page, side: str = "front") -> list[str]:
    return [card["id"] for card in _cards(page, side)]


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        (LONG, CARDS),
        (f"{LONG}#deck=one", CARDS[:5]),
        (f"{LONG}#deck=two", CARDS[5:]),
        (f"{LONG}#deck=reds", CARDS[1:5]),
        (f"{LONG}#facet=family:blue", CARDS[5:]),
        (f"{LONG}#cards=give.when,ask.name,gone.name", ["ask.name", "give.when"]),
        (f"{LONG}#due", []),
        (f"{LONG}#missed", []),
        ("small/print/a4-8up-inset.html#deck=two", POCKET[2:]),
        ("small/print/letter-fold-4up.html#facet=family:red", POCKET[:2]),
        (f"{LONG}#deck=none&facet=family:green&cards=x&flip=up&order=1&offset=1e9,;&blanks=-3", CARDS),
        (f"{LONG}#%E0%A4%A&<script>=1&cards=__proto__", CARDS),
    ],
)
def test_the_address_chooses_cards_and_both_sides_agree(at: Open, path: str, ids: list[str]) -> None:
    page = at(path)
    expect(page.locator(".s-card.s-front")).to_have_count(len(ids))
    assert _ids(page) == _ids(page, "back") == ids
    for side in ("front", "back"):
        assert [card["number"] for card in _cards(page, side)] == [f"{n}/{len(ids)}" for n in range(1, len(ids) + 1)]
    sheets = -(-len(ids) // SLOTS) if "fold" not in path else -(-len(ids) // 4)
    said = f"{len(ids)} card{'s' * (len(ids) != 1)} on {sheets} sheet{'s' * (sheets != 1)} of paper."
    expect(page.locator("main [role=status]")).to_have_text(said if ids else "No cards: nothing to print.")


def test_a_change_of_the_address_changes_the_sheets(at: Open) -> None:
    page = at(f"{LONG}#deck=one")
    page.evaluate("location.hash = 'deck=two'")
    expect(page.locator(".s-card.s-front")).to_have_count(2)
    page.evaluate("location.hash = ''")
    expect(page.locator(".s-card.s-front")).to_have_count(len(CARDS))


@pytest.mark.parametrize(
    ("asked", "sides"),
    [
        ("", ["fronts", "backs", "fronts", "backs"]),
        ("&order=duplex", ["fronts", "backs", "fronts", "backs"]),
        ("&order=fronts-then-backs", ["fronts", "fronts", "backs", "backs"]),
    ],
)
def test_pages_come_in_the_order_of_printing(at: Open, asked: str, sides: list[str]) -> None:
    pages = _pages(at(f"{LONG}#blanks=4{asked}"))
    assert [each["side"] for each in pages] == sides
    numbers = {"fronts": iter((1, 2)), "backs": iter((1, 2))}
    for each in pages:
        sheet = next(numbers[each["side"]])
        assert each["label"] == f"{each['side'].capitalize()} of sheet {sheet}"
        title, how = each["words"]
        assert title == f"{TITLE}: study cards: sheet {sheet} of 2, {each['side']}"
        assert ("all fronts" in how) == ("then" in asked)
        assert bool(each["lines"]) == (each["side"] == "fronts")
        assert [card["slot"] for card in each["cards"]] == [str(n + 1) for n in range(8 if sheet == 1 else 3)]


def test_the_margin_names_the_deck_and_the_flip(at: Open) -> None:
    (front, back) = _pages(at(f"{LONG}#deck=one&flip=short"))
    assert front["words"][0] == "The first: study cards: sheet 1 of 1, fronts"
    assert back["words"][0] == "The first: study cards: sheet 1 of 1, backs"
    assert "flip on the short edge" in front["words"][1]
    (front, _) = _pages(at(f"{LONG}#deck=one"))
    assert "flip on the long edge" in front["words"][1]


def test_backs_lie_behind_their_fronts_whatever_the_flip(at: Open) -> None:
    for flip, turned in (("long", "none"), ("short", "180deg")):
        page = at(f"{LONG}#deck=one&flip={flip}")
        for front, back in zip(_cards(page), _cards(page, "back"), strict=True):
            right = front["sheet"] - front["x"] - front["width"]
            if flip == "long":
                assert back["x"] == pytest.approx(right, abs=0.2 * MM)
                assert back["y"] == pytest.approx(front["y"], abs=0.2 * MM)
            else:
                assert back["x"] == pytest.approx(front["x"], abs=0.2 * MM)
                assert back["y"] == pytest.approx(297 * MM - front["y"] - front["height"], abs=0.2 * MM)
            assert (front["turned"], back["turned"]) == ("none", turned)


@pytest.mark.parametrize("flip", ["long", "short"])
def test_an_offset_moves_backs_by_millimetres_and_fronts_not_at_all(at: Open, flip: str) -> None:
    still, moved = at(f"{LONG}#flip={flip}"), None
    before = {side: _cards(still, side) for side in ("front", "back")}
    moved = at(f"{LONG}#flip={flip}&offset=1.5,-0.8")
    for side, (x, y) in (("front", (0, 0)), ("back", (1.5, -0.8))):
        for old, new in zip(before[side], _cards(moved, side), strict=True):
            assert (new["x"] - old["x"]) / MM == pytest.approx(x, abs=0.03)
            assert (new["y"] - old["y"]) / MM == pytest.approx(y, abs=0.03)


def test_folded_sheets_keep_both_sides_in_one_row(at: Open) -> None:
    pages = _pages(at(f"{FOLDED}#deck=one&blanks=1&order=fronts-then-backs&offset=2,2&flip=short"))
    assert [(each["side"], each["label"]) for each in pages] == [
        ("both", "Sheet 1"),
        ("both", "Sheet 2"),
    ]
    assert [len(each["cards"]) for each in pages] == [8, 4]
    for each in pages:
        half = len(each["cards"]) // 2
        for front, back in zip(each["cards"][:half], each["cards"][half:], strict=True):
            assert (front["side"], back["side"], back["turned"]) == ("front", "back", "none")
            assert front["id"] == back["id"]
            assert back["y"] == pytest.approx(front["y"], abs=0.1)
            assert back["x"] == pytest.approx(front["x"] + front["width"], abs=0.1)


def test_blanks_come_last_in_slots_of_their_own_and_have_no_number(at: Open) -> None:
    page = at(f"{LONG}#deck=two&blanks=3")
    expect(page.locator("main [role=status]")).to_have_text("2 cards and 3 blank cards on 1 sheet of paper.")
    assert _ids(page) == [*CARDS[5:], "blank", "blank", "blank"]
    assert [card["number"] for card in _cards(page)] == ["1/2", "2/2", None, None, None]
    written, *blanks = _cards(page)[1:]
    assert {(card["width"], card["height"]) for card in blanks} == {(written["width"], written["height"])}
    assert page.locator("[data-card=blank].s-front").first.inner_text().split() == ["Question"]
    assert page.locator("[data-card=blank].s-back").first.inner_text().split() == ["Answer"]
    page = at("small/print/a4-8up-inset.html#deck=two&blanks=1")
    assert page.locator("[data-card=blank].s-front").inner_text().split() == ["Name", "When"]
    lines = page.locator("[data-card=blank].s-back").inner_text().split("\n")
    assert [line for line in lines if line] == ["Do", "Say", "Watch out", "If used on you"]


def test_lines_to_write_on_stay_in_their_card(at: Open) -> None:
    for layout in ("a4-8up-inset", "letter-8up-inset", "a4-fold-4up", "letter-fold-4up"):
        page = at(f"small/print/{layout}.html#blanks=1")
        ends = page.locator("[data-card=blank] .s-ruled").evaluate_all(
            "all => all.map(line => line.closest('article').getBoundingClientRect().bottom"
            " - line.getBoundingClientRect().bottom)"
        )
        assert len(ends) > 8
        assert min(ends) >= 4 * MM


def test_the_paper_has_only_the_sheets(at: Open, tmp_path: Path) -> None:
    page = at(f"{LONG}#deck=one&blanks=4")
    page.pdf(path=tmp_path / "sheets.pdf", prefer_css_page_size=True)
    texts = [each.extract_text() for each in PdfReader(tmp_path / "sheets.pdf").pages]
    assert len(texts) == 4
    assert not any(word in text for text in texts for word in ("Which cards", "Move backs", "sheets of paper"))


def test_the_form_writes_the_address_and_the_sheets(at: Open) -> None:
    page = at(LONG, media="screen")
    page.get_by_label("Which cards").select_option("The second")
    page.get_by_label("Blank cards").fill("2")
    page.get_by_label("Blank cards").blur()
    page.get_by_label("the short edge").check()
    page.get_by_label("all fronts, then all backs").check()
    page.get_by_label("to the right").fill("0.5")
    page.get_by_label("to the right").blur()
    assert page.evaluate("location.hash") == "#deck=two&flip=short&order=fronts-then-backs&offset=0.5,0&blanks=2"
    assert _ids(page) == [*CARDS[5:], "blank", "blank"]
    assert page.evaluate("document.querySelector('main').style.getPropertyValue('--dx')") == "0.5mm"
    expect(page.get_by_role("link", name="Letter, 8 to a sheet")).to_have_attribute(
        "href",
        re.compile(
            r"/study-letter-8up-inset\.html#deck=two&flip=short&order=fronts-then-backs&offset=0\.5,0&blanks=2$"
        ),
    )
    page.reload()
    expect(page.get_by_label("Which cards")).to_have_value("deck=two")
    expect(page.get_by_label("the short edge")).to_be_checked()
    expect(page.get_by_label("to the right")).to_have_value("0.5")


def test_what_the_form_refuses_is_brought_into_bounds(at: Open) -> None:
    page = at(LONG, media="screen")
    for label, given, kept in (("Blank cards", "5000", "99"), ("down", "-44", "-10"), ("to the right", "0.26", "0.3")):
        page.get_by_label(label).fill(given)
        page.get_by_label(label).blur()
        expect(page.get_by_label(label)).to_have_value(kept)


def test_the_offset_is_kept_for_its_paper_and_an_address_does_not_overwrite_it(at: Open) -> None:
    page = at(LONG, media="screen")
    page.get_by_label("down").fill("1.2")
    page.get_by_label("down").blur()
    assert at(f"{LONG}#deck=two").get_by_label("down").input_value() == "1.2"
    assert at(f"{LONG}#offset=0,3").get_by_label("down").input_value() == "3"
    assert at(LONG).get_by_label("down").input_value() == "1.2"
    other = at("small/print/study-letter-8up-inset.html")
    assert other.get_by_label("down").input_value() == "0"


def test_without_storage_the_form_works(window: BrowserContext, at: Open) -> None:
    window.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no') }})")
    page = at(f"{LONG}#deck=two", media="screen")
    page.get_by_label("down").fill("1")
    page.get_by_label("down").blur()
    assert page.evaluate("location.hash") == "#deck=two&offset=0,1"


def test_ticked_cards_stand_in_the_form_only_where_there_are_any(at: Open) -> None:
    option = at(f"{LONG}#cards=ask.name", media="screen").locator("option[value=cards]")
    expect(option).to_be_enabled()
    assert not option.evaluate("node => node.hidden")
    assert at(LONG).locator("option[value=cards]").evaluate("node => node.hidden")


def test_everything_is_reached_by_keyboard_and_print_prints(window: BrowserContext, at: Open) -> None:
    window.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1 }")
    page = at(LONG, media="screen")
    names: list[str] = []
    for _ in range(20):
        page.keyboard.press("Tab")
        names.append(
            page.evaluate("(({name, value, textContent: text}) => name || text || value)(document.activeElement)")
        )
        if names[-1].strip() == "Print":
            break
    assert [name for name in names if name in {"which", "blanks", "flip", "order", "x", "y"}] == [
        "which", "blanks", "flip", "order", "x", "y",
    ]  # fmt: skip
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed") == 1


def test_folded_sheets_have_nothing_to_flip(at: Open) -> None:
    page = at(FOLDED, media="screen")
    assert page.locator("[name=flip], [name=order], [name=x]").count() == 0
    page.get_by_label("Which cards").select_option("Those due today")
    expect(page.locator("main [role=status]")).to_have_text("No cards: nothing to print.")
    assert page.evaluate("location.hash") == "#due"


def test_without_a_script_every_card_is_printed(chromium: Browser, host: str, tmp_path: Path) -> None:
    window = chromium.new_context(java_script_enabled=False)
    page = window.new_page()
    page.goto(f"{host}{LONG}#deck=two")
    expect(page.locator(".s-form")).to_be_hidden()
    expect(page.locator("main [role=status]")).to_have_text("7 cards on 1 sheet of paper.")
    assert page.locator(".s-card.s-front").count() == len(CARDS)
    page.pdf(path=tmp_path / "all.pdf", prefer_css_page_size=True)
    assert len(PdfReader(tmp_path / "all.pdf").pages) == 2
    page.goto(f"{host}small/decks/one.html")
    assert page.get_by_role("checkbox", name="Print this card").count() == 0
    window.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", [f"{LONG}#deck=one&blanks=1", f"{FOLDED}#blanks=2", "small/decks/one.html"])
def test_no_violation_and_nothing_beside_the_screen(window: BrowserContext, at: Open, path: str, width: int) -> None:
    window.add_init_script(path=AXE)
    page = at(path, media="screen")
    page.set_viewport_size({"width": width, "height": 6000})  # so tall that no bar lies over a target by chance
    if "decks" in path:
        page.get_by_role("checkbox", name="Print this card").first.check()
        page.get_by_text("More ways to print").first.click()
    assert page.evaluate(RUN_AXE, TAGS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    form = page.locator(".s-form")
    if form.count():
        box = form.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_ticked_cards_of_a_deck_go_to_the_page_to_print(at: Open) -> None:
    page = at("small/decks/one.html", media="screen")
    pocket = page.locator("[data-prints=pocket]")
    expect(pocket.get_by_role("status")).to_be_empty()
    pocket.get_by_label("Print this card: To ask").check()
    expect(pocket.get_by_role("status")).to_have_text("Print the ticked card:")
    pocket.get_by_label("Print this card: To wait").focus()
    page.keyboard.press("Space")
    expect(pocket.get_by_role("status")).to_have_text("Print the 2 ticked cards:")
    expect(page.locator("[data-prints=study]").get_by_role("status")).to_be_empty()
    pocket.get_by_label("Print this card: To ask").uncheck()
    pocket.get_by_role("link", name="A4", exact=True).click()
    page.wait_for_url("**/small/print/a4-fold-4up.html#cards=wait.pocket")
    expect(page.locator(".s-card.s-front")).to_have_count(1)
    assert _ids(page) == ["wait.pocket"]


def test_a_deck_offers_its_papers_first_and_every_layout_behind(at: Open) -> None:
    page = at("small/decks/two.html", media="screen")
    buttons = page.locator(".tb-actions a", has_text="PDF")
    assert [" ".join(text.split()) for text in buttons.all_inner_texts()] == [
        "Print these cards: A4 (PDF)",
        "Letter (PDF)",
    ]
    page.locator("[data-prints=pocket] summary").click()
    links = page.locator("[data-prints=pocket] details a")
    assert [link.get_attribute("href") for link in links.all()] == [
        f"../print/{layout}.html#deck=two"
        for layout in ("a4-fold-4up", "letter-fold-4up", "a4-8up-inset", "letter-8up-inset")
    ]
    links.nth(2).click()
    expect(page.locator(".s-card.s-front")).to_have_count(1)
    assert _ids(page) == POCKET[2:]
