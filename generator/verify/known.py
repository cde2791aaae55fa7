"""What a progress file may name: every id that the course has or had, with its revision."""

from collections.abc import Iterable

from generator.derive.cards import decks
from generator.derive.content import content_hash
from generator.model.course import Course
from generator.model.definition import Record
from generator.model.question import Question


class Known:
    """A course as a learner's file speaks of it: full ids `<course>/<id>`."""

    def __init__(self, course: Course) -> None:
        """Gather the ids."""
        self.course = course
        self.content = content_hash(course)
        self.questions = self.revisions(course.questions.values())
        """Each name of a question, today's and former ones → its revision today."""
        tasks = [f"{record.id}.{task.id}" for record in course.records.values() for task in record.tasks]
        cards = [card.id for deck in decks(course) for card in deck.study]
        self.items = frozenset(
            (
                course.id,
                *(f"{course.id}/{key}" for key in (*tasks, *cards, *course.modules)),
                *self.revisions(course.records.values()),
                *self.questions,
            )
        )

    def revisions(self, records: Iterable[Question | Record]) -> dict[str, int]:
        """Give the revision of each name of these, today's and former ones."""
        return {f"{self.course.id}/{name}": record.revision for record in records for name in (record.id, *record.was)}
