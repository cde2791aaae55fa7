"""The three sites that `page.py` compares: the flagship course, and its words with Material and with mkdocs-quiz."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from quiz_bytes import ROOT, TOOLS, tools
from selectolax.lexbor import LexborHTMLParser, LexborNode

LESSON = "leverage/lessons/who-loses-most.html"
COURSE = ("mkdocs.yml", "content", "quizzes", "site_overrides")
SETTINGS = """site_name: Negotiation leverage
use_directory_urls: false
theme: {{name: material, font: false}}
plugins: [search{plugin}]
"""
MARKS = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- "}


def ours(folder: Path) -> Path:
    """Build the flagship course; the others take their words from it."""
    course = folder / "ours"
    course.mkdir()
    for name in COURSE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, course / name)
        else:
            shutil.copyfile(ROOT / name, course / name)
    command = [sys.executable, "-m", "generator", "build"]
    subprocess.run(command, cwd=course, check=True, stdout=sys.stderr, env={**os.environ, "PYTHONPATH": str(ROOT)})  # noqa: S603 - our own command
    return course / "build" / "site"


def peer(folder: Path, name: str, plugin: str, question: Callable[[LexborNode], str]) -> Path:
    """Build the same words with Material; `question` writes a question of the lesson."""
    site, root = folder / "ours" / "build" / "site", folder / name
    for page in sorted(site.rglob("*.html")):
        article = LexborHTMLParser(page.read_bytes()).css_first("article")
        if article and "/print/" not in page.as_posix() and page.name != "404.html":
            path = root / "docs" / page.relative_to(site).with_suffix(".md")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(markdown(article, question), "utf-8")
    (root / "mkdocs.yml").write_text(SETTINGS.format(plugin=plugin), "utf-8")
    command = [TOOLS / "bin" / "mkdocs", "--quiet", "build"]
    subprocess.run(command, cwd=root, check=True, env={"NO_MKDOCS_2_WARNING": "1"})  # noqa: S603 - our own command
    return root / "site"


def markdown(article: LexborNode, question: Callable[[LexborNode], str]) -> str:
    """Give the words of a page as plain Markdown, questions where they stand."""
    blocks: list[str] = []
    for node in article.css("h1, h2, h3, p, li, th, td, dt, dd, section.tb-question"):
        if node.tag == "section":
            blocks.append(question(node))
        elif not within(node) and (text := words(node).removesuffix("¶")):
            blocks.append(MARKS.get(node.tag or "", "") + text)
    return "\n\n".join(blocks) + "\n"


def within(node: LexborNode) -> bool:
    """Say whether a block stands in a question, or in another block whose words are taken whole."""
    above = node.parent
    while above is not None and above.tag != "article":
        if above.tag in {"li", "td", "dd"} or "tb-question" in (above.attributes.get("class") or "").split():
            return True
        above = above.parent
    return False


def words(node: LexborNode) -> str:
    """Give the text of a node in one line, without what Markdown would take for markup."""
    return " ".join(node.text(separator=" ").split()).replace("<", "&lt;")


def asked(question: LexborNode) -> tuple[str, list[str]]:
    """Give what a question asks, and what there is to choose from."""
    stem = question.css_first(".tb-question__ask")
    options = list(dict.fromkeys(words(each) for each in question.css(".tb-option__text, option")))
    return words(stem) if stem else "?", [each for each in options if each][:6]


def as_list(question: LexborNode) -> str:
    """Write a question as prose: all that Material has."""
    stem, options = asked(question)
    return "\n".join([stem, "", *(f"- {each}" for each in options)])


def as_quiz(question: LexborNode) -> str:
    """Write a question for mkdocs-quiz, its first option as the right one, with its explanation."""
    stem, options = asked(question)
    why = " ".join(words(each) for each in question.css(".tb-answer p"))
    marks = (f"- [{' ' if number else 'x'}] {each}" for number, each in enumerate(options or ["-", "+"]))
    return "\n".join(["<quiz>", stem, *marks, "", why, "</quiz>"])


def build(folder: Path) -> dict[str, Path]:
    """Build the three; give the folder of each site, Material first."""
    tools()
    course = ours(folder)
    return {
        "Material": peer(folder, "material", "", as_list),
        "mkdocs-quiz": peer(folder, "quiz", ", mkdocs_quiz", as_quiz),
        "tacticbook": course,
    }
