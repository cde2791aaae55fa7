"""What `tacticbook cards --list` shows: decks, facets and layouts to choose from, or the cards chosen."""

from collections.abc import Iterator

from generator.cards.choice import Choice, chosen
from generator.cards.stock import layout_for, paper_of
from generator.derive.cards import decks
from generator.model.course import Course


def listing(course: Course, choice: Choice) -> Iterator[str]:
    """Yield lines; raises `ChoiceError` where the choice is none."""
    if choice.decks or choice.facets or choice.cards:
        faces = chosen(course, choice, layout_for(course, None, None)).faces
        yield from _columns([(face.id, face.name) for face in faces])
        return
    yield "Decks (--deck)"
    counts = [(deck.id, f"{deck.name}: {len(deck.pocket)} pocket, {len(deck.study)} study") for deck in decks(course)]
    yield from _columns(counts)
    if course.facets:
        yield "\nFacets (--facet)"
        facets = course.facets.values()
        yield from _columns([(f"{facet.id}={value.id}", value.name) for facet in facets for value in facet.values])
    yield "\nLayouts (--layout)"
    yield from _columns([(each.id, f"{each.name} [{paper_of(each)}]") for each in course.layouts.values()])


def _columns(rows: list[tuple[str, str]]) -> Iterator[str]:
    wide = max((len(name) for name, _ in rows), default=0)
    for name, words in rows:
        yield f"  {name:{wide}}  {words}"
