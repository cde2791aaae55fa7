"""One journey through a built course in each engine: read, answer, review, keep in a file, print, go without network.

WebKitGTK's driver cannot print: its library does, from the same address, and so without what the learner did.
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from generator.build import build
from generator.seal.offline import offer_copy
from tests.browser.engines import Engine
from tests.browser.engines_chromium import Chromium
from tests.browser.engines_faults import listen
from tests.browser.engines_firefox import Firefox
from tests.browser.engines_learner import Learner
from tests.browser.engines_webkit import WebKit
from tests.browser.find_engines import missing
from tests.browser.static_server import serve
from tests.review_course import write_course

LESSON, REVIEW, PROGRESS = "small/lessons/first.html", "small/review.html", "small/progress.html"
SHEET = "small/print/a4-8up-inset.html#deck=one"
BASE = "/some/course/"
ANSWER = "document.querySelector('#q-page .tb-question__status').textContent"
READ = "document.querySelector('[name=tb-read]').checked"
NEXT = "document.querySelector('[data-part=next]').textContent"
TALLY = "document.querySelector('[data-module=one] [data-tally]').textContent"
HOLDS = "document.querySelector('[data-module=one] [data-questions]').dataset.state"
POLICY = "fetch(location).then((answer) => answer.headers.get('Content-Security-Policy'))"
STATUS = "document.querySelector('.tb-portable__status').textContent"
NOTHING = [
    (LESSON, ANSWER, ""),
    (LESSON, READ, False),
    (REVIEW, NEXT, "You have learned no card yet."),
    (PROGRESS, TALLY, "0 of 1 lessons read"),
    (PROGRESS, HOLDS, "not-yet"),
]
"""Page, expression, and its value for a learner who has done nothing."""
DONE = [
    (LESSON, ANSWER, "✓ Right."),
    (LESSON, READ, True),
    (REVIEW, NEXT, "Next: 1 card in 2 days."),
    (PROGRESS, TALLY, "1 of 1 lessons read"),
    (PROGRESS, HOLDS, "shaky"),
]
"""The same after the journey's first half."""
OTHERS = {"firefox": Firefox, "webkit": WebKit}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built and sealed course, whose pages tell their faults."""
    site = build(write_course(tmp_path_factory.mktemp("small"))).site
    listen(site)
    offer_copy(site)
    return site


@pytest.fixture(
    params=["chromium", *(pytest.param(name, marks=pytest.mark.slow) for name in OTHERS)],
)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("engine")
    if request.param == "chromium":
        engine = Chromium(folder, request.getfixturevalue("chromium"))
    elif problem := missing():
        pytest.fail(problem, pytrace=False)
    else:
        engine = OTHERS[request.param](folder)
    yield engine
    engine.close()


class Journey:
    """A learner with a keyboard in one engine, at one address of the course."""

    def __init__(self, engine: Engine, base: str) -> None:
        self.engine = engine
        self.base = base

    def open(self, path: str) -> None:
        """Leave the page, which had no fault, and open another."""
        self.check_faults()
        self.engine.open(self.base + path)
        self.engine.wait("document.querySelector('tb-course[data-recalled]') !== null")
        assert self.engine.evaluate("'faults' in window")

    def check_faults(self) -> None:
        assert self.engine.evaluate("window.faults ?? []") == []
        assert self.engine.logged == []

    def use(self, selector: str, key: str = "Enter") -> None:
        """Press a key on an element that takes the focus."""
        node = f"document.querySelector({json.dumps(selector)})"
        self.engine.wait(f"{node}.checkVisibility()")
        self.engine.evaluate(f"{node}.focus()")
        assert self.engine.evaluate(f"document.activeElement === {node}"), f"{selector} takes no focus"
        self.engine.press(key)

    def answer(self, question: str) -> None:
        learner = Learner(self.engine, question)
        self.engine.evaluate(f"document.querySelector('#{question} input').focus()")
        learner.answer(right=True)
        learner.check("✓ Right.")

    def read(self) -> None:
        self.open(LESSON)
        self.answer("q-page")
        self.use("[name=tb-read]", "Space")
        self.engine.wait("document.querySelector('.tb-read') !== null")

    def review(self) -> None:
        self.open(REVIEW)
        self.use("[data-act=learn]")
        self.engine.press("Space", "3")
        self.engine.wait("document.querySelector('[data-part=status]').textContent", "Good: in 2 days.")

    def check(self, shown: list[tuple[str, str, Any]]) -> None:
        """Open the pages anew: they show what the store holds."""
        for path in dict.fromkeys(path for path, _, _ in shown):
            self.open(path)
            for expression, value in ((expression, value) for page, expression, value in shown if page == path):
                self.engine.wait(expression, value)

    def save(self) -> Path:
        """Save to a file on the progress page, which is open."""
        self.use(".tb-portable button[value=save]")
        file = self.engine.saved()
        assert file.name.startswith("small-progress-20")
        assert file.suffix == ".json"
        return file

    def delete(self) -> None:
        self.use(".tb-portable summary")
        self.use(".tb-portable button[value=delete]")
        self.engine.wait(STATUS, "Everything is deleted from this browser.")

    def load(self, file: Path, entries: int) -> None:
        self.engine.choose(".tb-portable input", file)
        self.engine.wait(STATUS, f"Loaded: {entries} entries added, 0 were here already.")

    def print(self, path: str) -> tuple[str, int]:
        """Print a page; gives the words on paper and how many sheets there are."""
        self.check_faults()
        self.engine.open(self.base + path)
        paper = self.engine.folder / "paper.pdf"
        self.engine.print(paper)
        sheets = PdfReader(paper).pages
        return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split()), len(sheets)

    def keep(self) -> None:
        """Keep the course on this device."""
        self.open(PROGRESS)
        self.use(".tb-offline [value=keep]")
        self.engine.wait("document.querySelector('.tb-offline [value=remove]').offsetParent !== null")


def go(journey: Journey) -> None:
    """Read, answer, review; save, delete, load; print."""
    journey.read()
    journey.review()
    journey.check(DONE)
    file = journey.save()
    rows = json.loads(file.read_text(encoding="utf-8"))["events"]
    assert {row["kind"] for row in rows} >= {"answer", "read", "review"}
    journey.delete()
    journey.check(NOTHING)
    check_paper(journey)
    journey.open(PROGRESS)
    journey.load(file, len(rows))
    journey.check(DONE)


def check_paper(journey: Journey) -> None:
    """Paper has questions and cards, and nothing that only works on a screen."""
    words, sheets = journey.print(SHEET)
    assert sheets == 2, "fronts and backs"
    for word in ("To ask", "To wait", "There is time to ask.", "There is time to wait."):
        assert word in words
    words, _ = journey.print(LESSON)
    assert "Which is q-page?" in words
    for word in ("Check answer", "It does not.", "I have read"):
        assert word not in words


def test_over_http_and_then_with_no_network(engine: Engine, small: Path) -> None:
    with ExitStack() as host:
        journey = Journey(engine, host.enter_context(serve(small, BASE)))
        go(journey)
        assert "script-src 'self';" in engine.evaluate(POLICY)
        journey.keep()
    journey.check(DONE)  # the host is gone
    journey.open(LESSON)
    journey.answer("q-both")
    journey.open(LESSON)
    journey.engine.wait(ANSWER.replace("q-page", "q-both"), "✓ Right.")


def test_from_disk(engine: Engine, small: Path) -> None:
    journey = Journey(engine, small.as_uri() + "/")
    go(journey)
    assert engine.evaluate("document.querySelector('.tb-offline').hidden"), "no worker runs from a disk"


def test_a_fault_ends_the_journey(engine: Engine, small: Path) -> None:
    journey = Journey(engine, small.as_uri() + "/")
    journey.open(LESSON)
    engine.evaluate("document.head.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    with pytest.raises(AssertionError, match="script-src"):
        journey.open(LESSON)
