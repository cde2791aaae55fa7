"""Layouts of sheets: printed on both sides, turned by the printer, and cut, each back is behind its front.

A sheet is simulated. A place on the paper is told as somebody sees it who looks at its front; a back page
is printed from behind, after the paper has turned about one of its middle lines.
"""

import math
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load import load
from generator.load.layouts import built_in, faults
from generator.load.yaml import Document, parse
from generator.model.layout import BACK_INSET, EDGE, Flip, Layout, Slot, back_slots, front_slots
from generator.model.syllabus import CardPlan, Offset

SAMPLE = Path(__file__).parent / "sample"
Point = tuple[float, float]
NEAR = 0.001
"""mm; slots are rounded to a tenth of a micrometre."""

SECTION_4 = {
    # id: page, columns, rows, card, origin, step, safe, text, qr, cards on a sheet
    "a4-a7-8up": ((210, 297), 2, 4, (105, 74.25), (0, 0), None, 8, (10, 7), 16, 8),
    "a4-8up-inset": ((210, 297), 2, 4, (95, 67), (10, 14.5), None, 4.5, (9.5, 7), 16, 8),
    "a4-poker-9up": ((210, 297), 3, 3, (63.5, 88.9), (9.75, 15.15), None, 4.5, (8.5, 7), 15, 9),
    "a4-fold-4up": ((210, 297), 2, 4, (95, 67), (10, 14.5), None, 4.5, (9.5, 7), 16, 4),
    "letter-poker-9up": ((215.9, 279.4), 3, 3, (63.5, 88.9), (12.7, 6.35), None, 4.5, (8.5, 7), 15, 9),
    "letter-index-3up": ((215.9, 279.4), 1, 3, (127, 76.2), (44.45, 25.4), None, 6, (11, 7), 18, 3),
    "letter-index-4up": ((215.9, 279.4), 2, 2, (76.2, 127), (31.75, 12.7), None, 6, (10.5, 7), 18, 4),
    "letter-avery5371-10up": ((215.9, 279.4), 2, 5, (88.9, 50.8), (19.05, 12.7), None, 3.2, (8, 6.5), 14, 10),
    "a4-avery-c32011-10up": ((210, 297), 2, 5, (85, 54), (15, 13.5), (95, 54), 3.2, (8, 6.5), 14, 10),
    "a4-avery-l7414-10up": ((210, 297), 2, 5, (90, 52), (15, 18.5), None, 3.2, (8, 6.5), 14, 10),
    "letter-8up-inset": ((215.9, 279.4), 2, 4, (95, 64), (12.95, 11.7), None, 4.5, (9.5, 7), 16, 8),
    "letter-fold-4up": ((215.9, 279.4), 2, 4, (95, 64), (12.95, 11.7), None, 4.5, (9.5, 7), 16, 4),
}
"""The numbers as they were measured; those of card stock are glabels'."""


def layout(**changed: Any) -> Layout:
    """Make a layout: A4 lying, two rows of three cards, not in the paper's middle."""
    fields: dict[str, Any] = {
        "id": "lying-6up",
        "name": "A4 lying, 6 to a sheet",
        "page": (297.0, 210.0),
        "columns": 3,
        "rows": 2,
        "card": (80.0, 90.0),
        "origin": (12.0, 8.0),
        "step": (85.0, 95.0),
        "safe": 5.0,
        "text": (10.0, 7.0),
        "qr": 16.0,
    }
    return Layout.model_validate(fields | changed)


ALL = [*built_in().values(), layout(), layout(id="square-1up", page=(210.0, 210.0), columns=1, rows=1, step=None)]
TWO_SIDED = [each for each in ALL if not each.fold]
FOLDED = [each for each in ALL if each.fold]
both_flips = pytest.mark.parametrize("flip", Flip)


def _content(slot: Slot) -> tuple[Point, Point, Point]:
    """Give where the card's own top left, top right and bottom left corners stand on the page."""
    left, top, right, bottom = slot.x, slot.y, slot.x + slot.width, slot.y + slot.height
    if slot.turned:
        return (right, bottom), (left, bottom), (right, top)
    return (left, top), (right, top), (left, bottom)


def _through(point: Point, page: Point, flip: Flip) -> Point:
    """Follow a point of the back page through the paper: where is it, seen from the front?"""
    (x, y), (width, height) = point, page
    long_edge_is_upright = width <= height
    turns_like_a_book = (flip is Flip.LONG) == long_edge_is_upright
    return (width - x, y) if turns_like_a_book else (x, height - y)


def _behind(front: Slot) -> tuple[Point, Point, Point]:
    """Where a back's corners must be, seen from the front: the cut card turns like a page, so left is right."""
    left, top, right, bottom = front.x, front.y, front.x + front.width, front.y + front.height
    return (right, top), (left, top), (right, bottom)


def _misses(each: Layout, flip: Flip, backs: tuple[Slot, ...]) -> float:
    """Give how far, in mm, the worst corner of a back is from where it must be."""
    return max(
        math.dist(_through(corner, each.page, flip), wanted)
        for front, back in zip(front_slots(each), backs, strict=True)
        for corner, wanted in zip(_content(back), _behind(front), strict=True)
    )


def _lies_well(each: Layout) -> None:
    """Cards lie on the paper, none on another."""
    for slots in (front_slots(each), back_slots(each, Flip.LONG), back_slots(each, Flip.SHORT)):
        assert len(slots) == each.per_sheet
        for slot in slots:
            assert min(slot.x, slot.y) >= -NEAR
            assert slot.x + slot.width <= each.page[0] + NEAR
            assert slot.y + slot.height <= each.page[1] + NEAR
    both = front_slots(each) + (back_slots(each) if each.fold else ())
    assert len(both) == each.slots_per_page
    for number, one in enumerate(both):
        for other in both[:number]:
            beside = one.x + one.width <= other.x + NEAR or other.x + other.width <= one.x + NEAR
            below = one.y + one.height <= other.y + NEAR or other.y + other.height <= one.y + NEAR
            assert beside or below, (one, other)


def test_the_built_in_layouts_have_the_measured_numbers() -> None:
    found = {
        key: (x.page, x.columns, x.rows, x.card, x.origin, x.step, x.safe, x.text, x.qr, x.per_sheet)
        for key, x in built_in().items()
    }
    assert found == SECTION_4
    assert {key for key, each in built_in().items() if each.fold} == {"a4-fold-4up", "letter-fold-4up"}


@pytest.mark.parametrize("each", built_in().values(), ids=lambda each: each.id)
def test_a_built_in_layout_has_no_fault_and_lies_in_the_papers_middle(each: Layout) -> None:
    assert list(faults(each)) == []
    slots = front_slots(each) + (back_slots(each) if each.fold else ())
    right = each.page[0] - max(slot.x + slot.width for slot in slots)
    below = each.page[1] - max(slot.y + slot.height for slot in slots)
    assert (right, below) == pytest.approx(each.origin, abs=NEAR)


@both_flips
@pytest.mark.parametrize("each", TWO_SIDED, ids=lambda each: each.id)
def test_each_back_is_behind_its_front_and_upright(each: Layout, flip: Flip) -> None:
    assert _misses(each, flip, back_slots(each, flip)) < NEAR
    _lies_well(each)


@pytest.mark.parametrize("each", TWO_SIDED, ids=lambda each: each.id)
def test_the_wrong_flip_and_an_unturned_page_are_seen_by_this_simulation(each: Layout) -> None:
    for flip, other in ((Flip.LONG, Flip.SHORT), (Flip.SHORT, Flip.LONG)):
        assert _misses(each, flip, back_slots(each, other)) > 50
        backs = back_slots(each, flip)
        assert _misses(each, flip, tuple(slot._replace(turned=not slot.turned) for slot in backs)) > 50
        assert _misses(each, flip, tuple(slot._replace(x=slot.x + 0.3) for slot in backs)) > 0.2


@both_flips
@pytest.mark.parametrize("each", FOLDED, ids=lambda each: each.id)
def test_a_folded_sheet_meets_itself_whatever_the_printer_does(each: Layout, flip: Flip) -> None:
    """The right half is folded behind the left one: about one upright line, so that backs stay upright."""
    fronts, backs = front_slots(each), back_slots(each, flip, (1.5, -0.8))
    folds = {round((front.x + back.x + back.width) / 2, 3) for front, back in zip(fronts, backs, strict=True)}
    assert len(folds) == 1
    assert [slot.y for slot in fronts] == [slot.y for slot in backs]
    assert not any(slot.turned for slot in backs)
    assert all(front.x + front.width <= back.x + NEAR for front, back in zip(fronts, backs, strict=True))
    _lies_well(each)


@both_flips
@pytest.mark.parametrize("each", TWO_SIDED, ids=lambda each: each.id)
def test_an_offset_moves_backs_right_and_down_on_their_page(each: Layout, flip: Flip) -> None:
    plain, moved = back_slots(each, flip), back_slots(each, flip, (1.5, -0.8))
    for one, other in zip(plain, moved, strict=True):
        assert (other.x - one.x, other.y - one.y) == pytest.approx((1.5, -0.8), abs=NEAR)
        assert one[2:] == other[2:]


def test_slots_have_no_dust_of_binary_fractions() -> None:
    for each in ALL:
        for slot in (*front_slots(each), *back_slots(each, Flip.LONG), *back_slots(each, Flip.SHORT)):
            assert all(len(f"{number}".partition(".")[2]) <= 4 for number in slot[:4]), slot


def test_an_own_layout_is_loaded_beside_the_built_in_ones() -> None:
    course = load(SAMPLE)[0].courses["first-aid"]
    assert [*course.layouts] == [*built_in(), "a6-4up", "landscape-3up"]
    own = course.layouts["a6-4up"]
    assert (own.page, own.step, own.per_sheet) == ((210, 297), (98, 134), 4)
    assert course.origin("layout:a6-4up").spot(("step", 1)).line == 9
    assert course.syllabus.cards == CardPlan()
    assert set(course.syllabus.cards.layouts) <= set(course.layouts)


def test_a_course_says_what_it_offers_and_how_its_printer_errs(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("build"))
    with (root / "content/first-aid/course.yml").open("a", encoding="utf-8") as file:
        file.write("\ncards:\n  layouts: [a6-4up, letter-fold-4up]\n  back_offset_mm: {x: 1.5, y: -0.8}\n")
    catalog, problems = load(root)
    assert problems == []
    assert catalog.courses["first-aid"].syllabus.cards == CardPlan(
        layouts=("a6-4up", "letter-fold-4up"), back_offset_mm=Offset(x=1.5, y=-0.8)
    )


def test_the_readmes_layout_fits_and_it_names_every_built_in_one() -> None:
    text = (SAMPLE.parents[1] / "README.md").read_text(encoding="utf-8")
    (written,) = re.findall(r"```yaml\n(- id: .*?)```", text, re.DOTALL)
    document = parse("README.md", written.encode())
    assert isinstance(document, Document)
    (own,) = document.data
    assert list(faults(Layout.model_validate(own, by_alias=True, by_name=False))) == []
    assert [key for key in built_in() if f"`{key}`" not in text] == []


# ---- Layouts that nobody has thought of


def _tenths(least: float, most: float) -> st.SearchStrategy[float]:
    return st.integers(round(least * 10), max(round(least * 10), math.floor(most * 10))).map(lambda n: n / 10)


@st.composite
def _layouts(draw: st.DrawFn) -> Layout:
    """Draw a layout that fits: from the cards outwards, to the paper's edge."""
    fold = draw(st.booleans())
    counts = (2 if fold else draw(st.integers(1, 5)), draw(st.integers(1, 6)))
    safe = draw(_tenths(0, 12))
    inset = max(safe, BACK_INSET)
    card = (draw(_tenths(30 + 2 * inset, 130)), draw(_tenths(20 + 2 * inset, 130)))
    step = (card[0] + draw(_tenths(0, 15)), card[1] + draw(_tenths(0, 15)))
    margin = max(0.0, EDGE - safe)
    origin = (draw(_tenths(margin, 40)), draw(_tenths(margin, 40)))
    size = [(n - 1) * s + c for n, s, c in zip(counts, step, card, strict=True)]
    page = [left + inner + draw(_tenths(margin, 40)) for left, inner in zip(origin, size, strict=True)]
    least, more = draw(_tenths(4, 10)), draw(_tenths(0, 10))
    return layout(
        page=page,
        columns=counts[0],
        rows=counts[1],
        card=card,
        origin=origin,
        step=draw(st.sampled_from([step, None])) if step == card else step,
        safe=safe,
        text=(least + more, least),
        qr=draw(_tenths(10, min(card) - 2 * inset)),
        fold=fold,
    )


@settings(deadline=None)
@given(_layouts(), st.sampled_from(Flip))
def test_any_layout_that_fits_is_taken_and_its_backs_meet_their_fronts(each: Layout, flip: Flip) -> None:
    assert list(faults(each)) == []
    _lies_well(each)
    if not each.fold:
        assert _misses(each, flip, back_slots(each, flip)) < NEAR


@settings(deadline=None)
@given(_layouts(), _tenths(0.1, 300), st.sampled_from((0, 1)))
def test_any_grid_that_leaves_the_paper_is_refused_by_how_much(each: Layout, beyond: float, axis: int) -> None:
    size = (max(slot.x + slot.width for slot in _every(each)), max(slot.y + slot.height for slot in _every(each)))
    origin = list(each.origin)
    origin[axis] = origin[axis] + each.page[axis] - size[axis] + beyond
    told = [fault for fault in faults(each.model_copy(update={"origin": tuple(origin)})) if fault.at[0] == "origin"]
    assert [fault.at for fault in told] == [("origin", axis)]
    assert f" by {round(beyond, 2):g} mm " in told[0].message


def _every(each: Layout) -> tuple[Slot, ...]:
    return front_slots(each) + (back_slots(each) if each.fold else ())
