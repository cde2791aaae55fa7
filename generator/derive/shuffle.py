"""In which order options, partners and steps are shown: the same at every build, no dice.

The order comes from hashing each id with a seed, so it does not depend on the order that the author
wrote, and where the key was written tells nothing.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

_MINUS = "\u2212\u2013-"
_GROUP = "[,'\u2019 ]"
_NUMBER = re.compile(rf"([^\w+{_MINUS}]*)([+{_MINUS}]?)(\d(?:[\d.]|{_GROUP})*)(\D{{0,20}})")
_GROUPED = re.compile(rf"\d{{1,3}}(?:{_GROUP}\d{{3}})+(?:\.\d+)?")


def shuffled(ids: Iterable[str], seed: str) -> tuple[str, ...]:
    """Order ids by a hash of `seed` and each id."""
    return tuple(sorted(ids, key=lambda part: hashlib.blake2b(f"{seed}\0{part}".encode()).digest()))


def are_numeric(texts: Iterable[str]) -> bool:
    """Whether all are numbers with the same unit (`10 %`, `€40,000`, `3 days`), so that they sort."""
    found = [_measure(text) for text in texts]
    return len({unit for _, unit in found}) == 1 and all(value is not None for value, _ in found)


def shown_order(texts: Mapping[str, str], seed: str, *, shuffle: bool = True) -> tuple[str, ...]:
    """Order the ids of options: numbers by size, the author's order if asked for, else shuffled.

    `texts` maps each id to its text, in the author's order.
    """
    if not shuffle:
        return tuple(texts)
    if are_numeric(texts.values()):
        return tuple(sorted(texts, key=lambda part: _measure(texts[part])[0] or 0.0))
    return shuffled(texts, seed)


def start_order(ids: Iterable[str], before: Sequence[tuple[str, str]], seed: str) -> tuple[str, ...]:
    """Order steps so that at most half of the pairs in `before` are kept, whatever the seed.

    Of an order and its reverse, one keeps at most half.
    """
    order = shuffled(ids, seed)
    place = {part: number for number, part in enumerate(order)}
    kept = sum(place[first] < place[second] for first, second in before)
    return order if 2 * kept <= len(before) else order[::-1]


def _measure(text: str) -> tuple[float | None, str]:
    """Read a text as a number and its unit; None where it is no number."""
    match = _NUMBER.fullmatch(text.strip(" *_`."))
    if match is None:
        return None, ""
    lead, sign, digits, unit = match.groups()
    plain = digits.strip()
    plain = re.sub(_GROUP, "", plain) if _GROUPED.fullmatch(plain) else plain.replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None, ""
    return -value if sign and sign in _MINUS else value, f"{lead}|{unit}".casefold().strip().removesuffix("s")
