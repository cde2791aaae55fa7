"""Put three to six things in order; `before` allows several right orders."""

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.model.interaction import Arrange, Interaction, Step
from generator.model.question import Question
from generator.model.value import Markdown, Part, PartId


class Item(Part):
    """One thing to place, with the reason for its place."""

    text: Markdown
    """What is to place."""
    why: Markdown | None = None
    """Why it stands there."""


class Room(Question):
    """A question about order."""

    type: Literal["order"] = "order"  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    items: Annotated[tuple[Item, ...], Field(min_length=2, max_length=10)]
    """In a right order."""
    before: tuple[tuple[PartId, PartId], ...] = ()
    """`[[a, b], …]`: a comes before b. Without it the written order is the only right one."""

    @model_validator(mode="after")
    def order_is_possible(self) -> Self:
        """Refuse unknown ids and a written order that `before` forbids (so also a cycle)."""
        place = {item.id: number for number, item in enumerate(self.items)}
        for first, second in self.before:
            if unknown := {first, second} - place.keys():
                msg = f"`before` names {min(unknown)!r}, which is no item"
                raise ValueError(msg)
            if place[first] >= place[second]:
                msg = f"`before` puts {first!r} before {second!r}, but the items are written the other way round"
                raise ValueError(msg)
        return self

    def lower(self) -> Interaction:
        """Arrange."""
        ids = [item.id for item in self.items]
        steps = tuple(Step(id=i.id, text=i.text, why=i.why) for i in self.items)
        return self.interaction(Arrange(steps=steps, before=closure(ids, self.before or tuple(pairwise(ids)))))


def closure(ids: list[str], before: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Add what follows: a before b and b before c make a before c. `ids` are in a right order."""
    after: dict[str, set[str]] = {i: {b for a, b in before if a == i} for i in ids}
    for i in reversed(ids):
        after[i].update(*(after[j] for j in sorted(after[i])))
    return tuple((a, b) for a in ids for b in ids if b in after[a])
