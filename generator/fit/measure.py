"""Fits sides into their boxes by Typst's own layout: the largest size of text at which all stands inside.

Sizes are tried in steps of a quarter of a point, from the layout's usual size down to its least.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import quoteattr

import typst
from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.fit import fonts, style
from generator.fit.face import Block, Side
from generator.fit.kept import once
from generator.fit.literal import literal
from generator.fit.room import GUARD, Room, back_room, front_room
from generator.fit.runs import Paragraph, Run
from generator.model.layout import Layout

STEP: Final = 0.25
"""Points from one size of text to the next."""
_LONGEST: Final = 4
"""How many of the longest pieces of a block are measured: one of them is the widest."""
_MOST_NUMBERS: Final = "000/000"
"""A card's number at its widest."""
_BREAK: Final = re.compile(r"(?<=[\u00ad\-–—])|[\s\u200b]+|(?<=[\u2e80-\u9fff\uff00-\uff60])")
_MEDIA_TYPES: Final = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "gif": "image/gif",
}
"""Media types of the pictures that are put into an SVG for Typst, by ending."""


@dataclass(frozen=True, slots=True)
class Fit:
    """At which size of text a side fits, in pt; or by how many mm it does not at the least size."""

    size: float
    too_tall: float = 0
    foot_too_tall: float = 0
    too_wide: float = 0
    word: str = ""
    """The word that is too wide."""

    @property
    def holds(self) -> bool:
        """Whether all of it is inside."""
        return self.too_tall <= 0 and self.foot_too_tall <= 0 and self.too_wide <= 0


def fits(sides: Sequence[Side], layout: Layout, lang: str, pictures: Mapping[str, str]) -> list[Fit]:
    """Fit sides into a layout's cards; `pictures` are SVG by name. One call of Typst for all."""
    return list(_measured(sides, layout, lang, pictures)) if sides else []


def _measured(sides: Sequence[Side], layout: Layout, lang: str, pictures: Mapping[str, str]) -> Iterator[Fit]:
    base, least = layout.text
    steps = round((base - least) / STEP)
    source = (
        environment()
        .get_template("measure.typ.j2")
        .render(
            **setting(lang, shown(sides, pictures)),
            sizes=[base - STEP * step for step in range(steps)] + [least],
            least=least,
            sides=[_data(side, front_room(layout) if side.is_front else back_room(layout)) for side in sides],
        )
    )
    for size, *over, word in json.loads(once(source, "json", _asked)):
        tall, low, wide = (max(0.0, round(each, 2)) for each in over)
        yield Fit(size, tall, low, wide, word.replace("\u00ad", ""))


def _asked(source: bytes) -> bytes:
    return typst.query(source, "<fit>", field="value", one=True, font_paths=fonts.loaded()).encode()


def _data(side: Side, room: Room) -> tuple[object, ...]:
    width, height = room.width - GUARD[0], room.height - GUARD[1]
    foot = numbered(side.foot, _MOST_NUMBERS) if side.is_front else side.foot
    return (
        blocks_data(side.blocks),
        lines_data(foot),
        list(_words(side)),
        width,
        height,
        room.foot_width - GUARD[0],
        room.foot_height,
    )


def blocks_data(blocks: Sequence[Block]) -> list[object]:
    """Give blocks as `face.typ.j2` reads them."""
    return [(block.role, block.lead, [_paragraph(each) for each in block.paragraphs], block.lines) for block in blocks]


def lines_data(lines: Sequence[Paragraph]) -> list[object]:
    """Give the lines of a foot as `face.typ.j2` reads them."""
    return [_paragraph(each) for each in lines]


def numbered(lines: tuple[Paragraph, ...], number: str) -> tuple[Paragraph, ...]:
    """Put a card's number before the last line of its foot."""
    if not lines or not number:
        return lines
    return (*lines[:-1], Paragraph((Run(f"{number} · "), *lines[-1].runs)))


def _paragraph(each: Paragraph) -> tuple[object, ...]:
    return each.marker, [(run.text, run.strong, run.emphasis, run.family, run.picture, run.breaks) for run in each.runs]


def _words(side: Side) -> Iterator[tuple[str, str, bool, bool]]:
    """Yield the longest pieces between places where a line may break, as wide as they may be set."""
    for block in side.blocks:
        for each in block.paragraphs:
            pieces = sorted({*filter(None, _BREAK.split(each.text))}, key=lambda piece: (-len(piece), piece))
            strong, code = any(run.strong for run in each.runs), any(run.code for run in each.runs)
            for piece in pieces[:_LONGEST]:
                yield piece.replace("\u00ad", "-"), block.role, strong, code


def shown(sides: Iterable[Side], pictures: Mapping[str, str]) -> dict[str, str]:
    """Give those of the pictures that stand on these sides."""
    blocks = [block for side in sides for block in side.blocks]
    runs = [run for block in blocks for each in block.paragraphs for run in each.runs]
    return {name: pictures[name] for name in sorted({run.picture for run in runs if run.picture})}


def setting(lang: str, pictures: Mapping[str, str]) -> dict[str, object]:
    """Give what `face.typ.j2` needs, whatever the sides."""
    language, _, region = lang.partition("-")
    return {
        "styles": style.table(),
        "families": {name: fonts.stack(name) for name in (fonts.TEXT, fonts.NAME)}
        | {"code": fonts.stack(fonts.CODE), "symbol": fonts.stack(fonts.SYMBOL)},
        "pictures": pictures,
        "rule": style.RULE,
        "rule_gap": style.RULE_GAP,
        "picture": style.PICTURE,
        "small": style.SMALL_PICTURE,
        "hang": style.HANG,
        "write": (style.WRITE, style.WRITE_RULE, style.WRITE_GREY),
        "lang": language,
        "region": region if len(region) == 2 else "",  # noqa: PLR2004 - ISO 3166-1 alpha-2, as Typst asks
    }


def svg_of(name: str, data: bytes) -> str:
    """Give a picture as SVG, which Typst reads from memory: it stands at the left of a box of 3 to 2.

    As data of its own it is drawn or, where it is broken, left out; and it can ask for no file of the machine.
    """
    kind = _MEDIA_TYPES.get(name.rpartition(".")[2].lower())
    source = quoteattr(f"data:{kind};base64,{b64encode(data).decode()}")
    shown = f'<image width="300" height="200" preserveAspectRatio="xMinYMid meet" href={source}/>' if kind else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200" viewBox="0 0 300 200">{shown}</svg>'


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Give the environment of the Typst templates: its filter `typst` makes a literal of any value."""
    env = Environment(  # noqa: S701 - Typst, not HTML: every value goes through `literal`
        loader=PackageLoader("generator.fit"), trim_blocks=True, keep_trailing_newline=True, undefined=StrictUndefined
    )
    env.filters["typst"] = literal  # pyright: ignore[reportUnknownMemberType] - jinja leaves it untyped
    return env
