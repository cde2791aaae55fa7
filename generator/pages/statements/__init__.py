"""Two pages for those who must sign a course off: what is kept and what leaves, and how accessible it is.

What they say is data beside this module (`kept.yml`, `wcag.yml`) and the policy that `seal` sets. What a course
does not have, it does not keep, and a criterion about it does not apply.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from importlib.resources import files
from typing import Any, Final, Self
from urllib.parse import quote

import yaml

from generator.derive.address import markdown
from generator.derive.questions import pool
from generator.model.output import Entry, File
from generator.model.policy import DIRECTIVES
from generator.pages.book import Book
from generator.prose import is_recording

STYLE: Final = "assets/tacticbook/statements.css"
"""The look of both pages."""

PRINCIPLES: Final = {"1": "Perceivable", "2": "Operable", "3": "Understandable", "4": "Robust"}
"""First digit of a criterion's number → principle of WCAG 2.2."""


class Result(StrEnum):
    """What is known of a criterion."""

    MET = "met"
    NOT_MET = "not met"
    PARTLY = "partly"
    NOT_TESTED = "not tested"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Kept:
    """A kind of event that the learner's browser keeps (`browser/src/store/event.js`)."""

    kind: str
    name: str
    holds: str
    why: str
    used_with: str = ""
    """What a course needs for it to occur; empty: every course."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A success criterion of WCAG 2.2, and what we know of it."""

    id: str
    name: str
    level: str
    """A or AA."""
    result: Result
    how: str = ""
    """How it was tested."""
    note: str = ""
    """What is open, or why it does not apply."""
    tests: tuple[str, ...] = ()
    """Test files in the generator's repository."""
    only_with: str = ""
    """What a course needs for it to apply; empty: every course."""

    @classmethod
    def read(cls, row: dict[str, Any]) -> Self:
        """Take a row of `wcag.yml`."""
        words = {key: value for key, value in row.items() if key not in {"result", "tests"}}
        return cls(**words, result=Result(row["result"]), tests=tuple(row.get("tests", ())))

    def seen_with(self, features: set[str]) -> Self:
        """Say what holds for a course that has these."""
        if not self.only_with or self.only_with in features:
            return self
        return replace(self, result=Result.NOT_APPLICABLE, note=f"The course has no {self.only_with}.")


def kept() -> list[Kept]:
    """Read every kind of event that is kept."""
    return [Kept(**row) for row in _rows("kept.yml")]


def criteria() -> list[Criterion]:
    """Read the criteria, in the standard's order."""
    return [Criterion.read(row) for row in _rows("wcag.yml")]


def pages(book: Book, repo_url: str = "") -> Iterator[File]:
    """Render both pages; `repo_url` is where a barrier can be reported, if the course has a repository."""
    has = _features(book)
    rows = [each for each in kept() if not each.used_with or each.used_with in has]
    meta = {"title": "What is kept, and what leaves", "description": "What this course keeps on your device"}
    contact = _contact(book)
    yield _page(book, "privacy", meta, kept=rows, directives=DIRECTIVES, contact=contact)
    found = [each.seen_with(has) for each in criteria()]
    counts = Counter(each.result for each in found)
    meta = {"title": "Accessibility", "description": "What was tested, criterion by criterion"}
    yield _page(
        book,
        "accessibility",
        meta,
        total=len(found),
        counts=[(result, counts[result]) for result in Result if counts[result]],
        groups=[(name, [each for each in found if each.id[0] == digit]) for digit, name in PRINCIPLES.items()],
        contact=contact,
        report=repo_url if repo_url.startswith(("https://", "http://")) else "",
    )


def entries(book: Book) -> Iterator[Entry]:
    """Yield the pages' place in the navigation, at its end."""
    base = book.addresses.base
    inside = Entry("What is kept", markdown(f"{base}privacy.html")), Entry("Accessibility", f"{base}accessibility.md")
    yield Entry("About", None, inside)


def _contact(book: Book) -> tuple[str, str] | None:
    """Give where learners write, as it is shown, and as a link."""
    shown = book.course.syllabus.contact
    return (shown, shown if shown.startswith("https://") else f"mailto:{quote(shown, safe='@')}") if shown else None


def _page(book: Book, name: str, meta: dict[str, str], **context: Any) -> File:  # noqa: ANN401 - as Book.page
    return book.page(f"{book.addresses.base}{name}.html", name, meta, styles=(STYLE,), **context)


def _features(book: Book) -> set[str]:
    """Name what the course has of that on which rows of the data depend."""
    course = book.course
    has = {
        "questions": bool(course.questions),
        "checks": any(pool(course, module).drawn for module in book.open_modules()),
        "cards": any(deck.study for deck in book.decks),
        "tasks": any(record.tasks for record in course.records.values()),
        "occasion": course.syllabus.occasion,
        "recordings": any(is_recording(media.path) for media in course.media),
    }
    return {name for name, found in has.items() if found}


def _rows(name: str) -> list[dict[str, Any]]:
    return yaml.safe_load((files("generator.pages") / "statements" / name).read_bytes())
