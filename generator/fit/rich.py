"""Markdown of a card → paragraphs of runs.

What paper cannot do is left out: links keep their words, citations go. A formula stands as its LaTeX.
"""

import re

from generator.fit.cut import cut
from generator.fit.runs import Paragraph
from generator.model.course import Course
from generator.prose import Renderer
from generator.prose.syntax import CITE


class _Nowhere:
    """Links on paper lead nowhere; pictures are named by their path."""

    def __init__(self, course: Course) -> None:
        self._course = course

    def href(self, kind: str, target: str) -> str | None:  # noqa: ARG002 - as asked of links
        return None

    def name(self, kind: str, target: str) -> str:
        return str(getattr(self._course.named(kind).get(target), "name", target))

    def cite(self, key: str) -> tuple[str, str]:
        raise KeyError(key)

    def media(self, path: str) -> str:
        return path

    def terms(self) -> "re.Pattern[str] | None":
        return None

    def term(self, name: str) -> tuple[str, str] | None:  # noqa: ARG002 - as asked of links
        return None


def rich(course: Course, text: str) -> tuple[Paragraph, ...]:
    """Give a Markdown text as paragraphs."""
    lang = course.syllabus.lang
    return cut(str(Renderer(_Nowhere(course), lang).block(CITE.sub("", text))), lang)
