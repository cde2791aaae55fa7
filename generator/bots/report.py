"""Everything that the bots say about a bank or a course, as one value."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.bots.bank import look
from generator.bots.constant import Constant, constants
from generator.bots.gate import Gate, gate
from generator.bots.giveaway import GiveAway, giveaways
from generator.bots.habit import Habit, habits
from generator.bots.item import Item, items
from generator.bots.learned import Learned, learned
from generator.bots.named import BOTS
from generator.bots.position import Positions, delivered, positions
from generator.bots.score import BotScore, scores
from generator.bots.words import ENGLISH
from generator.model.course import Course


@dataclass(frozen=True, slots=True)
class BankReport:
    """What guessers earn on single-answer items."""

    size: int
    lang: str
    chance: float
    """What blind guessing earns an item, of 1."""
    scores: tuple[BotScore, ...]
    silent: tuple[str, ...]
    """Bots that do not know the language."""
    gate: Gate
    learned: Learned | None
    """None for a small bank."""
    habits: tuple[Habit, ...]
    """One for each bot past the bar."""
    giveaways: tuple[GiveAway, ...]
    """The most telling first."""


@dataclass(frozen=True, slots=True)
class Report:
    """What guessers earn in a course."""

    course: str
    bank: BankReport
    constants: tuple[Constant, ...]
    positions: Positions

    @property
    def fails(self) -> bool:
        """Whether a guesser who knows nothing earns more, or less, than chance explains."""
        constant = any(not each.passes for each in self.constants)
        return self.bank.gate.fails or constant or not self.positions.passes


def report(course: Course) -> Report:
    """Let every guesser loose on a course. Draws are seeded by its uid, so that a run repeats."""
    bank = report_items(items(course), course.syllabus.lang, course.syllabus.uid)
    return Report(course.id, bank, constants(course), positions(delivered(course)))


def report_items(bank: Sequence[Item], lang: str = ENGLISH, seed: str = "") -> BankReport:
    """Let the bots loose on items made elsewhere."""
    seen = look(bank, lang, seed)
    found = scores(seen)
    trained = learned(seen)
    verdict = gate(seen, found)
    avoided = [score.bot for score in found if score.bot in verdict.past and score.points < 0]
    return BankReport(
        size=len(seen.items),
        lang=lang,
        chance=seen.chance,
        scores=found,
        silent=tuple(bot.name for bot in BOTS if bot not in seen.bots),
        gate=verdict,
        learned=trained,
        habits=habits(seen, found, verdict),
        giveaways=giveaways(seen, trained, avoided),
    )
