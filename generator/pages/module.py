"""A module's own pages: its overview, its check with the key, and its deck."""

from collections.abc import Iterator
from typing import Any

from generator.derive.address import markdown
from generator.derive.order import owners
from generator.derive.questions import Pool, draw, pool
from generator.fit import offered
from generator.model.card import Deck
from generator.model.output import Entry, File, Offer
from generator.model.syllabus import Module
from generator.pages import check, key
from generator.pages.book import Book
from generator.pages.index import grouped


def pages(book: Book, module: Module) -> Iterator[File]:
    """Render a module's overview, its check and the key to it."""
    asked = pool(book.course, module)
    yield _overview(book, module, asked)
    if asked.drawn:
        yield check.page(book, module)
        yield key.page(book, module)


def entries(book: Book, module: Module) -> Iterator[Entry]:
    """Yield a module's entries in the navigation."""
    address = book.addresses.page
    yield Entry(f"Module {book.number(module)} at a glance", markdown(address("module", module.id)))
    for lesson in module.lessons:
        if path := address("lesson", lesson):
            place = book.places[lesson]
            yield Entry(f"{place.number} {place.lesson.name}", markdown(path))
    if draw(book.course, module):
        yield Entry(f"Check {book.number(module)}", markdown(address("check", module.id)))


def deck_page(book: Book, deck: Deck, offers: list[Offer]) -> File:
    """Render a deck's page: study cards to turn, pocket cards to print, files to take along."""
    shown: list[dict[str, Any]] = [{"path": o.file.path, "label": o.label, "print": o.to_print} for o in offers]
    return book.page(
        book.addresses.page("deck", deck.id) or "",
        "deck",
        {"title": f"{deck.name}: cards", "description": f"Study cards and pocket cards: {deck.name}"},
        deck=deck,
        module=book.course.modules.get(deck.id),
        number=next((number for number, each, _ in grouped(book.decks) if each.id == deck.id), None),
        sheets=_short([offer for offer in shown if offer["print"]]),
        layouts=_layouts(book),
        downloads=[offer for offer in shown if not offer["print"]],
    )


def _short(sheets: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Name PDFs by their paper, what stands before the first comma, where that tells them apart."""
    papers = [sheet["label"].partition(",")[0] for sheet in sheets]
    if len(set(papers)) < len(papers):
        return sheets
    return [{**sheet, "label": name} for sheet, name in zip(sheets, papers, strict=True)]


def _layouts(book: Book) -> dict[str, list[dict[str, Any]]]:
    """Give the pages to print by kind of card; `first` are those that folded layouts have, or else the first."""
    layouts = list(offered(book.course))
    folded = any(layout.fold for layout in layouts)
    return {
        kind: [
            {
                "path": f"{book.addresses.base}print/{prefix}{layout.id}.html",
                "label": layout.name,
                "first": layout.fold if folded else not number,
            }
            for number, layout in enumerate(layouts)
        ]
        for kind, prefix in (("pocket", ""), ("study", "study-"))
        if layouts
    }


def _overview(book: Book, module: Module, asked: Pool) -> File:
    objectives = [(owner, o) for owner in owners(book.course, module) for o in owner.objectives]
    return book.page(
        book.addresses.page("module", module.id) or "",
        "module",
        {"title": module.name, "description": module.summary, "source": f"content/{book.course.id}/course.yml"},
        module=module,
        lessons=[book.places[name] for name in module.lessons if name in book.places],
        check=asked.drawn,
        review=asked.reviewed,
        objectives=objectives,
        deck=book.module_deck(module),
    )
