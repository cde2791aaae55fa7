"""What the learner writes and sets comes back: tasks, plan, day, notes; by keyboard, in two tabs, on paper, on disk."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pypdf import PdfReader

from generator.build import build
from tests.browser.quiz_page import AXE, RUN_AXE, TAGS
from tests.browser.static_server import serve
from tests.plan_course import write_course

KEPT = "Kept on this device."
LINES = "They: an empty room\nI: a move in winter"
PAGES = ("index", "small/plan", "small/notes", "small/way-in", "small/room", "small/lessons/first")
DAY = """() => {
  const day = new Date(Date.now() - 4 * 36e5);
  day.setDate(day.getDate() + 4);
  return day.toLocaleDateString("sv");
}"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small course's site."""
    return build(write_course(tmp_path_factory.mktemp("plan"))).site


@pytest.fixture(scope="module")
def base(small: Path) -> Iterator[str]:
    """Serve it under its strict policy."""
    with serve(small, "/") as address:
        yield address


@pytest.fixture
def window(chromium: Browser) -> Iterator[BrowserContext]:
    """Open a browser without a past; at the end nothing was thrown or refused."""
    context = chromium.new_context(viewport={"width": 1000, "height": 900}, reduced_motion="reduce")
    context.add_init_script(path=AXE)
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda message: faults.append(message.text))
    yield context
    context.close()
    assert faults == []


def _open(window: BrowserContext, address: str) -> Page:
    page = window.new_page()
    page.goto(address)
    _ready(page)
    return page


def _ready(page: Page) -> None:
    expect(page.locator("tb-course[data-recalled]")).to_be_attached()


def _tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    for _ in range(150):
        if target.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead to {target}")


def _box(page: Page, prompt: str) -> Locator:
    return page.get_by_label(prompt)


def _fill(page: Page) -> None:
    """Answer every task of the plan."""
    _box(page, "With whom").fill("My landlord")
    _box(page, "What does no deal cost?").fill("1,200")
    _box(page, "What do you hold?").fill(LINES)
    _box(page, "What will you ask?").fill("When does it suit you?")
    page.get_by_label("They do").check()
    for kept in page.locator("tb-task [role=status]").all():
        expect(kept).to_have_text(KEPT)


def _check_access(page: Page) -> None:
    assert page.evaluate(RUN_AXE, TAGS) == []


def test_a_task_by_keyboard_comes_back_on_the_plan_and_after_a_reload(window: BrowserContext, base: str) -> None:
    page = _open(window, base + "small/lessons/first.html")
    lines = _box(page, "What do you hold?")
    _tab_to(page, lines)
    page.keyboard.type(LINES)
    page.keyboard.press("Tab")
    expect(page.locator("#task-lines [role=status]")).to_have_text(KEPT)
    page.reload()
    _ready(page)
    expect(lines).to_have_value(LINES)
    expect(page.locator("#task-lines [role=status]")).to_be_empty()
    _tab_to(page, page.locator("#task-lines .tb-task__head a"))
    page.keyboard.press("Enter")
    _ready(page)
    assert "plan.html#plan-2" in page.url
    expect(_box(page, "What do you hold?")).to_have_value(LINES)


def test_choices_and_numbers_by_keyboard(window: BrowserContext, base: str) -> None:
    page = _open(window, base + "small/lessons/second.html")
    _tab_to(page, _box(page, "What does no deal cost?"))
    page.keyboard.type("1,200 a month")
    _tab_to(page, page.get_by_label("They do"))
    page.keyboard.press("ArrowDown")
    expect(page.locator("#task-more [role=status]")).to_have_text(KEPT)
    page.reload()
    _ready(page)
    expect(_box(page, "What does no deal cost?")).to_have_value("1,200 a month")
    expect(page.get_by_label("I do")).to_be_checked()


def test_what_is_typed_is_kept_when_the_page_is_left(window: BrowserContext, base: str) -> None:
    page = _open(window, base + "small/lessons/first.html")
    _box(page, "Not for the plan.").press_sequentially("half a sent")
    page.goto(base + "small/plan.html")
    page.goto(base + "small/lessons/first.html")
    _ready(page)
    expect(_box(page, "Not for the plan.")).to_have_value("half a sent")


def test_two_tabs_show_the_same_and_never_write_over_what_is_being_typed(window: BrowserContext, base: str) -> None:
    first, second = (_open(window, base + "small/plan.html") for _ in range(2))
    _box(second, "With whom").press_sequentially("being typed")
    _box(first, "With whom").fill("from the first tab")
    _box(first, "What do you hold?").fill(LINES)
    first.keyboard.press("Tab")
    second.bring_to_front()
    expect(_box(second, "What do you hold?")).to_have_value(LINES)
    expect(_box(second, "With whom")).to_have_value("being typed")
    _box(second, "With whom").blur()
    expect(_box(first, "With whom")).to_have_value("being typed")


def test_the_day_is_asked_once_and_can_be_skipped_set_changed_and_removed(window: BrowserContext, base: str) -> None:
    page = _open(window, base + "index.html")
    fold = page.locator("tb-goal details")
    expect(fold).to_have_attribute("open", "")
    _tab_to(page, page.get_by_role("button", name="Not now"))
    page.keyboard.press("Enter")
    expect(fold).not_to_have_attribute("open", "")
    expect(page.locator("tb-goal summary")).to_be_focused()
    page.reload()
    _ready(page)
    expect(fold).not_to_have_attribute("open", "")
    _set_goal(page)
    when = page.locator(".tb-goal__when")
    expect(when).to_have_text(_in_four_days(page))
    expect(page.locator(".tb-goal__way")).to_contain_text("does not fit")
    page.reload()
    _ready(page)
    expect(when).to_be_visible()
    page.goto(base + "small/plan.html")
    expect(page.locator("tb-goal-line")).to_contain_text("Rent for the studio, ")
    page.goto(base + "index.html")
    _ready(page)
    page.locator("tb-goal summary").press("Enter")
    page.get_by_role("button", name="Remove").press("Enter")
    expect(when).to_be_hidden()


def _set_goal(page: Page) -> None:
    page.locator("tb-goal summary").press("Enter")
    page.get_by_label("On which day?").fill(page.evaluate(DAY))
    subject = page.get_by_label("What do you prepare for?")
    subject.fill("Rent for the studio")
    subject.press("Enter")
    expect(page.locator("tb-goal [role=status]")).to_have_text(KEPT)


def _in_four_days(page: Page) -> str:
    day = datetime.fromisoformat(page.evaluate(DAY)).replace(tzinfo=UTC)
    assert day - timedelta(days=5) < datetime.now(UTC)
    return f"{day:%A}, in 4 days: Rent for the studio"


def test_the_way_in_shows_five_and_answers_stay_for_the_day(window: BrowserContext, base: str) -> None:
    page = _open(window, base + "small/way-in.html")
    shown = page.locator("section.tb-question:visible")
    expect(shown).to_have_count(5)
    ids = shown.evaluate_all("all => all.map(({id}) => id)")
    asked = page.locator("section.tb-question:visible:has(input[type=radio])").first
    asked.get_by_label("Right").check()
    asked.get_by_role("button", name="Check answer").click()
    expect(asked.locator(".tb-question__status")).to_contain_text("Right")
    page.reload()
    _ready(page)
    expect(shown).to_have_count(5)
    assert shown.evaluate_all("all => all.map(({id}) => id)") == ids
    expect(asked.locator(".tb-question__status")).to_contain_text("Right")


def test_notes_and_reflections_are_listed(window: BrowserContext, base: str) -> None:
    page = _open(window, base + "small/notes.html")
    expect(page.locator("[data-empty]")).to_be_visible()
    page.goto(base + "small/lessons/first.html")
    _ready(page)
    fold = page.locator("details.tb-note summary")
    _tab_to(page, fold)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Ask first. <i>Then</i> wait.")
    page.keyboard.press("Tab")
    expect(page.locator("tb-note [role=status]")).to_have_text(KEPT)
    expect(fold).to_contain_text("4 words")
    opening = page.locator("#q-opening")
    opening.get_by_label("Your text").fill("What would help you?")
    opening.get_by_role("button", name="Compare").click()
    page.goto(base + "small/notes.html")
    _ready(page)
    expect(page.locator("[data-item='small/first'] [data-said]")).to_have_text("Ask first. <i>Then</i> wait.")
    expect(page.locator("[data-item='small/q-opening'] [data-said]")).to_have_text("What would help you?")
    expect(page.locator("[data-empty]")).to_be_hidden()


def test_what_is_about_the_learners_subject_comes_first_and_says_so(window: BrowserContext, base: str) -> None:
    page = _open(window, base + "index.html")
    picked = page.get_by_label("What is it about?")
    _tab_to(page, picked)
    page.keyboard.type("Re")
    expect(picked).to_have_value("rent")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".tb-goal__when")).to_have_text("Rent")
    page.reload()
    _ready(page)
    expect(picked).to_have_value("rent")
    expect(page.get_by_label("What do you prepare for?")).to_have_value("")

    page.goto(base + "small/techniques/ask.html")
    _ready(page)
    expect(page.locator("summary:has-text('Two cases') .tb-like:visible")).to_have_text("like yours")
    titles = page.locator(".tb-cases__title")
    expect(titles).to_have_text([re.compile("The flat"), re.compile("The raise")])  # folded: nobody saw it move
    page.locator("summary", has_text="Two cases").click()
    expect(titles.first.locator(".tb-like")).to_be_visible()
    expect(titles.last.locator(".tb-like")).to_be_hidden()
    _check_access(page)

    page.goto(base + "small/lessons/first.html")
    _ready(page)
    expect(titles).to_have_text([re.compile("The raise"), re.compile("The flat")])  # what may be being read stays
    expect(titles.last.locator(".tb-like")).to_be_visible()


def test_sentences_below_the_window_change_places(window: BrowserContext, base: str) -> None:
    page = _open(window, base + "index.html")
    page.get_by_label("What is it about?").select_option("Rent")
    page.get_by_label("What do you prepare for?").fill("The room above the shop")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".tb-goal__when")).to_have_text("The room above the shop")
    page.set_viewport_size({"width": 320, "height": 320})
    page.goto(base + "small/techniques/ask.html")
    _ready(page)
    asked = page.locator(".tb-say q")
    expect(asked).to_have_text(["Who lives here?", "What would you pay?", "How are you?"])


def test_of_another_subject_nothing_is_marked_or_moved(window: BrowserContext, base: str) -> None:
    page = _open(window, base + "index.html")
    expect(page.get_by_label("What is it about?")).to_have_value("")
    page.get_by_label("What do you prepare for?").fill("Rent")  # in their own words only
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".tb-goal__when")).to_have_text("Rent")
    page.goto(base + "small/techniques/ask.html")
    _ready(page)
    expect(page.locator(".tb-like:visible")).to_have_count(0)
    expect(page.locator(".tb-cases__title")).to_have_text([re.compile("The raise"), re.compile("The flat")])


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_plan_prints_on_one_page(window: BrowserContext, base: str, tmp_path: Path, paper: str) -> None:
    page = _open(window, base + "small/plan.html")
    _fill(page)
    page.pdf(path=tmp_path / "plan.pdf", format=paper)
    sheets = PdfReader(tmp_path / "plan.pdf").pages
    text = sheets[0].extract_text()
    assert len(sheets) == 1
    for said in ("My landlord", "1,200", "I: a move in winter", "When does it suit you?", "They do"):
        assert said in text
    for chrome in ("I do", "Kept", "From Lesson", "In the room", "Search"):
        assert chrome not in text


def test_without_a_script_the_plan_is_a_blank_form(chromium: Browser, base: str, tmp_path: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + "small/plan.html")
    expect(page.locator(".tb-unkept")).to_be_visible()
    page.pdf(path=tmp_path / "blank.pdf", format="A4")
    sheets = PdfReader(tmp_path / "blank.pdf").pages
    assert len(sheets) == 1
    assert all(said in sheets[0].extract_text() for said in ("What do you hold?", "They do", "I do"))
    page.goto(base + "small/way-in.html")
    expect(page.locator("section.tb-question:visible")).to_have_count(5)
    page.goto(base + "index.html")
    expect(page.locator("tb-goal")).to_be_hidden()
    context.close()


def test_the_room_opens_from_disk_and_shows_the_answers_only(window: BrowserContext, small: Path) -> None:
    window.set_offline(True)
    page = _open(window, (small / "small/room.html").as_uri())
    expect(page.get_by_text("There is nothing in your plan yet")).to_be_visible()
    page.goto((small / "small/plan.html").as_uri())
    _ready(page)
    _box(page, "What do you hold?").fill(LINES)
    page.get_by_label("I do").check()
    expect(page.locator("#task-second-more [role=status]")).to_have_text(KEPT)
    page.goto((small / "small/room.html").as_uri())
    _ready(page)
    expect(page.locator("section:visible h2")).to_have_text(["What I hold", "Who loses more"])
    expect(page.locator("li:visible")).to_have_text(LINES.split("\n"))
    expect(page.locator("[data-choice]:visible")).to_have_text("I do")
    expect(page.get_by_text("There is nothing in your plan yet")).to_be_hidden()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_every_state_is_accessible_and_fits(window: BrowserContext, base: str, width: int, scheme: str) -> None:
    page = _open(window, base + "small/plan.html")
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for filled in (False, True):
        if filled:
            page.goto(base + "small/plan.html")
            _ready(page)
            _fill(page)
            page.goto(base + "index.html")
            _ready(page)
            page.get_by_label("What do you prepare for?").fill("Averylongwordthatdoesnotbreak" * 4)
            page.get_by_label("On which day?").fill(page.evaluate(DAY))
            page.get_by_role("button", name="Keep it").click()
            expect(page.locator(".tb-goal__set")).to_be_visible()
            _check_access(page)
        for name in PAGES:
            page.goto(f"{base}{name}.html")
            _ready(page)
            _check_access(page)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} at {width}"
