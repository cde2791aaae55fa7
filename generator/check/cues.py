"""What gives an item away to somebody who knows nothing: how long its right option is, and what it echoes."""

from collections.abc import Iterator

from generator.bots.item import Item
from generator.bots.words import content
from generator.check.look.place import FEW, option, single_items, spread, tells
from generator.check.rule import rule
from generator.model.course import Course
from generator.model.problem import Problem
from generator.model.syllabus import Level

_RATIO = (0.75, 1.25)
"""Length of the right option, as a multiple of the mean of the wrong ones. question design, 4.2."""
_UNEVEN = 1.6
"""How many times as long as the shortest option the longest may be."""
_SLACK = 10
"""Characters by which options may differ in any case: `CPR` beside `Recovery position`."""
_ODD = 0.1
"""Share of the items that may break the bars of length."""
_MORE = 0.05
"""By how much the share of longest right options may pass chance."""
_CLANG = 0.08
"""Share of the items whose right option alone may echo the question."""


@rule("Q07", strict=Level.WARNING, lenient=Level.OFF)
def lengths_tell_nothing(course: Course) -> Iterator[Problem]:
    """A right option is neither much longer nor much shorter than the wrong ones, and not the longest too often."""
    bank = single_items(course)
    if len(bank) < FEW:
        return
    odd = {item.id: fault for item in bank if (fault := _odd_length(item))}
    odd = {name: f"{fault}; {len(odd)} of {len(bank)} items are so" for name, fault in odd.items()}
    found = _longest(bank) | (odd if len(odd) > _ODD * len(bank) else {})
    for item in bank:
        if item.id in found:
            origin, at = option(course, item.id, item.key)
            yield origin.problem("Q07", found[item.id], "cut the longest option, or fill out the others", at=at)


def _odd_length(item: Item) -> str:
    """Say what is odd about the lengths of an item's options, or nothing."""
    lengths = [len(text) for text in item.options]
    own = lengths[item.key]
    mean = (sum(lengths) - own) / (len(lengths) - 1)
    if not _RATIO[0] <= own / max(mean, 1) <= _RATIO[1] and abs(own - mean) >= _SLACK:
        return f"the right option has {own} characters, the others {mean:.0f} on average"
    if max(lengths) > _UNEVEN * min(lengths) and max(lengths) - min(lengths) >= _SLACK:
        return f"the options have from {min(lengths)} to {max(lengths)} characters"
    return ""


def _longest(bank: tuple[Item, ...]) -> dict[str, str]:
    """Say of which items the right option is the longest, where that is so too often in the bank."""
    chances: list[float] = []
    hits: list[str] = []
    for item in bank:
        ranked = sorted(range(len(item.options)), key=lambda at: -len(item.options[at]))
        if len(item.options[ranked[0]]) > len(item.options[ranked[1]]):
            chances.append(item.chance)
            hits += [item.id] if ranked[0] == item.key else []
    expected = sum(item.chance for item in bank)
    if len(hits) <= expected + _MORE * len(bank) or not tells(len(hits), *spread(chances)):
        return {}
    figure = f"{len(hits)} of {len(bank)} items (by chance {expected:.0f})"
    return dict.fromkeys(hits, f"the right option is the longest, as in {figure}")


@rule("Q10", strict=Level.WARNING, lenient=Level.OFF)
def right_options_do_not_echo(course: Course) -> Iterator[Problem]:
    """A right option is not the only one that repeats a word of the question."""
    bank = single_items(course)
    echoes = [(item, *found) for item in bank if (found := _echo(item, course.syllabus.lang))]
    hits = [(item, word) for item, at, word in echoes if at == item.key]
    chance = spread(item.chance for item, _, _ in echoes)
    if len(bank) < FEW or len(hits) <= _CLANG * len(bank) or not tells(len(hits), *chance):
        return
    for item, word in hits:
        origin, at = option(course, item.id, item.key)
        message = f"only the right option repeats {word!r} of the question, as in {len(hits)} of {len(bank)} items"
        yield origin.problem("Q10", message, "say it with another word, or let a wrong option have it too", at=at)


def _echo(item: Item, lang: str) -> tuple[int, str] | None:
    """Give the only option that has a word of the stem for itself, with the word; None where several have one."""
    stem = content(item.stem, lang)
    own = [content(text, lang).keys() & stem.keys() for text in item.options]
    alone = [mine.difference(*own[:at], *own[at + 1 :]) for at, mine in enumerate(own)]
    having = [at for at, found in enumerate(alone) if found]
    return (having[0], stem[min(alone[having[0]])]) if len(having) == 1 else None
