"""What lessons, tactics, techniques and modules were called before: a learner's log may still call them so."""

from collections.abc import Iterator
from itertools import chain

from generator.model.course import Course


def renamed(course: Course) -> Iterator[tuple[str, str]]:
    """Yield each former full id with today's; parts follow their owner. Questions and cards have ways of their own."""
    for record in chain(course.records.values(), course.syllabus.modules):
        for former in record.was:
            yield f"{course.id}/{former}", f"{course.id}/{record.id}"
