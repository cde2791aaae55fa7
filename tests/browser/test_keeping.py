"""What a learner answered comes back: after a reload, after edits of the course, and from disk."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.log_at_rest import at_rest
from tests.browser.quiz_page import ROOT, write_page
from tests.browser.static_server import serve

Questions = list[dict[str, Any]]
UID = "0123456789abcdef0123456789abcdef"
COURSE = f'<tb-course data-id="course" data-uid="{UID}" data-index="course.js" hidden></tb-course>'
COMMON = {"objective": "lesson.o1", "bloom": "apply"}
SINGLE = {
    **COMMON,
    "id": "q-single",
    "type": "single",
    "stem": "What now?",
    "confidence": True,
    "options": [
        {"id": "a", "text": "Wait", "correct": True, "why": "It gives time."},
        {"id": "b", "text": "Fill the gap", "why": "That leaks."},
        {"id": "c", "text": "Leave", "why": "That ends it."},
    ],
}
ORDER = {
    **COMMON,
    "id": "q-order",
    "type": "order",
    "stem": "In which order?",
    "items": [{"id": i, "text": f"Step {i}", "why": "Why."} for i in "abcd"],
}
MATCH = {
    **COMMON,
    "id": "q-match",
    "type": "match",
    "stem": "Match.",
    "pairs": [{"id": i, "left": f"Left {i}", "right": f"Right {i}", "why": "Why."} for i in "abc"],
}
CLOZE = {
    **COMMON,
    "id": "q-cloze",
    "type": "cloze",
    "text": "The {{a}} is the best, the {{b}} the worst.",
    "blanks": [
        {"id": "a", "accept": ["BATNA"], "why": "Best."},
        {
            "id": "b",
            "options": [
                {"id": "x", "text": "WATNA", "correct": True, "why": "Yes."},
                {"id": "y", "text": "ZOPA", "why": "A zone."},
            ],
        },
    ],
}
REFLECT = {
    **COMMON,
    "id": "q-reflect",
    "type": "reflect",
    "prompt": "Your opening sentence?",
    "model_answer": "What matters most to you?",
    "rubric": [{"id": "r", "text": "It is open."}, {"id": "s", "text": "It is short."}],
}
ALL = [SINGLE, ORDER, MATCH, CLOZE, REFLECT]
REFUSED = "Object.defineProperty(self, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } });"
FULL = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };"
Write = Callable[[Questions], None]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Give a function that writes the page anew, as an author who edits the course would."""

    def write(questions: Questions) -> None:
        write_page(tmp_path, questions)
        copyfile(ROOT / "generator/browser/dist/reader.js", tmp_path / "reader.js")
        (tmp_path / "course.js").write_text('(self.tacticbook ??= {})["course"] = {"content":"c0ffee"};\n', "utf-8")
        with (tmp_path / "_headers").open("a", encoding="utf-8") as headers:
            headers.write("  Cache-Control: no-store\n")  # two edits in one second look alike to a browser
        page = tmp_path / "index.html"
        html = page.read_text("utf-8").replace("<main>", f'<main><div class="tb-course">{COURSE}</div>')
        page.write_text(html.replace("</body>", '<script src="reader.js"></script></body>'), "utf-8")

    return write


@pytest.fixture
def address(tmp_path: Path, write: Write) -> Iterator[str]:
    """Serve the page."""
    write(ALL)
    with serve(tmp_path, "/") as base:
        yield base + "index.html"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Open a window; at the end, nothing was thrown."""
    context = chromium.new_context()
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert faults == []


def _open(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("tb-course[data-recalled]")).to_be_attached()


def _check(page: Page, question: str) -> None:
    page.locator(f"#{question} button[type=submit]").click()


def _status(page: Page, question: str, text: str) -> None:
    expect(page.locator(f"#{question} .tb-question__status")).to_have_text(text)


def _answer_single(page: Page) -> None:
    page.get_by_label("Fill the gap").check()
    page.get_by_label("Unsure").check()
    _check(page, "q-single")
    _status(page, "q-single", "✗ Not yet.")


def _stored(page: Page) -> list[dict[str, Any]]:
    return page.evaluate(
        """(name) => new Promise((resolve, reject) => {
            const opening = indexedDB.open(name);
            opening.onerror = reject;
            opening.onsuccess = () => {
                const asking = opening.result.transaction("events").objectStore("events").getAll();
                asking.onsuccess = () => resolve(asking.result.sort((a, b) => a.t - b.t));
            };
        })""",
        f"tacticbook-{UID}",
    )


def _answer_all(page: Page) -> None:
    _answer_single(page)
    page.get_by_role("button", name="Move up: Step c").click()
    _check(page, "q-order")
    page.get_by_label("Left a").select_option("a")
    page.get_by_label("Left b").select_option("c")
    _check(page, "q-match")
    page.get_by_label("Blank 1").fill("batna")
    page.get_by_label("Blank 2").select_option("y")
    _check(page, "q-cloze")
    page.get_by_label("Your text").fill("Hello")
    _check(page, "q-reflect")
    page.get_by_label("It is open.").check()


def test_all_comes_back_after_a_reload(page: Page, address: str) -> None:
    _open(page, address)
    _answer_all(page)
    questions = ["q-single", "q-order", "q-match", "q-cloze", "q-reflect"]
    says = [page.locator(f"#{name} .tb-question__status").inner_text() for name in questions]
    order = page.locator(".tb-arrange__text").all_inner_texts()
    _open(page, address)
    expect(page.get_by_label("Fill the gap")).to_be_checked()
    expect(page.get_by_label("Unsure")).to_be_checked()
    expect(page.get_by_text("That leaks.").first).to_be_visible()
    assert page.locator(".tb-arrange__text").all_inner_texts() == order
    expect(page.get_by_label("Left a")).to_have_value("a")
    expect(page.get_by_label("Left b")).to_have_value("c")
    expect(page.get_by_label("Left c")).to_have_value("")
    expect(page.get_by_label("Blank 1")).to_have_value("batna")
    expect(page.get_by_label("Blank 2")).to_have_value("y")
    expect(page.get_by_label("Your text")).to_have_value("Hello")
    expect(page.locator("input[value=r]")).to_be_checked()
    for name, said in zip(questions, says, strict=True):
        _status(page, name, said)


def test_an_event_says_what_when_and_of_which_build(page: Page, address: str) -> None:
    _open(page, address)
    _answer_single(page)
    page.locator("#q-single button[data-do=again]").click()
    _open(page, address)
    expect(page.get_by_label("Fill the gap")).not_to_be_checked()
    answer, cleared = _stored(page)
    assert (cleared["kind"], cleared["item"]) == ("clear", "course/q-single")
    assert len(answer.pop("id")) == 32
    assert abs(answer.pop("t") - page.evaluate("Date.now()")) < 60_000
    assert answer.pop("tz") == -page.evaluate("new Date().getTimezoneOffset()")
    assert answer == {
        "kind": "answer",
        "item": "course/q-single",
        "rev": 1,
        "response": ["b"],
        "credit": 0,
        "right": False,
        "shown": False,
        "confidence": "unsure",
        "hints": [],
        "course": "c0ffee",
    }


def test_an_answer_given_right_before_leaving_is_kept(page: Page, address: str) -> None:
    _open(page, address)
    page.get_by_label("Leave").check()
    _check(page, "q-single")
    _open(page, address)
    expect(page.get_by_label("Leave")).to_be_checked()


def test_a_text_is_kept_before_it_is_compared(page: Page, address: str) -> None:
    _open(page, address)
    page.get_by_label("Your text").fill("Half a thought")
    page.get_by_label("Your text").blur()
    _open(page, address)
    expect(page.get_by_label("Your text")).to_have_value("Half a thought")
    expect(page.locator("#q-reflect tb-answer")).to_be_hidden()


@pytest.mark.parametrize("edit", ["typo", "reorder", "rename"])
def test_an_edit_that_keeps_the_meaning_keeps_the_answer(page: Page, address: str, write: Write, edit: str) -> None:
    _open(page, address)
    _answer_single(page)
    single = deepcopy(SINGLE)
    match edit:
        case "typo":
            single["stem"], single["options"][1]["text"] = "What now, then?", "Fill the gap quickly"
        case "reorder":
            single["options"].reverse()
        case _:
            single |= {"id": "q-renamed", "was": ["q-single"]}
    write([ORDER, single])
    _open(page, address)
    expect(page.get_by_label("Fill the gap")).to_be_checked()
    _status(page, single["id"], "✗ Not yet.")


def test_a_raised_revision_asks_again_and_says_so(page: Page, address: str, write: Write) -> None:
    _open(page, address)
    _answer_single(page)
    write([{**SINGLE, "revision": 2}])
    _open(page, address)
    _status(page, "q-single", "This question has changed since you answered it. Please answer it again.")
    expect(page.get_by_label("Fill the gap")).not_to_be_checked()
    page.get_by_label("Wait").check()
    _check(page, "q-single")
    _open(page, address)
    _status(page, "q-single", "✓ Right.")


def test_a_deleted_question_is_hidden_and_not_lost(page: Page, address: str, write: Write) -> None:
    _open(page, address)
    _answer_single(page)
    write([ORDER])
    _open(page, address)
    write(ALL)
    _open(page, address)
    expect(page.get_by_label("Fill the gap")).to_be_checked()


def test_a_chosen_option_that_is_gone_is_said(page: Page, address: str, write: Write) -> None:
    _open(page, address)
    _answer_single(page)
    write([{**SINGLE, "options": [option for option in SINGLE["options"] if option["id"] != "b"]}])
    _open(page, address)
    _status(page, "q-single", "Part of what you chose is no longer here. Please answer again.")


@pytest.mark.parametrize(("fault", "message"), [(REFUSED, "does not let the page keep"), (FULL, "no room left")])
def test_where_nothing_can_be_kept_the_page_says_so_and_goes_on(
    page: Page, address: str, fault: str, message: str
) -> None:
    page.add_init_script(fault)
    _open(page, address)
    _answer_single(page)
    expect(page.locator(".tb-store-note")).to_contain_text(message)
    assert page.locator(".tb-store-note").get_attribute("role") == "status"
    page.get_by_label("Wait").check()
    _check(page, "q-single")
    _status(page, "q-single", "✓ Right.")


def test_two_tabs_lose_nothing(page: Page, address: str) -> None:
    other = page.context.new_page()
    for each in (page, other):
        _open(each, address)
    for _ in range(10):
        for each, label in ((page, "Wait"), (other, "Leave")):
            each.get_by_label(label).check()
            _check(each, "q-single")
    expect(other.locator("#q-single .tb-question__status")).to_have_text("✗ Not yet.")
    at_rest(other)
    assert len(_stored(page)) == 20


def test_from_disk(page: Page, address: str, tmp_path: Path) -> None:
    assert address
    _open(page, (tmp_path / "index.html").as_uri())
    _answer_single(page)
    _open(page, (tmp_path / "index.html").as_uri())
    expect(page.get_by_label("Fill the gap")).to_be_checked()
