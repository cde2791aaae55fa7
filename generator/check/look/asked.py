"""Questions as rules see them: what is asked, what is offered, and where each of it is written."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from weakref import ref

from generator.model.course import Course
from generator.model.interaction import Cases, Gaps, Interaction, Pick, Prose
from generator.model.origin import FieldPath, Origin
from generator.model.problem import Problem
from generator.model.question import Question
from generator.model.walk import parts
from generator.prose import plain

_MARKED = re.compile(r"[*_`\[\]()<>#\\$!&]|^\s*[-+>\d]")
_GAP = re.compile(r"\{\{([^{}]*)\}\}")


def words_of(text: str) -> str:
    """Give the plain words of a Markdown text; the text itself where it has none, such as a bare link."""
    return (plain(text) if _MARKED.search(text) else " ".join(text.split())) or text


@dataclass(frozen=True)
class Picked:
    """One choice to make: a question's options, or those of one blank. All texts are plain words."""

    act: Pick
    lead: str
    """What is read right before the options: the question, or a blank's text up to the blank."""
    texts: tuple[str, ...]
    keys: tuple[int, ...]
    """Places of the right options, from 0."""


@dataclass(frozen=True)
class Asked:
    """One question with its acts and its places."""

    question: Question
    lowered: Interaction
    origin: Origin
    written: Mapping[str, FieldPath]
    """Where each part stands, by its id; a part that the question type adds by itself is missing."""

    @cached_property
    def prose(self) -> tuple[str, ...]:
        """What is asked, as it is written: scene, statement, question; the question itself comes last."""
        return tuple(block.text for block in self.lowered.prompt if isinstance(block, Prose))

    @cached_property
    def stem(self) -> str:
        """The same as plain words."""
        return " ".join(map(words_of, self.prose))

    @cached_property
    def around(self) -> str:
        """All else that is read before answering, as plain words: cases, a text with gaps."""
        texts = [case.text for block in self.lowered.prompt if isinstance(block, Cases) for case in block.cases]
        return " ".join(words_of(text) for text in (*texts, *self._gaps))

    @cached_property
    def picks(self) -> tuple[Picked, ...]:
        """The choices whose options an author wrote: no `True` or `False`, no lines of a dialogue."""
        acts = (part for part in self.lowered.parts if isinstance(part, Pick))
        return tuple(self._picked(act) for act in acts if self._is_written(act))

    @property
    def speaks(self) -> bool:
        """Whether lines of a dialogue are picked or paired."""
        each = (one for part in self.lowered.parts for name in ("choices", "lefts") for one in getattr(part, name, ()))
        return any(one.who for one in each)

    def at(self, part: str, field: str = "") -> FieldPath:
        """Give the way to a part, or to one of its fields; `why_true` is a field of the question itself."""
        own = f"{field}_{part}"
        if own in type(self.question).model_fields:
            return (own,)
        return (*self.written.get(part, ()), *((field,) if field else ()))

    def problem(self, code: str, message: str, hint: str, *, at: FieldPath, snippet: str = "") -> Problem:
        """Make a problem at a field of the question."""
        return self.origin.problem(code, message, hint, at=at, snippet=snippet)

    def field(self, text: str) -> FieldPath:
        """Give the way to the field that holds a text of the prompt."""
        return next(((name,) for name in type(self.question).model_fields if getattr(self.question, name) == text), ())

    @property
    def _gaps(self) -> list[str]:
        return [_GAP.sub(" ", block.text) for block in self.lowered.prompt if isinstance(block, Gaps)]

    def _is_written(self, act: Pick) -> bool:
        return all(choice.id in self.written and not choice.who for choice in act.choices)

    def _picked(self, act: Pick) -> Picked:
        ids = [choice.id for choice in act.choices]
        keys = tuple(ids.index(key) for key in act.keys)
        return Picked(act, self._lead(act), tuple(words_of(choice.text) for choice in act.choices), keys)

    def _lead(self, act: Pick) -> str:
        gap = f"{{{{{act.id}}}}}"
        for block in self.lowered.prompt:
            if act.id and isinstance(block, Gaps) and gap in block.text:
                return _GAP.sub("…", block.text.partition(gap)[0])
        return words_of(self.prose[-1]) if self.prose else ""


_seen: list[tuple[ref[Course], tuple[Asked, ...]]] = []


def asked(course: Course) -> tuple[Asked, ...]:
    """Give every question of a course; all rules over one course share one look at it, as it takes long."""
    if not _seen or _seen[0][0]() is not course:
        _seen[:] = [(ref(course), tuple(_look(course, question) for question in course.questions.values()))]
    return _seen[0][1]


def _look(course: Course, question: Question) -> Asked:
    written = {part.id: at for at, part in parts(question)}
    return Asked(question, question.lower(), course.origin(f"question:{question.id}"), written)
