"""From an act to what the templates show, what the browser grades by, and the reasons of the answer.

The only place of the pages that looks into acts: one function an act, found by a `match` without a
default, so that the type checker names a missing one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol, assert_never

from markupsafe import Markup, escape

from generator.derive.shuffle import are_numeric, shown_order, start_order
from generator.model.interaction import Act, Arrange, Choice, Enter, Pair, Pick, Right, Step
from generator.model.value import Media

_PAIR = Markup('{} <span class="tb-answer__goes">→</span> {}')


class ProseRenderer(Protocol):
    """What turns an author's Markdown into safe HTML; raw HTML in it comes out escaped."""

    def block(self, markdown: str, /) -> Markup:
        """Render paragraphs, lists, code."""
        ...

    def inline(self, markdown: str, /) -> Markup:
        """Render one run of text, without a `<p>`."""
        ...

    def figure(self, media: Media, /) -> Markup:
        """Show a picture, sound or film with its words."""
        ...


class Reason(NamedTuple):
    """A row of the answer: an option, pair, step or typed answer, what it is, and why (Markdown)."""

    id: str
    state: Literal["right", "wrong", "near", "none"]
    word: str
    text: Markup
    why: str | None


@dataclass(frozen=True, slots=True)
class ActView:
    """One act, ready for its template."""

    template: str
    act: Act
    shown: tuple[Choice | Right | Step, ...]
    """Options, partners or steps in the order in which they are shown first."""
    how: str
    """What to do, where the form alone does not say it."""
    grading: Mapping[str, object]
    """What `grade.js` needs; the same as `key` in `tests/grading.json`."""
    lead: str
    reasons: tuple[Reason, ...]


def view(act: Act, prose: ProseRenderer, seed: str, *, shuffle: bool) -> ActView:
    """Say how an act is shown, graded and explained; `seed` decides the order shown first."""
    match act:
        case Pick():
            return _pick(act, prose, seed, shuffle=shuffle)
        case Pair():
            return _pair(act, prose, seed)
        case Arrange():
            return _arrange(act, prose, seed)
        case Enter():
            return _enter(act)
        case _:
            assert_never(act)


def _pick(act: Pick, prose: ProseRenderer, seed: str, *, shuffle: bool) -> ActView:
    choices = {choice.id: choice for choice in act.choices}
    texts = {choice.id: choice.text for choice in act.choices}
    shown = tuple(choices[part] for part in shown_order(texts, seed, shuffle=shuffle))
    return ActView(
        template="acts/pick.html.j2",
        act=act,
        shown=shown,
        how=f"Choose {len(act.keys)}." if act.many else "",
        grading={
            "act": act.act,
            "keys": act.keys,
            "many": act.many,
            "mix": shuffle and not are_numeric(texts.values()),
        },
        lead="",
        reasons=tuple(_choice(choice, prose, right=choice.id in act.keys) for choice in shown),
    )


def _choice(choice: Choice, prose: ProseRenderer, *, right: bool) -> Reason:
    text = prose.inline(choice.text)
    return Reason(choice.id, "right" if right else "wrong", "Right" if right else "Not right", text, choice.why)


def _pair(act: Pair, prose: ProseRenderer, seed: str) -> ActView:
    rights = {right.id: right for right in act.rights}
    texts = {right.id: prose.inline(right.text) for right in act.rights}
    partners = {left.right for left in act.lefts}
    pairs = [
        Reason(x.id, "right", "Belongs together", _PAIR.format(prose.inline(x.text), texts[x.right]), x.why)
        for x in act.lefts
    ]
    extras = [Reason(x.id, "wrong", "Left over", texts[x.id], x.why) for x in act.rights if x.id not in partners]
    plain = {part: text.striptags() for part, text in texts.items()}
    return ActView(
        template="acts/pair.html.j2",
        act=act,
        shown=tuple(rights[part] for part in shown_order(plain, seed)),
        how="Choose a partner for each.",
        grading={
            "act": act.act,
            "key": {left.id: left.right for left in act.lefts},
            "mix": not are_numeric(plain.values()),
        },
        lead="",
        reasons=(*pairs, *extras),
    )


def _arrange(act: Arrange, prose: ProseRenderer, seed: str) -> ActView:
    steps = {step.id: step for step in act.steps}
    whole = len(act.before) == len(steps) * (len(steps) - 1) // 2
    return ActView(
        template="acts/arrange.html.j2",
        act=act,
        shown=tuple(steps[part] for part in start_order(steps, act.before, seed)),
        how="Put these in order, the first at the top.",
        grading={"act": act.act, "before": act.before},
        lead="The right order:" if whole else "One right order; some steps may change places:",
        reasons=tuple(Reason(s.id, "none", "", prose.inline(s.text), s.why) for s in act.steps),
    )


def _enter(act: Enter) -> ActView:
    first, *others = (escape(text) for text in act.accept)
    also = Markup(" (also: {})").format(Markup(", ").join(others)) if others else Markup()
    near = [Reason(n.id, "near", "Close, but not it", Markup(", ").join(n.match), n.why) for n in act.near]
    return ActView(
        template="acts/enter.html.j2",
        act=act,
        shown=(),
        how="",
        grading={
            "act": act.act,
            "accept": act.accept,
            "near": [{"id": n.id, "match": n.match, "credit": n.credit} for n in act.near],
        },
        lead="",
        reasons=(Reason("", "right", "Right", first + also, None), *near),
    )
