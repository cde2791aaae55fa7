"""Ranges of numbers, as options write them: `2–4 minutes`, `less than 5 %`, `10 or more`."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

_NUMBER = r"(?P<money>[$€£¥]?)\s*(?P<low>-?\d+(?:[.,]\d+)*)"
_UNIT = r"\s*(?P<unit>%|°?[^\W\d]*(?:[ /][^\W\d]+)?)"
_BETWEEN = re.compile(
    rf"(?:between |from )?{_NUMBER}(?P<first>\s*(?:%|[^\W\d]+))?"
    rf"\s*(?:-|–|—|to|and)\s*[$€£¥]?(?P<high>-?\d+(?:[.,]\d+)*){_UNIT}"
)
_SINGLE = re.compile(rf"(?:exactly |about )?{_NUMBER}{_UNIT}")
_AFTER = re.compile(r"(?P<number>.*\d)(?P<side> or (?:more|over|less|fewer|under))(?P<rest>.*)")
_SIDES: Mapping[str, tuple[int, bool]] = {
    **dict.fromkeys(("less than ", "fewer than ", "under ", "below ", "<"), (-1, False)),
    **dict.fromkeys(("at most ", "up to ", "≤", " or less", " or fewer", " or under"), (-1, True)),
    **dict.fromkeys(("more than ", "over ", "above ", ">"), (1, False)),
    **dict.fromkeys(("at least ", "≥", " or more", " or over"), (1, True)),
}
"""Words before or after a number: which side they leave open, and whether the number itself belongs to it."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers from `low` to `high`, both included, in a unit."""

    low: float
    high: float
    unit: str

    def overlaps(self, other: "Interval") -> bool:
        """Whether a number belongs to both.

        Two single numbers are no ranges. Ranges that are open on the same side are thresholds to choose from:
        `at least 5` and `at least 10` contain each other rightly, and `up to 10` may stand beside `0`.
        """
        closed = not self.open and not other.open and (self.is_range or other.is_range)
        facing = self.is_range and other.is_range and not self.open & other.open
        if self.unit != other.unit or not (closed or facing):
            return False
        return self.low <= other.high and other.low <= self.high

    @property
    def is_range(self) -> bool:
        """Whether it is more than one number."""
        return self.low < self.high

    @property
    def open(self) -> set[float]:
        """The sides that have no bound, as infinities."""
        return {bound for bound in (self.low, self.high) if math.isinf(bound)}


def interval(text: str) -> Interval | None:
    """Read an option that is nothing but a number or a range; None for anything else."""
    said = text.casefold().strip(" .")
    if (found := _BETWEEN.fullmatch(said)) and (not found["first"] or found["first"].strip() == found["unit"]):
        span = Interval(_value(found["low"]), _value(found["high"]), found["money"] + found["unit"])
        return span if span.low < span.high else None
    if after := _AFTER.fullmatch(said):
        said = f"{after['side']}{after['number']}{after['rest']}"
    side = next((side for side in _SIDES if said.startswith(side)), "")
    found = _SINGLE.fullmatch(said.removeprefix(side).strip())
    return _sided(_value(found["low"]), found["money"] + found["unit"], side) if found else None


def _sided(value: float, unit: str, side: str) -> Interval:
    if not side:
        return Interval(value, value, unit)
    way, included = _SIDES[side]
    bound = value if included else math.nextafter(value, way * math.inf)
    return Interval(bound, math.inf, unit) if way > 0 else Interval(-math.inf, bound, unit)


def _value(written: str) -> float:
    """Give a number; a comma before three digits marks thousands, any other the decimals."""
    plain = re.sub(r",(?=\d{3}(?:\D|$))", "", written).replace(",", ".")
    return float(plain) if plain.count(".") <= 1 else math.nan
