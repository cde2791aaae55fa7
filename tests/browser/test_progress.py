"""The learner's progress is never lost: saved, loaded, joined, deleted, and whole after every fault we can make."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect
from selectolax.lexbor import LexborHTMLParser

from tests.browser.log_at_rest import at_rest
from tests.browser.quiz_page import AXE, RUN_AXE, TAGS
from tests.browser.variants import WINDOWS
from tests.kept_rows import FIXTURE, ROWS, Row

Open = Callable[..., Page]
PROGRESS, RECORD, LESSON = "leverage/progress.html", "leverage/record.html", "leverage/lessons/help-harm.html"
QUIET = "assets/tacticbook/course.css"
"""Of the same origin, and no script of ours runs there."""
SEED = """([name, { version, store, keyPath, indexes, rows }]) => new Promise((resolve, reject) => {
  const opening = indexedDB.open(name, version);
  opening.onerror = reject;
  opening.onupgradeneeded = () => {
    const made = opening.result.createObjectStore(store, { keyPath });
    for (const index of indexes) made.createIndex(index, index);
  };
  opening.onsuccess = () => {
    const writing = opening.result.transaction(store, "readwrite");
    for (const row of rows) writing.objectStore(store).put(row);
    writing.oncomplete = () => resolve(opening.result.close());
  };
})"""
STORED = """(name) => new Promise((resolve, reject) => {
  const opening = indexedDB.open(name);
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const database = opening.result;
    if (!database.objectStoreNames.contains("events")) {
      database.close();
      indexedDB.deleteDatabase(name).onsuccess = () => resolve([]);
      return;
    }
    const asking = database.transaction("events").objectStore("events").getAll();
    asking.onsuccess = () => { database.close(); resolve(asking.result); };
  };
})"""
READ = """(items) => { for (const item of items)
  document.body.dispatchEvent(new CustomEvent("page-read", { detail: { item, response: true }, bubbles: true })); }"""
# Chromium's own override of the quota spares what is written to a database that is open: counted here instead.
SMALL = """let left = 1024;
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (row) {
    left -= JSON.stringify(row).length;
    if (left < 0) throw new DOMException("full", "QuotaExceededError");
    return put.call(this, row);
  };"""
BLOCKED = "Object.defineProperty(self, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });"


@pytest.fixture(scope="session")
def uid(site: Path) -> str:
    found = LexborHTMLParser((site / PROGRESS).read_bytes()).css_first("tb-course")
    return (found.attributes.get("data-uid") if found else None) or ""


@pytest.fixture(scope="session")
def name(uid: str) -> str:
    """The name of the learner's database."""
    return f"tacticbook-{uid}"


@pytest.fixture
def device(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Give a function that makes a device: a browser with a store of its own. At the end, nothing was thrown."""
    made: list[BrowserContext] = []
    faults: list[str] = []

    def device(**about: Any) -> BrowserContext:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **about})
        context.add_init_script(path=AXE)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        context.on("dialog", lambda dialog: faults.append(f"a dialog: {dialog.message}"))
        made.append(context)
        return context

    yield device
    for context in made:
        context.close()
    assert faults == []


def _open(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    _visit(page, address)
    return page


def _visit(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("tb-course[data-recalled]")).to_be_attached(timeout=15_000)


def _seed(context: BrowserContext, served: str, name: str, rows: list[Row], version: int = 1) -> None:
    page = context.new_page()
    page.goto(served + QUIET)
    page.evaluate(SEED, [name, FIXTURE | {"version": version, "rows": rows}])
    page.close()


def _stored(context: BrowserContext, served: str, name: str) -> list[Row]:
    page = context.new_page()
    page.goto(served + QUIET)
    rows = page.evaluate(STORED, name)
    page.close()
    return sorted(rows, key=lambda row: json.dumps(row["id"]))


def _sorted(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: json.dumps(row["id"]))


def _says(page: Page, text: str) -> None:
    expect(page.locator(".tb-portable__status")).to_contain_text(text, timeout=15_000)


def _save(page: Page, to: Path) -> dict[str, Any]:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save to a file", exact=True).first.click()
    download.value.save_as(to)
    assert download.value.suggested_filename.startswith("leverage-progress-20")
    assert download.value.suggested_filename.endswith(".json")
    return json.loads(to.read_text(encoding="utf-8"))


def _load(page: Page, file: Path) -> None:
    page.get_by_label("Load from a file").set_input_files(file)


def _check_access(page: Page) -> None:
    assert page.evaluate(RUN_AXE, TAGS) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the window"


def _state(page: Page, objective: int) -> str:
    return page.locator(".tb-held > li[data-questions]").nth(objective).get_attribute("data-state") or ""


def _rows(count: int, first: int = 0) -> list[Row]:
    row = next(row for row in ROWS if row["kind"] == "answer")
    return [{**row, "id": f"{number:032x}", "t": row["t"] + number} for number in range(first, first + count)]


def _file(tmp_path: Path, uid: str, rows: list[Any], **more: Any) -> Path:
    path = tmp_path / "progress.json"
    about = {"id": "leverage", "uid": uid, "content": "0123456789abcdef"}
    head = {"format": "tacticbook-progress", "version": 1, "course": about, "saved": "", "events": [], **more}
    lines = ",\n".join(json.dumps(row) for row in rows)
    path.write_text(f"{json.dumps(head)[:-2]}\n{lines}\n]}}\n", encoding="utf-8")
    return path


# -- The page ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_every_state_can_be_used_by_all(
    width: int, scheme: Any, device: Any, served: str, name: str, tmp_path: Path, uid: str
) -> None:
    context = device(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    page = _open(context, served + PROGRESS)
    _check_access(page)
    _seed(context, served, name, [*ROWS, {"id": "bad"}])
    for path in (PROGRESS, RECORD, "leverage/lessons/how-to-use.html", "index.html"):
        _visit(page, served + path)
        _check_access(page)
    _visit(page, served + PROGRESS)
    page.get_by_text("Delete everything", exact=True).click()
    _check_access(page)
    _load(page, _file(tmp_path, uid, [None]))
    _says(page, "1 could not be read")
    _check_access(page)


def test_a_log_of_the_first_version_is_read(device: Any, served: str, name: str) -> None:
    context = device()
    _seed(context, served, name, ROWS)
    page = _open(context, served + PROGRESS)
    expect(page.locator("[data-module=what-leverage-is] [data-tally]")).to_have_text("1 of 4 lessons read")
    held = page.locator("[data-module=what-leverage-is] .tb-held > li")
    expect(held.nth(0)).to_contain_text("solid since October 8, 2026")
    expect(held.nth(1)).to_contain_text("solid since October 10, 2026")
    expect(held.nth(2)).to_contain_text("not yet")
    expect(page.locator("[data-resume] a:visible")).to_have_text("1.2 Why leverage moves and rank does not")
    assert "%" not in page.locator("article").inner_text()
    assert _stored(context, served, name) == _sorted(ROWS)


def test_the_record(device: Any, served: str, name: str, site: Path) -> None:
    context = device()
    _seed(context, served, name, ROWS)
    page = _open(context, served + PROGRESS)
    page.get_by_role("link", name="record of completion").click()
    expect(page.get_by_text("Self-recorded")).to_be_visible()
    content = (site / "leverage/course.js").read_text(encoding="utf-8").partition('"content":"')[2][:16]
    expect(page.locator("[data-content]")).to_have_text(content)
    expect(page.locator("[data-today]")).not_to_be_empty()
    expect(page.locator("[data-module=what-leverage-is] [data-check]")).to_contain_text(
        "October 10, 2026: 1 of 2 right"
    )
    expect(page.locator("[data-module=weaker-chair] [data-check]")).to_contain_text("not taken")
    page.get_by_label("Name").fill("Ada")
    page.reload()
    expect(page.get_by_label("Name")).to_have_value("")


def test_reading_is_marked_by_hand_and_shown_everywhere(device: Any, served: str) -> None:
    context = device()
    page = _open(context, served + LESSON)
    other = _open(context, served + PROGRESS)
    page.get_by_label("I have read this lesson").check()
    link = other.locator("[data-lesson='leverage/help-harm'] > a")
    expect(link.get_by_role("img", name="read")).to_be_visible()  # by the other tab's word
    page.reload()
    expect(page.get_by_label("I have read this lesson")).to_be_checked()
    expect(page.locator(".md-nav--primary .tb-read").first).to_be_attached()
    _visit(page, served + "index.html")
    expect(page.locator("[data-resume] a:visible")).to_have_text("1.2 Why leverage moves and rank does not")
    _visit(page, served + LESSON)
    page.get_by_label("I have read this lesson").uncheck()
    expect(link.get_by_role("img")).to_have_count(0)


def test_by_keyboard_alone(device: Any, served: str, name: str) -> None:
    context = device()
    _seed(context, served, name, ROWS)
    page = _open(context, served + PROGRESS)

    def tab_to(target: Any) -> None:
        for _ in range(120):
            if target.evaluate("node => node === document.activeElement"):
                return
            page.keyboard.press("Tab")
        pytest.fail("Tab does not lead there")

    tab_to(page.get_by_role("button", name="Save to a file", exact=True))
    with page.expect_download():
        page.keyboard.press("Enter")
    _says(page, "Saved: the file holds 18 entries.")
    expect(page.locator("[data-saved]")).to_contain_text("Last saved to a file on")
    tab_to(page.get_by_label("Load from a file"))
    tab_to(page.locator("details > summary", has_text="Delete everything"))
    page.keyboard.press("Enter")
    tab_to(page.get_by_role("button", name="Delete everything now"))
    page.keyboard.press("Space")
    _says(page, "Everything is deleted from this browser.")
    assert page.evaluate("document.activeElement.textContent") == "Delete everything"
    assert _stored(context, served, name) == []
    expect(page.locator("[data-saved]")).to_contain_text("Not yet saved")


def test_without_scripts_it_is_a_checklist(device: Any, served: str) -> None:
    page = device(java_script_enabled=False).new_page()
    page.goto(served + PROGRESS)
    assert page.locator(".tb-held > li").count() > 10
    assert page.locator(".tb-reading > li a").count() >= 10
    assert (
        page.locator(".tb-held__how").first.evaluate("node => getComputedStyle(node, '::before').content") == '"☐" / ""'
    )
    for dead in (".tb-portable", ".tb-resume", ".tb-changed"):
        assert page.locator(f"{dead}:visible").count() == 0, dead
    page.goto(served + LESSON)
    assert page.locator(".tb-read-box:visible").count() == 0


# -- Save, load, join, delete ------------------------------------------------------------------


def test_saved_deleted_and_loaded_again_is_the_same(device: Any, served: str, name: str, tmp_path: Path) -> None:
    context = device()
    newer = {"id": "newer", "t": 5, "kind": "dream", "item": "leverage/x", "what": {"ever": ["1"]}}
    _seed(context, served, name, [*ROWS, newer])
    page = _open(context, served + PROGRESS)
    file = _save(page, tmp_path / "saved.json")
    assert file["format"] == "tacticbook-progress"
    assert _sorted(file["events"]) == _sorted([*ROWS, newer])
    page.get_by_text("Delete everything", exact=True).click()
    page.get_by_role("button", name="Delete everything now").click()
    _says(page, "Everything is deleted from this browser.")
    assert _state(page, 2) == "not-yet"
    assert _stored(context, served, name) == []
    _load(page, tmp_path / "saved.json")
    _says(page, "Loaded: 19 entries added, 0 were here already.")
    assert _state(page, 2) == "solid"
    assert _stored(context, served, name) == _sorted([*ROWS, newer])
    _load(page, tmp_path / "saved.json")
    _says(page, "Loaded: 0 entries added, 19 were here already.")
    assert _stored(context, served, name) == _sorted([*ROWS, newer])


def test_two_devices_are_joined_without_loss(device: Any, served: str, name: str, tmp_path: Path) -> None:
    phone, laptop = device(), device()
    _seed(phone, served, name, ROWS[:12])
    _seed(laptop, served, name, ROWS[6:])
    pages = [_open(each, served + PROGRESS) for each in (phone, laptop)]
    for number, page in enumerate(pages):
        _save(page, tmp_path / f"{number}.json")
    for number, page in enumerate(pages):
        _load(page, tmp_path / f"{1 - number}.json")
        _says(page, "6 entries added, 6 were here already.")
    for each in (phone, laptop):
        assert _stored(each, served, name) == _sorted(ROWS)


def test_the_share_sheet_of_a_phone(device: Any, served: str, name: str) -> None:
    context = device(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    context.add_init_script("""window.shared = [];
      navigator.canShare = ({ files }) => files.length === 1;
      navigator.share = async ({ files }) => {
        window.shared.push([files[0].name, (await files[0].text()).length]);
        if (window.refuse) throw new DOMException("", "AbortError");
      };""")
    _seed(context, served, name, ROWS)
    page = _open(context, served + PROGRESS)
    page.evaluate("window.refuse = true")
    page.get_by_role("button", name="Save to a file", exact=True).tap()
    page.wait_for_timeout(500)
    expect(page.locator("[data-saved]")).to_contain_text("Not yet saved")  # they thought better of it
    page.evaluate("window.refuse = false")
    page.get_by_role("button", name="Save to a file", exact=True).tap()
    expect(page.locator("[data-saved]")).to_contain_text("Last saved")
    assert [length > 1000 for _, length in page.evaluate("window.shared")] == [True, True]


def test_the_reminder(device: Any, served: str, name: str) -> None:
    context = device()
    _seed(context, served, name, _rows(30))
    page = _open(context, served + LESSON)
    note = page.get_by_role("complementary", name="Save to a file")
    expect(note).to_contain_text("30 entries")
    assert note.get_by_role("link").get_attribute("href") == "../progress.html#keep"
    note.get_by_role("button", name="Not now").click()
    expect(note).to_have_count(0)
    page.reload()
    expect(page.locator("tb-course[data-recalled]")).to_be_attached()
    expect(note).to_have_count(0)
    _seed(context, served, name, _rows(20, 30))
    page.reload()
    expect(note).to_contain_text("50 entries")


# -- Faults ------------------------------------------------------------------------------------


def test_storage_blocked(device: Any, served: str, tmp_path: Path) -> None:
    context = device()
    context.add_init_script(BLOCKED)
    page = _open(context, served + PROGRESS)
    expect(page.locator(".tb-store-note")).to_contain_text("does not let the page keep answers")
    page.evaluate(READ, ["leverage/help-harm"])
    expect(page.locator("[data-lesson='leverage/help-harm'] .tb-read")).to_be_visible()
    assert len(_save(page, tmp_path / "saved.json")["events"]) == 1
    _check_access(page)


def test_a_quota_of_one_kilobyte(device: Any, served: str, name: str, tmp_path: Path) -> None:
    context = device()
    _seed(context, served, name, ROWS)
    context.add_init_script(SMALL)
    page = _open(context, served + PROGRESS)
    page.evaluate(READ, [f"leverage/lesson-{number}" for number in range(50)])
    expect(page.locator(".tb-store-note")).to_contain_text("no room left")
    page.wait_for_timeout(500)
    assert len(_save(page, tmp_path / "saved.json")["events"]) == len(ROWS) + 50, "all can be saved to a file"
    kept = {row["id"] for row in _stored(context, served, name)}
    assert kept >= {row["id"] for row in ROWS}
    _check_access(page)


def test_a_tab_killed_during_a_write(device: Any, served: str, name: str, uid: str, tmp_path: Path) -> None:
    context = device()
    _seed(context, served, name, ROWS)
    page = _open(context, served + PROGRESS)
    many = _file(tmp_path, uid, _rows(5000))
    _load(page, many)
    page.wait_for_timeout(400)
    with suppress(Error):
        page.goto("chrome://crash", timeout=5000)
    page.close()
    stored = _stored(context, served, name)
    assert {row["id"] for row in stored} >= {row["id"] for row in ROWS}
    assert all(row["kind"] and row["t"] for row in stored), "each row is whole"
    again = _open(context, served + PROGRESS)
    assert _state(again, 2) == "solid"
    _load(again, many)
    _says(again, "were here already")
    assert len(_stored(context, served, name)) == 5000 + len(ROWS)


def test_two_tabs_with_200_interleaved_writes(device: Any, served: str, name: str) -> None:
    context = device()
    tabs = [_open(context, served + PROGRESS) for _ in range(2)]
    for number in range(0, 100, 10):
        for side, tab in enumerate(tabs):
            tab.evaluate(READ, [f"leverage/x{side}-{number + more}" for more in range(10)])
    tabs[0].evaluate(READ, ["leverage/help-harm"])
    for tab in tabs:
        expect(tab.locator("[data-lesson='leverage/help-harm'] .tb-read")).to_be_visible()
    expect(tabs[0].locator(".tb-store-note")).to_have_count(0)
    for tab in tabs:
        at_rest(tab)
    stored = {row["item"] for row in _stored(context, served, name)}
    assert stored == {f"leverage/x{side}-{number}" for side in (0, 1) for number in range(100)} | {"leverage/help-harm"}


def test_corrupt_rows(device: Any, served: str, name: str) -> None:
    bad: list[Row] = [{"id": "1"}, {"id": 2, "t": 5}, {**ROWS[0], "id": "3", "t": "soon"}, {"id": ["x"]}]
    context = device()
    _seed(context, served, name, [*ROWS, *bad])
    page = _open(context, served + PROGRESS)
    expect(page.locator("[data-saved]")).to_contain_text("4 entries in this browser cannot be read. They are left")
    assert _state(page, 2) == "solid"
    page.evaluate(READ, ["leverage/three-kinds"])
    expect(page.locator("[data-lesson='leverage/three-kinds'] .tb-read")).to_be_visible()
    assert len(_stored(context, served, name)) == len(ROWS) + len(bad) + 1


def test_a_database_of_a_newer_build(device: Any, served: str, name: str) -> None:
    context = device()
    _seed(context, served, name, ROWS, version=2)
    page = _open(context, served + PROGRESS)
    expect(page.locator(".tb-store-note")).to_contain_text("kept by a newer version of this page")
    page.evaluate(READ, ["leverage/help-harm"])
    expect(page.locator("[data-lesson='leverage/help-harm'] .tb-read")).to_be_visible()
    assert _stored(context, served, name) == _sorted(ROWS)


FILES: dict[str, tuple[Callable[[Path, str], Path], str]] = {
    "newer": (lambda path, uid: _file(path, uid, ROWS, version=2), "saved by a newer version of the course"),
    "other course": (lambda path, _: _file(path, "f" * 32, ROWS), "belongs to another course"),
    "no format": (lambda path, uid: _file(path, uid, ROWS, format="x"), "no progress file, or it is damaged"),
}


@pytest.mark.parametrize("kind", FILES)
def test_files_that_are_refused(kind: str, device: Any, served: str, name: str, uid: str, tmp_path: Path) -> None:
    make, said = FILES[kind]
    context = device()
    _seed(context, served, name, ROWS[:5])
    page = _open(context, served + PROGRESS)
    _load(page, make(tmp_path, uid))
    _says(page, said)
    _says(page, "Nothing was changed.")
    assert _stored(context, served, name) == _sorted(ROWS[:5])
    _check_access(page)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.95])
def test_a_file_that_was_cut_off(share: float, device: Any, served: str, name: str, uid: str, tmp_path: Path) -> None:
    context = device()
    _seed(context, served, name, ROWS[:5])
    page = _open(context, served + PROGRESS)
    whole = _file(tmp_path, uid, ROWS)
    data = whole.read_bytes()
    whole.write_bytes(data[: int(len(data) * share)])
    _load(page, whole)
    _says(page, "The end of the file is missing." if share > 0.1 else "no progress file, or it is damaged")
    stored = _stored(context, served, name)
    assert [row for row in stored if row in ROWS] == stored, "nothing but whole rows"
    assert len(stored) >= 5


def test_a_hostile_file(device: Any, served: str, name: str, uid: str, tmp_path: Path) -> None:
    markup = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    event = ROWS[0]
    hostile = [
        {**event, "id": markup, "item": markup, "response": markup},
        {**event, "id": "h1", "item": "leverage/help-harm", "kind": "read", "course": markup},
        {**event, "id": "h2", "kind": markup},
        {**event, "id": "h3", "kind": "note", "response": markup},
        {**event, "id": "h4", "response": ["x"] * 100_000},
        {**event, "id": "h5", "t": 8e15},
        {**event, "id": "h6", "credit": 1e300},
        {**event, "id": ROWS[0]["id"], "credit": 1, "response": "changed"},
        {"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "id": "__proto__", **event},
        {**event, "id": "h7", "kind": "draw", "draw": "__proto__", "seed": 1, "mode": "x", "items": ["__proto__"]},
        {**event, "id": "h8", "tz": "x", "rev": 1e300},
        json.loads("[" * 500 + "]" * 500),
    ]
    context = device()
    _seed(context, served, name, ROWS)
    page = _open(context, served + PROGRESS)
    _load(page, _file(tmp_path, uid, hostile))
    _says(page, "Loaded:")
    _says(page, "could not be read")
    for path in (
        PROGRESS,
        RECORD,
        LESSON,
        "index.html",
        "leverage/plan.html",
        "leverage/notes.html",
        "leverage/review.html",
    ):
        _visit(page, served + path)
        assert page.evaluate("({}).polluted") is None
        assert page.locator("article img[src=x]").count() == 0
    stored = {row["id"]: row for row in _stored(context, served, name)}
    for row in ROWS:
        assert stored[row["id"]] == row, "what was there is as it was"
    assert "h5" not in stored, "an answer from the far future would hide all that come"


@pytest.mark.slow
def test_50000_events_are_loaded(device: Any, served: str, name: str, uid: str, tmp_path: Path) -> None:
    """A functional test: all arrive. How long the page is busy is measured by bench/progress.py."""
    context = device()
    page = _open(context, served + PROGRESS)
    _load(page, _file(tmp_path, uid, _rows(50_000)))
    expect(page.locator(".tb-portable__status")).to_contain_text("50000 entries added", timeout=120_000)
    page.close()
    _open(context, served + LESSON)
    assert len(_stored(context, served, name)) == 50_000
