"""QR codes as a phone finds them: decoded from a grey raster of the printed page.

`decoded` gives the addresses, page by page; `code_faults` also says whether each stands in its card's own slot.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import zxingcpp

from tests.paper.expected import Expected, Side, pages
from tests.paper.glyphs import Box
from tests.paper.reader import document, read

DPI = 150
"""What a home printer's draft mode keeps of a page."""
INK = 0.3
"""Millimetres that the found corners of a code may be off at 150 dpi: two dots."""


@dataclass(frozen=True)
class Code:
    """A code that was decoded; `box` is its dark part, without the white border."""

    text: str
    box: Box


def decoded(pdf: bytes, dpi: int = DPI) -> list[list[str]]:
    """Give what the QR codes of each page say, from the top left to the bottom right."""
    return [[code.text for code in page] for page in read_codes(pdf, dpi)]


def read_codes(pdf: bytes, dpi: int = DPI) -> list[list[Code]]:
    """Find the QR codes of each page."""
    with document(pdf) as opened:
        return [sorted(_codes(page, dpi), key=lambda code: (code.box.top, code.box.left)) for page in opened]


def code_faults(pdf: bytes, expected: Expected, dpi: int = DPI) -> list[str]:
    """Say which card's code cannot be read, says another address, leaves its safe box or has text in it."""
    found: list[str] = []
    meant = pages(expected)
    for number, (codes, sides, printed) in enumerate(zip(read_codes(pdf, dpi), meant, read(pdf), strict=False), 1):
        found.extend(f"page {number}, {fault}" for fault in _faults(codes, sides))
        within = [glyph.text for glyph in printed.glyphs if any(code.box.meets(glyph.box) for code in codes)]
        if within:
            found.append(f"page {number}: {len(within)} glyphs are printed into a QR code: {''.join(within[:24])!r}")
    return found


def _codes(page: pypdfium2.PdfPage, dpi: int) -> Iterator[Code]:
    scale: Any = dpi / 72  # pypdfium2 says int and takes any number
    grey = page.render(scale=scale, grayscale=True).to_pil()
    mm = 25.4 / dpi
    for one in zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)):
        corners = one.position
        points = [corners.top_left, corners.top_right, corners.bottom_left, corners.bottom_right]
        across, down = [point.x * mm for point in points], [point.y * mm for point in points]
        yield Code(one.text, Box(min(across), min(down), max(across), max(down)))


def _faults(codes: list[Code], sides: tuple[Side, ...]) -> Iterator[str]:
    for side in sides:
        own = [code for code in codes if side.box.has(code.box.middle)]
        said = [code.text for code in own]
        if said != ([side.code] if side.code else []):
            yield f"{side.name}: the QR codes read there are {said}, not {side.code!r}"
        if any(not side.safe.holds(code.box, INK) for code in own):
            yield f"{side.name}: its QR code leaves the safe box"
