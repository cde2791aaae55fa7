"""Reads the glyphs of a PDF, whichever engine made it. PDFium does the reading: 2,500 glyphs in 0.1 s."""

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from tests.paper.forms import Form, Matrix, Rectangle, address, bounds, clips, forms, slipped
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
    reader = _Reader(page, text.raw)
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

    def __init__(self, page: pypdfium2.PdfPage, text: object) -> None:
        self.text, self.height = text, page.get_height()
        self.numbers = [ctypes.c_double() for _ in range(4)]
        self.matrix = pdfium.FS_MATRIX()
        self.forms = forms(page)
        self.runs: dict[int, tuple[Run, Matrix, Rectangle]] = {}

    def glyph(self, index: int) -> Glyph | None:
        """Give a glyph, or nothing for white space and what PDFium itself puts between words."""
        code = pdfium.FPDFText_GetUnicode(self.text, index)
        if pdfium.FPDFText_IsGenerated(self.text, index) == 1 or chr(code).isspace():
            return None
        if pdfium.FPDFText_IsHyphen(self.text, index) == 1:
            code = ord(HYPHEN)
        run, matrix, whole = self._run(index)
        box, start = self._place(index)
        if slipped(box, whole, matrix):
            box, start = matrix.box(box), matrix.point(*start)
        pdfium.FPDFText_GetMatrix(self.text, index, self.matrix)
        size = pdfium.FPDFText_GetFontSize(self.text, index) * math.hypot(self.matrix.c, self.matrix.d)
        turn = round(math.degrees(math.atan2(self.matrix.b, self.matrix.a))) % 360
        return Glyph(chr(code), self._box(box), (start[0] * MM, (self.height - start[1]) * MM), size, turn, run)

    def _place(self, index: int) -> tuple[Rectangle, tuple[float, float]]:
        left, right, bottom, top = self.numbers
        pdfium.FPDFText_GetCharBox(self.text, index, left, right, bottom, top)
        box = left.value, bottom.value, right.value, top.value
        pdfium.FPDFText_GetCharOrigin(self.text, index, left, bottom)
        return box, (left.value, bottom.value)

    def _box(self, box: Rectangle) -> Box:
        return Box(box[0] * MM, (self.height - box[3]) * MM, box[2] * MM, (self.height - box[1]) * MM)

    def _run(self, index: int) -> tuple[Run, Matrix, Rectangle]:
        item = pdfium.FPDFText_GetTextObject(self.text, index)
        key = address(item)
        if key not in self.runs:  # a run has one colour, so once is enough
            form = self.forms.get(key, Form())
            self.runs[key] = self._shared(item, form, index), form.matrix, bounds(item)
        return self.runs[key]

    def _shared(self, item: object, form: Form, index: int) -> Run:
        red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
        pdfium.FPDFText_GetFillColor(self.text, index, red, green, blue, opacity)
        visible = pdfium.FPDFTextObj_GetTextRenderMode(item) not in INVISIBLE and opacity.value > 0
        clip = Box(-math.inf, -math.inf, math.inf, math.inf)
        for one in clips(item, form):
            clip = clip.cut_to(self._box(one))
        return Run((red.value, green.value, blue.value), visible, clip)
