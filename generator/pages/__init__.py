"""Catalog → finished Markdown pages and the navigation, for any engine that builds Markdown.

Headings are Markdown (engines make the table of contents of them); all else is raw HTML that no
engine touches. So what a page says, and what in it could be dangerous, is settled here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.derive.address import markdown
from generator.model.course import Catalog
from generator.model.output import Entry, File, Offer
from generator.pages import covered, lesson, lists, module, paper, plan, progress, reference, review, statements
from generator.pages.book import Book, environment
from generator.pages.home import catalogue, home


@dataclass(frozen=True, slots=True)
class Pages:
    """All pages of a site, and its navigation."""

    files: tuple[File, ...]
    nav: tuple[Entry, ...]


def render(catalog: Catalog, site_name: str, offers: Iterable[Offer] = (), repo_url: str = "") -> Pages:
    """Render every course; `offers` are the sheets and downloads that deck pages link.

    `repo_url` is where readers can report what is wrong; empty where the course has no repository.
    """
    env = environment()
    books = [Book(course, env, alone=len(catalog.courses) == 1) for course in catalog.courses.values()]
    known = list(offers)
    files = [file for book in books for file in (*_course(book, known), *statements.pages(book, repo_url))]
    navs = [tuple(_nav(book)) for book in books]
    if len(books) == 1:
        return Pages(tuple(files), (Entry("Home", "index.md"), *navs[0]))
    tops = [
        Entry(b.course.syllabus.title, None, (Entry("Overview", markdown(b.addresses.home)), *nav))
        for b, nav in zip(books, navs, strict=True)
    ]
    return Pages((catalogue(books, site_name), *files), (Entry("Courses", "index.md"), *tops))


def _course(book: Book, offers: list[Offer]) -> Iterator[File]:
    yield book.index
    yield home(book, offers)
    for opened in book.open_modules():
        yield from module.pages(book, opened)
    for place in book.places.values():
        if not place.lesson.planned:
            yield lesson.page(book, place)
    yield from reference.pages(book)
    yield from lists.pages(book)
    yield from covered.pages(book)
    yield from plan.pages(book)
    yield progress.page(book)
    yield progress.record(book)
    for deck in book.decks:
        yield module.deck_page(book, deck, [o for o in offers if o.deck == f"{book.course.id}/{deck.id}"])
    yield from review.pages(book)
    if made := paper.page(book, offers):
        yield made
    for media in book.course.media:
        yield File(f"{book.addresses.base}media/{media.path}", media.data)


def _nav(book: Book) -> Iterator[Entry]:
    """Learners see modules first, then what to look up."""
    for opened in book.open_modules():
        yield Entry(f"{book.number(opened)} {opened.name}", None, tuple(module.entries(book, opened)))
    yield from progress.entries(book)
    yield from plan.entries(book)
    yield from review.entries(book)
    if found := tuple(reference.entries(book)):
        yield Entry("Techniques", None, found)
    if book.decks:
        decks = tuple(Entry(deck.name, markdown(book.addresses.page("deck", deck.id))) for deck in book.decks)
        yield Entry("Cards", None, decks)
    yield from paper.entries(book)
    yield from lists.entries(book)
    yield from covered.entries(book)
    yield from statements.entries(book)
