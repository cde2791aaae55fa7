"""Pages of the site on paper, as Chromium prints them from a dark screen: read back from the PDF, not from the page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser, Page

MM = 72 / 25.4
LETTER, A4 = (215.9, 279.4), (210.0, 297.0)
PUT = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
DARK = """@media print {
  :root, [data-md-color-scheme] { color-scheme: dark !important }
  html, body { background: none !important }
}"""
HEADINGS = "es => es.map(e => { e.querySelector('.headerlink')?.remove(); return e.textContent; })"
ALL = ("home", "module", "lesson", "tactic", "technique", "check", "key", "deck", "index", "glossary", "sources")
OWN = ("progress", "record", "notes", "review", "privacy", "accessibility")
Sheets = list[pdfium.PdfPage]
Print = Callable[..., Sheets]


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Page:
    return chromium.new_context(color_scheme="dark", reduced_motion="reduce").new_page()


@pytest.fixture(scope="module")
def printed(page: Page, served: str, tmp_path_factory: pytest.TempPathFactory) -> Print:
    folder = tmp_path_factory.mktemp("paper")
    made: dict[tuple[str, ...], Sheets] = {}

    def printed(path: str, *, css: str = "", paper: str = "A4") -> Sheets:
        page.goto(served + path)  # also where the sheets are there: a test may ask the page
        if (path, css, paper) not in made:
            page.evaluate("document.fonts.ready.then(() => true)")
            if css:
                page.evaluate(PUT, css)
            file = folder / f"{len(made)}.pdf"
            page.pdf(path=file, format=paper, print_background=True)
            made[path, css, paper] = list(pdfium.PdfDocument(file))
        return made[path, css, paper]

    return printed


def _plain(text: str) -> str:
    return "".join(text.split()).replace("\N{SOFT HYPHEN}", "")


def _text(sheets: Sheets) -> str:
    return _plain("".join(sheet.get_textpage().get_text_bounded() for sheet in sheets))


def _ends(sheets: Sheets) -> list[str]:
    """Give how each sheet but the last one ends, without spaces."""
    return [_text([sheet])[-200:] for sheet in sheets[:-1]]


def _left_alone(page: Page, sheets: Sheets) -> list[str]:
    headings = page.locator("article :is(h1, h2, h3, h4, summary, dt)").evaluate_all(HEADINGS)
    plain = {heading for text in headings if len(heading := _plain(text)) > 3}
    return [heading for end in _ends(sheets) for heading in plain if end.endswith(heading)]


def _corners(sheet: pdfium.PdfPage) -> list[Any]:
    image = sheet.render(scale=1).to_pil().convert("L")
    right, bottom = image.width - 3, image.height - 3
    return [image.getpixel(at) for at in ((2, 2), (right, 2), (2, bottom), (right, bottom), (right // 2, bottom))]


def _letters(sheet: pdfium.PdfPage) -> tuple[float, float, float, float]:
    """Give the box around all letters in mm from the paper's left, top, right and bottom edge."""
    text = sheet.get_textpage()
    boxes = [text.get_charbox(at) for at in range(text.count_chars()) if text.get_text_range(at, 1).strip()]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    width, height = sheet.get_size()
    return min(lefts) / MM, (height - max(tops)) / MM, (width - max(rights)) / MM, min(bottoms) / MM


def _first_letter(sheet: pdfium.PdfPage) -> float:
    """Give the height of the sheet's first letter in mm: Chromium shrinks a page too wide for its paper."""
    _, bottom, _, top = sheet.get_textpage().get_charbox(0)
    return (top - bottom) / MM


def _size(sheet: pdfium.PdfPage) -> tuple[float, ...]:
    return tuple(length / MM for length in sheet.get_size())


def test_no_heading_is_left_at_the_foot_of_a_sheet(chromium: Browser, site: Path, tmp_path: Path) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()  # sooner ready, and set alike
    left: dict[str, list[str]] = {}
    for path in sorted(site.glob("*/lessons/*.html")):
        page.goto(path.as_uri())
        page.pdf(path=tmp_path / "lesson.pdf", format="A4")
        left[path.stem] = _left_alone(page, list(pdfium.PdfDocument(tmp_path / "lesson.pdf")))
    page.context.close()
    assert len(left) > 30
    assert {name: headings for name, headings in left.items() if headings} == {}


def test_a_heading_left_alone_is_noticed(page: Page, printed: Print, page_kinds: dict[str, str]) -> None:
    sheets = printed(page_kinds["lesson"], css="@media print { article h2 { break-after: page !important } }")
    assert _left_alone(page, sheets)


@pytest.mark.parametrize("kind", [*ALL, *OWN])
def test_a_sheet_is_white_full_and_inside_its_margins(printed: Print, page_kinds: dict[str, str], kind: str) -> None:
    sheets = printed(page_kinds[kind])
    assert _first_letter(sheets[0]) == pytest.approx(1.86, abs=0.06), "8 pt: nothing is too wide for the paper"
    for sheet in sheets:
        assert min(_corners(sheet)) == 255, "a dark screen printed a frame"
        left, top, right, bottom = _letters(sheet)
        assert min(left, right) > 15, "words run into the margin, or out of the paper"
        assert min(top, bottom) > 17.5
        assert len(_text([sheet])) > 40, "a sheet for nothing"
        assert _size(sheet) == pytest.approx(A4, abs=0.5)


def test_a_frame_a_clipped_line_and_an_empty_sheet_are_noticed(printed: Print, page_kinds: dict[str, str]) -> None:
    framed = printed(page_kinds["notes"], css=DARK)
    assert max(_corners(framed[0])) < 255
    wide = printed(page_kinds["notes"], css="@page { margin: 10mm }")
    assert _letters(wide[0])[0] < 15
    shrunk = printed(page_kinds["notes"], css="@media print { .tb-lead { inline-size: 300mm; max-inline-size: none } }")
    assert _first_letter(shrunk[0]) < 1.8
    long = printed(page_kinds["notes"], css="@media print { body { min-block-size: 300mm !important } }")
    assert not _text(long[-1:])


def test_the_reader_chooses_the_paper(printed: Print, page_kinds: dict[str, str]) -> None:
    assert _size(printed(page_kinds["notes"], paper="Letter")[0]) == pytest.approx(LETTER, abs=0.5)


@pytest.mark.parametrize("kind", ["lesson", "technique", "check", "deck"])
def test_questions_are_printed_and_their_answers_are_not(
    page: Page, printed: Print, page_kinds: dict[str, str], kind: str
) -> None:
    text = _text(printed(page_kinds[kind]))
    asked, told = _asked_and_told(page)
    assert asked
    assert told
    assert [ask for ask in asked if ask not in text] == []
    assert [tell for tell in told if tell in text] == []


def _asked_and_told(page: Page) -> tuple[list[str], list[str]]:
    texts = "es => es.filter(e => !e.closest('tb-check') || e.checkVisibility()).map(e => e.textContent)"
    asked = page.locator(".tb-question__ask, .tb-card summary").evaluate_all(texts)
    told = page.locator(".tb-answer__why, .tb-card__back").evaluate_all("es => es.map(e => e.textContent)")
    return [_plain(text) for text in asked], [plain for text in told if len(plain := _plain(text)) > 25]


def test_an_answer_that_prints_is_noticed(page: Page, printed: Print, page_kinds: dict[str, str]) -> None:
    opened = ".tb-question.tb-question tb-answer"
    css = f"@media print {{ {opened}, {opened} * {{ display: block !important }} }}"
    text = _text(printed(page_kinds["lesson"], css=css))
    assert [tell for tell in _asked_and_told(page)[1] if tell in text]


def test_the_address_of_a_link_is_printed_where_it_leaves_the_site(
    page: Page, printed: Print, page_kinds: dict[str, str]
) -> None:
    text = _text(printed(page_kinds["review"]))
    away = page.locator("article a[href^='https://doi.org/']").first.get_attribute("href")
    assert f"({away})" in text
    assert text.count("http") == len(page.locator("article a[href^=http]").all()) + 1, "the page's own, and no other"
    listed = _text(printed(page_kinds["sources"]))
    assert "doi:10." in listed
    assert listed.count("http") == 1, "the words of a source's link are its address"


def test_the_first_sheet_names_course_and_address(page: Page, printed: Print, page_kinds: dict[str, str]) -> None:
    for kind in ("lesson", "technique", "check", "plan"):
        first = _text(printed(page_kinds[kind])[:1])
        address = page.locator("link[rel=canonical]").get_attribute("href")
        assert address
        assert first.startswith(
            _plain(page.locator("meta[name=author], .md-header__topic").first.inner_text() + address)
        )
        assert _plain(page.locator("h1").inner_text()) in first


@pytest.mark.parametrize("kind", ["index", "review", "deck", "home", "lesson", "check"])
def test_no_tool_of_the_screen_is_printed(page: Page, printed: Print, page_kinds: dict[str, str], kind: str) -> None:
    printed(page_kinds[kind])
    page.emulate_media(media="print")
    tools = (
        ".md-header, .md-sidebar, .md-footer, .md-tabs, button, select:not([class]), .tb-button, .headerlink, .tb-note"
    )
    shown = page.locator(tools).evaluate_all("es => es.filter(e => e.checkVisibility()).map(e => e.outerHTML)")
    page.emulate_media(media="screen")
    assert shown == []


def test_what_the_learner_wrote_stands_in_place_of_the_lines(page: Page, printed: Print, site: Path) -> None:
    path = next(site.glob("*/lessons/leverage-map.html")).relative_to(site).as_posix()
    lines = printed(path)
    page.locator("tb-task textarea").first.fill("With the bakery, on the ninth")
    page.locator("tb-task textarea").first.blur()
    page.locator("tb-task[data-filled]").first.wait_for()
    written = printed(path, paper="Letter")
    assert "Withthebakery,ontheninth" in _text(written)
    assert "Withthebakery" not in _text(lines)
