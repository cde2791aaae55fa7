"""Pocket cards on paper: pages of the right size, backs behind their fronts, nothing cut off."""

from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from generator.cards.layout import LAYOUTS, Layout

SLOTS = """side => [...document.querySelectorAll(`.s-${side}`)].map(page => {
  const frame = page.getBoundingClientRect();
  return [...page.querySelectorAll('.s-card')].map(card => {
    const box = card.getBoundingClientRect();
    return {id: card.dataset.card, left: box.left - frame.left, right: frame.right - box.right,
            top: box.top - frame.top, width: box.width, height: box.height};
  });
})"""
OVERFLOW = """() => [...document.querySelectorAll('.s-card')].flatMap(card => {
  const box = card.getBoundingClientRect();
  const inner = parseFloat(getComputedStyle(card).paddingLeft);
  const floor = parseFloat(getComputedStyle(card).paddingBottom);
  return [...card.children].filter(child => {
    const own = child.getBoundingClientRect();
    const foot = child.classList.contains('s-foot');
    return own.right > box.right - inner + 1 || own.left < box.left + inner - 1
      || (!foot && own.bottom > box.bottom - floor + 1) || child.scrollWidth > child.clientWidth + 1;
  }).map(child => `${card.dataset.card}: ${child.textContent.slice(0, 40)}`);
})"""
MM = 96 / 25.4


def _sheets(site: Path, layout: Layout) -> list[Path]:
    return sorted(site.glob(f"*/print/*[-_]{layout.id}.html"))


@pytest.fixture
def printed(chromium: Browser) -> Page:
    return chromium.new_context(reduced_motion="reduce").new_page()


def _open(page: Page, sheet: Path) -> None:
    page.goto(sheet.as_uri())
    page.emulate_media(media="print")
    page.evaluate("document.fonts.ready.then(() => true)")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.id)
def test_backs_meet_their_fronts(printed: Page, site: Path, layout: Layout) -> None:
    sheets = _sheets(site, layout)
    assert sheets
    for sheet in sheets:
        _open(printed, sheet)
        fronts, backs = printed.evaluate(SLOTS, "front"), printed.evaluate(SLOTS, "back")
        assert [len(page) for page in fronts] == [len(page) for page in backs] != []
        for front, back in zip(chain(*fronts), chain(*backs), strict=True):
            assert front["id"] == back["id"]
            assert front["left"] == pytest.approx(back["right"], abs=0.2 * MM), "flipped on the long edge"
            assert front["top"] == pytest.approx(back["top"], abs=0.2 * MM)
            assert (front["width"], front["height"]) == pytest.approx([mm * MM for mm in layout.card], abs=0.1 * MM)
            least = min(front["left"], front["right"], front["top"])
            assert least >= 9.5 * MM, "a printer cannot print nearer to the paper's edge"


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.id)
def test_every_card_fits(printed: Page, site: Path, layout: Layout) -> None:
    for sheet in _sheets(site, layout):
        _open(printed, sheet)
        assert printed.evaluate(OVERFLOW) == []


def test_a_card_that_does_not_fit_is_noticed(printed: Page, site: Path) -> None:
    _open(printed, _sheets(site, LAYOUTS[0])[0])
    printed.evaluate("document.querySelector('.s-back .s-line').textContent = 'word '.repeat(300)")
    assert printed.evaluate(OVERFLOW)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.id)
def test_the_pages_are_the_paper(printed: Page, site: Path, layout: Layout, tmp_path: Path) -> None:
    for sheet in _sheets(site, layout):
        _open(printed, sheet)
        pages = printed.locator(".s-page").count()
        printed.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True, print_background=False)
        made = PdfReader(tmp_path / "sheet.pdf").pages
        assert len(made) == pages
        width, height = (float(length) / 72 * 25.4 for length in made[0].mediabox[2:])
        assert (width, height) == pytest.approx(layout.page, abs=0.5), "a browser rounds to whole points"


def test_a_lesson_prints_its_questions_without_answers(printed: Page, site: Path) -> None:
    printed.goto(next(site.glob("*/lessons/who-loses-most.html")).as_uri())
    printed.emulate_media(media="print")
    assert printed.locator("tb-question legend").first.is_visible()
    assert not printed.locator("tb-question button:visible").count()
    assert not printed.locator("tb-answer >> visible=true").count()


def test_paper_is_white_and_ink_is_dark_whatever_the_screen(chromium: Browser, site: Path) -> None:
    page = chromium.new_context(color_scheme="dark").new_page()
    page.goto(next(site.glob("*/lessons/who-loses-most.html")).as_uri())
    page.locator("body[data-md-color-scheme=slate]").wait_for()
    page.emulate_media(media="print", color_scheme="dark")
    light = "e => Math.max(...getComputedStyle(e).color.match(/[0-9.]+/g).slice(0, 3).map(Number))"
    for place in (".tb-prose p", "h1", ".tb-lead", ".tb-steps li", "legend", "td"):
        assert page.locator(place).first.evaluate(light) < 110, place
    assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
    page.context.close()
