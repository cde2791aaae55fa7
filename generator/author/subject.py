"""Which records a page is about, from its address."""

import posixpath
from dataclasses import dataclass, replace

from generator.author.view import Written
from generator.derive.address import Addresses
from generator.derive.cards import decks
from generator.derive.minutes import Minutes, lesson_minutes, lesson_questions, module_minutes
from generator.derive.order import open_modules, owners
from generator.derive.questions import on_page, pool
from generator.model.course import Course
from generator.model.definition import Record
from generator.model.origin import FieldPath
from generator.model.syllabus import Module

LISTS = {"glossary": "glossary", "sources": "sources"}
"""Pages that show a list of the course folder whole, by name: the list's file."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page is about."""

    kind: str
    written: tuple[Written, ...]
    """What of it is neither a record's file nor a question."""
    records: tuple[Record, ...] = ()
    """Whose objectives, cards and rows of the coverage list it teaches, its own record first."""
    asked: tuple[str, ...] = ()
    """Ids of the questions that stand on it."""
    minutes: Minutes | None = None


def subject(addresses: Addresses, page: str) -> Subject | None:
    """Say what a page is about; None for a page that is not the course's."""
    course, base = addresses.course, addresses.base
    if page == addresses.home:
        return Subject("list", (written(course, f"course:{course.id}"),))
    if not page.startswith(base) or not page.endswith(".html"):
        return None
    folder, name = posixpath.split(page.removeprefix(base).removesuffix(".html"))
    record = course.records.get(name)
    if record and addresses.page(record.kind, name) == page:
        return _record(course, record)
    modules = [module for module in open_modules(course) if module.id == name]
    if modules and folder in {"modules", "checks", "keys"}:
        return _module(course, modules[0], folder.removesuffix("s"))
    return _deck(course, name) if folder == "decks" else _list(course, name)


def written(course: Course, key: str, at: FieldPath = ()) -> Written:
    """Say where a record of `origins`, or a field of it, is written."""
    origin = course.origin(key)
    spot = origin.spot(at)
    what = key.replace("body:", "prose of ").replace(":", " ")
    return Written(what, origin.path, spot.line, spot.end_line, not (at or origin.base))


def _record(course: Course, record: Record) -> Subject:
    lesson = course.lessons.get(record.id)
    if lesson is None:
        return Subject(record.kind, (), (record,), tuple(question.id for question in on_page(course, record.id)))
    taught = (course.techniques.get(name) for name in lesson.techniques)
    prose = (written(course, f"body:{lesson.id}"),) if f"body:{lesson.id}" in course.origins else ()
    records = (lesson, *(technique for technique in taught if technique and not technique.planned))
    return Subject("lesson", prose, records, tuple(lesson_questions(course, lesson)), lesson_minutes(course, lesson))


def _module(course: Course, module: Module, kind: str) -> Subject:
    place = written(course, f"course:{course.id}", ("modules", course.syllabus.modules.index(module)))
    place = replace(place, what=f"module {module.id}")
    records = tuple(owners(course, module))
    if kind == "module":
        return Subject(kind, (place,), records, minutes=module_minutes(course, module))
    asked = pool(course, module)
    return Subject(
        kind, (place,), records, tuple(question.id for question in asked.questions), Minutes(len(asked.drawn))
    )


def _deck(course: Course, name: str) -> Subject:
    found = next((deck for deck in decks(course) if deck.id == name), None)
    held = {card.owner: course.records[card.owner] for card in found.study} if found else {}
    return Subject("deck", (written(course, f"course:{course.id}"),), tuple(held.values()))


def _list(course: Course, name: str) -> Subject:
    path = f"content/{course.id}/{LISTS.get(name, 'course')}.yml"
    origin = next((origin for origin in course.origins.values() if origin.path == path), None)
    if origin is None or name not in LISTS:
        return Subject("list", (written(course, f"course:{course.id}"),))
    return Subject("list", (Written(name, path, 1, len(origin.lines) or 1, whole=True),))
