"""The facts of a page, as values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """Where something is written: a file of the course folder with forward slashes, and lines from 1."""

    what: str
    """What it is, in a word or two, with its id: `lesson choking`."""
    path: str
    line: int
    end_line: int
    whole: bool
    """Whether the file holds nothing else."""


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective of the page, and what takes care of it."""

    address: str
    bloom: str
    text: str
    on_page: int
    """Graded questions that stand on a page."""
    in_check: int
    """Graded questions that a check may ask; one may be both."""
    cards: int
    """Study cards of the record that owns it."""
    written: Written


@dataclass(frozen=True, slots=True)
class Item:
    """A question."""

    id: str
    type: str
    bloom: str
    use: str
    objective: str
    stem: str
    here: bool
    """Whether it stands on this page; else it tests an objective of the page in another place."""
    confidence: bool
    """Whether learners say how sure they are."""
    misconceptions: tuple[str, ...]
    """Ids of the mistaken ideas that its wrong answers name."""
    written: Written


@dataclass(frozen=True, slots=True)
class CardFact:
    """A study card; a derived one is written nowhere and points at its record."""

    id: str
    front: str
    derived: bool
    written: Written


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the coverage list that the page's records teach."""

    id: str
    text: str
    tested: int
    """Questions that test it, on any page."""
    written: Written


@dataclass(frozen=True, slots=True)
class View:
    """A page as its author sees it. Texts are plain words."""

    page: str
    """Address in the site: `first-aid/lessons/choking.html`."""
    kind: str
    """`lesson`, `technique`, `tactic`, `module`, `check`, `key`, `deck`, or `list` for all others."""
    sources: tuple[Written, ...]
    """What the page is made of, the nearest first."""
    objectives: tuple[Aim, ...] = ()
    items: tuple[Item, ...] = ()
    cards: tuple[CardFact, ...] = ()
    coverage: tuple[Row, ...] = ()
    minutes: str | None = None
    """As a range; None where the page says none."""
    words: int | None = None
    """Of the running text; None where there is none."""
    grade: float | None = None
    """Reading grade in years of school; None where it cannot be told."""
