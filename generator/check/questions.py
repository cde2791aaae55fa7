"""Questions against objectives: what is promised is asked, on the page and in the check."""

from collections.abc import Iterable, Iterator

from generator.check.rule import rule
from generator.derive.order import owners
from generator.model.course import Course
from generator.model.interaction import Bloom
from generator.model.problem import Problem
from generator.model.question import Question
from generator.model.syllabus import Level


@rule("Q19", lenient=Level.OFF)
def objectives_are_tested(course: Course) -> Iterator[Problem]:
    """An objective has two items on two Bloom levels, at least one of them at apply or above.

    One is for the page, and one for the check where its module has a check.

    Planned records are exempt (content model, section 4).
    """
    checked = {owner.id for module in course.syllabus.modules if module.check for owner in owners(course, module)}
    questions = _by_objective(course)
    for record in course.records.values():
        for index, objective in enumerate(record.objectives if not record.planned else ()):
            asked = _counted(questions.get(f"{record.id}.{objective.id}", ()), objective.bloom)
            for fault, hint in _faults(asked, checked=record.id in checked):
                kind = record.kind
                origin = course.origin(f"{kind}:{record.id}")
                yield origin.problem("Q19", f"objective {objective.id!r} {fault}", hint, at=("objectives", index))


def _by_objective(course: Course) -> dict[str, list[Question]]:
    """Sort the questions once: to look through all for each objective takes seconds where there are thousands."""
    found: dict[str, list[Question]] = {}
    for question in course.questions.values():
        found.setdefault(question.objective, []).append(question)
    return found


def _counted(questions: Iterable[Question], bloom: Bloom) -> list[Question]:
    """Questions that test an objective: what is never graded counts only where something is to be created."""
    judged: list[Question] = []
    free: list[Question] = []
    for question in questions:
        (judged if question.lower().is_graded else free).append(question)
    return judged + free[:1] if bloom is Bloom.CREATE else judged


def _faults(asked: list[Question], *, checked: bool) -> Iterator[tuple[str, str]]:
    if len(asked) < 2:  # noqa: PLR2004 - the rule's own number
        yield f"has {len(asked)} question(s)", "write at least two"
        return
    if len({q.bloom for q in asked}) < 2:  # noqa: PLR2004
        yield "is asked on one Bloom level only", "ask it on two"
    if not any(q.bloom.rank >= Bloom.APPLY.rank for q in asked):
        yield "is never asked at apply or above", "add such a question"
    if not any(q.use.on_page for q in asked):
        yield "has no question for the page", "give one `use: page` or `both`"
    if checked and not any(q.use.in_check for q in asked):
        yield "has no question for its module's check", "give one `use: check` or `both`"
