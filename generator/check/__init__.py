"""Rules over whole courses: one file a family, one function a rule, found by decorator.

A new rule is one function here and its failing fixture in `tests/check/`; nothing else is edited.
"""

from generator.check.rule import rules
from generator.model.course import Catalog
from generator.model.problem import Problem

RULES = rules(__name__, list(__path__))


def check(catalog: Catalog) -> list[Problem]:
    """Apply every rule to every course."""
    return [problem for course in catalog.courses.values() for rule in RULES for problem in rule(course)]


def unwritten(catalog: Catalog) -> list[Problem]:
    """P05, for a release only: a planned record is not written yet."""
    return [
        course.origin(f"{kind}:{record.id}").problem(
            "P05", f"{record.name!r} is only planned", "write it, or take it out", at=("status",)
        )
        for course in catalog.courses.values()
        for kind, group in (("lesson", course.lessons), ("tactic", course.tactics), ("technique", course.techniques))
        for record in group.values()
        if record.planned
    ]
