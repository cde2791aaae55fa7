"""Terms: explained before they are asked, and by other words than themselves.

In running text a term is linked to the glossary where a page first uses it. In questions it is not, since a link
would sit on top of a control; so a term that only a question uses is never explained.
"""

from collections.abc import Iterator, Mapping

from generator.check.look.asked import Asked, asked, words_of
from generator.check.rule import rule
from generator.derive.order import places
from generator.derive.terms import Terms
from generator.model.course import Course
from generator.model.definition import Lesson, Record, Tactic, Technique
from generator.model.interaction import Use
from generator.model.origin import FieldPath
from generator.model.problem import Problem
from generator.model.syllabus import Level
from generator.model.walk import walk
from generator.prose import Run, cut, plain


@rule("T02", strict=Level.WARNING, lenient=Level.OFF)
def terms_are_explained_before_they_are_asked(course: Course) -> Iterator[Problem]:
    """A question uses a term of the glossary only where the text up to its page has used, and so linked, it."""
    terms = Terms(course)
    met = _met(course, terms)
    when: dict[tuple[str, Use], int] = {}
    for home, number in _before(course):
        when.setdefault(home, number)
    for one in asked(course) if course.terms else ():
        home = (one.question.objective.partition(".")[0], one.question.use)
        if home in when:
            yield from _early(terms, one, met, when[home])


@rule("T04", strict=Level.WARNING, lenient=Level.OFF)
def terms_do_not_explain_each_other(course: Course) -> Iterator[Problem]:
    """A definition begins with other words than its own term, and no two terms explain each other in a circle."""
    terms = Terms(course)
    uses = {key: dict(terms.used(_core(term.definition))) for key, term in course.terms.items()}
    for key, used in uses.items():
        origin = course.origin(f"term:{key}")
        for other, word in used.items():
            if other == key:
                message = f"explains {course.terms[key].name!r} by {word!r} itself"
                hint = "say what it is in words that need no glossary"
                yield origin.problem("T04", message, hint, at=("definition",), snippet=word)
            elif key in uses[other] and key < other:
                message = f"{course.terms[key].name!r} and {course.terms[other].name!r} explain each other"
                hint = "explain one of them without the other, and name it in `see:`"
                yield origin.problem("T04", message, hint, at=("definition",), snippet=word)


def _met(course: Course, terms: Terms) -> dict[str, int]:
    """Give the lesson, counted from 0, whose pages first use each term where it is linked."""
    met: dict[str, int] = {}
    for number, place in enumerate(places(course)):
        taught = (course.techniques.get(name) for name in place.lesson.techniques)
        for record in (place.lesson, *taught):
            for text in _linked(record):
                for key, _ in terms.used(plain(text)):
                    met.setdefault(key, number)
    return met


def _linked(record: Record | None) -> Iterator[str]:
    """Yield the texts of a record's page in which terms are linked."""
    if isinstance(record, Lesson):
        yield from (segment.text for segment in cut(record.body or "") if isinstance(segment, Run))
    if isinstance(record, (Tactic, Technique)):
        yield record.mechanism or ""
    if isinstance(record, Technique):
        yield from (held.note for held in (record.evidence, record.risk) if held)


def _before(course: Course) -> Iterator[tuple[tuple[str, Use], int]]:
    """Yield the last lesson that is read before the questions of an owner and a use, where it is written."""
    every = list(places(course))
    last = {place.module.id: number for number, place in enumerate(every)}
    for number, place in enumerate(every):
        for owner in (place.lesson.id, *place.lesson.techniques) if not place.lesson.planned else ():
            yield (owner, Use.FINAL), len(every)
            yield (owner, Use.CHECK), last[place.module.id]
            yield from (((owner, use), number) for use in (Use.PAGE, Use.BOTH))


def _early(terms: Terms, one: Asked, met: Mapping[str, int], when: int) -> Iterator[Problem]:
    """Yield a problem for each term that is read before answering, and that nothing up to then has explained."""
    said = [each.text for part in one.lowered.parts for name in _READ for each in getattr(part, name, ())]
    used = dict(terms.used(" | ".join((one.stem, one.around, *map(words_of, said)))))
    for key, word in used.items():
        if met.get(key, when + 1) > when:
            message = f"uses the term {word!r}, which no text up to here does, so that nothing links it"
            hint = "use it in the lesson's text first, or say it in plain words"
            yield one.problem("T02", message, hint, at=_field(one, {*said}, word), snippet=word)


def _field(one: Asked, said: set[str], word: str) -> FieldPath:
    """Give the way to the field in which a word is read before answering."""
    said |= {found.text for block in one.lowered.prompt for found in walk(block)}
    fields = (found for found in walk(one.question) if found.is_prose and found.text in said)
    return next((found.at for found in fields if word in words_of(found.text)), ())


_READ = ("choices", "lefts", "rights", "steps")
"""Where the acts hold what is read before answering."""


def _core(definition: str) -> str:
    """Give the first sentence of a definition: what follows may well use the term."""
    return plain(definition).partition(". ")[0]
