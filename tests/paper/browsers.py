"""Prints a stand-alone page as a browser's own dialog does by default: no backgrounds, paper as the page says.

A variable font comes into Firefox's PDF as outlines, which no check can read; those that we ship have fixed weights.
"""

from base64 import b64decode

from playwright.sync_api import Browser

from tests.browser.engines_firefox import Firefox

FONTS_READY = "document.fonts.ready.then(() => document.fonts.status === 'loaded')"


def by_chromium(browser: Browser, url: str, ready: str = "true") -> bytes:
    """Print with Chromium, once all fonts are there and `ready`, an expression in the page, is true."""
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(url)
        page.wait_for_function(ready)
        page.evaluate(FONTS_READY)
        return page.pdf(prefer_css_page_size=True, print_background=False)
    finally:
        context.close()


def by_firefox(engine: Firefox, url: str, ready: str = "true") -> bytes:
    """Print with Firefox as Chromium does; where a page sets none, it adds margins of 1 cm and shrinks what is wide."""
    engine.open(url)
    engine.wait(ready)
    assert engine.evaluate(FONTS_READY)
    return b64decode(engine._send("browsingContext.print", **engine.page)["data"])
