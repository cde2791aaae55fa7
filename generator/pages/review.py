"""The review page of a course: every study card, and the session in which the script asks those that are due."""

import json

from generator.derive.address import markdown
from generator.fit import offered
from generator.model.output import Entry, File
from generator.model.question import Question
from generator.pages.book import Book
from generator.pages.check import last_lines
from generator.pages.index import grouped, questions
from generator.pages.reminder import calendar
from generator.prose import plain

STYLE = "assets/tacticbook/review.css"


def pages(book: Book) -> list[File]:
    """Render the review page of a course with study cards."""
    decks = list(grouped(book.decks))
    if not decks:
        return []
    path = address(book)
    meta = {"title": "Review", "description": "The cards that are due, and all others"}
    page = book.page(
        path,
        "review",
        meta,
        styles=(STYLE,),
        searched=False,  # the decks' own pages are
        decks=decks,
        missed=[(key, _ask(asked), where) for key, (asked, where) in questions(book.addresses)],
        sheets=[
            {"path": f"{book.addresses.base}print/study-{each.id}.html", "label": each.name}
            for each in offered(book.course)
        ],
        calendar=json.dumps(calendar(book.course.syllabus.title), ensure_ascii=False),
    )
    return [page]


def entries(book: Book) -> list[Entry]:
    """Give the page's entry in the navigation."""
    return [Entry("Review", markdown(address(book)))] if any(deck.study for deck in book.decks) else []


def address(book: Book) -> str:
    """Address of the review page."""
    return f"{book.addresses.base}review.html"


def _ask(question: Question) -> str:
    return plain(last_lines(question.lower()))
