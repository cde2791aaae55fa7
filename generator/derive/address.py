"""Where each record stands in the site: the one place that makes addresses.

Addresses end in `.html` and are relative to the site's root, so one build serves the web under any
sub-path, the disk and an LMS.
"""

import posixpath
from dataclasses import dataclass

from generator.derive.order import open_modules, taught_in
from generator.derive.questions import on_page
from generator.model.course import Course


@dataclass(frozen=True)
class Addresses:
    """Addresses of one course's records. `alone`: it is the site's only course, so its home is the site's."""

    course: Course
    alone: bool

    @property
    def base(self) -> str:
        """The folder of the course's pages."""
        return f"{self.course.id}/"

    @property
    def home(self) -> str:
        """The course's first page."""
        return "index.html" if self.alone else f"{self.base}index.html"

    def page(self, kind: str, key: str) -> str | None:  # noqa: PLR0911 - a kind, a line
        """Address of a record, with a fragment where it is part of a page; None where it has none."""
        match kind:
            case "lesson" | "tactic" | "technique":
                record = self.course.records.get(key)
                return None if record is None or record.planned else f"{self.base}{record.kind}s/{key}.html"
            case "module":
                ready = any(module.id == key for module in open_modules(self.course))
                return f"{self.base}modules/{key}.html" if ready else None
            case "check" | "deck" | "key":
                return f"{self.base}{kind}s/{key}.html"
            case "term":
                return f"{self.base}glossary.html#{key}"
            case "source":
                return f"{self.base}sources.html#{key}"
            case "question":
                return self._question(key)
            case _:
                return f"{self.base}{key}.html"

    def _question(self, key: str) -> str | None:
        """A question's first home: the page of its objective's owner."""
        question = self.course.questions.get(key)
        owner = question.objective.split(".")[0] if question else ""
        if question is None or question not in on_page(self.course, owner):
            return None
        place = taught_in(self.course).get(owner)
        lesson = place.lesson if place and not place.lesson.planned else None
        body = (lesson.body or "") if lesson else ""
        if lesson and f"(question:{key})" in body:
            return f"{self.base}lessons/{lesson.id}.html#{key}"
        page = self.page("lesson", owner)
        return f"{page}#{key}" if page else None


def markdown(address: str | None) -> str:
    """Give the Markdown file from which the engine builds the page at an address."""
    return (address or "").removesuffix(".html") + ".md"


def relative(target: str, page: str) -> str:
    """Give the address `target` as seen from the page at `page`."""
    path, mark, fragment = target.partition("#")
    if path == page:
        return f"#{fragment}" if mark else posixpath.basename(page)
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + mark + fragment
