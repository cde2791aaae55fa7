"""Definitions: a tactic is a goal (why), a technique an observable move (how). Content model, section 5.

Only what the lenient profile needs is required here; profiles and `require:` ask for the rest
(`generator.check.profile`). A field that the course declares as a facet is kept in `facets`.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from generator.model.interaction import Bloom
from generator.model.value import Id, Markdown, Media, Names, Part, Ref, Revised, Text, Value


class Objective(Part, Revised):
    """What a learner can do afterwards; questions point at it as `<owner>.<id>`."""

    bloom: Bloom
    """Level of the revised taxonomy [anderson2001]; the verb of the text matches it."""
    text: Markdown


class Status(StrEnum):
    """How far a record is."""

    READY = "ready"
    PLANNED = "planned"


class CardText(Part, Revised):
    """A study card as written: one fact, the back at most 25 words."""

    id_from = "front"

    front: Markdown
    back: Markdown
    media: Media | None = None


class TaskKind(StrEnum):
    """How the learner answers a task."""

    TEXT = "text"
    LIST = "list"
    NUMBER = "number"
    CHOICE = "choice"


class TaskChoice(Part):
    """One of the answers of a `choice` task."""

    text: Markdown


class Task(Part):
    """What the learner does to their own case."""

    id_from = "prompt"

    prompt: Markdown
    kind: TaskKind = TaskKind.TEXT
    minutes: Annotated[int, Field(ge=1, le=120)] = 3
    """Minutes it takes; the page's minutes are derived from these."""
    plan: Text | None = None
    """Heading in the learner's plan under which the answer is collected."""
    choices: tuple[TaskChoice, ...] = ()


class Record(Revised):
    """What lessons, tactics and techniques have in common."""

    id: Id
    """Unique in the course, stable, never reused; renames go to `was`."""
    kind: str
    """`lesson`, `tactic` or `technique`."""
    name: Text
    summary: Markdown
    """One sentence of at most 30 words: card back, tooltip, lists."""
    status: Status = Status.READY
    """`planned`: others may refer to it, it gets no page, the path shows it as coming."""
    objectives: tuple[Objective, ...] = ()
    cards: tuple[CardText, ...] = ()
    """Study cards; given ones replace the derived ones."""
    tasks: tuple[Task, ...] = ()
    prerequisites: tuple[Annotated[Id, Ref("lesson", "technique")], ...] = ()
    """What should be known before."""
    seeds: tuple[Annotated[str, Ref("coverage")], ...] = ()
    """Rows of `coverage.yml` that this record teaches."""
    reflect: tuple[Markdown, ...] = ()
    """One or two questions to the reader about their own case."""
    media: Media | None = None

    @property
    def planned(self) -> bool:
        """Whether it has no page yet."""
        return self.status is Status.PLANNED


class Lesson(Record):
    """One sitting: prose that tells a story and takes in the parts of the techniques it teaches."""

    kind: Literal["lesson"]  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    techniques: tuple[Annotated[Id, Ref("technique")], ...] = ()
    """The techniques it teaches."""
    body: Markdown | None = None
    """The prose; or in `<id>.md` beside this file."""


class Tactic(Record):
    """A goal: what its techniques are for."""

    kind: Literal["tactic"]  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    mechanism: Markdown | None = None
    """Why it works, at most 120 words."""


class Stance(StrEnum):
    """Whether the course teaches to do it or to spot it."""

    USE = "use"
    CARE = "use-with-care"
    RECOGNISE = "recognise"


class Level(StrEnum):
    """How much can go wrong."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Risk(Value):
    """What is at stake ethically; `sins` is a value of the course's `risks:`."""

    level: Level
    sins: Annotated[str, Ref("risk")]
    note: Markdown


class Say(Part):
    """A sentence to open with, at most 20 words."""

    text: Markdown
    setting: Text | None = None
    register_: Annotated[Text | None, Field(alias="register")] = None
    """`plain` or `formal`."""


class Line(Part):
    """A line of talk: `move` names a technique, `note` is free text."""

    id_from = "says"

    who: Text
    says: Markdown
    move: Annotated[Id, Ref("technique")] | None = None
    note: Markdown | None = None


class Example(Value):
    """The move in talk: at least four lines."""

    setting: Markdown
    dialogue: tuple[Line, ...]
    lesson: Markdown
    """What the talk shows, in a sentence."""


class Case(Part):
    """One of two contrasting cases."""

    title: Text
    text: Markdown


class Mistake(Part):
    """A usual slip and its mend; distractors are written from these."""

    id_from = "mistake"

    mistake: Markdown
    fix: Markdown


class Counter(Part):
    """An answer to the move, by a technique or in words."""

    id_from = "how"

    technique: Annotated[Id, Ref("technique")] | None = None
    how: Markdown


class Related(Value):
    """A link with its reason."""

    technique: Annotated[Id, Ref("technique", "tactic", "lesson")]
    why: Markdown


class Verdict(StrEnum):
    """What research says of the claim."""

    STRONG = "strong"
    MODERATE = "moderate"
    MIXED = "mixed"
    INDIRECT = "indirect"
    PRACTITIONER = "practitioner"


class Evidence(Value):
    """An honest verdict, what it rests on and how far it goes."""

    verdict: Verdict
    note: Markdown
    sources: tuple[Annotated[Id, Ref("source")], ...] = ()


class PocketText(Value):
    """Shortens what the pocket card takes from the definition."""

    when: Markdown | None = None
    do: Markdown | None = None
    say: Markdown | None = None
    watch: Markdown | None = None
    counter: Markdown | None = None


class Technique(Record):
    """An observable move: the reference page, cards and most questions come from it."""

    kind: Literal["technique"]  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    aliases: Names = ()
    serves: Annotated[tuple[Annotated[Id, Ref("tactic")], ...], Field(min_length=1)]
    """The tactics (goals) it serves."""
    parent: Annotated[Id, Ref("technique")] | None = None
    stance: Stance | None = None
    core: bool = False
    """One of the few to carry: home page, first deck, poster."""
    risk: Risk | None = None
    mechanism: Markdown | None = None
    """Why it works, 40 to 120 words."""
    use_when: tuple[Markdown, ...] = ()
    avoid_when: tuple[Markdown, ...] = ()
    steps: tuple[Markdown, ...] = ()
    """Three to seven, each starting with a verb."""
    say: tuple[Say, ...] = ()
    example: Example | None = None
    cases: tuple[Case, ...] = ()
    """Two contrasting cases; compared by `compare` [gentner2003]."""
    compare: Markdown | None = None
    counter: tuple[Counter, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    evidence: Evidence | None = None
    related: tuple[Related, ...] = ()
    pocket: PocketText | None = None
    facets: Annotated[dict[str, tuple[str, ...]], Field(default_factory=dict)]
    """Values of the course's own facets, written as fields of the facet's id."""
