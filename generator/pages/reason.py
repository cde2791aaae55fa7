"""From an act to the rows of its answer: every option, pair, step and slip with what it means."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, assert_never

from markupsafe import Markup, escape

from generator.model.interaction import (
    AnyAct,
    Arrange,
    Choice,
    Criterion,
    Enter,
    Left,
    Measure,
    Near,
    Pair,
    Pick,
    Step,
    Write,
)
from generator.pages.act import ProseRenderer

_PAIR = Markup('{} <span class="tb-answer__goes">→</span> {}')
_SAYS = Markup('<b class="tb-who">{}:</b> {}')
_CLOSE = "Close, but not it"


class Reason(NamedTuple):
    """A row of the answer: an option, pair, step or typed answer, what it is, and why (Markdown)."""

    id: str
    state: Literal["right", "wrong", "near", "none"]
    word: str
    text: Markup
    why: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one act."""

    lead: str
    rows: tuple[Reason, ...]
    ordered: bool = False
    """Whether the order of the rows is what was asked."""
    model: str = ""
    """A model answer (Markdown), where there is no right one."""
    rubric: tuple[Criterion, ...] = ()
    """What learners tick in their own text."""


def answer(act: AnyAct, prose: ProseRenderer, shown: tuple[str, ...], *, blank: int | None = None) -> Answer:
    """Explain an act; `shown` is the order in which options stand on the page, `blank` its number in a text."""
    lead = f"Blank {blank}:" if blank else ""
    match act:
        case Pick():
            choices = {choice.id: choice for choice in act.choices}
            rows = [_choice(choices[part], prose, right=part in act.keys) for part in shown]
            return Answer(lead, tuple(rows))
        case Pair():
            return Answer("", _pairs(act, prose))
        case Arrange():
            return _order(act, prose)
        case Enter():
            return Answer(lead, _entered(act))
        case Measure():
            return Answer("", _measured(act))
        case Write():
            return Answer("One good answer:", (), model=act.model_answer, rubric=act.rubric)
        case _:
            assert_never(act)


def spoken(line: Choice | Left, prose: ProseRenderer) -> Markup:
    """Show a line with who says it."""
    text = prose.inline(line.text)
    return _SAYS.format(line.who, text) if line.who else text


def number(value: float) -> str:
    """Write a number as English text does: `1,300`, `−0.5`."""
    plain = f"{value:,.10g}" if abs(value) < 1e15 else f"{value:g}"  # noqa: PLR2004 - beyond, digits say little
    return plain.replace("-", "\N{MINUS SIGN}")


def _choice(choice: Choice, prose: ProseRenderer, *, right: bool) -> Reason:
    word = "Right" if right else "Not right"
    return Reason(choice.id, "right" if right else "wrong", word, spoken(choice, prose), choice.why)


def _pairs(act: Pair, prose: ProseRenderer) -> tuple[Reason, ...]:
    texts = {right.id: prose.inline(right.text) for right in act.rights}
    partners = {left.right for left in act.lefts}
    pairs = [
        Reason(x.id, "right", "Belongs together", _PAIR.format(spoken(x, prose), texts[x.right]), x.why)
        for x in act.lefts
    ]
    spare = [x for x in act.rights if x.id not in partners]
    return (*pairs, *(Reason(x.id, "wrong", "Left over", texts[x.id], x.why) for x in spare))


def _order(act: Arrange, prose: ProseRenderer) -> Answer:
    whole = len(act.before) == len(act.steps) * (len(act.steps) - 1) // 2
    lead = "The right order:" if whole else "One right order; some steps may change places:"
    return Answer(lead, tuple(_step(step, prose) for step in act.steps), ordered=True)


def _step(step: Step, prose: ProseRenderer) -> Reason:
    return Reason(step.id, "none", "", prose.inline(step.text), step.why)


def _entered(act: Enter) -> tuple[Reason, ...]:
    first, *others = (escape(text) for text in act.accept)
    also = Markup(" (also: {})").format(Markup(", ").join(others)) if others else Markup()
    return (Reason(act.id or "", "right", "Right", first + also, act.why), *(_near(near) for near in act.near))


def _near(near: Near) -> Reason:
    return Reason(near.id, "near", _CLOSE, Markup(", ").join(near.match), near.why)


def _measured(act: Measure) -> tuple[Reason, ...]:
    def show(value: float) -> Markup:
        return escape(f"{number(value)} {act.unit}" if act.unit else number(value))

    within = escape(f" (give or take {number(act.tolerance)})") if act.tolerance else Markup()
    slips = [Reason(slip.id, "near", "A known slip", show(slip.value), slip.why) for slip in act.catch]
    return (Reason("", "right", "Right", show(act.answer) + within, None), *slips)
