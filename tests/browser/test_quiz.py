"""Each act by keyboard alone: wrong, feedback, another try, right. No fault that axe finds in any state."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.quiz_page import Quiz, opened
from tests.browser.quiz_samples import ALL


@pytest.fixture
def quiz(chromium: Browser, tmp_path: Path) -> Iterator[Quiz]:
    with opened(chromium, tmp_path, ALL) as quiz:
        yield quiz


def _notes(question: Locator) -> list[str]:
    return [" ".join(text.split()) for text in question.locator(".tb-feedback").all_inner_texts()]


def test_pick_one(quiz: Quiz) -> None:
    question = quiz.question("q-single")
    answer = question.locator("details.tb-answer")
    quiz.tab_to(question.get_by_role("radio").first)
    quiz.press("Space")
    while not question.get_by_label("Talk").is_checked():
        quiz.press("ArrowDown")
    quiz.says("q-single", "")
    quiz.check_access()
    quiz.press("Enter")
    quiz.says("q-single", "✗ Not yet.")
    assert _notes(question) == ["✗ Not right Talking does not."]
    expect(question.get_by_label("Talk")).to_have_accessible_description("Not right Talking does not.")
    expect(question.get_by_label("Talk")).to_be_focused()
    expect(answer).to_be_hidden()
    quiz.check_access()
    quiz.use("q-single", "Try again")
    expect(question.get_by_role("radio").first).to_be_focused()
    assert _notes(question) == []
    quiz.says("q-single", "")
    quiz.press("Space")
    while not question.get_by_label("Wait").is_checked():
        quiz.press("ArrowDown")
    quiz.use("q-single", "Check answer")
    quiz.says("q-single", "✓ Right.")
    expect(quiz.button("q-single", "Check answer")).to_be_focused()
    expect(answer.locator("summary")).to_be_visible()
    expect(quiz.button("q-single", "Show the answer")).to_be_hidden()
    quiz.check_access()
    common = {"item": "course/q-single", "revision": 1, "shown": False, "hints": []}
    assert quiz.heard() == [
        {**common, "response": ["b"], "credit": 0, "right": False},
        {**common, "response": ["a"], "credit": 1, "right": True},
    ]


def test_pick_several(quiz: Quiz) -> None:
    question = quiz.question("q-multiple")
    for name in ("Alpha", "Gamma"):
        quiz.tab_to(question.get_by_role("checkbox").first, "Shift+Tab" if name == "Gamma" else "Tab")
        quiz.tab_to(question.get_by_label(name))
        quiz.press("Space")
    quiz.use("q-multiple", "Check answer")
    quiz.says("q-multiple", "✗ Not yet. 1 of 2 found, 1 not right.")
    assert sorted(_notes(question)) == ["✓ Right Why alpha.", "✗ Not right Why gamma."]
    quiz.check_access()
    quiz.tab_to(question.get_by_label("Gamma"), "Shift+Tab")
    quiz.press("Space", "Enter")
    quiz.says("q-multiple", "◐ 1 of 2 found. Partial credit: 50 %.")
    quiz.use("q-multiple", "Show the answer")
    expect(question.locator("details.tb-answer summary")).to_be_focused()
    expect(question.get_by_text("Why beta.")).to_be_visible()
    quiz.check_access()
    quiz.tab_to(question.get_by_role("checkbox").first, "Shift+Tab")
    quiz.tab_to(question.get_by_label("Beta"))
    quiz.press("Space", "Enter")
    quiz.says("q-multiple", "✓ Right.")
    assert [(each["credit"], each["shown"]) for each in quiz.heard()] == [(0, False), (0.5, False), (1, True)]


def _note(question: Locator, left: str) -> str:
    """Give what stands beside one left of a match; lefts are mixed."""
    row = question.locator(".tb-pair", has_text=left).locator(".tb-feedback")
    return " ".join(" ".join(row.all_inner_texts()).split())


def test_pair(quiz: Quiz) -> None:
    question = quiz.question("q-match")
    for left, typed in (("Carrot", "Pos"), ("Stick", "Con")):
        quiz.tab_to(question.get_by_label(left))
        quiz.page.keyboard.type(typed)
    quiz.use("q-match", "Check answer")
    quiz.says("q-match", "◐ 1 of 3 right. Partial credit: 33 %.")
    assert _note(question, "Carrot") == "✓ Right A gain."
    assert _note(question, "Stick") == "✗ Not right A cost."
    assert _note(question, "Mirror") == "– No answer"
    quiz.check_access()
    quiz.use("q-match", "Retry what I missed")
    empty = question.get_by_role("combobox").and_(question.locator(":has(option:checked[value=''])"))
    expect(empty).to_have_count(2)
    expect(empty.first).to_be_focused()
    expect(question.get_by_label("Carrot")).to_have_value("a")
    quiz.tab_to(question.get_by_label("Stick"))
    quiz.page.keyboard.type("Neg")
    quiz.tab_to(question.get_by_label("Mirror"))
    quiz.page.keyboard.type("Aff")
    quiz.use("q-match", "Check answer")
    quiz.says("q-match", "◐ 2 of 3 right. Partial credit: 67 %.")
    assert _note(question, "Mirror") == "✗ Not right Nobody belongs here."
    quiz.tab_to(question.get_by_label("Mirror"), "Shift+Tab")
    quiz.page.keyboard.type("Con")
    assert _note(question, "Mirror") == "", "what was said about another answer goes"
    assert len(_notes(question)) == 2, "and only that"
    quiz.use("q-match", "Check answer")
    quiz.says("q-match", "✓ Right.")
    quiz.check_access()


def test_arrange(quiz: Quiz) -> None:
    question = quiz.question("q-order")
    steps = question.locator(".tb-arrange__text")
    quiz.tab_to(question.get_by_role("button", name="Move up").first)
    quiz.press("Enter")
    quiz.says("q-order", "This is the first already.")
    for wanted in ("cba", "abc"):
        for place, step in enumerate(wanted, 1):
            while steps.all_inner_texts().index(f"Step {step}") > place - 1:
                quiz.use("q-order", f"Move up: Step {step}")
                expect(quiz.button("q-order", f"Move up: Step {step}")).to_be_focused()
        if wanted == "cba":
            quiz.use("q-order", "Check answer")
            quiz.says("q-order", "✗ Not yet. “Step a” comes before “Step b”.")
            assert _notes(question) == [
                "✗ Not in order yet Why c.",
                "✗ Comes after “Step a” Why b.",
                "✗ Comes before “Step b” Why a.",
            ]
            quiz.check_access()
    quiz.says("q-order", "“Step b” is now 2 of 3.")
    assert _notes(question) == []
    quiz.use("q-order", "Check answer")
    quiz.says("q-order", "✓ Right.")
    quiz.check_access()
    quiz.use("q-order", "Try again")
    expect(question.get_by_role("button", name="Move down").first).to_be_focused()
    assert steps.all_inner_texts() != ["Step a", "Step b", "Step c"]


def test_enter(quiz: Quiz) -> None:
    question = quiz.question("q-short")
    field = question.get_by_role("textbox", name="Your answer")
    quiz.tab_to(field)
    for typed, said, notes in (
        ("harvard", "✗ Not yet.", []),
        ("watna", "◐ Close, but not it. Partial credit: 50 %.", ["◐ Close, but not it That is the worst."]),
        ("batma", "✓ Right. Taken for “BATNA”.", []),
    ):
        quiz.press("Control+A")
        quiz.page.keyboard.type(typed)
        quiz.press("Enter")
        quiz.says("q-short", said)
        assert _notes(question) == notes
        expect(field).to_be_focused()
        quiz.check_access()
    quiz.use("q-short", "Try again")
    expect(field).to_be_focused()
    expect(field).to_have_value("")


def test_hints_cost_what_they_say(quiz: Quiz) -> None:
    question = quiz.question("q-single")
    quiz.tab_to(question.get_by_text("Hint 1 of 2 (costs 25 % of the credit)"))
    quiz.press("Enter")
    expect(question.get_by_text("Think.")).to_be_visible()
    expect(question.get_by_text("Think again.")).to_be_hidden()
    quiz.check_access()
    question.get_by_label("Wait").check()
    quiz.use("q-single", "Check answer")
    quiz.says("q-single", "✓ Right. Credit after hints: 75 %.")
    assert quiz.heard()[0]["credit"] == 0.75
