"""A learner with a keyboard and nothing else, who answers any question by its acts, wrongly or rightly.

Nothing here knows a question type: what is right stands in the key that the page carries for grading.
"""

import json
import time
from collections.abc import Callable
from graphlib import TopologicalSorter
from typing import Any

from tests.browser.engines import Engine

SECONDS = 5
"""How long the live region may take to speak."""
# The radio buttons of a group are one stop of Tab.
TOWARDS = """((target) => {
  const now = document.activeElement;
  if (now === target || (now.type === "radio" && now.name === target.name)) return "";
  return now.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING ? "Tab" : "Shift+Tab";
})"""
Part = dict[str, Any]


class Learner:
    """Works on one question of the open page."""

    def __init__(self, engine: Engine, question: str) -> None:
        """Take the question by its id."""
        self.engine = engine
        self.question = f"document.getElementById({json.dumps(question)})"

    def press(self, *keys: str) -> None:
        """Press keys one by one; after each the focus is somewhere."""
        for key in keys:
            self.engine.press(key)
            assert self.engine.evaluate("document.activeElement !== document.body"), f"{key}: the focus is lost"

    def tab_to(self, node: str) -> None:
        """Press Tab until a node, given as JavaScript, has the focus."""
        for _ in range(100):
            key = self.engine.evaluate(f"{TOWARDS}({node})")
            if not key:
                return
            self.press(key)
        raise AssertionError(f"Tab does not lead to {node}")

    def use(self, button: str) -> None:
        """Tab to a button of the question and press it."""
        self.tab_to(f"{self.question}.querySelector({json.dumps(button)})")
        self.press("Enter")

    def check(self, *signs: str) -> None:
        """Press "Check answer" and wait until the live region begins with one of these."""
        self.use("button[type=submit]")
        end = time.monotonic() + SECONDS
        said = ""
        while not said.startswith(signs):
            assert time.monotonic() < end, f"the live region says {said!r}, not {' or '.join(signs)} …"
            time.sleep(0.05)
            said = self.engine.evaluate(f"{self.question}.querySelector('[role=status]').textContent")

    def parts(self) -> list[Part]:
        """Give the key of each part."""
        return self.engine.evaluate(f"JSON.parse({self.question}.querySelector('tb-question').dataset.parts)")

    def answer(self, *, right: bool) -> None:
        """Answer every part, rightly or wrongly."""
        for at, part in enumerate(self.parts()):
            how = ANSWERS.get(part["act"])
            assert how, f"no way to answer the act {part['act']!r} by keyboard: write one in {__file__}"
            blank = f"{self.question}.querySelector('[data-part={json.dumps(part.get('id'))}]')"
            how(self, blank if "id" in part else f"{self.question}.querySelectorAll('tb-part')[{at}]", part, right)


def _pick(learner: Learner, root: str, part: Part, right: bool) -> None:  # noqa: FBT001 - one shape for all acts
    listed = f"[...{root}.querySelectorAll('option, input')].map((node) => node.value).filter(Boolean)"
    others = [value for value in learner.engine.evaluate(listed) if value not in part["keys"]]
    wanted = part["keys"] if right else others[:1]
    if learner.engine.evaluate(f"{root}.querySelector('select') !== null"):
        _choose(learner, f"{root}.querySelector('select')", wanted[0])
    elif part["many"]:
        for value in [*part["keys"], *others]:
            box = f"{root}.querySelector('input[value={json.dumps(value)}]')"
            learner.tab_to(box)
            if learner.engine.evaluate(f"{box}.checked") != (value in wanted):
                learner.press("Space")
    else:
        button = f"{root}.querySelector('input[value={json.dumps(wanted[0])}]')"
        learner.tab_to(button)
        learner.press("Space")
        for _ in [*part["keys"], *others]:
            if not learner.engine.evaluate(f"{button}.checked"):
                learner.press("ArrowDown")
        assert learner.engine.evaluate(f"{button}.checked"), f"the arrows do not lead to {button}"


def _choose(learner: Learner, select: str, value: str) -> None:
    learner.tab_to(select)
    way = f"[...{select}.options].findIndex((each) => each.value === {json.dumps(value)}) - {select}.selectedIndex"
    steps = learner.engine.evaluate(way)
    learner.press(*["ArrowDown" if steps > 0 else "ArrowUp"] * abs(steps))
    assert learner.engine.evaluate(f"{select}.value") == value


def _pair(learner: Learner, root: str, part: Part, right: bool) -> None:  # noqa: FBT001 - one shape for all acts
    for left, partner in part["key"].items():
        select = f"{root}.querySelector('[data-id={json.dumps(left)}] select')"
        values = learner.engine.evaluate(f"[...{select}.options].map((each) => each.value).filter(Boolean)")
        _choose(learner, select, partner if right else next(value for value in values if value != partner))


def _arrange(learner: Learner, root: str, part: Part, right: bool) -> None:  # noqa: FBT001 - one shape for all acts
    shown = f"[...{root}.querySelectorAll('li')].map((step) => step.dataset.id)"
    steps: list[str] = learner.engine.evaluate(shown)
    graph = {step: [first for first, then in part["before"] if then == step] for step in steps}
    order = list(TopologicalSorter(graph).static_order())
    for place, step in enumerate(order if right else order[::-1]):
        for at in range(learner.engine.evaluate(shown).index(step), place, -1):
            learner.tab_to(f"{root}.querySelector('li[data-id={json.dumps(step)}] button')")
            learner.press("Enter")
            assert learner.engine.evaluate(shown).index(step) == at - 1, f"{step} is not moved up"


def _enter(learner: Learner, root: str, part: Part, right: bool) -> None:  # noqa: FBT001 - one shape for all acts
    _write(learner, root, part["accept"][0] if right else "xyzzy")


def _measure(learner: Learner, root: str, part: Part, right: bool) -> None:  # noqa: FBT001 - one shape for all acts
    far = 7 + 11 * (abs(part["answer"]) + part["tolerance"])
    _write(learner, root, f"{part['answer'] if right else far:.10g}")


def _write(learner: Learner, root: str, text: str) -> None:
    field = f"{root}.querySelector('input, textarea')"
    learner.tab_to(field)
    learner.press("Control+a")
    learner.engine.type(text)
    assert learner.engine.evaluate(f"{field}.value") == text


ANSWERS: dict[str, Callable[[Learner, str, Part, bool], None]] = {
    "pick": _pick,
    "pair": _pair,
    "arrange": _arrange,
    "enter": _enter,
    "measure": _measure,
    "write": lambda learner, root, _part, _right: _write(learner, root, "What I would do."),
}
"""Act → how to answer it by keyboard."""
