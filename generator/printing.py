"""A course and what is asked for → one PDF of cards, or the problems for which a card cannot be printed."""

from dataclasses import dataclass

from generator import cards
from generator.cards.choice import Choice, chosen
from generator.cards.margin import how
from generator.cards.stock import layout_for
from generator.check.paper import problems_of
from generator.fit import BLANK, pictures
from generator.model.course import Course
from generator.model.layout import Flip, Layout, Order
from generator.model.output import File
from generator.model.problem import ContentError


@dataclass(frozen=True, slots=True)
class Asked:
    """How the cards of a choice are printed; `offset` is the course's own where it is None."""

    choice: Choice
    layout: str | None = None
    paper: str | None = None
    flip: Flip = Flip.LONG
    order: Order = Order.DUPLEX
    offset: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """The PDF under its usual name, and what to know before printing it."""

    file: File
    cards: int
    sheets: int
    how: str
    layout: Layout


def print_cards(course: Course, asked: Asked, site: str) -> Printed:
    """Make the PDF; raises `ChoiceError` for what is not there, `ContentError` for cards that do not fit."""
    layout = layout_for(course, asked.layout, asked.paper)
    picked = chosen(course, asked.choice, layout)
    if problems := problems_of(course, [face for face in picked.faces if face.id != BLANK], layout):
        raise ContentError(problems)
    given = {"offset": asked.offset} if asked.offset is not None else {}
    how_to = {"flip": asked.flip, "order": asked.order, "site": site}
    job = cards.job(course, picked.title, picked.kind, picked.faces, layout, **how_to, **given)
    study = "-study" if asked.choice.kind == "study" else ""
    name = f"{course.id}-{picked.name}{study}-{layout.id}.pdf"
    return Printed(File(name, cards.pdf(job, pictures(course))), job.count, job.sheets, how(job), layout)
