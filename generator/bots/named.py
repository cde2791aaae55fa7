"""The eight named bots. Each scores an item's options and picks the best; bots that tie share the point.

They are the cue use of test-wiseness [millman1965]; what they score on known banks is measured
(question design, 4.4).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from generator.bots.traits import Row, Traits


@dataclass(frozen=True, slots=True)
class Bot:
    """A guesser with one habit."""

    name: str
    trait: str
    """Which trait it looks at."""
    sign: int
    """1 if it wants the most of it, −1 if the least."""
    says: str
    """What a report says of one right option that this bot picks, after `its right option`."""
    common: str
    """The same of right options of a bank."""
    english: bool = False
    """Whether it knows English words only."""

    def scores(self, seen: Traits) -> Row:
        """Score each option; the highest is picked."""
        row: Row = attrgetter(self.trait)(seen)
        return tuple(self.sign * value for value in row)

    def picks(self, seen: Traits) -> tuple[int, ...]:
        """Give the options that it cannot tell from the best."""
        row = self.scores(seen)
        best = max(row)
        return tuple(place for place, score in enumerate(row) if score == best)


BOTS = (
    Bot("longest", "length", 1, "is the longest", "is longer than the others"),
    Bot("shortest", "length", -1, "is the shortest", "is shorter than the others"),
    Bot("overlap", "shared", 1, "shares {words} with the question", "shares most words with the question"),
    Bot("converge", "likeness", 1, "is the one most like the others", "is most like the others"),
    Bot("odd-one-out", "likeness", -1, "is the one least like the others", "is least like the others"),
    Bot(
        "no-absolutes",
        "absolutes",
        -1,
        "is free of words such as {words}, which wrong ones have",
        "is free of absolutes",
        english=True,
    ),
    Bot("hedge", "hedges", 1, "hedges with {words}", "hedges", english=True),
    Bot("specific", "details", 1, "has the most numbers, brackets or commas", "has most numbers, brackets or commas"),
)
"""In the order of reports."""
NAMES: Mapping[str, Bot] = {bot.name: bot for bot in BOTS}


def share(picked: tuple[int, ...], key: int) -> float:
    """What picking these earns: the point is shared among ties."""
    return 1 / len(picked) if key in picked else 0.0
