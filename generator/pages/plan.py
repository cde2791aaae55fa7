"""What the learner makes of the course: the plan, the view for the room, the notes, and the way in.

The pages hold the places; what stands in them is on the learner's device alone (`browser/src/plan`).
"""

import json
from collections.abc import Iterator
from typing import Any

from generator.derive.minutes import module_minutes, path_minutes
from generator.derive.order import through
from generator.derive.plan import Heading, studied
from generator.model.output import Entry, File
from generator.model.question import Question
from generator.pages.book import Book
from generator.pages.check import last_lines


def pages(book: Book) -> Iterator[File]:
    """Render those pages for which the course has something."""
    if book.plan:
        meta = {"title": "Your plan", "description": "What you wrote about your own case, on one sheet"}
        yield _page(book, "plan", meta, headings=book.plan)
        yield _room(book, book.plan)
    meta = {"title": "Your notes", "description": "What you wrote on the pages of the course"}
    yield _page(book, "notes", meta, records=studied(book.course), reflections=_reflections(book))
    if book.way_in:
        meta = {"title": "Five questions for the way in", "description": "Five questions a day, before the day"}
        yield _page(book, "way-in", meta, questions=book.way_in)


def entries(book: Book) -> Iterator[Entry]:
    """Yield the plan's entry in the navigation."""
    if book.plan:
        yield Entry("Your plan", f"{book.addresses.base}plan.md")


def ways(book: Book) -> str:
    """Name the ways through the course with their minutes, the whole first; `proposal.js` reads it (JSON)."""
    course = book.course
    whole = sum(module_minutes(course, module).middle for module in through(course))
    paths = [(path.name, f"#path-{path.id}", path_minutes(course, path).middle) for path in course.syllabus.paths]
    rows = [("The whole course", "#path", whole), *paths]
    found = [{"name": name, "href": href, "minutes": round(middle)} for name, href, middle in rows if round(middle)]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _page(book: Book, name: str, meta: dict[str, str], **context: Any) -> File:  # noqa: ANN401 - as Book.page
    """Render a page; search knows only that of the plan, since what they hold stands on other pages, too."""
    return book.page(f"{book.addresses.base}{name}.html", name, meta, searched=name == "plan", **context)


def _room(book: Book, headings: list[Heading]) -> File:
    """Render the view for the room: a page by itself, without the site's theme round it."""
    path = f"{book.addresses.base}room.html"
    page, template = book.scope(path), book.env.get_template("room.html.j2")
    return File.text(
        path, template.render(page=page, course=book.course, headings=headings, marker=book.marker(page, due=False))
    )


def _reflections(book: Book) -> list[tuple[Question, str]]:
    """List the questions without a grade, each with what it asks; those that only a check asks have no home."""
    lowered = ((question, question.lower()) for question in book.course.questions.values())
    shown = ((q, asked) for q, asked in lowered if not asked.is_graded and book.addresses.page("question", q.id))
    return [(q, last_lines(asked)) for q, asked in shown]
