"""The tutorial as data: what authors read in `first-course.md`, and what the tests do as it is written.

The words after a block's language say what it is:

    sh run          commands, run in the course folder
    sh run fails    commands that find something wrong
    sh serve        the command that shows the course, which goes on until it is stopped; tests build instead
    sh              commands that the tests leave alone
    text output     what the commands before print; `…` stands for anything
    text rename     files that get other names, `old → new`
    yaml file=…     the whole of a file
    yaml add=…      what is added at the end of a file
    diff change=…   lines of a file that are replaced
    yaml            to read only
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import ClassVar

_FENCE = re.compile(
    r"^```(?P<lang>\w+)(?: (?P<act>[a-z ]+)(?:=(?P<path>\S+))?)?\n(?P<text>.*?)^```\n", re.MULTILINE | re.DOTALL
)
_HEADING = re.compile(r"^(?P<marks>#+) (?P<text>.+)\n", re.MULTILINE)


class Act(StrEnum):
    """What a block is for."""

    SHOW = ""
    """To read, or to do once."""
    RUN = "run"
    """Commands."""
    FAILS = "run fails"
    """Commands that end with an error."""
    SERVE = "serve"
    """The command that shows the course."""
    OUTPUT = "output"
    """What they print."""
    RENAME = "rename"
    """Files that get other names."""
    FILE = "file"
    """The whole of a file."""
    ADD = "add"
    """What is added at the end of a file."""
    CHANGE = "change"
    """Lines to take out (`-`) and to put in their place (`+`)."""


_CAPTION = {
    Act.OUTPUT: "It prints",
    Act.RENAME: "Rename",
    Act.FILE: "The whole of {path}",
    Act.ADD: "Add at the end of {path}",
    Act.CHANGE: "In {path}, put the lines with + in place of those with -",
}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading."""

    shape: ClassVar = "heading"
    level: int
    """1 is the title."""
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Paragraphs and lists, as Markdown."""

    shape: ClassVar = "passage"
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code."""

    shape: ClassVar = "block"
    language: str
    act: Act
    path: str
    """Of the file that it is about; empty for commands."""
    text: str

    @property
    def caption(self) -> str:
        """What readers see above it; empty where the text before says it all."""
        shown = "In the terminal" if self.language == "sh" else ""
        return _CAPTION.get(self.act, shown).format(path=self.path)


Piece = Heading | Passage | Block


def tutorial(name: str = "first-course") -> tuple[Piece, ...]:
    """Read the tutorial, or another page written like it."""
    return tuple(pieces((files("generator.guide") / f"{name}.md").read_text(encoding="utf-8")))


def pieces(text: str) -> Iterator[Piece]:
    """Cut a text into headings, passages and blocks; raises ValueError where a block's words are unknown."""
    end = 0
    for fence in _FENCE.finditer(text):
        yield from _prose(text[end : fence.start()])
        yield Block(fence["lang"], Act(fence["act"] or ""), fence["path"] or "", fence["text"])
        end = fence.end()
    yield from _prose(text[end:])


def _prose(text: str) -> Iterator[Piece]:
    end = 0
    for heading in _HEADING.finditer(text):
        yield from _passage(text[end : heading.start()])
        yield Heading(len(heading["marks"]), heading["text"])
        end = heading.end()
    yield from _passage(text[end:])


def _passage(text: str) -> Iterator[Passage]:
    if text.strip():
        yield Passage(text.strip() + "\n")
