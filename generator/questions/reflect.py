"""Write freely about one's own case; a model answer and a rubric to compare with, no grade."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.interaction import Criterion, Interaction, Prose, Write
from generator.model.question import Question
from generator.model.value import Markdown


class Room(Question):
    """A question without a right answer."""

    type: Literal["reflect"] = "reflect"  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    stem: Annotated[Markdown | None, Field(default=None)]  # pyright: ignore[reportIncompatibleVariableOverride] - here a scene, if any
    """A scene before the prompt, if it needs one."""
    prompt: Markdown
    """What to write about."""
    model_answer: Markdown
    """One good answer, shown when the learner has written."""
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=1, max_length=8)]
    """What a good answer has; the learner ticks what theirs has."""

    def lower(self) -> Interaction:
        """Write."""
        scene = (Prose(text=self.stem),) if self.stem else ()
        act = Write(model_answer=self.model_answer, rubric=self.rubric)
        return self.interaction(act, prompt=(*scene, Prose(text=self.prompt)))
