"""A job → PDF/UA-1 by Typst: tagged, the same bytes on every machine, and with what a printing dialog should know."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from typing import cast

import typst
from jinja2 import ChoiceLoader, Environment, PackageLoader
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject

from generator.cards.lines import Line, lines
from generator.cards.margin import margin
from generator.cards.sheet import Job, Page, Placed, pages
from generator.fit import fonts
from generator.fit.kept import once
from generator.fit.measure import blocks_data, lines_data, setting, shown
from generator.fit.measure import environment as measuring
from generator.fit.room import BAR, OVERHANG, back_room, front_room
from generator.model.layout import Flip, Layout, Order


def pdf(job: Job, pictures: Mapping[str, str]) -> bytes:
    """Set a job; `pictures` are the course's, as SVG by name."""
    source = (
        environment()
        .get_template("sheet.typ.j2")
        .render(
            **setting(job.lang, shown((side for face in job.faces for side in (face.front, face.back)), pictures)),
            job=job,
            least=job.layout.text[1],
            bar=BAR,
            overhang=OVERHANG,
            rooms={"front": front_room(job.layout), "back": back_room(job.layout)},
            pages=[(page, list(_cards(page)), _lines(page, job.layout), margin(job, page)) for page in pages(job)],
            level=1 if margin(job, None) is None else 2,
        )
    )
    return with_preferences(typeset(source), duplex_of(job))


def typeset(source: str) -> bytes:
    """Compile a Typst source to PDF/UA-1, with the vendored fonts only and no date."""
    return once(source, "pdf", _compile)


def _compile(source: bytes) -> bytes:
    return typst.compile(source, format="pdf", font_paths=fonts.loaded(), pdf_standards=["ua-1"], timestamp=0)


def duplex_of(job: Job) -> str:
    """Give the value of /Duplex: how the printer should turn the paper, if it is to turn it at all."""
    if job.layout.fold or job.order is Order.FRONTS_THEN_BACKS:
        return "/Simplex"
    return "/DuplexFlipLongEdge" if job.flip is Flip.LONG else "/DuplexFlipShortEdge"


def with_preferences(data: bytes, duplex: str) -> bytes:
    """Ask the printing dialog for no scaling, the right flip and the tray by the size of the page."""
    writer = PdfWriter(BytesIO(data), incremental=True)
    held = writer.root_object.get("/ViewerPreferences")
    wanted = cast("DictionaryObject", held.get_object()) if held else DictionaryObject()
    wanted[NameObject("/PrintScaling")] = NameObject("/None")
    wanted[NameObject("/Duplex")] = NameObject(duplex)
    wanted[NameObject("/PickTrayByPDFSize")] = BooleanObject(value=True)
    writer.root_object[NameObject("/ViewerPreferences")] = wanted
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _cards(page: Page) -> Iterator[dict[str, object]]:
    for placed in page.cards:
        yield {
            "x": placed.slot.x,
            "y": placed.slot.y,
            "turned": placed.slot.turned,
            "front": placed.side.is_front,
            "blocks": blocks_data(placed.side.blocks),
            "size": placed.size,
            "colour": placed.face.colour,
            "foot": lines_data(placed.foot),
            "number": ("", [(placed.number_text, False, False, "", "", False)]),
            "code": _code(placed),
        }


def _code(placed: Placed) -> tuple[int, str, str] | None:
    made = placed.code
    return (made.modules, made.path, f"Code that leads to {made.address}") if made else None


def _lines(page: Page, layout: Layout) -> list[Line]:
    return [] if page.side == "backs" else list(lines(layout))


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Give the environment of the sheets' Typst templates; its filter `typst` makes a literal of any value."""
    return measuring().overlay(loader=ChoiceLoader([PackageLoader("generator.cards"), PackageLoader("generator.fit")]))
