"""Layouts of sheets: the built-in ones, and what is wrong with a course's own.

A grid that does not fit its paper would be found with scissors in the hand, so it is refused here.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from generator.load.reading import Reading
from generator.load.yaml import Document, parse
from generator.model.layout import EDGE, Layout
from generator.model.origin import FieldPath

LEAST_ROOM = (30, 20)
"""Least room in mm for the text of a card: three short lines at the least size, and a QR code beside them."""
_NOTHING = 0.005
"""What is shorter in mm is no distance: less than adding numbers of two decimals can be wrong by."""


class Fault(NamedTuple):
    """What is wrong with a layout: the field, the message and what to do."""

    at: FieldPath
    message: str
    hint: str


@cache
def built_in() -> dict[str, Layout]:
    """Give the layouts that every course has, by id."""
    raw = files("generator").joinpath("cards/layouts.yml").read_bytes()
    document = parse("layouts.yml", raw)
    if not isinstance(document, Document):
        raise TypeError(str(document))
    made = [Layout.model_validate(data) for data in document.data]
    return {layout.id: layout for layout in made}


def check_layouts(reading: Reading) -> None:
    """Report each fault of the course's own layouts, and drop those that have one: no sheet could be made."""
    own: dict[str, Layout] = reading.values.get("layout", {})
    for key, layout in [*own.items()]:
        origin = reading.origins[f"layout:{key}"]
        found = [origin.problem("F02", fault.message, fault.hint, at=fault.at) for fault in faults(layout)]
        if key in built_in():
            message = f"id {key!r} is that of a built-in layout"
            found.append(origin.problem("D01", message, "choose another id", at=("id",)))
        if found:
            reading.problems += found
            del own[key], reading.origins[f"layout:{key}"]


def faults(layout: Layout) -> Iterator[Fault]:
    """Tell what keeps a layout from being printed, cut and read."""
    if layout.fold and layout.columns != 2:  # noqa: PLR2004 - a front and a back
        message = f"a folded sheet has 2 columns, fronts and backs; this one has {layout.columns}"
        yield Fault(("columns",), message, "write `columns: 2`, or leave out `fold`")
    across = list(_axis_faults(layout, 0, layout.columns, ("wider", "side by side", "on the right")))
    down = list(_axis_faults(layout, 1, layout.rows, ("higher", "one below the other", "at the bottom")))
    yield from (*across, *down)
    usual, least = layout.text
    if least > usual:
        message = f"the least size of text is {_shown(least - usual)} pt above the usual one"
        yield Fault(("text", 1), message, f"write `text: [{_shown(least)}, {_shown(usual)}]`")
    yield from _room_faults(layout)
    if not across and not down:
        yield from _edge_faults(layout)


def _axis_faults(layout: Layout, axis: int, count: int, words: tuple[str, str, str]) -> Iterator[Fault]:
    """Tell what is wrong along one side: cards that overlap, a grid that leaves the paper."""
    more, beside, end = words
    card, pitch, left = layout.card[axis], layout.pitch[axis], layout.origin[axis]
    if count > 1 and card - pitch > _NOTHING:
        message = f"cards {beside} overlap by {_shown(card - pitch)} mm"
        yield Fault(("step", axis), message, f"make it {_shown(card)} or more, or leave out `step`")
        return
    free = layout.page[axis] - ((count - 1) * pitch + card)
    name = ("columns", "rows")[axis]
    if free < -_NOTHING:
        message = f"the grid is {_shown(-free)} mm {more} than the paper"
        yield Fault((name,), message, f"take fewer {name}, or smaller cards")
    elif left - free > _NOTHING:
        message = f"the grid leaves the paper by {_shown(left - free)} mm {end}"
        yield Fault(("origin", axis), message, f"write {_shown(free)} or less; {_shown(free / 2)} is the middle")


def _room_faults(layout: Layout) -> Iterator[Fault]:
    """Tell whether a back, whose text keeps the greater distance from a cut, holds text and QR code."""
    width, height = (side - 2 * layout.back_inset for side in layout.card)
    least_width, least_height = LEAST_ROOM
    if width < least_width - _NOTHING or height < least_height - _NOTHING:
        room = f"{_shown(max(width, 0))} by {_shown(max(height, 0))} mm"
        message = f"text has only {room} on a back; it needs {least_width} by {least_height} mm"
        yield Fault(("card",), message, "make the card larger, or `safe` smaller (backs keep 4 mm)")
    elif layout.qr - min(width, height) > _NOTHING:
        message = f"the QR code is {_shown(layout.qr - min(width, height))} mm larger than the room for text"
        yield Fault(("qr",), message, f"write {_shown(min(width, height))} or less")


def _edge_faults(layout: Layout) -> Iterator[Fault]:
    """Tell whether text would stand where printers do not print."""
    grid = [(n - 1) * pitch + card for n, pitch, card in _axes(layout)]
    margins = [
        *layout.origin,
        *(page - left - size for page, left, size in zip(layout.page, layout.origin, grid, strict=True)),
    ]
    missing = EDGE - layout.safe - min(margins)
    if missing > _NOTHING:
        message = f"text stands {_shown(EDGE - missing)} mm from the paper's edge; printers need {_shown(EDGE)}"
        yield Fault(("safe",), message, f"write {_shown(layout.safe + missing)} or more")


def _axes(layout: Layout) -> Iterator[tuple[int, float, float]]:
    return zip((layout.columns, layout.rows), layout.pitch, layout.card, strict=True)


def _shown(number: float) -> str:
    """Write a length with the decimals that it has, two at most."""
    return f"{round(number, 2):g}"
