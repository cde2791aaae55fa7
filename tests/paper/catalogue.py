"""What a PDF says of itself, beside its pages: whether it is PDF/UA-1, and how it asks to be printed."""

import io

import page as validation
from pypdf import PdfReader

RULES = 104
"""Rules of PDF/UA-1 that page-validation knows; fewer means that it did not ask all."""


def universal(pdf: bytes) -> list[str]:
    """Say what keeps a file from being PDF/UA-1 (ISO 14289-1); nothing if all 104 rules pass."""
    report = validation.validate_pdf_bytes(pdf, profile=validation.ValidationProfile.PDF_UA_1)
    found = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    if not found and not (report.is_compliant and report.rules.passed == report.rules.total == RULES):
        found.append(f"{report.rules.passed} of {report.rules.total} rules passed, not {RULES} of {RULES}")
    return found


def printing(pdf: bytes) -> dict[str, str]:
    """Give the viewer preferences that a printing dialog begins with, such as `{"/PrintScaling": "/None"}`."""
    wishes = PdfReader(io.BytesIO(pdf)).root_object.get("/ViewerPreferences")
    return {name: str(value) for name, value in wishes.get_object().items()} if wishes else {}
