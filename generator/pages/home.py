"""The course's first page, and the list of courses of a site that has several."""

import json
from collections.abc import Sequence

from generator.derive.address import relative
from generator.model.output import File, Offer
from generator.pages.book import Book
from generator.pages.picture import path_picture
from generator.pages.plan import ways
from generator.pages.progress import stretches
from generator.prose import title


def home(book: Book, offers: Sequence[Offer] = ()) -> File:
    """Make the course's home: promise, picture of the way, modules, shorter ways; `offers` are its decks on paper."""
    course, addresses = book.course, book.addresses
    page = book.scope(addresses.home)
    first = next((place for place in book.places.values() if not place.lesson.planned), None)
    names = {"techniques": "tactics and techniques", "glossary": "glossary", "sources": "sources"}
    present = {"techniques": course.techniques, "glossary": course.terms, "sources": course.sources}
    links = [page.link("list", key, words) for key, words in names.items() if present[key]]
    meta = {
        "title": "" if addresses.alone else course.syllabus.title,
        "description": course.syllabus.promise,
        "source": f"content/{course.id}/course.yml",
    }
    return book.page(
        addresses.home,
        "home",
        meta,
        first=first,
        links=links,
        picture=path_picture(book, page),
        ways=ways(book),
        papers=_papers(book, offers),
        modules=list(stretches(book, page)),
    )


def _papers(book: Book, offers: Sequence[Offer]) -> list[dict[str, object]]:
    """Give the decks to print from the first page: the moves to carry, and the largest one, each with its papers."""
    filled = [deck for deck in book.decks if deck.pocket]
    core = [plan.id for plan in book.course.syllabus.decks if plan.core]
    chosen = [deck for deck in filled if deck.id in core][:1]
    chosen += [deck for deck in sorted(filled, key=lambda deck: -len(deck.pocket))[:1] if deck not in chosen]
    printed = [(deck, [o for o in offers if o.to_print and o.deck == f"{book.course.id}/{deck.id}"]) for deck in chosen]
    return [{"deck": deck, "count": len(deck.pocket), "offers": papers} for deck, papers in printed if papers]


def catalogue(books: list[Book], site: str) -> File:
    """Make the list of courses."""
    rows = [(book.course, relative(book.addresses.home, "index.html")) for book in books]
    body = books[0].env.get_template("catalogue.md.j2").render(site=site, courses=rows)
    return File.text(
        "index.md", f"---\ntitle: {json.dumps(title(site), ensure_ascii=False)}\nkind: catalogue\n---\n{body}"
    )
