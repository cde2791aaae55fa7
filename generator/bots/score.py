"""What a bot earns on a bank, beside what chance earns, with the exact variance of chance.

Where keys tell nothing, each of an item's k options is the key with probability 1/k. A bot that picks m of
them then earns 1/m with probability m/k, else 0: mean 1/k, variance 1/(mk) − 1/k².
"""

import math
from dataclasses import dataclass

from generator.bots.bank import Bank
from generator.bots.named import share


@dataclass(frozen=True, slots=True)
class BotScore:
    """A bot's result. Shares are of the points to be had, from 0 to 1."""

    bot: str
    share: float
    chance: float
    sd: float
    """Standard deviation of `share` where keys tell nothing; 0 where the bot never makes a difference."""
    applies: int
    """Items among whose options the bot makes a difference."""
    share_applies: float
    """Share on these alone."""
    chance_applies: float

    @property
    def points(self) -> float:
        """Percentage points above chance."""
        return 100 * (self.share - self.chance)

    @property
    def z(self) -> float:
        """Standard deviations above chance; far below zero tells as much as far above."""
        return (self.share - self.chance) / self.sd if self.sd else 0.0


def variance(options: int, picked: int) -> float:
    """Give the variance of one item's share where the key tells nothing."""
    return 1 / (picked * options) - 1 / options**2


def scores(bank: Bank) -> tuple[BotScore, ...]:
    """Score every bot that knows the bank's language."""
    return tuple(_score(bank, bot.name) for bot in bank.bots)


def _score(bank: Bank, bot: str) -> BotScore:
    picks = bank.picks[bot]
    shares = [share(picked, item.key) for item, picked in zip(bank.items, picks, strict=True)]
    spread = math.fsum(variance(len(i.options), len(p)) for i, p in zip(bank.items, picks, strict=True))
    where = bank.told_apart(bot)
    return BotScore(
        bot=bot,
        share=_mean(shares),
        chance=bank.chance,
        sd=math.sqrt(max(spread, 0.0)) / len(bank.items) if where else 0.0,
        applies=len(where),
        share_applies=_mean([shares[at] for at in where]),
        chance_applies=_mean([bank.items[at].chance for at in where]),
    )


def _mean(values: list[float]) -> float:
    return math.fsum(values) / len(values) if values else 0.0
