"""`course.yml` and the lists beside it: what the course promises, its order and its own vocabularies."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from generator.model.value import Id, Markdown, Names, PartId, Ref, Text, Value, says

Hex32 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$"), says("Write 32 hexadecimal digits.")]
RuleCode = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{2}$"), says("Write the code of a rule, such as Q07.")]
Contact = Annotated[
    str,
    StringConstraints(pattern=r'^(https://[^\s"<>]+|[^\s@:/?#"<>]+@[^\s@:/?#"<>]+\.[A-Za-z]{2,})$'),
    says("Write an e-mail address, or a web address that begins with https://."),
]
Colour = Annotated[
    str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$"), says('Write a colour as "#336699", in quotes.')
]
Language = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"), says("Write a language tag, such as en or pt-BR.")
]
Address = Annotated[str, StringConstraints(pattern=r"^https?://"), says("Write an address that starts with https://.")]
RowId = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9-]{0,30}$"),
    says("Write letters, digits and hyphens, starting with a letter."),
]


class Profile(StrEnum):
    """How much is asked of a record: `lenient` for foreign material, `strict` for ours."""

    LENIENT = "lenient"
    """For material of others: what would be good is a warning."""
    STRICT = "strict"
    """For courses of our own: what is missing is an error."""


class Level(StrEnum):
    """How grave a rule is: an error stops the build, a warning is told, off is silent."""

    ERROR = "error"
    """Stops the build."""
    WARNING = "warning"
    """Is told."""
    OFF = "off"
    """Is silent."""


class FacetValue(Value):
    """One value of a facet; colour never stands alone, so it has a symbol as well."""

    id: PartId
    """What a technique writes: lower-case letters, digits and hyphens."""
    name: Text
    """As readers see it."""
    symbol: Annotated[str, StringConstraints(min_length=1, max_length=2)] = "●"
    """One sign that stands for it where there is no colour."""
    colour: Colour = "#37474f"
    """As "#336699"; the symbol says the same for whoever does not see it."""
    summary: Text | None = None
    """One sentence: what it takes to have this value."""


class Facet(Value):
    """A vocabulary of the course: a technique's field of this id takes its values."""

    id: PartId
    """Name of the field in the techniques: lower-case letters, digits and hyphens."""
    name: Text
    """As readers see it."""
    required: bool = False
    """Whether each technique needs a value."""
    menu: bool = False
    """Whether the navigation shows it; every facet is a filter of the index of techniques."""
    values: Annotated[tuple[FacetValue, ...], Field(min_length=1)]
    """The values that a technique can have."""


class RiskKind(Value):
    """A kind of ethical risk that `risk.sins` may name."""

    id: PartId
    """What `risk.sins` writes: lower-case letters, digits and hyphens."""
    name: Text
    """As readers see it."""
    summary: Text | None = None
    """One sentence: what goes wrong."""


class Subject(Value):
    """Something that learners come with, such as pay or rent: cases that are about it are like their own."""

    id: PartId
    """What `subject` writes: lower-case letters, digits and hyphens."""
    name: Text
    """As readers see it."""


class CheckPlan(Value):
    """How a module's check is drawn."""

    per_objective: Annotated[int, Field(ge=1, le=10)] = 1
    """How many questions are drawn for each objective."""
    review_share: Annotated[float, Field(ge=0, le=0.9)] = 0.25
    """Share of the check that comes from earlier modules."""


class Module(Value):
    """A part of the course: its lessons in order, and its check."""

    id: Id
    """Unique in the course, stable; renames go to `was`. Its questions stand in `quizzes/<course>/<id>.yml`."""
    name: Text
    """As headings and the menu show it."""
    summary: Markdown
    """One sentence below its name."""
    lessons: tuple[Annotated[Id, Ref("lesson")], ...]
    """Ids of its lessons, in order."""
    check: CheckPlan | None = None
    """Gives the module a check, drawn from its questions. Left out: it has none."""
    was: tuple[str, ...] = ()
    """Former ids, the oldest first, so that a rename keeps what came of the check."""

    @property
    def lot(self) -> str:
        """Name under which questions are drawn: a rename draws no others."""
        return self.was[0] if self.was else self.id


class Path(Value):
    """A course within the course, for somebody with less time or another aim."""

    id: Id
    """Unique in the course."""
    name: Text
    """As readers see it."""
    for_: Annotated[Text, Field(alias="for")]
    """Whom it serves."""
    steps: tuple[Annotated[str, Ref("lesson", "technique", "task", "module")], ...]
    """In order: lessons, techniques, tasks (`<lesson>.<task>`), and modules, which stand for their checks."""


class DeckPlan(Value):
    """A selection of cards beside the decks of the modules: techniques with these facet values."""

    id: Id
    """Unique in the course."""
    name: Text
    """As readers see it."""
    where: Annotated[dict[str, tuple[str, ...]], Field(default_factory=dict)]
    """Facet by facet, the values whose techniques belong here."""
    core: bool = False
    """Only the techniques marked `core`."""


class Offset(Value):
    """How far a printer must be corrected, in mm."""

    x: Annotated[float, Field(ge=-10, le=10, strict=True)] = 0
    """To the right, seen on the back page; to the left with a minus."""
    y: Annotated[float, Field(ge=-10, le=10, strict=True)] = 0
    """Down, seen on the back page; up with a minus."""


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse a name that stands twice: it would make a file twice."""
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise ValueError(f"{twice!r} stands twice; keep one of them")
    return names


class CardPlan(Value):
    """How cards are printed."""

    layouts: Annotated[tuple[Annotated[PartId, Ref("layout")], ...], AfterValidator(_each_once)] = (
        "a4-fold-4up",
        "letter-fold-4up",
        "a4-8up-inset",
        "letter-8up-inset",
    )
    """Ids of the layouts of sheets that the site offers: built-in ones, and those of `layouts.yml`. `[]`: no sheets."""
    back_offset_mm: Offset = Offset()
    """How far backs are moved to meet their fronts, `{x: 1.5, y: -0.8}`, as the calibration sheet shows it."""


class Syllabus(Value):
    """`course.yml`: what the course is, for whom, in which order."""

    uid: Hex32
    """128 random bits as hex, written once: names the learner's storage, decks and packages."""
    id: Id
    """The course folder's name."""
    title: Text
    """As readers see it."""
    tagline: Text | None = None
    """One line below the title."""
    lang: Language = "en"
    """BCP 47 language tag."""
    audience: Markdown
    """Whom the course is for."""
    promise: Markdown
    """What a learner can do afterwards."""
    profile: Profile = Profile.STRICT
    """How much `tacticbook check` asks of it."""
    licence: Text | None = None
    """Under which licence it may be used, and whose it is."""
    contact: Contact | None = None
    """Where learners write about barriers and their data: an e-mail address, or the https address of a page."""
    occasion: bool = True
    """Whether the home page asks what the learner prepares for, and for which day."""
    first_module: Annotated[int, Field(ge=0, le=1)] = 1
    """Number of the first module: 0 where the course opens with a start module."""
    facets: tuple[Facet, ...] = ()
    """The course's own vocabularies: each is a field of the techniques and a filter of their index."""
    risks: tuple[RiskKind, ...] = ()
    """Kinds of ethical risk that a technique's `risk` names."""
    subjects: tuple[Subject, ...] = ()
    """What learners come with: the home page offers these, and cases that are about theirs come first."""
    modules: Annotated[tuple[Module, ...], Field(min_length=1)]
    """The parts of the course, in order."""
    paths: tuple[Path, ...] = ()
    """Ways through the course for somebody with less time or another aim."""
    decks: tuple[DeckPlan, ...] = ()
    """Decks of cards beside those of the modules."""
    cards: Annotated[CardPlan, Field(default_factory=CardPlan)]
    """How cards are printed: which layouts of sheets the site offers, and how far backs are moved."""
    shuffle: bool = True
    """Whether options are shown in another order than written. Without it trainers see the author's order."""
    require: Annotated[dict[str, tuple[str, ...]], Field(default_factory=dict)]
    """Fields that this course requires beyond its profile, by kind: `technique: [dialogue, …]`."""
    checks: Annotated[dict[RuleCode, Level], Field(default_factory=dict)]
    """Rules that are graver or milder here than in the profile: `Q07: off`. `tacticbook check --explain Q07`."""


class Term(Value):
    """A word of the glossary, linked at its first use on each page."""

    id: Id
    """Unique in the course; links name it as `term:<id>`."""
    name: Text
    """The word, as the glossary shows it."""
    aliases: Names = ()
    """Other words for the same thing; they are linked as well."""
    definition: Markdown
    """What the word means in this course, in one or two sentences."""
    see: tuple[Annotated[Id, Ref("term")], ...] = ()
    """Ids of terms to look at as well."""


class Confidence(StrEnum):
    """How sure we are that a source says what we say, or that its DOI is right."""

    VERIFIED = "verified"
    """Looked up in the work itself."""
    HIGH = "high"
    """Known well, and not looked up again."""
    CHECK = "check"
    """Still to be looked up."""


class Source(Value):
    """A work that the course cites."""

    id: Id
    """Unique in the course, such as `emerson1962`; texts cite it as `[@emerson1962]`."""
    type: Text = "article"
    """`article`, `book`, `chapter`, `report`, `web` or another word for its sort."""
    authors: tuple[Text, ...]
    """In the order of the work, as `Surname, A. B.`"""
    year: Text | int
    """Of publication."""
    title: Text
    """Of the work, as it is printed."""
    container: Text | None = None
    """Journal, book or publisher in which it stands."""
    volume: Text | int | None = None
    """As 27, or 27(1)."""
    pages: Text | int | None = None
    """As 31-41."""
    doi: Text | None = None
    """The DOI alone, such as 10.1000/182, without https://doi.org/."""
    url: Address | None = None
    """Where to read it, if it has no DOI; starts with https://."""
    confidence: Confidence = Confidence.CHECK
    """How sure we are that the work says what we say."""
    doi_confidence: Confidence | None = None
    """How sure we are that the DOI is right."""
    note: Markdown | None = None
    """What it shows and how far it goes."""


class Misconception(Value):
    """A mistaken idea that wrong answers can name, so that a check tells which ones a learner holds."""

    id: Id
    """Unique in the course; wrong answers name it."""
    name: Text
    """The idea in a few words, as somebody who holds it would say it."""
    mend: Annotated[Id, Ref("lesson", "technique")] | None = None
    """Where it is put right; else the page that owns the question's objective."""


class CoverageRow(Value):
    """Something that the course must teach and test."""

    id: RowId
    """What `seeds` writes, such as `A12`."""
    text: Text
    """What must be taught, in a line."""
    source: Annotated[Id, Ref("source")] | None = None
    """The work whose idea it is; the coverage page has a part for each."""
    meta: bool = False
    """Not something to teach: provenance, pointers."""
    asked: tuple[Annotated[Id, Ref("question")], ...] = ()
    """Questions that ask for this idea itself, the best first; without them each question counts whose
    objective belongs to a record that names the row."""
