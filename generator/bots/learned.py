"""A bot that learns a bank's habits: a conditional logit over all that the named bots see, cross-validated.

Of the options of an item, the one with the features x is the key with a probability in proportion to
exp(w·x) [mcfadden1974]. The weights are one Newton step from zero, with a Gaussian prior: there the Hessian does
not depend on the keys, so a run on other keys costs hardly anything, and the bar can be simulated; for the small
effects that matter here the step is as good as the end. Each fifth of the items is judged by weights from the
rest. Reported, never a verdict.
"""

import hashlib
import math
from dataclasses import dataclass
from random import Random

from generator.bots.bank import Bank
from generator.bots.features import Design, design
from generator.bots.linear import Vector, cholesky, dot, gram, solve
from generator.bots.named import share

FOLDS = 5
PRIOR = 5.0
"""Strength of the prior: as much as five items that tell nothing."""
ALARM = 0.05
SMALLEST = 30
"""Items below which nothing is learned."""
DRAWS = 199
DRAWS_LEAST = 19
"""Draws of keys for the bar. With 19, the largest of them is passed by chance in one case of twenty."""
_BUDGET = 200_000
"""Items that all draws together may judge: seconds."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What the learned bot earns. Shares are of the points to be had, from 0 to 1."""

    share: float
    chance: float
    bar: float
    """Share that it passes in at most one of twenty banks whose keys tell nothing."""
    draws: int
    """Draws behind the bar."""
    keys: tuple[float, ...]
    """Probability that it gives to the key of each item, learned from the other items."""

    @property
    def points(self) -> float:
        """Percentage points above chance."""
        return 100 * (self.share - self.chance)

    @property
    def is_past(self) -> bool:
        """Whether it found habits that chance does not explain."""
        return self.share > self.bar


@dataclass(frozen=True, slots=True)
class _Fold:
    """A fifth of the items, and the factored Hessian of the rest."""

    items: list[int]
    low: list[Vector]


def learned(bank: Bank) -> Learned | None:
    """Train and judge on the bank's keys, and on keys drawn anew for the bar; None for a small bank."""
    if len(bank.items) < SMALLEST:
        return None
    seen = design(bank)
    folds = _folds(bank, seen)
    keys = [item.key for item in bank.items]
    utilities = _judge(seen, folds, keys)
    draws = max(DRAWS_LEAST, min(DRAWS, _BUDGET // len(keys)))
    pick = Random(f"{bank.seed}/learned").randrange  # noqa: S311 - no secret: a draw that a build repeats
    drawn = ([pick(len(options)) for options in seen] for _ in range(draws))
    earned = sorted(_earned(_judge(seen, folds, other), other) for other in drawn)
    return Learned(
        share=_earned(utilities, keys),
        chance=bank.chance,
        bar=earned[min(math.ceil((1 - ALARM) * (draws + 1)), draws) - 1],
        draws=draws,
        keys=tuple(_probability(row, key) for row, key in zip(utilities, keys, strict=True)),
    )


def _folds(bank: Bank, seen: Design) -> list[_Fold]:
    """Deal the items into fifths by a hash of their ids, so that no order that an author wrote matters."""

    def lot(at: int) -> bytes:
        return hashlib.blake2b(f"{bank.seed}/{bank.items[at].id}".encode(), digest_size=8).digest()

    order = sorted(range(len(seen)), key=lot)
    parts = [order[first::FOLDS] for first in range(FOLDS)]
    own = [_hessian(seen, part) for part in parts]
    size = len(own[0])
    rest = [
        [[sum(o[i][j] for o in own if o is not mine) + PRIOR * (i == j) for j in range(size)] for i in range(size)]
        for mine in own
    ]
    return [_Fold(part, cholesky(matrix)) for part, matrix in zip(parts, rest, strict=True)]


def _hessian(seen: Design, part: list[int]) -> list[Vector]:
    """Sum the covariances of the features within items, each option weighted 1/k."""
    flat = [[value / math.sqrt(len(seen[at])) for value in option] for at in part for option in seen[at]]
    return gram(list(zip(*flat, strict=True)))


def _judge(seen: Design, folds: list[_Fold], keys: list[int]) -> list[Vector]:
    """Give the utility w·x of each item's options, by weights that have not seen the item."""
    own = [[sum(column) for column in zip(*(seen[at][keys[at]] for at in f.items), strict=True)] for f in folds]
    total = [sum(column) for column in zip(*own, strict=True)]
    found: list[Vector] = [[] for _ in seen]
    for fold, mine in zip(folds, own, strict=True):
        weights = solve(fold.low, [a - b for a, b in zip(total, mine, strict=True)])
        for at in fold.items:
            found[at] = [dot(weights, option) for option in seen[at]]
    return found


def _earned(utilities: list[Vector], keys: list[int]) -> float:
    """Give the mean share of the point; ties share."""
    total = 0.0
    for row, key in zip(utilities, keys, strict=True):
        best = max(row)
        total += share(tuple(at for at, value in enumerate(row) if value == best), key) if row[key] == best else 0.0
    return total / len(keys)


def _probability(row: Vector, key: int) -> float:
    best = max(row)
    weights = [math.exp(value - best) for value in row]
    return weights[key] / math.fsum(weights)
