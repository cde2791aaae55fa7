"""A module's answer key: a page to print, for whoever works on paper. Not in the menu, nor in any search."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.derive.minutes import lesson_questions
from generator.derive.order import owners
from generator.derive.questions import on_page, pool
from generator.model.definition import Lesson
from generator.model.interaction import Cases, Interaction
from generator.model.output import File
from generator.model.question import Question
from generator.model.syllabus import Module
from generator.pages.book import Book
from generator.pages.check import STYLE, last_lines
from generator.pages.question import answers
from generator.pages.reason import Answer
from generator.pages.scope import Scope
from generator.prose import is_recording

_IMAGE = re.compile(r"<img\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Row:
    """The key to one question: its number on its page, what it asks and of which picture, and its answers."""

    number: int
    ask: Markup
    pictures: list[Markup]
    """What the question shows; a recording is left out, as paper cannot play it."""
    question: Interaction
    answers: list[Answer]


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one page."""

    id: str
    name: str
    link: Markup
    """To the page."""
    rows: list[Row]


def page(book: Book, module: Module) -> File:
    """Render a module's key: its check as it is printed, then its lessons, then its techniques' own pages."""
    path = book.addresses.page("key", module.id) or ""
    number = book.number(module)
    return book.page(
        path,
        "key",
        {
            "title": f"Answer key {number}",
            "description": f"Answers to check {number} and to the questions of {module.name}, to print",
            "robots": "noindex",
        },
        styles=(STYLE,),
        searched=False,
        module=module,
        groups=list(_groups(book, book.scope(path), module)),
    )


def _groups(book: Book, scope: Scope, module: Module) -> Iterator[Group]:
    course, check = book.course, f"Check {book.number(module)}"
    asked = enumerate(pool(course, module).questions, 1)
    yield Group("check", check, scope.link("check", module.id, check), _rows(scope, asked))
    seen: set[str] = set()
    lessons = [record for record in owners(course, module) if isinstance(record, Lesson)]
    for lesson in lessons:
        shown = lesson_questions(course, lesson)
        seen.update(shown)
        name = f"{book.places[lesson.id].number} {lesson.name}"
        numbered = enumerate((course.questions[key] for key in shown), 1)
        yield Group(lesson.id, name, scope.link("lesson", lesson.id, name), _rows(scope, numbered))
    for owner in owners(course, module):
        if owner not in lessons:
            own = [(at, q) for at, q in enumerate(on_page(course, owner.id), 1) if q.id not in seen]
            yield Group(owner.id, owner.name, scope.link(owner.kind, owner.id), _rows(scope, own))


def _rows(scope: Scope, numbered: Iterable[tuple[int, Question]]) -> list[Row]:
    return [_row(scope, number, question) for number, question in numbered]


def _row(scope: Scope, number: int, question: Question) -> Row:
    asked = scope.asked(question)
    ask = scope.prose.inline(last_lines(asked))
    return Row(number, ask, _pictures(scope, asked, ask), asked, answers(asked, scope.prose))


def _pictures(scope: Scope, asked: Interaction, ask: Markup) -> list[Markup]:
    """Take the pictures of the prompt that its last lines do not show, then the one beside it.

    They load at once: not every browser fetches for print what the reader has not scrolled to.
    """
    blocks = [block.cases if isinstance(block, Cases) else [block] for block in asked.prompt]
    html = Markup().join(scope.prose.block(each.text) for block in blocks for each in block)
    found = [Markup(image) for image in _IMAGE.findall(html) if image not in ask]  # noqa: S704 - pieces of what `prose` made
    media = asked.media
    if media and not is_recording(media.file):
        found.append(scope.prose.figure(media.model_copy(update={"transcript": None})))
    return [each.replace(' loading="lazy"', "") for each in found]
