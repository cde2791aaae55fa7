"""How hard a text is to read: the years of (United States) school that it asks for.

Flesch–Kincaid, from J. P. Kincaid, R. P. Fishburne, R. L. Rogers & B. S. Chissom (1975), Derivation of new
readability formulas for Navy enlisted personnel, Research Branch Report 8-75. A syllable ends where
`pyphen` would hyphenate, which never leaves one letter alone (`again` counts as one). So grades are about one lower
than with a dictionary of sounds; the bars of this project (question design, 4.4) were measured in the same way.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pyphen

LEAST = 30
"""Words below which a grade says more about chance than about the text: one long word of 30 is half a grade."""
_WORD = re.compile(r"[^\W_](?:[^\s—…/]*[^\W_])?")
"""What stands between spaces, as Kincaid counted: `self-check`, `don't` and `1,200.50` are one word each."""
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BLOCK = re.compile(r"\n[ \t]*(?:\n\s*|(?=(?:[-*+•]|\d{1,3}[.)])[ \t]))")
"""Where a paragraph or an item of a list ends: each is a sentence at least, whether it has a full stop or not."""
_ITEM = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])[ \t]+")
_AROUND = "\"'“”‘’()[]*_"
_TITLES = frozenset("mr mrs ms dr prof st vs cf e.g i.e".split())  # noqa: SIM905 - a list of words is read as words
"""Abbreviations after which a sentence always goes on."""
_COUNTED = frozenset("p pp no nr fig vol ch approx ca".split())  # noqa: SIM905
"""Abbreviations where a number follows."""
_INITIALS = re.compile(r"[A-HJ-Z](?:\.[A-Z])*")
"""`J.`, `U.S.`; a lone `I` is a word."""


def grade(text: str, lang: str = "en", *, least: int = LEAST) -> float | None:
    """Give the reading grade of a plain text: 5 is easy, 12 is hard; below 0 for a few short words a sentence.

    Blocks (paragraphs, items of a list) stand on lines of their own; a blank line or a mark such as `- ` begins one.
    None where the formula says nothing: for a language other than English, and for fewer than `least` words.
    A single question is short, so whoever takes the median of many may ask for fewer words.
    """
    if lang.partition("-")[0].casefold() != "en":
        return None
    told = [found for sentence in sentences(text) if (found := _WORD.findall(sentence))]
    words = [word for found in told for word in found]
    if len(words) < max(least, 1):
        return None
    return 0.39 * len(words) / len(told) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def sentences(text: str) -> list[str]:
    """Cut a plain text into sentences; a block without a full stop is one, and `3.5`, `e.g.` or `Dr.` end none."""
    return [sentence for block in _BLOCK.split(text) for sentence in _sentences(_ITEM.sub("", block))]


@cache
def syllables(word: str) -> int:
    """Count the syllables of an English word, at least one; a number counts as one, since it is read at a glance."""
    parts = (part for part in _LETTERS.findall(word.replace("’", "'").casefold()))
    return max(sum(len(_dictionary().positions(part)) + 1 for part in parts), 1)


def _sentences(block: str) -> Iterator[str]:
    said = block.split()
    start = 0
    for end, (word, after) in enumerate(pairwise(said), 1):
        if _ends(word, after):
            yield " ".join(said[start:end])
            start = end
    if said:
        yield " ".join(said[start:])


def _ends(word: str, after: str) -> bool:
    """Whether a sentence ends between two words: at a stop, where no small letter and no known abbreviation stands."""
    bare, first = word.strip(_AROUND), after.lstrip(_AROUND)[:1]
    if bare[-1:] not in (*".!?…",) or first.islower():
        return False
    name = bare.removesuffix(".")
    return not (
        name.casefold() in _TITLES or (name.casefold() in _COUNTED and first.isdigit()) or _INITIALS.fullmatch(name)
    )


@cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")
