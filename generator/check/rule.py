"""What a rule is: a code, how grave it is in each profile, and a function over a course that yields problems."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from inspect import getdoc
from pkgutil import iter_modules

from generator.model.course import Course
from generator.model.problem import Problem
from generator.model.syllabus import Level, Profile


class When(StrEnum):
    """At which call of `tacticbook check` a rule is asked; a build asks those of always."""

    ALWAYS = "always"
    STRICT = "strict"
    """For a release: `check --strict`."""
    BOTS = "bots"
    """Where somebody wants to know what guessers earn: `check --bots`."""


Find = Callable[[Course], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its page for authors, with a bad and a good example, is `generator/guide/rules/<code>.yml`."""

    code: str
    """A letter for the family and two digits; never used again for something else."""
    family: str
    """The module it stands in."""
    asks: str
    """What the rule asks for, in a sentence."""
    levels: Mapping[Profile, Level]
    """How grave it is where `course.yml` does not say otherwise."""
    fixed: bool
    """Whether nobody can switch it off, since no page could be made of what breaks it."""
    when: When
    """At which call it is asked."""
    find: Find
    """Yields a problem for each place that breaks the rule."""

    @property
    def changeable(self) -> bool:
        """Whether a course or a line may do without it."""
        return not self.fixed and self.when is not When.STRICT

    def level(self, course: Course) -> Level:
        """Give how grave the rule is in a course: by its profile, or by its `checks:`."""
        levels = self.levels[course.syllabus.profile]
        return levels if self.fixed else course.syllabus.checks.get(self.code, levels)


REGISTERED: dict[str, Rule] = {}
"""Every rule by its code, once all families are imported."""


def rule(
    code: str,
    *,
    strict: Level = Level.ERROR,
    lenient: Level | None = None,
    fixed: bool = False,
    when: When = When.ALWAYS,
) -> Callable[[Find], Find]:
    """Register a rule under its code.

    The first paragraph of the function's docstring says what the rule asks for. `strict` and `lenient`
    are its level in each profile; without `lenient` it is the same in both.
    """

    def register(find: Find) -> Find:
        if code in REGISTERED:
            raise ValueError(f"two rules are called {code}")
        asks = " ".join((getdoc(find) or "").partition("\n\n")[0].split())
        levels = {Profile.STRICT: strict, Profile.LENIENT: lenient or strict}
        REGISTERED[code] = Rule(code, find.__module__.rpartition(".")[2], asks, levels, fixed, when, find)
        return find

    return register


def rules(package: str, path: list[str]) -> dict[str, Rule]:
    """Import every family of rules in a package and give all rules by code."""
    for module in iter_modules(path):
        import_module(f"{package}.{module.name}")
    return dict(sorted(REGISTERED.items()))
