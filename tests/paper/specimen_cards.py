"""Cards to set specimens of."""

from typing import Any

from tests.paper.expected import Expected, ExpectedCard
from tests.paper.layouts import LAYOUTS
from tests.paper.specimen import ASCENT


def cards(count: int) -> tuple[ExpectedCard, ...]:
    return tuple(
        ExpectedCard(
            (f"Office tactic {number}", "When they fall silent, what do you do?", f"M{number}"),
            (
                f"Answer {number}: wait.",
                f"Count to {number + 9} in your head and let the silence work for you.",
                "★" * (number % 2),
            ),
            f"https://example.org/course/c/{number}/",
        )
        for number in range(1, count + 1)
    )


def sheets(layout: str = "a4-8up-inset", count: int = 5, **more: Any) -> Expected:
    return Expected(LAYOUTS[layout], cards(count), first=(ASCENT, ASCENT), **more)
