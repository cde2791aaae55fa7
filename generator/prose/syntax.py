"""Our additions to Markdown: links to records, citations and things taken in.

- `[words](technique:open-questions)`: a link; kinds: lesson, technique, tactic, term, question, module
- `[@curhan2022]`, `[@a; @b]`: citations
- `![](question:q-1)`, `![](technique:x.steps)`, `![](task:t1)`, `![](task:other.t1)`, alone on a line: taken in
- `![what it shows](media/x.png)`: a figure from the course's media folder
- a formula in LaTeX, in a line: a code span of one backtick between dollars, $`a^2 + b^2`$; `$100` stays text
- a formula on a line of its own: a fenced code block whose language is `math`
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown.extensions.fenced_code import FencedBlockPreprocessor

LINK_KINDS = ("lesson", "technique", "tactic", "term", "question", "module")
"""Kinds of record that a link may lead to."""
EMBED_KINDS = ("question", "technique", "task")
"""Kinds of thing that a lesson may take in."""
PARTS = ("mechanism", "when", "steps", "say", "example", "cases", "mistakes", "counter", "evidence")
"""Parts of a technique that a lesson may take in."""

EMBED = re.compile(r"^!\[\]\((?P<kind>[a-z]+):(?!//)(?P<target>[^)\s]*)\)\s*$")
CITE = re.compile(r"\[(?P<keys>@[^\[\]\s;]{1,80}(?:\s{0,3};\s{0,3}@[^\[\]\s;]{1,80}){0,30})\]")
HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>.+?)\s*#*\s*$")

FENCED = FencedBlockPreprocessor.FENCED_BLOCK_RE
"""A fenced code block, by the engine's own rule: groups `lang` and `code`."""

LINK = re.compile(r"(?P<image>!?)\[(?P<words>[^\]]{0,2000}+)\]\((?P<address>[^)\s]{0,2000}+)[^)]{0,2000}+\)")
_TICKS = re.compile(r"(?P<ticks>`+)|\n\s*\n")
"""Where a code span may begin or end, and the blank line that no span crosses."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that prose points at. `snippet` is its spelling, to find its line and column."""

    use: str
    """`link`, `embed`, `cite` or `image`."""
    kind: str
    """Kind of record, or the scheme of an address (`https`), or empty."""
    target: str
    snippet: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in LaTeX; `block` if it stands on a line of its own."""

    source: str
    block: bool


def formulas(markdown: str) -> Iterator[Formula]:
    """Yield every formula of a text: those in a line, then those that stand alone."""
    text = "\n".join(line for line, fenced in fenced_lines(markdown) if not fenced)
    for start, end in _code_spans(text):
        if is_formula(text, start, end):
            yield Formula(text[start + 1 : end - 1].strip(), block=False)
    for fence in FENCED.finditer(markdown):
        if fence["lang"] == "math":
            yield Formula(fence["code"].strip(), block=True)


def is_formula(text: str, start: int, end: int) -> bool:
    """Say whether the code span from `start` to `end` is a formula: one backtick, dollars close around it."""
    before, after = text[max(0, start - 2) : start], text[end : end + 1]
    return text[start + 1] != "`" and before.endswith("$") and before != "\\$" and after == "$"


def mentions(markdown: str) -> Iterator[Mention]:
    """Yield everything that a text points at; code is left out."""
    lines = [line for line, fenced in fenced_lines(markdown) if not fenced]
    embeds = [EMBED.match(line) for line in lines]
    for embed in filter(None, embeds):
        yield Mention("embed", embed["kind"], embed["target"], embed.group().strip())
    text = _outside_code("\n".join(line for line, embed in zip(lines, embeds, strict=True) if not embed))
    for cite in CITE.finditer(text):
        for key in cite["keys"].split(";"):
            yield Mention("cite", "source", key.strip().removeprefix("@"), key.strip())
    for link in LINK.finditer(text):
        yield _link(link)


def _link(link: re.Match[str]) -> Mention:
    kind, colon, target = link["address"].partition(":")
    use = "image" if link["image"] else "link"
    if not colon:
        kind, target = "", kind
    spelling = f"{link['address']})" if link["address"] else link.group().splitlines()[0]
    return Mention(use, kind, target, spelling, link["words"])


def _outside_code(text: str) -> str:
    """Drop code spans, formulas among them."""
    kept: list[str] = []
    at = 0
    for start, end in _code_spans(text):
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where code spans are: a run of backticks to the next run of the same length, inside one block."""
    at = 0
    marks = list(_TICKS.finditer(text))
    for number, mark in enumerate(marks):
        if mark.start() >= at and mark["ticks"] and (end := _closing(text, marks, number)):
            yield mark.start(), end
            at = end


def _closing(text: str, marks: list[re.Match[str]], number: int) -> int:
    """Give where the code span ends that begins with this run of backticks; 0 where it is none."""
    opening = marks[number]
    if text[opening.start() - 1 : opening.start()] == "\\":
        return 0
    for mark in marks[number + 1 : number + 200]:
        if not mark["ticks"]:
            return 0
        if mark["ticks"] == opening["ticks"]:
            return mark.end()
    return 0


def fenced_lines(markdown: str) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it stands in a code block; by the engine's own rule, so both always agree."""
    at = 0
    for block in FENCED.finditer(markdown):
        yield from ((line, False) for line in markdown[at : block.start()].splitlines())
        yield from ((line, True) for line in block.group().splitlines())
        at = block.end() + 1
    yield from ((line, False) for line in markdown[at:].splitlines())
