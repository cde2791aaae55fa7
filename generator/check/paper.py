"""Cards on paper: each side fits the sheets that the course offers, and the fonts of paper have every sign."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.check.rule import rule
from generator.fit import Face, Fit, Side, faces, fitted, offered
from generator.fit.fonts import missing
from generator.model.course import Course
from generator.model.definition import Technique
from generator.model.layout import Layout
from generator.model.origin import FieldPath
from generator.model.problem import Problem

_WRITTEN: Mapping[str, FieldPath] = {
    "do": ("summary",),
    "say": ("say", 0, "text"),
    "watch": ("mistakes", 0),
    "counter": ("counter", 0, "how"),
    "when": ("use_when", 0),
    "name": ("name",),
}
"""From which field of a technique a text of its pocket card comes, unless `pocket:` has one."""


@dataclass(frozen=True, slots=True)
class _Bad:
    """A side that does not fit a layout."""

    face: Face
    side: Side
    fit: Fit
    layout: Layout

    @property
    def over(self) -> float:
        """The most that stands out, in mm."""
        return max(self.fit.too_tall, self.fit.foot_too_tall, self.fit.too_wide)


@rule("K05", fixed=True)
def cards_fit_their_sheets(course: Course) -> Iterator[Problem]:
    """Each side of a card fits the sheets that the course offers, at their least size of text."""
    for group in faces(course):
        shown = list(group.values())
        worst: dict[Side, list[_Bad]] = {}
        for layout in offered(course) if shown else ():
            for bad in _bad(course, shown, layout):
                worst.setdefault(bad.side, []).append(bad)
        for found in worst.values():
            yield _problem(course, max(found, key=lambda bad: bad.over), len(found) - 1)


@rule("K06", fixed=True)
def fonts_have_every_sign(course: Course) -> Iterator[Problem]:
    """The fonts of paper have every sign on the course's cards."""
    if any(offered(course)):
        for group in faces(course):
            yield from _unknown(course, group.values())


def problems_of(course: Course, shown: Sequence[Face], layout: Layout) -> list[Problem]:
    """Give what keeps cards from being printed in a layout, whether the course's site offers it or not."""
    bad = [_problem(course, each, 0) for each in _bad(course, shown, layout)]
    return bad or list(_unknown(course, shown))


def _bad(course: Course, shown: Sequence[Face], layout: Layout) -> Iterator[_Bad]:
    for face, pair in zip(shown, fitted(course, shown, layout), strict=True):
        for side, fit in zip((face.front, face.back), pair, strict=True):
            if not fit.holds:
                yield _Bad(face, side, fit, layout)


def _problem(course: Course, bad: _Bad, others: int) -> Problem:
    fit, side = bad.fit, bad.side
    name = "front" if side.is_front else "back"
    where = f"{bad.layout.id!r}" + (f" and of {others} more layout{'s' if others > 1 else ''}" if others else "")
    least = f"at {bad.layout.text[1]:g} pt on the sheet {where}"
    if fit.too_wide:
        message = f"the word {fit.word!r} on the {name} of card {side.card!r} is {fit.too_wide:.1f} mm too wide {least}"
        return _at(course, side, fit.word, "K05", message, "write another word, or break it with a hyphen")
    if fit.too_tall:
        message = f"the {name} of card {side.card!r} is {fit.too_tall:.1f} mm too tall {least}"
        return _at(course, side, "", "K05", message, _advice(side))
    message = f"the foot of the {name} of card {side.card!r} is {fit.foot_too_tall:.1f} mm too tall {least}"
    return _at(course, side, "", "K05", message, "shorten the course's title or the names of its facets' values")


def _advice(side: Side) -> str:
    """Name the longest text of a side, and what to do about it."""
    field = _longest(side)
    if side.card.endswith(".pocket"):
        return f"its longest text is `{field}`: write a shorter one under `pocket:`"
    return "keep the one fact"


def _longest(side: Side) -> str:
    lengths = {block.field: sum(len(each.text) for each in block.paragraphs) for block in side.blocks if block.field}
    return max(lengths, key=lambda field: lengths[field], default="")


def _unknown(course: Course, shown: Iterable[Face]) -> Iterator[Problem]:
    for face in shown:
        for side in (face.front, face.back):
            signs = missing("".join(side.texts()))
            if signs:
                named = ", ".join(f"{sign!r} (U+{ord(sign):04X})" for sign in signs[:3])
                message = (
                    f"no font of paper has {named}, on the {'front' if side.is_front else 'back'} of {side.card!r}"
                )
                hint = "write it otherwise, or print no cards: `cards: {layouts: []}` in course.yml"
                yield _at(course, side, signs[0], "K06", message, hint)


def _at(  # noqa: PLR0913, PLR0917 - a problem has this many facts
    course: Course, side: Side, snippet: str, code: str, message: str, hint: str
) -> Problem:
    """Make a problem where the side's text is written: the one with the snippet, else the longest."""
    owner, _, name = side.card.rpartition(".")
    record = course.records[owner]
    origin = course.origin(f"{record.kind}:{owner}")
    holding = (block.field for block in side.blocks if snippet and snippet in "".join(p.text for p in block.paragraphs))
    field = next((field for field in holding if field), "") or _longest(side)
    at = _field(record, name, field) if isinstance(record, Technique) else ()
    written = {card.id: number for number, card in enumerate(record.cards)}
    if name in written:
        at = ("cards", written[name], field or "front")
    return origin.problem(code, message, hint, at=at)


def _field(technique: Technique, name: str, field: str) -> FieldPath:
    """Give the field of a technique from which a text of a derived card comes."""
    if name == "pocket":
        own = getattr(technique.pocket, field, None) if technique.pocket else None
        return ("pocket", field) if own else _WRITTEN.get(field, ())
    derived = {"name": ("name",) if field == "front" else ("summary",), "when": ("use_when", 0)}
    return derived.get(name, ("counter", 0, "how"))
