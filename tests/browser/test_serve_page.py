"""An open page under `tacticbook serve`: it reloads, shows what is wrong, and tells its author about itself."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_axe import AXE, TAGS

ROOT = Path(__file__).parents[2]
LESSON = "first-aid/lessons/choking.html"
QUIZ = "quizzes/first-aid/cannot-breathe.yml"
SOURCE = "content/first-aid/lessons/choking.yml"
TECHNIQUE = "content/first-aid/techniques/back-blows.yml"
PATIENCE = 30_000
LOOK = """async (tags) => {
  const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => [node.target, node.failureSummary]) }));
}"""

pytestmark = pytest.mark.browser


class Author:
    """Somebody who writes in a copy of the sample course while its page is open."""

    def __init__(self, root: Path, page: Page, address: str, lines: list[str]) -> None:
        self.root, self.page, self.address, self.lines = root, page, address, lines
        self.overlay = page.locator("#tacticbook-problems")

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)
        # Only a page that is not loaded anew still has this.
        self.page.evaluate("window.sameAsBefore = true")

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def add(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def sees(self, text: str) -> None:
        expect(self.page.locator("body")).to_contain_text(text, timeout=PATIENCE)

    def told(self, text: str) -> None:
        expect(self.overlay).to_contain_text(text, timeout=PATIENCE)
        expect(self.overlay).to_be_visible()

    def mended(self) -> None:
        expect(self.overlay).to_be_hidden(timeout=PATIENCE)

    def stayed(self) -> bool:
        return bool(self.page.evaluate("window.sameAsBefore === true"))


@pytest.fixture
def author(tmp_path: Path, chromium: Browser) -> Iterator[Author]:
    root = tmp_path / "course"
    shutil.copytree(ROOT / "tests" / "sample", root, ignore=shutil.ignore_patterns("build", ".tacticbook"))
    command = [sys.executable, "-m", "generator", "serve", "-C", str(root), "--port", "8790"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with (tmp_path / "told.txt").open("w+") as told:
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=told, text=True)
        assert process.stdout
        found = re.search(r"http://[\d.:]+/", next((line for line in process.stdout if "http://" in line), ""))
        assert found, (tmp_path / "told.txt").read_text()
        page = chromium.new_page()
        lines: list[str] = []
        page.on("console", lambda message: lines.append(message.text))
        page.on("pageerror", lambda error: lines.append(str(error)))
        yield Author(root, page, found[0], lines)
        page.close()
        process.terminate()
        process.communicate(timeout=20)


def test_an_edit_reloads_the_open_page(author: Author) -> None:
    author.open(LESSON)
    author.edit(SOURCE, 'name: "Choking: mild or severe?"', "name: Choking now")
    author.sees("Choking now")

    assert not author.stayed()
    assert author.overlay.is_hidden()
    assert author.lines == []


def test_a_mistake_is_shown_over_the_page_until_it_is_mended(author: Author) -> None:
    author.open(LESSON)
    before = author.page.locator("h1").inner_text()
    author.edit(TECHNIQUE, "stance: use", "stance: uses")
    author.told(f"{TECHNIQUE}:9:9: error F02: stance is 'uses'; did you mean 'use'?")
    author.told("1 problem")

    assert author.stayed()
    assert author.page.locator("h1").inner_text() == before
    author.page.reload()
    author.told("error F02")

    author.edit(TECHNIQUE, "stance: uses", "stance: use")
    author.mended()
    assert author.lines == []


def test_a_mistake_in_the_settings_and_one_in_a_template_are_shown_too(author: Author) -> None:
    author.open(LESSON)
    author.edit("mkdocs.yml", "INHERIT", "INHERITS")
    author.told("mkdocs.yml:1:1: error E01: does not inherit build/base.yml")
    author.edit("mkdocs.yml", "INHERITS", "INHERIT")
    author.mended()

    author.add("site_overrides/main.html", '{% extends "base.html" %}{% block %}')
    author.told("error E01")
    (author.root / "site_overrides" / "main.html").unlink()
    author.mended()
    assert author.lines == []


def test_templates_and_styles_are_followed_in_a_folder_made_after_the_start(author: Author) -> None:
    author.open(LESSON)
    author.add(
        "site_overrides/main.html",
        '{% extends "base.html" %}{% block announce %}A line of our own{% endblock %}'
        '{% block styles %}{{ super() }}<link rel="stylesheet" href="{{ \'assets/own.css\'|url }}">{% endblock %}',
    )
    author.sees("A line of our own")

    author.add("site_overrides/assets/own.css", "h1 { letter-spacing: 7px !important }")
    expect(author.page.locator("h1").first).to_have_css("letter-spacing", "7px", timeout=PATIENCE)
    author.edit("site_overrides/assets/own.css", "7px", "9px")
    expect(author.page.locator("h1").first).to_have_css("letter-spacing", "9px", timeout=PATIENCE)
    assert author.overlay.is_hidden()


def test_a_new_file_and_a_deleted_file_are_followed(author: Author) -> None:
    author.open("first-aid/glossary.html")
    glossary = author.root / "content/first-aid/glossary.yml"
    kept = glossary.read_text(encoding="utf-8")
    author.add("content/first-aid/tactics/call-for-help.yml", "id: call-for-help\nkind: tactic\n")
    author.told("content/first-aid/tactics/call-for-help.yml:1:1: error F02: field 'name' is missing; add it")
    (author.root / "content/first-aid/tactics/call-for-help.yml").unlink()
    author.mended()

    glossary.write_text(kept + "\n- id: pulse\n  name: pulse\n  definition: The beat of an artery.\n", encoding="utf-8")
    author.sees("The beat of an artery.")
    (author.root / "content/first-aid/lessons/choking.yml").unlink()
    author.told("unknown lesson 'choking'")
    assert author.lines == []


def test_warnings_are_reached_from_the_page_that_they_are_about(author: Author) -> None:
    author.edit("content/first-aid/course.yml", "profile: lenient", "profile: strict")
    author.edit(QUIZ, "stem: Put the parts of giving", "stem: Which is not wrong? Put the parts of giving")
    author.open(LESSON)
    hint, part = author.page.locator("#tacticbook-hint"), author.page.locator("#tacticbook-author")
    expect(hint).to_have_text("1 warning here", timeout=PATIENCE)
    expect(part).not_to_have_attribute("open")
    expect(author.overlay).to_be_hidden()

    hint.focus()
    author.page.keyboard.press("Enter")
    expect(part.get_by_text("warning Q06: 'not' is easily read over")).to_be_visible()
    expect(part.locator("> summary")).to_be_focused()
    expect(hint).to_be_hidden()
    opened = part.get_by_role("link", name=f"{QUIZ}:32:18")
    expect(opened).to_have_attribute("href", f"vscode://file{(author.root / QUIZ).as_posix()}:32:18")

    author.page.goto(f"{author.address}first-aid/glossary.html")
    expect(part.locator("> summary")).to_have_text("For the author 1 warning in other pages")
    expect(part.get_by_text("No warning in this page’s files.")).to_be_visible()  # it stays open on the next page
    part.get_by_text("1 warning in other pages").last.click()
    expect(part.get_by_role("link", name=f"{QUIZ}:32:18")).to_be_visible()
    assert author.lines == []


def test_the_author_s_part_says_what_the_page_is_made_of(author: Author) -> None:
    author.open(LESSON)
    part = author.page.locator("#tacticbook-author")
    expect(part).not_to_have_attribute("open")
    part.locator("> summary").focus()
    author.page.keyboard.press("Enter")
    titles = ["Warnings", "Sources 4", "Figures", "Objectives 3", "Questions on this page 3"]
    titles += ["Questions on its objectives elsewhere 3", "Cards 4"]
    expect(part.locator("h2")).to_have_text(titles)
    expect(part).to_contain_text("choking.o1 · analyze · 1 on a page, 2 in the check · 1 card")
    expect(part).to_contain_text("q-choking-1 · multiple · understand · on a page and in the check")

    author.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = part.get_by_role("button", name=f"Copy {SOURCE}:2", exact=True)
    button.focus()
    author.page.keyboard.press("Enter")
    expect(button).to_have_text("Copied")
    expect(author.page.get_by_role("status").get_by_text(f"Copied {SOURCE}:2")).to_be_attached()
    assert author.page.evaluate("navigator.clipboard.readText()") == f"{SOURCE}:2"

    author.page.reload()
    expect(part.locator("h2").first).to_be_visible()
    part.locator("> summary").click()
    author.page.wait_for_function("sessionStorage.getItem('tacticbook-author') === null")  # `toggle` comes a task later
    author.page.reload()
    expect(part.locator("h2")).to_have_text(titles)
    expect(part).not_to_have_attribute("open")
    assert author.lines == []


def test_what_is_added_is_accessible(author: Author) -> None:
    author.page.add_init_script(path=AXE)
    author.edit("content/first-aid/course.yml", "profile: lenient", "profile: strict")
    author.edit(QUIZ, "stem: Put the parts of giving", "stem: Which is not wrong? Put the parts of giving")
    author.open(LESSON)
    expect(author.page.locator("#tacticbook-hint")).to_be_visible(timeout=PATIENCE)
    _look(author.page)
    author.page.locator("#tacticbook-author > summary").click()
    _look(author.page)
    author.edit(TECHNIQUE, "stance: use", "stance: uses")
    author.told("1 problem: this page is the last good one")
    _look(author.page)


def _look(page: Page) -> None:
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme, width in product(schemes, (320, 1280)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 800})
        found = page.evaluate(LOOK, TAGS)
        assert [(each["id"], each["nodes"]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
