"""Type a word or two; variants and small typos are accepted, near misses get their own explanation."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.interaction import Enter, Interaction, Near
from generator.model.question import Question
from generator.model.value import Text


class Room(Question):
    """A question with a typed answer."""

    type: Literal["short"] = "short"  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    accept: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What is right; case, accents, spaces and punctuation do not matter. The first is shown as the answer."""
    near: tuple[Near, ...] = ()
    """Close answers, with what each mixes up."""

    def lower(self) -> Interaction:
        """Enter."""
        return self.interaction(Enter(accept=self.accept, near=self.near))
