"""New modules, lessons, techniques, questions and decks in a course that is there."""

import re
from collections.abc import Mapping
from typing import TypeAlias

from generator.guide.example import examples
from generator.model.course import Course
from generator.model.output import File
from generator.model.problem import did_you_mean
from generator.questions import TYPES
from generator.scaffold.course import named, quiz
from generator.scaffold.error import ScaffoldError
from generator.scaffold.files import fill, quoted
from generator.scaffold.insert import Insertion

_REFERENCE = re.compile(r",? *misconception: [a-z0-9-]+")
"""What an example names of its own course."""


Change: TypeAlias = File | Insertion
"""A new file, or an entry for one that is there."""


def new_module(course: Course, name: str, title: str | None) -> list[Change]:
    """Add a module to the end of the course."""
    _refuse_taken(name, course.modules, "module")
    entry = fill("record/module.yml", id=name, name=quoted(title or named(name)))
    return [Insertion(f"content/{course.id}/course.yml", ("modules",), entry)]


def new_lesson(course: Course, name: str, title: str | None, module: str) -> list[Change]:
    """Write a lesson and put it at the end of a module."""
    _refuse_taken(name, course.records, "record")
    _refuse_unknown(module, course.modules, "module")
    facts = {"id": name, "name": quoted(title or named(name)), "techniques": "", "question": ""}
    content = f"content/{course.id}"
    at = ("modules", list(course.modules).index(module), "lessons")
    return [
        File.text(f"{content}/lessons/{name}.yml", fill("record/lesson.yml", **facts)),
        File.text(f"{content}/lessons/{name}.md", fill("record/lesson.md", **facts)),
        Insertion(f"{content}/course.yml", at, name),
    ]


def new_technique(course: Course, name: str, title: str | None, tactic: str | None, lesson: str | None) -> list[Change]:
    """Write a technique that serves a tactic, the first one unless said, and list it in the lesson that teaches it."""
    _refuse_taken(name, course.records, "record")
    if tactic is not None:
        _refuse_unknown(tactic, course.tactics, "tactic")
    serves = tactic or next(iter(course.tactics), "")
    required = [facet for facet in course.syllabus.facets if facet.required]
    fields = "".join(f"{facet.id}: {facet.values[0].id}   # {facet.name}\n" for facet in required)
    text = fill("record/technique.yml", id=name, name=quoted(title or named(name)), tactics=serves)
    text = text.replace("\nsummary:", f"\n{fields}summary:", 1)
    made: list[Change] = [File.text(f"content/{course.id}/techniques/{name}.yml", text)]
    if lesson is not None:
        _refuse_unknown(lesson, course.lessons, "lesson")
        made.append(Insertion(course.origin(f"lesson:{lesson}").path, ("techniques",), name))
    return made


def new_tactic(course: Course, name: str, title: str | None) -> list[Change]:
    """Write a tactic."""
    _refuse_taken(name, course.records, "record")
    text = fill("record/tactic.yml", id=name, name=quoted(title or named(name)))
    return [File.text(f"content/{course.id}/tactics/{name}.yml", text)]


def new_question(course: Course, module: str, kind: str, objective: str | None) -> list[Change]:
    """Add a question to a module's file; the objective is the module's last one, unless said."""
    _refuse_unknown(module, course.modules, "module")
    target = objective or _objective(course, module)
    _refuse_unknown(target, course.objectives, "objective")
    stem = f"q-{target.partition('.')[0]}"
    name = next(f"{stem}-{n}" for n in range(1, 10_000) if f"{stem}-{n}" not in course.questions)
    entry = _question(kind, name, target)
    path = f"quizzes/{course.id}/{module}.yml"
    written = any(origin.path == path for origin in course.origins.values())
    return [Insertion(path, (), entry) if written else File.text(path, quiz(entry))]


def new_deck(course: Course, name: str, title: str | None) -> list[Change]:
    """Add a deck to the course: of the techniques marked `core`, to begin with."""
    _refuse_taken(name, {deck.id: deck for deck in course.syllabus.decks}, "deck")
    entry = f"id: {name}\nname: {quoted(title or named(name))}\ncore: true   # or by facet: where: {{phase: [before]}}"
    return [Insertion(f"content/{course.id}/course.yml", ("decks",), entry)]


def _question(kind: str, name: str, objective: str) -> str:
    """Give a question of a type: our template of `single`, or the example of the pages for authors."""
    if kind == "single":
        return fill("record/question.yml", id=name, objective=objective)
    _refuse_unknown(kind, TYPES, "type")
    lines = _REFERENCE.sub("", examples(kind)[0].yaml).rstrip().split("\n")
    text = "\n".join(line[2:] for line in lines)
    text = re.sub(r"^id: .*$", f"id: {name}", text, count=1, flags=re.MULTILINE)
    return re.sub(r"^objective: .*$", f"objective: {objective}", text, count=1, flags=re.MULTILINE)


def _objective(course: Course, module: str) -> str:
    """Give the last objective of a module's last lesson that has one."""
    for lesson in reversed(course.modules[module].lessons):
        record = course.lessons.get(lesson)
        if record and record.objectives:
            return f"{record.id}.{record.objectives[-1].id}"
    raise ScaffoldError(f"module {module!r} has no lesson with objectives: write one first")


def _refuse_taken(name: str, there: Mapping[str, object], kind: str) -> None:
    named(name)
    if name in there:
        raise ScaffoldError(f"there is a {kind} {name!r} already: choose another id")


def _refuse_unknown(name: str, there: Mapping[str, object], kind: str) -> None:
    if name not in there:
        hint = did_you_mean(name, there) or f"there are: {', '.join(list(there)[:20])}"
        raise ScaffoldError(f"there is no {kind} {name!r}; {hint}")
