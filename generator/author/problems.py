"""Which problems are those of the page that an author looks at."""

from collections.abc import Iterable

from generator.author.view import View, Written
from generator.model.problem import Problem, Severity


def near(problems: Iterable[Problem], view: View | None) -> tuple[list[Problem], list[Problem]]:
    """Part problems into those of the page and all others; errors first in both, else in the given order.

    Lines of a view are those of the last good build. Where something is wrong now, they may have moved,
    so an error counts as the page's wherever it is in a file of the page.
    """
    places = _places(view) if view else []
    own: list[Problem] = []
    others: list[Problem] = []
    for problem in sorted(problems, key=lambda each: each.severity is not Severity.ERROR):
        (own if any(_holds(place, problem) for place in places) else others).append(problem)
    return own, others


def _places(view: View) -> list[Written]:
    return [*view.sources, *(row.written for row in view.coverage), *(item.written for item in view.items)]


def _holds(place: Written, problem: Problem) -> bool:
    if place.path != problem.path:
        return False
    whole = place.whole or problem.severity is Severity.ERROR
    return whole or place.line <= problem.line <= place.end_line
