"""Lessons on paper: no answer is printed, and ink is dark whatever the screen. Sheets of cards: `test_sheets_*.py`."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def printed(chromium: Browser) -> Page:
    return chromium.new_context(reduced_motion="reduce").new_page()


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
