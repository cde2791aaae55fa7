"""The faces of a course's cards and their fits: what its checks and its sheets go by."""

from collections.abc import Iterator, Mapping, Sequence
from weakref import ref

from generator.derive.cards import decks
from generator.fit.face import Face, pocket_face, study_face
from generator.fit.measure import Fit, fits, svg_of
from generator.model.course import Course
from generator.model.layout import Layout

_last: list[tuple[ref[Course], dict[str, Face], dict[str, Face]]] = []


def faces(course: Course) -> tuple[Mapping[str, Face], Mapping[str, Face]]:
    """Give the faces of a course's pocket cards and of its study cards, by the card's id; all that ask share them."""
    if not _last or _last[0][0]() is not course:
        every = decks(course)
        pocket = {card.id: card for deck in every for card in deck.pocket}
        study = {card.id: card for deck in every for card in deck.study}
        _last[:] = [
            (
                ref(course),
                {name: pocket_face(course, card) for name, card in pocket.items()},
                {name: study_face(course, card) for name, card in study.items()},
            )
        ]
    return _last[0][1], _last[0][2]


def offered(course: Course) -> Iterator[Layout]:
    """Yield the layouts that the course's site offers."""
    return (course.layouts[name] for name in course.syllabus.cards.layouts if name in course.layouts)


def fitted(course: Course, shown: Sequence[Face], layout: Layout) -> list[tuple[Fit, Fit]]:
    """Give the fit of each face's front and back in a layout.

    A course's cards are measured together, whichever of them are asked for: so a check and every sheet share a result.
    """
    groups = [list(group.values()) for group in faces(course)]
    own = {face for group in groups for face in group}
    groups.append([face for face in dict.fromkeys(shown) if face not in own])
    found: dict[Face, tuple[Fit, Fit]] = {}
    for group in groups:
        if not set(group).isdisjoint(shown):
            sides = [side for face in group for side in (face.front, face.back)]
            made = fits(sides, layout, course.syllabus.lang, pictures(course))
            found.update(zip(group, zip(made[::2], made[1::2], strict=True), strict=True))
    return [found[face] for face in shown]


def pictures(course: Course) -> Mapping[str, str]:
    """Give the course's pictures as SVG, by their path below `media/`."""
    return _Pictures(course)


class _Pictures(dict[str, str]):
    """Makes an SVG of a picture when it is asked for."""

    def __init__(self, course: Course) -> None:
        super().__init__()
        self._files = {file.path: file.data for file in course.media}

    def __missing__(self, name: str) -> str:
        path = name.removeprefix("media/")
        self[name] = made = svg_of(path, self._files.get(path, b""))
        return made
