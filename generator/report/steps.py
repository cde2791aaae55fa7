"""The next things to do, kindest first: what is quickly done stands before what takes an evening.

Errors come first, since nothing can be shown before they are mended. Then the rules with the fewest
places, and when nothing is wrong, the records that are still to be written, in the order of the course.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from generator.derive.order import places
from generator.model.course import Catalog
from generator.model.problem import Problem, Severity

STEPS = 3
"""How many are told: more would be a list again."""


def steps(problems: Sequence[Problem], catalog: Catalog) -> list[str]:
    """Give the next three things to do, each a line."""
    return list(islice((*_mends(problems), *_planned(catalog)), STEPS))


def _mends(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield one line for each rule that reports something: its first place, and how many more there are."""
    counts = Counter(problem.code for problem in problems)
    seen: set[str] = set()
    for problem in sorted(problems, key=lambda p: (p.severity is not Severity.ERROR, counts[p.code])):
        if problem.code not in seen:
            seen.add(problem.code)
            more = counts[problem.code] - 1
            rest = f" ({more} more of {problem.code})" if more else f" ({problem.code})"
            what = f"{problem.hint}: {problem.message}" if problem.hint else problem.message
            yield f"{problem.path}:{problem.line}:{problem.column}: {what}{rest}"


def _planned(catalog: Catalog) -> Iterator[str]:
    """Yield a line for each lesson that is only planned, with the techniques it is to teach."""
    for course in catalog.courses.values():
        for place in places(course):
            taught = (course.techniques[name] for name in place.lesson.techniques if name in course.techniques)
            for record in (place.lesson, *taught):
                if record.planned:
                    path = course.origin(f"{record.kind}:{record.id}").path
                    yield f"{path}: write the {record.kind} {record.name!r}, which is planned"
