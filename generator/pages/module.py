"""A module's own pages: its overview, its check with the key, and its deck."""

from collections.abc import Iterator

from generator.derive.address import markdown
from generator.derive.order import owners
from generator.derive.questions import Pool, draw, pool
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
    shown = [{"path": o.file.path, "label": o.label, "print": o.to_print} for o in offers]
    return book.page(
        book.addresses.page("deck", deck.id) or "",
        "deck",
        {"title": f"{deck.name}: cards", "description": f"Study cards and pocket cards: {deck.name}"},
        deck=deck,
        module=book.course.modules.get(deck.id),
        number=next((number for number, each, _ in grouped(book.decks) if each.id == deck.id), None),
        sheets=[offer for offer in shown if offer["print"]],
        downloads=[offer for offer in shown if not offer["print"]],
    )


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
