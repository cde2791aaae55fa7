"""A small course for the tests of checks: of every answer it is known what it is worth and what it means.

Module `one` has two objectives with four questions each, module `two` three objectives: `o1` and `o2`
with three questions each, `o3` with two, of which one is an order. A draw of `two` takes two an objective
and two from `one`. Option `a` is right; `b` holds a misconception.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

COURSE: dict[str, Any] = {
    "uid": "0123456789abcdef0123456789abcdef",
    "id": "small",
    "title": "A small course",
    "lang": "en",
    "audience": "Tests.",
    "promise": "Known answers.",
    "profile": "lenient",
    "modules": [
        {"id": "one", "name": "The first", "summary": "First.", "lessons": ["first"], "check": {"review_share": 0}},
        {
            "id": "two",
            "name": "The second",
            "summary": "Second.",
            "lessons": ["second"],
            "check": {"per_objective": 2, "review_share": 0.25},
        },
    ],
}
MISCONCEPTIONS = [
    {"id": "louder-wins", "name": "Louder <b>wins</b>", "mend": "first"},
    {"id": "later-is-better", "name": "Later is better"},
]
PAGE_QUESTION = "q-second-page"


def write_course(root: Path) -> Path:
    """Write the course's folder."""
    _write(root / "content/small/course.yml", COURSE)
    _write(root / "content/small/misconceptions.yml", MISCONCEPTIONS)
    for name, objectives in (("first", ("o1", "o2")), ("second", ("o1", "o2", "o3"))):
        lesson = {
            "id": name,
            "kind": "lesson",
            "name": f"Lesson {name}",
            "summary": f"What is {name}.",
            "objectives": [{"id": o, "bloom": "apply", "text": f"Do {name} {o}."} for o in objectives],
        }
        _write(root / f"content/small/lessons/{name}.yml", lesson)
        (root / f"content/small/lessons/{name}.md").write_text(f"## About {name}\n\nSome words.\n", encoding="utf-8")
    _write(root / "quizzes/small/one.yml", [_single("first", o, x) for o in ("o1", "o2") for x in "abcd"])
    _write(root / "quizzes/small/two.yml", list(_second()))
    (root / "mkdocs.yml").write_text("INHERIT: build/base.yml\nsite_name: Small\n", encoding="utf-8")
    return root


def _second() -> Iterator[dict[str, Any]]:
    for objective in ("o1", "o2"):
        for name in "abc":
            yield _single("second", objective, name, confidence=True)
    yield _single("second", "o3", "a", confidence=True)
    yield {
        "id": "q-second-o3-b",
        "type": "order",
        "objective": "second.o3",
        "bloom": "apply",
        "use": "check",
        "stem": "Order second o3 b?",
        "items": [{"id": i, "text": f"Step {i}", "why": f"Why {i}."} for i in "abc"],
    }
    yield {**_single("second", "o1", "page", confidence=True), "id": PAGE_QUESTION, "use": "page"}


def _single(lesson: str, objective: str, name: str, *, confidence: bool = False) -> dict[str, Any]:
    wrong = {"o1": {"misconception": "louder-wins"}, "o2": {"misconception": "later-is-better"}}.get(objective, {})
    return {
        "id": f"q-{lesson}-{objective}-{name}",
        "type": "single",
        "objective": f"{lesson}.{objective}",
        "bloom": "apply",
        "use": "check",
        "confidence": confidence,
        "stem": f"A scene.\n\nWhich is {lesson} {objective} {name}?",
        "options": [
            {"id": "a", "text": "Right one", "correct": True, "why": "It fits."},
            {"id": "b", "text": "Wrong idea", "why": "It does not.", **wrong},
            {"id": "c", "text": "Wrong slip", "why": "Nor does this."},
        ],
    }


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
