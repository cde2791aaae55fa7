"""The waist: what a learner does with a question, whatever its type.

A question type says what is *asked* and lowers to one `Interaction`: a prompt (blocks) and parts,
each part exactly one act. The acts are a closed union after xAPI's interaction types (choice,
matching, sequencing, fill-in, numeric, long-fill-in): pages, exports and grading `match` on it
without a default, so that the type checker names whoever forgets a case. Adding an act is an
architecture change.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from generator.model.value import Id, Markdown, Media, Part, PartId, Ref, Text, Value


class Bloom(StrEnum):
    """Levels of the revised taxonomy [anderson2001], from low to high."""

    REMEMBER = "remember"
    """Give back a fact as it was taught."""
    UNDERSTAND = "understand"
    """Say in other words, sort, explain why."""
    APPLY = "apply"
    """Do it in a case that is new."""
    ANALYZE = "analyze"
    """Take a case apart: what works on what."""
    EVALUATE = "evaluate"
    """Judge by criteria: which is better, and why."""
    CREATE = "create"
    """Make something new of the parts: a plan, a text."""

    @property
    def rank(self) -> int:
        """Position from 0."""
        return list(Bloom).index(self)


class Use(StrEnum):
    """Where a question is asked."""

    PAGE = "page"
    """On the page that owns its objective, as practice."""
    CHECK = "check"
    """In the module's check only."""
    BOTH = "both"
    """On the page and in the module's check."""
    FINAL = "final"
    """In the final check only."""

    @property
    def on_page(self) -> bool:
        """Whether it stands on the page that owns its objective."""
        return self in {Use.PAGE, Use.BOTH}

    @property
    def in_check(self) -> bool:
        """Whether a module's check may draw it."""
        return self in {Use.CHECK, Use.BOTH}


MisconceptionId = Annotated[Id, Ref("misconception")]
"""Names the mistaken idea behind a wrong answer: an entry of the course's `misconceptions.yml`."""


class Prose(Value):
    """A block of the prompt: Markdown."""

    block: Literal["prose"] = "prose"
    text: Markdown


class Case(Part):
    """One of the cases that a prompt puts side by side."""

    id_from = "title"

    title: Text
    """A few words that tell the cases apart."""
    text: Markdown
    """What happens, in a few sentences."""


class Cases(Value):
    """A block of the prompt: cases to compare."""

    block: Literal["cases"] = "cases"
    cases: tuple[Case, ...]


class Gaps(Value):
    """A block of the prompt: Markdown with `{{id}}` where the part of this id is answered."""

    block: Literal["gaps"] = "gaps"
    text: Markdown


Block = Annotated[Prose | Cases | Gaps, Field(discriminator="block")]
"""A block of a prompt. The lines of a dialogue are no block: they are what is picked or paired."""


class Act(Value):
    """What all acts share."""

    id: PartId | None = None
    """Names the part where a question has several: a blank of a cloze."""


class Choice(Value):
    """Something to pick, with what choosing it would do."""

    id: PartId
    text: Markdown
    why: Markdown | None
    who: Text | None = None
    """Who says it, where it is a line of a dialogue."""
    misconception: MisconceptionId | None = None
    media: Media | None = None


class Pick(Act):
    """Choose one or several. Credit: one → 1 or 0; several → max(0, (right − wrong) / keys)."""

    act: Literal["pick"] = "pick"
    choices: tuple[Choice, ...]
    keys: tuple[PartId, ...]
    many: bool
    """Whether several may be chosen, also where one key is enough."""


class Left(Value):
    """One thing that wants a partner; `right` is the id of its answer."""

    id: PartId
    text: Markdown
    right: PartId
    why: Markdown | None
    who: Text | None = None
    """Who says it, where it is a line of a dialogue."""


class Right(Value):
    """A possible partner. `why` says why it is nobody's partner, where it is an extra."""

    id: PartId
    text: Markdown
    why: Markdown | None = None
    misconception: MisconceptionId | None = None


class Pair(Act):
    """Give each left its right. Credit: right assignments / all."""

    act: Literal["pair"] = "pair"
    lefts: tuple[Left, ...]
    rights: tuple[Right, ...]
    lefts_stay: bool = False
    """Whether the lefts keep their order: the lines of a dialogue."""
    rights_stay: bool = False
    """Whether the rights keep their order, as it tells nothing: categories, labels."""


class Step(Value):
    """One thing to put in its place."""

    id: PartId
    text: Markdown
    why: Markdown | None


class Arrange(Act):
    """Put in order. With P the pairs of the closure of `before`, s their share kept: max(0, 2s − 1)."""

    act: Literal["arrange"] = "arrange"
    steps: tuple[Step, ...]
    """In an order that is right."""
    before: tuple[tuple[PartId, PartId], ...]
    """Transitive closure: every pair of which the first must come before the second."""


class Near(Part):
    """An answer that is close, with what it mixes up."""

    id_from = "why"

    match: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Texts that count as this answer."""
    why: Markdown
    """What it mixes up."""
    credit: Annotated[float, Field(ge=0, le=0.5)] = 0.0
    """Share of the credit that it earns, at most half."""
    misconception: MisconceptionId | None = None
    """The mistaken idea behind it: an id from `misconceptions.yml`."""


class Enter(Act):
    """Type a word or two. Credit: accepted (or a small typo of it) → 1; near → its credit; else 0."""

    act: Literal["enter"] = "enter"
    accept: tuple[Text, ...]
    near: tuple[Near, ...]
    why: Markdown | None = None
    """Why the accepted answer is right, where the question's own `why` does not say it."""


class Catch(Part):
    """A number that a known slip leads to, with what went wrong."""

    id_from = "why"

    value: Annotated[float, Field(allow_inf_nan=False, strict=True)]
    """The number that the slip leads to."""
    why: Markdown
    """What went wrong."""
    credit: Annotated[float, Field(ge=0, le=0.5)] = 0.0
    """Share of the credit that it earns, at most half."""
    misconception: MisconceptionId | None = None
    """The mistaken idea behind it: an id from `misconceptions.yml`."""


class Measure(Act):
    """Type a number. Credit: |x − answer| ≤ tolerance → 1; a catch → its credit; else 0."""

    act: Literal["measure"] = "measure"
    answer: float
    tolerance: float
    """How far off a right answer may be, in the unit of the answer."""
    unit: Text | None
    catch: tuple[Catch, ...]


class Criterion(Part):
    """What a good text has; learners judge their own by it."""

    text: Markdown
    """What a good answer has, in a sentence."""


class Write(Act):
    """Write a text. Never graded: the learner compares it with a model answer and a rubric."""

    act: Literal["write"] = "write"
    model_answer: Markdown
    rubric: tuple[Criterion, ...]


AnyAct = Annotated[Pick | Pair | Arrange | Enter | Measure | Write, Field(discriminator="act")]
"""What the learner does. Closed."""


class Hint(Part):
    """A step towards the answer, shown on demand."""

    text: Markdown
    """What helps a step further."""
    cost: Annotated[float, Field(ge=0, le=1)] = 0.0
    """How much it lowers the best credit still to be had."""


class Interaction(Value):
    """A question as pages, exports and graders know it."""

    id: Id
    revision: int
    was: tuple[Id, ...]
    type: str
    """Name of the question type, for words such as 'Put in order'; never branch on it."""
    objective: str
    """Address `<owner>.<objective>`."""
    bloom: Bloom
    use: Use
    prompt: tuple[Block, ...]
    parts: tuple[AnyAct, ...]
    """Each has an id where there are several."""
    why: Markdown | None
    hints: tuple[Hint, ...]
    refs: tuple[Id, ...]
    shuffle: bool
    confidence: bool
    media: Media | None

    @property
    def is_graded(self) -> bool:
        """Whether an answer earns credit."""
        return any(not isinstance(part, Write) for part in self.parts)
