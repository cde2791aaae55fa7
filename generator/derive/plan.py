"""The learner's plan: every task that is collected, under its heading, in the order of the course."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.minutes import lesson_questions
from generator.derive.order import places, taught_in
from generator.derive.questions import on_page
from generator.model.course import Course
from generator.model.definition import Lesson, Record, Task
from generator.model.question import Question
from generator.model.syllabus import Path

WAY_IN = 40
"""At most so many questions on the page for the way in, so that it stays small; a day takes five of them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A task and the lesson, tactic or technique that sets it."""

    owner: Record
    task: Task


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the plan with its tasks; `id` is its place on the page."""

    id: str
    name: str
    asked: tuple[Asked, ...]


def plan(course: Course) -> list[Heading]:
    """Collect the tasks that name a heading; a heading stands where the course first names it."""
    found: dict[str, list[Asked]] = {}
    for owner in studied(course):
        for task in owner.tasks:
            if task.plan:
                found.setdefault(task.plan, []).append(Asked(owner, task))
    return [Heading(f"plan-{number}", name, tuple(asked)) for number, (name, asked) in enumerate(found.items(), 1)]


def studied(course: Course) -> list[Record]:
    """Every record with a page in the order in which it is met: lessons, each with what it teaches, then the rest."""
    return list({record.id: record for record in _met(course) if not record.planned}.values())


def way_in(course: Course) -> list[Question]:
    """Questions to go through before the day: those of the first path's pages, or else of the whole course."""
    paths = course.syllabus.paths
    owners = _steps(course, paths[0]) if paths else studied(course)
    found = {key: course.questions[key] for owner in owners for key in _questions(course, owner)}
    return list(found.values())[:WAY_IN]


def _met(course: Course) -> Iterator[Record]:
    home = taught_in(course)
    for place in places(course):
        yield place.lesson
        for technique in place.lesson.techniques:
            if home[technique] == place and technique in course.techniques:
                yield course.techniques[technique]
    yield from course.techniques.values()
    yield from course.tactics.values()


def _steps(course: Course, path: Path) -> list[Record]:
    found = (course.records.get(step.partition(".")[0]) for step in path.steps)
    return [record for record in found if record and not record.planned]


def _questions(course: Course, owner: Record) -> list[str]:
    if isinstance(owner, Lesson):
        return lesson_questions(course, owner)
    return [question.id for question in on_page(course, owner.id)]
