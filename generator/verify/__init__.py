"""Compare a learner's saved progress file with the course: what is wrong in it, and what it says.

Nothing here proves that somebody learned: the file is written by the learner's own browser, and its credits
are self-recorded. What can be told is whether it is whole, belongs to this course, and contradicts itself.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn

from generator.model.course import Course
from generator.model.value import is_list, is_mapping
from generator.verify.event import faults, shown
from generator.verify.known import Known
from generator.verify.summary import summary

LARGEST = 100_000_000
"""Largest file that is read, in bytes, as in the browser."""
MOST = 100
"""Most problems that are told one by one."""
FORMAT, VERSION = "tacticbook-progress", 1


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong and what the file says, in lines that a terminal can show."""

    problems: tuple[str, ...]
    summary: tuple[str, ...] = ()


def verify(data: bytes, course: Course, now: datetime) -> Report:
    """Check a saved file against the course as it is today; whatever the bytes are, this gives a report."""
    if len(data) > LARGEST:
        return Report((f"larger than {LARGEST // 1_000_000} MB: no progress file",))
    try:
        saved = json.loads(data, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        return Report((f"not readable as JSON ({shown(str(error))}): it is no progress file, or it was cut off",))
    if problem := _head(saved, course):
        return Report((problem,))
    return _events(saved["events"], Known(course), now)


def _events(events: list[Any], known: Known, now: datetime) -> Report:
    problems: list[str] = []
    sound: dict[str, dict[str, Any]] = {}
    for number, event in enumerate(events, 1):
        wrong = list(faults(event, known, now))
        if not wrong and event["id"] in sound:
            wrong.append("its id is there twice")
        problems += [f"event {number}: {text}" for text in wrong]
        if not wrong:
            sound[event["id"]] = event
    more = [f"and {len(problems) - MOST} problems more"] if len(problems) > MOST else []
    return Report((*problems[:MOST], *more), tuple(summary(list(sound.values()), known)))


def _head(saved: object, course: Course) -> str:
    """Say what is wrong with the file as a whole, or nothing."""
    if not is_mapping(saved) or saved.get("format") != FORMAT or not is_list(saved.get("events")):
        return "no progress file: learners save it on the page “Your progress”"
    version, about = saved.get("version"), saved.get("course")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        return f"its version is no number from 1: {shown(version)}"
    if version > VERSION:
        return f"of version {shown(version)}, and this tacticbook reads up to {VERSION}: update it"
    if not is_mapping(about) or about.get("uid") != course.syllabus.uid:
        return f"of another course: its uid is not that of {course.id}"
    return ""


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")
