"""Exceptions that an author makes for one line, with a reason, and what is wrong with them.

    stem: Which of these is no offer?   # check: allow Q06 because the word is the point

The comment stands at the end of the line that the problem names, or alone on the line above. In a
lesson's Markdown it is `<!-- check: allow … because … -->`.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.check.rule import REGISTERED, Rule, rule
from generator.model.course import Course
from generator.model.origin import Origin
from generator.model.problem import Problem, did_you_mean
from generator.model.syllabus import Level

_COMMENT = re.compile(r"(?:(?<!\S)#|<!--)\s*check:\s*(?P<words>.*?)\s*(?:-->.*)?$")
_ALLOW = re.compile(r"allow\s+(?P<codes>[A-Z]\d\d(?:\s*,\s*[A-Z]\d\d)*)\s+because\s+(?P<reason>\S.*)")
_HOW = "write `check: allow Q07 because …` with your reason"


@dataclass(frozen=True, slots=True)
class Allowance:
    """Codes that one line allows."""

    path: str
    line: int
    """The line that it speaks of, from 1."""
    column: int
    """Where the comment stands, from 1."""
    written: int
    """The line on which it is written."""
    codes: tuple[str, ...]
    """Empty where the comment cannot be read."""

    def problem(self, code: str, message: str, hint: str) -> Problem:
        """Make a problem at the comment."""
        return (
            Origin(self.path)
            .problem(code, message, hint)
            .model_copy(update={"line": self.written, "column": self.column})
        )


def allowances(course: Course) -> Iterator[Allowance]:
    """Yield every comment of a course that begins with `check:`."""
    for path, origins in _files(course).items():
        lines = origins[0].lines
        for number, line in enumerate(lines, 1):
            if "check:" in line and (found := _COMMENT.search(line)) and not _inside_text(origins, number):
                told = _ALLOW.fullmatch(found["words"])
                codes = tuple(re.split(r"\s*,\s*", told["codes"])) if told else ()
                alone = not line[: found.start()].strip(" -")
                yield Allowance(path, number + alone, found.start() + 1, number, codes)


def without_allowed(
    course: Course, problems: list[Problem], known: Mapping[str, Rule], asked: Collection[str]
) -> Iterator[Problem]:
    """Leave out what the course allows, and add what is wrong with its allowances (C02, C03).

    `asked` are the codes of this call: an exception from another rule may be needed by the next one.
    """
    made = list(allowances(course))
    used: set[tuple[Allowance, str]] = set()
    for problem in problems:
        hits = [each for each in made if _covers(each, problem) and not known[problem.code].fixed]
        used.update((each, problem.code) for each in hits)
        if not hits:
            yield problem
    for each in made:
        yield from _faults(course, each, used, known, asked)


def _covers(allowance: Allowance, problem: Problem) -> bool:
    return (allowance.path, allowance.line) == (problem.path, problem.line) and problem.code in allowance.codes


def _faults(
    course: Course,
    allowance: Allowance,
    used: set[tuple[Allowance, str]],
    known: Mapping[str, Rule],
    asked: Collection[str],
) -> Iterator[Problem]:
    if not allowance.codes:
        yield allowance.problem("C03", "this exception cannot be read", _HOW)
    for code in allowance.codes:
        if code not in known:
            yield allowance.problem("C03", f"there is no rule {code}", did_you_mean(code, known) or _HOW)
        elif known[code].fixed:
            yield allowance.problem("C03", f"rule {code} has no exceptions", "mend what it reports")
        elif code in asked and (allowance, code) not in used and not course.broken:
            yield allowance.problem("C02", f"{code} reports nothing here", "take the exception out")


def _files(course: Course) -> dict[str, list[Origin]]:
    files: dict[str, list[Origin]] = {}
    for origin in course.origins.values():
        files.setdefault(origin.path, []).append(origin)
    return files


def _inside_text(origins: list[Origin], number: int) -> bool:
    """Say whether a line of a YAML file goes on with a text, where `#` begins no comment."""
    around = [(o, at) for o in origins for at, spot in o.spots.items() if at and spot.line < number <= spot.end_line]
    return any(not any(at == other[: len(at)] != other for other in origin.spots) for origin, at in around)


@rule("C01")
def checks_name_rules(course: Course) -> Iterator[Problem]:
    """`checks:` in course.yml names rules that exist and that can be changed."""
    origin = course.origin(f"course:{course.id}")
    for code in course.syllabus.checks:
        if code not in REGISTERED:
            hint = did_you_mean(code, REGISTERED) or "see `tacticbook check --explain`"
            yield origin.problem("C01", f"there is no rule {code}", hint, at=("checks", code))
        elif REGISTERED[code].fixed:
            yield origin.problem("C01", f"rule {code} cannot be changed", "take it out", at=("checks", code))


@rule("C02", strict=Level.WARNING)
def exceptions_are_needed(course: Course) -> Iterator[Problem]:  # noqa: ARG001 - see `without_allowed`
    """An exception is taken out when the rule no longer reports anything there."""
    yield from ()


@rule("C03")
def exceptions_can_be_read(course: Course) -> Iterator[Problem]:  # noqa: ARG001 - see `without_allowed`
    """An exception names rules that exist and can have exceptions, and says why."""
    yield from ()
