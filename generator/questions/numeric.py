"""Type a number; a tolerance, a unit, and known slips with their own explanation."""

import math
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.model.interaction import Catch, Interaction, Measure
from generator.model.question import Question
from generator.model.value import Text


class Room(Question):
    """A question with a number for an answer."""

    type: Literal["numeric"] = "numeric"  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    answer: Annotated[float, Field(allow_inf_nan=False, strict=True)]
    """The number, in `unit`."""
    tolerance: Annotated[float, Field(ge=0, allow_inf_nan=False, strict=True)] = 0.0
    """How far off a right answer may be, in the same unit."""
    unit: Text | None = None
    """Shown beside the box; learners may type it or leave it out."""
    catch: tuple[Catch, ...] = ()
    """Numbers that known slips lead to, with what went wrong."""

    @model_validator(mode="after")
    def slips_are_wrong(self) -> Self:
        """Refuse a slip that would be graded as right."""
        for slip in self.catch:
            if math.isclose(slip.value, self.answer) or abs(slip.value - self.answer) <= self.tolerance:
                msg = f"`catch` {slip.value:g} lies within the tolerance of the answer {self.answer:g}"
                raise ValueError(msg)
        return self

    def lower(self) -> Interaction:
        """Measure."""
        act = Measure(answer=self.answer, tolerance=self.tolerance, unit=self.unit, catch=self.catch)
        return self.interaction(act)
