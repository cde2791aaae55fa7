"""Where a question's texts are written, and when a figure of a bank tells something."""

import math
from collections.abc import Iterable, Iterator
from weakref import ref

from generator.bots.item import Item, items, picks
from generator.bots.words import ENGLISH, primary
from generator.check.look.asked import Asked
from generator.model.course import Course
from generator.model.interaction import Cases, Gaps, Prose
from generator.model.origin import FieldPath, Origin
from generator.model.walk import Found, parts, walk

FEW = 20
"""Items of a bank below which a share of them means little, so that nothing is said of it."""
SURE = 2.33
"""Standard deviations beyond chance that an innocent bank passes once in a hundred times."""


def is_english(course: Course) -> bool:
    """Whether lists of English words can be used."""
    return primary(course.syllabus.lang) == ENGLISH


_seen: list[tuple[ref[Course], tuple[Item, ...]]] = []


def single_items(course: Course) -> tuple[Item, ...]:
    """Give the single-answer items of a course; all rules over one course share one look at it, as it takes long."""
    if not _seen or _seen[0][0]() is not course:
        _seen[:] = [(ref(course), items(course))]
    return _seen[0][1]


def prompt(asked: Asked) -> Iterator[Found]:
    """Yield the texts of the prompt as they are written in the question's fields."""
    told = set(read(asked))
    return (found for found in walk(asked.question) if found.is_prose and found.text in told)


def read(asked: Asked) -> Iterator[str]:
    """Yield the Markdown texts of the prompt in the order in which they are read."""
    for block in asked.lowered.prompt:
        match block:
            case Cases(cases=cases):
                yield from (case.text for case in cases)
            case Prose(text=text) | Gaps(text=text):
                yield text


def option(course: Course, item: str, index: int) -> tuple[Origin, FieldPath]:
    """Say where an option of a single-answer item is written; the item's id is the question's, or `q-table.b2`."""
    question = course.questions[item.partition(".")[0]]
    act = next(act for found, act in picks(question.lower()) if found == item)
    written = (at for at, part in parts(question) if part.id == act.choices[index].id)
    return course.origin(f"question:{question.id}"), (*next(written, ()), "text")


def percent(share: float) -> str:
    """Spell a share of 1: `25 %`."""
    return f"{100 * share:.0f} %"


def tells(hits: float, expected: float, variance: float) -> bool:
    """Whether there are more hits than chance explains."""
    return hits - expected > SURE * math.sqrt(variance) if variance > 0 else False


def spread(chances: Iterable[float]) -> tuple[float, float]:
    """Give the mean and the variance of a number of hits, each of which has its own chance."""
    known = tuple(chances)
    return math.fsum(known), math.fsum(chance * (1 - chance) for chance in known)
