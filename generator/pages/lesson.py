"""A lesson: its prose, with what it takes in where it belongs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.derive.minutes import lesson_questions
from generator.derive.order import Place
from generator.model.definition import Record, Task, Technique
from generator.model.output import File
from generator.model.question import Question
from generator.pages.book import Book
from generator.prose import Embed, Heading, Run, cut

LABELS = {
    "steps": "How",
    "say": "In words",
    "example": "In talk",
    "cases": "Two cases",
    "mistakes": "Where it goes wrong",
    "counter": "When it is used on you",
    "when": "When, and when not",
    "mechanism": "Why it works",
    "evidence": "Evidence",
}
"""What stands over a part of a technique that a lesson takes in."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment of a lesson, ready for the template."""

    kind: str
    level: int = 0
    text: str = ""
    question: Question | None = None
    task: Task | None = None
    owner: Record | None = None
    """Whose task it is."""
    technique: Technique | None = None
    part: str = ""
    label: str = ""


def page(book: Book, place: Place) -> File:
    """Render a lesson's page."""
    lesson = place.lesson
    pieces = list(_pieces(book, place))
    shown = {p.question.id for p in pieces if p.question}
    placed = {p.task.id for p in pieces if p.task and p.owner is lesson}
    path = book.addresses.page("lesson", lesson.id) or ""
    body = f"lessons/{lesson.id}.md" if f"body:{lesson.id}" in book.course.origins else f"lessons/{lesson.id}.yml"
    meta = {
        "title": f"{place.number} {lesson.name}",
        "description": lesson.summary,
        "source": f"content/{book.course.id}/{body}",
    }
    return book.page(
        path,
        "lesson",
        meta,
        lesson=lesson,
        segments=pieces,
        questions=[book.course.questions[q] for q in lesson_questions(book.course, lesson) if q not in shown],
        tasks=[task for task in lesson.tasks if task.id not in placed],
        following=_following(book, place),
    )


def _following(book: Book, place: Place) -> dict[str, Any] | None:
    """Give the lesson after this one; after a module's last lesson its check, where it has one."""
    scope = book.scope(book.addresses.page("lesson", place.lesson.id) or "")
    if place.module.lessons[-1] == place.lesson.id and place.module.check:
        words = f"Check {book.number(place.module)}"
        return {"ready": True, "link": scope.link("check", place.module.id, words)}
    order = list(book.places.values())
    after = order[order.index(place) + 1 :]
    return {"ready": not after[0].lesson.planned, "link": scope.lesson_link(after[0])} if after else None


def _pieces(book: Book, place: Place) -> Iterator[Piece]:
    below = 2
    for segment in cut(place.lesson.body or ""):
        match segment:
            case Heading(level, text):
                below = 3
                yield Piece("heading", level=level, text=text)
            case Run(text):
                yield Piece("run", text=text)
            case Embed():
                yield _embed(book, place, segment, below)


def _embed(book: Book, place: Place, embed: Embed, level: int) -> Piece:
    """Take something in; `level` is that of a question's heading: before the first one in the prose it is 2."""
    if embed.kind == "question":
        return Piece("question", level=level, question=book.course.questions[embed.target])
    if embed.kind == "task":
        name, _, key = embed.target.rpartition(".")
        owner = book.course.records[name] if name else place.lesson
        return Piece("task", task=next(t for t in owner.tasks if t.id == key), owner=owner)
    name, _, part = embed.target.partition(".")
    return Piece("part", technique=book.course.techniques[name], part=part, label=LABELS[part])
