"""What a rule is: a function over a course that yields problems, found by its decorator."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules

from generator.model.course import Course
from generator.model.problem import Problem

Rule = Callable[[Course], Iterator[Problem]]

_RULES: list[Rule] = []


def rule(function: Rule) -> Rule:
    """Register a rule. Its docstring says what it asks for and why."""
    _RULES.append(function)
    return function


def rules(package: str, path: list[str]) -> tuple[Rule, ...]:
    """Import every family of rules in a package and give all rules."""
    for module in iter_modules(path):
        import_module(f"{package}.{module.name}")
    return tuple(_RULES)
