"""An open page under `tacticbook serve`: it reloads by itself, and shows what is wrong while it is wrong."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parents[2]
LESSON = "first-aid/lessons/choking.html"
SOURCE = "content/first-aid/lessons/choking.yml"
TECHNIQUE = "content/first-aid/techniques/back-blows.yml"
PATIENCE = 30_000

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
