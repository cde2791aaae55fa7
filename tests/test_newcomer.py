"""The newcomer's table: adding a question type, an export, a check or a course edits nothing that exists.

Each is added to a copy of the repository, as its author would; then the copy builds, shows what is
new, and nothing but the new files has changed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COPIED = ("generator", "tests", "content", "quizzes", "mkdocs.yml", "pyproject.toml")

QUESTION_TYPE = '''"""True or false, with a reason for either."""

from typing import Literal

from generator.model.interaction import Choice, Interaction, Pick, Prose
from generator.model.question import Question
from generator.model.value import Markdown


class Room(Question):
    """A statement to judge."""

    type: Literal["verdict"] = "verdict"
    statement: Markdown
    """What is judged."""
    answer: bool
    """Whether it is true."""
    why_true: Markdown
    """What judging it true would mean."""
    why_false: Markdown
    """What judging it false would mean."""

    def lower(self) -> Interaction:
        """Pick one of two."""
        yes = Choice(id="true", text="True", why=self.why_true)
        no = Choice(id="false", text="False", why=self.why_false)
        pick = Pick(choices=(yes, no), keys=("true" if self.answer else "false",), many=False)
        return self.interaction(pick, prompt=(Prose(text=f"{self.stem}\\n\\n{self.statement}"),))
'''
TYPE_CASES = """- case: a statement
  gallery: For a sentence that is worth judging.
  given:
    id: q-rank
    type: verdict
    objective: leverage.o1
    bloom: understand
    stem: Judge it. # the whole of it
    statement: Rank is leverage.
    answer: false
    why_true: Rank stays while leverage moves with the situation.
    why_false: Leverage comes from the situation and can shift in a minute.
  act:
    act: pick
    choices:
      - {id: "true", text: "True", why: Rank stays while leverage moves with the situation.}
      - {id: "false", text: "False", why: Leverage comes from the situation and can shift in a minute.}
    keys: ["false"]
    many: false
  html: ""
- case: what search finds
  given: {statement: Statement of verdict., answer: true, why_true: xwhy, why_false: xwhy}
  found: [Statement of verdict.]
- case: no answer
  given: {stem: Judge it., statement: Rank is leverage.}
  problems: ["answer", "why_true", "why_false"]
"""
QUESTION = """- id: q-verdict-1
  type: verdict
  objective: choking.o1
  bloom: understand
  stem: Judge this sentence.
  statement: A loud cough means that air still moves.
  answer: true
  why_true: A cough needs air, so the airway is not blocked.
  why_false: Silence, not noise, is the sign of a blocked airway.
"""
EXPORT = '''"""Every deck's card fronts as plain text."""

from collections.abc import Iterator, Sequence

from generator.model.card import Deck
from generator.model.course import Course
from generator.model.output import File, Offer


def export(course: Course, decks: Sequence[Deck]) -> Iterator[Offer]:
    """Yield one list a deck."""
    for deck in decks:
        file = File.text(f"{course.id}/downloads/{deck.id}.txt", "\\n".join(card.front for card in deck.study))
        yield Offer(f"{course.id}/{deck.id}", file, "Fronts as plain text", to_print=False)
'''
CHECK = '''"""Names: no name shouts."""

from collections.abc import Iterator

from generator.check.rule import rule
from generator.model.course import Course
from generator.model.problem import Problem


@rule("N01")
def names_do_not_shout(course: Course) -> Iterator[Problem]:
    """A name is not in capitals."""
    for key, value in course.everything():
        if str(getattr(value, "name", "")).isupper():
            yield course.origin(key).problem("N01", "this name shouts", "use small letters", at=("name",))
'''
COURSE = {
    "content/rooks/course.yml": """uid: 5c1b0f8f3a0e4f4f9b6f2f0d8f6f1a77
id: rooks
title: Rook endgames
audience: Club players.
promise: You will hold and win the two basic positions.
profile: lenient
modules: [{id: basics, name: Two positions, summary: Where to begin., lessons: [lucena]}]
""",
    "content/rooks/lessons/lucena.yml": """id: lucena
kind: lesson
name: Build the bridge
summary: Win with a pawn on the seventh rank.
objectives: [{id: o1, bloom: apply, text: Build the bridge.}]
body: The rook goes to the fourth rank.
""",
    "quizzes/rooks/basics.yml": """- id: q-bridge
  type: single
  objective: lucena.o1
  bloom: apply
  stem: Where does the rook go first?
  options:
    - {text: To the fourth rank, correct: true, why: There it can shield the king from checks.}
    - {text: To the first rank, why: From there it cannot come between king and checking rook.}
    - {text: To the seventh rank, why: The pawn stands there and needs no more help.}
""",
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the repository whose course folder is the tiny sample."""
    ignored = shutil.ignore_patterns("node_modules", "__pycache__", "build")
    for name in ("generator", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    return tmp_path


def _state(root: Path) -> dict[str, str]:
    """Give every file with a hash of what is in it, builds left out."""
    files = (p for p in root.rglob("*") if p.is_file() and not {"build", "__pycache__", ".pytest_cache"} & set(p.parts))
    return {p.relative_to(root).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def _add(root: Path, files: dict[str, str]) -> set[str]:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as out:
            out.write(text)
    return set(files)


def _run(root: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *arguments], check=False, cwd=root, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _build(root: Path) -> Path:
    _run(root, "-m", "generator", "build", "-C", "tests/sample")
    return root / "tests" / "sample" / "build" / "site"


def _changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def test_a_question_type_is_one_file_and_its_cases(copy: Path) -> None:
    before = _state(copy)
    added = _add(
        copy, {"generator/questions/verdict.py": QUESTION_TYPE, "tests/questions/verdict.yml": TYPE_CASES}
    ) | _add(copy, {"tests/sample/quizzes/first-aid/cannot-breathe.yml": "\n" + QUESTION})
    site = _build(copy)
    lesson = (site / "first-aid" / "lessons" / "choking.html").read_text(encoding="utf-8")
    assert "A loud cough means that air still moves." in lesson
    assert "Silence, not noise, is the sign" in lesson
    files = [f"tests/test_{name}.py" for name in ("questions", "question_html", "guide")]
    cases = ("-m", "pytest", "-q", *files, "-k", "verdict", "-p", "no:cacheprovider")
    _run(copy, *cases, "--update")
    _run(copy, *cases)
    example = "generator/guide/questions/verdict.yml"
    assert "stem: Judge it. # the whole of it" in (copy / example).read_text(encoding="utf-8")
    assert _changed(before, _state(copy)) == added | {example}


def test_an_export_is_one_file(copy: Path) -> None:
    before = _state(copy)
    added = _add(copy, {"generator/exports/fronts.py": EXPORT})
    site = _build(copy)
    assert "choking" in (site / "first-aid" / "downloads" / "cannot-breathe.txt").read_text(encoding="utf-8").lower()
    deck = (site / "first-aid" / "decks" / "cannot-breathe.html").read_text(encoding="utf-8")
    assert "Fronts as plain text" in deck
    assert _changed(before, _state(copy)) == added


def test_a_check_is_one_function(copy: Path) -> None:
    before = _state(copy)
    added = _add(copy, {"generator/check/names.py": CHECK})
    told = _run(
        copy,
        "-c",
        "from pathlib import Path\nfrom generator.load import load\nfrom generator.check import check\n"
        "root = Path('tests/sample')\npath = root / 'content/first-aid/techniques/back-blows.yml'\n"
        "text = path.read_text()\npath.write_text(text.replace('name: Back blows', 'name: BACK BLOWS'))\n"
        "print(*check(load(root)[0]), sep='\\n')\npath.write_text(text)",
    )
    assert "back-blows.yml:4:7: error N01: this name shouts" in told
    assert _changed(before, _state(copy)) == added


def test_a_course_is_only_content(copy: Path) -> None:
    before = _state(copy)
    added = _add(copy, {f"tests/sample/{name}": text for name, text in COURSE.items()})
    site = _build(copy)
    assert "Rook endgames" in (site / "index.html").read_text(encoding="utf-8")
    assert "fourth rank" in (site / "rooks" / "lessons" / "lucena.html").read_text(encoding="utf-8")
    assert (site / "first-aid" / "index.html").exists()
    assert _changed(before, _state(copy)) == added
