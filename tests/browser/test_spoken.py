"""What a screen reader speaks for each act, as committed texts in `tests/browser/spoken`: read them as a listener.

The reader is virtual: no substitute for NVDA, JAWS or VoiceOver with a person, but it hears at once what became
nameless, silent or doubled. `pytest -m slow tests/browser/test_spoken.py --update` writes the texts; review the diff.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser import quiz_samples as samples
from tests.browser.quiz_page import opened
from tests.browser.reader_aloud import hear, install, read

pytestmark = pytest.mark.slow
SPOKEN = Path(__file__).parent / "spoken"
Do = Callable[[Locator], None]


@dataclass(frozen=True)
class Act:
    """A question of an act, and how an answer that is not right is given to it by keyboard."""

    asked: dict[str, Any]
    answer: Do
    check: str = "Check answer"


def _mark(*names: str) -> Do:
    def answer(root: Locator) -> None:
        for name in names:
            root.get_by_label(name, exact=True).press("Space")

    return answer


def _choose(**chosen: str) -> Do:
    def answer(root: Locator) -> None:
        for part, option in chosen.items():
            field = root.locator(f"[data-id={part}] select, [data-part={part}] select")
            field.focus()
            field.select_option(label=option)

    return answer


def _type(text: str) -> Do:
    def answer(root: Locator) -> None:
        field = root.locator("[type=text], textarea").first
        field.press("Control+A")
        field.page.keyboard.type(text)

    return answer


def _fill(root: Locator) -> None:
    _type("WATNA")(root)
    _choose(b="ZOPA")(root)


def _press(name: str) -> Do:
    return lambda root: root.get_by_role("button", name=name).first.press("Enter")


ACTS = {
    "pick-one": Act(samples.SINGLE, _mark("Talk")),
    "pick-many": Act(samples.MULTIPLE, _mark("Alpha", "Gamma")),
    "pair": Act(samples.MATCH, _choose(a="Negative", b="Negative")),
    "arrange": Act(samples.ORDER, _press("Move down")),
    "enter": Act(samples.SHORT, _type("WATNA")),
    "measure": Act(samples.NUMERIC, _type("3000")),
    "write": Act(samples.REFLECT, _type("Hello."), "Compare"),
    "cloze": Act(samples.CLOZE, _fill),
    "spot": Act(samples.SPOT, _choose(a="Open question", b="Open question")),
}


def _spoken(root: Locator, act: Act) -> dict[str, str]:
    """Go through an act as a learner who listens: read, check too early, answer, check, read, look at the answer."""
    check = _press(act.check)
    heard = {
        "Read from the heading on": read(root),
        "Check, with nothing answered": hear(root, lambda: check(root)),
        "Answer, but not right": hear(root, lambda: act.answer(root)),
        "Check": hear(root, lambda: check(root)),
        "Read again": read(root),
    }
    if root.get_by_role("button", name="Show the answer").is_visible():
        heard["Show the answer"] = hear(root, lambda: _press("Show the answer")(root))
    expect(root.locator("tb-answer > details")).to_have_attribute("open", "")
    return {**heard, "Read the answer": read(root.locator("tb-answer"))}


@pytest.mark.parametrize("name", ACTS)
def test_what_is_spoken(name: str, chromium: Browser, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    act = ACTS[name]
    install(tmp_path)
    with opened(chromium, tmp_path, [act.asked]) as quiz:
        heard = _spoken(quiz.question(act.asked["id"]), act)
    text = "\n".join(f"# {title}\n{spoken}" for title, spoken in heard.items())
    golden = SPOKEN / f"{name}.txt"
    if pytestconfig.getoption("--update", default=False):
        golden.write_text(text, encoding="utf-8")
    else:
        assert text == golden.read_text(encoding="utf-8")


def test_no_text_without_an_act() -> None:
    assert {path.stem for path in SPOKEN.glob("*.txt")} == set(ACTS)
