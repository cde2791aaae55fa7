"""A statement that is true or false, with what each judgement would mean."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.interaction import Choice, Interaction, MisconceptionId, Pick, Prose
from generator.model.question import Question
from generator.model.value import Markdown


class Room(Question):
    """A question about the truth of a statement."""

    type: Literal["true_false"] = "true_false"  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    stem: Markdown = "True or false?"
    """What is asked about the statement."""
    statement: Markdown
    """What is true or false."""
    answer: bool
    """Whether it is true."""
    why_true: Markdown | None = None
    """What judging it true would mean: why it is, or the mistake behind it."""
    why_false: Markdown | None = None
    """What judging it false would mean."""
    misconception: Annotated[MisconceptionId | None, Field(default=None)]
    """The mistaken idea behind the wrong judgement."""

    def lower(self) -> Interaction:
        """Pick one of two, which keep their order."""
        choices = (
            Choice(id="true", text="True", why=self.why_true, misconception=self._mistaken(judged=True)),
            Choice(id="false", text="False", why=self.why_false, misconception=self._mistaken(judged=False)),
        )
        act = Pick(choices=choices, keys=("true" if self.answer else "false",), many=False)
        prompt = (Prose(text=self.statement), Prose(text=self.stem))
        return self.interaction(act, prompt=prompt, shuffle=False)

    def _mistaken(self, *, judged: bool) -> MisconceptionId | None:
        return None if judged == self.answer else self.misconception
