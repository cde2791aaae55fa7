"""What every question has, whatever its type. The types themselves are rooms in `generator.questions`."""

from abc import ABC, abstractmethod
from typing import Annotated, Any

from generator.model.interaction import AnyAct, Bloom, Hint, Interaction, Prose, Use
from generator.model.value import Id, Markdown, Media, Ref, Revised


class Question(Revised, ABC):
    """Base of all question types: the common fields of the content model, section 6."""

    id: Id
    """Unique in the course; never reused."""
    type: str
    """Name of the question type."""
    objective: Annotated[str, Ref("objective")]
    """What it tests: `<lesson or technique>.<objective id>`."""
    bloom: Bloom
    """What it asks of the learner's mind."""
    stem: Markdown
    """What is asked."""
    why: Markdown | None = None
    """General explanation, shown with the answer."""
    hints: tuple[Hint, ...] = ()
    """Steps towards the answer, shown on demand, one after the other."""
    refs: tuple[Annotated[Id, Ref("source")], ...] = ()
    """Sources behind the explanation."""
    use: Use = Use.PAGE
    """On the page, in the module's check, in both, or in the final check."""
    shuffle: bool = True
    """Whether options are shown in another order than written."""
    confidence: bool = False
    """Whether the learner is asked how sure they are."""
    media: Media | None = None
    """A picture, sound or film beside what is asked."""

    @abstractmethod
    def lower(self) -> Interaction:
        """Say what the learner does: the question as prompt and acts."""

    def interaction(self, *parts: AnyAct, **more: Any) -> Interaction:  # noqa: ANN401 - fields of Interaction
        """Fill in what every type lowers alike; `more` replaces single fields."""
        names = (
            "id",
            "revision",
            "was",
            "type",
            "objective",
            "bloom",
            "use",
            "why",
            "hints",
            "refs",
            "shuffle",
            "confidence",
            "media",
        )
        fields: dict[str, Any] = {name: getattr(self, name) for name in names}
        fields |= {"parts": parts, **more}
        if "prompt" not in fields:
            fields["prompt"] = (Prose(text=self.stem),)
        return Interaction(**fields)
