"""The calibration sheet: what is read off it against the light, typed as it is, brings the back to its place."""

import ctypes
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import page
import pypdfium2
import pypdfium2.raw
import pytest
from click.testing import CliRunner

from generator.cards.calibration import ARM, INSET, REACH, calibration
from generator.cli import main
from generator.load.layouts import built_in
from generator.model.layout import Flip, back_slots
from generator.model.paper import PAPERS

ROOT = Path(__file__).parents[1]
MM = 25.4 / 72
SHIFT = (1.5, -0.8)
"""A printer that puts backs too far to the right and too high, in mm, as the reader of the back sees it."""


class Stroke(NamedTuple):
    """A straight line on a page, its ends in mm from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


def _strokes(data: bytes, number: int) -> list[Stroke]:
    found: list[Stroke] = []
    with pypdfium2.PdfDocument(data) as opened:
        sheet = opened[number]
        height = sheet.get_height()
        for each in sheet.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=5):
            left, bottom, right, top = each.get_bounds()
            thick = ctypes.c_float()
            assert pypdfium2.raw.FPDFPageObj_GetStrokeWidth(each, thick)
            pen = thick.value  # PDFium adds the whole of it on every side
            ends = (left + pen, height - top + pen, right - pen, height - bottom - pen)
            found.append(Stroke(*(end * MM for end in ends)))
    return found


def _numbers(data: bytes) -> Iterator[tuple[float, float, float]]:
    """Yield each number beside the scales of the back: its value and the middle of its figures, in mm."""
    with pypdfium2.PdfDocument(data) as opened:
        sheet = opened[1]
        height, text = sheet.get_height(), sheet.get_textpage()
        shown = text.get_text_range()
        for at, character in enumerate(shown):
            if character.isdigit():
                signed = at > 0 and shown[at - 1] == "\N{MINUS SIGN}"
                boxes = [text.get_charbox(place) for place in range(at - signed, at + 1)]
                left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
                y = height - (boxes[-1][1] + boxes[-1][3]) / 2
                yield (-1 if signed else 1) * int(character), (left + right) / 2 * MM, y * MM


def _crosses(data: bytes) -> list[tuple[float, float]]:
    """Give the middles of the front's crosses: where a long upright and a long level line meet."""
    long = [
        each
        for each in _strokes(data, 0)
        if max(each[2] - each[0], each[3] - each[1]) == pytest.approx(2 * ARM, abs=0.3)
    ]
    upright = [(each.left + each.right) / 2 for each in long if each.right - each.left < 1]
    level = [(each.top + each.bottom) / 2 for each in long if each.bottom - each.top < 1]
    return sorted({(round(x, 2), round(y, 2)) for x in upright for y in level})


def _read(marks: list[tuple[float, float]], where: float) -> float:
    """Read a scale of (place, value) at a place, between its numbers."""
    marks = sorted(marks)
    low, high = next(pair for pair in pairwise(marks) if pair[0][0] <= where <= pair[1][0])
    return low[1] + (where - low[0]) / (high[0] - low[0]) * (high[1] - low[1])


def _readings(data: bytes, paper: str, shift: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Hold the sheet against a light, the back towards the reader: the front is mirrored, the back shifted."""
    width, _ = PAPERS[paper]
    numbers = [(value, x + shift[0], y + shift[1]) for value, x, y in _numbers(data)]
    for front_x, y in _crosses(data):
        x = width - front_x
        near = [each for each in numbers if math.dist((x, y), each[1:]) < ARM + REACH + 5]
        level = [(at, value) for value, at, row in near if sum(abs(row - other) < 0.3 for *_, other in near) == 5]
        upright = [(at, value) for value, col, at in near if sum(abs(col - other) < 0.3 for _, other, _ in near) == 5]
        assert len(level) == len(upright) == 5
        yield _read(level, x), _read(upright, y)


@pytest.mark.parametrize("paper", PAPERS)
def test_crosses_stand_in_the_corners_and_mirror_into_each_other(paper: str) -> None:
    width, height = PAPERS[paper]
    corners = [(x, y) for x in (INSET, width - INSET) for y in (INSET, height - INSET)]
    found = _crosses(calibration(paper))
    assert len(found) == 4
    for cross, corner in zip(found, corners, strict=True):
        assert cross == pytest.approx(corner, abs=0.05)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("shift", [SHIFT, (0, 0), (-4, 3), (0.5, 5.5), (-5.5, -5.5)])
def test_what_is_read_is_what_to_type(paper: str, shift: tuple[float, float]) -> None:
    found = list(_readings(calibration(paper), paper, shift))
    assert len(found) == 4
    for reading in found:
        assert reading == pytest.approx((-shift[0], -shift[1]), abs=0.1)


@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("name", ["a4-8up-inset", "letter-poker-9up"])
def test_typed_as_read_it_brings_every_back_home(name: str, flip: Flip) -> None:
    layout = built_in()[name]
    x, y = next(_readings(calibration(name.partition("-")[0]), name.partition("-")[0], SHIFT))
    typed = (round(x, 1), round(y, 1))
    assert typed == (-1.5, 0.8)
    for wanted, slot in zip(back_slots(layout, flip), back_slots(layout, flip, typed), strict=True):
        printed = (slot.x + SHIFT[0], slot.y + SHIFT[1])
        assert printed == pytest.approx((wanted.x, wanted.y), abs=0.01)


def test_printed_again_with_the_numbers_all_crosses_meet_the_zero() -> None:
    for reading in _readings(calibration("a4", (-1.5, 0.8)), "a4", SHIFT):
        assert reading == pytest.approx((0, 0), abs=0.1)


@pytest.mark.parametrize("paper", PAPERS)
def test_bars_are_100_mm_long_with_a_tick_each_mm(paper: str) -> None:
    strokes = _strokes(calibration(paper), 0)
    assert len([s for s in strokes if s.right - s.left == pytest.approx(100, abs=0.3) and s.bottom - s.top < 0.5]) == 1
    assert len([s for s in strokes if s.bottom - s.top == pytest.approx(100, abs=0.3) and s.right - s.left < 0.5]) == 1
    ticks = sorted((s.left + s.right) / 2 for s in strokes if 1.5 < s.bottom - s.top < 5)
    assert len(ticks) == 101
    assert ticks[-1] - ticks[0] == pytest.approx(100, abs=0.01)
    assert {round(b - a, 2) for a, b in pairwise(ticks)} == {1.0}


@pytest.mark.parametrize("paper", PAPERS)
def test_scales_have_a_tick_each_mm_and_numbers_stand_at_theirs(paper: str) -> None:
    data = calibration(paper)
    short = [s for s in _strokes(data, 1) if max(s.right - s.left, s.bottom - s.top) < 4]
    columns = {round((s.left + s.right) / 2, 2) for s in short if s.right - s.left < 0.1}
    rows = {round((s.top + s.bottom) / 2, 2) for s in short if s.bottom - s.top < 0.1}
    for found, places in ((columns, {x for x, _ in _crosses(data)}), (rows, {y for _, y in _crosses(data)})):
        wanted = [place + tick for place in sorted(places) for tick in range(-REACH, REACH + 1)]
        assert sorted(found) == pytest.approx(wanted, abs=0.02)
    for value, x, y in _numbers(data):
        assert any(abs(x - cross - value) < 0.1 for cross, _ in _crosses(data)) or any(
            abs(y - cross - value) < 0.1 for _, cross in _crosses(data)
        )


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("offset", [(0, 0), (10, -10)])
def test_nothing_is_nearer_to_the_edge_than_printers_print(paper: str, offset: tuple[float, float]) -> None:
    width, height = PAPERS[paper]
    least = 5 if offset == (0, 0) else 0
    for number in (0, 1):
        for s in _strokes(calibration(paper, offset), number):
            assert min(s.left, width - s.right) > least
            assert min(s.top, height - s.bottom) > least


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("offset", [(0, 0), SHIFT])
def test_it_is_accessible_and_has_two_pages_of_its_paper(paper: str, offset: tuple[float, float]) -> None:
    data = calibration(paper, offset)
    report = page.validate_pdf_bytes(data)
    assert (report.is_compliant, report.rules.passed, report.rules.failed) == (True, 104, 0)
    with pypdfium2.PdfDocument(data) as opened:
        sizes = [tuple(round(side * MM, 1) for side in each.get_size()) for each in opened]
        texts = [each.get_textpage().get_text_bounded() for each in opened]
    assert sizes == [PAPERS[paper]] * 2
    assert "on the long edge" in texts[0]
    assert ("This back is moved by x 1.5, y \N{MINUS SIGN}0.8" in " ".join(texts[1].split())) == (offset == SHIFT)


def test_the_same_bytes_whatever_the_machine() -> None:
    code = "import sys; from generator.cards.calibration import calibration; sys.stdout.buffer.write(calibration('a4'))"
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
        ).stdout
        for seed, zone, locale in (("1", "UTC", "C"), ("77", "Asia/Tokyo", "C.UTF-8"))
    }
    assert made == {calibration("a4")}


def test_the_command_needs_no_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments, name in ([], "calibration-a4.pdf"), (["--paper", "letter"], "calibration-letter.pdf"):
        done = CliRunner().invoke(main, ["cards", "--calibration", *arguments])
        assert (done.exit_code, done.stderr) == (0, "")
        assert done.stdout == f"{name}: print it on both sides at 100 %, and do what it says.\n"
        assert (tmp_path / name).read_bytes() == calibration(name[12:-4])
