"""How hard pages are to read: sentences and words of what is read as running text (question design, 4.4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from generator.check.look.place import is_english
from generator.check.references import prose_origin
from generator.check.rule import rule
from generator.derive.grade import grade, sentences
from generator.derive.reading import running, words
from generator.model.course import Course
from generator.model.definition import Record
from generator.model.origin import FieldPath, Origin
from generator.model.problem import Problem
from generator.model.syllabus import Level

HIGHEST = 11.0
"""Reading grade that no page passes."""
MEDIAN = 9.0
"""Reading grade that half of a course's pages do not pass."""
PAGES = 5
"""Pages of a course below which half of them says no more than each does."""
_CLAUSE = 12
"""Words from which a sentence can be to blame."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a page and where it is written."""

    origin: Origin
    at: FieldPath
    raw: str
    words: str
    """Its blocks as plain words, each on lines of its own."""


@rule("T01", strict=Level.WARNING, lenient=Level.OFF)
def pages_are_easy_to_read(course: Course) -> Iterator[Problem]:
    """No page has a reading grade above 11, and half of a course's pages have 9 or less (Flesch–Kincaid).

    Counted is what is read as running text: a lesson's prose, and the long texts of tactics and techniques.
    English only, since the formula is made for it.
    """
    found: dict[str, float] = {}
    for record in course.records.values() if is_english(course) else ():
        texts = list(_texts(course, record)) if not record.planned else []
        level = grade("\n\n".join(text.words for text in texts), course.syllabus.lang)
        if level is not None:
            found[record.name] = level
        if level is not None and level > HIGHEST:
            yield _hard(texts, level)
    if len(found) >= PAGES and (middle := median(found.values())) > MEDIAN:
        hardest = ", ".join(repr(name) for name in sorted(found, key=lambda name: -found[name])[:3])
        message = f"half of the pages have a reading grade of {middle:.1f} or more, and {MEDIAN:.0f} is the bar"
        hint = f"write shorter sentences with commoner words, first in {hardest}"
        yield course.origin(f"course:{course.id}").problem("T01", message, hint, at=("title",))


def _hard(texts: list[_Text], level: float) -> Problem:
    """Say that a page is hard, at the sentence that is hardest."""
    every = [(grade(said, least=_CLAUSE) or 0.0, said, text) for text in texts for said in sentences(text.words)]
    _, said, text = max(every, key=lambda each: each[0])
    message = f"the page has a reading grade of {level:.1f}, and {HIGHEST:.0f} is the highest"
    hint = f"make two of its long sentences, such as this one of {len(said.split())} words, and choose commoner words"
    return text.origin.problem("T01", message, hint, at=text.at, snippet=_snippet(said, text))


def _snippet(said: str, text: _Text) -> str:
    """Give as many of a sentence's first words as stand together on one line of the file."""
    words = said.split()
    starts = (" ".join(words[:count]) for count in range(min(len(words), 6), 0, -1))
    return next((start for start in starts if text.raw.count(start) == 1), "")


def _texts(course: Course, record: Record) -> Iterator[_Text]:
    """Yield a record's running text with its places."""
    for field, text in running(record):
        origin, at = prose_origin(course, f"{record.kind}:{record.id}", field)
        yield _Text(origin, at, text, words(text))
