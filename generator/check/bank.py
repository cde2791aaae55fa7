"""The bank as a whole: what is asked for how often, and whose names the cases bear."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.check.look.asked import Asked, asked
from generator.check.look.place import is_english, percent
from generator.check.rule import rule
from generator.model.course import Course
from generator.model.interaction import Bloom, Pair, Pick
from generator.model.problem import Problem
from generator.model.syllabus import Level
from generator.model.walk import walk

_LARGE = 60
"""Questions from which a mix can be asked for."""
_REMEMBER = 0.25
"""Share of questions that may ask only for remembering. question design, 4.2."""
_APPLY = 0.55
"""Share of questions that ask to apply or more."""
_TYPES = 5
_ONE_TYPE = 0.55
"""Share of questions that one type may have."""
_NAME = 0.03
"""Share of questions that one first name may have."""


@rule("Q20", strict=Level.WARNING, lenient=Level.OFF)
def bank_is_mixed(course: Course) -> Iterator[Problem]:
    """A bank asks mostly for applying, and by several types of question."""
    count = len(course.questions)
    if count < _LARGE:
        return
    levels = [question.bloom for question in course.questions.values()]
    origin = course.origin(f"course:{course.id}")
    for message, hint in _faults(count, levels, Counter(q.type for q in course.questions.values())):
        yield origin.problem("Q20", message, hint, at=("modules",))


def _faults(count: int, levels: list[Bloom], types: Counter[str]) -> Iterator[tuple[str, str]]:
    remember = levels.count(Bloom.REMEMBER) / count
    applied = sum(level.rank >= Bloom.APPLY.rank for level in levels) / count
    usual, most = types.most_common(1)[0]
    more = "write questions that ask what to do in a new case"
    if remember > _REMEMBER:
        yield (
            f"{percent(remember)} of the {count} questions only ask to remember, at most {percent(_REMEMBER)} should",
            more,
        )
    if applied < _APPLY:
        yield (
            f"{percent(applied)} of the {count} questions ask to apply or more, at least {percent(_APPLY)} should",
            more,
        )
    if len(types) < _TYPES:
        told = ", ".join(sorted(types))
        yield (
            f"there are {len(types)} types of question ({told}), use at least {_TYPES}",
            "see the guide to question types",
        )
    if most > _ONE_TYPE * count:
        share = percent(most / count)
        message = f"{share} of the {count} questions are of type {usual!r}, at most {percent(_ONE_TYPE)} should"
        yield message, "turn some into another type"


_NAMED = re.compile(
    r"(?<=[a-z,;] )[A-Z][a-z]{1,20}(?![\w@./-])"
    r"|\b[A-Z][a-z]{1,20}(?= (?:asks|says|tells|wants|needs|has|had|is|runs|works|sells|buys|meets|hears|and [A-Z])\b)"
)
"""A capitalised word that begins no sentence, or does what people do."""
_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]n|[Tt]he|[Aa]n?) ([A-Z][a-z]+)")
"""A capitalised word that is a place, a day or a thing rather than a person."""
_LOWER = re.compile(r"\b[a-z]+\b")
_WORD = re.compile(r"[A-Z][a-z]+")


@rule("Q27", strict=Level.WARNING, lenient=Level.OFF)
def names_vary(course: Course) -> Iterator[Problem]:
    """No first name stands in more than three of a hundred questions."""
    count = len(course.questions)
    if count < _LARGE or not is_english(course):
        return
    texts = {each.question.id: list(_texts(each)) for each in asked(course)}
    names = _names(course, texts.values())
    users: dict[str, list[str]] = {}
    for key, said in texts.items():
        for name in names & {word for text in said for word in _WORD.findall(text)}:
            users.setdefault(name, []).append(key)
    allowed = int(_NAME * count)
    for name, found in sorted(users.items()):
        for key in found[allowed:]:
            at = next((each.at for each in walk(course.questions[key]) if name in _WORD.findall(each.text)), ())
            message = (
                f"{name!r} stands in {len(found)} of {count} questions, at most {allowed} should have the same name"
            )
            origin = course.origin(f"question:{key}")
            yield origin.problem("Q27", message, "give this person another name", at=at, snippet=name)


def _texts(each: Asked) -> Iterator[str]:
    """Yield what is read before answering, and who speaks."""
    yield each.stem
    yield each.around
    for act in each.lowered.parts:
        for one in act.choices if isinstance(act, Pick) else act.lefts if isinstance(act, Pair) else ():
            yield one.text
            yield one.who or ""


def _names(course: Course, texts: Iterable[list[str]]) -> set[str]:
    """Give the capitalised words that are no place, no term and nowhere in lower case."""
    every = "\n".join(text for each in texts for text in each)
    known = [*course.records.values(), *course.terms.values()]
    told = "\n".join(found.text for record in known for found in walk(record) if found.is_prose)
    common = {word.capitalize() for word in {*_LOWER.findall(every), *_LOWER.findall(told)}}
    named = {word for record in known for word in _WORD.findall(record.name)}
    found = set(_NAMED.findall(every)) - common - named - set(_PLACE.findall(every))
    return {word for word in found if word.removesuffix("s") not in _NO_NAMES}


_NO_NAMES = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Christmas Easter Mr Mrs Ms Dr
    Someone Somebody Everyone Everybody Anyone Anybody Nobody Whoever Whatever Nothing Neither Both Which That
    """.split()  # noqa: SIM905 - a list of words is read as words
)
