"""`tacticbook verify`: a learner's file against the course, one line a problem, and no traceback on any bytes."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.derive.content import content_hash
from generator.derive.mastery import Answer, Mastery, mastery
from generator.load import load
from generator.model.course import Course
from generator.prose import plain
from generator.verify import LARGEST, MOST, Report, verify
from generator.verify.summary import KINDS
from tests.kept_rows import ROWS

ROOT = Path(__file__).parents[1]
TABLE = json.loads((ROOT / "tests/mastery.json").read_text(encoding="utf-8"))["cases"]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MONDAY = 1_791_158_400_000
HOUR = 3_600_000
Saved = dict[str, Any]
QUESTION = "leverage/q-help-harm-1"


def test_the_browser_makes_the_kinds_that_the_summary_counts() -> None:
    source = (ROOT / "generator/browser/src/store/event.js").read_text(encoding="utf-8")
    _, _, rest = source.partition("KINDS = Object.freeze({")
    table, _, _ = rest.partition("})")
    assert set(re.findall(r': "([a-z]+)"', table)) == KINDS


@cache
def _leverage() -> Course:
    return load(ROOT)[0].courses["leverage"]


@cache
def _content() -> str:
    return content_hash(_leverage())


@pytest.fixture
def course() -> Course:
    return _leverage()


@pytest.fixture
def saved(course: Course) -> Saved:
    """A sound file of today's build."""
    return {
        "format": "tacticbook-progress",
        "version": 1,
        "course": {"id": course.id, "uid": course.syllabus.uid, "content": _content()},
        "saved": "2026-11-22T10:00:00.000Z",
        "events": [{**row, "course": _content()} for row in ROWS],
    }


def _verify(saved: object, course: Course) -> Report:
    return verify(json.dumps(saved).encode(), course, NOW)


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["name"])
def test_the_rule_of_mastery(case: dict[str, Any]) -> None:
    tz = case.get("tz", 0)
    revisions = {name: revision for key, revision, *was in case["questions"] for name in (key, *was)}
    answers = [
        Answer(
            id=str(number),
            item=item,
            rev=rev,
            t=MONDAY + hours * HOUR - tz * 60_000,
            tz=tz,
            credit=credit,
            shown=bool(more and more[0].get("shown")),
            in_check=bool(more and more[0].get("draw")),
        )
        for number, (item, rev, credit, hours, *more) in enumerate(case["answers"])
    ]
    since = {a.t: a for a in answers}.get(MONDAY + case.get("since", -1) * HOUR - tz * 60_000)
    assert mastery(revisions, answers) == Mastery(case["state"], since)


def test_a_sound_file(saved: Saved, course: Course) -> None:
    report = _verify(saved, course)
    assert report.problems == ()
    first, *rest = report.summary
    assert first.startswith("18 sound events: 7 answer, 1 clear, 1 draft, 1 draw, 1 flag, 1 goal, 1 note, 2 read")
    assert rest == [
        f"The course is at content {_content()}; 0 of the events come from other builds.",
        f"Solid since 2026-10-08: help-harm.o1: {plain(course.objectives['help-harm.o1'].text)}",
        f"Solid since 2026-10-10: help-harm.o2: {plain(course.objectives['help-harm.o2'].text)}",
        f"2 of {len(course.objectives)} objectives are solid.",
        "Credits are self-recorded by the learner's browser: this is consistent or not, and never a proof.",
    ]


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "credit above 1": ({"credit": 1.5}, "its credit is not from 0 to 1: 1.5"),
    "credit below 0": ({"credit": -1}, "its credit is not from 0 to 1: -1"),
    "credit a truth": ({"credit": True}, "its credit is not from 0 to 1: True"),
    "credit beyond numbers": ({"credit": 1e400}, "not readable as JSON (Infinity is no number of JSON)"),
    "no id": ({"id": ""}, "no id"),
    "kind a number": ({"kind": 5}, "no kind"),
    "no item": ({"item": None}, "no item"),
    "time a word": ({"t": "soon"}, "its time is no time: soon"),
    "time before 1970": ({"t": -1}, "its time is no time: -1"),
    "time to come": ({"t": 1_900_000_000_000}, "its time is in the future: 1900000000000"),
    "huge time": ({"t": 10**400}, "its time is in the future: 1000"),
    "zone": ({"tz": 5000}, "its time zone is none: 5000"),
    "revision": ({"rev": "1"}, "its revision is no number: 1"),
    "revision to come": ({"rev": 9}, f"it answers revision 9 of {QUESTION}, which is at 1"),
    "unknown question": ({"item": "leverage/q-none"}, "the course has no leverage/q-none"),
    "what steers a terminal": ({"item": "leverage/\x1b[2J\n\u202e"}, r"the course has no leverage/\x1b[2J\n\u202e"),
    "half a character": ({"item": "\ud800"}, r"the course has no \ud800"),
    "a card for an answer": ({"item": "leverage/help-harm"}, "it answers revision 1 of leverage/help-harm, which is"),
}


@pytest.mark.parametrize("name", WRONG)
def test_one_thing_wrong_is_one_line(name: str, saved: Saved, course: Course) -> None:
    change, said = WRONG[name]
    saved["events"][0] |= change
    (line,) = _verify(saved, course).problems
    assert said in line
    assert line.isprintable()


def test_twice_the_same_event(saved: Saved, course: Course) -> None:
    saved["events"].append(saved["events"][0])
    assert _verify(saved, course).problems == ("event 19: its id is there twice",)


def test_other_builds_may_name_what_is_gone(saved: Saved, course: Course) -> None:
    saved["events"][0] |= {"course": "0123456789abcdef", "item": "leverage/q-gone", "rev": 7}
    report = _verify(saved, course)
    assert report.problems == ()
    assert "1 of the events come from other builds." in report.summary[1]


def test_a_kind_of_a_newer_build_is_left_in_peace(saved: Saved, course: Course) -> None:
    saved["events"][0] |= {"kind": "dream"}
    report = _verify(saved, course)
    assert report.problems == ()
    assert "1 of kinds unknown here" in report.summary[0]


HEADS: dict[str, tuple[Callable[[Saved], object], str]] = {
    "a list": (lambda saved: [saved], "no progress file"),
    "another format": (lambda saved: saved | {"format": "x"}, "no progress file"),
    "no events": (lambda saved: saved | {"events": {}}, "no progress file"),
    "newer": (lambda saved: saved | {"version": 2}, "of version 2, and this tacticbook reads up to 1"),
    "version 0": (lambda saved: saved | {"version": 0}, "its version is no number from 1: 0"),
    "version true": (lambda saved: saved | {"version": True}, "its version is no number from 1: True"),
    "another course": (lambda saved: saved | {"course": {"uid": "0" * 32}}, "of another course"),
    "course a word": (lambda saved: saved | {"course": "leverage"}, "of another course"),
}


@pytest.mark.parametrize("name", HEADS)
def test_the_file_as_a_whole(name: str, saved: Saved, course: Course) -> None:
    change, said = HEADS[name]
    report = _verify(change(saved), course)
    assert len(report.problems) == 1
    assert report.problems[0].startswith(said)
    assert report.summary == ()


def test_cut_off_anywhere(saved: Saved, course: Course) -> None:
    data = json.dumps(saved).encode()
    for end in range(0, len(data) - 1, 97):
        report = verify(data[:end], course, NOW)
        assert len(report.problems) == 1, end


HOSTILE = {
    "nothing": b"",
    "no text": b"\xff\xfe\x00\xd8",
    "deep lists": b"[" * 200_000 + b"]" * 200_000,
    "deep objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "a number without end": b'{"version":' + b"9" * 100_000 + b"}",
    "no number": b'{"format":"tacticbook-progress","version":NaN,"events":[]}',
    "too large": b" " * (LARGEST + 1),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_are_one_line(name: str, course: Course) -> None:
    report = verify(HOSTILE[name], course, NOW)
    assert len(report.problems) == 1
    assert len(report.problems[0]) < 300


def test_a_flood_of_problems_ends(saved: Saved, course: Course) -> None:
    saved["events"] = [None] * 5000
    report = _verify(saved, course)
    assert len(report.problems) == MOST + 1
    assert report.problems[-1] == "and 4900 problems more"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
NAMES = ("id", "kind", "item", "t", "tz", "rev", "credit", "shown", "draw", "course")
EVENT = JSON | st.dictionaries(
    st.sampled_from(NAMES), JSON | st.sampled_from(("answer", QUESTION, 1, 1_791_158_400_000)), max_size=10
)


@settings(deadline=None, max_examples=60)
@given(events=st.lists(EVENT, min_size=1, max_size=9), today=st.booleans())
def test_no_events_break_it(events: list[Any], today: bool) -> None:  # noqa: FBT001 - from hypothesis
    for event in events:
        if today and isinstance(event, dict):
            event["course"] = _content()
    uid = _leverage().syllabus.uid
    head = {"format": "tacticbook-progress", "version": 1, "course": {"uid": uid}, "events": events}
    assert all(line.isprintable() for line in _verify(head, _leverage()).problems)


def test_the_command(saved: Saved, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(saved), encoding="utf-8")
    done = CliRunner().invoke(main, ["verify", "-C", str(ROOT), str(file)])
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Solid since 2026-10-08: help-harm.o1" in done.stdout
    saved["events"][0]["credit"] = 7
    file.write_text(json.dumps(saved), encoding="utf-8")
    done = CliRunner().invoke(main, ["verify", "-C", str(ROOT), str(file)])
    assert (done.exit_code, done.stderr) == (1, "mine.json: event 1: its credit is not from 0 to 1: 7\n")
