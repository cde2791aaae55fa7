"""The habits of a bank that a bot past the bar has found, with the items to mend, whichever way it is off.

A bot far below chance is as good a guide as one far above: one need only avoid what it picks. There the right
options to mend are those that it misses.
"""

from dataclasses import dataclass

from generator.bots.bank import Bank
from generator.bots.gate import Gate
from generator.bots.item import Item
from generator.bots.named import NAMES, share
from generator.bots.score import BotScore


@dataclass(frozen=True, slots=True)
class Habit:
    """What a bank does too often."""

    bot: str
    points: float
    """Percentage points above chance; below zero where the bank avoids too well."""
    says: str
    """What the items have in common."""
    items: tuple[Item, ...]
    """Those that push the bank that way, the strongest first."""


def habits(bank: Bank, scores: tuple[BotScore, ...], gate: Gate) -> tuple[Habit, ...]:
    """Give a habit for each bot past the bar."""
    return tuple(_habit(bank, score) for score in scores if score.bot in gate.past)


def _habit(bank: Bank, score: BotScore) -> Habit:
    side = 1 if score.points > 0 else -1
    pushed = [
        (side * (share(bank.picks[score.bot][at], bank.items[at].key) - bank.items[at].chance), at)
        for at in bank.told_apart(score.bot)
    ]
    pushing = sorted((pair for pair in pushed if pair[0] > 0), key=lambda pair: (-pair[0], pair[1]))
    bot = NAMES[score.bot]
    says = f"{'the right' if side > 0 else 'a wrong'} option {bot.common}"
    return Habit(score.bot, score.points, says, tuple(bank.items[at] for _, at in pushing))
