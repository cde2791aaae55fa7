"""Blank cards to write on: the words of a card of their kind, each on a ruled line, in the same slots."""

from dataclasses import dataclass
from typing import Final

from generator.cards.sheet import Kind
from generator.fit.face import pocket_face
from generator.fit.room import back_room, front_room
from generator.model.card import PocketCard
from generator.model.course import Course
from generator.model.layout import Layout

STEP: Final = 7.0
"""Distance of ruled lines in mm: that of narrow-ruled paper, 7.1, a little less."""
FOOT: Final = 4.0
"""Height of the line at the foot in mm, as on a back: the course's title."""
STUDY: Final = ("Question", "Answer")


@dataclass(frozen=True, slots=True)
class Blank:
    """What stands before each ruled line of a front and of a back; "" where nothing does."""

    front: tuple[str, ...]
    back: tuple[str, ...]
    named: bool
    """Whether the front's first line is for the card's name."""


def blank(course: Course, kind: Kind, layout: Layout) -> Blank:
    """Rule a blank card for a layout."""
    front, back = _rows(front_room(layout).height + layout.qr - FOOT), _rows(back_room(layout).height)
    if kind == "study":
        return Blank(_ruled(STUDY[:1], front), _ruled(STUDY[1:], back), named=False)
    cue, told = _words(course)
    return Blank(("", *_ruled((cue,), front - 1)), _ruled(told, back), named=True)


def _words(course: Course) -> tuple[str, tuple[str, ...]]:
    """Take the words of a pocket card that has every text."""
    card = PocketCard("blank.pocket", "…", (), ("…",), do="…", say="…", watch="…", counter="…", recognise=False)
    face = pocket_face(course, card)
    (cue,) = (block.paragraphs[0].runs[0].text for block in face.front.blocks if block.role == "label")
    return cue, tuple(block.lead for block in face.back.blocks if block.lead)


def _rows(height: float) -> int:
    return int(height / STEP)


def _ruled(words: tuple[str, ...], rows: int) -> tuple[str, ...]:
    """Share the rows out among the words, the first of them first; each word has one at least."""
    shares = [max(1, rows // len(words) + (index < rows % len(words))) for index in range(len(words))]
    return tuple(lead for word, share in zip(words, shares, strict=True) for lead in (word, *[""] * (share - 1)))
