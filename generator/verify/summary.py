"""What a progress file says, from the events that are sound."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from generator.derive.mastery import Answer, graded, mastery
from generator.prose import plain
from generator.verify.known import Known

KINDS = frozenset(("answer", "draft", "clear", "draw", "flag", "submit", "review", "task", "note", "read", "goal"))
"""Kinds of events that this version makes."""


def summary(events: list[dict[str, Any]], known: Known) -> Iterator[str]:
    """Yield the lines: what there is, from which builds, and which objectives are solid since when."""
    kinds = Counter(event["kind"] if event["kind"] in KINDS else "of kinds unknown here" for event in events)
    yield f"{len(events)} sound events: {', '.join(f'{count} {kind}' for kind, count in sorted(kinds.items()))}"
    others = sum(event.get("course") != known.content for event in events)
    yield f"The course is at content {known.content}; {others} of the events come from other builds."
    held = sorted(_held(events, known))
    yield from (line for _, line in held)
    yield f"{len(held)} of {len(known.course.objectives)} objectives are solid."
    yield "Credits are self-recorded by the learner's browser: this is consistent or not, and never a proof."


def _held(events: list[dict[str, Any]], known: Known) -> Iterator[tuple[str, str]]:
    """Yield date and line of each objective that is solid."""
    answers = [_answer(event) for event in events if event["kind"] == "answer" and event["item"] in known.questions]
    for address, objective in known.course.objectives.items():
        held = mastery(known.revisions(graded(known.course, address)), answers)
        if held.since:
            date = _date(held.since)
            yield date, f"Solid since {date}: {address}: {plain(objective.text)}"


def _answer(event: dict[str, Any]) -> Answer:
    return Answer(
        id=event["id"],
        item=event["item"],
        rev=event.get("rev", 0),
        t=event["t"],
        tz=event.get("tz", 0),
        credit=event.get("credit"),
        shown=event.get("shown") is True,
        in_check=event.get("draw") is not None,
    )


def _date(answer: Answer) -> str:
    local = datetime.fromtimestamp(answer.t / 1000, UTC) + timedelta(minutes=answer.tz)
    return local.date().isoformat()
