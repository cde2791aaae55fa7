"""Faults that the browser itself makes, not we: no room, no storage, a private window, a tab that dies while it writes.

After each one the learner's data is whole, the page says what happened, and questions go on. Faults of files and of
rows, which need no such browser, are in test_progress.py.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, WebError, expect

from tests.browser.conftest import ROOT
from tests.browser.find_chromium import find
from tests.browser.log_at_rest import at_rest
from tests.browser.test_progress import LESSON, PROGRESS, QUIET, READ, SEED, STORED
from tests.kept_rows import FIXTURE, ROWS, Row, kept

PAGES = (LESSON, PROGRESS, "leverage/review.html", "leverage/plan.html", "leverage/notes.html", "index.html")
SAID = "tb-course .tb-store-note"
"""Where a page says that keeping failed; the reminder to save is at its end."""
VERSION = int(
    re.findall(r"const VERSION = (\d+);", (ROOT / "generator/browser/src/store/database.js").read_text("utf-8"))[0]
)


@pytest.fixture(scope="session")
def name(site: Path) -> str:
    """The name of the learner's database."""
    return "tacticbook-" + re.findall(r'data-uid="([0-9a-f]{32})"', (site / PROGRESS).read_text("utf-8"))[0]


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """What pages threw: in the end, nothing."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def private(chromium: Browser, faults: list[str]) -> Iterator[Callable[[], BrowserContext]]:
    """Give a function that opens a private window: what it keeps is gone when it is closed."""
    with ExitStack() as windows:

        def private() -> BrowserContext:
            context = windows.enter_context(chromium.new_context())
            context.on("weberror", lambda error: faults.append(str(error.error)))
            return context

        yield private


def _visit(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("tb-course[data-recalled]")).to_be_attached(timeout=30_000)
    return page


def _seed(context: BrowserContext, served: str, name: str, rows: list[Row], fixture: Row = FIXTURE) -> None:
    page = context.new_page()
    page.goto(served + QUIET)
    page.evaluate(SEED, [name, fixture | {"rows": rows}])
    page.close()


def _stored(context: BrowserContext, served: str, name: str) -> dict[str, Row]:
    page = context.new_page()
    page.goto(served + QUIET)
    rows = page.evaluate(STORED, name)
    page.close()
    return {row["id"]: row for row in rows}


def _saved(page: Page, to: Path) -> dict[str, Row]:
    """Give what the learner can take away in a file."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file", exact=True).first.click()
    download.value.save_as(to)
    return {row["id"]: row for row in json.loads(to.read_text(encoding="utf-8"))["events"]}


def _answer(page: Page) -> None:
    """Answer the first question of the lesson, and see that it is judged."""
    question = page.locator("tb-question").first
    question.locator("input:visible").first.check()
    question.locator("button[type=submit]").click()
    expect(question.locator(".tb-question__status")).not_to_be_empty()


def _is_ours(error: WebError) -> bool:
    return "/assets/tacticbook/" in (error.error.stack or str(error.error))


def _by_id(rows: list[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in rows}


# -- No room -----------------------------------------------------------------------------------


def test_a_real_quota_of_one_kilobyte(private: Any, served: str, name: str, tmp_path: Path) -> None:
    """The browser itself refuses to write: it counts no quota for what an open database already has."""
    context = private()
    page = context.new_page()
    page.goto(served + QUIET)
    origin = page.evaluate("location.origin")
    context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1024})
    _visit(page, served + PROGRESS)
    items = [f"leverage/lesson-{number}" for number in range(50)]
    page.evaluate(READ, items)
    note = page.locator(SAID)
    expect(note).to_contain_text("no room left", timeout=15_000)
    expect(note).to_have_attribute("role", "status")
    page.evaluate(READ, ["leverage/help-harm"])
    expect(page.locator("[data-lesson='leverage/help-harm'] .tb-read")).to_be_visible()
    assert {row["item"] for row in _saved(page, tmp_path / "saved.json").values()} >= {*items, "leverage/help-harm"}
    kept = _stored(context, served, name)
    assert len(kept) < 50
    assert all(row["kind"] == "read" for row in kept.values()), "what was written is whole"


# -- No storage --------------------------------------------------------------------------------


def test_storage_that_a_setting_blocks(chromium: Browser, served: str, tmp_path: Path, faults: list[str]) -> None:
    """By the browser's own setting for all sites: not a row, not a mark, not a channel to other tabs."""
    settings = tmp_path / "profile/Default/Preferences"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"profile":{"default_content_setting_values":{"cookies":2}}}', encoding="utf-8")
    start = chromium.browser_type.launch_persistent_context
    with start(settings.parents[1], executable_path=find(), args=["--no-sandbox"]) as context:
        # The theme's own script throws here; ours must not.
        context.on("weberror", lambda error: faults.append(error.error.stack or "") if _is_ours(error) else None)
        page = _visit(context.new_page(), served + LESSON)
        assert page.evaluate("(() => { try { return localStorage.length } catch { return 'blocked' } })()") == "blocked"
        expect(page.locator(SAID)).to_contain_text("does not let the page keep answers")
        _answer(page)
        _visit(page, served + PROGRESS)
        page.evaluate(READ, ["leverage/help-harm"])
        expect(page.locator("[data-lesson='leverage/help-harm'] .tb-read")).to_be_visible()
        assert [row["item"] for row in _saved(page, tmp_path / "saved.json").values()] == ["leverage/help-harm"]


# -- A private window --------------------------------------------------------------------------


def test_a_private_window(private: Any, served: str, name: str, tmp_path: Path) -> None:
    window: BrowserContext = private()
    page = _visit(window.new_page(), served + LESSON)
    _answer(page)
    expect(page.locator(SAID)).to_have_count(0)
    _visit(page, served + LESSON)
    expect(page.locator("tb-question .tb-question__status").first).not_to_be_empty()
    _visit(page, served + PROGRESS)
    expect(page.locator("[data-saved]")).to_contain_text("Not yet saved to a file")
    expect(page.locator("#keep ~ p").first).to_contain_text("Your answers are in this browser only")
    file = tmp_path / "saved.json"
    saved = _saved(page, file)
    window.close()
    other: BrowserContext = private()
    page = _visit(other.new_page(), served + PROGRESS)
    assert _stored(other, served, name) == {}, "nothing is left of it"
    page.get_by_label("Load from a file").set_input_files(file)
    expect(page.locator(".tb-portable__status")).to_contain_text("1 entries added")
    assert _stored(other, served, name) == saved


# -- A tab that dies ---------------------------------------------------------------------------


def test_a_tab_that_crashes_while_it_writes(private: Any, served: str, name: str) -> None:
    """At another moment of the write each time; the renderer dies at once, without a word to the page."""
    context = private()
    _seed(context, served, name, ROWS)
    before: set[str] = set(_by_id(ROWS))
    for turn, patience in enumerate((0, 1, 3, 10, 30)):
        page = _visit(context.new_page(), served + PROGRESS)
        page.evaluate(READ, [f"leverage/x{turn}-{number}" for number in range(200)])
        page.wait_for_timeout(patience)
        with suppress(Error):
            page.goto("chrome://crash", timeout=5000)
        page.close()
        stored = _stored(context, served, name)
        assert before <= set(stored), "what was there stays"
        assert all(row["kind"] and row["item"] and row["t"] for row in stored.values()), "each row is whole"
        before = set(stored)
    stored = _stored(context, served, name)
    assert {row["id"]: stored[row["id"]] for row in ROWS} == _by_id(ROWS)
    page = _visit(context.new_page(), served + PROGRESS)
    expect(page.locator(SAID)).to_have_count(0)
    page.evaluate(READ, ["leverage/help-harm"])
    expect(page.locator("[data-lesson='leverage/help-harm'] .tb-read")).to_be_visible()
    assert len(_stored(context, served, name)) == len(before) + 1, "writing goes on"


# -- Two tabs ----------------------------------------------------------------------------------


def test_two_tabs_with_200_answers_in_turn(private: Any, served: str, name: str) -> None:
    """Answers themselves, to one question: the hardest to keep apart."""
    context = private()
    tabs = [_visit(context.new_page(), served + LESSON) for _ in range(2)]
    tell = """([side, at]) => {
      const question = document.querySelector("tb-question");
      const detail = { item: question.dataset.item, revision: 1, response: [`${side}-${at}`], credit: 1, right: true };
      question.dispatchEvent(new CustomEvent("quiz-answered", { bubbles: true, detail }));
    }"""
    for at in range(100):
        for side, tab in enumerate(tabs):
            tab.evaluate(tell, [side, at])
    expect(tabs[0].locator(".tb-elsewhere")).to_have_text(
        "You answered here in another tab, too. Both answers are kept. Reload this page to see the latest."
    )
    for tab in tabs:
        at_rest(tab)
    responses = [row["response"] for row in _stored(context, served, name).values()]
    assert sorted(responses) == sorted([f"{side}-{at}"] for side in (0, 1) for at in range(100))


# -- Rows and versions -------------------------------------------------------------------------


def test_corrupt_rows_of_the_page_s_own_question(private: Any, served: str, name: str) -> None:
    """The page reads its own questions' rows first, by their ids: bad ones among them change nothing."""
    context = private()
    good = next(row for row in ROWS if row["item"] == "leverage/q-help-harm-1" and row["kind"] == "answer")
    bad: list[Row] = [
        {**good, "id": "b1", "t": "soon"},
        {**good, "id": "b2", "t": 8.7e15},
        {**good, "id": "b3", "t": good["t"] + 1e9, "credit": "all"},
        {**good, "id": "b4", "t": good["t"] + 1e9, "rev": None},
        {"id": "b5", "item": good["item"]},
    ]
    _seed(context, served, name, [good, *bad])
    for path in PAGES:
        page = _visit(context.new_page(), served + path)
        expect(page.locator(SAID)).to_have_count(0)
        if path == LESSON:
            question = page.locator(f"tb-question[data-item='{good['item']}']")
            expect(question.locator(".tb-question__status")).not_to_be_empty()
        page.close()
    assert _stored(context, served, name) == _by_id([good, *bad])


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_each_version_of_the_database_is_taken_over(version: int, private: Any, served: str, name: str) -> None:
    """A new version of the schema needs a fixture here, and the way from each older one."""
    fixture = kept(version)
    assert fixture["version"] == version
    context = private()
    _seed(context, served, name, fixture["rows"], fixture)
    page = _visit(context.new_page(), served + PROGRESS)
    expect(page.locator("[data-saved]")).to_contain_text(
        f"Taken over from an earlier edition of the course: {len(fixture['rows'])} entries."
    )
    expect(page.locator(".tb-held > li[data-state=solid]").first).to_be_visible()
    expect(page.locator(SAID)).to_have_count(0)
    _visit(page, served + LESSON).get_by_label("I have read this lesson").uncheck()
    page.wait_for_timeout(500)
    stored = _stored(context, served, name)
    assert {row["id"]: stored[row["id"]] for row in fixture["rows"]} == _by_id(fixture["rows"])
    assert len(stored) > len(fixture["rows"])
