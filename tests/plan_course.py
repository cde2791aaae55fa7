"""A small course for the tests of the plan: tasks of every kind, one on a technique, a rename, a path, subjects."""

from pathlib import Path
from typing import Any

import yaml

COURSE: dict[str, Any] = {
    "uid": "00112233445566778899aabbccddeeff",
    "id": "small",
    "title": "A small course",
    "lang": "en",
    "audience": "Tests.",
    "promise": "Own cases.",
    "profile": "lenient",
    "modules": [{"id": "one", "name": "The first", "summary": "First.", "lessons": ["first", "second"]}],
    "subjects": [{"id": "pay", "name": "Pay"}, {"id": "rent", "name": "Rent"}],
    "paths": [{"id": "hurry", "name": "In a hurry", "for": "Soon.", "steps": ["first", "ask", "second.cost"]}],
}
TASKS = [
    {"id": "who", "kind": "text", "plan": "My talk", "prompt": "With whom, about <b>what</b>?", "minutes": 40},
    {"id": "lines", "kind": "list", "plan": "What I hold", "prompt": "What do you hold?", "label": "My levers"},
    {"id": "aside", "kind": "text", "prompt": "Not for the plan."},
]
LATER = [
    {"id": "cost", "kind": "number", "plan": "My talk", "prompt": "What does no deal cost?"},
    {
        "id": "more",
        "kind": "choice",
        "plan": "Who loses more",
        "prompt": "Who loses more?",
        "minutes": 120,
        "choices": [{"id": "they", "text": "They do"}, {"id": "i", "text": "I do"}],
    },
]
ASK = {
    "id": "ask",
    "kind": "technique",
    "name": "Ask",
    "summary": "Ask them.",
    "serves": ["learn"],
    "tasks": [{"id": "t", "plan": "What I hold", "prompt": "What will you ask?"}],
    "say": [
        {"id": "s1", "text": "What would you pay?", "subject": "pay"},
        {"id": "s2", "text": "How are you?"},
        {"id": "s3", "text": "Who lives here?", "subject": "rent"},
    ],
    "cases": [
        {"id": "a", "title": "The raise", "text": "She asked.", "subject": "pay"},
        {"id": "b", "title": "The flat", "text": "He asked.", "subject": "rent"},
    ],
    "compare": "What did both do?",
}
REFLECT = {
    "id": "q-opening",
    "type": "reflect",
    "objective": "first.o",
    "bloom": "create",
    "prompt": "What is your opening sentence?",
    "model_answer": "What matters most to you?",
    "rubric": [{"id": "r", "text": "It is open."}],
}


def write_course(root: Path) -> Path:
    """Write the course's folder."""
    _write(root / "content/small/course.yml", COURSE)
    _write(root / "content/small/lessons/first.yml", _lesson("first", TASKS, was=["former"], techniques=["ask"]))
    _write(root / "content/small/lessons/second.yml", _lesson("second", LATER))
    (root / "content/small/lessons/first.md").write_text(
        "![](technique:ask.cases)\n\nSome words.\n\n![](task:who)\n", encoding="utf-8"
    )
    _write(root / "content/small/techniques/ask.yml", ASK)
    _write(
        root / "content/small/tactics/learn.yml",
        {"id": "learn", "kind": "tactic", "name": "Learn", "summary": "Learn about them."},
    )
    _write(root / "quizzes/small/one.yml", [*(_single(number) for number in range(7)), REFLECT])
    (root / "mkdocs.yml").write_text("INHERIT: build/base.yml\nsite_name: Small\n", encoding="utf-8")
    return root


def _lesson(name: str, tasks: list[dict[str, Any]], **more: object) -> dict[str, Any]:
    objectives = [{"id": "o", "bloom": "apply", "text": f"Do {name}."}]
    base = {"id": name, "kind": "lesson", "name": f"Lesson {name}", "summary": f"What is {name}."}
    return {**base, "objectives": objectives, "tasks": tasks, **more}


def _single(number: int) -> dict[str, Any]:
    return {
        "id": f"q-{number}-single",
        "type": "single",
        "objective": "first.o",
        "bloom": "apply",
        "stem": f"Which is right, {number}?",
        "options": [
            {"id": "a", "text": f"Right {number}", "correct": True, "why": "It fits."},
            {"id": "b", "text": f"Wrong {number}", "why": "It does not."},
            {"id": "c", "text": f"Slip {number}", "why": "Nor does this."},
        ],
    }


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
