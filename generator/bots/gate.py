"""The gate: one bar for the largest |z| of all named bots, so that an innocent bank is blamed at most once in twenty.

Eight tests at |z| ≤ 1.96 each would blame far more. The bar is simulated on the bank's own items: its keys are
drawn anew, and the largest |z| of each draw kept. From `EXACT` items on, |z| has long been Gaussian, and
draws come from a Gaussian with the bots' exact covariance, whose cost does not grow with the bank.
A bank that is too small to tell gets a report and no verdict: see `power`.
"""

import math
from dataclasses import dataclass
from random import Random

from generator.bots.bank import Bank
from generator.bots.linear import Matrix, cholesky, dot, gram
from generator.bots.named import share
from generator.bots.power import WANTED, power, size_needed
from generator.bots.score import BotScore

ALARM = 0.05
"""How often, at most, an innocent bank may be blamed."""
APPLIES = 30
"""Items a bot must make a difference on to take part: a few lucky ones prove nothing. Question design, 4.3."""
EXACT = 500
"""Items up to which keys are drawn anew."""
DRAWS = 4_000
"""Draws of keys; the share of false alarms at the bar is then known to within ±0.7 points (95 %)."""
DRAWS_GAUSSIAN = 20_000

Rows = list[list[tuple[float, ...]]]
"""Item → option → what each bot of the gate gains if that option is the key, in units of its |z|."""


@dataclass(frozen=True, slots=True)
class Gate:
    """The verdict on a bank."""

    family: tuple[str, ...]
    """Bots that take part."""
    bar: float
    """The |z| that none of them may pass; infinite where none takes part."""
    drawn: bool
    """Whether keys were drawn anew; otherwise the Gaussian was used."""
    power: float
    """How likely a bank of this size would be caught that is as biased as the worst known."""
    needed: int
    """Items from which that is likely enough for a verdict."""
    past: tuple[str, ...]
    """Bots beyond the bar."""

    @property
    def judges(self) -> bool:
        """Whether the bank is large enough for a verdict; otherwise it is a report."""
        return self.power >= WANTED

    @property
    def fails(self) -> bool:
        """Whether the bank gives its keys away."""
        return self.judges and bool(self.past)


def gate(bank: Bank, scores: tuple[BotScore, ...]) -> Gate:
    """Set the bar at this bank's size and say who passes it."""
    family = [score for score in scores if score.applies >= APPLIES and score.sd]
    sizes = [len(item.options) for item in bank.items]
    drawn = len(sizes) <= EXACT
    bar = math.inf
    if family:
        values = rows(bank, family)
        bar = bar_by_keys(values, bank.seed) if drawn else bar_by_gaussian(values, bank.seed)
    return Gate(
        family=tuple(score.bot for score in family),
        bar=bar,
        drawn=drawn,
        power=power(sizes, bar),
        needed=size_needed(sizes, bar),
        past=tuple(score.bot for score in family if abs(score.z) > bar),
    )


def rows(bank: Bank, family: list[BotScore]) -> Rows:
    """Say what each option as key would add to each bot's z."""
    total = len(bank.items)
    picks = [(bank.picks[score.bot], score.sd * total) for score in family]
    return [
        [
            tuple((share(picked[at], key) - item.chance) / scale for picked, scale in picks)
            for key in range(len(item.options))
        ]
        for at, item in enumerate(bank.items)
    ]


def bar_by_keys(values: Rows, seed: str, draws: int = DRAWS) -> float:
    """Draw all keys anew and again; give the bar that at most `ALARM` of the draws pass."""
    chance = Random(f"{seed}/keys").random  # noqa: S311 - no secret: a draw that a build repeats
    sized = [(options, len(options)) for options in values]
    peaks: list[float] = []
    for _ in range(draws):
        drawn = [options[int(chance() * count)] for options, count in sized]
        peaks.append(max(abs(sum(column)) for column in zip(*drawn, strict=True)))
    return _upper(peaks)


def bar_by_gaussian(values: Rows, seed: str, draws: int = DRAWS_GAUSSIAN) -> float:
    """Draw from a Gaussian with the bots' exact covariance; give the bar that at most `ALARM` of the draws pass."""
    low = cholesky(covariance(values))
    normal = Random(f"{seed}/gaussian").gauss  # noqa: S311 - no secret: a draw that a build repeats
    peaks: list[float] = []
    for _ in range(draws):
        free = [normal(0.0, 1.0) for _ in low]
        peaks.append(max(abs(dot(row, free)) for row in low))
    return _upper(peaks)


def covariance(values: Rows) -> Matrix:
    """Give the covariance of the bots' z where keys tell nothing: each option of an item is as likely the key."""
    flat = [[gain / math.sqrt(len(options)) for gain in option] for options in values for option in options]
    return gram(list(zip(*flat, strict=True)))


def _upper(peaks: list[float]) -> float:
    """Give the value that a further draw passes with probability `ALARM` at most, by its rank among the draws."""
    rank = math.ceil((1 - ALARM) * (len(peaks) + 1))
    return sorted(peaks)[min(rank, len(peaks)) - 1]
