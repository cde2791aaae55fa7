"""What a question asks: one thing, said plainly, in few words, and rarely for what does not fit."""

import re
from collections.abc import Iterator
from statistics import median, quantiles

from generator.bots.words import WORD, primary
from generator.check.look.asked import Asked, asked, words_of
from generator.check.look.place import FEW, is_english
from generator.check.look.sentence import asking, negation
from generator.check.rule import rule
from generator.derive.grade import grade
from generator.model.course import Course
from generator.model.problem import Problem
from generator.model.syllabus import Level
from generator.prose import plain

NEGATIVE = 0.05
"""Share of the bank that may ask for what does not fit."""
UNCLEAR = 0.05
"""Share of the bank that may fail the cover test."""
SHORT = 8
"""Fewest words in which a question can be clear without its options."""
LONG = 80
"""Most words of a question."""
MEDIAN = 9.0
"""Reading grade that half of the questions do not pass (Flesch–Kincaid)."""
HIGHEST = 12.0
"""Reading grade that nine of ten do not pass."""
UNSPACED = frozenset({"zh", "ja", "th", "km", "lo", "my"})
"""Languages that put no spaces between words, so that nobody can count them here."""
_OPEN = re.compile(
    r"\bwhich(?: \w+)? of (?:the following|these|those|the (?=\w+ (?:is|are)))"
    r"(?: (?:statements?|claims?|sentences?|options?|answers?))?(?: (?:about|on|regarding|concerning) [^?]{1,60})?"
    r" (?:is|are)(?: not)? (?:true|false|correct|incorrect|right|wrong)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)
_LOUD = re.compile(r"(?:\*\*|__)[A-Z ]*\b(?:NOT|NEVER|EXCEPT|LEAST|CANNOT)\b[A-Z ]*(?:\*\*|__)")


@rule("Q06", strict=Level.WARNING, lenient=Level.OFF)
def questions_ask_for_what_fits(course: Course) -> Iterator[Problem]:
    """A question asks for what fits; one in twenty may ask for what does **not**, and then without negative options.

    The word that turns it round stands in bold capitals.
    """
    if not is_english(course):
        return
    bank = asked(course)
    found = [(one, word) for one in bank if one.prose and (word := _negative(one))]
    share = len(found) / len(bank) if len(bank) >= FEW else 0.0
    for one, word in found:
        at, text = one.field(one.prose[-1]), one.prose[-1]
        snippet = next((spelling[0] for spelling in re.finditer(rf"{word}\W{{1,3}}\w+", text)), word)
        for message, hint in _turned_round(one, word):
            yield one.problem("Q06", message, hint, at=at, snippet=snippet)
        if share > NEGATIVE:
            message = f"asks for what does not fit ({word!r}), as {share:.0%} of the questions do, and 5% may"
            yield one.problem("Q06", message, "ask for what fits", at=at, snippet=snippet)


@rule("Q15", strict=Level.WARNING, lenient=Level.OFF)
def questions_are_clear_without_options(course: Course) -> Iterator[Problem]:
    """A question asks one thing that can be answered with its options covered, in eight words or more.

    One question in twenty may fail.
    """
    if not is_english(course):
        return
    bank = asked(course)
    found = [(one, fault) for one in bank if one.prose and (fault := _unclear(one))]
    share = len(found) / len(bank) if len(bank) >= FEW else 0.0
    for one, (message, hint) in found if share > UNCLEAR else ():
        said = f"{message}; {share:.0%} of the questions fail the cover test, and 5% may"
        yield one.problem("Q15", said, hint, at=one.field(one.prose[-1]))


@rule("Q16", strict=Level.WARNING, lenient=Level.OFF)
def questions_are_short(course: Course) -> Iterator[Problem]:
    """A question has at most 80 words, unless a dialogue goes with it.

    Cases, statements and texts with gaps have their own room.
    """
    if primary(course.syllabus.lang) in UNSPACED:
        return
    for one in asked(course):
        for text in one.prose if not one.speaks else ():
            if (count := len(WORD.findall(words_of(text)))) > LONG:
                message = f"the question has {count} words, and {LONG} are enough"
                yield one.problem("Q16", message, "leave out what the answer does not need", at=one.field(text))


@rule("Q17", strict=Level.WARNING, lenient=Level.OFF)
def questions_read_easily(course: Course) -> Iterator[Problem]:
    """Half of the questions have reading grade 9 or less (Flesch–Kincaid, English), and nine of ten have 12 or less."""
    graded = ((one, _grade(one, course.syllabus.lang)) for one in asked(course))
    found = [(one, value) for one, value in graded if value is not None]
    values = [value for _, value in found]
    if len(values) < FEW:
        return
    if (middle := median(values)) > MEDIAN:
        message = f"the questions have reading grade {middle:.1f} (median), and {MEDIAN:g} is the bar"
        hint = "shorten sentences and words, the hardest questions first"
        yield course.origin(f"course:{course.id}").problem("Q17", message, hint, at=("lang",))
    if quantiles(values, n=10, method="inclusive")[-1] > HIGHEST:
        for one, value in found:
            if value > HIGHEST:
                message = f"reading grade {value:.1f}; more than one question in ten is above {HIGHEST:g}"
                yield one.problem("Q17", message, "shorten sentences and words", at=one.field(max(one.prose, key=len)))


def _grade(one: Asked, lang: str) -> float | None:
    return grade("\n\n".join(map(words_of, one.prose)), lang, least=SHORT)


def _negative(one: Asked) -> str:
    return negation(plain(one.prose[-1]))


def _turned_round(one: Asked, word: str) -> Iterator[tuple[str, str]]:
    if not _LOUD.search(one.prose[-1]):
        yield f"{word!r} is easily read over", f"ask for what fits, or write it as **{_upper(word)}**"
    options = [text for picked in one.picks for text in picked.texts]
    if found := next((text for text in options if _NOT.search(text)), ""):
        yield f"both the question ({word!r}) and an option ({found!r}) are negative", "ask for what fits"


def _upper(word: str) -> str:
    return "NOT" if word.casefold().replace("’", "'").endswith("n't") else word.upper()


def _unclear(one: Asked) -> tuple[str, str] | None:
    last = plain(one.prose[-1])
    said = asking(last)
    if not said:
        return "asks nothing and tells nothing to do", "end with a question, or say what to do"
    if any(_OPEN.search(part) for part in said):
        return "does not say what it is about", "ask one thing that can be answered with the options covered"
    if (count := len(WORD.findall(f"{one.stem} {one.around}"))) < SHORT:
        return f"has only {count} words", "say enough to answer it with the options covered"
    return None
