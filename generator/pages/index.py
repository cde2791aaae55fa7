"""What the browser must know of a whole course: one small file, so that an edit changes few pages.

`browser/src/store/known.js` reads it: cards and questions with their revisions, and the ids that they had before.
"""

import json
from collections.abc import Iterator
from typing import Any

from generator.derive.address import Addresses
from generator.derive.content import content_hash
from generator.derive.order import open_modules
from generator.derive.questions import pool
from generator.model.card import Card, Deck
from generator.model.course import Course
from generator.model.definition import Technique
from generator.model.output import File
from generator.model.question import Question


def index(addresses: Addresses, decks: list[Deck]) -> File:
    """Make `<course>/course.js`: a classic script, as a page on a disk can load nothing else."""
    course = addresses.course
    cards = {card.id: (number, card) for number, _, study in grouped(decks) for card in study}
    asked = dict(questions(addresses))
    known: dict[str, Any] = {
        "content": content_hash(course),
        "cards": {key: [card.revision, number, _family(course, card)] for key, (number, card) in cards.items()},
        "questions": {
            key: [question.revision, where.removeprefix(addresses.base), question.objective]
            for key, (question, where) in asked.items()
        },
        "was": {was: key for key, (_, card) in cards.items() for was in card.was}
        | {was: key for key, (question, _) in asked.items() for was in question.was},
    }
    data = json.dumps(known, separators=(",", ":"), ensure_ascii=False)
    return File.text(f"{addresses.base}course.js", f'(self.tacticbook ??= {{}})["{course.id}"] = {data};\n')


def grouped(decks: list[Deck]) -> Iterator[tuple[int, Deck, list[Card]]]:
    """Yield decks with their number and the study cards that no deck before them has."""
    seen: set[str] = set()
    for number, deck in enumerate(decks):
        study = [card for card in deck.study if card.id not in seen]
        seen |= {card.id for card in study}
        if study:
            yield number, deck, study


def questions(addresses: Addresses) -> Iterator[tuple[str, tuple[Question, str]]]:
    """Yield the questions that have an address: on a page of their own topic, else in a module's check."""
    course = addresses.course
    checks: dict[str, str] = {}
    for module in open_modules(course):
        asked = pool(course, module)
        for question in asked.questions:
            if question.id not in asked.review:
                checks[question.id] = f"{addresses.page('check', module.id)}#{question.id}"
    for key, question in course.questions.items():
        if address := addresses.page("question", key) or checks.get(key):
            yield key, (question, address)


def _family(course: Course, card: Card) -> str:
    """Give the value by which reviews are mixed: the technique's first one of the course's first facet."""
    owner = course.techniques.get(card.owner)
    facets = course.syllabus.facets
    values = owner.facets.get(facets[0].id, ()) if isinstance(owner, Technique) and facets else ()
    return values[0] if values else ""
