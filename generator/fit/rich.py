"""Markdown of a card → paragraphs of runs, which both templates set in the same way.

What paper cannot do is left out: links keep their words, citations go. A formula stands as its LaTeX.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html.parser import HTMLParser

from generator.fit.hyphens import soften
from generator.model.course import Course
from generator.prose import Renderer
from generator.prose.syntax import CITE

_SPACES = re.compile(r"[ \t\n]+")
_STYLES = {"strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "code": "code"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style, or a picture: the path below the course's `media/`, and its words in `text`."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    picture: str = ""
    breaks: bool = False
    """Whether a new line begins before it."""
    symbol: bool = False
    """Whether it is the sign of a kind: those come from one font, so that they are of one size."""

    @property
    def family(self) -> str:
        """Name of its own stack of fonts; empty for its role's."""
        return "symbol" if self.symbol else "code" if self.code else ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs on their own lines; in a list `marker` stands before them: `•` or `2.`."""

    runs: tuple[Run, ...]
    marker: str = ""

    @property
    def text(self) -> str:
        """Its words, without pictures."""
        return "".join(run.text for run in self.runs if not run.picture)

    @property
    def picture(self) -> Run | None:
        """The picture, if it is all there is."""
        return self.runs[0] if len(self.runs) == 1 and self.runs[0].picture else None


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


@dataclass
class _Reader(HTMLParser):
    """Cuts our own HTML into paragraphs and runs."""

    lang: str
    paragraphs: list[Paragraph] = field(default_factory=list[Paragraph])

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._runs: list[Run] = []
        self._style = Run("")
        self._lists: list[int | None] = []
        self._marker = ""
        self._formula = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"p", "li", "ul", "ol", "pre", "blockquote", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}:
            self.close_paragraph()
        if tag in {"ul", "ol"}:
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._marker = self._next_marker()
        elif tag in _STYLES:
            self._style = replace(self._style, **{_STYLES[tag]: True})
        elif tag == "br":
            self._runs.append(replace(self._style, text="", breaks=True))
        elif tag == "img":
            self._runs.append(Run(given.get("alt") or "", picture=given.get("src") or ""))
        elif tag == "math":
            self._formula += 1
            self._runs.append(Run(given.get("alttext") or "", code=True))

    def handle_endtag(self, tag: str) -> None:
        if tag in _STYLES:
            self._style = replace(self._style, **{_STYLES[tag]: False})
        elif tag == "math":
            self._formula -= 1
        elif tag in {"p", "li", "ul", "ol", "pre", "blockquote", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}:
            self.close_paragraph()
            if tag in {"ul", "ol"}:
                self._lists.pop()

    def handle_data(self, data: str) -> None:
        if self._formula:
            return
        text = _SPACES.sub(" ", data)
        words = text if self._style.code else soften(text, self.lang)
        if words.strip() or (words and self._runs):
            self._runs.append(replace(self._style, text=words))

    def close_paragraph(self) -> None:
        """End what stands open, without white space at its ends."""
        runs = self._runs
        if runs and not runs[0].picture:
            runs[0] = replace(runs[0], text=runs[0].text.lstrip(" "))
        if runs and not runs[-1].picture:
            runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip(" "))
        if kept := tuple(run for run in runs if run.text or run.picture or run.breaks):
            self.paragraphs.append(Paragraph(kept, self._marker))
            self._marker = ""
        self._runs = []

    def _next_marker(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "•"
        self._lists[-1] = number + 1
        return f"{number + 1}."


def rich(course: Course, text: str) -> tuple[Paragraph, ...]:
    """Give a Markdown text as paragraphs."""
    html = _render(course, text)
    return _read(html, course.syllabus.lang)


def _render(course: Course, text: str) -> str:
    return str(_renderer(course.syllabus.lang, course).block(CITE.sub("", text)))


def _renderer(lang: str, course: Course) -> Renderer:
    return Renderer(_Nowhere(course), lang)


@lru_cache(maxsize=20_000)
def _read(html: str, lang: str) -> tuple[Paragraph, ...]:
    reader = _Reader(lang)
    reader.feed(html)
    reader.close()
    reader.close_paragraph()
    return tuple(reader.paragraphs)


def plainly(text: str, lang: str) -> tuple[Paragraph, ...]:
    """Give a text that is no Markdown as one paragraph."""
    return (Paragraph((Run(soften(text, lang)),)),)


def words_of(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    """Yield the texts of paragraphs, the words of pictures aside."""
    for paragraph in paragraphs:
        yield f"{paragraph.marker} {paragraph.text}".strip()


__all__ = ["Paragraph", "Run", "plainly", "rich", "words_of"]
