"""Formulas: the LaTeX in prose can be shown."""

from collections.abc import Iterator

from generator.check.references import prose_origin
from generator.check.rule import rule
from generator.model.course import Course
from generator.model.problem import Problem
from generator.model.walk import walk
from generator.prose import Formula, FormulaError, formulas, to_mathml


@rule("M01")
def formulas_can_be_shown(course: Course) -> Iterator[Problem]:
    """Every formula is LaTeX that becomes MathML; pages would show its source instead."""
    for key, value in course.everything():
        for found in walk(value):
            for formula in formulas(found.text) if found.is_prose else ():
                try:
                    to_mathml(formula.source, block=formula.block)
                except FormulaError as error:
                    origin, at = prose_origin(course, key, found.at)
                    snippet = _line(formula, error.offset)
                    yield origin.problem("M01", f"formula: {error.message}", error.hint, at=at, snippet=snippet)


def _line(formula: Formula, offset: int) -> str:
    """Give the line of a formula that is wrong, as it is written."""
    before = formula.source[:offset].count("\n")
    lines = formula.source.split("\n")
    return f"$`{lines[0]}" if not before and not formula.block else lines[before].strip() or "math"
