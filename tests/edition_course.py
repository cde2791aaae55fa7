"""A small course in two editions, for the tests of what a learner's log outlives.

The first is that of `check_course` with a task. Editions are made by editing the files, as authors do.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from tests.check_course import write_course as write_checks

Edit = Callable[[Any], None]


def write_course(root: Path) -> Path:
    """Write the first edition's folder."""
    write_checks(root)
    edit(root / "content/small/lessons/second.yml", _add_task)
    edit(root / "quizzes/small/two.yml", _ask_on_the_page)
    return root


def edit(path: Path, change: Edit) -> None:
    """Change a YAML file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(data)
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")


def rename(root: Path) -> None:
    """Rename the second lesson to `later` and its module to `deux`."""
    lessons, quizzes = root / "content/small/lessons", root / "quizzes/small"
    for end in ("yml", "md"):
        (lessons / f"second.{end}").rename(lessons / f"later.{end}")
    (quizzes / "two.yml").rename(quizzes / "deux.yml")
    edit(lessons / "later.yml", lambda lesson: lesson.update(id="later", was=["second"]))
    edit(root / "content/small/course.yml", _rename_module)
    edit(quizzes / "deux.yml", _follow)


def revise(root: Path, *names: str) -> None:
    """Raise the revision of these questions of the second module, and say the meaning anew."""

    def change(asked: list[dict[str, Any]]) -> None:
        for question in asked:
            if question["id"] in names:
                question.update(revision=question.get("revision", 1) + 1, stem=f"Since then, {question['stem']}")

    edit(root / "quizzes/small/two.yml", change)


def _add_task(lesson: dict[str, Any]) -> None:
    lesson["tasks"] = [{"id": "who", "kind": "text", "plan": "My talk", "prompt": "With whom?"}]


def _ask_on_the_page(asked: list[dict[str, Any]]) -> None:
    for question in asked:
        if question["id"] in {"q-second-o1-b", "q-second-o2-b"}:
            question["use"] = "both"


def _rename_module(course: dict[str, Any]) -> None:
    course["modules"][1].update(id="deux", was=["two"], lessons=["later"])


def _follow(asked: list[dict[str, Any]]) -> None:
    for question in asked:
        question["objective"] = question["objective"].replace("second.", "later.")
