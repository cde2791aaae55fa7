"""What a guesser earns who knows nothing of the subject: bots that go by an option's surface.

`report(course)` gives everything as one value, `lines(report)` a table for the terminal. Nothing here is
a matter of luck: draws are seeded by the course's uid.
"""

from generator.bots.bank import Bank, look
from generator.bots.constant import Constant, constants
from generator.bots.gate import Gate, gate
from generator.bots.giveaway import GiveAway, giveaways
from generator.bots.habit import Habit, habits
from generator.bots.item import Item, items
from generator.bots.learned import Learned, learned
from generator.bots.named import BOTS, Bot
from generator.bots.position import Positions, delivered, positions
from generator.bots.report import BankReport, Report, report, report_items
from generator.bots.score import BotScore, scores
from generator.bots.table import bank_lines, lines

__all__ = [
    "BOTS",
    "Bank",
    "BankReport",
    "Bot",
    "BotScore",
    "Constant",
    "Gate",
    "GiveAway",
    "Habit",
    "Item",
    "Learned",
    "Positions",
    "Report",
    "bank_lines",
    "constants",
    "delivered",
    "gate",
    "giveaways",
    "habits",
    "items",
    "learned",
    "lines",
    "look",
    "positions",
    "report",
    "report_items",
    "scores",
]
