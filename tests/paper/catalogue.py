"""What a PDF says of itself, beside its pages: whether it is PDF/UA-1, and how it asks to be printed."""

import io
from typing import Any

import page as validation
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

FILES = ("/FontFile", "/FontFile2", "/FontFile3")
RULES = 104
"""Rules of PDF/UA-1 that page-validation knows; fewer means that it did not ask all."""


def universal(pdf: bytes) -> list[str]:
    """Say what keeps a file from being PDF/UA-1 (ISO 14289-1); nothing if all 104 rules pass."""
    report = validation.validate_pdf_bytes(pdf, profile=validation.ValidationProfile.PDF_UA_1)
    found = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    if not found and not (report.is_compliant and report.rules.passed == report.rules.total == RULES):
        found.append(f"{report.rules.passed} of {report.rules.total} rules passed, not {RULES} of {RULES}")
    return found


def fonts(pdf: bytes) -> dict[str, bool]:
    """Give the PostScript names of all fonts of a file, used or not, and whether each is embedded.

    A font without a name is of Type 3: shapes that a browser drew.
    """
    reader = PdfReader(io.BytesIO(pdf))
    size: Any = reader.trailer["/Size"]
    things = (reader.get_object(number) for number in range(1, int(size)))
    found: dict[str, bool] = {}
    for thing in things:
        if isinstance(thing, DictionaryObject) and thing.get("/Type") == "/Font" and "/DescendantFonts" not in thing:
            name = str(thing.get("/BaseFont", "")).lstrip("/").rpartition("+")[2]
            shapes = thing.get("/FontDescriptor", DictionaryObject()).get_object()
            found[name] = found.get(name, True) and any(key in shapes for key in FILES)
    return found


def printing(pdf: bytes) -> dict[str, str]:
    """Give the viewer preferences that a printing dialog begins with, such as `{"/PrintScaling": "/None"}`."""
    wishes = PdfReader(io.BytesIO(pdf)).root_object.get("/ViewerPreferences")
    return {name: str(value) for name, value in wishes.get_object().items()} if wishes else {}
