"""Our own HTML of a text → paragraphs of runs."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from html.parser import HTMLParser
from typing import Final

from generator.fit.hyphens import soften
from generator.fit.runs import Paragraph, Run

_SPACES: Final = re.compile(r"[ \t\n]+")
_STYLES: Final = {"strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "code": "code"}
_BLOCKS: Final = frozenset(["p", "li", "ul", "ol", "pre", "blockquote", "tr", "h1", "h2", "h3", "h4", "h5", "h6"])


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
        if tag in _BLOCKS:
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
        elif tag in _BLOCKS:
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


@lru_cache(maxsize=20_000)
def cut(html: str, lang: str) -> tuple[Paragraph, ...]:
    """Cut HTML that we rendered ourselves into paragraphs; long words get soft hyphens by the language."""
    reader = _Reader(lang)
    reader.feed(html)
    reader.close()
    reader.close_paragraph()
    return tuple(reader.paragraphs)
