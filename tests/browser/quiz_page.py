"""A page with questions only, under the strictest policy, driven as a learner with a keyboard would."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from typing import Any

import jinja2
from playwright.sync_api import Browser, Locator, Page, expect

from generator.pages.question import render_question
from generator.questions import TYPES
from tests.browser.static_server import serve
from tests.plain_prose import PlainProse

ROOT = Path(__file__).parents[2]
AXE = ROOT / "generator/browser/node_modules/axe-core/axe.min.js"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Questions</title><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><link rel="stylesheet" href="question.css"></head>
<body><main><h1>Questions</h1>
{questions}
</main>
<script src="quiz.js"></script></body></html>
"""
RUN_AXE = """async (tags) => {
  const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => [html, failureSummary])]);
}"""
LISTEN = "window.heard = []; addEventListener('quiz-answered', (event) => window.heard.push(event.detail));"


def write_page(folder: Path, questions: list[dict[str, Any]]) -> None:
    """Write the page, its script and style, and the headers of its host."""
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "generator/pages/templates"))  # noqa: S701 - the templates escape by themselves
    blocks = [
        render_question(env, TYPES[given["type"]](**given).lower(), "course", PlainProse(), number, {}, level=2)
        for number, given in enumerate(questions, 1)
    ]
    copyfile(ROOT / "generator/browser/dist/quiz.js", folder / "quiz.js")
    copyfile(ROOT / "generator/theme/assets/tacticbook/question.css", folder / "question.css")
    (folder / "_headers").write_text(f"/*\n  Content-Security-Policy: {POLICY}\n", encoding="utf-8")
    (folder / "404.html").write_text("no such page", encoding="utf-8")
    (folder / "index.html").write_text(PAGE.format(questions="\n".join(blocks)), encoding="utf-8")


class Quiz:
    """One opened page."""

    def __init__(self, page: Page) -> None:
        """Take the page; it is loaded."""
        self.page = page

    def question(self, name: str) -> Locator:
        """Give the section of a question."""
        return self.page.locator(f"section#{name}")

    def button(self, question: str, name: str) -> Locator:
        """Give a button of a question by its accessible name."""
        return self.question(question).get_by_role("button", name=name)

    def says(self, question: str, text: str) -> None:
        """Wait until the live region says exactly this, sign included."""
        expect(self.question(question).get_by_role("status")).to_have_text(text)

    def press(self, *keys: str) -> None:
        """Press keys one by one; after each the focus is somewhere."""
        for key in keys:
            self.page.keyboard.press(key)
            assert self.page.evaluate("document.activeElement !== document.body"), f"{key}: the focus is lost"

    def tab_to(self, target: Locator, key: str = "Tab") -> None:
        """Press Tab until the target has the focus."""
        for _ in range(60):
            if target.evaluate("node => node === document.activeElement"):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{key} does not lead to {target}")

    def use(self, question: str, name: str) -> None:
        """Tab to a button and press it."""
        button = self.button(question, name)
        before = self.page.evaluate("document.activeElement.getBoundingClientRect().y")
        box = button.bounding_box()
        assert box, f"{name} is not shown"
        self.tab_to(button, "Tab" if box["y"] >= before else "Shift+Tab")
        self.press("Enter")

    def heard(self) -> list[dict[str, Any]]:
        """Give what the `quiz-answered` events carried so far."""
        return self.page.evaluate("window.heard")

    def check_access(self) -> None:
        """No violation that axe finds in this state."""
        assert self.page.evaluate(RUN_AXE, TAGS) == []


@contextmanager
def opened(chromium: Browser, folder: Path, questions: list[dict[str, Any]], **context: Any) -> Iterator[Quiz]:
    """Serve and open a page of questions; at the end, nothing was refused, thrown or logged."""
    assert AXE.exists(), "axe-core is not installed"
    write_page(folder, questions)
    window = chromium.new_context(**{"viewport": {"width": 1000, "height": 900}, **context})
    window.add_init_script(path=AXE)
    window.add_init_script(LISTEN)
    page = window.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    try:
        with serve(folder, "/") as address:
            page.goto(address + "index.html")
            yield Quiz(page)
    finally:
        window.close()
    assert faults == []
