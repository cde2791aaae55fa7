"""A small course for the tests of reviews: seven cards of two families in two decks, three questions, a rename."""

from pathlib import Path
from typing import Any

import yaml

TITLE = "Reviews; in a course, of which the title is so long that a calendar must fold it: naïve café, 東京の冬、雪"
COURSE: dict[str, Any] = {
    "uid": "00112233445566778899aabbccddeeff",
    "id": "small",
    "title": TITLE,
    "lang": "en",
    "audience": "Tests.",
    "promise": "Known cards.",
    "profile": "lenient",
    "facets": [
        {
            "id": "family",
            "name": "Family",
            "values": [{"id": "red", "name": "Red"}, {"id": "blue", "name": "Blue"}],
        }
    ],
    "modules": [
        {
            "id": "one",
            "name": "The first",
            "summary": "First.",
            "lessons": ["first"],
            "check": {"review_share": 0},
        },
        {"id": "two", "name": "The second", "summary": "Second.", "lessons": ["second"]},
    ],
    "decks": [{"id": "reds", "name": "All red", "where": {"family": ["red"]}}],
}
TECHNIQUES = {"ask": "red", "wait": "red", "give": "blue"}


def write_course(root: Path) -> Path:
    """Write the course's folder."""
    _write(root / "content/small/course.yml", COURSE)
    for name, techniques in (("first", ["ask", "wait"]), ("second", ["give"])):
        lesson = {
            "id": name,
            "kind": "lesson",
            "name": f"Lesson {name}",
            "summary": f"What is {name}.",
            "techniques": techniques,
            "objectives": [{"id": "o1", "bloom": "apply", "text": f"Do {name}."}],
        }
        if name == "first":
            lesson["cards"] = [{"id": "fact", "front": "A *fact*?", "back": "It is so.", "was": ["claim"]}]
        _write(root / f"content/small/lessons/{name}.yml", lesson)
        (root / f"content/small/lessons/{name}.md").write_text(f"## About {name}\n\nSome words.\n", encoding="utf-8")
    tactic = {"id": "reach", "kind": "tactic", "name": "Reach", "summary": "To get there."}
    _write(root / "content/small/tactics/reach.yml", tactic)
    for name, family in TECHNIQUES.items():
        technique = {
            "id": name,
            "kind": "technique",
            "name": f"To {name}",
            "summary": f"You {name} first.",
            "family": [family],
            "serves": ["reach"],
            "use_when": [f"There is time to {name}."],
            "was": ["pause"] if name == "wait" else [],
            "revision": 2 if name == "give" else 1,
        }
        _write(root / f"content/small/techniques/{name}.yml", technique)
    questions = [_single("q-page", "page"), _single("q-check", "check"), _single("q-both", "both")]
    _write(root / "quizzes/small/one.yml", questions)
    (root / "mkdocs.yml").write_text("INHERIT: build/base.yml\nsite_name: Small\n", encoding="utf-8")
    return root


def _single(name: str, use: str) -> dict[str, Any]:
    return {
        "id": name,
        "type": "single",
        "objective": "first.o1",
        "bloom": "apply",
        "use": use,
        "stem": f"A scene.\n\nWhich is {name}?",
        "options": [
            {"id": "a", "text": "Right one", "correct": True, "why": "It fits."},
            {"id": "b", "text": "Wrong one", "why": "It does not."},
            {"id": "c", "text": "Other one", "why": "Nor does this."},
        ],
        "was": ["q-old"] if name == "q-page" else [],
    }


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
