"""Our additions to Markdown: links to records, citations and things taken in.

- `[words](technique:open-questions)`: a link; kinds: lesson, technique, tactic, term, question, module
- `[@curhan2022]`, `[@a; @b]`: citations
- `![](question:q-1)`, `![](technique:x.steps)`, `![](task:t1)`, alone on a line: taken in
- `![what it shows](media/x.png)`: a figure from the course's media folder
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINK_KINDS = ("lesson", "technique", "tactic", "term", "question", "module")
"""Kinds of record that a link may lead to."""
EMBED_KINDS = ("question", "technique", "task")
"""Kinds of thing that a lesson may take in."""
PARTS = ("mechanism", "when", "steps", "say", "example", "cases", "mistakes", "counter", "evidence")
"""Parts of a technique that a lesson may take in."""

EMBED = re.compile(r"^!\[\]\((?P<kind>[a-z]+):(?!//)(?P<target>[^)\s]*)\)\s*$")
CITE = re.compile(r"\[(?P<keys>@[^\]\s;]+(?:\s*;\s*@[^\]\s;]+)*)\]")
HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>.+?)\s*#*\s*$")
FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,})")

_LINK = re.compile(r"(?P<image>!?)\[(?P<words>[^\]]*)\]\((?P<address>[^)\s]*)[^)]*\)")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)


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


def mentions(markdown: str) -> Iterator[Mention]:
    """Yield everything that a text points at; code is left out."""
    lines = list(_outside_fences(markdown))
    embeds = [EMBED.match(line) for line in lines]
    for embed in filter(None, embeds):
        yield Mention("embed", embed["kind"], embed["target"], embed.group().strip())
    text = _CODE.sub("", "\n".join(line for line, embed in zip(lines, embeds, strict=True) if not embed))
    for cite in CITE.finditer(text):
        for key in cite["keys"].split(";"):
            yield Mention("cite", "source", key.strip().removeprefix("@"), key.strip())
    for link in _LINK.finditer(text):
        yield _link(link)


def _link(link: re.Match[str]) -> Mention:
    kind, colon, target = link["address"].partition(":")
    use = "image" if link["image"] else "link"
    if not colon:
        kind, target = "", kind
    spelling = f"{link['address']})" if link["address"] else link.group().splitlines()[0]
    return Mention(use, kind, target, spelling, link["words"])


def _outside_fences(markdown: str) -> Iterator[str]:
    fence = ""
    for line in markdown.splitlines():
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1][:3]
        elif not fence:
            yield line
