"""Cards to set specimens of, and a text in each script that a course may be written in."""

from typing import Any

from tests.paper.expected import Expected, ExpectedCard
from tests.paper.layouts import LAYOUTS
from tests.paper.specimen import ASCENT

SCRIPTS = {
    "German, broken with hyphens": "Donaudampfschifffahrtsgesellschaftskapitän und Rechtsschutzversicherung, " * 2,
    "Hebrew": "שתיקה היא כלי: חכו עד שהצד השני ידבר, ואז שאלו שאלה פתוחה על מה שחשוב לו באמת.",
    "Hebrew with Latin": "שתיקה (silence) היא כלי: חכו 10 שניות, ואז שאלו שאלה פתוחה.",
    "Arabic": "الصمت أداة قوية في التفاوض: انتظر حتى يتكلم الطرف الآخر ثم اسأل سؤالا مفتوحا.",
    "Japanese": "沈黙は強力な交渉の道具です。相手が話すまで待ち、それから質問してください。",
    "symbols": "● wait 🙂 1/2 ½ x² — “quoted” … 3-4 fi fl ffi",
}


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
