"""What a stored answer does to a question: put back in silence, refused where it does not fit, held back in an exam."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.quiz_page import Quiz, opened
from tests.browser.quiz_samples import EVERY

CHANGED = "This question has changed since you answered it. Please answer it again."
GONE = "Part of what you chose is no longer here. Please answer again."
KEPT: dict[str, tuple[Any, float | None, str]] = {
    "q-single": (["b"], 0, "✗ Not yet."),
    "q-multiple": (["a"], 0.5, "◐ 1 of 2 found. Partial credit: 50 %."),
    "q-match": ({"a": "a", "b": "x"}, 1 / 3, "◐ 1 of 3 right. Partial credit: 33 %."),
    "q-order": (["c", "b", "a"], 0, "✗ Not yet. “Step a” comes before “Step b”."),
    "q-short": ("watna", 0.5, "◐ Close, but not it. Partial credit: 50 %."),
    "q-truth": (["true"], 0, "✗ Not yet."),
    "q-compare": (["a"], 1, "✓ Right."),
    "q-sort": ({"a": "n", "b": "n"}, 1 / 3, "◐ 1 of 3 right. Partial credit: 33 %."),
    "q-spot": ({"a": "o", "c": "none-of-these"}, 1 / 3, "◐ 1 of 3 right. Partial credit: 33 %."),
    "q-line": (["a"], 0, "✗ Not yet."),
    "q-number": ("3000", 0.25, "◐ A known slip. Partial credit: 25 %."),
    "q-blanks": (
        {"a": "watna", "b": ["x"]},
        0.5,
        "◐ 1 of 2 blanks right. Blank 1: Close, but not it. Partial credit: 50 %.",
    ),
    "q-text": (
        {"text": "Mine", "met": ["r2"]},
        None,
        "Compare it with the model answer below, and tick what yours has.",
    ),
}
"""Id → an answer as the log keeps it, its credit, and what is said about it."""
FOREIGN: dict[str, Any] = {
    "q-single": ["gone"],
    "q-multiple": ["a", "gone"],
    "q-match": {"a": "gone"},
    "q-order": ["a", "b", "gone"],
    "q-truth": ["gone"],
    "q-compare": ["gone"],
    "q-sort": {"a": "p", "gone": "p"},
    "q-spot": {"a": "gone"},
    "q-line": ["gone"],
    "q-blanks": {"a": "BATNA", "b": ["gone"]},
}
"""Answers with the id of something that the author has taken out."""
HELPERS = """() => {
  const all = () => [...document.querySelectorAll("tb-question")];
  window.sent = [];
  for (const name of ["quiz-draft", "quiz-cleared", "quiz-changed"])
    addEventListener(name, ({ detail }) => window.sent.push([name, detail]));
  window.spoken = [];
  for (const status of document.querySelectorAll("tb-question [role=status]"))
    new MutationObserver(() => status.ariaLive === "off" || window.spoken.push(status.textContent))
      .observe(status, { childList: true });
  window.each = (act) => Object.fromEntries(all().map((one) => [one.closest("section").id, act(one)]));
  window.settled = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  window.recall = async (kept) => {
    window.each((one) => kept[one.closest("section").id] && one.recall(kept[one.closest("section").id]));
    await window.settled();
    return window.each((one) => ({
      said: one.querySelector("[role=status]").textContent,
      notes: one.querySelectorAll(".tb-feedback").length,
      result: one.result,
      live: one.querySelector("[role=status]").ariaLive,
    }));
  };
}"""
SUBMIT = "() => { window.each((one) => one.querySelector('form').requestSubmit()); return window.settled(); }"
CALL = "async ([name, ...values]) => { window.each((one) => one[name](...values)); await window.settled(); }"
RECALL = "(kept) => window.recall(kept)"
# Values that a store may give back when something else wrote to it; some throw when they are made a string.
MALFORMED = """(kept) => {
  const bad = { toString: 1, valueOf: 1 }, proto = JSON.parse('{"__proto__": {"a": "p", "polluted": 1}, "a": "p"}');
  const odd = [null, undefined, true, 0, NaN, 1e999, "", "x", "__proto__", [], [[]], [null], [bad], [proto], {}, bad,
    proto, { a: bad }, { a: [bad] }, { b: [bad] }, { a: null, b: null }, { constructor: "a" }, { length: 3 },
    { text: 5, met: 5 }, { text: bad, met: bad }, { text: "x", met: [bad] }, "9".repeat(1e5), Array(1e4).fill("a")];
  const faults = new Set();
  const tried = (what, run) => {
    try { run(); } catch (error) { faults.add(`${what}: ${error}`); }
  };
  window.each((one) => {
    const id = one.closest("section").id;
    for (const value of odd) {
      tried(`${id}: all`, () => one.recall(value));
      for (const checked of [true, false])
        tried(`${id}: response`, () => one.recall({ rev: 1, response: value, checked }));
      for (const field of ["confidence", "hints", "checked", "rev"])
        tried(`${id}: ${field}`, () => one.recall({ ...kept[id], [field]: value }));
      tried(`${id}: result`, () => JSON.stringify(one.result));
    }
    tried(`${id}: clear`, () => one.clear());
  });
  return [...faults, ...("polluted" in {} || "a" in {} ? ["Object.prototype is changed"] : [])];
}"""


@pytest.fixture
def quiz(chromium: Browser, tmp_path: Path) -> Iterator[Quiz]:
    with opened(chromium, tmp_path, EVERY) as quiz:
        quiz.page.evaluate(HELPERS)
        yield quiz


def _kept(**more: Any) -> dict[str, Any]:
    return {name: {"rev": 1, "response": response, **more} for name, (response, _, _) in KEPT.items()}


def _nothing_was_told(quiz: Quiz) -> None:
    assert quiz.page.evaluate("window.spoken") == [], "what is put back is no news"
    assert quiz.heard() == []
    assert quiz.page.evaluate("window.sent") == []


def test_every_type_is_recalled_here() -> None:
    assert set(KEPT) == {asked["id"] for asked in EVERY}


def test_a_checked_answer_comes_back_judged_and_in_silence(quiz: Quiz) -> None:
    kept = _kept(checked=True, confidence="unsure")
    kept["q-single"]["hints"] = ["h"]
    found = quiz.page.evaluate(RECALL, kept)
    for name, (_, credit, said) in KEPT.items():
        assert found[name]["said"] == said, name
        assert found[name]["live"] == "off", name
        assert found[name]["result"]["checked"], name
        assert found[name]["result"]["credit"] == (credit if credit is None else pytest.approx(credit)), name
        assert bool(found[name]["notes"]) == (name != "q-text"), name
    assert found["q-truth"]["result"]["confidence"] == "unsure"
    assert found["q-truth"]["result"]["misconceptions"] == ["silence-is-no"]
    assert "confidence" not in found["q-single"]["result"], "nobody asked there"
    expect(quiz.page.get_by_text("Think.", exact=True)).to_be_visible()
    expect(quiz.question("q-match").get_by_text("Nobody belongs here.").first).to_be_visible()
    assert quiz.page.evaluate("document.activeElement === document.body"), "the focus is not taken"
    _nothing_was_told(quiz)
    quiz.check_access()
    quiz.page.evaluate(SUBMIT)
    assert {each["item"].removeprefix("course/"): each["response"] for each in quiz.heard()} == {
        name: response for name, (response, _, _) in KEPT.items()
    }
    assert {each["item"]: each["confidence"] for each in quiz.heard() if "confidence" in each} == {
        "course/q-truth": "unsure",
        "course/q-number": "unsure",
    }
    assert all(said in quiz.page.evaluate("window.spoken") for _, _, said in KEPT.values()), "a check is spoken again"


def test_a_draft_comes_back_unjudged(quiz: Quiz) -> None:
    for state in quiz.page.evaluate(RECALL, _kept(checked=False, hints=["h"])).values():
        assert (state["said"], state["notes"], state["result"]["checked"]) == ("", 0, False)
        assert state["result"]["answered"]
    expect(quiz.page.get_by_text("Think.", exact=True)).to_be_hidden()
    _nothing_was_told(quiz)
    quiz.page.evaluate(SUBMIT)
    assert [each["response"] for each in quiz.heard()] == [response for response, _, _ in KEPT.values()]


def test_an_answer_to_an_older_revision_is_not_put_back(quiz: Quiz) -> None:
    kept = _kept(checked=True, confidence="sure", hints=["h"])
    found = quiz.page.evaluate(RECALL, {name: {**each, "rev": 7} for name, each in kept.items()})
    for name, state in found.items():
        assert state["said"] == CHANGED, name
        assert state["notes"] == 0, name
        assert not state["result"]["checked"], name
        assert not state["result"]["answered"], name
        assert "confidence" not in state["result"], name
    _nothing_was_told(quiz)
    quiz.check_access()


def test_what_is_no_longer_there_is_said_to_be_gone(quiz: Quiz) -> None:
    kept = {name: {"rev": 1, "response": response, "checked": True} for name, response in FOREIGN.items()}
    found = quiz.page.evaluate(RECALL, kept)
    assert {name: found[name]["said"] for name in FOREIGN} == dict.fromkeys(FOREIGN, GONE)
    assert {name: found[name]["notes"] for name in FOREIGN} == dict.fromkeys(FOREIGN, 0)
    assert not any(found[name]["result"]["checked"] for name in FOREIGN)
    _nothing_was_told(quiz)


def test_an_emptied_draft_is_not_said_to_be_gone(quiz: Quiz) -> None:
    empty = {"q-multiple": [], "q-match": {}, "q-sort": {}, "q-spot": {}, "q-short": "", "q-number": ""}
    empty |= {"q-blanks": {"a": "", "b": []}, "q-text": {"text": "", "met": []}}
    kept = {name: {"rev": 1, "response": response, "checked": False} for name, response in empty.items()}
    found = quiz.page.evaluate(RECALL, kept)
    assert {name: found[name]["said"] for name in empty} == dict.fromkeys(empty, "")


def test_nothing_malformed_breaks_a_question(quiz: Quiz) -> None:
    assert quiz.page.evaluate(MALFORMED, _kept(checked=True)) == []
    quiz.page.evaluate("window.settled()")
    _nothing_was_told(quiz)
    assert {name: state["said"] for name, state in quiz.page.evaluate(RECALL, _kept(checked=True)).items()} == {
        name: said for name, (_, _, said) in KEPT.items()
    }


def test_in_an_exam_nothing_is_judged_before_it_is_handed_in(quiz: Quiz) -> None:
    page = quiz.page
    page.evaluate(CALL, ["hold", True])
    for state in page.evaluate(RECALL, _kept(checked=True, hints=["h"])).values():
        assert (state["said"], state["notes"], state["result"]["checked"]) == ("", 0, False)
    page.evaluate(SUBMIT)
    page.get_by_role("textbox", name="Your answer (€)").press("Enter")
    _nothing_was_told(quiz)
    for gone in (page.locator("button[type=submit]"), page.locator("tb-hints"), page.locator("tb-answer")):
        assert gone.count() > 0
        assert not any(each.is_visible() for each in gone.all())
    expect(page.locator("tb-question").get_by_role("button", name="Check answer")).to_have_count(0)
    quiz.check_access()
    page.get_by_role("textbox", name="Your answer (€)").fill("1300")
    page.get_by_label("Sure", exact=True).last.check()
    drafts = [detail for name, detail in page.evaluate("window.sent") if name == "quiz-draft"]
    assert [each["response"] for each in drafts][-1] == "1300"
    assert drafts[-1]["confidence"] == "sure"
    assert not any({"credit", "right"} & set(each) for each in drafts)
    page.evaluate(CALL, ["handIn"])
    events = {each["item"].removeprefix("course/"): each for each in quiz.heard()}
    assert set(events) == set(KEPT)
    assert events["q-number"]["credit"] == 1
    for name, (_, credit, said) in KEPT.items():
        if name != "q-number":
            quiz.says(name, said)
            assert events[name]["credit"] == (credit if credit is None else pytest.approx(credit)), name
    quiz.check_access()


def test_what_is_handed_in_empty_is_judged_but_not_sent(quiz: Quiz) -> None:
    quiz.page.evaluate(CALL, ["hold", True])
    quiz.page.evaluate(CALL, ["handIn"])
    assert all(quiz.page.evaluate("window.each((one) => one.result.checked)").values())
    for name in KEPT:
        quiz.says(name, "No answer.")
    _nothing_was_told(quiz)
    quiz.check_access()


def test_what_is_handed_in_takes_no_more_until_it_is_cleared(quiz: Quiz) -> None:
    quiz.page.evaluate(RECALL, _kept(checked=False))
    quiz.page.evaluate(CALL, ["handIn", True])
    _nothing_was_told(quiz)
    fields = quiz.page.locator("tb-part :is(input, select, textarea, button), .tb-sure input")
    disabled = fields.and_(quiz.page.locator(":disabled"))
    expect(disabled).to_have_count(fields.count())
    for name in ("Check answer", "Compare", "Try again", "Start again", "Retry what I missed"):
        expect(quiz.page.get_by_role("button", name=name)).to_have_count(0)
    quiz.check_access()
    quiz.page.evaluate(CALL, ["clear"])
    expect(disabled).to_have_count(0)
    expect(quiz.page.get_by_role("button", name="Check answer")).to_have_count(len(KEPT) - 1)


def test_clear_empties_a_question(quiz: Quiz) -> None:
    kept = _kept(checked=True, confidence="guess", hints=["h"])
    quiz.page.evaluate(RECALL, kept)
    quiz.page.evaluate(CALL, ["clear"])
    for name, state in quiz.page.evaluate(RECALL, {}).items():
        assert (state["said"], state["notes"], state["result"]["checked"]) == ("", 0, False), name
        assert not state["result"]["answered"], name
        assert "confidence" not in state["result"], name
        assert not quiz.question(name).locator("details.tb-answer").is_visible(), name
    assert quiz.page.locator("tb-part :checked:not(option), .tb-rubric :checked").count() == 0
    expect(quiz.page.locator(".tb-hint[open]")).to_have_count(0)
    _nothing_was_told(quiz)


def test_confidence_is_asked_only_where_the_question_wants_it_and_costs_nothing(quiz: Quiz) -> None:
    asks = quiz.page.get_by_role("group", name="How sure are you?")
    expect(asks).to_have_count(sum(bool(asked.get("confidence")) for asked in EVERY))
    number = quiz.question("q-number")
    for level in ("Sure", "Unsure", "A guess"):
        for typed in ("1300", "3000", "7"):
            number.get_by_label(level, exact=True).check()
            number.get_by_role("textbox").fill(typed)
            quiz.use("q-number", "Check answer")
    earned = [(each["credit"], each["confidence"]) for each in quiz.heard()]
    assert earned == [(credit, level) for level in ("sure", "unsure", "guess") for credit in (1, 0.25, 0)]
    quiz.use("q-number", "Try again")
    expect(number.locator(":checked")).to_have_count(0)
    number.get_by_role("textbox").fill("1300")
    quiz.use("q-number", "Check answer")
    assert "confidence" not in quiz.heard()[-1]
