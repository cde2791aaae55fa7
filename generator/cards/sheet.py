"""Cards on sheets: which card stands in which slot of which page, and what each template needs to know of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from generator.cards.code import Code, code
from generator.fit import BLANK, Face, Fit, Side
from generator.fit.measure import numbered
from generator.fit.runs import Paragraph
from generator.model.layout import Flip, Layout, Order, Slot, back_slots, front_slots

Card = TypeVar("Card")
Kind = Literal["pocket", "study", "blank"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A side in its slot: from 1, the same number in front and behind."""

    number: int
    slot: Slot
    face: Face
    side: Side
    size: float
    """Of its text, in pt."""
    number_text: str
    """Which card of the deck it is: `3/12`."""
    code: Code | None = None

    @property
    def foot(self) -> tuple[Paragraph, ...]:
        """The lines at its foot; on a front the card's number stands in the last of them."""
        return numbered(self.side.foot, self.number_text) if self.side.is_front else self.side.foot


@dataclass(frozen=True, slots=True)
class Page:
    """One side of a sheet; in a fold-over layout it has both sides of its cards."""

    side: Literal["fronts", "backs", "both"]
    sheet: int
    """From 1."""
    cards: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Job:
    """What is printed and how: everything that a template is told."""

    title: str
    kind: Kind
    layout: Layout
    lang: str
    faces: tuple[Face, ...]
    fits: tuple[tuple[Fit, Fit], ...]
    flip: Flip = Flip.LONG
    order: Order = Order.DUPLEX
    offset: tuple[float, float] = (0, 0)
    """By how many mm backs are moved to the right and down."""
    site: str = ""
    """The site's address, which codes begin with; without it there are none."""
    course: str = ""

    @property
    def count(self) -> int:
        """How many cards it has."""
        return len(self.faces)

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes."""
        return -(-self.count // self.layout.per_sheet)


def pages(job: Job) -> list[Page]:
    """Put cards into slots, sheet by sheet; an incomplete last sheet keeps its slots."""
    if job.layout.fold:
        return [Page("both", sheet, (*fronts, *backs)) for sheet, fronts, backs in _sheets(job)]
    duplex = [page for sheet, *sides in _sheets(job) for page in _both(sheet, *sides)]
    if job.order is Order.DUPLEX:
        return duplex
    return sorted(duplex, key=lambda page: page.side == "backs")


def _both(sheet: int, fronts: tuple[Placed, ...], backs: tuple[Placed, ...]) -> tuple[Page, Page]:
    return Page("fronts", sheet, fronts), Page("backs", sheet, backs)


def _sheets(job: Job) -> Iterator[tuple[int, tuple[Placed, ...], tuple[Placed, ...]]]:
    written = sum(face.id != BLANK for face in job.faces)  # blanks come last, and have no number
    ahead, behind = front_slots(job.layout), back_slots(job.layout, job.flip, job.offset)
    numbered = list(enumerate(zip(job.faces, job.fits, strict=True), 1))
    for sheet, cards in enumerate(_batches(numbered, job.layout.per_sheet), 1):
        fronts, backs = list[Placed](), list[Placed]()
        for index, (place, (face, (front, back))) in enumerate(cards):
            made = code(f"{job.site}{face.page}" if job.site and face.page else "", job.layout.qr)
            number = f"{place}/{written}" if face.id != BLANK else ""
            fronts.append(Placed(index + 1, ahead[index], face, face.front, front.size, number, made))
            backs.append(Placed(index + 1, behind[index], face, face.back, back.size, number))
        yield sheet, tuple(fronts), tuple(backs)


def _batches(cards: Sequence[Card], size: int) -> Iterator[Sequence[Card]]:
    for first in range(0, len(cards), size):
        yield cards[first : first + size]
