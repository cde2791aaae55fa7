"""The specimen as a stand-alone page, to see that what browsers print can be checked too."""

from html import escape

from tests.paper.expected import FONTS, Expected, Side, pages

FAMILIES = ("SourceSans3", "NotoSansHebrew", "NotoSansArabic", "NotoSansJP", "NotoEmoji")
FACE = '@font-face {{ font-family: "{name}"; src: url("{url}") }}'
STYLE = """@page {{ size: {page[0]}mm {page[1]}mm; margin: 0 }}
body {{ margin: 0; font: 8pt/1.3 {families}; font-kerning: normal }}
section {{ position: relative; width: {page[0]}mm; height: {page[1]}mm; overflow: hidden }}
section + section {{ break-before: page }}
article {{ position: absolute; box-sizing: border-box }}
p {{ margin: 0; overflow-wrap: normal }}"""


def specimen_page(expected: Expected, more: str = "") -> str:
    """Write the sheets as HTML, with `more` CSS."""
    faces = "".join(FACE.format(name=name, url=(FONTS / f"{name}-Regular.ttf").as_uri()) for name in FAMILIES)
    style = faces + STYLE.format(families=", ".join(FAMILIES), page=expected.layout.page) + more
    sheets = ("".join(_card(expected, side) for side in sides if side.card is not None) for sides in pages(expected))
    body = "".join(f"<section>{sheet}</section>" for sheet in sheets)
    return f'<!doctype html><html lang="en"><title>Specimen</title><style>{style}</style>{body}</html>'


def _card(expected: Expected, side: Side) -> str:
    slot, inset = side.slot, expected.inset(back=side.back)
    where = f"left:{slot.x}mm;top:{slot.y}mm;width:{slot.width}mm;height:{slot.height}mm;padding:{inset}mm"
    turn = ";transform:rotate(180deg)" if slot.turned else ""
    texts = "".join(f"<p dir=auto>{escape(text)}</p>" for text in side.texts)
    return f'<article style="{where}{turn}">{texts}</article>'
