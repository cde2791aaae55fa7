"""Words as the bots see them: stems, words that carry no content, and the English words that give a key away.

Stems are Snowball's (https://snowballstem.org), in the language of the course; a language that Snowball
lacks is compared by its words with the case folded.
"""

import re
from functools import cache
from typing import Protocol, cast

from snowballstemmer import stemmer as _stemmer  # pyright: ignore[reportMissingTypeStubs, reportUnknownVariableType]

WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
"""A word or a number: letters and digits, apostrophes inside."""
_MAY = re.compile(r"\bMay\b")
SHORT = 3
"""Letters. In a language without a list of ours, words up to this length count as carrying no content."""
ENGLISH = "en"
_ALGORITHMS = {
    "ar": "arabic",
    "hy": "armenian",
    "eu": "basque",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "nl": "dutch",
    "en": "english",
    "eo": "esperanto",
    "et": "estonian",
    "fi": "finnish",
    "fr": "french",
    "de": "german",
    "el": "greek",
    "hi": "hindi",
    "hu": "hungarian",
    "id": "indonesian",
    "ga": "irish",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nb": "norwegian",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "es": "spanish",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
_STOP = frozenset(
    """
    a about after again all also am an and any are aren't as at be because been before being below between both but by
    can can't could couldn't did didn't do does doesn't doing don't down each either else even every few first for from
    further get gets give go goes had has have having he her here hers him his how i if in into is isn't it it's its
    just let like make many may me might more most much must my never no nor not now of off on once one only or other
    our out over own same say says she should so some still such than that that's the their them then there these they
    they're this those through to too two under until up us very was wasn't we were what when where which while who
    whom whose why will with without won't would you you're your
    """.split()  # noqa: SIM905 - a list of words is read as words
)
ABSOLUTES = frozenset(
    """
    all always any anybody anyone anything completely entirely every everybody everyone everything exactly forever
    guarantee guaranteed guarantees impossible must never nobody none nothing only totally
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""English words that leave no way out. Writers put them into wrong options [millman1965]."""
HEDGES = frozenset(
    """
    could generally likely may maybe might mostly normally often perhaps possibly probably rarely roughly seldom
    sometimes somewhat tend tends typically usually
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""English words that leave a way out. Writers put them into right options [millman1965]."""


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str:  # noqa: N802 - the library's name
        """Give a word's stem."""
        ...


def primary(lang: str) -> str:
    """Give the language of a BCP 47 tag: `en` for `en-GB`."""
    return lang.split("-", maxsplit=1)[0].casefold()


def words(text: str) -> list[str]:
    """List the words of a plain text, with the case folded."""
    return [word.replace("\u2019", "'") for word in WORD.findall(text.casefold())]


def cues(text: str) -> frozenset[str]:
    """Give the words of an English text that may be absolutes or hedges; May is a month or somebody's name."""
    return frozenset(words(_MAY.sub(" ", text)))


def content(text: str, lang: str) -> dict[str, str]:
    """Give the words of a text that carry content: stem → the first spelling that has it."""
    tongue = primary(lang)
    found: dict[str, str] = {}
    for word in words(text):
        if _carries(word, tongue):
            found.setdefault(stem(word, tongue), word)
    return found


@cache
def stem(word: str, tongue: str) -> str:
    """Give a word's stem; the word itself where Snowball lacks the language."""
    tool = _tool(tongue)
    return tool.stemWord(word.removesuffix("'s")) if tool else word


def _carries(word: str, tongue: str) -> bool:
    if tongue == ENGLISH:
        return word not in _STOP
    return len(word) > SHORT or word.isdigit()


@cache
def _tool(tongue: str) -> _Stemmer | None:
    name = _ALGORITHMS.get(tongue)
    return cast("_Stemmer", _stemmer(name)) if name else None
