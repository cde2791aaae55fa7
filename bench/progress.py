"""What a long log costs a page: time until it is ready and brought back, and how long input has to wait.

    .venv/bin/python bench/progress.py SITE [rounds]

SITE is the folder of the built flagship site. Opens a lesson in Chromium with a first evening's 20, with 10,000 and
with 50,000 events in the learner's database, in turn and several rounds (5 by default), and prints medians:

- ready: the page has its scripts, without any event and with so many;
- answers back: its questions are as the learner left them;
- all shown: ticks, notes, counts too, which need the whole log.

Then the longest task after "ready" on a lesson, the review page and the progress page, and while a question is
answered; and loading 50,000 events from a file. A task is what the browser's trace calls one, in milliseconds of
the page's own processor time, so that what else runs on the machine does not count; input waits for no longer.
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
NONE, EVENING, LONG, LONGEST = 0, 20, 10_000, 50_000
COUNTS = (NONE, EVENING, LONG, LONGEST)
PAGES = {"lesson": LESSON, "review": "leverage/review.html", "progress": PROGRESS}
WATCH = """self.marks = {};
const see = () => {
  const now = performance.now();
  const name = document.documentElement?.dataset.tacticbook && "ready";
  if (name && !marks.ready) { marks.ready = now; performance.mark("from"); }
  if (document.querySelector(".tb-question__status:not(:empty)")) marks.back ??= now;
  if (document.querySelector("tb-course[data-recalled]")) marks.shown ??= now;
};
new MutationObserver(see).observe(document, { attributes: true, subtree: true, childList: true, characterData: true });
"""
MARKS = ("ready", "back", "shown")
TASKS = ["disabled-by-default-devtools.timeline", "blink.user_timing", "toplevel"]


def rows(site: Path, count: int) -> list[dict[str, Any]]:
    """Make a log over weeks: mostly answers to all questions and ratings of all cards, some readings and texts."""
    course = json.loads((site / "leverage/course.js").read_text("utf-8").partition('["leverage"] = ')[2].rstrip(";\n"))
    kinds = {row["kind"]: row for row in FIXTURE["rows"] if "draw" not in row}
    questions = [kinds["answer"] | {"item": f"leverage/{name}", "response": ["a"]} for name in course["questions"]]
    questions.sort(key=lambda row: "help-harm" not in row["item"])  # the lesson that is opened comes first
    cards = [kinds["review"] | {"item": f"leverage/{name}"} for name in course["cards"]]
    cycle = [*questions, *cards, *cards, *(kinds[name] for name in ("read", "task", "note", "goal"))]
    return [{**cycle[n % len(cycle)], "id": f"{n:032x}", "t": 1_790_000_000_000 + n * 1000} for n in range(count)]


def device(browser: Browser, base: str, log: list[dict[str, Any]]) -> BrowserContext:
    """Give a browser with these events."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(base + QUIET)
    for at in range(0, len(log), 5000):
        page.evaluate(SEED, [f"tacticbook-{UID}", FIXTURE | {"rows": log[at : at + 5000]}])
    page.close()
    context.add_init_script(WATCH)
    return context


def settle(page: Page, address: str) -> None:
    """Open a page and wait until all is shown."""
    page.goto(address)
    page.wait_for_selector("tb-course[data-recalled]", state="attached", timeout=120_000)
    page.wait_for_timeout(500)


def visit(context: BrowserContext, address: str) -> dict[str, float]:
    """Open a page: milliseconds until it is ready, its answers are back, and all is shown."""
    page = context.new_page()
    settle(page, address)
    found = page.evaluate("marks")
    page.close()
    return found


def longest_in(browser: Browser) -> float:
    """End the trace: the longest task of the page's main thread after the mark "from", in milliseconds."""
    events = json.loads(browser.stop_tracing())["traceEvents"]
    mark = next(event for event in events if event["name"] == "from")
    after = [e for e in events if e["name"] == "RunTask" and e["ts"] >= mark["ts"] and "tdur" in e]
    return max(e["tdur"] / 1000 for e in after if (e["pid"], e["tid"]) == (mark["pid"], mark["tid"]))


def longest(browser: Browser, context: BrowserContext, address: str) -> float:
    """Open a page: its longest task after it was ready."""
    page = context.new_page()
    browser.start_tracing(page=page, categories=TASKS)
    settle(page, address)
    found = longest_in(browser)
    page.close()
    return found


def answering(browser: Browser, context: BrowserContext, address: str) -> float:
    """Answer a question: the longest task until the answer is kept and shown."""
    page = context.new_page()
    settle(page, address)
    page.locator("tb-question button[data-do=again]:visible").first.click()
    page.wait_for_timeout(1000)
    browser.start_tracing(page=page, categories=TASKS)
    page.evaluate("performance.mark('from')")
    question = page.locator("tb-question", has=page.locator("button[type=submit]:visible")).first
    question.locator("input:visible").first.check()
    question.locator("button[type=submit]").click()
    page.wait_for_timeout(2000)
    found = longest_in(browser)
    page.close()
    return found


def load(browser: Browser, base: str, log: list[dict[str, Any]]) -> tuple[float, float]:
    """Load a file of these events: seconds, and the longest task in milliseconds of processor time."""
    page = browser.new_context().new_page()
    page.add_init_script(WATCH)
    settle(page, base + PROGRESS)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        head = {"format": "tacticbook-progress", "version": 1, "course": {"uid": UID, "content": ""}, "events": []}
        file.write(json.dumps(head)[:-2] + "\n" + ",\n".join(map(json.dumps, log)) + "\n]}\n")
        file.flush()
        browser.start_tracing(page=page, categories=TASKS)
        page.evaluate("performance.mark('from'); self.begun = performance.now()")
        page.get_by_label("Load from a file").set_input_files(file.name)
        page.get_by_text(f"{len(log)} entries added").wait_for(timeout=300_000)
        seconds = page.evaluate("(performance.now() - begun) / 1000")
    return seconds, longest_in(browser)


def print_times(devices: dict[int, BrowserContext], address: str, rounds: int) -> None:
    """Print until when what is there, and how many times as long as with none or, for answers, an evening's."""
    found: dict[int, list[dict[str, float]]] = {count: [] for count in devices}
    for context in devices.values():
        visit(context, address)  # warms up
    for _ in range(rounds):
        for count, context in devices.items():
            found[count].append(visit(context, address))
    print(f"{'events':>7} {'ready':>8} {'ratio':>6} {'answers back':>13} {'ratio':>6} {'all shown':>10} {'ratio':>6}")
    middle = {count: {name: median(v.get(name, 0) for v in found[count]) for name in MARKS} for count in found}
    first = middle[NONE] | {"back": middle[EVENING]["back"]}
    for count, marks in middle.items():
        cells = [f"{marks[name]:8.0f} ms {marks[name] / first[name]:6.2f}" for name in MARKS]
        print(f"{count:>7} {' '.join(cells)}")


def print_tasks(browser: Browser, devices: dict[int, BrowserContext], base: str, rounds: int) -> None:
    """Print the longest task of each page, as the median of the rounds."""
    print(f"{'events':>7} " + " ".join(f"{name:>12}" for name in (*PAGES, "answering")) + "   longest task")
    for count, context in devices.items():
        pages = [[longest(browser, context, base + path) for _ in range(rounds)] for path in PAGES.values()]
        if count:
            pages.append([answering(browser, context, base + LESSON) for _ in range(rounds)])
        print(f"{count:>7} " + " ".join(f"{median(each):9.0f} ms" for each in pages))


def main() -> None:
    """Print the figures."""
    site, rounds = Path(sys.argv[1]), int((sys.argv[2:] or ["5"])[0])
    log = rows(site, LONGEST)
    with serve(site, "/course/") as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        devices = {count: device(browser, base, log[:count]) for count in COUNTS}
        print_times(devices, base + LESSON, rounds)
        print_tasks(browser, devices, base, rounds)
        seconds, task = load(browser, base, log)
        print(f"loading {LONGEST} from a file: {seconds:.1f} s, longest task {task:.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()
