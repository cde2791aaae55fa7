"""What the test-wise bots cost: a bank of 220 items beside one of 10,000, whole and per part.

    .venv/bin/python bench/bots.py [rounds]

The banks are generated; each part is timed alone, several rounds (3 by default), and the medians printed. "For each
item" says how the cost grows: 1.0 is in proportion to the bank.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

from generator.bots import Item, gate, giveaways, learned, look, report_items, scores
from tests.test_bots import UID, bank_of

SIZES = (220, 10_000)


def seconds(work: Callable[[], object]) -> float:
    """Time one call, in seconds of the processor, so that a busy machine does not count."""
    begun = process_time()
    work()
    return process_time() - begun


def parts(items: Sequence[Item]) -> dict[str, float]:
    """Time each part of the report on a bank."""
    bank = look(items, seed=UID)
    found, trained = scores(bank), learned(bank)
    return {
        "look at the items": seconds(lambda: look(items, seed=UID)),
        "eight named bots": seconds(lambda: scores(look(items, seed=UID))) - seconds(lambda: look(items, seed=UID)),
        "gate": seconds(lambda: gate(bank, found)),
        "learned bot": seconds(lambda: learned(bank)),
        "give-aways": seconds(lambda: giveaways(bank, trained)),
        "whole report": seconds(lambda: report_items(items, seed=UID)),
    }


def main() -> None:
    """Print the figures."""
    rounds = int((sys.argv[1:] or ["3"])[0])
    found = {size: [parts(bank_of(size)) for _ in range(rounds)] for size in SIZES}
    small, large = SIZES
    print(f"{'part':<20}{small:>10}{large:>10}{'for each item':>15}")
    for part in found[small][0]:
        a, b = (median(each[part] for each in found[size]) for size in SIZES)
        print(f"{part:<20}{a:>8.2f} s{b:>8.2f} s{b / large / (a / small):>15.2f}")


if __name__ == "__main__":
    main()
