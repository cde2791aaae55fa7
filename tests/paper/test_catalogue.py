"""A file that is PDF/UA-1 passes, and each defect that is seeded into it is found."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject

from tests.paper.catalogue import printing, universal
from tests.paper.specimen import compiled

TEXT = """#set document(title: "Cards", author: "tests")
#set text(font: "Source Sans 3", lang: "en", fallback: false)
= Cards
== Silence
Count to ten.
#image(bytes("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect width='9' height='9'/></svg>"),
  format: "svg", width: 9mm, alt: "QR code: https://example.org/")
== Patience
Wait.
"""
Edit = Callable[[PdfWriter], object]


@pytest.fixture(scope="module")
def right() -> bytes:
    return compiled(TEXT, universal=True)


def test_a_right_file_passes(right: bytes) -> None:
    assert universal(right) == []


def _changed(pdf: bytes, edit: Edit) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    edit(writer)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _named(writer: PdfWriter, key: str, value: str | None = None) -> list[DictionaryObject]:
    """Give all dictionaries that have a key, with this value if one is given."""
    every = [thing for thing in writer._objects if isinstance(thing, DictionaryObject)]
    return [thing for thing in every if key in thing and (value is None or thing[key] == value)]


def _without(writer: PdfWriter, key: str) -> None:
    holders = _named(writer, key)
    assert holders
    for holder in holders:
        del holder[key]


def _as(writer: PdfWriter, key: str, value: str, other: str) -> None:
    holders = _named(writer, key, value)
    assert holders
    for holder in holders:
        holder[NameObject(key)] = NameObject(other)


def _no_title(writer: PdfWriter) -> None:
    wishes: Any = writer.root_object["/ViewerPreferences"]
    wishes[NameObject("/DisplayDocTitle")] = BooleanObject(value=False)


DEFECTS: dict[str, tuple[Edit, str]] = {
    "no language": (lambda pdf: _without(pdf, "/Lang"), "TEXT-LANGUAGE-001"),
    "no structure": (lambda pdf: _without(pdf, "/StructTreeRoot"), "STRUCT-TREE-ROOT-001"),
    "no word that it is tagged": (lambda pdf: _without(pdf, "/MarkInfo"), "TAGGED-DOCUMENT-001"),
    "a picture without its words": (lambda pdf: _without(pdf, "/Alt"), "FIGURE-ALTERNATIVE-TEXT-001"),
    "no viewer preferences": (lambda pdf: _without(pdf, "/ViewerPreferences"), "VIEWER-PREFERENCES-001"),
    "the file's name as its title": (_no_title, "VIEWER-PREFERENCES-001"),
    "no metadata": (lambda pdf: _without(pdf, "/Metadata"), "METADATA-STRUCTURE-001"),
    "a heading's level left out": (lambda pdf: _as(pdf, "/S", "/H2", "/H4"), "HEADING-NESTING-001"),
    "a tag that nobody knows": (lambda pdf: _as(pdf, "/S", "/P", "/Prose"), "STRUCT-TREE-ROLE-MAP-001"),
    "a font that is not embedded": (lambda pdf: _without(pdf, "/FontFile2"), "FONT-EMBEDDING-001"),
    "letters that nothing names": (lambda pdf: _without(pdf, "/ToUnicode"), "FONT-UNICODE-MAPPING-001"),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_seeded_defect_is_found(defect: str, right: bytes) -> None:
    edit, rule = DEFECTS[defect]
    found = universal(_changed(right, edit))
    assert any(rule in fault for fault in found), found


def test_writing_it_again_is_no_defect(right: bytes) -> None:
    assert universal(_changed(right, lambda _: None)) == []


UNCHECKED = {
    "not made as PDF/UA": (TEXT, "ID-PART-001"),
    "no heading of level 1": (TEXT.replace("\n= Cards", ""), "HEADING-NESTING-001"),
    "a heading of level 4 after one of level 2": (
        TEXT.replace("\n== Patience", "\n==== Patience"),
        "HEADING-NESTING-001",
    ),
}


@pytest.mark.parametrize("written", UNCHECKED)
def test_what_typst_itself_would_refuse_is_found(written: str) -> None:
    text, rule = UNCHECKED[written]
    found = universal(compiled(text))
    assert any(rule in fault for fault in found), found


def test_wishes_for_the_printing_dialog(right: bytes) -> None:
    assert "/Duplex" not in printing(right)

    def ask(writer: PdfWriter) -> None:
        wishes: Any = writer.root_object["/ViewerPreferences"]
        wishes[NameObject("/PrintScaling")] = NameObject("/None")
        wishes[NameObject("/Duplex")] = NameObject("/DuplexFlipLongEdge")

    asked = printing(_changed(right, ask))
    assert (asked["/PrintScaling"], asked["/Duplex"]) == ("/None", "/DuplexFlipLongEdge")
    assert printing(_changed(right, lambda pdf: _without(pdf, "/ViewerPreferences"))) == {}
