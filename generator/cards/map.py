"""The course on one wall: a poster of the way, its lessons and what they teach, as tagged PDF by Typst.

The template measures and decides how many columns and which size of text give the fewest sheets; this
module gathers the words, and knows the papers and how a poster is cut into tiles.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from math import ceil

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from generator.cards.pdf import typeset, with_preferences
from generator.cards.way import drawing
from generator.fit.literal import literal
from generator.model.course import Course
from generator.model.output import File, Offer

A2, A3, A4 = (594.0, 420.0), (420.0, 297.0), (210.0, 297.0)
"""Papers: width and height in mm; the poster lies."""
PRINTER_MARGIN = 10.0
"""Width in mm of the edge that home printers may leave white."""
OVERLAP = 10.0
"""Width in mm of the strip that two tiles share, to glue one onto the other."""
CAPTION = 14.0
"""Height in mm above and below the picture of a tile for its place, its marks and what to do."""

WORDS = {
    "coming": "coming",
    "continued": "continued",
    "shortcut": "Shortcut",
    "framed": "Bold in a frame",
    "glue": "glue",
    "poster": "Poster",
    "assemble": "Print at 100 %. Cut along the marks. Lay each sheet over the strip marked “glue” of the sheet before"
    " it in its row; join the rows in the same way.",
    "whole": "To read it with a screen reader, take the poster on one sheet.",
}
"""What the map says besides the course's own words."""


@dataclass(frozen=True, slots=True)
class Tiles:
    """How a poster is cut into sheets. Lengths in mm; all windows are equal and stand in the middle of the page."""

    page: tuple[float, float]
    window: tuple[float, float]
    rows: int
    columns: int
    overlap: float = OVERLAP


def tiles(poster: tuple[float, float], paper: tuple[float, float] = A4) -> Tiles:
    """Cut a poster into the fewest sheets of this paper, upright or lying, with equal windows."""
    ways = [_cut(poster, page) for page in (paper, (paper[1], paper[0]))]
    return min(ways, key=lambda way: way.rows * way.columns)


def _cut(poster: tuple[float, float], page: tuple[float, float]) -> Tiles:
    free = (page[0] - 2 * PRINTER_MARGIN, page[1] - 2 * PRINTER_MARGIN - 2 * CAPTION)
    columns, rows = (ceil((whole - OVERLAP) / (part - OVERLAP)) for whole, part in zip(poster, free, strict=True))
    counts = (columns, rows)
    width, height = ((whole + (n - 1) * OVERLAP) / n for whole, n in zip(poster, counts, strict=True))
    return Tiles(page, (width, height), rows, columns)


def maps(course: Course) -> Iterator[Offer]:
    """Yield the map of the course as a poster: A3, A2, the A2 in tiles of A4; nothing where no sheets are wanted."""
    if not course.syllabus.cards.layouts:
        return
    for name, label, size, cut in (
        ("a3", "Course map, A3", A3, None),
        ("a2", "Course map, A2", A2, None),
        ("a4-tiles", "Course map, A2 to glue from sheets of A4", A2, tiles(A2)),
    ):
        data = poster(course, size, cut)
        yield Offer(f"{course.id}/", File(f"{course.id}/cards/map-{name}.pdf", data), label, to_print=False)


def poster(course: Course, size: tuple[float, float], cut: Tiles | None = None) -> bytes:
    """Set the poster for a paper (mm) as PDF, whole or in tiles."""
    source = _template().render(data=drawing(course) | _sheet(size, cut))
    return with_preferences(typeset(source), "/Simplex")


def _sheet(size: tuple[float, float], cut: Tiles | None) -> dict[str, object]:
    words = WORDS | ({"tile": _places(cut)} if cut else {})
    scale = min(whole / of_a3 for whole, of_a3 in zip(size, A3, strict=True))
    return {"width": size[0], "height": size[1], "scale": scale, "tiles": asdict(cut) if cut else None, "words": words}


def _places(cut: Tiles) -> list[list[str]]:
    """Name each tile by where it belongs."""
    rows, columns = range(1, cut.rows + 1), range(1, cut.columns + 1)
    return [[f"Row {row} of {cut.rows}, column {column} of {cut.columns}" for column in columns] for row in rows]


@cache
def _template() -> Template:
    env = Environment(loader=PackageLoader("generator.cards"), autoescape=False, undefined=StrictUndefined)  # noqa: S701 - Typst, not HTML
    env.filters["literal"] = literal  # pyright: ignore[reportUnknownMemberType] - jinja leaves it untyped
    return env.get_template("map.typ.j2")
