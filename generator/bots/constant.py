"""Guessers who answer the same everywhere, for questions that are not single-answer items of their own.

On `multiple` they tick all or nothing; on pairs (spot, match, categorise) everything gets the one label that fits
most often, as if somebody had told which. Neither may earn more than half of the points (question design, 4.3).
Where items share their options (true or false), one answer must not be right more often than chance allows.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.bots.item import Item, labelled
from generator.model.course import Course
from generator.model.interaction import Pair, Pick

HALF = 0.5
"""Share of the points that no constant answer may pass."""
ALARM = 0.01
"""How often, at most, labels that fell by chance may be blamed."""


@dataclass(frozen=True, slots=True)
class Constant:
    """What one answer earns everywhere in a group. Shares are of the points to be had, from 0 to 1."""

    group: str
    """The questions' type, or the options that items share: `True / False`."""
    answer: str
    """`all`, `none`, `one label`."""
    parts: int
    """How many were answered."""
    share: float
    bar: float

    @property
    def passes(self) -> bool:
        """Whether it earns no more than it may."""
        return self.share <= self.bar


def constants(course: Course) -> tuple[Constant, ...]:
    """Answer everything alike."""
    earned: dict[tuple[str, str], list[float]] = {}
    for question in course.questions.values():
        lowered = question.lower()
        for part in lowered.parts:
            for answer, credit in _credits(part):
                earned.setdefault((lowered.type, answer), []).append(credit)
    found = [Constant(*where, len(all_), math.fsum(all_) / len(all_), HALF) for where, all_ in earned.items()]
    return (*found, *_usual(labelled(course)))


def _credits(part: object) -> Iterator[tuple[str, float]]:
    """Grade constant answers by the rules of the content model, section 6."""
    match part:
        case Pick(many=True, keys=keys, choices=choices):
            yield "all", max(0.0, (len(keys) - (len(choices) - len(keys))) / len(keys))
            yield "none", 0.0
        case Pair(lefts=lefts):
            yield "one label", max(Counter(left.right for left in lefts).values()) / len(lefts)
        case _:
            return


def _usual(items: tuple[Item, ...]) -> Iterator[Constant]:
    """Give always the answer that is right most often among items that share their options."""
    ordered = sorted(items, key=lambda item: sorted(item.options))
    for options, group in groupby(ordered, key=lambda item: sorted(item.options)):
        answers = Counter(item.options[item.key] for item in group)
        answer, most = answers.most_common(1)[0]
        total = answers.total()
        yield Constant(" / ".join(options), answer, total, most / total, label_bar(total, len(options)))


def label_bar(items: int, labels: int) -> float:
    """Give the share that the most frequent of so many labels passes with probability `ALARM` at most.

    Exact binomial tail, times the number of labels (Bonferroni); 1 where there are too few items to tell.
    """
    tail = 0.0
    for most in range(items, -1, -1):
        tail += math.comb(items, most) * (labels - 1) ** (items - most) / labels**items
        if labels * tail > ALARM:
            return most / items
    return 1.0
