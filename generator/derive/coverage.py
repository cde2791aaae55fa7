"""Which rows of a course's coverage list are taught, and which are tested."""

from dataclasses import dataclass

from generator.derive.mastery import graded
from generator.model.course import Course
from generator.model.definition import Lesson, Record, Technique
from generator.model.syllabus import CoverageRow


@dataclass(frozen=True, slots=True)
class Covered:
    """One row, and what takes care of it. All in the order of the course's files."""

    row: CoverageRow
    planned: tuple[Record, ...]
    """Records that name it under `seeds:` and are not written yet."""
    taught: tuple[Record, ...]
    """Written records that name it."""
    tested: tuple[str, ...]
    """Ids of the questions that test an objective of these; only those of the row's `asked:`, if it has any."""
    astray: tuple[str, ...] = ()
    """Ids under `asked:` that test no objective of these."""


def coverage(course: Course) -> list[Covered]:
    """Go through every row that asks for teaching.

    A tactic or lesson without objectives of its own is tested where its techniques are.
    """
    by_row: dict[str, list[Record]] = {}
    for record in course.records.values():
        for row in record.seeds:
            by_row.setdefault(row, []).append(record)
    found: list[Covered] = []
    for row in course.coverage.values():
        if not row.meta:
            records = by_row.get(row.id, [])
            written = tuple(record for record in records if not record.planned)
            near = dict.fromkeys(name for record in written for name in _tests(course, record))
            tested = tuple(name for name in row.asked or near if name in near)
            astray = tuple(name for name in row.asked if name in course.questions and name not in near)
            found.append(Covered(row, tuple(r for r in records if r.planned), written, tested, astray))
    return found


def _tests(course: Course, record: Record) -> list[str]:
    owners = [record] if record.objectives else [t for t in course.techniques.values() if _brings(record, t)]
    addresses = [f"{owner.id}.{objective.id}" for owner in owners for objective in owner.objectives]
    return [question.id for address in addresses for question in graded(course, address)]


def _brings(record: Record, technique: Technique) -> bool:
    """Whether a technique belongs to a tactic, or is taught by a lesson."""
    return record.id in technique.serves or (isinstance(record, Lesson) and technique.id in record.techniques)
