"""Decks → sheets: stand-alone pages that the browser prints, without the site's theme round them.

A front page and its back page follow each other, so that printing on both sides, flipped on the
long edge, puts each back behind its front. An incomplete last sheet keeps its slots.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.cards.layout import LAYOUTS, Layout, Slot, backs, fronts
from generator.model.card import Card, Deck, PocketCard
from generator.model.course import Course
from generator.model.output import File, Offer
from generator.prose import plain

AnyCard = TypeVar("AnyCard", Card, PocketCard)


def sheets(course: Course, decks: Sequence[Deck]) -> Iterator[Offer]:
    """Yield pages to print in every layout: pocket cards deck by deck, and all study cards of the course.

    Of the study cards a script keeps those that a learner has to repeat (`review/sheets.js`).
    """
    env = _environment()
    for deck in decks:
        for layout in LAYOUTS if deck.pocket else ():
            yield Offer(f"{course.id}/{deck.id}", _page(env, course, deck, layout), layout.label, to_print=True)
    study = list({card.id: card for deck in decks for card in deck.study}.values())
    for layout in LAYOUTS if study else ():
        html = env.get_template("study.html.j2").render(
            course=course, layout=layout, count=len(study), pages=list(_filled(study, layout))
        )
        yield Offer(
            f"{course.id}/", File.text(f"{course.id}/print/all_{layout.id}.html", html), layout.label, to_print=True
        )


def styles() -> Iterator[File]:
    """Yield the stylesheet of each layout: the slots in mm, and what all layouts share."""
    env = _environment()
    for layout in LAYOUTS:
        text = env.get_template("sheet.css.j2").render(
            layout=layout, fronts=list(fronts(layout)), backs=list(backs(layout))
        )
        yield File.text(f"assets/tacticbook/sheet-{layout.id}.css", text)


def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("generator.cards"), autoescape=True, trim_blocks=True, undefined=StrictUndefined
    )
    env.filters["plain"] = plain  # pyright: ignore[reportUnknownMemberType] - jinja leaves it untyped
    return env


def _page(env: Environment, course: Course, deck: Deck, layout: Layout) -> File:
    html = env.get_template("sheet.html.j2").render(
        course=course, deck=deck, layout=layout, count=len(deck.pocket), pages=list(_filled(deck.pocket, layout))
    )
    return File.text(f"{course.id}/print/{deck.id}-{layout.id}.html", html)


def _filled(cards: Sequence[AnyCard], layout: Layout) -> Iterator[tuple[str, list[tuple[int, AnyCard]]]]:
    """Yield fronts and backs of each sheet: the side, and each card with the number of its slot."""
    for first in range(0, len(cards), layout.per_sheet):
        sheet = list(enumerate(cards[first : first + layout.per_sheet], 1))
        yield "front", sheet
        yield "back", sheet


__all__ = ["LAYOUTS", "Layout", "Slot", "sheets", "styles"]
