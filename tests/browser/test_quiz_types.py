"""Each question type by keyboard alone, through every state: empty, wrong, partly right, another try, right, shown.

After each state axe finds nothing; after each key the focus is somewhere; what is said is exact.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from generator.questions import TYPES
from tests.browser import quiz_samples as samples
from tests.browser import test_quiz as acts
from tests.browser.quiz_page import Quiz, opened

SENT = """() => {
  window.sent = [];
  for (const name of ["quiz-draft", "quiz-cleared"])
    addEventListener(name, ({ detail }) => window.sent.push([name, detail]));
}"""
NUMBER = "Your answer (€)"
CHECK, AGAIN, MISSED, SHOW = "Check answer", "Try again", "Retry what I missed", "Show the answer"


class Asked:
    """One question on a page of its own, and the keyboard."""

    def __init__(self, quiz: Quiz, asked: dict[str, Any]) -> None:
        """Take the page and what is asked on it."""
        self.quiz = quiz
        self.id = asked["id"]
        self.root = quiz.question(self.id)

    def use(self, button: str, *, says: str) -> None:
        """Press a button; the live region says exactly this, and nothing is wrong for axe."""
        self.quiz.use(self.id, button)
        self.quiz.says(self.id, says)
        self.quiz.check_access()

    def notes(self) -> list[str]:
        """Give what stands beside the answers."""
        texts = self.root.locator(".tb-feedback:visible").all_inner_texts()
        return [" ".join(text.split()) for text in texts]

    def radio(self, label: str) -> None:
        """Choose one of a group of radio buttons: one stop of Tab, then the arrows."""
        wanted = self.root.get_by_role("radio", name=label, exact=True)
        group = self.root.locator(f"input[name='{wanted.get_attribute('name')}']")
        self._go(
            group.and_(self.root.locator(":checked")) if group.and_(self.root.locator(":checked")).count() else group
        )
        self.quiz.press("Space")
        for _ in range(group.count()):
            if wanted.is_checked():
                return
            self.quiz.press("ArrowDown")
        raise AssertionError(f"the arrows do not lead to {label}")

    def choose(self, label: str, option: str) -> None:
        """Choose in a list with the arrows."""
        field = self.root.get_by_label(label, exact=True)
        self._go(field)
        texts = [" ".join(each.split()) for each in field.locator("option").all_inner_texts()]
        steps = texts.index(option) - field.evaluate("node => node.selectedIndex")
        self.quiz.press(*["ArrowDown" if steps > 0 else "ArrowUp"] * abs(steps))
        expect(field.locator("option:checked")).to_have_text(option)

    def type(self, label: str, text: str) -> None:
        """Type over what stands in a field."""
        field = self.root.get_by_label(label, exact=True)
        self._go(field)
        self.quiz.press("Control+A")
        self.quiz.page.keyboard.type(text)
        expect(field).to_have_value(text)

    def empty(self, message: str, button: str = CHECK) -> None:
        """Check nothing: a message tied to the first input, no mark, no event; gone with the first answer."""
        first = self.root.locator("tb-part :is(input, select, textarea)").first
        self.use(button, says="No answer yet.")
        expect(first).to_be_focused()
        expect(first).to_have_accessible_description(message)
        expect(self.root.get_by_text(message, exact=True)).to_be_visible()
        assert self.notes() == []
        assert self.heard() == []
        for later in (AGAIN, "Start again", MISSED, SHOW):
            expect(self.quiz.button(self.id, later)).to_have_count(0)
        expect(self.root.locator("details.tb-answer")).to_be_hidden()

    def heard(self) -> list[tuple[Any, ...]]:
        """Give response, credit, right and shown of each event; the rest is what it always is."""
        events = self.quiz.heard()
        assert all(each["item"] == f"course/{self.id}" and each["revision"] == 1 for each in events)
        return [(each["response"], each["credit"], each["right"], each["shown"]) for each in events]

    def sent(self) -> list[list[Any]]:
        """Give name and response of the drafts and of what was cleared."""
        return [[name, detail["response"]] for name, detail in self.quiz.page.evaluate("window.sent")]

    def shows(self, *texts: str) -> None:
        """Ask for the answer: the focus is on its heading, and these reasons are there."""
        self.use(SHOW, says=self.root.get_by_role("status").inner_text())
        expect(self.root.locator("details.tb-answer > summary")).to_be_focused()
        for text in texts:
            expect(self.root.locator("details.tb-answer").get_by_text(text, exact=True)).to_be_visible()
        expect(self.quiz.button(self.id, SHOW)).to_have_count(0)

    def right(self, said: str = "✓ Right.") -> None:
        """Check, and it is right: the answer can be opened, and no button is without sense."""
        self.use(CHECK, says=said)
        expect(self.quiz.button(self.id, CHECK)).to_be_focused()
        expect(self.root.locator("details.tb-answer > summary")).to_be_visible()
        for gone in (SHOW, MISSED):
            expect(self.quiz.button(self.id, gone)).to_have_count(0)

    def again(self, button: str = AGAIN) -> None:
        """Try again: nothing is marked, said or shown any more, and the focus is on the first input."""
        self.use(button, says="")
        assert self.notes() == []
        expect(self.root.locator("details.tb-answer")).to_be_hidden()
        expect(self.root.locator("tb-part :is(input, select, textarea)").first).to_be_focused()
        expect(self.root.locator("tb-part :is(:checked:not(option), [aria-describedby])")).to_have_count(0)

    def _go(self, field: Locator) -> None:
        """Tab to a field from wherever the focus is."""
        node = field.first
        ahead = node.evaluate(
            "node => !(document.activeElement.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING)"
        )
        self.quiz.tab_to(node, "Tab" if ahead else "Shift+Tab")


def _true_false(asked: Asked) -> None:
    asked.empty("Choose an answer, then check it.")
    expect(asked.root.get_by_role("group", name="True or false?")).to_be_visible()
    asked.radio("True")
    asked.quiz.says(asked.id, "")
    asked.radio("Sure")
    asked.use(CHECK, says="✗ Not yet.")
    assert asked.notes() == ["✗ Not right Many people are thinking."]
    expect(asked.root.get_by_label("True", exact=True)).to_have_accessible_description(
        "Not right Many people are thinking."
    )
    expect(asked.quiz.button(asked.id, MISSED)).to_have_count(0)
    asked.shows("It may be thinking.")
    asked.again()
    assert asked.root.locator("tb-part label").all_inner_texts() == ["True", "False"], "these keep their order"
    asked.radio("False")
    asked.right()
    assert asked.heard() == [(["true"], 0, False, False), (["false"], 1, True, False)]
    assert [each.get("confidence") for each in asked.quiz.heard()] == ["sure", None]
    assert asked.sent() == [["quiz-cleared", []]]


def _compare(asked: Asked) -> None:
    for case in ("A shop", "A freelancer", "A shop that rents a room finds a second room."):
        expect(asked.root.get_by_text(case, exact=True)).to_be_visible()
    expect(asked.root.get_by_role("group", name="Which account fits both?")).to_be_visible()
    asked.empty("Choose an answer, then check it.")
    asked.radio("Authority changed")
    asked.use(CHECK, says="✗ Not yet.")
    assert asked.notes() == ["✗ Not right Nobody was promoted."]
    asked.shows("Both can walk away.", "Nobody was promoted.", "Nobody spoke.")
    asked.again()
    asked.radio("The cost of no deal changed")
    asked.right()
    assert asked.notes() == ["✓ Right Both can walk away."]
    assert asked.heard() == [(["b"], 0, False, False), (["a"], 1, True, False)]


def _categorise(asked: Asked) -> None:
    key = {"We add a shift": "Positive", "We hold the load": "Negative", "We pay early": "Positive"}
    other = {"Positive": "Negative", "Negative": "Positive"}
    asked.empty("Choose from at least one list, then check.")
    for item, category in key.items():
        asked.choose(item, other[category])
    asked.use(CHECK, says="✗ Not yet. 0 of 3 right.")
    assert sorted(asked.notes()) == ["✗ Not right A cost.", "✗ Not right A gain.", "✗ Not right Money now."]
    expect(asked.quiz.button(asked.id, MISSED)).to_have_count(0)
    asked.again()
    asked.choose("We add a shift", "Positive")
    asked.choose("We hold the load", "Positive")
    asked.use(CHECK, says="◐ 1 of 3 right. Partial credit: 33 %.")
    assert sorted(asked.notes()) == ["– No answer", "✓ Right A gain.", "✗ Not right A cost."]
    asked.use(MISSED, says="")
    assert asked.notes() == []
    expect(asked.root.get_by_label("We add a shift")).to_have_value("p")
    expect(asked.root.locator("select:has(option:checked[value=''])").first).to_be_focused()
    options = asked.root.get_by_label("We pay early").locator("option").all_inner_texts()
    assert [" ".join(text.split()) for text in options] == ["Choose…", "Positive", "Negative"], "categories stay"
    for item in ("We hold the load", "We pay early"):
        asked.choose(item, key[item])
    asked.right()
    right = {"a": "p", "b": "n", "c": "p"}
    assert asked.heard() == [
        ({"a": "n", "b": "p", "c": "n"}, 0, False, False),
        ({"a": "p", "b": "p"}, pytest.approx(1 / 3), False, False),
        (right, 1, True, False),
    ]
    assert asked.sent() == [["quiz-cleared", {}], ["quiz-cleared", {"a": "p"}]]


def _spot(asked: Asked) -> None:
    lines = ["Omar: Come in! Coffee?", "Dana: What matters most?", "Omar: Not having it dark."]
    asked.empty("Choose from at least one list, then check.")
    assert asked.root.locator(".tb-pair label").all_inner_texts() == lines, "a dialogue keeps its order"
    for line in lines:
        asked.choose(line, "Open question")
    asked.use(CHECK, says="◐ 1 of 3 right. Partial credit: 33 %.")
    assert asked.notes() == ["✗ Not right Hospitality.", "✓ Right It is open.", "✗ Not right He answers."]
    asked.shows("Hospitality.", "He answers.")
    asked.use(MISSED, says="")
    expect(asked.root.get_by_label(lines[0])).to_be_focused()
    expect(asked.root.get_by_label(lines[1])).to_have_value("o")
    asked.choose(lines[0], "Make welcome")
    asked.choose(lines[2], "None of these")
    asked.right()
    asked.again()
    assert asked.root.locator(".tb-pair label").all_inner_texts() == lines
    assert [event[1:] for event in asked.heard()] == [(pytest.approx(1 / 3), False, False), (1, True, False)]
    assert asked.heard()[1][0] == {"a": "w", "b": "o", "c": "none-of-these"}


def _spot_one(asked: Asked) -> None:
    asked.empty("Choose an answer, then check it.")
    assert asked.root.locator(".tb-option label").all_inner_texts() == ["Omar: Come in!", "Dana: Or we go."]
    asked.radio("Omar: Come in!")
    asked.use(CHECK, says="✗ Not yet.")
    assert asked.notes() == ["✗ Not right Hospitality."]
    asked.again()
    asked.radio("Dana: Or we go.")
    asked.right()
    assert asked.heard() == [(["a"], 0, False, False), (["b"], 1, True, False)]


def _numeric(asked: Asked) -> None:
    asked.empty("Type a number, then check it.")
    field = asked.root.get_by_label(NUMBER, exact=True)
    for typed, message in (
        ("many", "This cannot be read as a number. Type digits, such as 1300 or 12.5."),
        ("1300 dollars", "Give the number in €, or the number alone."),
    ):
        asked.type(NUMBER, typed)
        expect(field).to_have_accessible_description("")
        asked.quiz.press("Enter")
        asked.quiz.says(asked.id, "No answer yet.")
        expect(field).to_have_accessible_description(message)
        expect(field).to_be_focused()
        asked.quiz.check_access()
    assert asked.heard() == [], "what is no number is not judged"
    asked.type(NUMBER, "7")
    asked.use(CHECK, says="✗ Not yet.")
    assert asked.notes() == []
    asked.type(NUMBER, "3.000 €")
    asked.use(CHECK, says="◐ A known slip. Partial credit: 25 %.")
    assert asked.notes() == ["◐ A known slip Hopes are no limits."]
    expect(field).to_have_accessible_description("A known slip Hopes are no limits.")
    asked.shows("Hopes are no limits.")
    asked.again()
    expect(field).to_have_value("")
    asked.type(NUMBER, "1,303")
    asked.radio("A guess")
    asked.right()
    hint = asked.root.get_by_text("Hint (costs 50 % of the credit)")
    asked.quiz.tab_to(hint, "Shift+Tab")
    asked.quiz.press("Enter")
    expect(asked.root.get_by_text("Think of limits.")).to_be_visible()
    asked.right("✓ Right. Credit after hints: 50 %.")
    events = asked.quiz.heard()
    assert [each["response"] for each in events] == ["7", "3.000 €", "1,303", "1,303"]
    assert [each["credit"] for each in events] == [0, 0.25, 1, 0.5]
    assert [each["hints"] for each in events] == [[], [], [], ["h"]]
    assert [each.get("confidence") for each in events] == [None, None, "guess", "guess"]
    assert [each["right"] for each in events] == [False, False, True, True], "a hint takes credit, not rightness"


def _cloze(asked: Asked) -> None:
    typed, chosen = (asked.root.get_by_label(f"Blank {number}") for number in (1, 2))
    asked.empty("Fill in at least one blank, then check.")
    asked.type("Blank 1", "zopa")
    asked.use(CHECK, says="✗ Not yet. 0 of 2 blanks right.")
    assert asked.notes() == ["✗ Not right", "– No answer"]
    expect(asked.quiz.button(asked.id, MISSED)).to_have_count(0)
    asked.type("Blank 1", "watna")
    assert "✗ Not right" not in asked.notes(), "what was said about another word goes"
    asked.choose("Blank 2", "WATNA")
    asked.use(CHECK, says="◐ 1 of 2 blanks right. Blank 1: Close, but not it. Partial credit: 50 %.")
    assert asked.notes() == ["◐ Close, but not it That is the worst.", "✓ Right The worst alternative."]
    expect(typed).to_have_accessible_description("Close, but not it That is the worst.")
    expect(chosen).to_have_accessible_description("Right The worst alternative.")
    asked.shows("The best alternative.", "That is the zone.")
    asked.use(MISSED, says="")
    expect(typed).to_be_focused()
    expect(typed).to_have_value("")
    expect(chosen).to_have_value("x")
    asked.type("Blank 1", "batan")
    asked.right("✓ Right. Blank 1: Taken for “BATNA”.")
    assert asked.notes() == ["✓ Right The best alternative.", "✓ Right The worst alternative."]
    asked.again()
    expect(chosen).to_have_value("")
    assert asked.heard() == [
        ({"a": "zopa", "b": []}, 0, False, False),
        ({"a": "watna", "b": ["x"]}, 0.5, False, False),
        ({"a": "batan", "b": ["x"]}, 1, True, False),
    ]


def _reflect(asked: Asked) -> None:
    said = "Compare it with the model answer below, and tick what yours has."
    asked.empty("Write something first, then compare.", "Compare")
    asked.type("Your text", "What do you need")
    asked.use("Compare", says=said)
    expect(asked.root.locator("details.tb-answer > summary")).to_be_focused()
    expect(asked.root.get_by_text("What matters most to you?")).to_be_visible()
    assert asked.notes() == [], "nothing is graded"
    assert asked.heard() == [({"text": "What do you need", "met": []}, None, False, False)]
    asked._go(asked.root.get_by_role("checkbox", name="It is short."))
    asked.quiz.press("Space")
    asked.quiz.says(asked.id, said)
    asked.quiz.check_access()
    assert asked.heard()[1:] == [({"text": "What do you need", "met": ["r2"]}, None, False, False)]
    asked.again("Start again")
    expect(asked.root.get_by_label("Your text")).to_have_value("")
    assert asked.sent() == [
        ["quiz-draft", {"text": "What do you need", "met": []}],
        ["quiz-cleared", {"text": "", "met": []}],
    ]


Flow = Callable[[Asked], None]
FLOWS: dict[str, tuple[dict[str, Any], Flow]] = {
    "true_false": (samples.TRUE_FALSE, _true_false),
    "compare": (samples.COMPARE, _compare),
    "categorise": (samples.CATEGORISE, _categorise),
    "spot": (samples.SPOT, _spot),
    "spot one": (samples.SPOT_ONE, _spot_one),
    "numeric": (samples.NUMERIC, _numeric),
    "cloze": (samples.CLOZE, _cloze),
    "reflect": (samples.REFLECT, _reflect),
}
ELSEWHERE = {
    "single": acts.test_pick_one,
    "multiple": acts.test_pick_several,
    "match": acts.test_pair,
    "order": acts.test_arrange,
    "short": acts.test_enter,
}
"""Types whose keyboard flow stands with the acts."""


@contextmanager
def asking(chromium: Browser, folder: Path, asked: dict[str, Any]) -> Iterator[Asked]:
    with opened(chromium, folder, [asked]) as quiz:
        quiz.page.evaluate(SENT)
        yield Asked(quiz, asked)


def test_every_type_has_a_keyboard_flow() -> None:
    scripted = {asked["type"] for asked, _ in FLOWS.values()} | set(ELSEWHERE)
    assert scripted == set(TYPES), "write a flow that drives the new type through every state by keyboard"


@pytest.mark.parametrize("name", FLOWS)
def test_by_keyboard_alone(chromium: Browser, tmp_path: Path, name: str) -> None:
    question, flow = FLOWS[name]
    with asking(chromium, tmp_path, question) as asked:
        asked.quiz.check_access()
        flow(asked)
