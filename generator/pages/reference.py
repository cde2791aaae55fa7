"""The pages to look things up in: tactics, techniques, and the indexes over them."""

from collections.abc import Iterator

from generator.derive.backlinks import serving
from generator.derive.cards import study_cards
from generator.derive.questions import on_page
from generator.model.definition import Tactic, Technique
from generator.model.output import Entry, File
from generator.pages.book import Book
from generator.pages.picture import tactic_picture


def pages(book: Book) -> Iterator[File]:
    """Render every tactic and technique that is written."""
    for tactic in book.course.tactics.values():
        if not tactic.planned:
            yield _tactic(book, tactic)
    for technique in book.course.techniques.values():
        if not technique.planned:
            yield _technique(book, technique)


def entries(book: Book) -> Iterator[Entry]:
    """Yield the index, then each tactic with its techniques; a technique stands under its first tactic."""
    base = book.addresses.base
    if book.course.techniques:
        yield Entry("Tactics and techniques", f"{base}techniques.md")
    for tactic in book.tactics:
        own = [t for t in serving(book.course, tactic.id) if t.serves[0] == tactic.id and not t.planned]
        inside = [Entry(t.name, f"{base}techniques/{t.id}.md") for t in own]
        if not tactic.planned:
            inside.insert(0, Entry("The tactic at a glance", f"{base}tactics/{tactic.id}.md"))
        if inside:
            yield Entry(tactic.name, None, tuple(inside))
    for facet in book.course.syllabus.facets:
        if facet.menu:
            yield Entry(f"By {facet.name.lower()}", f"{base}by-{facet.id}.md")


def _tactic(book: Book, tactic: Tactic) -> File:
    path = book.addresses.page("tactic", tactic.id) or ""
    return book.page(
        path,
        "tactic",
        {
            "title": tactic.name,
            "description": tactic.summary,
            "source": f"content/{book.course.id}/tactics/{tactic.id}.yml",
        },
        tactic=tactic,
        techniques=serving(book.course, tactic.id),
        questions=on_page(book.course, tactic.id),
        cards=list(study_cards(tactic)),
        picture=tactic_picture(book, book.scope(path), tactic),
    )


def _technique(book: Book, technique: Technique) -> File:
    return book.page(
        book.addresses.page("technique", technique.id) or "",
        "technique",
        {
            "title": technique.name,
            "description": technique.summary,
            "source": f"content/{book.course.id}/techniques/{technique.id}.yml",
        },
        technique=technique,
        questions=on_page(book.course, technique.id),
        cards=list(study_cards(technique)),
    )
