"""The two faces of a card as blocks of text, each with its role: what sheets show, whatever the layout."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.fit.rich import rich
from generator.fit.runs import Paragraph, Run, plainly, words_of
from generator.model.card import Card, Mark, PocketCard
from generator.model.course import Course
from generator.prose import is_recording, plain

QUOTES = {"de": "„“", "fr": "«»", "ja": "「」", "ar": "«»", "ru": "«»", "es": "«»", "it": "«»", "pl": "„”", "cs": "„“"}
"""Quotation marks where they are not “ ”, by language."""


@dataclass(frozen=True, slots=True)
class Block:
    """Paragraphs of one role; `lead` stands in bold before the first of them."""

    role: str
    paragraphs: tuple[Paragraph, ...]
    lead: str = ""
    field: str = ""
    """Which text of the card it is: a problem names it."""
    lines: int = 0
    """Ruled lines to write on, the first of them after `lead`; there are no paragraphs then."""


@dataclass(frozen=True, slots=True)
class Side:
    """One face: its text, and what stands at its foot."""

    card: str
    is_front: bool
    blocks: tuple[Block, ...]
    foot: tuple[Paragraph, ...] = ()
    """Lines at the foot; on a front they stand beside the code, on a back before the card's number."""

    def texts(self) -> Iterator[str]:
        """Yield every text on it."""
        for block in self.blocks:
            yield block.lead
            yield from words_of(block.paragraphs)
        yield from words_of(self.foot)


@dataclass(frozen=True, slots=True)
class Face:
    """A card to print: both sides, its name, the colour that only adds, and the page that its code leads to."""

    id: str
    name: str
    front: Side
    back: Side
    colour: str = "#111111"
    page: str = ""
    """Path below the site's address; empty where there is none."""


def pocket_face(course: Course, card: PocketCard) -> Face:
    """Make the face of a pocket card: the cue in front, what to do behind."""
    lang = course.syllabus.lang
    first = card.marks[0] if card.marks else None
    front = (
        *((Block("mark", (Paragraph(tuple(_mark(first))),)),) if first else ()),
        Block("name", plainly(plain(card.name), lang), field="name"),
        *(_cue(course, card) if card.when else ()),
    )
    back = (Block("head", plainly(plain(card.name), lang), field="name"), *_told(course, card))
    sides = (
        Side(card.id, is_front=True, blocks=front, foot=tuple(_foot(course, card))),
        Side(card.id, is_front=False, blocks=back),
    )
    owner = card.id.rpartition(".")[0]
    colour = first.colour if first else "#111111"
    return Face(card.id, plain(card.name), *sides, colour, f"{course.id}/techniques/{owner}.html")


def study_face(course: Course, card: Card) -> Face:
    """Make the face of a study card: a question in front, its answer behind."""
    record = course.records[card.owner]
    shown = card.media if card.media and not is_recording(card.media.file) else None
    picture = (Block("answer", (Paragraph((Run(shown.alt, picture=shown.file),)),)),) if shown else ()
    front = (Block("ask", rich(course, card.front), field="front"),)
    back = (Block("answer", rich(course, card.back), field="back"), *picture)
    owner = plain(record.name)
    lang = course.syllabus.lang
    sides = (
        Side(card.id, is_front=True, blocks=front, foot=plainly(course.syllabus.title, lang)),
        Side(card.id, is_front=False, blocks=back, foot=plainly(owner, lang)),
    )
    return Face(card.id, owner, *sides, page=f"{course.id}/{record.kind}s/{record.id}.html")


def _cue(course: Course, card: PocketCard) -> Iterator[Block]:
    yield Block("label", plainly("Spot it when" if card.recognise else "When", course.syllabus.lang))
    texts = [rich(course, text) for text in card.when]
    if len(texts) == 1:
        yield Block("item", texts[0], field="when")
    else:
        items = (Paragraph(p.runs, "" if number else "•") for text in texts for number, p in enumerate(text))
        yield Block("item", tuple(items), field="when")


def _told(course: Course, card: PocketCard) -> Iterator[Block]:
    opening, closing = QUOTES.get(course.syllabus.lang.split("-")[0], "“”")
    said = _around(rich(course, card.say), opening, closing) if card.say else ()
    what, answer = ("What it is", "Answer") if card.recognise else ("Do", "If used on you")
    told = (
        (what, rich(course, card.do), "do"),
        ("Say", said, "say"),
        ("Watch out", rich(course, card.watch), "watch"),
        (answer, rich(course, card.counter), "counter"),
    )
    return (Block("line", text, lead, field) for lead, text, field in told if text)


def _around(text: tuple[Paragraph, ...], opening: str, closing: str) -> tuple[Paragraph, ...]:
    first, last = text[0], text[-1]
    if len(text) == 1:
        return (Paragraph((Run(opening), *first.runs, Run(closing)), first.marker),)
    begun = Paragraph((Run(opening), *first.runs), first.marker)
    return (begun, *text[1:-1], Paragraph((*last.runs, Run(closing)), last.marker))


def _foot(course: Course, card: PocketCard) -> Iterator[Paragraph]:
    """Yield a line for the further values of each facet, then the course's title."""
    for _, marks in groupby(card.marks[1:], key=lambda mark: mark.facet):
        parts = [run for mark in marks for run in (*_mark(mark), Run("  "))]
        yield Paragraph(tuple(parts[:-1]))
    yield from plainly(course.syllabus.title, course.syllabus.lang)


def _mark(mark: Mark) -> Iterator[Run]:
    """Yield a value's sign and its name, which stay on one line."""
    yield Run(mark.symbol, symbol=True)
    yield Run("\u00a0" + mark.name.replace(" ", "\u00a0"))
