"""Rules over whole courses: one file a family, one function a rule, found by decorator.

A new rule is one function here and its page in `generator/guide/rules/`, whose examples the tests run.
"""

from collections.abc import Collection, Iterator

from generator.check.exceptions import without_allowed
from generator.check.rule import Rule, When, rules
from generator.model.course import Catalog, Course
from generator.model.problem import Problem, Severity
from generator.model.syllabus import Level

RULES: dict[str, Rule] = rules(__name__, list(__path__))
"""Every rule by its code."""


def check(catalog: Catalog, *, asked: Collection[When] = (When.ALWAYS,)) -> list[Problem]:
    """Apply every rule that a course asks for to every course; `asked` says which kinds."""
    return [problem for course in catalog.courses.values() for problem in _found(course, asked)]


def _found(course: Course, asked: Collection[When]) -> Iterator[Problem]:
    levels = {code: each.level(course) for code, each in RULES.items() if each.when in asked}
    wanted = [RULES[code] for code, level in levels.items() if level is not Level.OFF]
    found = [problem for each in wanted for problem in each.find(course)]
    for problem in without_allowed(course, found, RULES, levels):
        level = levels[problem.code]
        if level is not Level.OFF:
            yield problem.model_copy(update={"severity": Severity(level.value)})
