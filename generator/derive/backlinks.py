"""Links that are written once and read in both directions."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.course import Course
from generator.model.definition import Technique


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What surrounds a technique; every tuple holds technique ids in the order of their names."""

    counters: tuple[str, ...]
    """Techniques that answer it."""
    answers: tuple[str, ...]
    """Techniques that it answers."""
    used_in: tuple[str, ...]
    """Techniques in whose dialogue it is a move."""
    needs: tuple[str, ...]
    """What should be known before."""
    leads_to: tuple[str, ...]
    """What builds on it."""
    children: tuple[str, ...]
    """Its sub-techniques."""


def neighbours(course: Course, technique: Technique) -> Neighbours:
    """Gather a technique's neighbours from what all techniques say."""
    others = course.techniques.values()

    def who(ids: Iterable[str]) -> tuple[str, ...]:
        wanted = set(ids) - {technique.id}
        return tuple(other.id for other in others if other.id in wanted)

    return Neighbours(
        counters=who(c.technique for c in technique.counter if c.technique),
        answers=who(o.id for o in others if any(c.technique == technique.id for c in o.counter)),
        used_in=who(o.id for o in others if technique.id in _moves(o)),
        needs=who(technique.prerequisites),
        leads_to=who(o.id for o in others if technique.id in o.prerequisites),
        children=who(o.id for o in others if o.parent == technique.id),
    )


def serving(course: Course, tactic: str) -> list[Technique]:
    """The techniques of a tactic: written ones first, each group by name."""
    found = [t for t in course.techniques.values() if tactic in t.serves]
    return sorted(found, key=lambda t: (t.planned, t.name))


def _moves(technique: Technique) -> set[str]:
    lines = technique.example.dialogue if technique.example else ()
    return {line.move for line in lines if line.move}
