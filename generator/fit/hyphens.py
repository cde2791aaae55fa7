"""Soft hyphens in long words, so that Typst and every browser break them at the same places.

Browsers have dictionaries for some languages, some have none; a soft hyphen needs none. English is left alone: its
words are short, and its patterns split what readers do not.
"""

import re
from functools import cache
from typing import Final

from pyphen import Pyphen, language_fallback

LONGEST_WHOLE: Final = 11
"""Letters up to which a word stays whole."""
_WORD: Final = re.compile(rf"[^\W\d_]{{{LONGEST_WHOLE + 1},}}")


def soften(text: str, lang: str) -> str:
    """Put soft hyphens (U+00AD) into the long words of a text, by the patterns of its language if there are any."""
    dictionary = None if lang.split("-", maxsplit=1)[0] == "en" else _dictionary(lang)
    return _WORD.sub(lambda word: dictionary.inserted(word[0], "\u00ad"), text) if dictionary else text


@cache
def _dictionary(lang: str) -> Pyphen | None:
    found = language_fallback(lang.replace("-", "_"))
    return Pyphen(lang=found, left=3, right=3) if found else None
