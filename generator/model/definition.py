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
    """What the learner can do, beginning with a verb of the level in `bloom`."""


class Status(StrEnum):
    """How far a record is."""

    READY = "ready"
    """It has its page."""
    PLANNED = "planned"
    """Others may refer to it; it gets no page, and the path shows it as coming."""


class CardText(Part, Revised):
    """A study card as written: one fact, the back at most 25 words."""

    id_from = "front"

    front: Markdown
    """What the card asks."""
    back: Markdown
    """The answer, at most 25 words."""
    media: Media | None = None
    """A picture, sound or film, shown with the back."""


class TaskKind(StrEnum):
    """How the learner answers a task."""

    TEXT = "text"
    """A few sentences."""
    LIST = "list"
    """Several entries, a line each."""
    NUMBER = "number"
    """A number."""
    CHOICE = "choice"
    """One of the answers given."""


class TaskChoice(Part):
    """One of the answers of a `choice` task."""

    text: Markdown
    """The answer, as the learner sees it."""


class Task(Part):
    """What the learner does to their own case."""

    id_from = "prompt"

    prompt: Markdown
    """What the learner is asked to do."""
    kind: TaskKind = TaskKind.TEXT
    """How the learner answers."""
    minutes: Annotated[int, Field(ge=1, le=120)] = 3
    """Minutes it takes; the page's minutes are derived from these."""
    plan: Text | None = None
    """Heading in the learner's plan under which the answer is collected."""
    label: Text | None = None
    """A few words that stand over the answer in the room, such as `Walk-away line`."""
    choices: tuple[TaskChoice, ...] = ()
    """What to choose from, where `kind` is `choice`."""


class Record(Revised):
    """What lessons, tactics and techniques have in common."""

    id: Id
    """Unique in the course, stable, never reused; renames go to `was`."""
    kind: str
    """`lesson`, `tactic` or `technique`."""
    name: Text
    """Short, as headings and lists show it."""
    summary: Markdown
    """One sentence of at most 30 words: card back, tooltip, lists."""
    status: Status = Status.READY
    """`planned`: others may refer to it, it gets no page, the path shows it as coming."""
    objectives: tuple[Objective, ...] = ()
    """What a learner can do afterwards; each is tested by questions."""
    cards: tuple[CardText, ...] = ()
    """Study cards; given ones replace the derived ones."""
    tasks: tuple[Task, ...] = ()
    """What the learner does to their own case; the answers make their plan."""
    prerequisites: tuple[Annotated[Id, Ref("lesson", "technique")], ...] = ()
    """What should be known before."""
    seeds: tuple[Annotated[str, Ref("coverage")], ...] = ()
    """Rows of `coverage.yml` that this record teaches."""
    reflect: tuple[Markdown, ...] = ()
    """One or two questions to the reader about their own case."""
    media: Media | None = None
    """A picture, sound or film at the top of the page."""

    @property
    def planned(self) -> bool:
        """Whether it has no page yet."""
        return self.status is Status.PLANNED


class Lesson(Record):
    """One sitting: prose that tells a story and takes in the parts of the techniques it teaches."""

    kind: Literal["lesson"]  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    """What this file describes: always `lesson`."""
    techniques: tuple[Annotated[Id, Ref("technique")], ...] = ()
    """The techniques it teaches."""
    body: Markdown | None = None
    """The prose; or in `<id>.md` beside this file."""


class Tactic(Record):
    """A goal: what its techniques are for."""

    kind: Literal["tactic"]  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    """What this file describes: always `tactic`."""
    mechanism: Markdown | None = None
    """Why it works, at most 120 words."""


class Stance(StrEnum):
    """Whether the course teaches to do it or to spot it."""

    USE = "use"
    """The course teaches to do it."""
    CARE = "use-with-care"
    """The course teaches to do it, and says where it does harm."""
    RECOGNISE = "recognise"
    """The course teaches to spot it and to answer it, not to do it."""


class Level(StrEnum):
    """How much can go wrong."""

    LOW = "low"
    """Little: at worst it does not work."""
    MEDIUM = "medium"
    """Some: trust suffers where it is done badly."""
    HIGH = "high"
    """Much: it can harm people or break rules."""


class Risk(Value):
    """What is at stake ethically; `sins` is a value of the course's `risks:`."""

    level: Level
    """How much can go wrong, at worst."""
    sins: Annotated[str, Ref("risk")]
    """Id of one of the course's `risks`."""
    note: Markdown
    """What can go wrong, in a sentence or two."""


class Say(Part):
    """A sentence to open with, at most 20 words."""

    text: Markdown
    """What to say, word by word."""
    setting: Text | None = None
    """Where and to whom."""
    register_: Annotated[Text | None, Field(alias="register")] = None
    """`plain` or `formal`."""
    subject: Annotated[str, Ref("subject")] | None = None
    """Which of the course's `subjects` it is about: learners who came with it see it first."""


class Line(Part):
    """A line of talk: `move` names a technique, `note` is free text."""

    id_from = "says"

    who: Text
    """Who speaks."""
    says: Markdown
    """The words spoken."""
    move: Annotated[Id, Ref("technique")] | None = None
    """Id of the technique that this line shows."""
    note: Markdown | None = None
    """What the line does, in a sentence."""


class Example(Value):
    """The move in talk: at least four lines."""

    setting: Markdown
    """Where and between whom."""
    dialogue: tuple[Line, ...]
    """The lines of the talk, in order: at least four."""
    lesson: Markdown
    """What the talk shows, in a sentence."""
    subject: Annotated[str, Ref("subject")] | None = None
    """Which of the course's `subjects` it is about: learners who came with it see it first."""


class Case(Part):
    """One of two contrasting cases."""

    title: Text
    """A few words that tell the two cases apart."""
    text: Markdown
    """What happens, in a few sentences."""
    subject: Annotated[str, Ref("subject")] | None = None
    """Which of the course's `subjects` it is about: learners who came with it see it first."""


class Mistake(Part):
    """A usual slip and its mend; distractors are written from these."""

    id_from = "mistake"

    mistake: Markdown
    """What people usually do wrong."""
    fix: Markdown
    """What to do instead."""


class Counter(Part):
    """An answer to the move, by a technique or in words."""

    id_from = "how"

    technique: Annotated[Id, Ref("technique")] | None = None
    """Id of the technique that answers it, if one does."""
    how: Markdown
    """What to say or do, in a sentence."""


class Related(Value):
    """A link with its reason."""

    technique: Annotated[Id, Ref("technique", "tactic", "lesson")]
    """Id of the technique, tactic or lesson."""
    why: Markdown
    """What the two have to do with each other, in a sentence."""


class Verdict(StrEnum):
    """What research says of the claim."""

    STRONG = "strong"
    """Several good studies of this very claim agree."""
    MODERATE = "moderate"
    """Good studies, but few, or of a part of the claim."""
    MIXED = "mixed"
    """Studies contradict each other."""
    INDIRECT = "indirect"
    """Studies of something near it."""
    PRACTITIONER = "practitioner"
    """Practice and experience; no studies."""


class Evidence(Value):
    """An honest verdict, what it rests on and how far it goes."""

    verdict: Verdict
    """How strong the evidence is; readers see it beside the note."""
    note: Markdown
    """What was found, and how far it goes."""
    sources: tuple[Annotated[Id, Ref("source")], ...] = ()
    """Ids of the works behind it, from `sources.yml`."""


class PocketText(Value):
    """Shortens what the pocket card takes from the definition."""

    when: Markdown | None = None
    """When to use it, in a line."""
    do: Markdown | None = None
    """What to do, in a line."""
    say: Markdown | None = None
    """What to say, in a line."""
    watch: Markdown | None = None
    """What to look out for, in a line."""
    counter: Markdown | None = None
    """What to answer when somebody does it to you, in a line."""


class Technique(Record):
    """An observable move: the reference page, cards and most questions come from it."""

    kind: Literal["technique"]  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    """What this file describes: always `technique`."""
    aliases: Names = ()
    """Other names of the same move; the search knows them."""
    serves: Annotated[tuple[Annotated[Id, Ref("tactic")], ...], Field(min_length=1)]
    """The tactics (goals) it serves."""
    parent: Annotated[Id, Ref("technique")] | None = None
    """Id of the technique that this one is a special case of."""
    stance: Stance | None = None
    """Whether the course teaches to do it or to spot it."""
    core: bool = False
    """One of the few to carry: home page, first deck, poster."""
    risk: Risk | None = None
    """What is at stake ethically."""
    mechanism: Markdown | None = None
    """Why it works, 40 to 120 words."""
    use_when: tuple[Markdown, ...] = ()
    """Situations that call for it, a line each."""
    avoid_when: tuple[Markdown, ...] = ()
    """Situations in which it does harm or fails, a line each."""
    steps: tuple[Markdown, ...] = ()
    """Three to seven, each starting with a verb."""
    say: tuple[Say, ...] = ()
    """Sentences to open with."""
    example: Example | None = None
    """The move in talk."""
    cases: tuple[Case, ...] = ()
    """Two contrasting cases; compared by `compare` [gentner2003]."""
    compare: Markdown | None = None
    """What the two cases have in common, and where they part."""
    counter: tuple[Counter, ...] = ()
    """What to answer when somebody does it to you."""
    mistakes: tuple[Mistake, ...] = ()
    """Usual slips and their mends; wrong answers of questions are written from these."""
    evidence: Evidence | None = None
    """What research says, with the works behind it."""
    related: tuple[Related, ...] = ()
    """Techniques, tactics and lessons to look at as well, with the reason."""
    pocket: PocketText | None = None
    """Shortens what the pocket card takes from the fields above."""
    facets: Annotated[dict[str, tuple[str, ...]], Field(default_factory=dict)]
    """Values of the course's own facets, written as fields of the facet's id."""
