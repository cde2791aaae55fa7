"""A course in numbers: tables that the terminal and the authors' page show alike.

Nothing here judges; `check` does.
"""

from collections.abc import Iterator

from generator.bots import report
from generator.model.course import Course
from generator.stats.questions import blooms, modules, types
from generator.stats.rows import covered, grades, guessers, whole
from generator.stats.table import Table

__all__ = ["Table", "tables"]


def tables(course: Course) -> Iterator[Table]:
    """Yield every table of a course; those with nothing to show are left out."""
    made = (whole(course), modules(course), types(course), blooms(course), covered(course), grades(course))
    yield from (table for table in (*made, guessers(report(course))) if table.rows)
