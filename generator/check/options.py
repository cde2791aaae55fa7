"""What options are: how many, how many of them right, and none that speaks of others or repeats them."""

import re
from collections.abc import Iterable, Iterator

from generator.bots.words import words
from generator.check.look.asked import Asked, Picked, asked
from generator.check.look.interval import Interval, interval
from generator.check.look.place import is_english
from generator.check.look.sentence import asking
from generator.check.rule import rule
from generator.model.course import Course
from generator.model.interaction import Arrange, Pair
from generator.model.problem import Problem
from generator.model.syllabus import Level

ONE = range(3, 5)
"""How many options a question with one right option has [rodriguez2005]."""
SEVERAL = range(4, 7)
"""How many, where several are right."""
NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_OTHERS = re.compile(
    r"(?:all|none|any|some) of (?:these|the others|the (?:other )?(?:options|answers)|these (?:options|answers))"
    r"|.*\b(?:of the above|(?:options?|answers?|choices?) (?:above|below))\b.*",
    re.IGNORECASE,
)
_JOIN = r"(?:\s*,\s*|\s*[&+]\s*| and | or )+"
_LETTERS = re.compile(rf"(?:both |only |options? |answers? )*[a-h](?:{_JOIN}[a-h])+(?: only)?", re.IGNORECASE)
_SIGNS = re.compile(rf"[a-z](?:{_JOIN}[a-z])+", re.IGNORECASE)
"""Where all options are such, as blood groups or notes, letters are the subject."""
_END = " .!?…\"'“”‘’"


@rule("Q01", lenient=Level.WARNING)
def options_are_few(course: Course) -> Iterator[Problem]:
    """A question with one right option has three or four options, one with several has four to six.

    Blanks that share one list of words are exempt: the list has to hold the words of all.
    """
    for one in asked(course):
        lists = [frozenset(picked.texts) for picked in one.picks]
        for picked, texts in zip(one.picks, lists, strict=True):
            good, said = (SEVERAL, "four to six") if picked.act.many else (ONE, "three or four")
            if len(picked.texts) not in good and lists.count(texts) == 1:
                kind = "several right options" if picked.act.many else "one right option"
                few = len(picked.texts) < good.start
                hint = "add a mistake that people really make" if few else "leave out what nobody would choose"
                at = one.at(picked.act.choices[0].id)[:-1]
                yield one.problem("Q01", f"{len(picked.texts)} options, where {kind} asks for {said}", hint, at=at)


@rule("Q02", lenient=Level.WARNING)
def right_options_are_counted(course: Course) -> Iterator[Problem]:
    """One option is right, or at least two are and two are wrong, and then the question says how many.

    How many is looked for as a word in English, and not at all in other languages.
    """
    english = is_english(course)
    for one in asked(course):
        for picked in one.picks:
            at = one.at(picked.act.choices[0].id)[:-1]
            for message, hint in _miscounted(picked):
                yield one.problem("Q02", message, hint, at=at)
            if english and picked.act.many and len(picked.keys) > 1 and not _names(picked.lead, len(picked.keys)):
                number = _number(len(picked.keys))
                hint = f"write it into the question: “Select the {number} …”"
                yield one.problem("Q02", f"the question does not say that {number} are right", hint, at=("stem",))


@rule("Q05", lenient=Level.WARNING)
def options_stand_alone(course: Course) -> Iterator[Problem]:
    """No option speaks of other options, such as “all of the above” or “A and C”; looked for in English only."""
    for one in asked(course) if is_english(course) else ():
        for picked in one.picks:
            texts = [text.strip(_END) for text in picked.texts]
            letters = all(map(_SIGNS.fullmatch, texts))
            for choice, text in zip(picked.act.choices, texts, strict=True):
                if _OTHERS.fullmatch(text) or (not letters and _LETTERS.fullmatch(text)):
                    hint = "say what it means, or leave it out; with several right options, use type multiple"
                    at = one.at(choice.id, "text")
                    yield one.problem("Q05", f"{text!r} speaks of the other options", hint, at=at)


@rule("Q14", lenient=Level.WARNING)
def options_differ(course: Course) -> Iterator[Problem]:
    """No two options, pairs or steps of a question say the same, and no two ranges of numbers overlap."""
    for one in asked(course):
        for group in _groups(one):
            yield from _twins(one, group)
        for picked in one.picks:
            ids = [choice.id for choice in picked.act.choices]
            found = [(part, text, interval(text)) for part, text in zip(ids, picked.texts, strict=True)]
            yield from _overlaps(one, [(part, text, span) for part, text, span in found if span])


def _miscounted(picked: Picked) -> Iterator[tuple[str, str]]:
    right, wrong = len(picked.keys), len(picked.texts) - len(picked.keys)
    if picked.act.many and right == 1:
        yield "only one option is right", "use type single, or write a second right option"
    elif picked.act.many and wrong == 1:
        yield "only one option is wrong", "write a second wrong option, or ask for the wrong one"
    elif not picked.act.many and right != 1:
        yield f"{right} options are right and one can be picked", "leave one, or let several be picked"


def _names(lead: str, right: int) -> bool:
    also = {"both", "pair"} if right == 2 else set[str]()  # noqa: PLR2004 - both are two
    return any({_number(right), str(right), *also} & set(words(said)) for said in (asking(lead) or [lead]))


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def _groups(one: Asked) -> Iterator[list[tuple[str, str]]]:
    """Yield what must differ, each with the id of its part. Lines of a dialogue may repeat."""
    yield from ([(choice.id, choice.text) for choice in picked.act.choices if not choice.media] for picked in one.picks)
    for part in one.lowered.parts:
        match part:
            case Pair(lefts=lefts, rights=rights):
                yield [(left.id, left.text) for left in lefts if not left.who]
                yield [(right.id, right.text) for right in rights]
            case Arrange(steps=steps):
                yield [(step.id, step.text) for step in steps]
            case _:
                pass


def _twins(one: Asked, group: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for part, text in group:
        same = " ".join((text if "`" in text or "$" in text else text.casefold()).split()).strip(_END) or text
        if same in seen:
            message = f"says the same as the one in line {one.origin.spot(one.at(seen[same])).line}"
            yield one.problem("Q14", message, "change or leave out one of the two", at=one.at(part))
        seen.setdefault(same, part)


def _overlaps(one: Asked, found: list[tuple[str, str, Interval]]) -> Iterator[Problem]:
    for number, (part, text, span) in enumerate(found):
        for _, before, other in found[:number]:
            if span != other and span.overlaps(other):
                hint = "let no number belong to two options, as in 2–4 and 5–8"
                message = f"{text!r} overlaps with {before!r}"
                yield one.problem("Q14", message, hint, at=one.at(part, "text"))
                break
