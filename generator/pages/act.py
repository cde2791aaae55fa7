"""From an act to what the templates show and what the browser grades by.

With `reason`, the only place of the pages that looks into acts: one function an act, found by a
`match` without a default, so that the type checker names a missing one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, assert_never

from markupsafe import Markup

from generator.derive.shuffle import are_numeric, shown_order, shuffled, start_order
from generator.model.interaction import AnyAct, Arrange, Choice, Enter, Left, Measure, Pair, Pick, Right, Step, Write
from generator.model.value import Media

_ALT = re.compile(r'<img\b[^>]*\balt="([^"]*)"[^>]*>')


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


@dataclass(frozen=True, slots=True)
class ActView:
    """One act, ready for its template."""

    template: str
    act: AnyAct
    grading: Mapping[str, object]
    """What `grade.js` needs; the same as `key` in `tests/grading.json`."""
    shown: tuple[Choice | Right | Step, ...] = ()
    """Options, partners or steps in the order in which they are shown first."""
    lefts: tuple[Left, ...] = ()
    """What wants a partner, in the order shown."""
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    """Partners as a list can name them, by id: a list shows plain text only."""
    listed: bool = False
    """Whether the partners also stand in full beside the lists, since a picture or formula needs it."""
    how: str = ""
    """What to do, where the form alone does not say it."""


def view(act: AnyAct, prose: ProseRenderer, seed: str, *, shuffle: bool) -> ActView:
    """Say how an act is shown and graded; `seed` decides the order shown first.

    `shuffle` is whether the author's order is left; where it would be the key (partners, steps) it
    always is.
    """
    match act:
        case Pick():
            return _pick(act, seed, shuffle=shuffle)
        case Pair():
            return _pair(act, prose, seed, shuffle=shuffle)
        case Arrange():
            return _arrange(act, seed)
        case Enter():
            return _enter(act)
        case Measure():
            return _measure(act)
        case Write():
            return ActView("acts/write.html.j2", act, _key(act, rubric=[criterion.id for criterion in act.rubric]))
        case _:
            assert_never(act)


def misconceptions(act: AnyAct) -> dict[str, str]:
    """Say which wrong parts name a misconception: id of the part → id of the misconception."""
    match act:
        case Pick():
            wrong = [(choice.id, choice.misconception) for choice in act.choices]
        case Pair():
            wrong = [(right.id, right.misconception) for right in act.rights]
        case Enter():
            wrong = [(near.id, near.misconception) for near in act.near]
        case Measure():
            wrong = [(slip.id, slip.misconception) for slip in act.catch]
        case Arrange() | Write():
            wrong = []
        case _:
            assert_never(act)
    return {part: name for part, name in wrong if name}


def _key(act: AnyAct, **more: object) -> dict[str, object]:
    """Begin a key: the act, and the part's id where the question has several."""
    return {"act": act.act, **({"id": act.id} if act.id else {}), **more}


def _pick(act: Pick, seed: str, *, shuffle: bool) -> ActView:
    choices = {choice.id: choice for choice in act.choices}
    texts = {choice.id: choice.text for choice in act.choices}
    mix = shuffle and not are_numeric(texts.values())
    return ActView(
        "acts/blank_pick.html.j2" if act.id else "acts/pick.html.j2",
        act,
        _key(act, keys=act.keys, many=act.many, mix=mix),
        shown=tuple(choices[part] for part in shown_order(texts, seed, shuffle=shuffle)),
        how=f"Choose {len(act.keys)}." if act.many else "",
    )


def _pair(act: Pair, prose: ProseRenderer, seed: str, *, shuffle: bool) -> ActView:
    rights = {right.id: right for right in act.rights}
    lefts = {left.id: left for left in act.lefts}
    shown = {part: prose.inline(right.text) for part, right in rights.items()}
    plain = {part: _spoken(html) for part, html in shown.items()}
    order = shown_order(plain, seed, shuffle=not act.rights_stay)
    listed = any("<img" in html or "<math" in html for html in shown.values())
    stay = act.lefts_stay or not shuffle
    return ActView(
        "acts/pair.html.j2",
        act,
        _key(
            act,
            key={left.id: left.right for left in act.lefts},
            mix=not (act.rights_stay or listed or are_numeric(plain.values())),
        ),
        shown=tuple(rights[part] for part in order),
        names=_lettered(order, shown) if listed else plain,
        listed=listed,
        lefts=act.lefts if stay else tuple(lefts[part] for part in shuffled(lefts, f"{seed}/lefts")),
        how=_how(act),
    )


def _lettered(order: tuple[str, ...], shown: Mapping[str, Markup]) -> dict[str, str]:
    """Name partners by the letters of the list beside, with their words where a line of text can say them."""
    names: dict[str, str] = {}
    for letter, part in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", order, strict=False):
        words = "" if "<math" in shown[part] else _spoken(shown[part])
        names[part] = f"{letter}: {words}" if words else letter
    return names


def _spoken(html: Markup) -> str:
    """Give the words of a text, those of its pictures included."""
    return Markup(_ALT.sub(r" \1 ", html)).striptags()  # noqa: S704 - what `prose` made


def _how(act: Pair) -> str:
    if act.lefts_stay:
        return "Choose a label for each line."
    return "Choose where each belongs." if act.rights_stay else "Choose a partner for each."


def _arrange(act: Arrange, seed: str) -> ActView:
    steps = {step.id: step for step in act.steps}
    return ActView(
        "acts/arrange.html.j2",
        act,
        _key(act, before=act.before),
        shown=tuple(steps[part] for part in start_order(steps, act.before, seed)),
        how="Put these in order, the first at the top.",
    )


def _enter(act: Enter) -> ActView:
    near = [{"id": n.id, "match": n.match, "credit": n.credit} for n in act.near]
    template = "acts/blank_enter.html.j2" if act.id else "acts/enter.html.j2"
    return ActView(template, act, _key(act, accept=act.accept, near=near))


def _measure(act: Measure) -> ActView:
    slips = [{"id": slip.id, "value": slip.value, "credit": slip.credit} for slip in act.catch]
    key = _key(act, answer=act.answer, tolerance=act.tolerance, unit=act.unit, catch=slips)
    return ActView("acts/measure.html.j2", act, key)
