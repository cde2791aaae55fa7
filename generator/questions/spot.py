"""Label the lines of a dialogue, or find the one line that a label names."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.model.interaction import Choice, Interaction, Left, Pair, Pick, Right
from generator.model.question import Question
from generator.model.value import Id, Markdown, Part, PartId, Ref, Text

NONE = Right(id="none-of-these", text="None of these")
"""What a line without a label is."""


class Label(Part):
    """A label to give: a technique of the course, or words."""

    technique: Annotated[Id, Ref("technique")] | None = None
    """Shown by its name; the label's id is then the technique's, if none is written."""
    text: Markdown | None = None
    """Words, where it is no technique."""

    @model_validator(mode="before")
    @classmethod
    def named_after_its_technique(cls, data: object) -> object:
        """Take the technique's id where the label has none of its own."""
        if isinstance(data, dict) and data.get("technique") and not data.get("id"):  # pyright: ignore[reportUnknownMemberType]
            return {**data, "id": data["technique"]}  # pyright: ignore[reportUnknownVariableType]
        return data  # pyright: ignore[reportUnknownVariableType]

    @model_validator(mode="after")
    def says_one_thing(self) -> Self:
        """Refuse a label that is both, or neither."""
        if (self.technique is None) == (self.text is None):
            msg = "a label has either `technique:` or `text:`"
            raise ValueError(msg)
        return self

    @property
    def words(self) -> Markdown:
        """What is shown: a link without words takes the technique's name."""
        return self.text or f"[](technique:{self.technique})"


class Line(Part):
    """A line of the dialogue."""

    id_from = "says"

    who: Text
    """Who speaks."""
    says: Markdown
    """The words spoken."""
    label: PartId | None = None
    """Id of its label; without it, it is none of these."""
    why: Markdown | None = None
    """Why it is that, or why it is none."""


class Room(Question):
    """A question about what the lines of a dialogue do."""

    type: Literal["spot"] = "spot"  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    lines: Annotated[tuple[Line, ...], Field(min_length=2, max_length=14)]
    """The dialogue."""
    labels: Annotated[tuple[Label, ...], Field(min_length=1, max_length=8)]
    """What lines can be. Lines without a label are none of these."""
    one: bool = False
    """Whether to find the one line that the only label names."""

    @model_validator(mode="after")
    def labels_fit(self) -> Self:
        """Refuse unknown labels, and a search that has not one answer."""
        known = {label.id for label in self.labels}
        for line in self.lines:
            if line.label and line.label not in known:
                msg = f"line {line.id!r} has label {line.label!r}; there are: {', '.join(sorted(known))}"
                raise ValueError(msg)
        found = sum(bool(line.label) for line in self.lines)
        if self.one and (found != 1 or len(known) != 1):
            msg = f"`one: true` needs one label and one line that has it; there are {len(known)} and {found}"
            raise ValueError(msg)
        return self

    def lower(self) -> Interaction:
        """Pair each line with its label, or pick the one line."""
        if self.one:
            choices = tuple(Choice(id=x.id, who=x.who, text=x.says, why=x.why) for x in self.lines)
            keys = tuple(line.id for line in self.lines if line.label)
            return self.interaction(Pick(choices=choices, keys=keys, many=False), shuffle=False)
        lefts = tuple(Left(id=x.id, who=x.who, text=x.says, right=x.label or NONE.id, why=x.why) for x in self.lines)
        rights = [Right(id=label.id, text=label.words) for label in self.labels]
        named = any(label.id == NONE.id for label in self.labels)  # the author's own words for it
        spare = [] if named or all(line.label for line in self.lines) else [NONE]
        return self.interaction(Pair(lefts=lefts, rights=(*rights, *spare), lefts_stay=True, rights_stay=True))
