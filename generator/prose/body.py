"""Cuts a lesson's prose into what a page is made of: headings, runs of Markdown, things taken in."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.prose.syntax import EMBED, HEADING, fenced_lines


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` counts from 2, since the page's title is the 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """Markdown between two headings or things taken in."""

    text: str


@dataclass(frozen=True, slots=True)
class Embed:
    """Something taken in: a question, a task, a part of a technique."""

    kind: str
    target: str


Segment = Heading | Run | Embed


def cut(markdown: str) -> Iterator[Segment]:
    """Yield the segments of a text in order; lines in code blocks are never headings."""
    run: list[str] = []
    for line, fenced in fenced_lines(markdown):
        segment = None if fenced else _special(line)
        if segment is None:
            run.append(line)
            continue
        yield from _flush(run)
        yield segment
    yield from _flush(run)


def _special(line: str) -> Segment | None:
    if embed := EMBED.match(line):
        return Embed(embed["kind"], embed["target"])
    if heading := HEADING.match(line):
        return Heading(max(2, len(heading["marks"])), heading["text"])
    return None


def _flush(run: list[str]) -> Iterator[Run]:
    text = "\n".join(run).strip("\n")
    run.clear()
    if text.strip():
        yield Run(text)
