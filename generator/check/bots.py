"""What guessers earn who know nothing, judged: see `generator.bots`."""

from collections.abc import Iterator

from generator.bots import gate, habits, look, scores
from generator.check.look.place import option, single_items
from generator.check.rule import When, rule
from generator.model.course import Course
from generator.model.problem import Problem
from generator.model.syllabus import Level

SHOWN = 5
"""Items told for each habit: the strongest ones. Mend these, and look again."""


@rule("B01", lenient=Level.WARNING, when=When.BOTS)
def guessers_earn_what_chance_gives(course: Course) -> Iterator[Problem]:
    """No guesser who goes by an option's looks earns more, or less, than chance explains.

    Silent below the size at which a bank as biased as the worst one measured is found four times in five.
    """
    bank = look(single_items(course), course.syllabus.lang, course.syllabus.uid)
    found = scores(bank)
    verdict = gate(bank, found)
    if not verdict.fails:
        return
    for habit in habits(bank, found, verdict):
        side = "above" if habit.points > 0 else "below"
        figure = f"who picks by {habit.bot} is {abs(habit.points):.1f} points {side} chance"
        for item in habit.items[:SHOWN]:
            origin, at = option(course, item.id, item.key)
            yield origin.problem("B01", f"{figure}; here {habit.says}", "rewrite one of its options", at=at)
