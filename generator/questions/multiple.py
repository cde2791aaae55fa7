"""Several right options among four to six; the stem names how many."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.model.interaction import Interaction
from generator.model.question import Question
from generator.questions.single import Option, pick


class Room(Question):
    """A question with several right options."""

    type: Literal["multiple"] = "multiple"  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=10)]
    """Four to six; each right one has `correct: true`."""

    @model_validator(mode="after")
    def has_keys_and_distractors(self) -> Self:
        """Refuse a question in which nothing, or everything, is right."""
        keys = sum(option.correct for option in self.options)
        if keys in {0, len(self.options)}:
            msg = f"{keys} of {len(self.options)} options are `correct: true`: mark some, not all"
            raise ValueError(msg)
        return self

    def lower(self) -> Interaction:
        """Pick several."""
        return self.interaction(pick(self.options, many=True))
