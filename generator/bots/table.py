"""The report as plain lines for a terminal."""

from collections.abc import Iterator
from itertools import islice

from generator.bots.constant import Constant
from generator.bots.gate import Gate
from generator.bots.habit import Habit
from generator.bots.learned import Learned
from generator.bots.position import Positions
from generator.bots.report import BankReport, Report
from generator.bots.score import BotScore

FEW = 30
"""Items below which the table would be luck."""
MANY = 110
"""Items from which there is a verdict on most banks, where this one cannot tell."""
SHOWN = 10
"""Items listed that give themselves away."""


def lines(report: Report, shown: int = SHOWN) -> Iterator[str]:
    """Yield the lines of a course's report."""
    yield from bank_lines(report.bank, shown)
    if report.constants:
        yield ""
        yield "The same answer everywhere, share of the points:"
        yield from map(_constant, report.constants)
    yield ""
    yield from _positions(report.positions)


def bank_lines(bank: BankReport, shown: int = SHOWN) -> Iterator[str]:
    """Yield the lines about single-answer items."""
    yield f"Guessers who know nothing: {bank.size} single-answer items, chance {bank.chance:.1%}"
    if not bank.size:
        return
    if bank.size < FEW:
        yield f"Too few to say whether options give the answer away: that takes about {bank.gate.needed or MANY}."
        yield from _silent(bank)
        yield from _items(bank, shown)
        return
    yield "Share: what a guesser earns; points: above chance; z: beyond the bar, luck does not explain it any more."
    yield f"{'bot':<14}{'share':>8}{'points':>8}{'z':>7}{'applies':>9}{'there':>8}{'chance':>8}"
    for score in bank.scores:
        yield _score(score, bank.gate)
    yield from _silent(bank)
    yield _learned(bank.learned)
    yield ""
    yield _verdict(bank.gate)
    yield from map(_habit, bank.habits)
    yield from _items(bank, shown)


def _silent(bank: BankReport) -> Iterator[str]:
    for name in bank.silent:
        yield f"{name:<14}  does not run: it knows English words only, the course is in {bank.lang!r}"


def _score(score: BotScore, gate: Gate) -> str:
    row = f"{score.bot:<14}{score.share:>8.1%}{score.points:>+8.1f}{score.z:>+7.2f}{score.applies:>9}"
    if score.applies:
        row += f"{score.share_applies:>8.1%}{score.chance_applies:>8.1%}"
    if score.bot in gate.past:
        return f"{row}  past the bar"
    return row if score.bot in gate.family else f"{row}  too few items to judge"


def _learned(learned: Learned | None) -> str:
    if learned is None:
        return f"{'learned':<14}  too few items to learn from"
    past = "past its bar" if learned.is_past else "within its bar"
    return f"{'learned':<14}{learned.share:>8.1%}{learned.points:>+8.1f}  {past} of {learned.bar:.1%} (reported only)"


def _verdict(gate: Gate) -> str:
    if not gate.family:
        return "No verdict: no bot makes a difference on enough items."
    how = "keys drawn anew" if gate.drawn else "a Gaussian"
    bar = f"the bar for all bots together is |z| {gate.bar:.2f} ({how}, false alarm 5 %)"
    if not gate.judges:
        caught = f"a bank as biased as the worst known would be caught with {gate.power:.0%}"
        return f"A report, no verdict: {caught}; from about {gate.needed} items on there is one; {bar}."
    if gate.past:
        return f"Fails: {', '.join(gate.past)}; {bar}."
    return f"Passes: {bar}."


def _habit(habit: Habit) -> str:
    named = ", ".join(item.id for item in habit.items[:SHOWN])
    rest = len(habit.items) - SHOWN
    more = f" and {rest} more" if rest > 0 else ""
    side = "above" if habit.points > 0 else "below"
    return f"  {habit.bot}: {abs(habit.points):.1f} points {side} chance; in {named}{more} {habit.says}"


def _items(bank: BankReport, shown: int) -> Iterator[str]:
    if not bank.giveaways:
        return
    yield ""
    yield "The items that give themselves away most:"
    for each in islice(bank.giveaways, shown):
        knows = bank.learned is not None and bank.learned.is_past
        chance = f"; the learned bot gives it {each.probability:.0%}" if knows else ""
        yield f"  {each.item.id}: {each.says}{chance}"


def _constant(each: Constant) -> str:
    row = f"  {each.group}: {each.answer!r} earns {each.share:.1%} of {each.parts}, may earn {each.bar:.1%}"
    return row if each.passes else f"{row}  past the bar"


def _positions(found: Positions) -> Iterator[str]:
    yield f"Places of the right option, as delivered: longest run {found.run} (bar {found.run_bar})" + (
        f"; they repeat every {found.period}" if found.period else ""
    )
    for each in found.places:
        p = "too few to test" if each.p is None else f"chi-square p {each.p:.3f}"
        yield f"  {each.options} options: {' '.join(map(str, each.counts))}, {p}"
