"""Cards from definitions: at most three study cards and one pocket card a technique.

Study cards: given ones, else name → summary, "when to use", "counter to". Decks: one a module, and
the course's selections by facet (content model, section 4).
"""

from collections.abc import Iterator

from generator.derive.order import owners
from generator.model.card import Card, Deck, Mark, PocketCard
from generator.model.course import Course
from generator.model.definition import PocketText, Record, Stance, Technique
from generator.model.syllabus import DeckPlan, Module

MOST_PER_RECORD = 3


def decks(course: Course) -> list[Deck]:
    """Every deck that has a card: the modules', then the course's selections."""
    found = [module_deck(course, module) for module in course.syllabus.modules]
    found += [_selection(course, plan) for plan in course.syllabus.decks]
    return [deck for deck in found if deck.study or deck.pocket]


def module_deck(course: Course, module: Module) -> Deck:
    """The cards of a module's lessons and of the techniques they teach."""
    return _deck(course, module.id, module.name, owners(course, module))


def study_cards(record: Record) -> Iterator[Card]:
    """Yield a record's study cards."""
    if record.cards:
        for card in record.cards[:MOST_PER_RECORD]:
            was = _former(record, card.id, *card.was)
            yield Card(f"{record.id}.{card.id}", card.revision, card.front, card.back, record.id, card.media, was)
    elif isinstance(record, Technique):
        yield from _derived(record)


def pocket_card(course: Course, technique: Technique) -> PocketCard:
    """Make a technique's pocket card; `pocket:` shortens what is taken from the definition."""
    short = technique.pocket or PocketText()
    mistake = technique.mistakes[0] if technique.mistakes else None
    counter = technique.counter[0].how if technique.counter else ""
    return PocketCard(
        id=f"{technique.id}.pocket",
        name=technique.name,
        marks=tuple(marks(course, technique)),
        when=(short.when,) if short.when else technique.use_when[:2],
        do=short.do or technique.summary,
        say=short.say or (technique.say[0].text if technique.say else ""),
        watch=short.watch or (f"{mistake.mistake} {mistake.fix}" if mistake else ""),
        counter=short.counter or counter,
        recognise=technique.stance is Stance.RECOGNISE,
    )


def marks(course: Course, technique: Technique) -> Iterator[Mark]:
    """Yield the facet values of a technique, in the order that the course declares them."""
    for facet in course.syllabus.facets:
        chosen = technique.facets.get(facet.id, ())
        for value in facet.values:
            if value.id in chosen:
                yield Mark(facet.id, value.name, value.symbol, value.colour)


def _deck(course: Course, name: str, title: str, records: list[Record]) -> Deck:
    techniques = [r for r in records if isinstance(r, Technique)]
    study = tuple(card for record in records for card in study_cards(record))
    pocket = tuple(pocket_card(course, technique) for technique in techniques)
    return Deck(name, title, course.id, study, pocket)


def _selection(course: Course, plan: DeckPlan) -> Deck:
    ready = [t for t in course.techniques.values() if not t.planned]
    chosen = [t for t in ready if (t.core or not plan.core) and _has(t, plan.where)]
    return _deck(course, plan.id, plan.name, list(chosen))


def _has(technique: Technique, where: dict[str, tuple[str, ...]]) -> bool:
    return all(set(values) & set(technique.facets.get(facet, ())) for facet, values in where.items())


def _former(record: Record, *names: str) -> tuple[str, ...]:
    """Ids that a card had before: its record or the card itself was renamed. The first name is the card's now."""
    ids = [f"{owner}.{name}" for owner in (record.id, *record.was) for name in names]
    return tuple(ids[1:])


def _derived(technique: Technique) -> Iterator[Card]:
    def card(rule: str, front: str, back: str) -> Card:
        was = _former(technique, rule)
        return Card(f"{technique.id}.{rule}", technique.revision, front, back, technique.id, was=was)

    yield card("name", technique.name, technique.summary)
    if technique.use_when:
        yield card("when", f"When is *{technique.name}* a fitting move?", technique.use_when[0])
    if technique.counter:
        yield card("counter", f"Somebody uses *{technique.name}* on you. What helps?", technique.counter[0].how)
