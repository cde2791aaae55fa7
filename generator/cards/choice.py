"""Which cards are printed: decks, of these those with a facet's value, single cards, and blanks."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.cards.sheet import Kind
from generator.derive.cards import decks
from generator.fit import Face, blank_face, faces
from generator.model.card import Deck
from generator.model.course import Course
from generator.model.layout import Layout
from generator.model.problem import did_you_mean


class ChoiceError(ValueError):
    """Something is asked for that the course does not have; one line that says what to do."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for. Nothing at all means the cards to carry: the core deck, or all where there is none."""

    decks: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    """Each `facet=value`; values of one facet are alternatives, facets are asked for together."""
    cards: tuple[str, ...] = ()
    """Ids of cards, or of their lesson or technique; they come after those of the decks."""
    kind: Literal["pocket", "study"] = "pocket"
    blanks: int = 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cards in their order: `name` stands in the file's name, `title` on the margin."""

    name: str
    title: str
    kind: Kind
    faces: tuple[Face, ...]


def chosen(course: Course, choice: Choice, layout: Layout) -> Chosen:
    """Choose; raises `ChoiceError`. Blanks come last, with the lines that this layout has room for."""
    blanks = [blank_face(choice.kind, layout)] * choice.blanks
    if blanks and not (choice.decks or choice.facets or choice.cards):
        return Chosen("blank", f"Blank {choice.kind} cards", "blank", tuple(blanks))
    named = _decks(course, choice)
    known = dict(faces(course)[choice.kind == "study"])
    wanted = [card.id for deck in named for card in (deck.pocket if choice.kind == "pocket" else deck.study)]
    if not named and (choice.facets or not choice.cards):
        wanted = list(known)
    values = _values(course, choice.facets)
    wanted = [card for card in dict.fromkeys(wanted) if _has(course, card, values)]
    wanted += [card for asked in choice.cards for card in _of(asked, known)]
    if not wanted:
        raise ChoiceError(f"there are no {choice.kind} cards to print; `tacticbook cards --list` shows what there is")
    name, title = _called(course, choice, named)
    shown = [known[card] for card in dict.fromkeys(wanted)]
    return Chosen(name, f"{title}: {choice.kind} cards", choice.kind, (*shown, *blanks))


def _decks(course: Course, choice: Choice) -> list[Deck]:
    """Give the decks that are named, or the one to carry where nothing else is asked for."""
    known = {deck.id: deck for deck in decks(course)}
    if not (choice.decks or choice.facets or choice.cards):
        core = [plan.id for plan in course.syllabus.decks if plan.core and plan.id in known]
        return [known[name] for name in core[:1]]
    return [known[one_of("deck", name, known)] for name in dict.fromkeys(choice.decks)]


def _values(course: Course, asked: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in asked:
        facet, equals, value = each.partition("=")
        if not equals:
            raise ChoiceError(f"{each!r} is no facet with its value; write it as `family=power`")
        one_of("facet", facet, course.facets)
        one_of(f"value of {facet!r}", value, [known.id for known in course.facets[facet].values])
        found.setdefault(facet, set()).add(value)
    return found


def _has(course: Course, card: str, values: dict[str, set[str]]) -> bool:
    technique = course.techniques.get(card.rpartition(".")[0])
    own = technique.facets if technique else {}
    return all(wanted & set(own.get(facet, ())) for facet, wanted in values.items())


def _of(asked: str, known: Collection[str]) -> Iterator[str]:
    """Yield the card of this id, or those of the record of this id."""
    own = [card for card in known if asked in (card, card.rpartition(".")[0])]
    yield from own or [one_of("card", asked, [*known, *(card.rpartition(".")[0] for card in known)])]


def _called(course: Course, choice: Choice, named: Sequence[Deck]) -> tuple[str, str]:
    """Name the choice, by its deck or its facets where there is nothing else to it."""
    if choice.cards or len(named) > 1:
        return "cards", course.syllabus.title
    values = [each.partition("=")[2] for each in choice.facets]
    id_ = "-".join([*(deck.id for deck in named), *values]) or "all"
    words = [value.name for facet in course.facets.values() for value in facet.values if value.id in values]
    return id_, ", ".join([*(deck.name for deck in named), *dict.fromkeys(words)]) or course.syllabus.title


def one_of(what: str, name: str, known: Iterable[str]) -> str:
    """Give the name if it is known, else raise `ChoiceError`."""
    known = list(known)
    if name in known:
        return name
    hint = did_you_mean(name, known) or "`tacticbook cards --list` shows what there is"
    raise ChoiceError(f"unknown {what} {name!r}; {hint}")
