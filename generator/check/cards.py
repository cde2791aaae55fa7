"""Cards: one short fact each, each fact once, few to a record."""

import re
from collections.abc import Iterator, Sequence

from generator.bots.traits import jaccard
from generator.bots.words import WORD
from generator.check.look.place import percent
from generator.check.look.shown import Shown, shown
from generator.check.rule import rule
from generator.derive.cards import MOST_PER_RECORD
from generator.model.course import Course
from generator.model.problem import Problem
from generator.model.syllabus import Level

MOST_WORDS = 25
"""Words on the back of a card. Content model, section 4."""
_ALIKE = 0.7
"""Jaccard similarity of two cards' content stems above which they are one card. question design, 4.5."""
_FEW = 4
"""Content stems of a card below which a likeness is an accident."""
_SENTENCES = 3
"""Sentences on a back from which it holds more than one fact."""
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s", re.MULTILINE)
_QUOTED = re.compile(r"\"[^\"]*\"|\u201c[^\u201d]*\u201d|(?<!\w)'[^']*'(?!\w)")
_END = re.compile(r"[.!?](?=\s|$)")


@rule("K01", lenient=Level.WARNING)
def backs_are_short(course: Course) -> Iterator[Problem]:
    """The back of a study card has at most 25 words."""
    for card in shown(course):
        count = len(WORD.findall(card.plain[1]))
        if count > MOST_WORDS:
            hint = "keep the one fact" if card.is_written else "shorten this text, or write a card under `cards:`"
            message = f"the back of card {card.id!r} has {count} words, {MOST_WORDS} are the most"
            yield card.problem("K01", message, hint)


@rule("K02", lenient=Level.WARNING)
def cards_differ(course: Course) -> Iterator[Problem]:
    """No two study cards have the same front, or nearly the same words."""
    cards = shown(course)
    fronts: dict[tuple[str, ...], Shown] = {}
    for card in cards:
        twin = fronts.setdefault(card.cue, card)
        if twin is not card:
            message = f"card {card.id!r} has the front of {twin.id!r}: nobody can tell which back is meant"
            yield card.problem("K02", message, "ask each in its own way, or keep one of them", side=0)
    for card, twin, share in _alike(cards):
        if card.cue != twin.cue:
            message = f"cards {twin.id!r} and {card.id!r} share {percent(share)} of their words"
            yield card.problem("K02", message, "keep one of them, or ask for something else")


@rule("K03", lenient=Level.WARNING)
def cards_are_few(course: Course) -> Iterator[Problem]:
    """A record has at most three study cards of its own; further ones would not be shown."""
    for record in course.records.values():
        for index, card in enumerate(record.cards[MOST_PER_RECORD:], MOST_PER_RECORD):
            message = f"card {card.id!r} is number {index + 1} here, and only {MOST_PER_RECORD} are shown"
            hint = "keep those that a learner needs most often"
            origin = course.origin(f"{record.kind}:{record.id}")
            yield origin.problem("K03", message, hint, at=("cards", index))


@rule("K04", strict=Level.WARNING, lenient=Level.OFF)
def cards_hold_one_fact(course: Course) -> Iterator[Problem]:
    """A study card holds one fact: no list, no two questions, no three sentences."""
    for card in shown(course):
        found = _facts(card)
        if found:
            side, message = found
            hint = "make a card of each" if card.is_written else "write cards of one fact each under `cards:`"
            yield card.problem("K04", f"card {card.id!r} {message}", hint, side=side)


def _facts(card: Shown) -> tuple[int, str] | None:
    """Say what shows that a card holds several facts, and on which side."""
    asked, told = card.plain
    if (count := _QUOTED.sub("", asked).count("?")) > 1:
        return 0, f"asks {count} questions"
    if (count := len(_ITEM.findall(card.sides[1]))) > 1:
        return 1, f"lists {count} things on its back"
    if (count := len(_END.findall(told))) >= _SENTENCES:
        return 1, f"has {count} sentences on its back"
    return None


def _alike(cards: Sequence[Shown]) -> Iterator[tuple[Shown, Shown, float]]:
    """Yield each card that is like an earlier one, with the first such.

    Two sets this alike have one of the rarest 1 − `_ALIKE` of each in common, so only these are looked up.
    """
    usual: dict[str, int] = {}
    for card in cards:
        for stem in card.both:
            usual[stem] = usual.get(stem, 0) + 1
    having: dict[str, list[Shown]] = {}
    for card in cards:
        stems = sorted(card.both, key=lambda stem: (usual[stem], stem))
        rare = stems[: len(stems) - int(len(stems) * _ALIKE)] if len(stems) >= _FEW else ()
        near = dict.fromkeys(other for stem in rare for other in having.get(stem, ()))
        twins = ((other, jaccard(card.both, other.both)) for other in near)
        twin = next(((other, share) for other, share in twins if share > _ALIKE and not _turned(card, other)), None)
        if twin:
            yield card, *twin
        for stem in rare:
            having.setdefault(stem, []).append(card)


def _turned(card: Shown, other: Shown) -> bool:
    """Whether one is the other turned round: a word asked for its meaning, and the meaning for its word."""
    crossed = jaccard(card.stems[0], other.stems[1]) + jaccard(card.stems[1], other.stems[0])
    return crossed > jaccard(card.stems[0], other.stems[0]) + jaccard(card.stems[1], other.stems[1])
