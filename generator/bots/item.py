"""A single-answer item as a guesser sees it who knows nothing: the question's words, the options' words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from generator.model.course import Course
from generator.model.interaction import AnyAct, Block, Cases, Gaps, Interaction, Pick, Prose
from generator.prose import plain
from generator.prose.syntax import LINK

_GAP = re.compile(r"\{\{[^{}]*\}\}")


@dataclass(frozen=True, slots=True)
class Item:
    """One question, or one blank of one, with exactly one right option. All texts are plain words."""

    id: str
    """The question's id, and for a blank its own: `q-loss`, `q-table.b2`. Unique in its bank."""
    stem: str
    """All that is read before the options: scene, cases, text and question."""
    options: tuple[str, ...]
    key: int
    """Which option is right, from 0."""

    @property
    def chance(self) -> float:
        """What a blind guess earns, of 1."""
        return 1 / len(self.options)


def picks(question: Interaction) -> Iterator[tuple[str, Pick]]:
    """Yield the parts of a question that have exactly one right option among several, each with its item's id."""
    for part in question.parts:
        if is_single(part):
            yield (f"{question.id}.{part.id}" if part.id else question.id), part


def is_single(part: AnyAct) -> TypeGuard[Pick]:
    """Whether one option is to be picked, and the learner knows that it is one."""
    return isinstance(part, Pick) and not part.many and len(part.keys) == 1 and len(part.choices) > 1


def items(course: Course) -> tuple[Item, ...]:
    """Take the single-answer items of a course, in the order of its questions.

    Items that share their options with others (true or false, a list of labels below each blank) are left
    out: their surface says nothing about the item. `constant` scores them.
    """
    return _taken(course, shared=False)


def labelled(course: Course) -> tuple[Item, ...]:
    """Take the single-answer items that share their options with others."""
    return _taken(course, shared=True)


def _taken(course: Course, *, shared: bool) -> tuple[Item, ...]:
    """Take those items whose options others have, too, or those whose options nobody else has."""
    found = [item for question in course.questions.values() for item in _lowered(course, question.lower())]
    common = labels(found)
    return tuple(item for item in found if (frozenset(item.options) in common) is shared)


def labels(bank: Iterable[Item]) -> frozenset[frozenset[str]]:
    """Give the sets of options that several items have."""
    count = Counter(frozenset(item.options) for item in bank)
    return frozenset(options for options, times in count.items() if times > 1)


def _lowered(course: Course, question: Interaction) -> Iterator[Item]:
    stem = " ".join(_read(course, question.prompt))
    for name, act in picks(question):
        options = tuple(_plain(course, choice.text) for choice in act.choices)
        key = [choice.id for choice in act.choices].index(act.keys[0])
        yield Item(name, stem, options, key)


def _read(course: Course, prompt: Sequence[Block]) -> Iterator[str]:
    """Yield the texts of a prompt in the order in which they are read."""
    for block in prompt:
        match block:
            case Prose(text=text):
                yield _plain(course, text)
            case Gaps(text=text):
                yield _plain(course, _GAP.sub(" ", text))
            case Cases(cases=cases):
                for case in cases:
                    yield f"{case.title} {_plain(course, case.text)}"


def _plain(course: Course, text: str) -> str:
    """Give the words that a learner reads; a link without words shows its record's name."""

    def named(link: re.Match[str]) -> str:
        target = link["address"].partition(":")[2].partition(".")[0]
        record = course.records.get(target) or course.terms.get(target)
        return link["words"] or (record.name if record else "")

    return " ".join(plain(LINK.sub(named, text)).split())
