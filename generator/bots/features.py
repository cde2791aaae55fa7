"""What the learned bot sees of each option: the traits themselves, and who is first in them."""

import math

from generator.bots.bank import Bank
from generator.bots.named import NAMES
from generator.bots.traits import Traits

FIRSTS = ("longest", "shortest", "overlap", "converge", "odd-one-out")
"""Bots whose pick is a feature of its own: being first counts beyond the size of the lead."""

Design = list[list[tuple[float, ...]]]
"""Item → option → features; each has mean 0 within an item, and mean square 1 over the bank's options."""


def design(bank: Bank) -> Design:
    """Make the features of a bank."""
    raw = [_centred(_columns(seen)) for seen in bank.seen]
    count = sum(len(item.options) for item in bank.items)
    width = len(raw[0])
    squares = [math.fsum(value * value for item in raw for value in item[column]) for column in range(width)]
    scale = [math.sqrt(count / square) if square else 0.0 for square in squares]
    return [
        list(zip(*([value * by for value in row] for row, by in zip(item, scale, strict=True)), strict=True))
        for item in raw
    ]


def _columns(seen: Traits) -> list[list[float]]:
    """List the features of one item, each with a value an option."""
    firsts: list[list[float]] = []
    for name in FIRSTS:
        picked = NAMES[name].picks(seen)
        firsts.append([1 / len(picked) if at in picked else 0.0 for at in range(len(seen.length))])
    lengths = [math.log1p(length) for length in seen.length]
    rest = (seen.shared, seen.likeness, seen.absolutes, seen.hedges, seen.details)
    return [lengths, *(list(row) for row in rest), *firsts]


def _centred(columns: list[list[float]]) -> list[list[float]]:
    means = [math.fsum(column) / len(column) for column in columns]
    return [[value - mean for value in column] for column, mean in zip(columns, means, strict=True)]
