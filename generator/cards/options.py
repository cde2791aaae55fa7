"""Which cards of a course belong together: what a page to print lets its reader choose by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.cards.sheet import Kind
from generator.fit import Face
from generator.model.card import Deck
from generator.model.course import Course


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: `value` is what the address says after `#`, `title` what then stands on the sheets' margins."""

    value: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Belongs:
    """What a card belongs to: decks with its place in each, and values of facets (`family:power`)."""

    decks: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    """In each of `decks`: a deck's cards keep its order, as in its PDF."""
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What can be chosen on a page: groups of options by their heading, and what each card belongs to."""

    groups: tuple[tuple[str, tuple[Option, ...]], ...]
    belongs: dict[str, Belongs]


def options(course: Course, decks: Sequence[Deck], kind: Kind, shown: Sequence[Face]) -> Options:
    """Work out what can be chosen among these faces."""
    held = {deck.id: [card.id for card in (deck.study if kind == "study" else deck.pocket)] for deck in decks}
    belongs = {face.id: _belongs(course, held, face.id) for face in shown}
    used = {value for each in belongs.values() for value in each.facets}
    named = [Option(f"deck={deck.id}", deck.name, titled(deck.name, kind)) for deck in decks if held[deck.id]]
    groups = [("Decks", tuple(named)), *_by_facet(course, kind, used)]
    return Options(tuple(group for group in groups if group[1]), belongs)


def titled(name: str, kind: Kind) -> str:
    """Give the title of a job: whose cards, and of which kind."""
    return f"{name}: {kind} cards"


def _belongs(course: Course, held: dict[str, list[str]], card: str) -> Belongs:
    within = [(deck, cards.index(card) + 1) for deck, cards in held.items() if card in cards]
    technique = course.techniques.get(card.rpartition(".")[0])
    chosen = technique.facets if technique else {}
    facets = [f"{facet.id}:{value}" for facet in course.syllabus.facets for value in chosen.get(facet.id, ())]
    return Belongs(tuple(deck for deck, _ in within), tuple(place for _, place in within), tuple(facets))


def _by_facet(course: Course, kind: Kind, used: set[str]) -> Iterator[tuple[str, tuple[Option, ...]]]:
    for facet in course.syllabus.facets:
        yield (
            facet.name,
            tuple(
                Option(f"facet={facet.id}:{value.id}", value.name, titled(value.name, kind))
                for value in facet.values
                if f"{facet.id}:{value.id}" in used
            ),
        )
