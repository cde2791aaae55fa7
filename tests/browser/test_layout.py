"""Pages fit their window, and a reader who tabs through them sees where they are."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.kinds import KINDS
from tests.browser.variants import WALKS

WIDTHS = (320, 1280)
LAYOUTS = {"home", "lesson", "check", "index", "print", "plan", "review", "room", "404"}
"""Of the kinds of page, one of each layout. The walk through the others is slow, and past the same parts."""
WALKED = [kind if kind in LAYOUTS else pytest.param(kind, marks=pytest.mark.slow) for kind in KINDS]
LONGEST = 1500
"""Stops of the Tab key after which a page is taken for a trap."""
PLACES = 4
"""Most places that the focus has inside one field: day, month, year and the calendar of a date."""
SLIDE = 700
"""Milliseconds until what opens or closes on focus has slid: the search of a small window locks and moves the page."""

OVERFLOW = """() => {
  const root = document.documentElement, width = root.clientWidth;
  if (root.scrollWidth <= width && document.body.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((el) => el.getBoundingClientRect().right > width + 1);
  return [`the page is ${root.scrollWidth} px wide in a window of ${width} px`,
    ...wide.slice(0, 8).map((each) => each.outerHTML.slice(0, 120))];
}"""

# Where the focus is: null outside the page, else whether it can be seen and whether it was there before.
# Seen: half of nine points of it are hit, or any of them where it is taller than half the window. A field without
# a size of its own is seen by its label, or by the label beside it on which the theme draws the focus.
STOP = """() => {
  const el = document.activeElement;
  if (!el || el === document.body || el === document.documentElement) return null;
  const seen = (part) => {
    const hits = [...part.getClientRects()].flatMap(({ left, top, width, height }) =>
      [1, 2, 3].flatMap((i) => [1, 2, 3].map((j) => {
        const hit = document.elementFromPoint(left + width * i / 4, top + height * j / 4);
        return hit !== null && width * height > 0 && (part.contains(hit) || hit.contains(part));
      })));
    const share = hits.filter(Boolean).length / (hits.length || 1);
    return part.getBoundingClientRect().height > innerHeight / 2 ? share > 0 : share >= 0.5;
  };
  const box = el.getBoundingClientRect(), next = el.nextElementSibling;
  const bare = box.width * box.height < 4 || getComputedStyle(el).opacity === "0";
  const parts = bare ? [...(el.labels ?? []), ...(next?.matches("label") ? [next] : [])] : [el];
  const stops = (window.tabStops ??= []), known = stops.indexOf(el);
  if (known < 0) stops.push(el);
  const closed = innerWidth < 1220 && !document.querySelector("#__drawer")?.checked;
  return { known, seen: parts.some(seen), top: Math.round(box.top), html: el.outerHTML.slice(0, 160),
    drawer: closed && !!el.closest(".md-sidebar--primary"),
    moving: !!el.closest(".md-search") || document.body.hasAttribute("data-md-scrolllock") };
}"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_page_fits_its_window(kind: str, width: int, served: str, page_kinds: dict[str, str], visit: Visit) -> None:
    page = visit(served + page_kinds[kind], width=width)
    wide = page.evaluate(OVERFLOW)
    assert not wide, f"{page_kinds[kind]}\n" + "\n".join(wide)


@pytest.mark.parametrize(("width", "key"), WALKS)
@pytest.mark.parametrize("kind", WALKED)
def test_focus_is_seen(kind: str, width: int, key: str, served: str, page_kinds: dict[str, str], visit: Visit) -> None:
    stops = walk(visit(served + page_kinds[kind], width=width), key)
    least = 1 if kind in {"print", "room"} else 4  # a sheet, and the talk, have only their way back
    assert len(stops) >= least, "a page has at least a way to skip, a title to go home by and a search"
    drawer = [stop["html"] for stop in stops if stop["drawer"]]
    assert not drawer, f"{page_kinds[kind]}: {len(drawer)} stops in the closed drawer\n" + "\n".join(drawer[:8])
    hidden = [f"at y={stop['top']}: {stop['html']}" for stop in stops if not stop["seen"]]
    assert not hidden, f"{page_kinds[kind]}: {len(hidden)} of {len(stops)} stops hidden\n" + "\n".join(hidden[:8])


def test_each_layout_is_a_kind_of_page() -> None:
    assert set(KINDS) >= LAYOUTS


def walk(page: Page, key: str) -> list[dict[str, Any]]:
    """Press the key until the focus has gone round once; gives each stop."""
    stops: list[dict[str, Any]] = []
    inside = 0
    for _ in range(LONGEST):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None or stop["known"] == 0:
            return stops
        inside = inside + 1 if stops and stop["html"] == stops[-1]["html"] else 0
        if 0 < inside <= PLACES:
            continue
        assert stop["known"] < 0, f"the focus is trapped: it comes back to {stop['html']}"
        if stop["moving"] or not stop["seen"]:
            page.wait_for_timeout(SLIDE)
            stop = page.evaluate(STOP) or stop
        stops.append(stop)
    pytest.fail(f"the focus has not gone round after {LONGEST} stops")
