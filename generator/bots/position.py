"""Where the right options stand in the order that is delivered: rule Q23 (question design, 4.2)."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from generator.bots.item import items, picks
from generator.derive.shuffle import shown_order
from generator.model.course import Course

ALARM = 0.01
RUN = 6
"""Longest run of one position that is always fine."""
PERIOD = 5
"""Longest period that is looked for."""
REPEATS = 10
"""Places in which a sequence must agree with itself to be called periodic: 1 in 1,000 where k is 2."""
EXPECTED = 5
"""Items a position must expect for the chi-square to hold [cochran1954]."""


@dataclass(frozen=True, slots=True)
class Places:
    """Items with the same number of options: how often the key stands at each place."""

    options: int
    counts: tuple[int, ...]
    p: float | None
    """Of the chi-square test against equal shares; None for too few items."""


@dataclass(frozen=True, slots=True)
class Positions:
    """Where keys stand."""

    places: tuple[Places, ...]
    run: int
    """Longest run of one position."""
    run_bar: int
    """`RUN`, or in a large bank the length that chance passes in one of a hundred."""
    period: int | None
    """Length after which the positions repeat throughout."""

    @property
    def passes(self) -> bool:
        """Whether the positions tell nothing."""
        even = all(place.p is None or place.p > ALARM for place in self.places)
        return even and self.run <= self.run_bar and self.period is None


def delivered(course: Course) -> tuple[tuple[int, int], ...]:
    """Give the place of each item's key, from 0, and its number of options, in the order of the pages.

    Items that share their options are left out, as for the bots; so is all of a course in the author's order.
    """
    wanted = {item.id for item in items(course)} if course.syllabus.shuffle else set[str]()
    found: list[tuple[int, int]] = []
    for question in (q.lower() for q in course.questions.values()):
        for name, act in picks(question):
            if name in wanted:
                texts = {choice.id: choice.text for choice in act.choices}
                seed = f"{question.id}/{act.id}" if len(question.parts) > 1 else question.id
                order = shown_order(texts, seed, shuffle=question.shuffle)
                found.append((order.index(act.keys[0]), len(order)))
    return tuple(found)


def positions(keys: Sequence[tuple[int, int]]) -> Positions:
    """Test a bank's key positions, each with its number of options."""
    sizes = sorted({size for _, size in keys})
    places = [place for place, _ in keys]
    return Positions(
        places=tuple(_places([place for place, k in keys if k == size], size) for size in sizes),
        run=max((len(list(group)) for _, group in groupby(places)), default=0),
        run_bar=_run_bar([size for _, size in keys]),
        period=next((p for p in range(1, PERIOD + 1) if _repeats(places, p)), None),
    )


def _places(places: list[int], size: int) -> Places:
    count = Counter(places)
    counts = tuple(count[place] for place in range(size))
    expected = len(places) / size
    if expected < EXPECTED:
        return Places(size, counts, None)
    return Places(size, counts, chi_square_tail(sum((n - expected) ** 2 for n in counts) / expected, size - 1))


def chi_square_tail(value: float, freedom: int) -> float:
    """Give the probability that a chi-square with so many degrees of freedom is larger [abramowitz1964, 26.4]."""
    half = value / 2
    tail = math.erfc(math.sqrt(half)) if freedom % 2 else 0.0
    for step in range(freedom % 2, freedom, 2):
        power = step / 2
        tail += math.exp(power * math.log(half) - half - math.lgamma(power + 1)) if half else float(power == 0)
    return min(1.0, tail)


def _run_bar(sizes: list[int]) -> int:
    """Let the bar grow with the bank: keys at random make n(1 − q)qʳ runs longer than r, q the chance to stay."""
    stay = [1 / max(pair) for pair in pairwise(sizes)]
    if not stay:
        return RUN
    q = math.fsum(stay) / len(stay)
    fair = math.log(ALARM / (len(sizes) * (1 - q))) / math.log(q)
    return max(RUN, math.ceil(fair))


def _repeats(places: list[int], period: int) -> bool:
    """Whether every position is the one a period before."""
    return len(places) - period >= REPEATS and all(a == b for a, b in zip(places, places[period:], strict=False))
