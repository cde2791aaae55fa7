"""The course as a whole, its coverage, its reading grades and what guessers earn."""

from generator.bots import Report
from generator.derive.cards import study_cards
from generator.derive.coverage import coverage
from generator.derive.minutes import Minutes, module_minutes, path_minutes
from generator.derive.order import places
from generator.derive.reading import reading
from generator.model.course import Course
from generator.stats.table import Table, percent


def whole(course: Course) -> Table:
    """Count records, written and planned, and the time that the course takes."""
    kinds = {"Lessons": course.lessons, "Tactics": course.tactics, "Techniques": course.techniques}
    rows: list[tuple[str, str | int, int | None]] = []
    for name, group in kinds.items():
        planned = sum(record.planned for record in group.values())
        rows.append((name, len(group) - planned, planned))
    time = sum((module_minutes(course, module) for module in course.syllabus.modules), start=Minutes(0))
    cards = sum(len(list(study_cards(record))) for record in course.records.values() if not record.planned)
    rows += [
        ("Questions", len(course.questions), None),
        ("Study cards", cards, None),
        ("Terms", len(course.terms), None),
        ("Sources", len(course.sources), None),
        ("Misconceptions", len(course.misconceptions), None),
        ("Time, all modules", str(time), None),
        *((f"Time, path “{path.name}”", str(path_minutes(course, path)), None) for path in course.syllabus.paths),
    ]
    return Table(
        "whole",
        course.syllabus.title,
        "What is written, and what is planned.",
        ("What", "Written", "Planned"),
        tuple(rows),
    )


def covered(course: Course) -> Table:
    """Count the rows of the coverage list."""
    found = coverage(course)
    total = len(found)
    taught = sum(bool(row.taught) for row in found)
    tested = sum(bool(row.tested) for row in found)
    waiting = sum(not row.taught and bool(row.planned) for row in found)
    nowhere = total - taught - waiting
    counts = {"Taught": taught, "Tested": tested, "Planned": waiting, "Nowhere yet": nowhere}
    rows = tuple((name, count, percent(count, total)) for name, count in counts.items())
    says = f"Of {total} rows of coverage.yml that must be taught."
    return Table("coverage", "Coverage", says, ("Which", "Rows", "Share"), rows if total else (), drawn=1)


def grades(course: Course) -> Table:
    """Give the reading grade of each written lesson's prose."""
    rows: list[tuple[str, int, float]] = []
    for place in places(course):
        found = reading(place.lesson, course.syllabus.lang)
        if found.grade is not None:
            rows.append((f"{place.number} {place.lesson.name}", found.words, found.grade))
    says = (
        "Flesch–Kincaid: years of school that sentences and words ask for. English prose only: notation makes it low."
    )
    return Table("grades", "Reading grade", says, ("Lesson", "Words", "Grade"), tuple(rows), drawn=2)


def guessers(report: Report) -> Table:
    """Give what each bot earns on single-answer items."""
    bank = report.bank
    rows = tuple(
        (score.bot, f"{score.share:.1%}", f"{score.points:+.1f}", f"{score.z:+.2f}", score.applies)
        for score in bank.scores
    )
    says = (
        f"What somebody earns who knows nothing and goes by the looks of {bank.size} single-answer items; "
        f"chance is {bank.chance:.1%}. `tacticbook check --bots` judges."
    )
    head = ("Guesser", "Share", "Points above chance", "z", "Where it applies")
    return Table("guessers", "Guessers", says, head, rows if bank.size else ())
