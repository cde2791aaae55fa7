"""Decks → sheets: stand-alone pages that the browser prints, without the site's theme round them.

A front page and its back page follow each other, so that printing on both sides, flipped on the
long edge, puts each back behind its front. An incomplete last sheet keeps its slots.
"""

from collections.abc import Iterator, Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.cards.layout import LAYOUTS, Layout, Slot, backs, fronts
from generator.model.card import Deck, PocketCard
from generator.model.course import Course
from generator.model.output import File, Offer
from generator.prose import plain


def sheets(course: Course, decks: Sequence[Deck]) -> Iterator[Offer]:
    """Yield a page to print for every deck with pocket cards, in every layout."""
    env = _environment()
    for deck in decks:
        for layout in LAYOUTS if deck.pocket else ():
            yield Offer(f"{course.id}/{deck.id}", _page(env, course, deck, layout), layout.label, to_print=True)


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
        course=course, deck=deck, layout=layout, pages=list(_filled(deck.pocket, layout))
    )
    return File.text(f"{course.id}/print/{deck.id}-{layout.id}.html", html)


def _filled(cards: Sequence[PocketCard], layout: Layout) -> Iterator[tuple[str, list[tuple[int, PocketCard]]]]:
    """Yield fronts and backs of each sheet: the side, and each card with the number of its slot."""
    for first in range(0, len(cards), layout.per_sheet):
        sheet = list(enumerate(cards[first : first + layout.per_sheet], 1))
        yield "front", sheet
        yield "back", sheet


__all__ = ["LAYOUTS", "Layout", "Slot", "sheets", "styles"]
