"""A bank of items, looked at once: what every score and test starts from."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.bots.item import Item
from generator.bots.named import BOTS, Bot
from generator.bots.traits import Traits, traits
from generator.bots.words import ENGLISH, primary

Picks = tuple[tuple[int, ...], ...]
"""What one bot picks, item by item: the options it cannot tell from the best."""


@dataclass(frozen=True)
class Bank:
    """Items in one language, with their traits."""

    items: tuple[Item, ...]
    lang: str
    """BCP 47 tag."""
    seed: str
    """Whence all draws come: the course's uid."""
    seen: tuple[Traits, ...]

    @cached_property
    def bots(self) -> tuple[Bot, ...]:
        """The bots that know the language."""
        return tuple(bot for bot in BOTS if not bot.english or primary(self.lang) == ENGLISH)

    @cached_property
    def picks(self) -> dict[str, Picks]:
        """What each bot picks."""
        return {bot.name: tuple(bot.picks(seen) for seen in self.seen) for bot in self.bots}

    @property
    def chance(self) -> float:
        """What blind guessing earns an item, of 1; 0 for an empty bank."""
        return sum(item.chance for item in self.items) / len(self.items) if self.items else 0.0

    def told_apart(self, bot: str) -> list[int]:
        """Give the items among whose options a bot makes a difference: where it applies."""
        return [at for at, picked in enumerate(self.picks[bot]) if len(picked) < len(self.items[at].options)]


def look(items: Sequence[Item], lang: str = ENGLISH, seed: str = "") -> Bank:
    """Look at a bank's items."""
    return Bank(tuple(items), lang, seed, tuple(traits(item, lang) for item in items))
