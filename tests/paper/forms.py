"""Where text stands that a page draws by a form (PDF's word for a drawing that is used like a picture).

Chromium draws turned cards by forms. PDFium gives the clip of a form's text, and the box of a ligature that it takes
apart, as the form itself measures; what takes them to the page is found here. Lengths are pt, from below.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right, top."""
NEAR = 0.1
"""Points: two boxes so near are one."""


class Matrix(NamedTuple):
    """What takes a point of a form to the page, as PDF writes it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, box: Rectangle) -> Rectangle:
        corners = [self.point(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        across, down = zip(*corners, strict=True)
        return min(across), min(down), max(across), max(down)

    def after(self, inner: "Matrix") -> "Matrix":
        """Give the matrix of a form within this one."""
        x, y = self.point(inner.e, inner.f)
        right, up = Matrix(*self[:4]).point(inner.a, inner.b), Matrix(*self[:4]).point(inner.c, inner.d)
        return Matrix(*right, *up, x, y)


PLAIN = Matrix()


def address(item: Any) -> int:
    """Give what tells a page's objects from each other."""
    return ctypes.addressof(item.contents)


@dataclass(frozen=True)
class Form:
    """What draws an object: its matrix to the page, and what clips it there, form by form from the page."""

    matrix: Matrix = PLAIN
    clips: tuple[Rectangle, ...] = ()


def forms(page: pypdfium2.PdfPage) -> dict[int, Form]:
    """Give the form of each object that stands in one, by the object's address."""
    found: dict[int, Form] = {}
    for at in range(pdfium.FPDFPage_CountObjects(page.raw)):
        found.update(_inside(pdfium.FPDFPage_GetObject(page.raw, at), Form()))
    return found


def _inside(item: object, outer: Form) -> Iterator[tuple[int, Form]]:
    if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_FORM:
        return
    given = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, given)
    own = Form(outer.matrix.after(Matrix(*(getattr(given, name) for name in Matrix._fields))), clips(item, outer))
    for at in range(pdfium.FPDFFormObj_CountObjects(item)):
        part = pdfium.FPDFFormObj_GetObject(item, at)
        yield address(part), own
        yield from _inside(part, own)


def clips(item: object, form: Form) -> tuple[Rectangle, ...]:
    """Give the bounds of all that clips an object, on the page."""
    path = pdfium.FPDFPageObj_GetClipPath(item)
    own = (_bounds(path, at) for at in range(max(0, pdfium.FPDFClipPath_CountPaths(path))))
    return (*form.clips, *(form.matrix.box(box) for box in own if box))


def _bounds(path: object, at: int) -> Rectangle | None:
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for one in range(max(0, pdfium.FPDFClipPath_CountPathSegments(path, at))):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(path, at, one), x, y)
        points.append((x.value, y.value))
    if not points:
        return None
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def bounds(item: object) -> Rectangle:
    """Give the box of an object, as its form measures."""
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def slipped(box: Rectangle, whole: Rectangle, matrix: Matrix) -> bool:
    """Say whether a letter's box is the form's own: only there it lies in the box of its run."""
    return _within(box, whole) and not _within(box, matrix.box(whole))


def _within(box: Rectangle, whole: Rectangle) -> bool:
    low = box[0] >= whole[0] - NEAR and box[1] >= whole[1] - NEAR
    return low and box[2] <= whole[2] + NEAR and box[3] <= whole[3] + NEAR
