"""The tutorial: every step in it is done as it is written, and says what the tutorial says."""

import re
import shlex
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from ruamel.yaml import YAML
from selectolax.lexbor import LexborHTMLParser

from generator.build import inspect
from generator.check import When
from generator.cli import main
from generator.guide.page import first_course
from generator.guide.tutorial import Act, Block, Heading, Passage, pieces, tutorial

LEFT_ALONE = {
    "python3 -m venv .venv\n. .venv/bin/activate\npip install -c constraints.txt .\n",  # this very package
}
"""Commands that stand in the tutorial and that no test runs."""
MADE = (
    "index.html",
    "weather/lessons/isobars.html",
    "weather/lessons/direction.html",
    "weather/tactics/know-the-wind.html",
    "weather/techniques/read-the-spacing.html",
    "weather/techniques/back-to-the-wind.html",
    "weather/glossary.html",
    "weather/sources.html",
    "weather/checks/wind.html",
    "weather/keys/wind.html",
    "weather/decks/wind.html",
    "weather/decks/pocket.html",
    "weather/plan.html",
    "guide/first-course.html",
    "guide/questions.html",
    "guide/stats.html",
)
"""Pages that the tutorial speaks of."""
BLOCKS = [piece for piece in tutorial() if isinstance(piece, Block)]


class Author:
    """Somebody who does what each block says, in a folder of their own."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = root
        self._patch = monkeypatch
        self._printed = ""
        self._patch.chdir(root)

    def do(self, block: Block) -> None:
        """Do it; fails where the tutorial promises something else."""
        match block.act:
            case Act.RUN | Act.FAILS:
                self._printed = "".join(self._run(line, block.act) for line in block.text.splitlines())
            case Act.SERVE:
                assert block.text == "tacticbook serve\n"
                self._run("tacticbook build", Act.RUN)
            case Act.OUTPUT:
                assert fits(block.text.splitlines(), self._printed.splitlines()), self._printed
            case Act.RENAME:
                for line in block.text.splitlines():
                    old, new = line.split(" → ")
                    (self.folder / old).rename(self.folder / new)
            case Act.FILE:
                self._write(block.path, block.text)
            case Act.ADD:
                self._write(block.path, self._read(block.path) + block.text)
            case Act.CHANGE:
                self._write(block.path, changed(self._read(block.path), block.text))
            case Act.SHOW:
                pass

    def _run(self, line: str, act: Act) -> str:
        program, *words = shlex.split(line)
        if program == "cd":
            self.folder /= words[0]
            self._patch.chdir(self.folder)
            return ""
        assert program == "tacticbook", line
        done = CliRunner().invoke(main, words, prog_name="tacticbook", catch_exceptions=False)
        assert done.exit_code == (1 if act is Act.FAILS else 0), f"{line}\n{done.output}"
        return done.output

    def _read(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def _write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")


def changed(text: str, diff: str) -> str:
    """Put the lines with `+` in place of those with `-`; with those to keep they stand in the text exactly once."""
    assert all(line[0] in " -+" for line in diff.splitlines()), diff
    old, new = ([line[1:] for line in diff.splitlines() if line[0] in (" ", mark)] for mark in "-+")
    lines = text.splitlines()
    places = [at for at in range(len(lines)) if lines[at : at + len(old)] == old]
    assert len(places) == 1, f"{len(places)} times there: {old}"
    return "\n".join([*lines[: places[0]], *new, *lines[places[0] + len(old) :]]) + "\n"


def fits(wanted: list[str], printed: list[str]) -> bool:
    """Whether lines are as promised: `…` is anything in a line, and on a line of its own any lines."""
    anything = "\0"
    pattern = "".join(
        "(?:.*\n)*" if line == "…" else re.escape(line.rstrip().replace("…", anything)).replace(anything, ".*") + "\n"
        for line in wanted
    )
    return re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in printed)) is not None


def test_every_step_does_what_the_tutorial_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    author = Author(tmp_path, monkeypatch)
    for block in BLOCKS:
        author.do(block)
    catalog, problems = inspect(author.folder, [When.ALWAYS, When.BOTS])
    assert problems == []
    course = catalog.courses["weather"]
    assert course.syllabus.profile.value == "strict"
    assert sorted(question.type for question in course.questions.values()) == [
        "match",
        "numeric",
        "order",
        "single",
        "single",
    ]

    site = author.folder / "build" / "site"
    assert [path for path in MADE if not (site / path).is_file()] == []
    lesson = LexborHTMLParser((site / "weather/lessons/isobars.html").read_bytes())
    assert len(lesson.css("tb-question")) == 2
    assert [image.attributes["src"] for image in lesson.css("article img")] == ["../media/isobars.svg"]
    assert "Buys Ballot, C. H. D." in (site / "weather/sources.html").read_text(encoding="utf-8")


def test_what_no_test_runs_is_named_here() -> None:
    assert {block.text for block in BLOCKS if block.language == "sh" and block.act is Act.SHOW} == LEFT_ALONE


def test_what_it_says_of_yaml_is_yaml() -> None:
    (text,) = (block.text for block in BLOCKS if block.language == "yaml" and block.act is Act.SHOW)
    data = YAML(typ="safe").load(text)
    assert data["quoted"].endswith("a space: like this.")
    assert data["long"].count("\n\n") == 1
    assert data["short_form"]["text"].endswith("quotes, too.")


def test_its_page_shows_every_block_as_it_is_written_and_no_words_for_the_tests() -> None:
    shown = LexborHTMLParser(first_course("guide.css").data.decode())
    assert [block.text() for block in shown.css("pre > code")] == [block.text for block in BLOCKS]
    captions = [label.text() for label in shown.css("p.tb-label")]
    assert captions == [block.caption for block in BLOCKS if block.caption]
    assert "The whole of content/weather/glossary.yml" in captions


def test_it_reads_as_plain_markdown() -> None:
    """A code host shows it: one title, no level left out, nothing that only our site knows."""
    levels = [piece.level for piece in tutorial() if isinstance(piece, Heading)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels))
    told = "".join(piece.text for piece in tutorial() if isinstance(piece, Passage))
    assert "```" not in told
    assert set(re.findall(r"(?<!`!)\[[^]]*\]\((\w+):", told)) == {"https"}


@pytest.mark.parametrize(
    ("wanted", "printed", "expected"),
    [
        (["a", "b"], ["a", "b"], True),
        (["a", "b"], ["a", "c"], False),
        (["a"], ["a", "b"], False),
        (["a …"], ["a 12 pages"], True),
        (["a …"], ["b"], False),
        (["…", "b"], ["b"], True),
        (["…", "b"], ["1", "2", "b"], True),
        (["…", "b"], ["1", "b", "2"], False),
        (["a.b"], ["axb"], False),
    ],
)
def test_what_is_printed_is_compared_line_by_line(wanted: list[str], printed: list[str], *, expected: bool) -> None:
    assert fits(wanted, printed) is expected


def test_lines_that_are_not_there_once_cannot_be_changed() -> None:
    assert changed("a: 1\nb: 2\n", "-b: 2\n+b: 3\n") == "a: 1\nb: 3\n"
    assert changed("a: 1\nb: 2\n", " a: 1\n+c: 4\n") == "a: 1\nc: 4\nb: 2\n"
    for text in ("a: 1\n", "b: 2\nb: 2\n", "a: 1\n  b: 2\n"):
        with pytest.raises(AssertionError):
            changed(text, "-b: 2\n+b: 3\n")


def test_a_word_that_means_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="runs"):
        list(pieces("```sh runs\nls\n```\n"))
