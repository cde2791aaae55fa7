"""Give each left its right; extras belong to nobody."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.interaction import Interaction, Left, MisconceptionId, Pair, Right
from generator.model.question import Question
from generator.model.value import Markdown, Part


class Couple(Part):
    """A left and the right that belongs to it."""

    id_from = "left"

    left: Markdown
    """What wants a partner."""
    right: Markdown
    """The partner that is right. Several may have the same."""
    why: Markdown | None = None
    """Why the two belong together."""


class Extra(Part):
    """A right that belongs to no left."""

    text: Markdown
    """What it says."""
    why: Markdown | None = None
    """What makes it tempting, and where it would belong."""
    misconception: MisconceptionId | None = None
    """The mistaken idea behind choosing it."""


class Room(Question):
    """A question that pairs things up; several lefts may share one right text."""

    type: Literal["match"] = "match"  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    pairs: Annotated[tuple[Couple, ...], Field(min_length=2, max_length=10)]
    """Three to six."""
    extra: tuple[Extra, ...] = ()
    """Partners that are nobody's: they keep the last pair from giving itself away."""

    def lower(self) -> Interaction:
        """Pair. A right is named after the first pair that has its text."""
        first = {pair.right: pair.id for pair in reversed(self.pairs)}
        rights = [Right(id=first[text], text=text) for text in dict.fromkeys(p.right for p in self.pairs)]
        extras = [Right(**extra.model_dump()) for extra in self.extra]
        lefts = [Left(id=p.id, text=p.left, right=first[p.right], why=p.why) for p in self.pairs]
        return self.interaction(Pair(lefts=tuple(lefts), rights=(*rights, *extras)))
