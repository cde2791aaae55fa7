"""How likely a bank is caught that is as biased as the worst one measured.

The worst (question design, 4.4) are LinkedIn's quizzes in English: 9,279 items with four options, whose longest
option is the key in 39.1 % (chance 25 %, 14.1 points above, the strongest effect on all items of the table).
There the longest option is 1.93 times as likely the key as each other one; with three options that makes
49.1 %. Only this bot is counted, so that what is promised is a lower bound: the others catch more.
"""

import math
from collections.abc import Sequence
from statistics import NormalDist

WORST = 0.391
"""Share of the point that the longest option earns on the worst bank."""
WORST_OPTIONS = 4
WEIGHT = WORST / (1 - WORST) * (WORST_OPTIONS - 1)
"""How many times as likely the longest option is the key as another one there."""
WANTED = 0.8
"""Power from which the gate gives a verdict."""
_LARGEST = 100_000
_NORMAL = NormalDist()


def biased_share(options: int) -> float:
    """Give how often the longest of so many options is the key in a bank as biased as the worst."""
    return WEIGHT / (WEIGHT + options - 1)


def power(sizes: Sequence[int], bar: float) -> float:
    """Give the probability that |z| of the longest bot passes the bar; `sizes` are the items' numbers of options.

    Sums of independent shares, taken as Gaussian: right to a point from 30 items on.
    """
    if not sizes or math.isinf(bar):
        return 0.0
    shift, null, spread = _per_item(sizes)
    return _power(len(sizes), shift, null, spread, bar)


def size_needed(sizes: Sequence[int], bar: float) -> int:
    """Give the number of items, with options like these, from which the gate gives a verdict; 0 if there is none."""
    if not sizes or math.isinf(bar):
        return 0
    low, high = 1, _LARGEST
    shift, null, spread = _per_item(sizes)
    while low < high:
        middle = (low + high) // 2
        if _power(middle, shift, null, spread, bar) >= WANTED:
            high = middle
        else:
            low = middle + 1
    return low


def _per_item(sizes: Sequence[int]) -> tuple[float, float, float]:
    """Give means over the items: the shift of the share, and its variance without and with the bias."""
    count = len(sizes)
    shift = math.fsum(biased_share(k) - 1 / k for k in sizes) / count
    null = math.fsum(1 / k * (1 - 1 / k) for k in sizes) / count
    spread = math.fsum(biased_share(k) * (1 - biased_share(k)) for k in sizes) / count
    return shift, null, spread


def _power(count: int, shift: float, null: float, spread: float, bar: float) -> float:
    reach = bar * math.sqrt(count * null)
    width = math.sqrt(count * spread)
    return 1 - _NORMAL.cdf((reach - count * shift) / width) + _NORMAL.cdf((-reach - count * shift) / width)
