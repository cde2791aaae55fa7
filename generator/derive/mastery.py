"""How firmly an objective is held, from the answers to its questions: what the browser shows and `verify` repeats.

What counts is each checked answer that is graded, was given before the answer was shown, and is to the
question as it stands now. Right is full credit. Solid: since the last wrong one, right on two study days, or
once in a check and once on a page. Shaky: right at least once, but not solid. Not yet: never right.
`tests/mastery.json` holds the rule's cases for both languages.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.course import Course
from generator.model.question import Question

_MINUTE = 60_000
_DAWN = 4 * 60 * _MINUTE
"""A study day begins at four in the morning, in milliseconds after midnight."""
_DAY = 24 * 60 * _MINUTE


@dataclass(frozen=True, slots=True)
class Answer:
    """A checked answer, as the learner's log keeps it."""

    id: str
    item: str
    """Full id of the question, today's or a former one."""
    rev: float
    t: float
    """Milliseconds since 1970, UTC."""
    tz: float
    """Minutes east of UTC."""
    credit: float | None
    shown: bool = False
    in_check: bool = False

    @property
    def day(self) -> int:
        """Number of the local study day."""
        return int((self.t + self.tz * _MINUTE - _DAWN) // _DAY)


@dataclass(frozen=True, slots=True)
class Mastery:
    """How firmly an objective is held: `solid`, `shaky` or `not-yet`; if solid, since which answer."""

    state: str
    since: Answer | None = None


def graded(course: Course, objective: str) -> list[Question]:
    """Questions on an objective whose answer is judged, in the order they are written."""
    return [q for q in course.questions.values() if q.objective == objective and q.lower().is_graded]


def mastery(revisions: dict[str, int], answers: Iterable[Answer]) -> Mastery:
    """Apply the rule to an objective; `revisions` says which one each name of its questions has, former ones too."""
    own = [a for a in answers if a.item in revisions and a.rev >= revisions[a.item]]
    counted = sorted((a for a in own if not a.shown and a.credit is not None), key=lambda a: (a.t, a.id))
    streak: list[Answer] = []
    for answer in counted:
        streak = [*streak, answer] if answer.credit == 1 else []
    since = next((a for a in streak if a.day != streak[0].day or a.in_check != streak[0].in_check), None)
    if since:
        return Mastery("solid", since)
    return Mastery("shaky" if any(a.credit == 1 for a in counted) else "not-yet")
