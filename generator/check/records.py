"""What goes with what in a record: cases that differ, answers to tricks, prompts that ask, names of one thing each."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from generator.bots.traits import jaccard
from generator.bots.words import content
from generator.check.fields import fault, techniques, written
from generator.check.look.place import is_english
from generator.check.look.sentence import asking
from generator.check.rule import rule
from generator.model.course import Course
from generator.model.definition import Case, Stance, Technique
from generator.model.definition import Level as Danger
from generator.model.origin import FieldPath
from generator.model.problem import Problem
from generator.model.syllabus import Level
from generator.model.value import Names
from generator.prose import plain

ALIKE = 0.25
"""Share of words (Jaccard, of stems with content) from which two cases tell one story; good pairs have 0 to 0.06."""


@rule("P11", strict=Level.WARNING, lenient=Level.OFF)
def cases_have_different_settings(course: Course) -> Iterator[Problem]:
    """The cases to compare stand in different settings, so that only the move is common to them [gentner2003]."""
    for technique in techniques(course):
        for (_, first), (index, second) in combinations(enumerate(technique.cases), 2):
            hint = "move one of them to another place, with other people"
            if first.subject and first.subject == second.subject:
                message = f"is about {second.subject!r}, as {first.title!r} is"
                yield fault(course, technique, "P11", message, hint, "cases", index, "subject")
            elif (share := _shared(course, first, second)) >= ALIKE:
                message = f"shares {share:.0%} of its words with {first.title!r}; different settings share less than"
                yield fault(course, technique, "P11", f"{message} {ALIKE:.0%}", hint, "cases", index, "text")


@rule("P12", lenient=Level.OFF)
def what_is_recognised_has_an_answer(course: Course) -> Iterator[Problem]:
    """A technique that is taught to be recognised says what to do about it."""
    for technique in techniques(course):
        if technique.stance is Stance.RECOGNISE and not technique.counter:
            message = "taught to be recognised, and no `counter:` says how to answer it"
            yield fault(course, technique, "P12", message, "add `counter:` with at least one answer", "stance")


@rule("P13", lenient=Level.OFF)
def high_risks_are_not_for_use(course: Course) -> Iterator[Problem]:
    """A technique of high risk is used with care or only recognised."""
    for technique in techniques(course):
        if technique.stance is Stance.USE and technique.risk and technique.risk.level is Danger.HIGH:
            hint = "write `use-with-care` or `recognise`, or say why the risk is lower"
            yield fault(course, technique, "P13", "its risk is high, and its stance is `use`", hint, "stance")


@rule("P14", strict=Level.WARNING, lenient=Level.OFF)
def prompts_ask(course: Course) -> Iterator[Problem]:
    """What a learner is to think over or to compare asks a question, or tells what to do."""
    for record in written(course) if is_english(course) else ():
        prompts: list[tuple[FieldPath, str]] = [(("reflect", n), text) for n, text in enumerate(record.reflect)]
        if isinstance(record, Technique) and record.compare:
            prompts.append((("compare",), record.compare))
        for at, text in prompts:
            if not asking(plain(text)):
                yield fault(course, record, "P14", "asks nothing and tells nothing to do", "end with a question", *at)


@rule("P17", lenient=Level.OFF)
def names_mean_one_thing(course: Course) -> Iterator[Problem]:
    """No name or alias stands for two techniques, or for two terms: search and answers could not tell them apart."""
    for kind, group in (("technique", course.techniques), ("term", course.terms)):
        seen: dict[str, str] = {}
        for each in group.values():
            for at, name in _names(each.name, each.aliases):
                known = _folded(name) in seen
                first = seen.setdefault(_folded(name), each.id)
                if known:
                    other = "its own already" if first == each.id else f"a name of {kind} {group[first].name!r}, too"
                    hint = "take it out" if first == each.id else "take it out of one of them"
                    yield course.origin(f"{kind}:{each.id}").problem("P17", f"{name!r} is {other}", hint, at=at)


def _names(name: str, aliases: Names) -> Iterable[tuple[FieldPath, str]]:
    return ((("name",), name), *((("aliases", n), alias) for n, alias in enumerate(aliases)))


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())


def _shared(course: Course, *cases: Case) -> float:
    one, other = (frozenset(content(plain(case.text), course.syllabus.lang)) for case in cases)
    return jaccard(one, other)
