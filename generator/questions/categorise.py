"""Sort four to eight items into two to four categories."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.model.interaction import Interaction, Left, Pair, Right
from generator.model.question import Question
from generator.model.value import Markdown, Part, PartId


class Category(Part):
    """A heading to sort under."""

    id_from = "name"

    name: Markdown
    """The heading."""


class Item(Part):
    """One thing to sort, with the reason for its place."""

    text: Markdown
    """What is to sort."""
    category: PartId
    """Id of the category where it belongs."""
    why: Markdown | None = None
    """Why it belongs there."""


class Room(Question):
    """A question about which thing belongs where."""

    type: Literal["categorise"] = "categorise"  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    categories: Annotated[tuple[Category, ...], Field(min_length=2, max_length=6)]
    """Two to four, shown in the order written."""
    items: Annotated[tuple[Item, ...], Field(min_length=2, max_length=12)]
    """Four to eight."""

    @model_validator(mode="after")
    def categories_exist(self) -> Self:
        """Refuse an item of a category that is not there."""
        known = {category.id for category in self.categories}
        for item in self.items:
            if item.category not in known:
                msg = f"item {item.id!r} is in category {item.category!r}; there are: {', '.join(sorted(known))}"
                raise ValueError(msg)
        return self

    def lower(self) -> Interaction:
        """Pair each item with its category."""
        lefts = tuple(Left(id=i.id, text=i.text, right=i.category, why=i.why) for i in self.items)
        rights = tuple(Right(id=c.id, text=c.name) for c in self.categories)
        return self.interaction(Pair(lefts=lefts, rights=rights, rights_stay=True))
