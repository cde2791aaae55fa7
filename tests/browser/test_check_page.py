"""A module's check as a learner uses it: practice, exam, report, another draw, the way back after a reload."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.build import build
from tests.browser.conftest import Visit
from tests.browser.log_at_rest import at_rest
from tests.browser.quiz_page import AXE, RUN_AXE, TAGS
from tests.browser.static_server import serve
from tests.check_course import write_course

CHECK = "small/checks/two.html"
LISTEN = """window.heard = [];
for (const name of ["check-drawn", "check-flagged", "check-submitted", "quiz-answered", "quiz-draft", "quiz-cleared"])
  addEventListener(name, ({type, detail}) => window.heard.push({type, ...detail}));"""
ASKED = "section.tb-question:visible"
FOCUSED = "node => node === document.activeElement"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = write_course(tmp_path_factory.mktemp("small"))
    with serve(build(root).site, "/") as address:
        yield address


@pytest.fixture
def page(chromium: Browser, host: str) -> Iterator[Page]:
    window = chromium.new_context(viewport={"width": 1000, "height": 800}, reduced_motion="reduce")
    window.add_init_script(path=AXE)
    window.add_init_script(LISTEN)
    page = window.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    _open(page, host + CHECK)
    yield page
    window.close()
    assert faults == []


def _open(page: Page, address: str) -> None:
    page.goto(address)
    _wait(page)


def _wait(page: Page) -> None:
    """Wait until the learner's answers are back."""
    page.locator("tb-course[data-recalled]").wait_for(state="attached")


def _reload(page: Page) -> None:
    at_rest(page)
    page.reload()
    _wait(page)


def _ids(page: Page) -> list[str]:
    return page.locator(ASKED).evaluate_all("all => all.map(each => each.id)")


def _heard(page: Page, *types: str) -> list[dict[str, Any]]:
    return [event for event in page.evaluate("window.heard") if event["type"] in types]


def _question(page: Page, number: int) -> Locator:
    return page.locator(ASKED).filter(has=page.get_by_role("link", name=f"Question {number}", exact=True))


def _singles(page: Page) -> list[Locator]:
    """The questions with radio buttons, in order."""
    return [page.locator(f"#{name}") for name in _ids(page) if name != "q-second-o3-b"]


def _choose(question: Locator, text: str, *, sure: str = "") -> None:
    question.get_by_label(text).check()
    if sure:
        question.get_by_label(sure, exact=True).check()


def _answer(question: Locator, text: str, *, sure: str = "") -> None:
    _choose(question, text, sure=sure)
    question.get_by_role("button", name="Check answer").click()


def _press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    assert page.evaluate("document.activeElement !== document.body"), f"{name}: the focus is lost"


def _check_access(page: Page) -> None:
    assert page.evaluate(RUN_AXE, TAGS) == []


def _report(page: Page) -> str:
    return " ".join(page.locator(".tb-report").inner_text().split())


def test_the_pages_own_draw_is_shown_and_known_only_once_answered(page: Page) -> None:
    assert len(_ids(page)) == 8
    assert page.get_by_text("More questions of this module").count() == 0
    assert _heard(page, "check-drawn") == []
    _answer(_singles(page)[0], "Right one")
    drawn, answered = _heard(page, "check-drawn", "quiz-answered")
    assert drawn["type"] == "check-drawn", "the log has the draw first"
    assert (drawn["item"], drawn["seed"], drawn["mode"]) == ("small/two", "build", "practice")
    assert drawn["items"] == [f"small/{name}" for name in _ids(page)]
    assert answered["draw"] == drawn["draw"]
    assert re.fullmatch("[0-9a-f]{32}", drawn["draw"])


def test_practice_explains_at_once_and_the_report_grows(page: Page) -> None:
    expect(page.locator(".tb-report")).to_be_hidden()
    first, second, third, *_ = _singles(page)
    _answer(first, "Right one")
    assert "1 of 8 right so far" in _report(page)
    _answer(second, "Wrong idea")
    expect(second.locator(".tb-feedback")).to_contain_text("It does not.")
    _answer(third, "Wrong slip")
    text = _report(page)
    assert "1 of 8 right so far 5 questions are still open." in text
    assert "You may hold this idea: Louder <b>wins</b> Where it is put right: Lesson first" in text
    assert text.count("Do second o1.") == 1
    assert text.count("Do second o2.") == 1
    mended = page.locator(".tb-report").get_by_role("link", name="Lesson first")
    assert (mended.get_attribute("href") or "").endswith("lessons/first.html")
    _check_access(page)
    page.locator(".tb-report").get_by_role("link", name="Question 3").first.click()
    expect(_question(page, 3).get_by_role("link", name="Question 3", exact=True)).to_be_focused()


def test_an_idea_without_a_page_of_its_own_leads_to_the_objectives(page: Page) -> None:
    _answer(_singles(page)[2], "Wrong idea")
    idea = page.locator(".tb-report__list").first.get_by_role("link").first
    expect(idea).to_have_text("2.1 Lesson second")


def test_all_right_is_said_in_one_sentence(page: Page) -> None:
    for question in _singles(page):
        _answer(question, "Right one")
    order = page.locator("#q-second-o3-b")
    steps = order.locator(".tb-arrange__text")
    for place, step in enumerate("abc"):
        while steps.all_inner_texts().index(f"Step {step}") > place:
            order.get_by_role("button", name=f"Move up: Step {step}").click()
    order.get_by_role("button", name="Check answer").click()
    expect(page.locator(".tb-check__bar [role=status]")).to_contain_text("8 of 8 right")
    assert _report(page).startswith("8 of 8 right All 8 are right. Come back in a few days")
    assert page.get_by_role("button", name="missed", exact=False).locator("visible=true").count() == 0


def test_only_what_was_missed_is_tried_again(page: Page) -> None:
    singles = _singles(page)
    missed = [_ids(page)[1], _ids(page)[3]]
    _answer(singles[0], "Right one")
    for name in missed:
        _answer(page.locator(f"#{name}"), "Wrong slip")
    _press(page, "Retry the 2 I missed")
    assert _ids(page) == missed
    expect(page.get_by_role("heading", name="Practice: 2 questions")).to_be_focused()
    assert page.locator(f"{ASKED} .tb-question__link").all_inner_texts() == ["Question 1", "Question 2"]
    assert page.locator(f"{ASKED} input:checked").count() == 0
    assert page.locator(".tb-feedback:visible").count() == 0
    drawn = _heard(page, "check-drawn")[-1]
    assert (drawn["mode"], drawn["items"]) == ("practice", [f"small/{name}" for name in missed])
    _reload(page)
    assert _ids(page) == missed


def test_another_draw_asks_other_questions_and_is_numbered_anew(page: Page) -> None:
    before = _ids(page)
    _press(page, "New questions")
    after = _ids(page)
    assert after != before
    assert len(after) == 8
    titles = page.locator(f"{ASKED} .tb-question__link").all_inner_texts()
    assert titles == [f"Question {n}" for n in range(1, 9)]
    answers = page.locator(f"{ASKED} .tb-answer > summary").all_text_contents()
    assert answers == [f"Answer to question {n}" for n in range(1, 9)]
    expect(page.get_by_role("heading", name="Practice: 8 questions")).to_be_focused()


def test_a_reload_brings_the_same_draw_and_answers_back(page: Page) -> None:
    _press(page, "New questions")
    names = _ids(page)
    first, second, *_ = _singles(page)
    _answer(first, "Right one", sure="Sure")
    _answer(second, "Wrong idea")
    report = _report(page)
    _reload(page)
    assert _ids(page) == names
    assert _report(page) == report
    first, second, *_ = _singles(page)
    expect(first.get_by_label("Right one")).to_be_checked()
    expect(first.get_by_label("Sure", exact=True)).to_be_checked()
    expect(second.locator(".tb-feedback")).to_contain_text("It does not.")
    assert _heard(page, "check-drawn", "quiz-answered") == [], "nothing is told twice"


def test_a_kept_draw_may_name_what_was_renamed_or_is_gone(page: Page) -> None:
    page.evaluate("""() => {
      const check = document.querySelector("tb-check");
      document.querySelector("#q-second-o2-b tb-question").dataset.was = '["small/q-former"]';
      const answer = {response: ["b"], checked: true, rev: 1};
      const items = ["small/q-second-o1-a", "small/q-gone", "small/q-former"];
      check.recall(null);
      check.recall({draw: {id: "d", seed: 7, mode: "practice", items}, flags: new Set(), submitted: false,
        answers: new Map([["small/q-former", answer], ["small/q-gone", answer]])});
    }""")
    assert _ids(page) == ["q-second-o1-a", "q-second-o2-b"]
    expect(page.locator("#q-second-o2-b").get_by_label("Wrong idea")).to_be_checked()
    assert _report(page).startswith("0 of 2 right so far")
    assert _heard(page, "check-drawn", "quiz-answered") == []


def test_an_untouched_check_turns_into_an_exam_with_the_same_questions(page: Page) -> None:
    names = _ids(page)
    _press(page, "Take it as an exam")
    assert _ids(page) == names
    expect(page.get_by_role("heading", name="Exam: 8 questions")).to_be_focused()
    assert _heard(page, "check-drawn")[-1]["mode"] == "exam"
    expect(page.get_by_role("button", name="New questions")).to_be_hidden()


def test_answers_are_never_lost_to_a_change_of_mode(page: Page) -> None:
    _answer(_singles(page)[0], "Right one")
    draw = _heard(page, "quiz-answered")[0]["draw"]
    _press(page, "Take it as an exam")
    assert _heard(page, "check-drawn")[-1]["draw"] != draw
    assert _heard(page, "quiz-cleared") == []
    assert page.locator(f"{ASKED} input:checked").count() == 0


def test_in_an_exam_nothing_is_explained_before_it_is_handed_in(page: Page) -> None:
    _press(page, "Take it as an exam")
    question = _singles(page)[0]
    _choose(question, "Wrong idea", sure="Sure")
    question.get_by_label("Wrong idea").press("Enter")
    assert page.locator(".tb-feedback").count() == 0
    for name in ("Check answer", "Show the answer", "Try again"):
        assert page.get_by_role("button", name=name).locator("visible=true").count() == 0
    assert page.locator("tb-answer >> visible=true").count() == 0
    expect(page.locator(".tb-report")).to_be_hidden()
    assert _heard(page, "quiz-answered") == []
    assert _heard(page, "quiz-draft")[-1]["response"] == ["b"]
    _check_access(page)


def test_the_sheet_says_what_is_answered_open_and_flagged(page: Page) -> None:
    _press(page, "Take it as an exam")
    sheets = page.get_by_role("navigation", name=re.compile("^Answer sheet"))
    assert sheets.count() == 2
    _choose(_question(page, 1), "Right one")
    flag = _question(page, 2).get_by_role("button", name="Flag to come back to it")
    flag.click()
    expect(flag).to_have_attribute("aria-pressed", "true")
    for sheet in sheets.all():
        rows = [" ".join(text.split()) for text in sheet.get_by_role("listitem").all_inner_texts()]
        assert rows[:3] == ["Question 1 ● answered", "Question 2 ○ open, ⚑ flagged", "Question 3 ○ open"]
        assert len(rows) == 8
        assert rows[_ids(page).index("q-second-o3-b")].endswith("open"), "steps have an order from the start"
    flagged = _heard(page, "check-flagged")
    assert [(each["item"], each["flagged"]) for each in flagged] == [(f"small/{_ids(page)[1]}", True)]
    sheets.first.get_by_role("link", name="Question 3").click()
    expect(_question(page, 3).get_by_role("link", name="Question 3", exact=True)).to_be_focused()


def _sit_exam(page: Page) -> None:
    """Answer all but the last question and the order, one of them wrong and sure."""
    _press(page, "Take it as an exam")
    first, second, *rest = _singles(page)
    _choose(first, "Wrong idea", sure="Sure")
    _choose(second, "Right one", sure="A guess")
    for question in rest[:-1]:
        _choose(question, "Right one")


def test_handing_in_names_what_is_open_first(page: Page) -> None:
    _sit_exam(page)
    _press(page, "Hand in")
    title = page.get_by_role("heading", name="2 questions are open:")
    expect(title).to_be_focused()
    left = page.locator(".tb-hand-in__before").get_by_role("link").all_inner_texts()
    assert left == [
        f"Question {n + 1}" for n, name in enumerate(_ids(page)) if name in {"q-second-o3-b", _ids(page)[-1]}
    ]
    _press(page, "Hand in")
    expect(title).to_be_focused()
    assert _heard(page, "check-submitted") == [], "pressed twice by mistake: nothing happens"
    _check_access(page)
    _press(page, "Hand in with 2 open")
    expect(page.get_by_role("heading", name="5 of 8 right")).to_be_focused()
    expect(page.locator(".tb-check__bar [role=status]")).to_have_text("Handed in.")
    kinds = [each["type"] for each in _heard(page, "quiz-answered", "check-submitted")]
    assert kinds == ["quiz-answered"] * 6 + ["check-submitted"]
    text = _report(page)
    assert "2 questions had no answer." in text
    assert "Louder" in text
    expect(_singles(page)[0].locator(".tb-feedback")).to_contain_text("It does not.")
    expect(_singles(page)[-1].get_by_role("status")).to_have_text("No answer.")
    assert page.get_by_role("button", name="Flag to come back to it").locator("visible=true").count() == 0
    _check_access(page)


def test_what_is_handed_in_stays_and_comes_back(page: Page) -> None:
    _sit_exam(page)
    _press(page, "Hand in")
    _press(page, "Hand in with 2 open")
    report, names = _report(page), _ids(page)
    assert page.locator(f"{ASKED} tb-part :is(input, select, button):enabled:visible").count() <= 6, "but for steps"
    assert page.get_by_role("button", name="Try again").locator("visible=true").count() == 0
    _reload(page)
    assert _ids(page) == names
    assert _report(page) == report
    expect(_singles(page)[0].get_by_label("Wrong idea")).to_be_disabled()
    expect(_singles(page)[-1].get_by_role("status")).to_have_text("No answer.")
    assert _heard(page, "check-submitted", "quiz-answered", "check-drawn") == []
    _press(page, "Retry the 3 I missed")
    assert len(_ids(page)) == 3
    expect(_singles(page)[0].get_by_label("Wrong idea")).to_be_enabled()


def test_a_reload_in_the_middle_of_an_exam_keeps_drafts_and_flags(page: Page) -> None:
    _sit_exam(page)
    _question(page, 2).get_by_role("button", name="Flag to come back to it").click()
    names = _ids(page)
    _reload(page)
    assert _ids(page) == names
    expect(page.get_by_role("heading", name="Exam: 8 questions")).to_be_visible()
    expect(_singles(page)[0].get_by_label("Wrong idea")).to_be_checked()
    assert page.locator(".tb-feedback").count() == 0
    rows = page.locator(".tb-sheet").first.get_by_role("listitem")
    expect(rows.nth(1)).to_contain_text("flagged")
    assert rows.filter(has_text="open").count() == 2


def test_an_exam_by_keyboard_alone(page: Page) -> None:
    def to(target: Locator) -> None:
        for _ in range(120):
            if target.evaluate(FOCUSED):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {target}")

    to(page.get_by_role("button", name="Take it as an exam"))
    page.keyboard.press("Enter")
    first = _singles(page)[0]
    to(first.get_by_role("radio").first)
    page.keyboard.press("Space")
    to(first.get_by_role("button", name="Flag to come back to it"))
    page.keyboard.press("Space")
    to(page.get_by_role("button", name="Hand in", exact=True))
    page.keyboard.press("Enter")
    to(page.get_by_role("button", name="Hand in with 7 open"))
    page.keyboard.press("Enter")
    expect(page.locator(".tb-report__title")).to_be_focused()
    to(page.get_by_role("button", name="Retry the"))
    page.keyboard.press("Enter")
    expect(page.locator(".tb-check__title")).to_be_focused()


def test_a_link_to_a_question_that_is_not_drawn_shows_it(page: Page, host: str) -> None:
    hidden = page.locator("section.tb-question[hidden]").first.get_attribute("id")
    page.evaluate("name => { location.hash = name }", hidden)
    extra = page.locator(f"#{hidden}")
    expect(extra).to_be_visible()
    expect(extra.locator(".tb-question__link")).to_be_focused()
    expect(page.get_by_text("It is not one of the 8 above and does not count.")).to_be_visible()
    assert _ids(page)[-1] == hidden
    _answer(extra, "Wrong idea")
    expect(page.locator(".tb-report")).to_be_hidden()
    page.goto("about:blank")
    _open(page, f"{host}{CHECK}#{hidden}:title")
    expect(extra.locator(".tb-question__link")).to_be_focused()
    expect(extra).to_be_in_viewport()


def test_a_link_into_something_closed_opens_it(page: Page, host: str) -> None:
    _open(page, f"{host}small/lessons/second.html")
    page.evaluate("""() => {
      const outer = document.createElement("details"), inner = document.createElement("details");
      const section = document.querySelector("section.tb-question");
      section.before(outer);
      outer.append(inner);
      inner.append(section);
    }""")
    title = page.locator("#q-second-page .tb-question__link")
    expect(title).to_be_hidden()
    page.evaluate("location.hash = 'q-second-page'")
    expect(title).to_be_focused()
    assert page.locator("details.tb-answer[open]").count() == 0


def test_without_a_script_the_draw_is_shown_and_the_rest_can_be_opened(chromium: Browser, host: str) -> None:
    window = chromium.new_context(java_script_enabled=False)
    page = window.new_page()
    page.goto(host + CHECK)
    assert page.locator(ASKED).count() == 8
    page.get_by_text("More questions of this module (6)").click()
    assert page.locator(ASKED).count() == 14
    assert page.locator("tb-check button:visible").count() == 0
    window.close()


def test_without_a_store_the_check_works_with_its_own_draw(chromium: Browser, host: str) -> None:
    window = chromium.new_context()
    window.route("**/reader.js", lambda route: route.abort())
    page = window.new_page()
    page.goto(host + CHECK)
    assert len(_ids(page)) == 8
    for question in _singles(page)[:5]:
        _answer(question, "Right one", sure="Sure")
    expect(page.locator("tb-calibration")).to_contain_text("sure you were right 5 of 5 times.")
    _press(page, "Take it as an exam")
    _press(page, "Hand in")
    _press(page, "Hand in with 8 open")
    expect(page.locator(".tb-report__title")).to_be_focused()
    window.close()


def test_calibration_in_words_and_a_chart(page: Page) -> None:
    own = _singles(page)[:5]
    report = page.locator("tb-calibration")
    expect(report).to_contain_text("It costs and earns nothing.")
    for question, text, sure in zip(
        own, ("Right one", "Wrong slip", "Right one", "Right one"), ("Sure", "Sure", "Unsure", "A guess"), strict=False
    ):
        _answer(question, text, sure=sure)
    expect(report).to_contain_text("4 answers so far: too few to judge.")
    assert report.locator("svg").count() == 0
    _answer(own[4], "Wrong idea", sure="Unsure")
    said = "When you were sure you were right 1 of 2 times; unsure 1 of 2; a guess 1 of 1."
    expect(report).to_contain_text(said)
    expect(report.get_by_role("img")).to_have_accessible_name(said)
    expect(report.get_by_role("link", name="Which is second")).to_have_count(1)
    own[1].get_by_role("button", name="Try again").click()
    _answer(own[1], "Right one", sure="Sure")
    expect(report).to_contain_text("sure you were right 1 of 2 times")
    _check_access(page)
    _reload(page)
    expect(report).to_contain_text(said)


def test_it_fits_a_small_window_in_both_directions(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    _sit_exam(page)
    _press(page, "Hand in")
    for _ in ("exam", "report"):
        for way in ("ltr", "rtl"):
            page.evaluate("way => { document.documentElement.dir = way }", way)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, way
        _check_access(page)
        if page.get_by_role("button", name="Hand in with").count():
            _press(page, "Hand in with 2 open")


def test_the_check_prints_as_a_worksheet(page: Page, host: str) -> None:
    _press(page, "Take it as an exam")
    page.emulate_media(media="print")
    assert page.locator("legend:visible").count() >= 8
    assert page.locator("tb-check button:visible").count() == 0
    for part in (".tb-check__bar", ".tb-sheet", ".tb-hand-in", ".tb-report", "tb-calibration", "tb-answer"):
        assert page.locator(part).locator("visible=true").count() == 0, part
    page.goto(f"{host}small/keys/two.html")
    assert page.locator(".tb-key__row:visible").count() == 15
    style = "(all, name) => [...new Set(all.map(each => getComputedStyle(each)[name]))]"
    assert page.locator(".tb-key__ask, article h2").evaluate_all(style, "breakAfter") == ["avoid"]
    assert page.locator(".tb-key__ask, .tb-answer__row").evaluate_all(style, "breakInside") == ["avoid"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_key_has_no_violation(visit: Visit, host: str, scheme: str) -> None:
    page = visit(f"{host}small/keys/two.html", width=320, dark=scheme == "dark", script=Path(AXE))
    _check_access(page)
