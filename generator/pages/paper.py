"""The page of everything to print: cards, blank cards, the printer's test, the course on a wall, worksheets."""

from collections.abc import Sequence

from generator.derive.address import markdown
from generator.derive.questions import draw
from generator.fit import offered
from generator.model.output import Entry, File, Offer
from generator.pages.book import Book

TITLE = "On paper"


def page(book: Book, offers: Sequence[Offer]) -> File | None:
    """Render the page; None for a course that offers no sheets. `offers` are those of all courses."""
    base = f"{book.course.id}/"
    chosen = sorted(book.decks, key=lambda deck: deck.id in book.course.modules)  # the course's own selections first
    decks = [(deck, [o for o in offers if o.to_print and o.deck == f"{base}{deck.id}"]) for deck in chosen]
    whole = [offer for offer in offers if offer.deck == base]
    checks = [module for module in book.open_modules() if draw(book.course, module)]
    if not any(offered(book.course)):
        return None
    return book.page(
        address(book),
        "paper",
        {"title": TITLE, "description": "Cards, worksheets and the course on a wall, ready to print"},
        searched=False,
        decks=[(deck, papers) for deck, papers in decks if papers],
        maps=[offer for offer in whole if "/map-" in offer.file.path],
        tests=[offer for offer in whole if "/calibration-" in offer.file.path],
        layouts=list(offered(book.course)),
        pocket=any(deck.pocket for deck in book.decks),
        study=any(deck.study for deck in book.decks),
        checks=checks,
    )


def entries(book: Book) -> list[Entry]:
    """Give the page's entry in the navigation."""
    return [Entry(TITLE, markdown(address(book)))] if any(offered(book.course)) else []


def address(book: Book) -> str:
    """Address of the page."""
    return f"{book.addresses.base}paper.html"
