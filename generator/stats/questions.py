"""Questions counted: by module, type and Bloom level."""

from collections import Counter
from collections.abc import Callable, Sequence

from generator.derive.cards import study_cards
from generator.derive.minutes import module_minutes
from generator.derive.order import module_number, owners
from generator.model.course import Course
from generator.model.interaction import Bloom
from generator.model.question import Question
from generator.questions import TYPES
from generator.stats.table import Cell, Table, percent

_HEAD = ("Questions", "Share", "On pages", "In checks")


def modules(course: Course) -> Table:
    """Count what each module holds."""
    rows: list[tuple[str, str | int, int, int, int, int, int]] = []
    for module in course.syllabus.modules:
        records = owners(course, module)
        addresses = {f"{record.id}.{objective.id}" for record in records for objective in record.objectives}
        asked = [question for question in course.questions.values() if question.objective in addresses]
        rows.append(
            (
                f"{module_number(course, module)} {module.name}",
                str(module_minutes(course, module)) if records else "planned",
                sum(record.kind == "lesson" for record in records),
                sum(record.kind == "technique" for record in records),
                len(addresses),
                len(asked),
                sum(len(list(study_cards(record))) for record in records),
            )
        )
    head = ("Module", "Time", "Lessons", "Techniques", "Objectives", "Questions", "Cards")
    return Table("modules", "Modules", "What is written, module by module.", head, tuple(rows), drawn=5)


def types(course: Course) -> Table:
    """Count questions by type; those that nobody uses are shown, too."""
    rows = _mix(course, sorted(TYPES), lambda question: question.type)
    return Table("types", "Types of question", "How learners are asked.", ("Type", *_HEAD), rows, drawn=1)


def blooms(course: Course) -> Table:
    """Count questions by Bloom level [Anderson and Krathwohl 2001]."""
    levels = [level.value for level in sorted(Bloom, key=lambda level: level.rank)]
    rows = _mix(course, levels, lambda question: question.bloom.value)
    says = "What learners must do with what they know, from easy to hard."
    return Table("bloom", "Bloom levels", says, ("Level", *_HEAD), rows, drawn=1)


def _mix(course: Course, values: Sequence[str], of: Callable[[Question], str]) -> tuple[tuple[Cell, ...], ...]:
    asked = course.questions.values()
    count = Counter(of(question) for question in asked)
    page = Counter(of(question) for question in asked if question.use.on_page)
    check = Counter(of(question) for question in asked if question.use.in_check)
    rows = ((value, count[value], percent(count[value], len(asked)), page[value], check[value]) for value in values)
    return tuple(rows) if asked else ()
