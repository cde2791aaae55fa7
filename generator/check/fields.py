"""Fields of tactics and techniques: how long, how many, and what goes with what (content model, section 5)."""

from collections.abc import Iterator, Mapping

from generator.bots.words import WORD, primary
from generator.check.look.place import is_english
from generator.check.rule import rule
from generator.check.stems import UNSPACED
from generator.derive.grade import sentences
from generator.model.course import Course
from generator.model.definition import Record, Technique
from generator.model.problem import Problem
from generator.model.syllabus import Level
from generator.prose import plain

SUMMARY = 30
"""Most words of a summary: it stands on cards, in tooltips and in lists."""
MECHANISM = {"technique": (40, 120), "tactic": (0, 120)}
"""Fewest and most words that say why something works."""
SAY = 20
"""Most words of a sentence to open with: what is longer is read out, not said."""
LISTS: Mapping[str, tuple[int, int]] = {
    "use_when": (2, 5),
    "avoid_when": (2, 5),
    "steps": (3, 7),
    "say": (2, 4),
    "cases": (2, 99),
    "mistakes": (2, 4),
    "related": (0, 4),
    "objectives": (1, 3),
    "reflect": (1, 2),
}
"""Fewest and most items of a technique's lists; whether a list must be there at all is asked by P01."""
LINES = 4
"""Fewest lines of an example: a move, its answer, and where both lead."""


@rule("P06", strict=Level.WARNING, lenient=Level.OFF)
def summaries_are_one_sentence(course: Course) -> Iterator[Problem]:
    """A summary is one sentence of at most 30 words."""
    for record in written(course):
        if (count := _count(course, record.summary)) > SUMMARY:
            message = f"the summary has {count} words, and {SUMMARY} are enough"
            yield fault(course, record, "P06", message, "keep what tells it apart from its neighbours", "summary")
        if is_english(course) and (told := len(sentences(plain(record.summary)))) > 1:
            message = f"the summary has {told} sentences, and cards and tooltips have room for one"
            yield fault(course, record, "P06", message, "say it in one sentence", "summary")


@rule("P07", strict=Level.WARNING, lenient=Level.OFF)
def mechanisms_are_told_briefly(course: Course) -> Iterator[Problem]:
    """Why a technique works is told in 40 to 120 words, why a tactic works in at most 120."""
    for record in written(course):
        text = getattr(record, "mechanism", None)
        fewest, most = MECHANISM.get(record.kind, (0, 0))
        count = _count(course, text) if text else 0
        if count and not fewest <= count <= most:
            bar = f"{fewest} are needed to say why it works" if count < fewest else f"{most} are enough"
            hint = "say what happens, and why" if count < fewest else "leave the rest to a lesson or to `evidence:`"
            yield fault(course, record, "P07", f"the mechanism has {count} words, and {bar}", hint, "mechanism")


@rule("P08", strict=Level.WARNING, lenient=Level.OFF)
def lists_have_a_good_length(course: Course) -> Iterator[Problem]:
    """A technique's lists are long enough to choose from and short enough to remember."""
    for technique in techniques(course):
        for name, (fewest, most) in LISTS.items():
            count = len(getattr(technique, name))
            if count and not fewest <= count <= most:
                bar = f"at least {fewest}" if count < fewest else f"at most {most}"
                hint = "add another" if count < fewest else "keep those that matter most, or join two"
                yield fault(course, technique, "P08", f"`{name}:` has {count}, and should have {bar}", hint, name)


@rule("P09", strict=Level.WARNING, lenient=Level.OFF)
def sentences_to_say_are_short(course: Course) -> Iterator[Problem]:
    """A sentence to open with has at most 20 words, so that it can be said."""
    for technique in techniques(course):
        for index, line in enumerate(technique.say):
            if (count := _count(course, line.text)) > SAY:
                message = f"{count} words to say at once; {SAY} can be remembered"
                yield fault(course, technique, "P09", message, "say less, or make it two", "say", index, "text")


@rule("P10", strict=Level.WARNING, lenient=Level.OFF)
def examples_have_an_answer(course: Course) -> Iterator[Problem]:
    """An example's talk has at least four lines, so that the move is seen with what it brings about."""
    for technique in techniques(course):
        if technique.example and (count := len(technique.example.dialogue)) < LINES:
            message = f"the talk has {count} line{'s' if count != 1 else ''}, and needs {LINES}"
            yield fault(course, technique, "P10", message, "let the other side answer", "example", "dialogue")


def written(course: Course) -> Iterator[Record]:
    """Yield every record that is not only planned."""
    return (record for record in course.records.values() if not record.planned)


def techniques(course: Course) -> Iterator[Technique]:
    """Yield every technique that is not only planned."""
    return (technique for technique in course.techniques.values() if not technique.planned)


def fault(course: Course, record: Record, code: str, message: str, hint: str, *at: str | int) -> Problem:
    """Make a problem at a field of a record."""
    return course.origin(f"{record.kind}:{record.id}").problem(code, message, hint, at=at)


def _count(course: Course, text: str) -> int:
    """Count the words of a Markdown text; none in a language that does not part them."""
    return 0 if primary(course.syllabus.lang) in UNSPACED else len(WORD.findall(plain(text)))
