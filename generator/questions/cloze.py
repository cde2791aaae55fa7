"""Fill the blanks of a text: typed, or chosen from a list; inside prose or a table."""

import re
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from generator.model.interaction import Enter, Gaps, Interaction, Near, Pick, Prose
from generator.model.question import Question
from generator.model.value import Markdown, Part, Text
from generator.questions.single import Option, pick

_MARK = re.compile(r"\{\{([^{}]*)\}\}")

_RICH = re.compile(r"!\[|\$`")


class Blank(Part):
    """A blank: what is right in it, typed or chosen. The text names its id as `{{id}}`."""

    id_from = "why"

    accept: tuple[Text, ...] = ()
    """What may be typed, as in type `short`."""
    near: tuple[Near, ...] = ()
    """Close answers, with what each mixes up."""
    options: tuple[Option, ...] = ()
    """Or what to choose from; the right one has `correct: true`."""
    why: Markdown | None = None
    """Why the answer is right."""

    @model_validator(mode="after")
    def is_typed_or_chosen(self) -> Self:
        """Refuse a blank that is both or neither, and a list without exactly one right option."""
        if bool(self.accept) == bool(self.options):
            msg = f"blank {self.id!r} has either `accept:` or `options:`"
            raise ValueError(msg)
        for option in self.options:
            if _RICH.search(option.text):
                msg = f"option {option.id!r} of blank {self.id!r}: a list shows plain text only, no picture or formula"
                raise ValueError(msg)
        keys = sum(option.correct for option in self.options)
        if self.options and keys != 1:
            msg = f"{keys} options of blank {self.id!r} are `correct: true`: mark exactly one"
            raise ValueError(msg)
        return self

    def lower(self) -> Pick | Enter:
        """Pick or enter."""
        if self.options:
            return pick(self.options, many=False).model_copy(update={"id": self.id})
        return Enter(id=self.id, accept=self.accept, near=self.near, why=self.why)


class Room(Question):
    """A question with blanks in a text."""

    type: Literal["cloze"] = "cloze"  # pyright: ignore[reportIncompatibleVariableOverride] - values are frozen
    stem: Markdown = "Fill in the blanks."
    """What to do."""
    text: Markdown
    """Markdown with `{{id}}` where each blank is; a table may hold blanks, too."""
    blanks: Annotated[tuple[Blank, ...], Field(min_length=1, max_length=12)]
    """In the order of the text."""

    @model_validator(mode="after")
    def every_blank_has_its_place(self) -> Self:
        """Refuse a blank that the text names never or twice, and a mark without a blank."""
        named = [name.strip() for name in _MARK.findall(self.text)]
        blanks = [blank.id for blank in self.blanks]
        for name in named:
            if name not in blanks:
                msg = f"the text names blank {name!r}; `blanks` has: {', '.join(blanks)}"
                raise ValueError(msg)
        for name in blanks:
            if named.count(name) != 1:
                msg = f"the text names blank {name!r} {named.count(name)} times: write {{{{{name}}}}} once"
                raise ValueError(msg)
        return self

    def lower(self) -> Interaction:
        """One part a blank, in the order of the text."""
        text = _MARK.sub(lambda mark: f"{{{{{mark[1].strip()}}}}}", self.text)
        blanks = sorted(self.blanks, key=lambda blank: text.index(f"{{{{{blank.id}}}}}"))
        prompt = (Prose(text=self.stem), Gaps(text=text))
        return self.interaction(*(blank.lower() for blank in blanks), prompt=prompt)
