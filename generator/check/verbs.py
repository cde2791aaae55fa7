"""Verbs: what an objective asks a learner to do, at which level of the revised taxonomy, and how a step begins.

The lists follow the revised taxonomy [anderson2001]. They are short on purpose: a verb that is used on many levels
(`choose`, `name`, `use`, `write`) tells nothing. English only.
"""

import re
from collections.abc import Iterator, Mapping

from generator.check.fields import fault, techniques, written
from generator.check.look.place import is_english
from generator.check.rule import rule
from generator.model.course import Course
from generator.model.interaction import Bloom
from generator.model.problem import Problem
from generator.model.syllabus import Level
from generator.prose import plain

_UNSEEN = re.compile(
    r"(?:to )?(?:be (?:able to )?)?(?P<verb>understand|know|appreciate|grasp|comprehend|familiari[sz]e"
    r"|(?:be|become) (?:aware|familiar)|(?:learn|reali[sz]e)(?= (?:about|how|that|to|what|when|why))"
    r"|have an? (?:understanding|idea|grasp))(?![\w-])",
    re.IGNORECASE,
)
"""How an objective begins that nobody can see a learner do."""
_LOW, _MIDDLE, _HIGH = (
    frozenset({Bloom.REMEMBER, Bloom.UNDERSTAND}),
    frozenset({Bloom.UNDERSTAND, Bloom.APPLY, Bloom.ANALYZE}),
    frozenset({Bloom.APPLY, Bloom.ANALYZE, Bloom.EVALUATE, Bloom.CREATE}),
)
LEVELS: Mapping[str, frozenset[Bloom]] = {
    **dict.fromkeys(("recall", "recite", "memorise", "memorize"), _LOW),
    **dict.fromkeys(("list", "paraphrase", "summarise", "summarize", "restate"), _LOW | _MIDDLE),
    **dict.fromkeys(("explain", "classify", "illustrate"), frozenset({*_MIDDLE, Bloom.EVALUATE})),
    **dict.fromkeys(
        ("calculate", "compute", "perform", "demonstrate", "practise", "carry"), _MIDDLE | {Bloom.EVALUATE}
    ),
    **dict.fromkeys(("analyse", "analyze", "distinguish", "differentiate"), _MIDDLE | {Bloom.EVALUATE}),
    **dict.fromkeys(("evaluate", "judge", "critique", "justify", "appraise", "defend"), _HIGH | {Bloom.UNDERSTAND}),
    **dict.fromkeys(("design", "compose", "invent", "construct", "devise", "create", "draft", "plan"), _HIGH),
}
"""The levels on which a verb may stand, each with a level of grace on either side."""
_TALL = frozenset({Bloom.APPLY, Bloom.ANALYZE, Bloom.EVALUATE, Bloom.CREATE})
"""Levels on which something is done, not only said."""
_NO_ORDER = re.compile(
    r"(?:the|an?|you|your|it|its|they|their|there|we|our|i|my|he|she|his|someone|somebody)\s", re.IGNORECASE
)
"""How a step begins that is a statement."""
_SIDE = re.compile(r"[,:;–—?]")
"""What parts an opening clause from an order: `The first time they refuse, wait`."""


@rule("P15", strict=Level.WARNING, lenient=Level.OFF)
def objectives_begin_with_a_fitting_verb(course: Course) -> Iterator[Problem]:
    """An objective begins with a verb that can be seen, and that fits its Bloom level."""
    for record in written(course) if is_english(course) else ():
        for index, objective in enumerate(record.objectives):
            if told := _misfit(plain(objective.text), objective.bloom):
                yield fault(course, record, "P15", *told, "objectives", index, "text")


@rule("P16", strict=Level.WARNING, lenient=Level.OFF)
def steps_tell_what_to_do(course: Course) -> Iterator[Problem]:
    """A step tells what to do; it does not describe it."""
    for technique in techniques(course) if is_english(course) else ():
        for index, text in enumerate(technique.steps):
            said = plain(text)
            if (found := _NO_ORDER.match(said)) and not _SIDE.search(said):
                message = f"begins with {found[0].strip()!r}, and no verb says what to do"
                yield fault(course, technique, "P16", message, "begin with the verb: `Ask …`, `Wait …`", "steps", index)


@rule("P18", strict=Level.WARNING, lenient=Level.OFF)
def techniques_are_there_to_be_used(course: Course) -> Iterator[Problem]:
    """A technique has an objective at `apply` or above, since knowing of a move is not making it."""
    for technique in techniques(course):
        levels = [objective.bloom for objective in technique.objectives]
        if levels and not _TALL.intersection(levels):
            highest = max(levels, key=list(Bloom).index).value
            hint = "add one that says what the learner does: `bloom: apply`"
            message = f"no objective is above {highest!r}"
            yield fault(course, technique, "P18", message, hint, "objectives")


def _misfit(text: str, bloom: Bloom) -> tuple[str, str] | None:
    if unseen := _UNSEEN.match(text):
        return f"nobody can see whether a learner does it: {unseen['verb']!r}", "say what they do, such as `explain`"
    verb = text.partition(" ")[0].strip(",;:").casefold()
    fitting = LEVELS.get(verb, frozenset({bloom}))
    if bloom in fitting:
        return None
    levels = ", ".join(level.value for level in Bloom if level in fitting)
    return f"{verb!r} is a verb of other levels than {bloom.value!r}", f"use another verb, or another level: {levels}"
