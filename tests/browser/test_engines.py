"""The core flow of every question type in Firefox and WebKitGTK, by keyboard alone; Chromium has more elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.questions import TYPES
from tests.browser.engines import WIDTH, Engine
from tests.browser.engines_faults import listen
from tests.browser.engines_firefox import Firefox
from tests.browser.engines_learner import Learner
from tests.browser.engines_webkit import WebKit
from tests.browser.find_engines import missing
from tests.browser.quiz_page import AXE, RUN_AXE, TAGS, write_page
from tests.browser.static_server import serve

CASES = Path(__file__).parents[1] / "questions"
COMMON = {"objective": "lesson.o1", "bloom": "apply"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=[Firefox, WebKit], ids=["firefox", "webkit"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One after the other: each takes much memory."""
    if problem := missing():
        pytest.fail(problem, pytrace=False)
    engine = request.param(tmp_path_factory.mktemp("engine"))
    yield engine
    engine.close()


def question(kind: str) -> dict[str, Any]:
    """Give the first right question among the cases of a type that needs no other file."""
    fitting = [
        case["given"]
        for case in YAML(typ="safe").load(CASES / f"{kind}.yml")
        if "problems" not in case and "media" not in str(case["given"])
    ]
    assert fitting, f"tests/questions/{kind}.yml has no right question without media"
    return {**COMMON, "id": f"q-{kind}", "type": kind, **fitting[0]}


def write(folder: Path, *questions: dict[str, Any]) -> None:
    write_page(folder, list(questions))
    listen(folder)


@contextmanager
def opened(engine: Engine, folder: Path, *questions: dict[str, Any], width: int = WIDTH) -> Iterator[str]:
    """Serve and open a page of questions, and give its address; at the end, nothing was refused, thrown or logged."""
    write(folder, *questions)
    with serve(folder, "/") as host:
        address = f"{host}index.html"
        engine.open(address, width)
        yield address
        assert engine.evaluate("window.faults") == []
        assert engine.logged == []


def check_access(engine: Engine) -> None:
    """No violation that axe finds in this state."""
    if not engine.evaluate("'axe' in window"):
        engine.run(AXE.read_text(encoding="utf-8"))
    assert engine.evaluate(f"({RUN_AXE})({TAGS})") == []


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_by_keyboard(engine: Engine, tmp_path: Path, kind: str) -> None:
    asked = question(kind)
    with opened(engine, tmp_path, asked):
        learner = Learner(engine, asked["id"])
        check_access(engine)
        if any(part["act"] == "write" for part in learner.parts()):
            compare(engine, learner)
        else:
            miss_and_hit(engine, learner)
        check_access(engine)


def miss_and_hit(engine: Engine, learner: Learner) -> None:
    learner.answer(right=False)
    learner.check("✗", "◐")
    check_access(engine)
    learner.use("[data-do=again]")
    learner.answer(right=True)
    learner.check("✓ Right.")
    assert [each["right"] for each in engine.evaluate("window.heard")] == [False, True]


def compare(engine: Engine, learner: Learner) -> None:
    """Nothing is graded: learners judge their own text by the rubric."""
    learner.answer(right=True)
    learner.check("Compare it with the model answer")
    learner.tab_to(f"{learner.question}.querySelector('.tb-rubric input')")
    learner.press("Space")
    assert [len(each["response"]["met"]) for each in engine.evaluate("window.heard")] == [0, 1]


def test_narrow_as_a_phone(engine: Engine, tmp_path: Path) -> None:
    with opened(engine, tmp_path, *map(question, sorted(TYPES)), width=320):
        assert engine.evaluate("innerWidth") == 320
        assert engine.evaluate("document.scrollingElement.scrollWidth") <= 320


def test_from_the_disk(engine: Engine, tmp_path: Path) -> None:
    asked = question("single")
    write(tmp_path, asked)
    engine.open((tmp_path / "index.html").as_uri())
    learner = Learner(engine, asked["id"])
    learner.answer(right=True)
    learner.check("✓ Right.")
    assert engine.evaluate("window.faults") == []
    assert engine.logged == []


def test_faults_are_seen(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="script-src"), opened(engine, tmp_path, question("single")):
        engine.evaluate("document.head.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
