"""All question types on one page, before and after a check, in every state of a window, a reader's settings and a page.

Nothing runs out of its place, each stop of the Tab key is seen, each target has room, and axe finds nothing.
"""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.quiz_page import ROOT, opened
from tests.browser.quiz_samples import EVERY, retold
from tests.browser.test_layout import STOP

LOOK = (ROOT / "generator/theme/assets/tacticbook/course.css").read_text(encoding="utf-8")
DARK = f"{LOOK} body {{ background: var(--tb-paper); color: var(--tb-ink); }}"
# The values of WCAG 2.2, success criterion 1.4.12.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
NARROW: dict[str, Any] = {"viewport": {"width": 320, "height": 800}}
STATES: dict[str, tuple[dict[str, Any], str]] = {
    "narrow": (NARROW, ""),
    "1280 px at 400 %": ({"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}, ""),
    "right to left": ({}, "document.documentElement.dir = 'rtl'"),
    "narrow, right to left": (NARROW, "document.documentElement.dir = 'rtl'"),
    "forced colours": ({"forced_colors": "active"}, ""),
    "reduced motion": ({"reduced_motion": "reduce"}, ""),
    "text spacing": (NARROW, f"dress({SPACED!r})"),
    "dark": ({"color_scheme": "dark"}, f"document.body.dataset.mdColorScheme = 'slate'; dress({DARK!r})"),
}
"""A window and what is done to its page. A sheet made by script passes the page's policy; a tag would not."""
DRESS = """window.dress = (css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}"""
FILL = """() => {
  for (const list of document.querySelectorAll("select")) list.selectedIndex = 1;
  for (const field of document.querySelectorAll("input[type=text], textarea")) field.value = "watna";
  for (const field of document.querySelectorAll("[inputmode]")) field.value = "3000";
  for (const part of document.querySelectorAll("tb-part, .tb-sure"))
    part.querySelector("[type=radio], [type=checkbox]")?.click();
  for (const hint of document.querySelectorAll(".tb-hint")) hint.open = true;
  for (const form of document.querySelectorAll("tb-question form")) form.requestSubmit();
  for (const show of document.querySelectorAll("[data-do=show]:not([hidden])")) show.click();
  for (const answer of document.querySelectorAll("details.tb-answer")) answer.open = true;
  document.activeElement.blur();
}"""
"""Answers everything, mostly wrongly, and opens whatever can be opened."""
MISPLACED = """() => {
  const width = document.documentElement.clientWidth, name = (node) => node.outerHTML.slice(0, 120);
  const all = [...document.querySelectorAll("main *")].filter((node) => node.checkVisibility());
  const cut = (node) => /hidden|clip|auto|scroll/.test(getComputedStyle(node).overflow)
    && !node.matches("input, select, select *, textarea")
    && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
  const out = (node) => {
    const { left, right, width: own } = node.getBoundingClientRect();
    return own > 0 && !node.matches("option") && (left < -0.5 || right > width + 0.5);
  };
  const rows = ".tb-option, .tb-pair, .tb-arrange__step, .tb-enter, .tb-sure, .tb-sure__choice, .tb-rubric__row, " +
    ".tb-question__buttons, .tb-question__form, .tb-contrast, .tb-arrange__moves";
  const crowded = [...document.querySelectorAll(rows)].flatMap((row) => {
    const shown = [...row.children].filter((node) => node.checkVisibility());
    const boxes = shown.map((node) => node.getBoundingClientRect());
    const meet = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
      && one.top < other.bottom - 1 && other.top < one.bottom - 1;
    const crowd = boxes.some((one, at) => boxes.slice(at + 1).some((other) => meet(one, other)));
    return crowd ? [`crowded: ${name(row)}`] : [];
  });
  const wide = document.documentElement.scrollWidth;
  return [
    ...(wide > width ? [`the page scrolls to ${wide}`] : []),
    ...all.filter(out).map((node) => `outside: ${name(node)}`),
    ...all.filter(cut).map((node) => `cut: ${name(node)}`), ...crowded];
}"""
# A field is pressed on its label, too. Links in a sentence would be another matter: success criterion 2.5.8.
CRAMPED = """() => [...document.querySelectorAll("main :is(a, button, select, textarea, summary, input)")]
  .filter((node) => node.checkVisibility())
  .filter((node) => ![node, ...(node.matches("[type=radio], [type=checkbox]") ? node.labels : [])]
    .map((part) => part.getBoundingClientRect()).some(({ width, height }) => width >= 24 && height >= 24))
  .map((node) => node.outerHTML.slice(0, 120))"""
# The outline of what has the focus: broad enough, and 3:1 against what is behind it (1.4.11).
OUTLINE = """() => {
  const node = document.activeElement, { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node);
  const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (...colours) => {
    paint.fillStyle = "white";
    for (const colour of ["white", ...colours]) { paint.fillStyle = colour; paint.fillRect(0, 0, 1, 1); }
    const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const behind = [];
  for (let up = node.parentElement; up; up = up.parentElement) behind.unshift(getComputedStyle(up).backgroundColor);
  const [line, ground] = [light(...behind, outlineColor), light(...behind)];
  const contrast = Math.max(line, ground) / Math.min(line, ground);
  return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && contrast >= 3;
}"""
# Tab goes on from where the focus was last, even if that is gone.
START = """() => {
  const top = document.querySelector("h1");
  top.tabIndex = -1;
  top.focus();
  top.removeAttribute("tabindex");
  window.tabStops = [];
}"""
MOVING = """() => [...document.querySelectorAll("main *")].filter((node) => {
  const { transitionDuration, animationName } = getComputedStyle(node);
  return animationName !== "none" || transitionDuration.split(", ").some((each) => each !== "0s");
}).map((node) => node.outerHTML.slice(0, 120))"""
MIRRORED = """() => [...document.querySelectorAll(".tb-option")].every((row) => {
  const [mark, text] = [...row.children].map((node) => node.getBoundingClientRect());
  return mark.left >= text.right - 1;
})"""


def _stops(page: Page) -> int:
    """Tab through the page once; every stop is seen and has an outline. Gives how many there are."""
    page.evaluate(START)
    for at in range(300):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["known"] == 0:
            return at
        assert stop["seen"], f"hidden: {stop['html']}"
        assert page.evaluate(OUTLINE), f"no outline to be seen: {stop['html']}"
    raise AssertionError("a trap for the Tab key")


@pytest.mark.parametrize("state", STATES)
def test_every_type_in_every_state(chromium: Browser, tmp_path: Path, state: str) -> None:
    window, dressing = STATES[state]
    with opened(chromium, tmp_path, EVERY, **window) as quiz:
        page = quiz.page
        page.evaluate(DRESS)
        page.evaluate(f"() => {{ {dressing} }}")
        stops = []
        for step in ("before", "after"):
            if step == "after":
                page.evaluate(FILL)
                page.locator("#q-text [role=status]:not(:empty)").wait_for()
            assert page.evaluate(MISPLACED) == [], step
            assert page.evaluate(CRAMPED) == [], step
            stops.append(_stops(page))
            quiz.check_access()
        assert stops[0] > 2 * len(EVERY)
        assert stops[1] > stops[0] + len(EVERY), "the answers and the other buttons are stops, too"
        if state == "reduced motion":
            assert page.evaluate(MOVING) == []
        if "right to left" in state:
            assert page.evaluate(MIRRORED)


@pytest.mark.parametrize("width", [320, 1000])
@pytest.mark.parametrize("text", ["Wide" * 60, "Many words " * 30], ids=["a long word", "many words"])
def test_long_texts_stay_in_their_place(chromium: Browser, tmp_path: Path, width: int, text: str) -> None:
    long = [retold(asked, f"{asked['id']}-long", lambda told: f"{told} {text}") for asked in EVERY]
    with opened(chromium, tmp_path, long, viewport={"width": width, "height": 800}) as quiz:
        assert quiz.page.evaluate(MISPLACED) == []
        quiz.page.evaluate(FILL)
        assert quiz.page.evaluate(MISPLACED) == []
        assert quiz.page.evaluate(CRAMPED) == []
