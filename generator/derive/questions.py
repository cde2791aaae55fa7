"""Which question stands where: on the page that owns its objective, and in a module's check."""

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from generator.derive.order import owners
from generator.model.course import Course
from generator.model.question import Question
from generator.model.syllabus import Module

SPARE = 3
"""How many times the review questions of a draw a check holds, so that draws differ and pages stay small."""


@dataclass(frozen=True, slots=True)
class Pool:
    """What a module's check may ask. The first draw is made here; the browser makes others."""

    drawn: tuple[Question, ...] = ()
    """The first draw: objectives in their order, then what comes from earlier modules."""
    rest: tuple[Question, ...] = ()
    review: Mapping[str, str] = field(default_factory=dict[str, str])
    """Question from an earlier module → id of that module."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """All of them, the first draw first."""
        return self.drawn + self.rest

    @property
    def reviewed(self) -> int:
        """How many questions of a draw come from earlier modules."""
        return sum(question.id in self.review for question in self.drawn)


def on_page(course: Course, owner: str) -> list[Question]:
    """Questions of a record's own page, in the order they are written."""
    return [q for q in course.questions.values() if q.use.on_page and q.objective.split(".")[0] == owner]


def draw(course: Course, module: Module) -> list[Question]:
    """Draw a module's check the first time."""
    return list(pool(course, module).drawn)


def pool(course: Course, module: Module) -> Pool:
    """Gather what a module's check may ask: so many per objective, and a share from earlier modules.

    The first draw is seeded by ids, so a build repeats it. The share is never less than the plan's,
    where earlier modules have enough. Content model, section 4 ('Check').
    """
    if module.check is None:
        return Pool()
    own = _by_objective(course, module)
    first = [q for group in own for q in group[: module.check.per_objective]]
    later = [q for group in own for q in group[module.check.per_objective :]]
    share = module.check.review_share
    wanted = math.ceil(share * len(first) / (1 - share))
    homes = _earlier(course, module, {q.id for q in (*first, *later)})
    review = [course.questions[key] for key in list(homes)[: SPARE * wanted]]
    return Pool(
        drawn=(*first, *review[:wanted]),
        rest=(*later, *review[wanted:]),
        review={q.id: homes[q.id] for q in review},
    )


def _earlier(course: Course, module: Module, own: set[str]) -> dict[str, str]:
    """Questions of earlier modules, each with its module: by lot, and the modules in turn."""
    before = course.syllabus.modules[: course.syllabus.modules.index(module)]
    homes: dict[str, str] = {}
    groups: list[list[Question]] = []
    for old in sorted(before, key=lambda old: _lot(module.lot, old.lot)):
        found = [q for q in _askable(course, old) if old.check and q.id not in own and q.id not in homes]
        homes |= {q.id: old.id for q in found}
        groups.append(sorted(found, key=lambda q: _lot(module.lot, q.id)))
    return {q.id: homes[q.id] for turn in zip_longest(*groups) for q in turn if q}


def _by_objective(course: Course, module: Module) -> list[list[Question]]:
    """Group a module's questions by objective, each group by lot."""
    groups: dict[str, list[Question]] = {}
    for question in _askable(course, module):
        groups.setdefault(question.objective, []).append(question)
    return [sorted(group, key=lambda q: _lot(module.lot, q.id)) for group in groups.values()]


def _askable(course: Course, module: Module) -> list[Question]:
    """Questions that a check of this module may ask, in the order of its objectives."""
    wanted = [f"{owner.id}.{o.id}" for owner in owners(course, module) for o in owner.objectives]
    asked = [q for q in course.questions.values() if q.use.in_check and q.objective in wanted]
    return sorted(asked, key=lambda q: wanted.index(q.objective))


def _lot(module: str, question: str) -> bytes:
    return hashlib.blake2b(f"{module}/{question}".encode(), digest_size=8).digest()
