"""Reasons: what an option says to whoever chose it, which is what teaches [vanderkleij2015]."""

import re
from collections.abc import Iterator

from generator.bots.traits import jaccard
from generator.bots.words import WORD, content, primary
from generator.check.look.asked import Asked, asked, words_of
from generator.check.look.place import is_english
from generator.check.rule import rule
from generator.check.stems import UNSPACED
from generator.model.course import Course
from generator.model.interaction import Choice, Enter, Measure, Pair, Pick
from generator.model.origin import FieldPath
from generator.model.problem import Problem
from generator.model.syllabus import Level
from generator.model.walk import parts

FEWEST = 8
"""Words that the reason of an option has."""
ALIKE = 0.6
"""Share of words (Jaccard, of stems with content) from which two reasons count as one."""
_EMPTY = re.compile(
    r"(?:wrong|incorrect|false|no|nope|sorry|oops|bad|not (?:quite|right|correct|true|really))\s*(?:[.,:;!–—-]|$)"
    r"|(?:this|that|it|the answer|the option)(?: is| was|['’]s)"
    r"(?:(?: not|n['’]t)? (?:incorrect|correct|wrong)\b|(?: not|n['’]t) right\s*(?:[.,:;!–—-]|$))",
    re.IGNORECASE,
)


@rule("Q03", lenient=Level.OFF)
def every_choice_has_its_reason(course: Course) -> Iterator[Problem]:
    """Every option, pair, step and blank says what choosing it would do; an option in eight words of its own.

    That is each part of a question that can have a `why`, whatever the type; a blank with options has
    its reasons there. Fields such as `why_true` belong to the question itself.
    """
    tongue = primary(course.syllabus.lang)
    for one in asked(course):
        yield from _missing(one)
        for part in one.lowered.parts:
            if isinstance(part, Pick):
                yield from _short(one, part.choices) if tongue not in UNSPACED else ()
                yield from _paraphrased(one, part.choices, tongue)


@rule("Q04", lenient=Level.WARNING)
def reasons_name_the_mistake(course: Course) -> Iterator[Problem]:
    """The reason of a wrong answer begins with the mistake, not with “Wrong” or “No”; looked for in English only."""
    for one in asked(course) if is_english(course) else ():
        for at, why in _wrong(one):
            if found := _EMPTY.match(words_of(why)):
                said = found[0].strip(" .,:;!–—-")
                hint = "begin with the mistake behind it; the page already says that it is wrong"
                yield one.problem("Q04", f"{said!r} explains nothing", hint, at=at)


def _missing(one: Asked) -> Iterator[Problem]:
    for at, part in parts(one.question):
        if getattr(part, "why", "") is None and not getattr(part, "options", ()):
            name = " ".join(str(step + 1) if isinstance(step, int) else step for step in at)
            yield one.problem("Q03", f"{name} has no `why`", "say what choosing it would do", at=at)
    for name in type(one.question).model_fields:
        if name.startswith("why_") and getattr(one.question, name) is None:
            yield one.problem("Q03", f"field {name!r} is missing", "say what choosing it would do", at=())


def _short(one: Asked, choices: tuple[Choice, ...]) -> Iterator[Problem]:
    for choice in choices:
        count = len(WORD.findall(words_of(choice.why or "")))
        if choice.why and count < FEWEST:
            message = f"the reason has {count} words, and {FEWEST} are the least"
            yield one.problem("Q03", message, "say what choosing it would do", at=one.at(choice.id, "why"))


def _paraphrased(one: Asked, choices: tuple[Choice, ...], tongue: str) -> Iterator[Problem]:
    seen: list[tuple[str, frozenset[str]]] = []
    for choice in choices:
        stems = frozenset(content(choice.why or "", tongue))
        for other, before in seen:
            if (alike := jaccard(stems, before)) >= ALIKE:
                line = one.origin.spot(one.at(other, "why")).line
                message = f"the reason repeats {alike:.0%} of the words of the one in line {line}"
                yield one.problem("Q03", message, "say what is special about this choice", at=one.at(choice.id, "why"))
                break
        seen.append((choice.id, stems))


def _wrong(one: Asked) -> Iterator[tuple[FieldPath, str]]:
    """Yield the reasons of wrong answers with the way to each."""
    for part in one.lowered.parts:
        match part:
            case Pick(choices=choices, keys=keys):
                found = [(choice.id, choice.why) for choice in choices if choice.id not in keys]
            case Pair(rights=rights):
                found = [(right.id, right.why) for right in rights]
            case Enter(near=close) | Measure(catch=close):
                found = [(each.id, each.why) for each in close]
            case _:
                found = []
        yield from ((one.at(name, "why"), why) for name, why in found if why)
