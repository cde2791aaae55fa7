"""The form of options: grammar that fits only some of them, and one that looks unlike all others. English only."""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence

from generator.check.look.asked import Asked, Picked, asked
from generator.check.look.place import FEW, is_english
from generator.check.rule import rule
from generator.model.course import Course
from generator.model.problem import Problem
from generator.model.syllabus import Level

ODD = 0.1
"""Share of the items whose options may differ in form."""
_KINDS: Mapping[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "a word such as “in” or “by”": """about above across after against along among around at before behind below
            beside between beyond by during for from in inside into near of off on onto out outside over past through
            throughout toward towards under up upon via with within without""",
        "a word such as “because” or “if”": "although as because if once since so though unless until when while",
        "“to”": "to",
        "a question word": "how what where which who whom whose why",
    }.items()
}
"""Words that tell what kind of phrase an option is. Nouns and verbs cannot be told apart by their looks."""
_ING = re.compile(
    r"(?!bring|king|ring|sing|sling|spring|sting|string|swing|thing|wing|nothing|anything|everything|"
    r"something|evening|morning|ceiling)[a-z]{2,}ing"
)
_QUOTE = re.compile(r"[\"“‘«]")
_FIRST = re.compile(r"\W*(?P<word>[\w’']+)")
_MARKS: Mapping[str, re.Pattern[str]] = {
    "a number": re.compile(r"(?<![^\W_])\d"),
    "a quotation": _QUOTE,
    "brackets": re.compile(r"[(\[]"),
}
_ENDS: Mapping[str, str] = {".": "a full stop", "!": "an exclamation mark", "?": "a question mark", "": "no full stop"}
_ARTICLES = frozenset({"a", "an", "the"})
_ONE = frozenset("a an one this that each every".split())  # noqa: SIM905 - a list of words is read as words
_MANY = frozenset("two three four five six seven eight nine ten these those both many several few".split())  # noqa: SIM905
_VOWEL = re.compile(r"(?!uni(?!n|m)|use|usu|one\b|once|eu|ut[ei])[aeiou]|hour|honest|honou?r|heir")


@rule("Q11", strict=Level.WARNING, lenient=Level.OFF)
def grammar_fits_all_options(course: Course) -> Iterator[Problem]:
    """No word right before the options, such as “an” or “are”, fits the right option and not a wrong one."""
    for one in asked(course) if is_english(course) else ():
        for picked in one.picks:
            word = _broken_off(picked.lead)
            fits = [_fits(word, text) for text in picked.texts]
            if word and all(fits[key] for key in picked.keys) and not all(fits):
                wrong = picked.texts[fits.index(False)]
                message = f"{word!r} before the options fits the right one, but not {wrong!r}"
                yield one.problem("Q11", message, "put that word into the options", at=_place(one, picked))


@rule("Q12", strict=Level.WARNING, lenient=Level.OFF)
def options_have_one_form(course: Course) -> Iterator[Problem]:
    """Options begin with the same kind of word and end alike, and none alone has a number, a quotation or brackets.

    One question in ten may break this.
    """
    if not is_english(course):
        return
    bank = [(one, picked) for one in asked(course) for picked in one.picks if len(picked.texts) > 2]  # noqa: PLR2004 - two have no odd one
    found = [(one, picked, odd) for one, picked in bank if (odd := _odd(picked.texts))]
    share = len(found) / len(bank) if len(bank) >= FEW else 0.0
    for one, picked, (index, what) in found if share > ODD else ():
        message = f"this option alone {what}; {share:.0%} of the questions have such an odd one, and {ODD:.0%} may"
        at = one.at(picked.act.choices[index].id, "text")
        yield one.problem("Q12", message, "give all options one form", at=at)


def _broken_off(lead: str) -> str:
    """Give the last word of a text that breaks off before the options; empty if it ends in a full stop."""
    found = re.search(r"(?P<word>[A-Za-z]+)[\s:_…–—-]*$", lead)
    return found["word"].casefold() if found else ""


def _fits(word: str, text: str) -> bool:
    """Whether an option can follow a word, as far as its first word tells."""
    found = _FIRST.match(text)
    first = found["word"] if found else ""
    match word:
        case "a" | "an" if not (first.isupper() and len(first) > 1) and not first[:1].isdigit():
            return bool(_VOWEL.match(first.casefold())) is (word == "an") and first.casefold() not in _ARTICLES
        case "is" | "was" | "has" | "does":
            return first.casefold() not in _MANY
        case "are" | "were" | "have" | "do":
            return first.casefold() not in _ONE
        case _:
            return True


def _place(one: Asked, picked: Picked) -> tuple[str | int, ...]:
    """Give the field in which the text before the options stands."""
    return ("text",) if picked.act.id else one.field(one.prose[-1])


def _odd(texts: tuple[str, ...]) -> tuple[int, str] | None:
    """Say which option looks unlike all others, and how; None where none does."""
    kinds = [_kind(text) for text in texts]
    ends = [text[-1] if text[-1] in _ENDS else "" for text in texts]
    looks = [(kinds, "begins with {}"), (ends, "ends with {}")]
    for values, what in looks:
        if (index := _alone(values)) is not None:
            said = values[index] if values is kinds else _ENDS[values[index]]
            return index, what.format(said)
    for name, mark in _MARKS.items():
        if (index := _alone([bool(mark.search(text)) for text in texts])) is not None:
            has = bool(mark.search(texts[index]))
            return index, f"has {name}" if has else f"has no {name.removeprefix('a ')}"
    return None


def _alone(values: Sequence[Hashable]) -> int | None:
    """Give the place of the one value that differs, where all others agree."""
    count = Counter(values)
    if len(count) != 2 or min(count.values()) > 1 or len(values) < 3:  # noqa: PLR2004 - one and the others
        return None
    return values.index(min(count, key=lambda value: count[value]))


def _kind(text: str) -> str:
    """Say in words with what kind of word an option begins."""
    if _QUOTE.match(text):
        return "a quotation mark"
    found = _FIRST.match(text)
    word = found["word"].casefold().replace("’", "'") if found else ""
    if _ING.fullmatch(word) and " " in text:
        return f"an -ing form ({word})"
    return next((name for name, words in _KINDS.items() if word in words), "another kind of word")
