"""What a lesson costs a learner until it can be read, beside plain Material and mkdocs-quiz, on a phone.

    .venv/bin/python bench/page.py [rounds]

Builds the flagship course, and the same words (headings, paragraphs, the lesson's questions as lists) with Material
as it comes and with mkdocs-quiz: as many pages of the same names, `font: false` (nothing leaves this machine). Serves
the three gzipped and opens the lesson in Chromium with the processor and the network of a phone, as Lighthouse
sets them, each in turn, several rounds (7 by default): with an empty cache, and again in the same window.
Prints medians, and in brackets the ratio to Material's. Bytes are of bodies, as sent, service workers left out.
"""

import os
import sys
import tempfile
from pathlib import Path
from statistics import median

from page_served import Served, serve
from page_sites import LESSON, build
from playwright.sync_api import Browser, BrowserContext, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.browser.find_chromium import find

PHONE = {"viewport": {"width": 412, "height": 823}, "device_scale_factor": 1.75, "is_mobile": True, "has_touch": True}
SLOWER = 4
"""How many times slower the processor is made."""
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
"""Milliseconds and bytes a second: Lighthouse's slow 4G."""
SETTLE = 1.5
"""Seconds that a page has after its load event for what it does late."""
WATCH = """self.painted = 0; self.tasks = 0;
new PerformanceObserver((list) => { for (const each of list.getEntries()) painted = each.startTime; })
  .observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => { for (const each of list.getEntries()) tasks += each.duration; })
  .observe({ type: "longtask", buffered: true });"""
READ = """() => ({
  "DOMContentLoaded, ms": performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
  "first contentful paint, ms": performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  "largest contentful paint, ms": painted,
  "long tasks together, ms": tasks,
})"""
SIZES = ("html", "css", "js", "fonts", "other")


def visit(context: BrowserContext, served: Served) -> dict[str, float]:
    """Open the lesson once; give each figure."""
    page = context.new_page()
    page.add_init_script(WATCH)
    wire = context.new_cdp_session(page)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", NETWORK)
    wire.send("Performance.enable")
    served.sent.clear()
    page.goto(served.address + LESSON, wait_until="load", timeout=120_000)
    page.wait_for_timeout(SETTLE * 1000)
    found: dict[str, float] = page.evaluate(READ)
    scripts = {each["name"]: each["value"] for each in wire.send("Performance.getMetrics")["metrics"]}
    page.close()
    sent = {f"{kind}, bytes": sum(size for name, size in served.sent if name == kind) for kind in SIZES}
    everything = {"bytes in all": sum(sent.values()), "requests": len(served.sent)}
    return {**everything, **sent, **found, "script time, ms": scripts["ScriptDuration"] * 1000}


def measure(browser: Browser, sites: dict[str, Served], rounds: int) -> dict[tuple[str, str], list[dict[str, float]]]:
    """Visit all in turn, so that whatever else the machine does weighs on all alike."""
    found: dict[tuple[str, str], list[dict[str, float]]] = {}
    for number in range(rounds + 1):
        for name, served in sites.items():
            context = browser.new_context(**PHONE)
            for which in ("empty cache", "second visit"):
                figures = visit(context, served)
                if number:  # the first round warms up
                    found.setdefault((which, name), []).append(figures)
            context.close()
    return found


def report(found: dict[tuple[str, str], list[dict[str, float]]], names: tuple[str, ...]) -> None:
    """Print medians side by side."""
    for which in ("empty cache", "second visit"):
        print(f"\n{which:<30}" + "".join(f"{name:>24}" for name in names))
        for figure in found[which, names[0]][0]:
            values = [median(each[figure] for each in found[which, name]) for name in names]
            cells = [f"{value:,.0f} ({value / values[0]:.2f})" if values[0] else f"{value:,.0f}" for value in values]
            print(f"{figure:<30}" + "".join(f"{cell:>24}" for cell in cells))


def main() -> None:
    """Build, measure and print."""
    rounds = int((sys.argv[1:] or ["7"])[0])
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        built = build(Path(folder))
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=find(), args=flags)
        with serve(built) as sites:
            speed = NETWORK["downloadThroughput"] / 125e3
            pace = f"processor {SLOWER} x slower, {NETWORK['latency']} ms to the host, {speed} Mbit/s"
            print(f"{LESSON}: medians of {rounds}, in brackets the ratio to Material; {pace}")
            report(measure(browser, sites, rounds), tuple(built))
        browser.close()


if __name__ == "__main__":
    main()
