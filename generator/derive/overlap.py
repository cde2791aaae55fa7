"""Runs of words as keyed hashes, so that a text can be checked against sources that stay outside.

A run is seven words; a hash is 64 bits of BLAKE2b keyed by the course's uid, so that the committed
file tells nobody the words of the source.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

RUN = 7
"""Words in a run."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Shingle:
    """A run of words as it is spelled in the text, and its hash as 16 hex digits."""

    spelling: str
    digest: str


def shingles(text: str, key: str) -> Iterator[Shingle]:
    """Yield every run of seven words; case, accents and punctuation do not count."""
    words = list(_WORD.finditer(text))
    for first in range(len(words) - RUN + 1):
        run = words[first : first + RUN]
        normal = " ".join(_normal(word.group()) for word in run)
        digest = hashlib.blake2b(normal.encode(), digest_size=8, key=key.encode()).hexdigest()
        yield Shingle(text[run[0].start() : run[-1].end()], digest)


def _normal(word: str) -> str:
    bare = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in bare if not unicodedata.combining(c))
