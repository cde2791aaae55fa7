"""Blank cards for moves of one's own: the labels of a written card, and ruled lines to write on."""

from typing import Final, Literal

from generator.fit.face import Block, Face, Side
from generator.fit.room import GUARD, Room, back_room, front_room
from generator.fit.style import WRITE
from generator.model.layout import Layout

BLANK: Final = "blank"
"""The id of every blank; those of written cards have a dot in them."""
_POINT: Final = 25.4 / 72
"""A point in mm."""
_LABELS: Final = {
    "pocket": (("Name", "When"), ("Do", "Say", "Watch out", "If used on you")),
    "study": (("Question",), ("Answer",)),
}
"""What is to be written in front and behind, as it stands on written cards."""


def blank_face(kind: Literal["pocket", "study"], layout: Layout) -> Face:
    """Make the face of a blank card, with as many lines as a card of this layout has room for."""
    front, back = _LABELS[kind]
    sides = (
        Side(BLANK, is_front=True, blocks=_ruled(front, front_room(layout), layout)),
        Side(BLANK, is_front=False, blocks=_ruled(back, back_room(layout), layout)),
    )
    return Face(BLANK, f"Blank {kind} card", *sides)


def _ruled(labels: tuple[str, ...], room: Room, layout: Layout) -> tuple[Block, ...]:
    """Share the lines out: each label has one, then the first ones get more. A name needs no second line."""
    count = int((room.height - GUARD[1]) / (WRITE * layout.text[0] * _POINT))
    if labels[0] == "Name":
        return Block("write", (), "Name", lines=1), Block("write", (), labels[1], lines=max(count - 1, 1))
    shares = [max(len(range(place, count, len(labels))), 1) for place in range(len(labels))]
    return tuple(Block("write", (), label, lines=lines) for label, lines in zip(labels, shares, strict=True))
