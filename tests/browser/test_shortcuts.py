"""Single keys: those of the theme do nothing, as speech input and unsteady hands set them off unawares (WCAG 2.1.4)."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit

KEYS = ("f", "s", "/", "p", "n", ",", ".")
"""What the theme searches on (the first three), or goes to the page before or after."""
WATCH = """() => { window.reached = []; addEventListener("keydown", ({ key }) => window.reached.push(key)); }"""
# As a key pressed with nothing focused, but past what frees the keys: so it is the theme that answers.
TO_THE_THEME = """(key) => window.dispatchEvent(new KeyboardEvent("keydown", { key }))"""


@pytest.fixture
def page(served: str, page_kinds: dict[str, str], visit: Visit) -> Page:
    return visit(served + page_kinds["lesson"])


def _searches(page: Page) -> bool:
    return page.evaluate("document.activeElement?.matches('.md-search__input') ?? false")


@pytest.mark.parametrize("focus", [None, ".md-content a", "summary"])
def test_a_single_key_does_nothing(page: Page, focus: str | None) -> None:
    page.evaluate(WATCH)
    address = page.url
    if focus:
        page.locator(focus).first.focus()
    for key in (*KEYS, "N", "S"):
        page.keyboard.press(key)
        page.wait_for_timeout(150)  # the theme takes its time
        assert page.url == address, key
        assert not _searches(page), key
    assert page.evaluate("window.reached") == [], "the theme listens on the window"


def test_the_theme_still_has_such_keys(page: Page) -> None:
    """Else the test above could not fail; then the theme's keys are gone, and what frees them can go, too."""
    page.evaluate(TO_THE_THEME, "s")
    page.wait_for_timeout(500)
    assert _searches(page)


def test_keys_that_are_no_letters_reach_the_page(page: Page) -> None:
    page.evaluate(WATCH)
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    assert {"Escape", "k"} <= set(page.evaluate("window.reached"))


def test_what_is_typed_stands_in_its_field(page: Page) -> None:
    page.evaluate("document.querySelector('.md-search__input').focus()")
    page.keyboard.type("n, s/p.")
    expect(page.locator(".md-search__input")).to_have_value("n, s/p.")
