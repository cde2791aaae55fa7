"""What a long log costs a page: time until it is ready and brought back, and how long input has to wait.

    .venv/bin/python bench/progress.py SITE [rounds]

SITE is the folder of the built flagship site. Opens a lesson in Chromium with 0, 10,000 and 50,000 events in the
learner's database, in turn and several rounds (5 by default), and prints medians; then loads 50,000 events from
a file. "Longest task" is the browser's own measure (Long Tasks, 50 ms and more; 0 where there was none).
"""

import json
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.browser.find_chromium import find
from tests.browser.static_server import serve
from tests.browser.test_progress import FIXTURE, LESSON, PROGRESS, QUIET, SEED

UID = "85844010d67c0539605cfa855175c520"
COUNTS = (0, 10_000, 50_000)
WATCH = """self.longest = 0; self.marks = {};
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) self.longest = Math.max(self.longest, duration);
}).observe({ type: "longtask", buffered: true });
new MutationObserver(() => {
  const now = performance.now();
  if (document.documentElement.dataset.tacticbook) self.marks.ready ??= now;
  if (document.querySelector("tb-course[data-recalled]")) self.marks.recalled ??= now;
}).observe(document, { attributes: true, subtree: true, childList: true });"""


def rows(count: int) -> list[dict[str, Any]]:
    """Make a log: answers, readings and ratings over weeks."""
    kinds = [row for row in FIXTURE["rows"] if "draw" not in row]
    return [{**kinds[n % len(kinds)], "id": f"{n:032x}", "t": 1_790_000_000_000 + n * 1000} for n in range(count)]


def device(browser: Browser, base: str, count: int) -> BrowserContext:
    """Give a browser with so many events."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(base + QUIET)
    for at in range(0, count, 5000):
        page.evaluate(SEED, [f"tacticbook-{UID}", FIXTURE | {"rows": rows(count)[at : at + 5000]}])
    page.close()
    context.add_init_script(WATCH)
    return context


def visit(context: BrowserContext, address: str) -> tuple[float, float, float]:
    """Open a page: milliseconds until it is ready and brought back, and its longest task."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("tb-course[data-recalled]", state="attached", timeout=120_000)
    page.wait_for_timeout(500)
    found = page.evaluate("[marks.ready, marks.recalled, longest]")
    page.close()
    return found[0], found[1], found[2]


def load(page: Page, count: int) -> tuple[float, float]:
    """Load a file of so many events: seconds, and the longest task in milliseconds."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        head = {"format": "tacticbook-progress", "version": 1, "course": {"uid": UID, "content": ""}, "events": []}
        file.write(json.dumps(head)[:-2] + "\n" + ",\n".join(map(json.dumps, rows(count))) + "\n]}\n")
        file.flush()
        page.evaluate("self.longest = 0; self.begun = performance.now()")
        page.get_by_label("Load from a file").set_input_files(file.name)
        page.get_by_text(f"{count} entries added").wait_for(timeout=300_000)
        return page.evaluate("(performance.now() - begun) / 1000"), page.evaluate("longest")


def main() -> None:
    """Print the figures."""
    site, rounds = Path(sys.argv[1]), int((sys.argv[2:] or ["5"])[0])
    with serve(site, "/course/") as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        devices = {count: device(browser, base, count) for count in COUNTS}
        for context in devices.values():
            visit(context, base + LESSON)  # warms up
        found = {count: [] for count in COUNTS}
        for _ in range(rounds):
            for count, context in devices.items():
                found[count].append(visit(context, base + LESSON))
        print(f"{'events':>7} {'ready':>8} {'ratio':>6} {'brought back':>13} {'ratio':>6} {'longest task':>13}")
        first = [median(values) for values in zip(*found[0], strict=True)]
        for count in COUNTS:
            ready, back, longest = (median(values) for values in zip(*found[count], strict=True))
            ratios = f"{ready / first[0]:6.2f} {back:10.0f} ms {back / first[1]:6.2f} {longest:10.0f} ms"
            print(f"{count:>7} {ready:5.0f} ms {ratios}")
        page = browser.new_context().new_page()
        page.add_init_script(WATCH)
        page.goto(base + PROGRESS)
        page.wait_for_selector("tb-course[data-recalled]", state="attached")
        seconds, longest = load(page, COUNTS[-1])
        print(f"loading {COUNTS[-1]} from a file: {seconds:.1f} s, longest task {longest:.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
