"""Cuts a lesson's prose into what a page is made of: headings, runs of Markdown, things taken in."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.prose.syntax import EMBED, FENCE, HEADING


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
    fence = ""
    for line in markdown.splitlines():
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1][:3]
        segment = None if fence or mark else _special(line)
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
