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
