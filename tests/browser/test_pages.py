"""What pages do beyond questions: filters, folds, pictures, the way back from sources."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

Visit = Callable[..., Page]


def test_techniques_are_filtered_by_facet(visit: Visit, served: str) -> None:
    page = visit(f"{served}leverage/techniques.html")
    everything = page.locator(".tb-filtered > div:visible").count()
    page.get_by_label("Phase").select_option("close")
    expect(page.get_by_role("status").first).to_contain_text("of these techniques")
    shown = page.locator(".tb-filtered > div:visible")
    assert 0 < shown.count() < everything
    assert all("close" in (each.get_attribute("data-phase") or "") for each in shown.all())
    page.get_by_label("Phase").select_option("")
    assert page.locator(".tb-filtered > div:visible").count() == everything


def test_without_a_script_the_list_is_whole_and_the_filter_hidden(chromium: Browser, served: str, site: Path) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{served}leverage/techniques.html")
    assert not page.locator(".tb-filter").is_visible()
    assert len(set(page.locator(".tb-filtered > div:visible > dt").all_text_contents())) == len(
        list((site / "leverage/techniques").glob("*.html"))
    )
    assert page.get_by_text("Trade information").count()
    page.context.close()


def test_a_citation_leads_to_its_source_and_back(visit: Visit, served: str) -> None:
    page = visit(f"{served}leverage/lessons/who-loses-most.html")
    page.locator(".tb-cite a", has_text="Emerson, 1962").first.click()
    assert page.url.endswith("sources.html#emerson1962")
    page.locator("#emerson1962").get_by_role("link", name="Who loses most with no deal?").click()
    assert "who-loses-most" in page.url


def test_a_term_is_linked_once_a_page(site: Path) -> None:
    html = (site / "leverage" / "lessons" / "who-loses-most.html").read_text(encoding="utf-8")
    assert html.count('class="tb-term" href="../glossary.html#batna"') == 1


def test_pictures_have_words_and_links(visit: Visit, served: str, site: Path) -> None:
    page = visit(f"{served}index.html")
    picture = page.locator(".tb-way svg")
    name = page.locator(f"#{(picture.get_attribute('aria-labelledby') or '').split()[0]}")
    assert name.text_content() == "The way through the course"
    beside = 1  # the module of the short way
    assert picture.get_by_role("link").count() == len(list((site / "leverage/modules").glob("*.html"))) - beside


@pytest.mark.parametrize("width", [320, 1280])
def test_a_tactics_tree_fits_the_screen(visit: Visit, served: str, page_kinds: dict[str, str], width: int) -> None:
    page = visit(f"{served}{page_kinds['tactic']}", width=width)
    tree = page.locator(".tb-tree")
    assert tree.get_by_role("listitem").count() == len(tree.locator("a, .tb-coming").all()) > 0
    assert tree.evaluate("each => each.scrollWidth <= each.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_folded_part_opens_by_keyboard(visit: Visit, served: str) -> None:
    page = visit(f"{served}leverage/techniques/strategic-silence.html")
    fold = page.locator("details.tb-fold").first
    assert fold.get_attribute("open") is None
    fold.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(fold).to_have_attribute("open", "")
