"""The learner's own view of the whole course: what is read, what holds, what changed, and how to keep it.

The script fills in what it knows; all that it needs of the course stands in the page's markup. Without it
the page is a checklist to print.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.derive.address import markdown
from generator.derive.mastery import graded
from generator.derive.order import Place, owners
from generator.derive.questions import pool
from generator.model.definition import Objective, Record
from generator.model.output import Entry, File
from generator.model.question import Question
from generator.model.syllabus import Module
from generator.pages.book import Book
from generator.pages.check import last_lines
from generator.pages.scope import Scope

STYLE = "assets/tacticbook/progress.css"
"""The look of the progress page and of the record."""


@dataclass(frozen=True, slots=True)
class Held:
    """An objective, and what the script must know of its questions to say how firmly it is held."""

    owner: Record
    objective: Objective
    questions: str
    """JSON: [[full id, revision, full former ids …], …]; empty where nothing is asked."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A module on the progress page."""

    module: Module
    number: int
    lessons: tuple[Place, ...]
    held: tuple[Held, ...]
    revised: tuple[tuple[str, Markup], ...]
    """Each question that has changed since it was first published, as `Held` has it (JSON), and a link to it."""
    names: str
    """JSON: full ids of its written lessons."""
    check: bool


def page(book: Book) -> File:
    """Render the progress page."""
    path = f"{book.addresses.base}progress.html"
    meta = {"title": "Your progress", "description": "What you have read and what holds"}
    return book.page(
        path, "progress", meta, styles=(STYLE,), searched=False, modules=list(stretches(book, book.scope(path)))
    )


def record(book: Book) -> File:
    """Render the record of completion, to be printed."""
    path = f"{book.addresses.base}record.html"
    meta = {"title": "Record of completion", "description": "What you have learned here, recorded by yourself"}
    return book.page(
        path, "record", meta, styles=(STYLE,), searched=False, modules=list(stretches(book, book.scope(path)))
    )


def entries(book: Book) -> Iterator[Entry]:
    """Yield the entry in the navigation."""
    yield Entry("Your progress", markdown(f"{book.addresses.base}progress.html"))


def stretches(book: Book, scope: Scope) -> Iterator[Stretch]:
    """Yield the open modules; an objective stands where it is first learned."""
    seen: set[str] = set()
    for module in book.open_modules():
        own = [o for o in owners(book.course, module) if o.id not in seen]
        seen |= {owner.id for owner in own}
        held = tuple(_held(book, owner, objective) for owner in own for objective in owner.objectives)
        revised = [q for q in _asked(book, own) if q.revision > 1]
        yield Stretch(
            module=module,
            number=book.number(module),
            lessons=tuple(book.places[name] for name in module.lessons if name in book.places),
            held=held,
            revised=tuple((_compact(_told(book, q)), scope.question_link(q, last_lines(q.lower()))) for q in revised),
            names=_compact([f"{book.course.id}/{name}" for name in module.lessons if _is_written(book, name)]),
            check=bool(pool(book.course, module).drawn),
        )


def _held(book: Book, owner: Record, objective: Objective) -> Held:
    known = [_told(book, question) for question in graded(book.course, f"{owner.id}.{objective.id}")]
    return Held(owner, objective, _compact(known) if known else "")


def _told(book: Book, question: Question) -> list[str | int]:
    """Say what a script must know of a question to find its answers."""
    base = f"{book.course.id}/"
    return [f"{base}{question.id}", question.revision, *(f"{base}{name}" for name in question.was)]


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _is_written(book: Book, lesson: str) -> bool:
    return lesson in book.places and not book.places[lesson].lesson.planned


def _asked(book: Book, own: list[Record]) -> list[Question]:
    wanted = {f"{owner.id}.{objective.id}" for owner in own for objective in owner.objectives}
    return [q for address in sorted(wanted) for q in graded(book.course, address)]
