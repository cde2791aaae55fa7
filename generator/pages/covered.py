"""The coverage page: each idea that the course must teach, by the work it comes from, and what takes care of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.derive.address import markdown
from generator.derive.coverage import Covered, coverage
from generator.model.course import Course
from generator.model.output import Entry, File
from generator.model.syllabus import CoverageRow, Source
from generator.pages.book import Book
from generator.pages.check import last_lines
from generator.pages.scope import Scope
from generator.prose import plain

_TITLE = "Coverage"
_SHOWN = 3
"""Questions of an idea that are linked."""
_WIDTH = 90
"""Characters of a question's words; its end says what is asked."""


@dataclass(frozen=True, slots=True)
class Idea:
    """A row with links to what takes care of it."""

    row: CoverageRow
    taught: tuple[Markup, ...]
    planned: tuple[Markup, ...]
    asked: int
    """Number of questions that test it."""
    examples: tuple[Markup, ...]
    """Links to the first of them."""


@dataclass(frozen=True, slots=True)
class Part:
    """The ideas of one work."""

    source: Source | None
    ideas: tuple[Idea, ...]
    apart: tuple[CoverageRow, ...]
    """Rows that hold nothing to teach."""

    @property
    def done(self) -> int:
        """Number of ideas that are taught and tested."""
        return sum(bool(idea.taught) and idea.asked > 0 for idea in self.ideas)


def pages(book: Book) -> Iterator[File]:
    """Render the page, if the course has a list of what it must teach."""
    if not book.course.coverage:
        return
    path = f"{book.addresses.base}coverage.html"
    meta = {
        "title": _TITLE,
        "description": "Each idea that the course must teach, and where it is taught and asked",
        "source": f"content/{book.course.id}/coverage.yml",
    }
    yield book.page(path, "coverage", meta, parts=list(_parts(book, book.scope(path))))


def entries(book: Book) -> Iterator[Entry]:
    """Yield the entry in the navigation."""
    if book.course.coverage:
        yield Entry(_TITLE, markdown(f"{book.addresses.base}coverage.html"))


def _parts(book: Book, scope: Scope) -> Iterator[Part]:
    course = book.course
    ideas = [_idea(course, scope, covered) for covered in coverage(course)]
    apart = [row for row in course.coverage.values() if row.meta]
    for name in dict.fromkeys(row.source for row in course.coverage.values()):
        yield Part(
            course.sources.get(name or ""),
            tuple(idea for idea in ideas if idea.row.source == name),
            tuple(row for row in apart if row.source == name),
        )


def _idea(course: Course, scope: Scope, covered: Covered) -> Idea:
    shown = [course.questions[name] for name in covered.tested[:_SHOWN]]
    return Idea(
        covered.row,
        tuple(scope.link(record.kind, record.id) for record in covered.taught),
        tuple(scope.link(record.kind, record.id) for record in covered.planned),
        len(covered.tested),
        tuple(scope.question_link(each, _end(plain(last_lines(each.lower())))) for each in shown),
    )


def _end(text: str) -> str:
    if len(text) <= _WIDTH:
        return text
    return f"… {text[-_WIDTH:].partition(' ')[2]}"
