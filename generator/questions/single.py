"""One right option among three or four."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.model.interaction import Choice, Interaction, MisconceptionId, Pick
from generator.model.question import Question
from generator.model.value import Markdown, Media, Part


class Option(Part):
    """A possible answer, with what choosing it would do."""

    text: Markdown
    """What it says."""
    correct: bool = False
    """Whether it is the answer."""
    why: Markdown | None = None
    """What choosing it would do: the mistake behind it, or why it is right."""
    misconception: MisconceptionId | None = None
    """The mistaken idea behind it."""
    media: Media | None = None
    """A picture or sound with it, or in its place."""


class Room(Question):
    """A question with one right option."""

    type: Literal["single"] = "single"  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=8)]
    """Three or four; the right one has `correct: true`."""

    @model_validator(mode="after")
    def has_one_key(self) -> Self:
        """Refuse none or several right options."""
        keys = sum(option.correct for option in self.options)
        if keys != 1:
            msg = f"{keys} options are `correct: true`: mark exactly one, or use type `multiple`"
            raise ValueError(msg)
        return self

    def lower(self) -> Interaction:
        """Pick one."""
        return self.interaction(pick(self.options, many=False))


def pick(options: tuple[Option, ...], *, many: bool) -> Pick:
    """Make the act of options that carry their key; serves `multiple` as well."""
    fields = {"id", "text", "why", "misconception", "media"}
    return Pick(
        choices=tuple(Choice(**o.model_dump(include=fields)) for o in options),
        keys=tuple(o.id for o in options if o.correct),
        many=many,
    )
