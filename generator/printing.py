"""A course and what is asked for → one PDF of cards, or the problems for which a card cannot be printed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import cards
from generator.cards.choice import Choice, chosen
from generator.cards.margin import how
from generator.cards.stock import layout_for
from generator.fit import BLANK, Face, Fit, fitted, fonts, pictures
from generator.model.course import Course
from generator.model.layout import Flip, Layout, Order
from generator.model.output import File
from generator.model.problem import ContentError, Problem


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
    if problems := list(misfits(course, picked.faces, layout)):
        raise ContentError(problems)
    given = {"offset": asked.offset} if asked.offset is not None else {}
    how_to = {"flip": asked.flip, "order": asked.order, "site": site}
    job = cards.job(course, picked.title, picked.kind, picked.faces, layout, **how_to, **given)
    study = "-study" if asked.choice.kind == "study" else ""
    name = f"{course.id}-{picked.name}{study}-{layout.id}.pdf"
    return Printed(File(name, cards.pdf(job, pictures(course))), job.count, job.sheets, how(job), layout)


def misfits(course: Course, shown: Sequence[Face], layout: Layout) -> Iterator[Problem]:
    """Yield why cards cannot be printed: a side that is too long, a word too wide, a sign that no font has."""
    for face, sides in zip(shown, fitted(course, shown, layout), strict=True):
        record = course.records.get(face.id.rpartition(".")[0])
        if record is None or face.id == BLANK:
            continue
        origin = course.origin(f"{record.kind}:{record.id}")
        for side, fit in zip((face.front, face.back), sides, strict=True):
            about = f"the {'front' if side.is_front else 'back'} of card {face.id!r}"
            for message, snippet in _faults(fit, layout):
                hint = f"shorten it under `{'pocket' if face.id.endswith('.pocket') else 'cards'}:`"
                yield origin.problem("K05", f"{about} {message}", f"{hint}, or take a larger layout", snippet=snippet)
            for character in fonts.missing("".join(side.texts())):
                message = f"{about} has {character!r}, which no font of ours can print"
                yield origin.problem("K06", message, "write it with another sign", snippet=character)


def _faults(fit: Fit, layout: Layout) -> Iterator[tuple[str, str]]:
    size = f"at {layout.text[1]:g} pt in {layout.id!r}"
    if fit.too_tall:
        yield f"is {fit.too_tall:g} mm too long {size}", ""
    if fit.foot_too_tall:
        yield f"has a foot that is {fit.foot_too_tall:g} mm too high {size}", ""
    if fit.too_wide:
        yield f"has a word that is {fit.too_wide:g} mm too wide {size}: {fit.word!r}", fit.word
