"""Reviews as a learner does them: by keyboard, on a phone, over days, from missed questions, on paper."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from generator.build import build
from tests.browser.log_at_rest import at_rest
from tests.browser.quiz_page import AXE, RUN_AXE, TAGS
from tests.browser.static_server import serve
from tests.review_course import write_course

REVIEW = "small/review.html"
LESSON = "small/lessons/first.html"
FIRST_DAY = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
FOCUSED = "document.activeElement.closest('[data-part]')?.dataset.part"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = write_course(tmp_path_factory.mktemp("small"))
    with serve(build(root).site, "/") as address:
        yield address


@pytest.fixture
def window(chromium: Browser) -> Iterator[BrowserContext]:
    window = chromium.new_context(
        viewport={"width": 1000, "height": 800}, reduced_motion="reduce", timezone_id="UTC", accept_downloads=True
    )
    window.add_init_script(path=AXE)
    window.clock.install(time=FIRST_DAY)
    yield window
    window.close()


@pytest.fixture
def page(window: BrowserContext, host: str) -> Iterator[Page]:
    page = window.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    _open(page, host + REVIEW)
    yield page
    assert [fault for fault in faults if "favicon" not in fault] == []


def _open(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(address)
    page.locator("tb-course[data-recalled]").wait_for(state="attached")


def _at(page: Page, days: float) -> None:
    """Let so many days pass since the first."""
    page.context.clock.set_system_time(FIRST_DAY + timedelta(days=days))


def _front(page: Page) -> str:
    return page.locator("[data-part=front]").inner_text()


def _says(page: Page, part: str, text: str | re.Pattern[str]) -> None:
    expect(page.locator(f"[data-part={part}]")).to_have_text(text)


def _rate(page: Page, key: str) -> str:
    """Turn the card that has the focus and rate it, by keyboard; gives what stood on its front."""
    front = _front(page)
    assert page.evaluate(FOCUSED) == "card"
    page.keyboard.press("Space")
    _choose(page, key)
    return front


def _choose(page: Page, key: str) -> None:
    """Rate the turned card and wait for what comes next: not before the log has kept the rating."""
    assert page.evaluate(FOCUSED) == "back"
    page.keyboard.press(key)
    expect(page.locator("[data-part=back]")).to_be_hidden()


def _learn(page: Page, *keys: str) -> list[str]:
    page.get_by_role("button", name="Learn").focus()
    page.keyboard.press("Enter")
    return [_rate(page, key) for key in keys]


def _accessible(page: Page) -> None:
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.evaluate(RUN_AXE, TAGS) == []


def test_a_session_by_keyboard_from_new_cards_to_the_summary(page: Page) -> None:
    _says(page, "did", "Nothing is due.")
    _says(page, "next", "You have learned no card yet.")
    _accessible(page)
    first = _learn(page, "1", "3", "3")
    _says(page, "status", "Good: in 2 days.")
    _says(page, "progress", "4 of 8")
    _accessible(page)
    page.keyboard.press("Space")
    _accessible(page)
    _choose(page, "4")
    for _ in range(3):
        _rate(page, "2")
    assert _rate(page, "3") == first[0], "the forgotten one comes again at the end"
    _says(page, "did", "You reviewed 7 cards and forgot 1.")
    _says(page, "next", "Next: 4 cards tomorrow.")
    assert page.evaluate(FOCUSED) == "did"
    _accessible(page)
    expect(page.get_by_role("button", name="Learn")).to_be_hidden()


def test_new_cards_are_mixed_by_family(page: Page) -> None:
    fronts = _learn(page, *"3333333")
    kinds = ["red" if re.search("ask|wait", front) else "blue" if "give" in front else "" for front in fronts]
    assert all(one != other for one, other in pairwise(kinds)), kinds


def test_each_button_says_when_the_card_comes_again(page: Page) -> None:
    _learn(page)
    page.keyboard.press("Space")
    names = page.get_by_role("group", name="How well did you know it?").get_by_role("button").all_inner_texts()
    assert [name.split("\n") for name in names] == [
        ["Again", "today"],
        ["Hard", "tomorrow"],
        ["Good", "in 2 days"],
        ["Easy", "in 8 days"],
    ]


def test_keys_count_only_in_the_card_and_after_the_answer(page: Page) -> None:
    _learn(page)
    front = _front(page)
    page.keyboard.press("3")
    _says(page, "progress", "1 of 7")
    page.keyboard.press("Space")
    page.get_by_role("link", name="Glossary").or_(page.locator("h1")).first.evaluate("node => node.focus()")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("3")
    assert _front(page) == front
    page.get_by_role("button", name="Again").focus()
    page.keyboard.press("Control+3")
    assert _front(page) == front


def test_touch_does_all_of_it(chromium: Browser, host: str) -> None:
    window = chromium.new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    window.add_init_script(path=AXE)
    page = window.new_page()
    _open(page, host + REVIEW)
    page.get_by_role("button", name="Learn").tap()
    page.get_by_role("button", name="Show the answer").tap()
    _accessible(page)
    for button in page.locator("tb-review button:visible").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 24
        assert box["width"] >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Easy").tap()
    _says(page, "progress", "2 of 7")
    window.close()


def test_a_reload_goes_on_where_it_was(page: Page) -> None:
    _learn(page, "3", "1")
    at_rest(page)
    page.reload()
    _says(page, "progress", "1 of 1")
    page.locator("[data-part=card]").focus()
    _rate(page, "3")
    _says(page, "did", "You reviewed 1 card and forgot none.")
    expect(page.get_by_role("button", name="Learn 5 new cards")).to_be_visible()


def test_the_last_rating_can_be_taken_back(page: Page) -> None:
    _learn(page, "3")
    second = _rate(page, "1")
    page.get_by_role("button", name="Take the last rating back").click()
    _says(page, "status", "Taken back.")
    _says(page, "front", second)
    assert page.evaluate(FOCUSED) == "card"
    _rate(page, "4")
    _says(page, "status", "Easy: in 8 days.")
    at_rest(page)
    page.reload()
    _says(page, "did", "Nothing is due.")
    _says(page, "next", "Next: 1 card in 2 days.")


def test_a_day_begins_at_four_in_the_morning(page: Page, host: str) -> None:
    _learn(page, "2")
    at_rest(page)
    _at(page, 9.9 / 24)  # 03:54
    _open(page, host + LESSON)
    expect(page.locator("tb-due")).to_be_hidden()
    _at(page, 10.1 / 24)
    _open(page, host + LESSON)
    expect(page.get_by_role("link", name="1 card due today")).to_be_visible()
    _accessible(page)
    page.get_by_role("link", name="1 card due today").click()
    _says(page, "progress", "1 of 1")


def test_a_tab_left_open_says_what_is_due_when_it_is_looked_at_again(page: Page, host: str) -> None:
    _learn(page, "2")
    at_rest(page)
    _open(page, host + LESSON)
    expect(page.locator("tb-due")).to_be_hidden()
    _at(page, 1)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("link", name="1 card due today")).to_be_visible()


def test_intervals_end_the_day_before_the_date(page: Page) -> None:
    page.evaluate("""() => document.querySelector("tb-review").dispatchEvent(new CustomEvent("goal-set",
        {bubbles: true, detail: {item: "small", response: {date: "2026-11-26"}}}))""")
    at_rest(page)
    _learn(page)
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Easy in 3 days")).to_be_visible()


def test_a_missed_question_comes_until_it_is_right(page: Page, host: str) -> None:
    _open(page, host + LESSON)
    question = page.locator("#q-page")
    question.get_by_text("Wrong one").first.click()
    question.get_by_role("button", name="Check").click()
    expect(page.get_by_role("link", name="1 missed question to try again")).to_be_visible()
    at_rest(page)
    _open(page, host + REVIEW)
    _says(page, "front", re.compile("A question you missed: Which is q-page"))
    _accessible(page)
    page.get_by_role("button", name="Later").click()
    _says(page, "did", "Nothing is due.")
    page.reload()
    page.locator("[data-part=front] a").click()
    page.wait_for_url(re.compile(r"lessons/first\.html#q-page"))
    page.locator("tb-course[data-recalled]").wait_for(state="attached")
    question.get_by_role("button", name=re.compile("again", re.IGNORECASE)).first.click()
    question.get_by_text("Right one").first.click()
    question.get_by_role("button", name="Check").click()
    expect(page.locator("tb-due")).to_be_hidden()
    at_rest(page)
    _open(page, host + REVIEW)
    _says(page, "did", "Nothing is due.")


def test_a_deck_by_itself(page: Page, host: str) -> None:
    _open(page, host + "small/decks/two.html")
    page.get_by_role("link", name="Review these").click()
    page.get_by_role("button", name="Learn 2 new cards").click()
    _says(page, "deck", "The second")
    page.get_by_role("link", name="Review all decks").click()
    expect(page.get_by_role("button", name="Learn 7 new cards")).to_be_visible()


def test_a_changed_card_is_due_again(page: Page) -> None:
    page.evaluate("""() => document.querySelector("tb-review").dispatchEvent(new CustomEvent("card-rated",
        {bubbles: true, detail: {item: "small/give.name", revision: 1, rating: 4}}))""")
    _says(page, "progress", "1 of 1")
    assert "give" in _front(page)


def test_the_reminder_is_a_calendar_file(page: Page) -> None:
    page.get_by_label("Remind me daily at").select_option("07:00")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save a calendar file").click()
    assert download.value.suggested_filename == "review.ics"
    event: Any
    (event,) = Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")
    assert event["dtstart"].to_ical() == b"20261123T070000"
    assert event["rrule"]["COUNT"] == [14]


def test_sheets_hold_what_is_due_backs_behind_fronts(page: Page, host: str, tmp_path: Path) -> None:
    _learn(page, *"13333")
    at_rest(page)
    _at(page, 2)
    _open(page, f"{host}small/print/study-letter-8up-inset.html#due")
    expect(page.get_by_role("status").first).to_have_text("5 cards on 1 sheet of paper.")
    cards = {side: page.locator(f".s-card.s-{side}") for side in ("front", "back")}
    names = {side: found.evaluate_all("all => all.map(each => each.dataset.card)") for side, found in cards.items()}
    assert names["front"] == names["back"]
    assert len(names["front"]) == 5
    width = page.locator(".s-page").first.evaluate("node => node.getBoundingClientRect().width")
    for at in range(5):
        front, back = (
            cards[side]
            .nth(at)
            .evaluate("""node => {
                const [card, page] = [node, node.parentElement].map(each => each.getBoundingClientRect());
                return [card.x - page.x, card.y - page.y, card.width];
            }""")
            for side in ("front", "back")
        )
        assert back[0] == pytest.approx(width - front[0] - front[2], abs=0.5)
        assert back[1] == pytest.approx(front[1], abs=0.5)
    page.pdf(path=tmp_path / "due.pdf", prefer_css_page_size=True)
    assert len(PdfReader(tmp_path / "due.pdf").pages) == 2


def test_sheets_of_what_is_missed_again_and_again(page: Page, host: str) -> None:
    missed = _learn(page, "3")[0]
    at_rest(page)
    for day in (2, 4):
        _at(page, day)
        _open(page, host + REVIEW)
        page.locator("[data-part=card]").focus()
        _rate(page, "1")
        _rate(page, "3")
        at_rest(page)
    _open(page, f"{host}small/print/study-a4-8up-inset.html#missed")
    expect(page.get_by_role("status").first).to_have_text("1 card on 1 sheet of paper.")
    expect(page.locator(".s-card.s-front")).to_have_text(re.compile(re.escape(missed)))


def test_without_a_script_all_cards_can_be_turned(chromium: Browser, host: str) -> None:
    window = chromium.new_context(java_script_enabled=False)
    page = window.new_page()
    page.goto(host + REVIEW)
    expect(page.locator("tb-review")).to_be_hidden()
    page.get_by_text("The first", exact=False).last.click()
    page.get_by_text("A fact?").click()
    expect(page.get_by_text("It is so.")).to_be_visible()
    window.close()


def test_a_long_log_does_not_hold_the_page_up(chromium: Browser, host: str) -> None:
    page = chromium.new_page()
    _open(page, host + REVIEW)
    turns, left = page.evaluate("""async () => {
        const cards = Object.keys(self.tacticbook.small.cards);
        const events = Array.from({length: 50_000}, (_, at) => ({
            id: String(at), t: Date.now() - 60_000 * (50_000 - at), tz: 0, kind: "review", course: "",
            item: `small/${cards[at % 7]}`, rev: 2, rating: 1 + (at % 4),
        }));
        document.dispatchEvent(new CustomEvent("tacticbook-log", {detail: {events, answers: []}}));
        const progress = document.querySelector("[data-part=progress]"), end = performance.now() + 20_000;
        let turns = 0;
        for (; !progress.textContent && performance.now() < end; turns++) {
            await new Promise((resolve) => setTimeout(resolve));
        }
        return [turns, progress.textContent];
    }""")
    page.close()
    assert left
    assert turns > 3, "all of it was read at one stretch"
