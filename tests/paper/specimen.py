"""Sets small sheets to try the check on: what `Expected` says, by Typst, with nothing of the generator's templates."""

import json
from functools import cache
from typing import Literal

import segno
import typst

from tests.paper.expected import FONTS, Expected, Side, pages

FAMILIES = ("Source Sans 3", "Noto Sans Hebrew", "Noto Sans Arabic", "Noto Sans JP", "Noto Emoji")
ASCENT = 0.962
"""The first baseline below the top of the text box, em: of Source Sans 3 in lines of 1.3 em."""
HEAD = """#set document(title: "Specimen", author: "tests")
#set page(width: {page[0]}mm, height: {page[1]}mm, margin: 0mm)
#set text(font: {fonts}, size: {size}pt, lang: "en", fallback: false, top-edge: 0.962em, bottom-edge: -0.338em)
#set text(hyphenate: {hyphenate})
#set par(leading: 0pt, spacing: 0pt)
#show heading: set text(size: 1em)
#show heading: set block(above: 0pt, below: 0pt)
#place(hide[= Specimen])
"""
CARD = """#place(dx: {x}mm, dy: {y}mm,
  rotate({turn}deg, box(width: {width}mm, height: {height}mm, inset: {inset}mm)[{body}]))
"""
QR = '#place(right + bottom, image(bytes({svg}), format: "svg", width: {side}mm, alt: {alt}))'


def source(
    expected: Expected, *, size: float = 8, families: tuple[str, ...] = FAMILIES, hyphenate: bool = False
) -> str:
    """Write the sheets as Typst source; `size` in pt."""
    names, dashes = json.dumps(families)[1:-1], json.dumps(hyphenate)
    head = HEAD.format(page=expected.layout.page, fonts=f"({names},)", size=size, hyphenate=dashes)
    sheets = ("".join(_card(expected, side) for side in sides if side.card is not None) for sides in pages(expected))
    return head + "#pagebreak()\n".join(sheets)


def specimen(expected: Expected, **looks: object) -> bytes:
    """Set the sheets as a PDF."""
    return compiled(source(expected, **looks))  # type: ignore[arg-type]  # `source` names them


def compiled(text: str, *, universal: bool = False) -> bytes:
    """Compile Typst with our fonts and those that Typst brings along."""
    standards: Literal["ua-1"] | None = "ua-1" if universal else None
    made = typst.compile(text.encode(), format="pdf", font_paths=_fonts(), pdf_standards=standards, timestamp=0)
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


def _card(expected: Expected, side: Side) -> str:
    slot = side.slot
    paragraphs = "\n".join(f"#block(text({json.dumps(text, ensure_ascii=False)}))" for text in side.texts)
    turn, inset = 180 if slot.turned else 0, expected.inset(back=side.back)
    where = {"x": slot.x, "y": slot.y, "width": slot.width, "height": slot.height, "inset": inset}
    return CARD.format(**where, turn=turn, body=paragraphs + _code(expected, side))


def _code(expected: Expected, side: Side) -> str:
    if not side.code:
        return ""
    svg = segno.make(side.code, error="m").svg_inline(border=4, scale=1, omitsize=True)
    return QR.format(svg=json.dumps(svg), side=expected.layout.qr, alt=json.dumps(f"QR code: {side.code}"))
