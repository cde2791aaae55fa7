"""`course.yml` and the lists beside it: what the course promises, its order and its own vocabularies."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.value import Id, Markdown, Names, PartId, Ref, Text, Value

Hex32 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]


class Profile(StrEnum):
    """How much is asked of a record: `lenient` for foreign material, `strict` for ours."""

    LENIENT = "lenient"
    STRICT = "strict"


class FacetValue(Value):
    """One value of a facet; colour never stands alone, so it has a symbol as well."""

    id: PartId
    name: Text
    symbol: Annotated[str, StringConstraints(min_length=1, max_length=2)] = "●"
    colour: Colour = "#37474f"
    summary: Text | None = None


class Facet(Value):
    """A vocabulary of the course: a technique's field of this id takes its values."""

    id: PartId
    name: Text
    required: bool = False
    """Whether each technique needs a value."""
    menu: bool = False
    """Whether the navigation shows it; every facet is a filter of the index of techniques."""
    values: Annotated[tuple[FacetValue, ...], Field(min_length=1)]


class RiskKind(Value):
    """A kind of ethical risk that `risk.sins` may name."""

    id: PartId
    name: Text
    summary: Text | None = None


class CheckPlan(Value):
    """How a module's check is drawn."""

    per_objective: Annotated[int, Field(ge=1, le=10)] = 1
    review_share: Annotated[float, Field(ge=0, le=0.9)] = 0.25
    """Share of the check that comes from earlier modules."""


class Module(Value):
    """A part of the course: its lessons in order, and its check."""

    id: Id
    name: Text
    summary: Markdown
    lessons: tuple[Annotated[Id, Ref("lesson")], ...]
    check: CheckPlan | None = None


class Path(Value):
    """A course within the course, for somebody with less time or another aim."""

    id: Id
    name: Text
    for_: Annotated[Text, Field(alias="for")]
    """Whom it serves."""
    steps: tuple[Annotated[str, Ref("lesson", "technique", "task", "module")], ...]
    """In order: lessons, techniques, tasks (`<lesson>.<task>`), and modules, which stand for their checks."""


class DeckPlan(Value):
    """A selection of cards beside the decks of the modules: techniques with these facet values."""

    id: Id
    name: Text
    where: Annotated[dict[str, tuple[str, ...]], Field(default_factory=dict)]
    core: bool = False
    """Only the techniques marked `core`."""


class Syllabus(Value):
    """`course.yml`: what the course is, for whom, in which order."""

    uid: Hex32
    """128 random bits as hex, written once: names the learner's storage, decks and packages."""
    id: Id
    """The course folder's name."""
    title: Text
    tagline: Text | None = None
    lang: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    """BCP 47 language tag."""
    audience: Markdown
    promise: Markdown
    """What a learner can do afterwards."""
    profile: Profile = Profile.STRICT
    licence: Text | None = None
    first_module: Annotated[int, Field(ge=0, le=1)] = 1
    """Number of the first module: 0 where the course opens with a start module."""
    facets: tuple[Facet, ...] = ()
    risks: tuple[RiskKind, ...] = ()
    modules: Annotated[tuple[Module, ...], Field(min_length=1)]
    paths: tuple[Path, ...] = ()
    decks: tuple[DeckPlan, ...] = ()
    shuffle: bool = True
    """Whether options are shown in another order than written. Without it trainers see the author's order."""
    require: Annotated[dict[str, tuple[str, ...]], Field(default_factory=dict)]
    """Fields that this course requires beyond its profile, by kind: `technique: [dialogue, …]`."""


class Term(Value):
    """A word of the glossary, linked at its first use on each page."""

    id: Id
    name: Text
    aliases: Names = ()
    definition: Markdown
    see: tuple[Annotated[Id, Ref("term")], ...] = ()


class Confidence(StrEnum):
    """How sure we are that a source says what we say, or that its DOI is right."""

    VERIFIED = "verified"
    HIGH = "high"
    CHECK = "check"


class Source(Value):
    """A work that the course cites."""

    id: Id
    type: Text = "article"
    authors: tuple[Text, ...]
    """In the order of the work, as `Surname, A. B.`"""
    year: Text | int
    title: Text
    container: Text | None = None
    """Journal, book or publisher."""
    volume: Text | int | None = None
    pages: Text | int | None = None
    doi: Text | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://")] | None = None
    confidence: Confidence = Confidence.CHECK
    """In the work."""
    doi_confidence: Confidence | None = None
    note: Markdown | None = None
    """What it shows and how far it goes."""


class Misconception(Value):
    """A mistaken idea that wrong answers can name, so that a check tells which ones a learner holds."""

    id: Id
    name: Text
    """The idea in a few words, as somebody who holds it would say it."""
    mend: Annotated[Id, Ref("lesson", "technique")] | None = None
    """Where it is put right; else the page that owns the question's objective."""


class CoverageRow(Value):
    """Something that the course must teach and test."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9-]{0,30}$")]
    text: Text
    meta: bool = False
    """Not something to teach: provenance, pointers."""
