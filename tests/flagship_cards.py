"""The flagship's cards as jobs, and what must be found of them on paper."""

from functools import cache
from pathlib import Path

from generator.cards import job
from generator.cards.sheet import Job
from generator.derive.cards import decks
from generator.fit import Face, Side, faces
from generator.fit.room import BAR, BAR_GAP
from generator.load import load
from generator.model.course import Course
from generator.model.layout import Layout
from tests.paper.expected import Expected, ExpectedCard

SITE = "https://example.org/leverage/"
DECKS = {"core": "core-moves", "all": "all-moves"}


@cache
def flagship() -> Course:
    """Load the course of this repository, once."""
    catalog, problems = load(Path(__file__).parents[1])
    assert problems == []
    return catalog.courses["leverage"]


@cache
def shown(deck: str) -> tuple[Face, ...]:
    """Give the faces of a deck's pocket cards, or of all study cards (`study`)."""
    pocket, study = faces(flagship())
    if deck == "study":
        return tuple(study.values())
    chosen = next(each for each in decks(flagship()) if each.id == DECKS[deck])
    return tuple(pocket[card.id] for card in chosen.pocket)


def job_of(deck: str, layout: Layout, **how: object) -> Job:
    """Make the job that prints a deck."""
    kind = "study" if deck == "study" else "pocket"
    return job(flagship(), f"{deck}: {kind} cards", kind, shown(deck), layout, site=SITE, **how)


def expected(made: Job, **more: object) -> Expected:
    """Say what the paper must show of a job: each text of each side, whole, and the code's address."""
    cards = tuple(
        ExpectedCard(texts(face.front), texts(face.back), f"{made.site}{face.page}" if made.site else "")
        for face in made.faces
    )
    drop = (BAR + BAR_GAP, 0.0)
    how = {"flip": made.flip, "order": made.order, "offset": made.offset, "drop": drop}
    return Expected(made.layout, cards, **(how | more))  # pyright: ignore[reportArgumentType] - fields by name


def texts(side: Side) -> tuple[str, ...]:
    """Give the texts of a side, without the marks that steer its lines."""
    return tuple(text.replace("\u00ad", "") for text in side.texts() if text)
