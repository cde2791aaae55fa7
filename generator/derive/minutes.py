"""Honest minutes: derived from words, questions and tasks; never written by hand.

Words at 200 a minute, one minute a question, declared minutes of tasks (content model, section 2).
"""

import math
from dataclasses import dataclass

from generator.derive.questions import draw, on_page
from generator.model.course import Course
from generator.model.definition import Lesson, Task, Technique
from generator.model.syllabus import Module, Path
from generator.model.walk import walk
from generator.prose import Embed, Run, cut, plain

WORDS_A_MINUTE = 200


@dataclass(frozen=True, slots=True)
class Minutes:
    """Time for a page, in minutes; shown as a range, since readers differ by about a third."""

    middle: float

    def __add__(self, other: "Minutes") -> "Minutes":
        """Add up pages."""
        return Minutes(self.middle + other.middle)

    def __str__(self) -> str:
        """`8–12 min`; above half an hour in steps of five, above two hours in hours."""
        low, high = self.middle * 0.8, self.middle * 1.3
        if high > 120:  # noqa: PLR2004 - two hours
            return f"{_half(low / 60)}–{_half(high / 60)} h"
        step = 5 if low > 30 else 1  # noqa: PLR2004 - half an hour
        return f"{max(step, math.floor(low / step) * step)}–{math.ceil(high / step) * step} min"


def lesson_minutes(course: Course, lesson: Lesson) -> Minutes:
    """Time for a lesson with everything that it takes in."""
    words, lent = 0, dict[str, int]()
    for segment in cut(lesson.body or ""):
        if isinstance(segment, Run):
            words += _words(segment.text)
        elif isinstance(segment, Embed) and segment.kind == "technique":
            words += _part_words(course, segment.target)
        elif isinstance(segment, Embed) and segment.kind == "task" and "." in segment.target:
            lent[segment.target] = _lent(course, segment.target)
    tasks = sum(task.minutes for task in lesson.tasks) + sum(lent.values())
    return Minutes(words / WORDS_A_MINUTE + len(lesson_questions(course, lesson)) + tasks)


def lesson_questions(course: Course, lesson: Lesson) -> list[str]:
    """Ids of the questions on a lesson's page: taken in by the prose, then its own others."""
    embeds = (s for s in cut(lesson.body or "") if isinstance(s, Embed))
    placed = [embed.target for embed in embeds if embed.kind == "question"]
    return list(dict.fromkeys([*placed, *(q.id for q in on_page(course, lesson.id))]))


def module_minutes(course: Course, module: Module) -> Minutes:
    """Time for a module's written lessons and its check."""
    lessons = [course.lessons[i] for i in module.lessons if i in course.lessons]
    ready = [lesson_minutes(course, lesson) for lesson in lessons if not lesson.planned]
    return sum(ready, start=Minutes(len(draw(course, module))))


def path_minutes(course: Course, path: Path) -> Minutes:
    """Time for the steps of a path that are written."""
    return sum((_step(course, step) for step in path.steps), start=Minutes(0))


def _step(course: Course, step: str) -> Minutes:
    """Time for a lesson, a technique to look up, a task, or a module's check."""
    record = course.records.get(step.partition(".")[0])
    if step in course.modules:
        return Minutes(len(draw(course, course.modules[step])))
    if record is None or record.planned:
        return Minutes(0)
    if isinstance(record, Lesson) and step == record.id:
        return lesson_minutes(course, record)
    if step != record.id:
        return Minutes(_lent(course, step))
    words = sum(_words(found.text) for found in walk(record) if found.is_prose)
    tasks = sum(task.minutes for task in record.tasks)
    return Minutes(words / WORDS_A_MINUTE + len(on_page(course, record.id)) + tasks)


def _lent(course: Course, address: str) -> int:
    """Minutes of the task at `<record>.<task>`."""
    task = course.named("task").get(address)
    return task.minutes if isinstance(task, Task) else 0


def _half(hours: float) -> str:
    """Round to half hours: `2`, `2.5`."""
    return f"{round(hours * 2) / 2:g}"


def _words(text: str) -> int:
    return len(plain(text).split())


def _part_words(course: Course, target: str) -> int:
    name, _, part = target.partition(".")
    technique = course.techniques.get(name)
    fields = {"when": ("use_when", "avoid_when"), "cases": ("cases", "compare")}.get(part, (part,))
    if not isinstance(technique, Technique):
        return 0
    return sum(_words(found.text) for found in walk(technique) if found.at[0] in fields and found.is_prose)
