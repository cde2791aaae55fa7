"""Two cases side by side, then a question about both: the contrast is what teaches [gentner2003]."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.interaction import Case, Cases, Interaction, Prose
from generator.questions import single


class Room(single.Room):
    """A question with one right option about two cases."""

    type: Literal["compare"] = "compare"  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    cases: Annotated[tuple[Case, ...], Field(min_length=2, max_length=2)]
    """Two cases from different settings."""

    def lower(self) -> Interaction:
        """Pick one, after the cases."""
        act = single.pick(self.options, many=False)
        return self.interaction(act, prompt=(Cases(cases=self.cases), Prose(text=self.stem)))
