"""Whether a text stands whole among the glyphs of a slot, however its lines are broken and hyphenated.

Left to right, its letters must follow one another. Hebrew comes out of a PDF in an order that depends on the
reader, so the same letters must stand in one stretch, in any order. A letter of Arabic may be several glyphs that
each say it: at least as many of each must be there.

Firefox does not say what a shaped glyph stands for, such as `ft` of Source Sans or nearly all of Arabic: PDFium reads
U+FFFD. Each may be a few letters; of Arabic, then, no more can be said than that there are enough glyphs.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable

from tests.paper.expected import Side
from tests.paper.glyphs import Glyph

HYPHENS = frozenset("-\u2010\u2011\u00ad")
UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""They choose between a letter's two looks; no glyph is theirs."""
RIGHT_TO_LEFT = frozenset({"R", "AL"})
BRACKETS = str.maketrans(")]}>»”’", "([{<«“‘")
"""From right to left, a reader may name the bracket that it sees or the one that was written."""
UNNAMED = "\ufffd"
LETTERS = (1, 2, 3)
"""How many letters a glyph without a name may stand for: `ffi` is three."""
SAME_LINE = 0.45
"""Baselines so near, in em, are one line: raised and lowered letters stand with their line."""


def plain(text: str) -> str:
    """Give what remains when white space, hyphens and unseen signs are taken out and ligatures apart."""
    apart = unicodedata.normalize("NFKC", text)
    dropped = HYPHENS | SELECTORS
    return "".join(one for one in apart if one not in dropped and unicodedata.category(one) not in UNSEEN)


def lines(side: Side, glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Give the lines of a slot from the top, each from its left, as its reader sees them."""
    found: list[list[Glyph]] = []
    base = 0.0
    for glyph in sorted(glyphs, key=lambda one: side.local(one.start)[1]):
        down = side.local(glyph.start)[1]
        if found and down - base <= SAME_LINE * max(glyph.size, found[-1][0].size) * 25.4 / 72:
            found[-1].append(glyph)
        else:
            found.append([glyph])
            base = down
    return [sorted(line, key=lambda one: side.local(one.start)[0]) for line in found]


def readings(side: Side, glyphs: Iterable[Glyph]) -> tuple[str, str]:
    """Give what a slot says: line by line as it is seen, and in the order in which it was drawn."""
    drawn = tuple(glyphs)
    seen = [glyph for line in lines(side, drawn) for glyph in line]
    return plain("".join(one.text for one in seen)), plain("".join(one.text for one in drawn))


def stands(text: str, said: Iterable[str]) -> bool:
    """Say whether a text stands whole in one of the readings of a slot."""
    wanted = plain(text)
    ways = {unicodedata.bidirectional(letter) for letter in wanted}
    if ways & RIGHT_TO_LEFT:
        wanted, said = wanted.translate(BRACKETS), [reading.translate(BRACKETS) for reading in said]
    if "AL" in ways:
        return any((Counter(wanted) - Counter(reading)).total() <= reading.count(UNNAMED) for reading in said)
    if "R" in ways:
        return any(_stretch(wanted, reading) for reading in said)
    return any(wanted in reading or _with_unnamed(wanted, reading) for reading in said)


def longest_start(text: str, said: Iterable[str]) -> str:
    """Give as much of the beginning of a text as stands there: what follows is lost."""
    wanted, best = plain(text), 0
    for reading in said:
        while best < len(wanted) and wanted[: best + 1] in reading:
            best += 1
    return wanted[:best]


def _stretch(wanted: str, reading: str) -> bool:
    length, letters = len(wanted), sorted(wanted)
    return any(sorted(reading[at : at + length]) == letters for at in range(len(reading) - length + 1))


def _with_unnamed(wanted: str, reading: str) -> bool:
    """Say whether a text is part of a reading in which some glyphs have no name."""
    return UNNAMED in reading and any(_goes_on(wanted, reading[at:]) for at in range(len(reading)))


def _goes_on(wanted: str, reading: str) -> bool:
    """Follow all ways to read a text at once: `reached` are the letters that each has behind it."""
    reached = {0}
    for letter in reading:
        if letter == UNNAMED:
            reached = {at + more for at in reached for more in LETTERS if at + more <= len(wanted)}
        else:
            reached = {at + 1 for at in reached if wanted[at] == letter}
        if not reached or len(wanted) in reached:
            return bool(reached)
    return False
