"""Questions against objectives: what is promised is asked, on the page and in the check."""

from collections.abc import Iterator

from generator.check.rule import rule
from generator.derive.mastery import graded
from generator.derive.order import owners
from generator.model.course import Course
from generator.model.interaction import Bloom
from generator.model.problem import Problem
from generator.model.question import Question
from generator.model.syllabus import Profile
from generator.model.walk import parts


@rule
def objectives_are_tested(course: Course) -> Iterator[Problem]:
    """Q19: an objective has two items on two Bloom levels, at least one of them at apply or above.

    One is for the page, and one for the check where its module has a check.

    Strict profile; planned records are exempt (content model, section 4).
    """
    if course.syllabus.profile is not Profile.STRICT:
        return
    checked = {owner.id for module in course.syllabus.modules if module.check for owner in owners(course, module)}
    for record in course.records.values():
        for index, objective in enumerate(record.objectives if not record.planned else ()):
            asked = _counted(course, f"{record.id}.{objective.id}", objective.bloom)
            for fault, hint in _faults(asked, checked=record.id in checked):
                kind = record.kind
                origin = course.origin(f"{kind}:{record.id}")
                yield origin.problem("Q19", f"objective {objective.id!r} {fault}", hint, at=("objectives", index))


def _counted(course: Course, address: str, bloom: Bloom) -> list[Question]:
    """Questions that test an objective: what is never graded counts only where something is to be created."""
    judged = graded(course, address)
    free = [q for q in course.questions.values() if q.objective == address and q not in judged]
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


@rule
def every_choice_has_its_reason(course: Course) -> Iterator[Problem]:
    """Q03: in the strict profile every option, pair, step and blank says what choosing it would do.

    That is each part of a question that can have a `why`, whatever the type; a blank with options has
    its reasons there. Fields such as `why_true` belong to the question itself.
    """
    if course.syllabus.profile is not Profile.STRICT:
        return
    for question in course.questions.values():
        origin = course.origin(f"question:{question.id}")
        hint = "say what choosing it would do"
        for at, part in parts(question):
            if getattr(part, "why", "") is None and not getattr(part, "options", ()):
                name = " ".join(str(step + 1) if isinstance(step, int) else step for step in at)
                yield origin.problem("Q03", f"{name} has no `why`", hint, at=at)
        for name in type(question).model_fields:
            if name.startswith("why_") and getattr(question, name) is None:
                yield origin.problem("Q03", f"field {name!r} is missing", hint)
