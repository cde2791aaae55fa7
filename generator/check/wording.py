"""Words that give an item away: absolutes in wrong options, hedges in right ones [millman1965]. English only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.bots.words import ABSOLUTES, HEDGES, words
from generator.check.look.asked import Asked, asked, words_of
from generator.check.look.place import FEW, is_english, percent, tells
from generator.check.rule import rule
from generator.model.course import Course
from generator.model.interaction import Choice, Pick
from generator.model.problem import Problem
from generator.model.syllabus import Level

_POINTS = 0.03
"""By how much the rates of such words may differ between right and wrong options. question design, 4.2."""
_CASES = 10
"""Options with such a word below which their rates mean nothing."""


@rule("Q08", strict=Level.WARNING, lenient=Level.OFF)
def absolutes_tell_nothing(course: Course) -> Iterator[Problem]:
    """Words such as “always” and “never” are no more frequent in wrong options than in right ones."""
    bank = _Bank.of(course, ABSOLUTES)
    if bank.leans(right=False):
        hint = "say it without that word, or let a right option have one, too"
        for each, choice in bank.wrong():
            yield _problem("Q08", bank, each, choice, hint)


@rule("Q09", strict=Level.WARNING, lenient=Level.OFF)
def hedges_tell_nothing(course: Course) -> Iterator[Problem]:
    """Words such as “usually” and “may” are no more frequent in right options than in wrong ones."""
    bank = _Bank.of(course, HEDGES)
    if bank.leans(right=True):
        hint = "say it without that word, or let a wrong option hedge, too"
        for each, choice in bank.right():
            yield _problem("Q09", bank, each, choice, hint)


@dataclass(frozen=True, slots=True)
class _Seen:
    """The options of one pick, and which of them have one of the words."""

    asked: Asked
    act: Pick
    having: dict[str, str]
    """Id of an option → its first such word."""

    @property
    def hits(self) -> int:
        """How many right options have one."""
        return len(self.having.keys() & set(self.act.keys))

    @property
    def drawn(self) -> tuple[float, float]:
        """Mean and variance of `hits`, were the keys drawn by lot: hypergeometric."""
        size, having, share = len(self.act.choices), len(self.having), len(self.act.keys) / len(self.act.choices)
        return having * share, having * share * (1 - share) * (size - having) / max(size - 1, 1)


@dataclass(frozen=True, slots=True)
class _Bank:
    """All picks of a course, with how often right and wrong options have one of the words."""

    seen: tuple[_Seen, ...]

    @classmethod
    def of(cls, course: Course, listed: frozenset[str]) -> "_Bank":
        """Look at a course; at nothing where the words are of another language."""
        return cls(tuple(_picks(course, listed)) if is_english(course) else ())

    @property
    def having(self) -> int:
        """Options that have such a word."""
        return sum(len(each.having) for each in self.seen)

    @property
    def rates(self) -> tuple[float, float]:
        """Share of right options that have such a word, and of wrong ones."""
        hits = sum(each.hits for each in self.seen)
        keys = sum(len(each.act.keys) for each in self.seen)
        wrong = sum(len(each.act.choices) for each in self.seen) - keys
        return hits / max(keys, 1), (self.having - hits) / max(wrong, 1)

    def leans(self, *, right: bool) -> bool:
        """Whether the words stand on one side more often than the bar, and than chance explains."""
        if len(self.seen) < FEW or self.having < _CASES:
            return False
        side = 1 if right else -1
        mean, variance = (sum(column) for column in zip(*(each.drawn for each in self.seen), strict=True))
        hits = sum(each.hits for each in self.seen)
        return side * (self.rates[0] - self.rates[1]) > _POINTS and tells(side * hits, side * mean, variance)

    def right(self) -> Iterator[tuple[_Seen, Choice]]:
        """Yield right options with such a word, where no wrong one has any."""
        for each in self.seen:
            if each.hits == len(each.having):
                yield from ((each, choice) for choice in each.act.choices if choice.id in each.having)

    def wrong(self) -> Iterator[tuple[_Seen, Choice]]:
        """Yield wrong options with such a word, where no right one has any."""
        for each in self.seen:
            if not each.hits:
                yield from ((each, choice) for choice in each.act.choices if choice.id in each.having)


def _problem(code: str, bank: _Bank, each: _Seen, choice: Choice, hint: str) -> Problem:
    word = each.having[choice.id]
    spelled = re.search(rf"\b{re.escape(word)}\b", choice.text, re.IGNORECASE)
    at = each.asked.at(choice.id, "text")
    side = "right" if choice.id in each.act.keys else "wrong"
    right, wrong = bank.rates
    figure = f"{percent(right)} of right and {percent(wrong)} of wrong options have such a word"
    snippet = spelled[0] if spelled else ""
    return each.asked.problem(code, f"a {side} option has {word!r}; {figure}", hint, at=at, snippet=snippet)


def _picks(course: Course, listed: frozenset[str]) -> Iterator[_Seen]:
    for each in asked(course):
        for act in each.lowered.parts:
            if isinstance(act, Pick):
                found = {choice.id: [w for w in words(words_of(choice.text)) if w in listed] for choice in act.choices}
                yield _Seen(each, act, {name: said[0] for name, said in found.items() if said})
