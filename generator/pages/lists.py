"""Lists over the whole course: techniques by goal and by facet, the glossary, the sources."""

from collections.abc import Iterator

from generator.derive.citations import cited_by, label
from generator.model.output import Entry, File
from generator.model.syllabus import Facet
from generator.pages.book import Book
from generator.pages.scope import Scope


def pages(book: Book) -> Iterator[File]:
    """Render the lists that have something in them."""
    course, base = book.course, book.addresses.base
    if course.techniques:
        yield _techniques(book)
    for facet in course.syllabus.facets:
        yield _facet(book, facet)
    if course.terms:
        terms = sorted(course.terms.values(), key=lambda term: term.name.casefold())
        meta = {
            "title": "Glossary",
            "description": "The words of the course",
            "source": f"content/{course.id}/glossary.yml",
        }
        yield book.page(f"{base}glossary.html", "glossary", meta, terms=terms)
    if course.sources:
        yield _sources(book)


def entries(book: Book) -> Iterator[Entry]:
    """Yield the lists' entries in the navigation."""
    if book.course.terms:
        yield Entry("Glossary", f"{book.addresses.base}glossary.md")
    if book.course.sources:
        yield Entry("Sources", f"{book.addresses.base}sources.md")


def _techniques(book: Book) -> File:
    course, base = book.course, book.addresses.base
    facets = [{"name": facet.name, "path": f"{base}by-{facet.id}.html"} for facet in course.syllabus.facets]
    return book.page(
        f"{base}techniques.html",
        "techniques",
        {"title": "Tactics and techniques", "description": "Every goal with the moves that serve it"},
        groups=[(tactic, book.serving(tactic.id)) for tactic in book.tactics],
        facets=facets,
        ready=sum(not technique.planned for technique in course.techniques.values()),
        total=len(course.techniques),
    )


def _facet(book: Book, facet: Facet) -> File:
    ready = [t for t in book.course.techniques.values() if not t.planned]
    groups = [(value, [t for t in ready if value.id in t.facets.get(facet.id, ())]) for value in facet.values]
    base = book.addresses.base
    title = f"By {facet.name.lower()}"
    meta = {"title": title, "description": f"Techniques {title.lower()}"}
    return book.page(
        f"{base}by-{facet.id}.html", "facet", meta, facet=facet, groups=groups, index=f"{base}techniques.html"
    )


def _sources(book: Book) -> File:
    path = f"{book.addresses.base}sources.html"
    scope = book.scope(path)
    citing = {key: list(dict.fromkeys(_citing(book, scope, where))) for key, where in cited_by(book.course).items()}
    return book.page(
        path,
        "sources",
        {
            "title": "Sources",
            "description": "What the course rests on",
            "source": f"content/{book.course.id}/sources.yml",
        },
        sources=sorted(book.course.sources.values(), key=lambda source: label(source).casefold()),
        cited=citing,
    )


def _citing(book: Book, scope: Scope, where: list[tuple[str, str]]) -> Iterator[object]:
    """Link the pages that cite a source; a question counts for its objective's owner."""
    for kind, key in where:
        owner = book.course.questions[key].objective.split(".")[0] if kind == "question" else key
        shown = book.kind(owner) if kind == "question" else kind
        if shown in {"lesson", "technique", "tactic", "term"} and scope.href(shown, owner):
            yield scope.link(shown, owner)
