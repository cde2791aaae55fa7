"""A question of each type for the browser tests: data only, the fewest parts that show every state."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from pydantic import StringConstraints

from generator.model.walk import Found, walk
from generator.questions import TYPES

COMMON = {"objective": "lesson.o1", "bloom": "apply"}
SINGLE: dict[str, Any] = {
    **COMMON,
    "id": "q-single",
    "type": "single",
    "stem": "A scene.\n\nWhich?",
    "options": [
        {"id": "a", "text": "Wait", "correct": True, "why": "Waiting works."},
        {"id": "b", "text": "Talk", "why": "Talking does not."},
        {"id": "c", "text": "Leave", "why": "Leaving neither."},
    ],
    "hints": [{"id": "h", "text": "Think.", "cost": 0.25}, {"id": "i", "text": "Think again."}],
}
MULTIPLE: dict[str, Any] = {
    **COMMON,
    "id": "q-multiple",
    "type": "multiple",
    "stem": "Which two?",
    "options": [
        {"id": "a", "text": "Alpha", "correct": True, "why": "Why alpha."},
        {"id": "b", "text": "Beta", "correct": True, "why": "Why beta."},
        {"id": "c", "text": "Gamma", "why": "Why gamma."},
        {"id": "d", "text": "Delta", "why": "Why delta."},
    ],
}
MATCH: dict[str, Any] = {
    **COMMON,
    "id": "q-match",
    "type": "match",
    "stem": "Which goes where?",
    "pairs": [
        {"id": "a", "left": "Carrot", "right": "Positive", "why": "A gain."},
        {"id": "b", "left": "Stick", "right": "Negative", "why": "A cost."},
        {"id": "c", "left": "Mirror", "right": "Consistency", "why": "A standard."},
    ],
    "extra": [{"id": "x", "text": "Affiliation", "why": "Nobody belongs here."}],
}
ORDER: dict[str, Any] = {
    **COMMON,
    "id": "q-order",
    "type": "order",
    "stem": "In which order?",
    "items": [{"id": i, "text": f"Step {i}", "why": f"Why {i}."} for i in "abc"],
}
SHORT: dict[str, Any] = {
    **COMMON,
    "id": "q-short",
    "type": "short",
    "stem": "What is it called?",
    "accept": ["BATNA", "best alternative"],
    "near": [{"id": "w", "match": ["WATNA"], "why": "That is the worst.", "credit": 0.5}],
}
TRUE_FALSE: dict[str, Any] = {
    **COMMON,
    "id": "q-truth",
    "type": "true_false",
    "statement": "Silence after an offer is a refusal.",
    "answer": False,
    "why_true": "Many people are thinking.",
    "why_false": "It may be thinking.",
    "misconception": "silence-is-no",
    "confidence": True,
}
COMPARE: dict[str, Any] = {
    **COMMON,
    "id": "q-compare",
    "type": "compare",
    "stem": "Which account fits both?",
    "cases": [
        {"id": "x", "title": "A shop", "text": "A shop that rents a room finds a second room."},
        {"id": "y", "title": "A freelancer", "text": "A freelancer is asked by two more clients."},
    ],
    "options": [
        {"id": "a", "text": "The cost of no deal changed", "correct": True, "why": "Both can walk away."},
        {"id": "b", "text": "Authority changed", "why": "Nobody was promoted."},
        {"id": "c", "text": "Manners changed", "why": "Nobody spoke."},
    ],
}
CATEGORISE: dict[str, Any] = {
    **COMMON,
    "id": "q-sort",
    "type": "categorise",
    "stem": "Sort these.",
    "categories": [{"id": "p", "name": "Positive"}, {"id": "n", "name": "Negative"}],
    "items": [
        {"id": "a", "text": "We add a shift", "category": "p", "why": "A gain."},
        {"id": "b", "text": "We hold the load", "category": "n", "why": "A cost."},
        {"id": "c", "text": "We pay early", "category": "p", "why": "Money now."},
    ],
}
SPOT: dict[str, Any] = {
    **COMMON,
    "id": "q-spot",
    "type": "spot",
    "stem": "What does each line do?",
    "lines": [
        {"id": "a", "who": "Omar", "says": "Come in! Coffee?", "label": "w", "why": "Hospitality."},
        {"id": "b", "who": "Dana", "says": "What matters most?", "label": "o", "why": "It is open."},
        {"id": "c", "who": "Omar", "says": "Not having it dark.", "why": "He answers."},
    ],
    "labels": [{"id": "w", "text": "Make welcome"}, {"id": "o", "text": "Open question"}],
}
SPOT_ONE: dict[str, Any] = {
    **COMMON,
    "id": "q-line",
    "type": "spot",
    "stem": "Which line is a threat?",
    "one": True,
    "lines": [
        {"id": "a", "who": "Omar", "says": "Come in!", "why": "Hospitality."},
        {"id": "b", "who": "Dana", "says": "Or we go.", "label": "t", "why": "A cost, if not."},
    ],
    "labels": [{"id": "t", "text": "Threat"}],
}
NUMERIC: dict[str, Any] = {
    **COMMON,
    "id": "q-number",
    "type": "numeric",
    "stem": "How wide is the zone?",
    "answer": 1300,
    "tolerance": 5,
    "unit": "€",
    "catch": [{"id": "s", "value": 3000, "why": "Hopes are no limits.", "credit": 0.25}],
    "hints": [{"id": "h", "text": "Think of limits.", "cost": 0.5}],
    "confidence": True,
}
CLOZE: dict[str, Any] = {
    **COMMON,
    "id": "q-blanks",
    "type": "cloze",
    "text": "Your best course without a deal is your {{a}}; the worst is your {{b}}.",
    "blanks": [
        {
            "id": "a",
            "accept": ["BATNA"],
            "near": [{"id": "n", "match": ["WATNA"], "why": "That is the worst."}],
            "why": "The best alternative.",
        },
        {
            "id": "b",
            "options": [
                {"id": "x", "text": "WATNA", "correct": True, "why": "The worst alternative."},
                {"id": "y", "text": "ZOPA", "why": "That is the zone."},
            ],
        },
    ],
}
REFLECT: dict[str, Any] = {
    **COMMON,
    "id": "q-text",
    "type": "reflect",
    "prompt": "Write your opening sentence.",
    "model_answer": "What matters most to you?",
    "rubric": [{"id": "r1", "text": "It is open."}, {"id": "r2", "text": "It is short."}],
}
ALL: list[dict[str, Any]] = [SINGLE, MULTIPLE, MATCH, ORDER, SHORT]
NEW: list[dict[str, Any]] = [TRUE_FALSE, COMPARE, CATEGORISE, SPOT, SPOT_ONE, NUMERIC, CLOZE, REFLECT]
EVERY: list[dict[str, Any]] = [*ALL, *NEW]


def is_text(found: Found) -> bool:
    """Whether a field takes any text: no id, no word of a list."""
    limits = [mark for mark in found.marks if isinstance(mark, StringConstraints)]
    free = all(limit.pattern is None and limit.max_length is None for limit in limits)
    return type(found.text) is str and not found.ref and (found.is_prose or (bool(limits) and free))


def retold(asked: dict[str, Any], name: str, tell: Callable[[str], str]) -> dict[str, Any]:
    """Give a question of another id with each of its texts told anew, found by walking its model."""
    told = {**deepcopy(asked), "id": name}
    for found in walk(TYPES[asked["type"]](**asked)):
        if is_text(found):
            *way, last = found.at
            at: Any = told
            for step in way:
                at = at[step]
            at[last] = tell(found.text)
    return told
