"""Reads the glyphs of a PDF, whichever engine made it. PDFium does the reading: 2,500 glyphs in 0.1 s."""

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from tests.paper.glyphs import MM, Box, Glyph, Page, Run

HYPHEN = "\u00ad"
"""What a hyphen at a line's end is read as: PDFium says U+0002, or U+00AD of a turned line."""
SURROGATES = range(0xD800, 0xE000)
INVISIBLE = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)


def read(pdf: bytes) -> tuple[Page, ...]:
    """Read all pages."""
    with document(pdf) as pages:
        return tuple(_page(page) for page in pages)


@contextmanager
def document(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF and close it."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        yield opened
    finally:
        opened.close()


def _page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    reader = _Reader(text.raw, height)
    count = pdfium.FPDFText_CountChars(text.raw)
    glyphs = tuple(filter(None, map(reader.glyph, range(count))))
    text.close()
    return Page(width * MM, height * MM, _whole(glyphs))


def _whole(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    """Join the halves of letters beyond U+FFFF: PDFium gives them one by one, beside Hebrew the low one first."""
    joined: list[Glyph] = []
    for glyph in glyphs:
        last = joined[-1] if joined else None
        if ord(glyph.text) in SURROGATES and last and len(last.text) == 1 and ord(last.text) in SURROGATES:
            halves = "".join(sorted(last.text + glyph.text))  # a high half is the lesser number
            whole = halves.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            joined[-1] = Glyph(whole, glyph.box, glyph.start, glyph.size, glyph.turn, glyph.run)
        else:
            joined.append(glyph)
    return tuple(joined)


class _Reader:
    """One page of text; the buffers that PDFium writes into are made once."""

    def __init__(self, text: object, height: float) -> None:
        self.text, self.height = text, height
        self.numbers = [ctypes.c_double() for _ in range(4)]
        self.matrix = pdfium.FS_MATRIX()
        self.runs: dict[int, Run] = {}

    def glyph(self, index: int) -> Glyph | None:
        """Give a glyph, or nothing for white space and what PDFium itself puts between words."""
        code = pdfium.FPDFText_GetUnicode(self.text, index)
        if pdfium.FPDFText_IsGenerated(self.text, index) == 1 or chr(code).isspace():
            return None
        if pdfium.FPDFText_IsHyphen(self.text, index) == 1:
            code = ord(HYPHEN)
        left, right, bottom, top = self.numbers
        pdfium.FPDFText_GetCharBox(self.text, index, left, right, bottom, top)
        box = Box(left.value * MM, self._down(top.value), right.value * MM, self._down(bottom.value))
        pdfium.FPDFText_GetCharOrigin(self.text, index, left, top)
        pdfium.FPDFText_GetMatrix(self.text, index, self.matrix)
        size = pdfium.FPDFText_GetFontSize(self.text, index) * math.hypot(self.matrix.c, self.matrix.d)
        turn = round(math.degrees(math.atan2(self.matrix.b, self.matrix.a))) % 360
        return Glyph(chr(code), box, (left.value * MM, self._down(top.value)), size, turn, self._run(index))

    def _down(self, y: float) -> float:
        return (self.height - y) * MM

    def _run(self, index: int) -> Run:
        item = pdfium.FPDFText_GetTextObject(self.text, index)
        key = ctypes.addressof(item.contents)
        if key not in self.runs:
            self.runs[key] = self._shared(item, index)
        return self.runs[key]

    def _shared(self, item: object, index: int) -> Run:
        red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
        pdfium.FPDFText_GetFillColor(self.text, index, red, green, blue, opacity)
        visible = pdfium.FPDFTextObj_GetTextRenderMode(item) not in INVISIBLE and opacity.value > 0
        colour = red.value, green.value, blue.value
        return Run(colour, visible, self._clip(item))

    def _clip(self, item: object) -> Box:
        """Give the part of the page that is not clipped away: the meet of the bounds of all clip paths."""
        box = Box(-math.inf, -math.inf, math.inf, math.inf)
        path = pdfium.FPDFPageObj_GetClipPath(item)
        x, y = ctypes.c_float(), ctypes.c_float()
        for one in range(max(0, pdfium.FPDFClipPath_CountPaths(path))):
            points: list[tuple[float, float]] = []
            for at in range(max(0, pdfium.FPDFClipPath_CountPathSegments(path, one))):
                pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(path, one, at), x, y)
                points.append((x.value * MM, self._down(y.value)))
            if points:
                across, down = zip(*points, strict=True)
                box = box.cut_to(Box(min(across), min(down), max(across), max(down)))
        return box
