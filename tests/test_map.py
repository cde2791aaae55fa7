"""The course map: everything on it, nothing cropped, tiles that make up the poster, and PDF that anyone can read."""

import hashlib
import os
import re
import subprocess
import sys
import unicodedata
from functools import cache
from pathlib import Path

import page
import pypdfium2
import pytest
from PIL import ImageChops, ImageFilter
from pypdfium2 import raw

from generator.cards.map import A2, A3, OVERLAP, PRINTER_MARGIN, maps, poster, tiles
from generator.cards.way import drawing
from generator.load import load
from tests.map_course import Plan, course

ROOT = Path(__file__).resolve().parent.parent
POINTS = 72 / 25.4
DOTS = 4
"""Dots a millimetre in pictures: the windows of tiles begin at whole ones."""
EDGE = 10.0
"""Millimetres of paper without words, on A3."""
HYPHENS = "-\u2010\ufffe"
LEAST = 7.0
"""Points below which nothing is set on A3."""

PLANS = {
    "plain": Plan(),
    "one module without facets": Plan(1, 1, 1, facets=False),
    "nothing written": Plan(1, 1, 0, planned=("lesson-1-1",)),
    "forty modules": Plan(40, 3, 2, aside=True),
    "nothing but a path": Plan(1, 2, 1, aside=True),
    "planned in part": Plan(4, 2, 2, planned=("lesson-3-1", "lesson-3-2", "move-1-1-2"), aside=True),
    "a module higher than a page": Plan(2, 40, 4, aside=True),
    "Hebrew": Plan(5, 2, 2, lang="he", title="מנוף", name="שאלה פתוחה {number}", aside=True),
    "Arabic": Plan(5, 2, 2, lang="ar", title="قوة", name="سؤال مفتوح {number}"),
    "Japanese": Plan(5, 2, 2, lang="ja", title="交渉の力", name="沈黙を使って相手の答えを待つ {number}"),
    "long German words": Plan(9, 2, 2, lang="de-AT", name="Donaudampfschifffahrtsgesellschaftskapitänsmütze {number}"),
    "words without an end": Plan(4, 2, 2, title="x" * 300, name="W" * 120 + " {number}"),
    "hostile": Plan(3, 2, 2, title='"]#panic()', name='"]#panic() \\u{41} $x$ // <b> @c #{ } {number}', aside=True),
    "what no font has": Plan(2, 1, 1, name="a\ue000b\u0001 {number}"),
}


QUICK = {"leverage", "plain", "Hebrew", "hostile", "what no font has"}


def each(*names):
    """Run a test on these courses; the larger ones take seconds each, so they wait for `make test-all`."""
    return pytest.mark.parametrize(
        "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in names]
    )


@cache
def flagship():
    return load(ROOT)[0].courses["leverage"]


@cache
def made(name):
    return flagship() if name == "leverage" else course(PLANS[name])


@cache
def pdf(name, size=A3, cut=None):
    return poster(made(name), size, cut)


def squeezed(text):
    """A text without what setting it may change: spaces, breaks, hyphens."""
    kept = unicodedata.normalize("NFKC", text)
    return "".join(c for c in kept if unicodedata.category(c)[0] in "LNPS" and c not in HYPHENS)


def sheets(data):
    return list(pypdfium2.PdfDocument(data))


def read(data):
    return squeezed("".join(sheet.get_textpage().get_text_range() for sheet in sheets(data)))


def boxes(sheet):
    """Each visible letter with its box in mm, from the left and from below, and its size in points."""
    words = sheet.get_textpage()
    for index in range(words.count_chars()):
        letter = words.get_text_range(index, 1)
        if letter.strip() and (box := words.get_charbox(index)) and box[2] > box[0]:
            yield letter, [edge / POINTS for edge in box], raw.FPDFText_GetFontSize(words, index)


def names(shown):
    yield shown["title"]
    for module in shown["modules"] + shown["shortcuts"]:
        yield from (module["name"], module["summary"])
        for lesson in module["lessons"]:
            yield from (lesson["number"], lesson["name"])
            yield from (technique["name"] for technique in lesson["techniques"])


def picture(sheet):
    scale = DOTS * 25.4 / 72 * (1 - 1e-6)  # not a dot more than the paper has
    return sheet.render(scale=scale, grayscale=True).to_pil().convert("L")


def differs(one, other):
    """Whether two pictures differ by more than the smoothing of edges."""
    one, other = (art.filter(ImageFilter.GaussianBlur(1.5)) for art in (one, other))
    return any(ImageChops.difference(one, other).histogram()[24:])


@each("leverage", *PLANS)
def test_all_names_are_on_it(name):
    shown, text = drawing(made(name)), read(pdf(name))
    for wanted in map(squeezed, names(shown)):
        if shown["rtl"]:  # letters come out in the order of the eye
            assert set(wanted) <= set(text)
        else:
            assert wanted in text


@each("leverage", *PLANS)
def test_nothing_leaves_the_page_or_is_too_small_to_read(name):
    for sheet in sheets(pdf(name)):
        for letter, (left, bottom, right, top), size in boxes(sheet):
            assert left > EDGE, letter
            assert bottom > EDGE, letter
            assert right < A3[0] - EDGE, letter
            assert top < A3[1] - EDGE, letter
            assert size > LEAST, letter


@each("leverage", *(name for name in PLANS if name not in {"Hebrew", "Arabic"}))
def test_no_letter_stands_on_another(name):
    for sheet in sheets(pdf(name)):
        found = sorted((box for _, box, _ in boxes(sheet)), key=lambda box: box[0])
        for index, box in enumerate(found):
            for other in found[index + 1 :]:
                if other[0] >= box[2]:
                    break
                wide = min(box[2], other[2]) - other[0]
                high = min(box[3], other[3]) - max(box[1], other[1])
                least = min((b[2] - b[0]) * (b[3] - b[1]) for b in (box, other))
                ligature = box == other  # its letters share one box
                assert ligature or wide <= 0 or high <= 0 or wide * high < 0.5 * least, (box, other)


@each("leverage", *PLANS)
def test_anyone_can_read_it(name):
    report = page.validate_pdf_bytes(pdf(name), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant, report.failures
    assert (report.rules.passed, report.rules.total) == (104, 104)


def test_the_files_of_a_course_are_named_and_sized_as_promised():
    offers = list(maps(made("plain")))
    assert [offer.file.path for offer in offers] == [
        "made-up/cards/map-a3.pdf",
        "made-up/cards/map-a2.pdf",
        "made-up/cards/map-a4-tiles.pdf",
    ]
    assert all(offer.deck == "made-up/" for offer in offers)
    for offer, (width, height) in zip(offers, (A3, A2, (210, 297)), strict=True):
        for sheet in sheets(offer.file.data):
            assert sheet.get_size() == pytest.approx((width * POINTS, height * POINTS), abs=0.01)
        assert page.is_pdf_compliant_bytes(offer.file.data, profile=page.ValidationProfile.PDF_UA_1)


def test_the_flagship_is_on_one_page():
    assert len(sheets(pdf("leverage"))) == 1


def test_a_module_beside_the_way_is_a_shortcut():
    assert "Shortcut" not in read(pdf("plain"))
    assert read(pdf("leverage")).count("Shortcut") == 1


def test_what_is_planned_says_so():
    text = read(pdf("planned in part"))
    assert "Module3–coming" in text
    assert "Move1.1.2–coming" in text
    assert text.count("coming") == 2  # the lessons of a module to come need not say it again


def test_both_papers_have_the_same_design():
    small, large = (list(boxes(sheets(pdf("leverage", size))[0])) for size in (A3, A2))
    assert [letter for letter, *_ in small] == [letter for letter, *_ in large]
    scale = min(A2[0] / A3[0], A2[1] / A3[1])
    for (letter, here, _), (_, there, _) in zip(small, large, strict=True):
        assert [edge * scale for edge in here] == pytest.approx(there, abs=0.6), letter


def test_tiles_are_as_few_as_can_be_and_cover_the_poster():
    cut = tiles(A2)
    assert (cut.page, cut.columns, cut.rows) == ((210, 297), 4, 2)
    for whole, part, count in zip(A2, cut.window, (cut.columns, cut.rows), strict=True):
        assert count * part - (count - 1) * OVERLAP == pytest.approx(whole)


@each("leverage", "forty modules")
def test_tiles_make_up_the_poster(name):
    cut = tiles(A2)
    parts = sheets(pdf(name, A2, cut))
    posters = [picture(sheet) for sheet in sheets(pdf(name, A2))]
    places = [(art, row, column) for art in posters for row in range(cut.rows) for column in range(cut.columns)]
    left, top = ((whole - part) / 2 for whole, part in zip(cut.page, cut.window, strict=True))
    width, height = (round(part * DOTS) for part in cut.window)
    for sheet, (art, row, column) in zip(parts, places, strict=True):
        window = picture(sheet).crop((x := round(left * DOTS), y := round(top * DOTS), x + width, y + height))
        dx, dy = round(column * (cut.window[0] - OVERLAP) * DOTS), round(row * (cut.window[1] - OVERLAP) * DOTS)
        inner = (8, 8, width - 8, height - 8)  # an edge cuts through dots
        there = [art.crop((dx + d, dy, dx + d + width, dy + height)).crop(inner) for d in (0, DOTS)]
        assert not differs(window.crop(inner), there[0])
        assert differs(window.crop(inner), there[1]), "one millimetre beside it would not have been seen"
        assert (
            f"Row {row + 1} of {cut.rows}, column {column + 1} of {cut.columns}"
            in sheet.get_textpage().get_text_range()
        )


def test_tiles_leave_the_edge_to_the_printer():
    for sheet in sheets(pdf("leverage", A2, tiles(A2))):
        art = picture(sheet)
        edge = round(PRINTER_MARGIN * DOTS)
        art.paste(255, (edge, edge, art.width - edge, art.height - edge))
        assert art.getextrema() == (255, 255)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_course_gives_the_same_bytes_everywhere(seed):
    code = (
        "import sys; sys.path.insert(0, 'tests'); import hashlib; from tests.map_course import Plan, course;"
        "from generator.cards.map import maps;"
        "print(*(hashlib.sha256(o.file.data).hexdigest() for o in maps(course(Plan(aside=True)))))"
    )
    surroundings = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=surroundings, capture_output=True, text=True, check=True
    )
    here = [hashlib.sha256(offer.file.data).hexdigest() for offer in maps(course(Plan(aside=True)))]
    assert told.stdout.split() == here


@each("leverage", *PLANS)
def test_only_our_own_fonts_are_in_it(name):
    fonts = set(re.findall(rb"/BaseFont ?/([^\s/]+)", pdf(name)))
    assert fonts
    assert all(re.fullmatch(rb"[A-Z]{6}\+(SourceSans3|SourceSerif4|Noto(Sans|Emoji))\S*", font) for font in fonts), (
        fonts
    )
