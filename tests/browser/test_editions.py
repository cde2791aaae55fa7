"""A course is published again: what was renamed keeps its answers, and what changed is asked again, and no more."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from generator.build import build
from tests.browser.log_at_rest import at_rest
from tests.browser.quiz_page import AXE, RUN_AXE, TAGS
from tests.browser.static_server import serve
from tests.edition_course import edit, rename, revise, write_course

LESSON, CHECK = "small/lessons/second.html", "small/checks/two.html"
PAGE, BOTH = "q-second-page", "q-second-o1-b"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course's folder, with its first edition built."""
    root = write_course(tmp_path_factory.mktemp("first"))
    build(root)
    return root


@pytest.fixture
def root(first: Path, tmp_path: Path) -> Path:
    """A copy of it, to be edited."""
    shutil.copytree(first, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def base(root: Path) -> Iterator[str]:
    """Serve whichever edition was built last."""
    with serve(root / "build/site", "/") as address:
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


@pytest.fixture
def page(window: BrowserContext) -> Page:
    return window.new_page()


def _open(page: Page, address: str) -> None:
    page.goto("about:blank")  # else an address with a place in it is no visit
    page.goto(address)
    expect(page.locator("tb-course[data-recalled]")).to_be_attached()


def _answer(page: Page, name: str, text: str = "Right one") -> None:
    question = page.locator(f"#{name}")
    question.get_by_label(text).check()
    question.get_by_role("button", name="Check answer").click()
    expect(question.locator("tb-question")).to_contain_text("It fits." if text == "Right one" else "It does not.")


def _study(page: Page, base: str) -> list[str]:
    """Read the second lesson, write what is one's own, answer its questions and its check; gives what that asked."""
    _open(page, base + LESSON)
    page.get_by_label("With whom?").fill("My landlord")
    page.locator(".tb-note summary, details:has(tb-note) > summary").first.click()
    page.locator("tb-note textarea").fill("Ask in May")
    page.get_by_label("I have read this lesson").check()
    _answer(page, PAGE)
    _answer(page, BOTH)
    expect(page.locator("tb-note [role=status]")).to_have_text("Kept on this device.")
    _open(page, base + CHECK)
    page.get_by_role("button", name="Take it as an exam").first.click()
    drawn = page.locator("section.tb-question:visible").evaluate_all("all => all.map(each => each.id)")
    for name in drawn:
        if name != "q-second-o3-b":
            page.locator(f"#{name}").get_by_label("Right one").check()
    page.get_by_role("button", name="Hand in", exact=True).first.click()
    page.get_by_role("button", name="Hand in with 1 open", exact=True).first.click()
    expect(page.locator(".tb-report")).to_be_visible()
    at_rest(page)
    return drawn


def _is_answered(question: Locator) -> bool:
    return question.get_by_label("Right one").is_checked()


def test_a_renamed_lesson_and_module_keep_everything(page: Page, root: Path, base: str) -> None:
    _study(page, base)
    said = " ".join(page.locator(".tb-report").inner_text().split())
    rename(root)
    build(root)

    _open(page, base + "small/lessons/later.html")
    expect(page.get_by_label("I have read this lesson")).to_be_checked()
    expect(page.get_by_label("With whom?")).to_have_value("My landlord")
    expect(page.locator("tb-note textarea")).to_have_value("Ask in May")
    assert _is_answered(page.locator(f"#{PAGE}"))
    ticked = page.locator(".md-nav--primary a:has(.tb-read)")
    assert {link.get_attribute("href") for link in ticked.all()} <= {"./later.html", "later.html"}
    assert ticked.count() > 0

    _open(page, base + "small/plan.html")
    expect(page.get_by_label("With whom?")).to_have_value("My landlord")
    _open(page, base + "small/room.html")
    expect(page.get_by_text("My landlord")).to_be_visible()
    _open(page, base + "small/notes.html")
    expect(page.get_by_text("Ask in May")).to_be_visible()

    _open(page, base + "small/progress.html")
    expect(page.locator("[data-module=deux] [data-tally]")).to_have_text("1 of 1 lessons read")
    expect(page.locator("[data-module=deux] [data-lesson] .tb-read")).to_be_visible()
    expect(page.locator("[data-resume]")).to_be_hidden()  # the last lesson is read
    _open(page, base + "small/record.html")
    expect(page.locator("[data-check='small/deux']")).to_contain_text("right")
    expect(page.locator("[data-check='small/one']")).to_contain_text("not taken")
    _open(page, base + "small/checks/deux.html")
    expect(page.locator(".tb-report")).to_be_visible()
    assert " ".join(page.locator(".tb-report").inner_text().split()) == said.replace("second.html", "later.html")

    page.goto(base + "small/lessons/later.html")  # what is taken back now counts, though it was told of another name
    page.get_by_label("I have read this lesson").uncheck()
    _open(page, base + "small/progress.html")
    expect(page.locator("[data-module=deux] [data-tally]")).to_have_text("0 of 1 lessons read")


def test_what_changed_is_told_by_module_and_only_that_is_asked_again(page: Page, root: Path, base: str) -> None:
    drawn = _study(page, base)
    of_check = next(name for name in drawn if name.startswith("q-second-o2") and name != "q-second-o2-b")
    unseen = next(f"q-second-o2-{x}" for x in "ac" if f"q-second-o2-{x}" not in drawn)
    revise(root, PAGE, BOTH, of_check, unseen)
    build(root)
    for address in ("small/progress.html", "index.html"):
        _open(page, base + address)
        told = page.locator(".tb-changed:visible")
        expect(told).to_have_count(1)
        expect(told.locator("p")).to_have_text(
            "3 answers changed since you finished module 2, The second. Only what changed is asked again:"
        )
        assert page.evaluate(RUN_AXE, TAGS) == []
    _open(page, base + "small/progress.html")
    asked = page.locator(".tb-changed a:visible")
    hrefs = [link.get_attribute("href") or "" for link in asked.all()]
    places = {f"lessons/second.html#{PAGE}", f"lessons/second.html#{BOTH}", f"checks/two.html#{of_check}"}
    assert {*hrefs} == places, "one that was never answered is not among them"
    for href in hrefs:
        _open(page, base + "small/" + href)
        expect(page.locator(f"#{href.partition('#')[2]}")).to_be_in_viewport()

    _open(page, base + LESSON)
    changed = page.locator(f"#{PAGE}")
    expect(changed).to_contain_text("changed")
    assert not _is_answered(changed)
    _answer(page, PAGE)
    at_rest(page)
    _open(page, base + "small/progress.html")
    expect(page.locator(".tb-changed a:visible")).to_have_count(len(hrefs) - 1)


def test_one_answer_of_a_module_that_was_only_begun(page: Page, root: Path, base: str) -> None:
    _open(page, base + LESSON)
    _answer(page, PAGE)
    _answer(page, BOTH, "Wrong idea")
    at_rest(page)
    revise(root, BOTH)
    build(root)
    _open(page, base + "index.html")
    expect(page.locator(".tb-changed:visible p")).to_have_text(
        "One answer changed since you began module 2, The second. Only what changed is asked again:"
    )
    page.locator(".tb-changed a:visible").click()
    expect(page.locator("tb-course[data-recalled]")).to_be_attached()
    assert not page.locator(f"#{BOTH} input:checked").count()
    assert _is_answered(page.locator(f"#{PAGE}")), "what did not change stays answered"


def test_a_mended_typo_says_nothing(page: Page, root: Path, base: str) -> None:
    _open(page, base + LESSON)
    _answer(page, PAGE)
    at_rest(page)

    def mend(asked: list[dict[str, str]]) -> None:
        for question in asked:
            question["stem"] = question["stem"].replace("A scene.", "The scene.")

    edit(root / "quizzes/small/two.yml", mend)
    build(root)
    for address in ("index.html", "small/progress.html"):
        _open(page, base + address)
        expect(page.locator(".tb-changed")).to_have_count(0)
    _open(page, base + LESSON)
    expect(page.locator(f"#{PAGE}")).to_contain_text("The scene.")
    assert _is_answered(page.locator(f"#{PAGE}"))


def test_who_answered_nothing_of_it_is_told_nothing(page: Page, root: Path, base: str) -> None:
    _open(page, base + LESSON)
    _answer(page, PAGE)
    at_rest(page)
    revise(root, BOTH)
    build(root)
    _open(page, base + "small/progress.html")
    expect(page.locator("[data-module=two] [data-tally]")).to_have_text("0 of 1 lessons read")
    expect(page.locator(".tb-changed")).to_be_hidden()
