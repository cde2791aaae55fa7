"""Which items give their key away, and by what, in words that an author can act on."""

from collections.abc import Collection
from dataclasses import dataclass

from generator.bots.bank import Bank
from generator.bots.item import Item
from generator.bots.learned import Learned
from generator.bots.named import Bot, share
from generator.bots.words import ABSOLUTES, HEDGES, content, cues

_SHOWN = 3
"""Words named in a sentence."""
_VISIBLE = 0.1
"""Share of its length by which a longest or shortest option must stand out to be told: a reader sees no character."""


@dataclass(frozen=True, slots=True)
class GiveAway:
    """An item whose key at least one bot picks."""

    item: Item
    bots: tuple[str, ...]
    """Those that pick its key, alone or among few, by something that a reader can see."""
    gain: float
    """What these bots earn on it beyond chance, added up, in points of 1 each."""
    probability: float | None
    """What the learned bot gives to the key; None where it did not learn."""
    says: str
    """What gives it away: `its right option is the longest and shares “loss” with the question`."""


def giveaways(bank: Bank, learned: Learned | None, avoided: Collection[str] = ()) -> tuple[GiveAway, ...]:
    """List them, the most telling first: by what the named bots gain, then by the learned bot.

    Once the learned bot is past its bar it knows the bank's habits, and its word comes first. Bots that the bank
    avoids too well (`avoided`) do not count: what they pick is for once a step back to the middle.
    """
    bots = [bot for bot in bank.bots if bot.name not in avoided]
    found = [each for at in range(len(bank.items)) if (each := _look(bank, bots, at, learned))]
    return tuple(sorted(found, key=lambda each: _rank(each, knows=learned is not None and learned.is_past)))


def _rank(each: GiveAway, *, knows: bool) -> tuple[float, float, str]:
    told = (each.probability or 0.0) / each.item.chance
    return (-told, -each.gain, each.item.id) if knows else (-each.gain, -told, each.item.id)


def _look(bank: Bank, bots: list[Bot], at: int, learned: Learned | None) -> GiveAway | None:
    item = bank.items[at]
    gains = {bot: share(bank.picks[bot.name][at], item.key) - item.chance for bot in bots}
    hits = [bot for bot, gain in gains.items() if gain > 0 and _is_visible(bot, bank, at)]
    if not hits:
        return None
    return GiveAway(
        item=item,
        bots=tuple(bot.name for bot in hits),
        gain=sum(gains[bot] for bot in hits),
        probability=learned.keys[at] if learned else None,
        says="its right option " + _joined([_phrase(bot, bank, at) for bot in hits]),
    )


def _is_visible(bot: Bot, bank: Bank, at: int) -> bool:
    """Whether a reader would notice; bots count every character."""
    if bot.trait != "length":
        return True
    length, picked = bank.seen[at].length, bank.picks[bot.name][at]
    own = length[picked[0]]
    return min(abs(own - other) for place, other in enumerate(length) if place not in picked) >= _VISIBLE * own


def _phrase(bot: Bot, bank: Bank, at: int) -> str:
    """Say what the bot saw; where it ties with wrong options, say that as well."""
    said = bot.says.format(
        words=_joined([f"\u201c{word}\u201d" for word in _told(bot, bank.items[at], bank.lang)[:_SHOWN]])
    )
    ties = len(bank.picks[bot.name][at]) - 1
    return f"{said} (with {ties} other{'s' if ties > 1 else ''})" if ties else said


def _told(bot: Bot, item: Item, lang: str) -> list[str]:
    """Give the words that a bot of words went by."""
    right = item.options[item.key]
    wrong = [option for at, option in enumerate(item.options) if at != item.key]
    match bot.trait:
        case "shared":
            asked = content(item.stem, lang)
            return [word for stem, word in content(right, lang).items() if stem in asked]
        case "absolutes":
            return sorted(ABSOLUTES & {word for option in wrong for word in cues(option)})
        case "hedges":
            return sorted(HEDGES & cues(right))
        case _:
            return []


def _joined(parts: list[str]) -> str:
    """Join as in a sentence: `a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1]))) if parts else ""
