"""What of an option's surface a guesser can see: its length, its words, its likeness to the others."""

import math
import re
from dataclasses import dataclass

from generator.bots.item import Item
from generator.bots.words import ABSOLUTES, ENGLISH, HEDGES, content, cues, primary

_DETAIL = re.compile(r"\d+(?:[.,]\d+)*|[(\[{]|[,;]")
_PLACES = 9
"""Decimals of a likeness: beyond them, sums of equal parts differ by rounding, and ties would break."""

Row = tuple[float, ...]
"""One number an option, in the order of the options."""


@dataclass(frozen=True, slots=True)
class Traits:
    """An item's options in numbers."""

    length: Row
    """Characters."""
    shared: Row
    """Words with content that the option shares with the stem, each counted once."""
    likeness: Row
    """Mean Jaccard similarity of the option's content words to those of each other option, from 0 to 1."""
    absolutes: Row
    """1 if it has a word such as *always*."""
    hedges: Row
    """1 if it has a word such as *usually*."""
    details: Row
    """Numbers, brackets, commas."""


def traits(item: Item, lang: str) -> Traits:
    """Look at an item. Absolutes and hedges are English: in other languages they are nowhere."""
    asked = content(item.stem, lang).keys()
    stems = [frozenset(content(text, lang)) for text in item.options]
    said = [cues(text) if primary(lang) == ENGLISH else frozenset[str]() for text in item.options]
    return Traits(
        length=tuple(float(len(text)) for text in item.options),
        shared=tuple(float(len(own & asked)) for own in stems),
        likeness=_likeness(stems),
        absolutes=tuple(float(bool(own & ABSOLUTES)) for own in said),
        hedges=tuple(float(bool(own & HEDGES)) for own in said),
        details=tuple(float(len(_DETAIL.findall(text))) for text in item.options),
    )


def _likeness(stems: list[frozenset[str]]) -> Row:
    others = len(stems) - 1
    return tuple(
        round(math.fsum(jaccard(own, other) for j, other in enumerate(stems) if j != i) / others, _PLACES)
        for i, own in enumerate(stems)
    )


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Words in both / words in either, from 0 to 1; 0 where neither has any."""
    either = len(one | other)
    return len(one & other) / either if either else 0.0
