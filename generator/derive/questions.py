"""Which question stands where: on the page that owns its objective, and in a module's check."""

import hashlib
import math

from generator.derive.order import owners
from generator.model.course import Course
from generator.model.question import Question
from generator.model.syllabus import CheckPlan, Module


def on_page(course: Course, owner: str) -> list[Question]:
    """Questions of a record's own page, in the order they are written."""
    return [q for q in course.questions.values() if q.use.on_page and q.objective.split(".")[0] == owner]


def draw(course: Course, module: Module) -> list[Question]:
    """Draw a module's check: so many per objective, and a share from earlier modules.

    The draw is seeded by ids, so a build repeats it. Objectives keep their order; review items
    come last. Content model, section 4 ('Check').
    """
    if module.check is None:
        return []
    chosen = _per_objective(course, module, module.check)
    share = module.check.review_share
    wanted = math.ceil(share * len(chosen) / (1 - share))
    earlier = course.syllabus.modules[: course.syllabus.modules.index(module)]
    pool = [q for old in earlier if old.check for q in _pool(course, old) if q not in chosen]
    return chosen + sorted(pool, key=lambda q: _lot(module.id, q.id))[:wanted]


def _per_objective(course: Course, module: Module, plan: CheckPlan) -> list[Question]:
    by_objective: dict[str, list[Question]] = {}
    for question in _pool(course, module):
        by_objective.setdefault(question.objective, []).append(question)
    return [
        q
        for group in by_objective.values()
        for q in sorted(group, key=lambda q: _lot(module.id, q.id))[: plan.per_objective]
    ]


def _pool(course: Course, module: Module) -> list[Question]:
    """Questions that a check of this module may ask, in the order of its objectives."""
    wanted = [f"{owner.id}.{o.id}" for owner in owners(course, module) for o in owner.objectives]
    asked = [q for q in course.questions.values() if q.use.in_check and q.objective in wanted]
    return sorted(asked, key=lambda q: wanted.index(q.objective))


def _lot(module: str, question: str) -> bytes:
    return hashlib.blake2b(f"{module}/{question}".encode(), digest_size=8).digest()
