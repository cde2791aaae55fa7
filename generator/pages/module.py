"""A module's own pages: its overview, its check with the key, and its deck."""

from collections.abc import Iterator

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
    printed = [{"path": o.file.path, "label": o.label} for o in offers if o.to_print]
    names = _short([sheet["label"] for sheet in printed])
    return book.page(
        book.addresses.page("deck", deck.id) or "",
        "deck",
        {"title": f"{deck.name}: cards", "description": f"Study cards and pocket cards: {deck.name}"},
        deck=deck,
        module=book.course.modules.get(deck.id),
        number=next((number for number, each, _ in grouped(book.decks) if each.id == deck.id), None),
        sheets=[{**offer, "label": name} for offer, name in zip(printed, names, strict=True)],
        layouts=_layouts(book),
        downloads=[{"path": o.file.path, "label": o.label} for o in offers if not o.to_print],
    )


def _short(labels: list[str]) -> list[str]:
    """Name layouts by their paper, what stands before the first comma, where that tells them apart."""
    papers = [label.partition(",")[0] for label in labels]
    return papers if len(set(papers)) == len(papers) else labels


def _layouts(book: Book) -> dict[str, list[dict[str, str]]]:
    """Give the pages to print by kind of card; those with a `short` name are offered at once, the others further down.

    At once: the folded ones, which cannot be turned over wrongly; without any, the first.
    """
    layouts = list(offered(book.course))
    first = [layout for layout in layouts if layout.fold] or layouts[:1]
    short = dict(zip((layout.id for layout in first), _short([layout.name for layout in first]), strict=True))
    return {
        kind: [
            {
                "path": f"{book.addresses.base}print/{prefix}{layout.id}.html",
                "label": layout.name,
                "short": short.get(layout.id, ""),
            }
            for layout in layouts
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
