"""Where things stand: numbers of modules and lessons, and where a technique is learned."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.course import Course
from generator.model.definition import Lesson, Record
from generator.model.syllabus import Module


@dataclass(frozen=True, slots=True)
class Place:
    """A lesson's place: its module, and its number such as `1.4`."""

    module: Module
    number: str
    lesson: Lesson


def module_number(course: Course, module: Module) -> int:
    """Number of a module, counted from `first_module`."""
    return course.syllabus.modules.index(module) + course.syllabus.first_module


def places(course: Course) -> Iterator[Place]:
    """Yield every lesson in the order of the course, planned ones included."""
    for module in course.syllabus.modules:
        for position, lesson in enumerate(module.lessons, 1):
            if lesson in course.lessons:
                number = f"{module_number(course, module)}.{position}"
                yield Place(module, number, course.lessons[lesson])


def taught_in(course: Course) -> dict[str, Place]:
    """The first lesson that teaches each technique."""
    found: dict[str, Place] = {}
    for place in places(course):
        for technique in place.lesson.techniques:
            found.setdefault(technique, place)
    return found


def owners(course: Course, module: Module) -> list[Record]:
    """Records whose objectives belong to a module: its lessons and what they teach, in order."""
    found: dict[str, Record] = {}
    for name in module.lessons:
        lesson = course.lessons.get(name)
        if lesson is None or lesson.planned:
            continue
        found.setdefault(lesson.id, lesson)
        for technique in lesson.techniques:
            record = course.techniques.get(technique)
            if record and not record.planned:
                found.setdefault(technique, record)
    return list(found.values())


def through(course: Course) -> list[Module]:
    """Modules of the way through the course: all but those that are nothing but a path's steps, in its order."""
    paths = {path.steps for path in course.syllabus.paths}
    return [module for module in course.syllabus.modules if module.lessons not in paths]


def open_modules(course: Course) -> list[Module]:
    """Modules that have a page: at least one lesson is written."""
    return [
        m
        for m in course.syllabus.modules
        if any(i in course.lessons and not course.lessons[i].planned for i in m.lessons)
    ]
