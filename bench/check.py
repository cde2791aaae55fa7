"""What `tacticbook check` costs: a course of 220 questions beside one of 10,000, whole and rule by rule.

    .venv/bin/python bench/check.py [rounds]

The courses are generated: sentences chained of the flagship course's own words, seven types of question, the strict
profile, forty questions a module and file. Every round (1 by default) is a process of its own for each size, the
medians are printed. Seconds are those of the processor, so that a busy machine does not count; memory is the most
that the process held at the end of that step. "For each question" says how the cost grows: 1.0 is in proportion.
"""

import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from json import dumps, loads
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import yaml

from generator.check import RULES, When, check
from generator.load import load

ROOT = Path(__file__).parents[1]
SIZES = (220, 10_000)
PER_MODULE, PER_LESSON, PER_OBJECTIVE = 40, 10, 4
SLOWEST = 10
BLOOMS = ("understand", "apply", "analyze", "evaluate")
HEAD = {
    "uid": "0123456789abcdef0123456789abcdef", "id": "large", "title": "Large", "lang": "en", "profile": "strict",
    "audience": "Nobody.", "promise": "Many questions.",
}  # fmt: skip
Fields = dict[str, Any]


@cache
def chain() -> dict[str, list[str]]:
    """Give the words that follow each word in the lessons of the flagship course."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "content/leverage/lessons").glob("*.md")):
        words = [word for word in path.read_text(encoding="utf-8").split() if word.strip(".,;?").isalpha()]
        for word, following in pairwise(words):
            found.setdefault(word, []).append(following.strip(".,;?"))
    return found


def sentence(dice: random.Random, number: int, end: str = ".") -> str:
    """Chain words to a sentence of about this many."""
    words = [dice.choice(list(chain()))]
    for _ in range(number + dice.randint(-2, 2)):
        words.append(dice.choice(chain().get(words[-1]) or list(chain())))
    return " ".join(words).strip(".,;?").capitalize() + end


def options(dice: random.Random, number: int, keys: int) -> list[Fields]:
    """Write options with reasons; the first ones are right."""
    right = [{"correct": True}] * keys + [{}] * (number - keys)
    return [
        {"id": "abcdef"[at], "text": sentence(dice, 8), **more, "why": sentence(dice, 14)}
        for at, more in enumerate(right)
    ]


def items(dice: random.Random, letters: str, *names: str, **more: str) -> list[Fields]:
    """Write parts with these fields."""
    return [{"id": each, **{name: sentence(dice, 7) for name in names}, **more} for each in letters]


def sides(dice: random.Random) -> Fields:
    """Write two categories with three items each."""
    halves = (items(dice, some, "text", "why", category=side) for some, side in (("abc", "x"), ("def", "y")))
    named = [{"id": side, "name": sentence(dice, 3, "")} for side in ("x", "y")]
    return {"categories": named, "items": [item for half in halves for item in half]}


OWN: dict[str, Callable[[random.Random], Fields]] = {
    "single": lambda dice: {"options": options(dice, 4, 1)},
    "multiple": lambda dice: {"options": options(dice, 5, 2)},
    "true_false": lambda dice: {
        "answer": dice.choice((True, False)),
        **{name: sentence(dice, 12) for name in ("statement", "why_true", "why_false")},
    },
    "match": lambda dice: {"pairs": items(dice, "abcd", "left", "right", "why")},
    "order": lambda dice: {"items": items(dice, "abcd", "text", "why")},
    "categorise": sides,
    "short": lambda dice: {"accept": [sentence(dice, 2, "")], "near": [near(dice)]},
}
"""A type's own fields, by its name."""
KINDS = ("single", "single", "single", "multiple", "true_false", "match", "order", "categorise", "short")
"""Types in their shares."""


def near(dice: random.Random) -> Fields:
    """Write an answer that is nearly right."""
    return {"id": "n", "match": [sentence(dice, 3, "")], "why": sentence(dice, 10)}


def question(number: int, dice: random.Random) -> Fields:
    """Write a question."""
    lesson, objective = number // PER_LESSON, number % PER_LESSON // PER_OBJECTIVE
    kind = KINDS[number % len(KINDS)]
    asks = " Which two fit?" if kind == "multiple" else " Which fits best?"
    return {
        "id": f"q-{number}", "type": kind, "objective": f"lesson-{lesson}.o{objective}",
        "bloom": dice.choice(BLOOMS), "use": dice.choice(("page", "check", "both")),
        "stem": sentence(dice, 16) + asks, **OWN[kind](dice),
    }  # fmt: skip


def lesson(number: int, dice: random.Random) -> Fields:
    """Write a lesson with the objectives of its questions."""
    goals = [{"id": f"o{n}", "bloom": "apply", "text": f"Use {sentence(dice, 8).lower()}"} for n in range(3)]
    name, body = sentence(dice, 4, ""), "\n\n".join(sentence(dice, 40) for _ in range(12))
    return {
        "id": f"lesson-{number}", "kind": "lesson", "name": name, "summary": sentence(dice, 12), "objectives": goals,
        "body": body,
    }  # fmt: skip


def write(root: Path, size: int) -> None:
    """Write a course folder with this many questions."""
    dice = random.Random(size)  # noqa: S311 - no secret: the same course every time
    modules: list[Fields] = []
    for module, first in enumerate(range(0, size, PER_MODULE)):
        numbers = range(first, min(first + PER_MODULE, size))
        lessons = sorted({number // PER_LESSON for number in numbers})
        named = [f"lesson-{each}" for each in lessons]
        modules.append({"id": f"m{module}", "name": f"Module {module}", "summary": "Some.", "lessons": named})
        for each in lessons:
            _put(root / f"content/large/lessons/lesson-{each}.yml", lesson(each, dice))
        _put(root / f"quizzes/large/m{module}.yml", [question(number, dice) for number in numbers])
    _put(root / "content/large/course.yml", {**HEAD, "modules": modules})


def _put(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False), encoding="utf-8")


def measure(root: Path) -> dict[str, Any]:
    """Time each step, and each rule, on the course of a folder: seconds, and MiB held at most by then."""
    steps: dict[str, tuple[float, float]] = {}

    def step(name: str, work: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the work gives
        begun = process_time()
        result = work()
        steps[name] = process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return result

    catalog, problems = step("load", lambda: load(root))
    if problems:
        raise SystemExit("\n".join(map(str, problems[:10])))
    course = catalog.courses["large"]
    found = step("check", lambda: check(catalog))
    step("check --bots", lambda: check(catalog, asked=(When.ALWAYS, When.BOTS)))
    return {"steps": steps, "rules": dict(_rules(course)), "found": len(found)}


def _rules(course: Any) -> Iterator[tuple[str, float]]:  # noqa: ANN401 - a course
    for code, rule in RULES.items():
        begun = process_time()
        list(rule.find(course))
        yield code, process_time() - begun


def run(size: int) -> dict[str, Any]:
    """Measure a course of this size in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), size)
        command = [sys.executable, __file__, "--folder", folder]
        return loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)  # noqa: S603


def main() -> None:
    """Print the figures."""
    if sys.argv[1:2] == ["--folder"]:
        print(dumps(measure(Path(sys.argv[2]))))
        return
    rounds = int((sys.argv[1:] or ["1"])[0])
    runs = {size: [run(size) for _ in range(rounds)] for size in SIZES}
    small, large = SIZES
    print(f"{'':<28}{small:>12,}{large:>12,}{'for each question':>20}")
    for name in runs[small][0]["steps"]:
        (a, b), (held, most) = ([median(r["steps"][name][n] for r in runs[s]) for s in SIZES] for n in (0, 1))
        print(f"{name:<28}{a:>10.2f} s{b:>10.2f} s{b / large / (a / small):>20.2f}")
        print(f"{'  memory':<28}{held:>8.0f} MiB{most:>8.0f} MiB")
    print(f"{'problems found':<28}{runs[small][0]['found']:>12,}{runs[large][0]['found']:>12,}")
    cost = {code: [median(r["rules"][code] for r in runs[size]) for size in SIZES] for code in RULES}
    for code in sorted(cost, key=lambda code: -cost[code][1])[:SLOWEST]:
        a, b = cost[code]
        name = f"{code} ({RULES[code].family})"
        print(f"{name:<28}{a:>10.2f} s{b:>10.2f} s{b / large / (a / small):>20.2f}")


if __name__ == "__main__":
    main()
