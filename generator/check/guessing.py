"""What guessers earn who know nothing: by likeness, by place, by always saying the same. See `generator.bots`."""

from collections.abc import Iterator
from dataclasses import replace

from generator.bots.bank import look
from generator.bots.constant import Constant, constants
from generator.bots.gate import APPLIES
from generator.bots.item import Item, labelled
from generator.bots.position import ALARM, Positions, delivered, positions
from generator.bots.score import scores
from generator.check.look.place import option, percent, single_items
from generator.check.rule import rule
from generator.derive.shuffle import are_numeric
from generator.model.course import Course
from generator.model.problem import Problem
from generator.model.syllabus import Level

_SURE = 2.58
"""Standard deviations above chance that an innocent bank passes once in two hundred times."""
_PARTS = 8
"""Questions of a kind below which one answer for all of them means little."""
_ANSWERS = {"all": "ticking every option", "none": "ticking nothing", "one label": "one label for everything"}
"""Constant answers to a whole question, as `generator.bots.constant` calls them."""


@rule("Q13", strict=Level.WARNING, lenient=Level.OFF)
def right_options_are_not_in_the_middle(course: Course) -> Iterator[Problem]:
    """The right option is not, more often than by chance, the one most like all the others."""
    bank = look(single_items(course), course.syllabus.lang, course.syllabus.uid)
    score = next(each for each in scores(bank) if each.bot == "converge")
    if score.applies < APPLIES or score.z <= _SURE:
        return
    figure = f"so are {percent(score.share)} of right options, by chance {percent(score.chance)}"
    for item, picked in zip(bank.items, bank.picks["converge"], strict=True):
        if picked == (item.key,):
            origin, at = option(course, item.id, item.key)
            message = f"the right option is the one most like the others; {figure}"
            yield origin.problem("Q13", message, "write wrong options that are also like one another", at=at)


@rule("Q23")
def places_tell_nothing(course: Course) -> Iterator[Problem]:
    """Right options stand at every place alike, in no long run and in no pattern.

    What is shuffled falls by lot, and its author can do nothing about it: blamed are questions that keep
    their order, by `shuffle: false` or because numbers are sorted.
    """
    keys = delivered(course)
    found = positions(keys)
    if found.passes:
        return
    bank = single_items(course)
    told = _told(keys, found)
    for at, (item, (place, size)) in enumerate(zip(bank, keys, strict=True)):
        hint = _keeps_order(course, item) if at in told else ""
        if hint:
            origin, where = option(course, item.id, item.key)
            message = f"the right option is at place {place + 1} of {size}; {told[at]}"
            yield origin.problem("Q23", message, hint, at=where)


def _keeps_order(course: Course, item: Item) -> str:
    """Say what an author can do about the order of an item's options; nothing where it is by lot."""
    if not course.questions[item.id.partition(".")[0]].shuffle:
        return "take out `shuffle: false`, or put it at another place"
    sorts = are_numeric(item.options)
    return "numbers are sorted by size: write wrong ones on both sides of the right one" if sorts else ""


def _told(keys: tuple[tuple[int, int], ...], found: Positions) -> dict[int, str]:
    """Say what each item adds to, by its index: a period, a run, or a place that is taken too often."""
    told: dict[int, str] = {}
    if found.period:
        told |= dict.fromkeys(range(len(keys)), f"the places repeat every {found.period} items")
    start = 0
    for at, (place, _) in enumerate(keys):
        start = at if place != keys[start][0] else start
        if at - start + 1 == found.run > found.run_bar:
            told |= dict.fromkeys(range(start, at + 1), f"so it is {found.run} times in a row")
    for each in found.places:
        if each.p is not None and each.p <= ALARM:
            usual = max(range(each.options), key=each.counts.__getitem__)
            figure = f"so it is in {each.counts[usual]} of {sum(each.counts)} items with {each.options} options"
            told |= dict.fromkeys((at for at, pair in enumerate(keys) if pair == (usual, each.options)), figure)
    return told


@rule("Q28", strict=Level.WARNING, lenient=Level.OFF)
def one_answer_earns_little(course: Course) -> Iterator[Problem]:
    """One and the same answer everywhere earns at most half of the points."""
    for constant in constants(course):
        if constant.parts >= _PARTS and not constant.passes:
            blamed = _whole if constant.answer in _ANSWERS else _labelled
            yield from blamed(course, constant)


def _whole(course: Course, constant: Constant) -> Iterator[Problem]:
    """Blame the questions of a kind on which a constant answer earns more than half."""
    said = _ANSWERS[constant.answer]
    bar = f"at most {percent(constant.bar)} should"
    figure = f"{percent(constant.share)} in all {constant.parts} of type {constant.group!r}, {bar}"
    for question in course.questions.values():
        alone = replace(course, questions={question.id: question}) if question.type == constant.group else None
        for each in constants(alone) if alone else ():
            if (each.group, each.answer) == (constant.group, constant.answer) and not each.passes:
                message = f"{said} earns {percent(each.share)} here, and {figure}"
                hint = "ask for more different answers"
                yield course.origin(f"question:{question.id}").problem("Q28", message, hint)


def _labelled(course: Course, constant: Constant) -> Iterator[Problem]:
    """Blame the items whose answer is the usual one among those that share their options."""
    figure = f"{round(constant.share * constant.parts)} of {constant.parts} items with {constant.group}"
    for item in labelled(course):
        if " / ".join(sorted(item.options)) == constant.group and item.options[item.key] == constant.answer:
            origin, at = option(course, item.id, item.key)
            message = f"{constant.answer!r} is right here, as in {figure}"
            yield origin.problem("Q28", message, "ask more often for another answer", at=at)
