"""What can be wrong with one event of a progress file."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, TypeGuard

from generator.model.value import is_mapping
from generator.verify.known import Known

_LATE = timedelta(days=1)
"""How far a clock may be ahead."""
_EAST = 14 * 60
"""Furthest time zone from UTC, in minutes."""
_LONGEST = 60
"""Most characters of a value in a message."""


def faults(event: object, known: Known, now: datetime) -> Iterator[str]:
    """Say what is wrong with an event. Kinds that only a newer build knows need no more than a name and a time."""
    if not is_mapping(event):
        yield "not an event"
        return
    missing = [name for name in ("id", "kind", "item") if not isinstance(event.get(name), str) or not event[name]]
    if missing:
        yield f"no {missing[0]}"
        return
    yield from _time(event.get("t"), event.get("tz", 0), now)
    yield from _item(event, known)
    if event["kind"] == "answer" and not _is_credit(event.get("credit")):
        yield f"its credit is not from 0 to 1: {shown(event.get('credit'))}"


def shown(value: object) -> str:
    """Shorten a value, and escape what would break the line, steer a terminal or hide."""
    try:
        text = value if isinstance(value, str) else repr(value)
    except (ValueError, RecursionError):  # a number of too many digits, a list in a list in a list
        text = "a value that cannot be shown"
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in short)


def _time(t: object, tz: object, now: datetime) -> Iterator[str]:
    if not _is_number(t) or t < 0:
        yield f"its time is no time: {shown(t)}"
    elif t > (now + _LATE).timestamp() * 1000:
        yield f"its time is in the future: {shown(t)}"
    if not _is_number(tz) or abs(tz) > _EAST:
        yield f"its time zone is none: {shown(tz)}"


def _item(event: dict[str, Any], known: Known) -> Iterator[str]:
    """Check what today's build says; another build may have had what this one has not."""
    rev, item = event.get("rev", 0), event["item"]
    if not _is_number(rev):
        yield f"its revision is no number: {shown(rev)}"
    elif event.get("course") == known.content:
        if item not in known.items:
            yield f"the course has no {shown(item)}"
        elif event["kind"] == "answer" and rev != known.questions.get(item):
            yield f"it answers revision {shown(rev)} of {item}, which is at {known.questions.get(item)}"


def _is_credit(value: object) -> bool:
    return value is None or (_is_number(value) and 0 <= value <= 1)


def _is_number(value: object) -> TypeGuard[int | float]:
    return isinstance(value, int | float) and not isinstance(value, bool)
