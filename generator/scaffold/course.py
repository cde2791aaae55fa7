"""A new course in a folder of its own, with what publishes it and what helps an editor."""

import re
import secrets
from collections.abc import Callable
from importlib.metadata import version

from generator.model.output import File
from generator.scaffold.error import ScaffoldError
from generator.scaffold.files import fill, fill_all, quoted

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def named(name: str) -> str:
    """Give an id as a name: `back-blows` → `Back blows`; raises `ScaffoldError` where it is no id."""
    if not _ID.fullmatch(name):
        raise ScaffoldError(f"{name!r} is no id: write lower-case letters, digits and hyphens, such as back-blows")
    return name.replace("-", " ").capitalize()


def new_course(name: str, title: str | None, is_there: Callable[[str], bool]) -> list[File]:
    """Give a course folder: a course of one lesson, workflow, hook, editor settings.

    What is there already is left alone: a second course joins a site.
    """
    plain = title or named(name)
    named(name)
    if is_there(f"content/{name}/course.yml"):
        raise ScaffoldError(f"content/{name}/course.yml is there already: choose another id")
    facts = {"id": name, "title": quoted(plain), "plain_title": plain, "uid": secrets.token_hex(16)}
    made = fill_all("course", version=version("tacticbook"), **facts)
    made |= _first(name)
    return [File.text(path, text) for path, text in made.items() if not is_there(path)]


def _first(course: str) -> dict[str, str]:
    """Give the first lesson, technique and questions: the same that `new lesson` and the others write."""
    content, asked = f"content/{course}", "q-first-lesson-1"
    lesson = {"id": "first-lesson", "name": "The first lesson", "techniques": "first-technique", "question": asked}
    technique = {"id": "first-technique", "name": "The first technique", "tactics": "first-tactic"}
    return {
        f"{content}/lessons/first-lesson.yml": fill("record/lesson.yml", **lesson),
        f"{content}/lessons/first-lesson.md": fill("record/lesson.md", **lesson),
        f"{content}/tactics/first-tactic.yml": fill("record/tactic.yml", id="first-tactic", name="The first tactic"),
        f"{content}/techniques/first-technique.yml": fill("record/technique.yml", **technique),
        f"quizzes/{course}/first-module.yml": quiz(
            fill("record/question.yml", id=asked, objective="first-lesson.o1"),
            fill("record/question.yml", id="q-first-technique-1", objective="first-technique.o1"),
        ),
    }


def quiz(*questions: str) -> str:
    """Give a file of questions."""
    head = "# yaml-language-server: $schema=../../.tacticbook/schema/quiz.schema.json\n"
    blocks = ["- " + "\n  ".join(each.rstrip().split("\n")) for each in questions]
    return head + "# What is asked in the lessons of this module and in its check.\n" + "\n\n".join(blocks) + "\n"
