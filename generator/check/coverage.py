"""Coverage: what the course promises is taught and asked, and what is written reaches the learner."""

from collections import Counter
from collections.abc import Iterator

from generator.check.look.asked import asked
from generator.check.look.place import percent
from generator.check.rule import When, rule
from generator.derive.backlinks import serving
from generator.derive.coverage import Covered, coverage
from generator.model.course import Course
from generator.model.definition import Record, Stance, Tactic, Technique
from generator.model.interaction import Interaction, Pair, Use
from generator.model.problem import Problem
from generator.model.syllabus import Level, Module
from generator.prose import mentions

_SPOTS = 2
"""Dialogues in which a technique to recognise is to be spotted. question design, 4.5."""
_LABELS = 3
"""Labels to choose from in such a dialogue."""
_REVIEW = 0.25
"""Share of a check that comes from earlier modules. Content model, section 4."""


@rule("O01", lenient=Level.WARNING)
def rows_are_taught_and_tested(course: Course) -> Iterator[Problem]:
    """Every row of coverage.yml is taught by a record and tested by a question; planned records count as yet."""
    for covered in () if course.broken else coverage(course):
        if not _waits(course, covered):
            yield from _uncovered(course, "O01", covered)
        yield from _astray(course, covered)


@rule("O06", lenient=Level.WARNING, when=When.STRICT)
def released_rows_are_taught_and_tested(course: Course) -> Iterator[Problem]:
    """In a release no row of coverage.yml waits for a record that is only planned."""
    for covered in () if course.broken else coverage(course):
        if _waits(course, covered):
            yield from _uncovered(course, "O06", covered)


@rule("O02", strict=Level.OFF, lenient=Level.WARNING)
def objectives_are_asked(course: Course) -> Iterator[Problem]:
    """An objective has a question, or its record a card of its own.

    The strict profile has Q19 instead, which asks for more.
    """
    asks = {question.objective for question in course.questions.values()}
    for record in () if course.broken else course.records.values():
        for index, objective in enumerate(() if record.planned or record.cards else record.objectives):
            if f"{record.id}.{objective.id}" not in asks:
                message = f"nothing asks for objective {objective.id!r}, neither a question nor a card"
                origin = course.origin(f"{record.kind}:{record.id}")
                yield origin.problem(
                    "O02", message, "write a question for it, or take it out", at=("objectives", index)
                )


@rule("O03", lenient=Level.OFF)
def tricks_are_spotted(course: Course) -> Iterator[Problem]:
    """A technique that is taught to be recognised is to be spotted in two dialogues with three labels or more."""
    tricks = [each for each in course.techniques.values() if each.stance is Stance.RECOGNISE and not each.planned]
    if course.broken or not tricks:
        return
    shown = Counter(name for each in asked(course) for name in _spotted(course, each.lowered))
    for trick in tricks:
        if shown[trick.id] < _SPOTS:
            message = f"it is to be spotted in {shown[trick.id]} question(s), at least {_SPOTS} are needed"
            hint = f"write a `spot` question with {_LABELS} labels or more in which a line does it"
            yield course.origin(f"technique:{trick.id}").problem("O03", message, hint, at=("stance",))


@rule("O04", lenient=Level.OFF)
def checks_come_back_to_earlier_modules(course: Course) -> Iterator[Problem]:
    """From the second check on, a quarter of a module's check comes from earlier modules."""
    checks = [(number, module.check) for number, module in enumerate(course.syllabus.modules) if module.check]
    for number, check in checks[1:]:
        if check.review_share < _REVIEW:
            message = f"{percent(check.review_share)} of this check is from earlier modules, not {percent(_REVIEW)}"
            at = ("modules", number, "check", "review_share")
            yield course.origin(f"course:{course.id}").problem("O04", message, f"write {_REVIEW}", at=at)


@rule("O05", lenient=Level.WARNING)
def everything_reaches_the_learner(course: Course) -> Iterator[Problem]:
    """A lesson teaches each technique, and cards and questions stand where a deck and a check take them."""
    if course.broken:
        return
    taught = {name for lesson in course.lessons.values() for name in lesson.techniques}
    for record in course.records.values():
        origin = course.origin(f"{record.kind}:{record.id}")
        if isinstance(record, Tactic) and record.cards:
            yield origin.problem("O05", "a tactic's cards come into no deck", "give them to a technique", at=("cards",))
        elif isinstance(record, Technique) and not record.planned and record.id not in taught:
            message = "no lesson teaches this technique, so its cards come into no deck and its questions into no check"
            yield origin.problem("O05", message, "list it under `techniques:` of a lesson", at=("id",))
    yield from _unasked(course)


def _unasked(course: Course) -> Iterator[Problem]:
    """Report questions that are for a check only, where none will draw them."""
    placed = {name for module in course.syllabus.modules for name in _homes(course, module)}
    checked = {name for module in course.syllabus.modules if module.check for name in _homes(course, module)}
    for question in course.questions.values():
        home = question.objective.partition(".")[0]
        if question.use is Use.CHECK and home not in checked and (home in placed or home in course.tactics):
            message = f"this is asked nowhere: {'its module' if home in placed else 'a tactic'} has no check"
            yield course.origin(f"question:{question.id}").problem("O05", message, "use it on the page", at=("use",))


def _waits(course: Course, covered: Covered) -> bool:
    """Whether a row may yet be covered by what is only planned."""
    names = [record.id for record in covered.taught if isinstance(record, Tactic)]
    return bool(covered.planned) or any(each.planned for name in names for each in serving(course, name))


def _uncovered(course: Course, code: str, covered: Covered) -> Iterator[Problem]:
    row = covered.row
    if not covered.taught and covered.planned:
        message, hint = f"{row.id} is only planned, in {_named(covered.planned)}", "write it"
    elif not covered.taught:
        message, hint = f"nothing teaches {row.id}", "put it under `seeds:` of the record that teaches it"
    elif not covered.tested:
        message, hint = f"no question tests {row.id}, which {_named(covered.taught)} teaches", "write one there"
    else:
        return
    yield course.origin(f"coverage:{row.id}").problem(code, message, hint, at=("id",))


def _astray(course: Course, covered: Covered) -> Iterator[Problem]:
    for name in covered.astray if covered.taught else ():
        row = covered.row
        message = f"{name} does not ask about what {_named(covered.taught)} teaches"
        hint = "name a question there, or put the row under `seeds:` of the record that it asks about"
        at = ("asked", row.asked.index(name))
        yield course.origin(f"coverage:{row.id}").problem("O01", message, hint, at=at)


def _named(records: tuple[Record, ...]) -> str:
    return ", ".join(repr(record.id) for record in records)


def _homes(course: Course, module: Module) -> Iterator[str]:
    """Yield a module's lessons and what they teach, planned ones too."""
    for name in module.lessons:
        yield name
        yield from course.lessons[name].techniques if name in course.lessons else ()


def _spotted(course: Course, lowered: Interaction) -> frozenset[str]:
    """Give the techniques that a line of talk is to be paired with, among enough others."""
    found: set[str] = set()
    for act in lowered.parts:
        if isinstance(act, Pair) and len(act.rights) >= _LABELS:
            answers = {left.right for left in act.lefts if left.who}
            for right in (each for each in act.rights if each.id in answers):
                found |= {mention.target for mention in mentions(right.text) if mention.kind == "technique"}
                found |= {right.id} & course.techniques.keys()
    return frozenset(found)
