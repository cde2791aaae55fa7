"""Study cards as rules see them: both sides as they are shown, and where each of them is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from weakref import ref

from generator.bots.words import content, words
from generator.check.look.asked import words_of
from generator.derive.cards import study_cards
from generator.model.course import Course
from generator.model.origin import FieldPath, Origin
from generator.model.problem import Problem

_DERIVED: dict[str, tuple[FieldPath, FieldPath]] = {
    "name": (("name",), ("summary",)),
    "when": (("use_when", 0), ("use_when", 0)),
    "counter": (("counter", 0, "how"), ("counter", 0, "how")),
}
"""From which fields front and back of a derived card are made, by the last part of the card's id."""


@dataclass(frozen=True, eq=False)
class Shown:
    """A study card as a learner sees it, and where its sides are written; each is itself only."""

    id: str
    origin: Origin
    """That of its record."""
    sides: tuple[str, str]
    """Front and back, as written."""
    at: tuple[FieldPath, FieldPath]
    lang: str

    @property
    def is_written(self) -> bool:
        """Whether an author wrote it as a card."""
        return self.at[0][:1] == ("cards",)

    @cached_property
    def plain(self) -> tuple[str, str]:
        """Both sides as plain words."""
        return words_of(self.sides[0]), words_of(self.sides[1])

    @cached_property
    def stems(self) -> tuple[frozenset[str], frozenset[str]]:
        """The content stems of each side."""
        front, back = self.plain
        return frozenset(content(front, self.lang)), frozenset(content(back, self.lang))

    @cached_property
    def both(self) -> frozenset[str]:
        """The content stems of the card."""
        return self.stems[0] | self.stems[1]

    @property
    def cue(self) -> tuple[str, ...]:
        """What its front says, whatever its case and marks; the front itself where it has no words."""
        return tuple(words(self.plain[0])) or (self.sides[0].strip(),)

    def problem(self, code: str, message: str, hint: str, *, side: int = 1) -> Problem:
        """Make a problem at a side, 0 for the front: where it is written, or the field it comes from."""
        return self.origin.problem(code, message, hint, at=self.at[side])


_seen: list[tuple[ref[Course], tuple[Shown, ...]]] = []


def shown(course: Course) -> tuple[Shown, ...]:
    """Give the study cards of every written record, in the order of the files; all rules share one look."""
    if not _seen or _seen[0][0]() is not course:
        _seen[:] = [(ref(course), tuple(_look(course)))]
    return _seen[0][1]


def _look(course: Course) -> Iterator[Shown]:
    for record in course.records.values():
        origin = course.origin(f"{record.kind}:{record.id}")
        written = {f"{record.id}.{card.id}": index for index, card in enumerate(record.cards)}
        for card in study_cards(record) if not record.planned else ():
            front, back = _DERIVED.get(card.id.rpartition(".")[2], ((), ()))
            if card.id in written:
                front, back = ("cards", written[card.id], "front"), ("cards", written[card.id], "back")
            yield Shown(card.id, origin, (card.front, card.back), (front, back), course.syllabus.lang)
