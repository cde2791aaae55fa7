"""Decks → sheets of cards: stand-alone pages that the browser prints, and PDFs of the same.

A page holds every card of the course in one layout; a script (`paper/`) keeps those that are wanted. The
PDFs, one a deck and paper, need no script.
"""

from collections.abc import Iterable, Iterator, Sequence

from generator.cards.calibration import calibration
from generator.cards.html import blank, page, paper_fonts, stylesheet
from generator.cards.map import maps
from generator.cards.options import options, titled
from generator.cards.pdf import pdf
from generator.cards.sheet import Job, Kind
from generator.derive.cards import decks as decks_of
from generator.fit import Face, faces, fitted, offered, pictures
from generator.model.card import Deck
from generator.model.course import Course
from generator.model.layout import Flip, Layout, Order
from generator.model.output import File, Offer
from generator.model.paper import PAPERS


def job(course: Course, title: str, kind: Kind, shown: Sequence[Face], layout: Layout, **how: object) -> Job:
    """Make a job of faces: with their fits, in the course's language."""
    offset = course.syllabus.cards.back_offset_mm
    given: dict[str, object] = {"offset": (offset.x, offset.y), **how}
    return Job(
        title=title,
        kind=kind,
        layout=layout,
        lang=course.syllabus.lang,
        faces=tuple(shown),
        fits=tuple(fitted(course, shown, layout)),
        course=course.syllabus.title,
        **given,  # pyright: ignore[reportArgumentType] - the rest of a job's fields, by name
    )


def sheets(course: Course, site: str) -> Iterator[File]:
    """Yield a page to print and a style sheet for each layout that the course offers; `site` is the site's address."""
    pocket, study = (list(group.values()) for group in faces(course))
    kinds: list[tuple[Kind, list[Face]]] = [("pocket", pocket), ("study", study)]
    made = decks_of(course)
    choices = {kind: options(course, made, kind, shown) for kind, shown in kinds}
    for layout in offered(course):
        jobs = [
            job(course, titled(course.syllabus.title, kind), kind, shown, layout, site=site)
            for kind, shown in kinds
            if shown
        ]
        for each in jobs:
            name = layout.id if each.kind == "pocket" else f"study-{layout.id}"
            yield File.text(f"{course.id}/print/{name}.html", page(course, each, choices[each.kind]))
        if jobs:
            styled = stylesheet(layout, [*jobs, *(blank(course, each) for each in jobs)], jobs[0].offset)
            yield File.text(f"{course.id}/print/sheet-{layout.id}.css", styled)


def papers(course: Course, decks: Sequence[Deck], site: str) -> Iterator[Offer]:
    """Yield the PDF of each deck's pocket cards in each folding layout that the course offers: A4 and Letter."""
    pocket, _ = faces(course)
    for layout in offered(course):
        for deck in decks if layout.fold else ():
            shown = [pocket[card.id] for card in deck.pocket]
            if shown:
                made = job(course, titled(deck.name, "pocket"), "pocket", shown, layout, site=site)
                path = f"{course.id}/cards/{deck.id}-{layout.id}.pdf"
                note = f"{made.sheets} sheet{'s' if made.sheets != 1 else ''}, printed on one side and folded"
                file, label = File(path, pdf(made, pictures(course))), layout.name.partition(",")[0]
                yield Offer(f"{course.id}/{deck.id}", file, label, to_print=True, note=note)


def tests(course: Course) -> Iterator[Offer]:
    """Yield the sheet that tells how far a printer moves backs, for each paper of the course's sheets with backs."""
    printed = {layout.page for layout in offered(course) if not layout.fold}
    for paper, size in PAPERS.items():
        if size in printed:
            file = File(f"{course.id}/cards/calibration-{paper}.pdf", calibration(paper))
            yield Offer(f"{course.id}/", file, paper.capitalize(), to_print=False)


def fonts_of(courses: Iterable[Course]) -> Iterator[File]:
    """Yield the fonts that print pages of these courses need, and the style sheet that names them."""
    printed = [course for course in courses if any(offered(course))]
    shown = [face for course in printed for group in faces(course) for face in group.values()]
    if shown:
        yield from paper_fonts(text for face in shown for side in (face.front, face.back) for text in side.texts())


__all__ = ["Flip", "Job", "Layout", "Order", "fonts_of", "job", "maps", "papers", "pdf", "sheets", "tests"]
