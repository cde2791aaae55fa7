"""How much running text there is to read, and how hard it is: one way of counting for all who show or judge it.

Steps, lists of conditions and lines of talk are read in another way and do not count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.grade import grade
from generator.model.definition import Lesson, Record, Tactic, Technique
from generator.model.origin import FieldPath
from generator.prose import Run, cut, plain
from generator.prose.syntax import fenced_lines

_BREAK = re.compile(r"(?:^|\n)[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+|\n\s*\n")
"""Where a paragraph or an item of a list begins, with the item's mark."""
_TABLE = re.compile(r"^\s*\|")


@dataclass(frozen=True, slots=True)
class Reading:
    """Words of a text, and its reading grade in years of school; None where the formula says nothing."""

    words: int
    grade: float | None


def reading(record: Record, lang: str) -> Reading:
    """Count a record's running text."""
    texts = [words(text) for _, text in running(record)]
    return Reading(sum(len(text.split()) for text in texts), grade("\n\n".join(texts), lang))


def running(record: Record) -> Iterator[tuple[FieldPath, str]]:
    """Yield a record's long texts as they are written, each with its field."""
    if isinstance(record, Lesson):
        yield ("body",), record.body or ""
    if isinstance(record, (Tactic, Technique)) and record.mechanism:
        yield ("mechanism",), record.mechanism
    if isinstance(record, Technique):
        yield from ((("cases", index, "text"), case.text) for index, case in enumerate(record.cases))
        noted = {"risk": record.risk, "evidence": record.evidence}
        yield from (((name, "note"), held.note) for name, held in noted.items() if held and held.note)


def words(markdown: str) -> str:
    """Give a text's paragraphs and items as plain words; headings, tables, code and what is taken in are left out."""
    runs = (segment.text for segment in cut(markdown) if isinstance(segment, Run))
    lines = "\n\n".join(
        "\n".join(line for line, fenced in fenced_lines(run) if not fenced and not _TABLE.match(line)) for run in runs
    )
    return "\n\n".join(said for block in _BREAK.split(lines) if (said := plain(block)))
