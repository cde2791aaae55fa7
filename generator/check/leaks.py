"""Leaks: what one question tells of another on the same page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.bots.traits import jaccard
from generator.bots.words import content
from generator.check.look.asked import Asked, asked, words_of
from generator.check.look.place import prompt, read
from generator.check.rule import rule
from generator.derive.questions import pool
from generator.model.course import Course
from generator.model.interaction import Pick
from generator.model.problem import Problem
from generator.model.syllabus import Level

_LEAK = 0.6
"""Jaccard similarity of a sentence and a right option from which the one tells the other. question design, 4.2."""
_KEY = 4
"""Content words of a right option below which a likeness is an accident."""
_SENTENCE = re.compile(r"(?<=[.!?:])[\"'\u201d)]*\s+")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that a question's prompt says."""

    question: str
    field: str
    """The text of the field in which it stands."""
    text: str
    stems: frozenset[str]


@rule("Q21", strict=Level.WARNING, lenient=Level.OFF)
def no_question_tells_another(course: Course) -> Iterator[Problem]:
    """A question does not say what is the right option of another on the same page."""
    told: dict[str, list[_Sentence]] = {}
    keys: dict[str, list[tuple[str, frozenset[str]]]] = {}
    bank = {each.question.id: each for each in asked(course)}
    for each in bank.values():
        told[each.question.id] = list(_sentences(course, each))
        keys[each.question.id] = list(_keys(course, each))
    seen: set[tuple[_Sentence, str]] = set()
    for page in _pages(course):
        sentences = [sentence for name in page for sentence in told[name]]
        for sentence, other in _leaks(sentences, [key for name in page for key in keys[name]]):
            if (sentence, other) not in seen:
                seen.add((sentence, other))
                message = f"this says nearly what is the right option of {other!r} on the same page"
                hint = "say it in another way, or put one of the two elsewhere with `use:`"
                start = " ".join(sentence.text.split()[:2])
                each = bank[sentence.question]
                at = next((found.at for found in prompt(each) if found.text == sentence.field), ())
                yield each.problem("Q21", message, hint, at=at, snippet=start)


def _pages(course: Course) -> list[list[str]]:
    """Group questions by page: those of a record on its own, those of a module in its check."""
    pages: dict[str, list[str]] = {}
    for question in course.questions.values():
        if question.use.on_page:
            pages.setdefault(question.objective.partition(".")[0], []).append(question.id)
    checks = ([question.id for question in pool(course, module).questions] for module in course.syllabus.modules)
    return [*pages.values(), *checks]


def _leaks(said: list[_Sentence], keys: list[tuple[str, frozenset[str]]]) -> Iterator[tuple[_Sentence, str]]:
    """Yield sentences that are nearly a right option of another question.

    Such a sentence has at least one of the option's rarest words, if more than 1 − `_LEAK` of all are taken:
    so only few sentences have to be compared.
    """
    having: dict[str, list[_Sentence]] = {}
    for sentence in said:
        for stem in sentence.stems:
            having.setdefault(stem, []).append(sentence)
    for name, stems in keys:
        rare = sorted(stems, key=lambda stem: (len(having.get(stem, ())), stem))[: int(len(stems) * (1 - _LEAK)) + 1]
        near = dict.fromkeys(sentence for stem in rare for sentence in having.get(stem, ()))
        yield from ((s, name) for s in near if s.question != name and jaccard(s.stems, stems) >= _LEAK)


def _sentences(course: Course, each: Asked) -> Iterator[_Sentence]:
    for field in read(each):
        for text in _SENTENCE.split(words_of(field)):
            stems = frozenset(content(text, course.syllabus.lang))
            if len(stems) >= _KEY * _LEAK:
                yield _Sentence(each.question.id, field, text, stems)


def _keys(course: Course, each: Asked) -> Iterator[tuple[str, frozenset[str]]]:
    for act in (part for part in each.lowered.parts if isinstance(part, Pick)):
        for choice in act.choices:
            stems = frozenset(content(words_of(choice.text), course.syllabus.lang))
            if choice.id in act.keys and len(stems) >= _KEY:
                yield each.question.id, stems
