"""The calendar file (RFC 5545) that reminds of reviews, but for what only the learner's browser knows.

Names in braces are filled in by `review/reminder.js`; their values are short ASCII, so no line grows too long.
"""

import re

_MOST = 75
"""Octets in a line, without its end."""


def calendar(title: str) -> list[str]:
    """Give the lines, escaped and folded: one event that repeats daily, at a time in no zone."""
    summary = _escaped(f"Review: {title}")
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//tacticbook//review//EN",
        "BEGIN:VEVENT",
        "UID:{uid}@tacticbook",
        "DTSTAMP:{stamp}",
        "DTSTART:{start}",
        "DURATION:PT10M",
        "RRULE:FREQ=DAILY;COUNT={count}",
        f"SUMMARY:{summary}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{summary}",
        "TRIGGER:PT0S",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return [part for line in lines for part in _folded(line)]


def _escaped(text: str) -> str:
    """Escape, and leave out braces, which would be taken for names."""
    return re.sub(r"[\\;,]", r"\\\g<0>", " ".join(re.sub(r"[{}]", "", text).split()))


def _folded(line: str) -> list[str]:
    """Cut a line so that no part has more than 75 octets and no character is torn; later parts begin with a space."""
    parts = [""]
    for character in line:
        if len((parts[-1] + character).encode()) > _MOST:
            parts.append(" ")
        parts[-1] += character
    return parts
