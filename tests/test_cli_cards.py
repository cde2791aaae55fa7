"""`tacticbook cards`: which cards, on which sheets, what it says, and what it refuses."""

import os
import re
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path
from typing import cast

import page
import pypdfium2
import pytest
import zxingcpp
from click.testing import CliRunner, Result
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from generator.cli import main
from generator.guide.tutorial import Act, Block, tutorial
from generator.load.layouts import built_in
from generator.load.yaml import Document, parse
from generator.model.layout import Layout

ROOT = Path(__file__).parents[1]
TECHNIQUE = "content/first-aid/techniques/back-blows.yml"
PAGES = {"a4": (595, 842), "letter": (612, 792)}
NOTE = "note: no codes on the cards; set site_url in mkdocs.yml to have them\n"


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course folder; commands run in a folder beside it, which is empty."""
    root = tmp_path / "course"
    shutil.copytree(ROOT / "tests" / "sample", root, ignore=shutil.ignore_patterns("build", ".tacticbook"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return root


def _cards(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["cards", "-C", str(root), *arguments], catch_exceptions=False)


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _made() -> list[str]:
    return sorted(path.name for path in Path().iterdir())


def _pages(name: str) -> list[str]:
    """Give the text of each page, its white space made one."""
    with pypdfium2.PdfDocument(name) as opened:
        texts = [each.get_textpage().get_text_bounded() for each in opened]
    return [" ".join(text.split()) for text in texts]


def _preference(name: str, key: str) -> object:
    return cast("DictionaryObject", PdfReader(name).root_object["/ViewerPreferences"].get_object())[key]


# ---- What is made


def test_without_words_all_cards_are_folded_on_a4(course: Path) -> None:
    done = _cards(course)
    assert (done.exit_code, done.stderr) == (0, NOTE)
    name = "first-aid-all-a4-fold-4up.pdf"
    words = "Print at 100 % (“actual size”), on one side; cut, fold, glue"
    assert done.stdout == f"{name}: 3 cards on 1 sheet. {words}.\n"
    assert _made() == [name]
    (text,) = _pages(name)
    assert [name for name in ("Back blows", "Abdominal thrusts", "Recovery position") if text.count(name) != 2] == []
    assert _preference(name, "/Duplex") == "/Simplex"


def test_the_core_deck_is_what_is_carried(course: Path) -> None:
    with (course / "content/first-aid/course.yml").open("a", encoding="utf-8") as file:
        file.write("\ndecks:\n  - {id: carry, name: To carry, core: true}\n  - {id: every, name: All of them}\n")
    assert _cards(course).exit_code == 0
    assert _cards(course, "--kind", "study").exit_code == 0
    assert _made() == ["first-aid-carry-a4-fold-4up.pdf", "first-aid-carry-study-a4-fold-4up.pdf"]
    assert "To carry: pocket cards: sheet 1 of 1" in _pages(_made()[0])[0]
    assert "Abdominal" not in _pages(_made()[0])[0]


CHOICES = {
    "a module": (["--deck", "cannot-breathe"], "cannot-breathe", {"Back blows", "Abdominal thrusts"}),
    "two decks": (["--deck", "cannot-breathe", "--deck", "does-not-answer"], "cards", None),
    "a facet": (["--facet", "body-part=back"], "back", {"Back blows"}),
    "either value": (["--facet", "body-part=back", "--facet", "body-part=whole-body"], "back-whole-body", None),
    "both facets": (["--facet", "body-part=back", "--facet", "urgency=at-once"], "back-at-once", {"Back blows"}),
    "a facet of a deck": (["--deck", "cannot-breathe", "--facet", "body-part=back"], "cannot-breathe-back", None),
    "a card": (["--card", "back-blows.pocket"], "cards", {"Back blows"}),
    "a technique": (["--card", "back-blows"], "cards", {"Back blows"}),
    "a facet and a card": (["--facet", "body-part=belly", "--card", "back-blows"], "cards", None),
}
EXPECTED = {
    "two decks": {"Back blows", "Abdominal thrusts", "Recovery position"},
    "either value": {"Back blows", "Recovery position"},
    "a facet of a deck": {"Back blows"},
    "a facet and a card": {"Back blows", "Abdominal thrusts"},
}


@pytest.mark.parametrize("case", CHOICES)
def test_choosing(course: Path, case: str) -> None:
    arguments, name, names = CHOICES[case]
    assert _cards(course, *arguments).exit_code == 0
    assert _made() == [f"first-aid-{name}-a4-fold-4up.pdf"]
    text = " ".join(_pages(_made()[0]))
    every = {"Back blows", "Abdominal thrusts", "Recovery position"}
    assert {each for each in every if text.count(f"{each} ") >= 2} == (names or EXPECTED[case])


def test_list_shows_what_there_is_and_writes_nothing(course: Path) -> None:
    shown = _cards(course, "--list").stdout
    for each in ("cannot-breathe", "body-part=belly", *built_in()):
        assert re.search(rf"^  {each}  +\S", shown, re.MULTILINE), each
    assert _cards(course, "--list", "--card", "back-blows").stdout == "  back-blows.pocket  Back blows\n"
    assert _made() == []


@pytest.mark.parametrize(
    ("layout", "flip", "order"),
    [*product(["a4-8up-inset", "letter-poker-9up"], ["long", "short"], ["duplex", "fronts-then-backs"])],
)
def test_flip_and_order_reach_the_sheets(course: Path, layout: str, flip: str, order: str) -> None:
    done = _cards(course, "--layout", layout, "--flip", flip, "--order", order, "--deck", "cannot-breathe")
    assert done.exit_code == 0
    said = {"duplex": f"on both sides, flip on the {flip} edge", "fronts-then-backs": "all fronts, then the same"}
    assert said[order] in done.stdout
    (name,) = _made()
    turned = {"long": "/DuplexFlipLongEdge", "short": "/DuplexFlipShortEdge"}[flip]
    assert _preference(name, "/Duplex") == ("/Simplex" if order == "fronts-then-backs" else turned)
    assert _preference(name, "/PrintScaling") == "/None"
    with pypdfium2.PdfDocument(name) as opened:
        assert [tuple(map(round, each.get_size())) for each in opened] == [PAGES[layout.partition("-")[0]]] * 2


def test_a_course_that_offers_letter_prints_letter(course: Path) -> None:
    with (course / "content/first-aid/course.yml").open("a", encoding="utf-8") as file:
        file.write("\ncards:\n  layouts: [letter-8up-inset]\n")
    assert _cards(course).exit_code == _cards(course, "--paper", "a4").exit_code == 0
    assert _made() == ["first-aid-all-a4-fold-4up.pdf", "first-aid-all-letter-fold-4up.pdf"]


def _first_back(name: str) -> tuple[float, float]:
    """Give where a card's name stands on the back page, in pt from the left and from below."""
    with pypdfium2.PdfDocument(name) as opened:
        text = opened[1].get_textpage()
        place = text.search("Back blows").get_next()
        assert place
        left, _, _, top = text.get_charbox(place[0])
    return left, top


@pytest.mark.parametrize("where", ["command", "course.yml", "both"])
def test_the_back_is_moved_right_and_down(course: Path, where: str) -> None:
    _cards(course, "--layout", "a4-8up-inset", "-o", "straight.pdf")
    if where != "command":
        given = "{x: 1.5, y: -0.8}" if where == "course.yml" else "{x: 9, y: 9}"
        with (course / "content/first-aid/course.yml").open("a", encoding="utf-8") as file:
            file.write(f"\ncards:\n  back_offset_mm: {given}\n")
    option = [] if where == "course.yml" else ["--back-offset", "1.5,\N{MINUS SIGN}0.8"]
    assert _cards(course, "--layout", "a4-8up-inset", "-o", "moved.pdf", *option).exit_code == 0
    (x, y), (moved_x, moved_y) = _first_back("straight.pdf"), _first_back("moved.pdf")
    assert ((moved_x - x) * 25.4 / 72, (y - moved_y) * 25.4 / 72) == pytest.approx((1.5, -0.8), abs=0.02)


def test_codes_lead_to_the_site_if_it_has_an_address(course: Path) -> None:
    _edit(course / "mkdocs.yml", "site_name:", "site_url: https://example.org/aid/\nsite_name:")
    done = _cards(course)
    assert done.stderr == ""
    techniques = ("back-blows", "abdominal-thrusts", "recovery-position")
    assert _links(_made()[0]) == {f"https://example.org/aid/first-aid/techniques/{name}.html" for name in techniques}


def _links(name: str) -> set[str]:
    """Read the codes of all pages from a grey raster of 150 dpi."""
    with pypdfium2.PdfDocument(name) as opened:
        shown = [each.render(scale=cast("int", 150 / 72), grayscale=True).to_pil() for each in opened]
    return {code.text for each in shown for code in zxingcpp.read_barcodes(each)}


# ---- Blanks


@pytest.mark.parametrize("kind", ["pocket", "study"])
@pytest.mark.parametrize("layout", [*built_in()])
def test_blanks_on_every_layout(course: Path, layout: str, kind: str) -> None:
    done = _cards(course, "--blank", "2", "--kind", kind, "--layout", layout)
    assert (done.exit_code, done.stderr) == (0, "")
    (name,) = _made()
    assert name == f"first-aid-blank{'-study' if kind == 'study' else ''}-{layout}.pdf"
    text = " ".join(_pages(name))
    labels = (
        ("Name", "When", "Do", "Say", "Watch out", "If used on you") if kind == "pocket" else ("Question", "Answer")
    )
    assert [label for label in labels if len(re.findall(rf"\b{label}\b", text)) != 2] == []
    report = page.validate_pdf_bytes(Path(name).read_bytes())
    assert (report.is_compliant, report.rules.passed) == (True, 104)


def test_blanks_come_after_the_cards_and_are_not_counted(course: Path) -> None:
    done = _cards(course, "--card", "back-blows", "--blank", "5")
    assert "6 cards on 2 sheets" in done.stdout
    first, second = _pages(_made()[0])
    assert first.count("1/1") == 2
    assert (first.count("If used on you"), second.count("If used on you")) == (3, 2)
    assert "/6" not in first + second


# ---- What is refused

REFUSED = {
    "deck": (["--deck", "cannot-breath"], "unknown deck 'cannot-breath'; did you mean 'cannot-breathe'?"),
    "layout": (["--layout", "a4-fold-4"], "unknown layout 'a4-fold-4'; did you mean 'a4-fold-4up'?"),
    "facet": (["--facet", "body-prt=back"], "unknown facet 'body-prt'; did you mean 'body-part'?"),
    "value": (["--facet", "body-part=bely"], "unknown value of 'body-part' 'bely'; did you mean 'belly'?"),
    "no value": (["--facet", "body-part"], "'body-part' is no facet with its value; write it as `family=power`"),
    "card": (["--card", "back-blow"], "unknown card 'back-blow'; did you mean 'back-blows'?"),
    "course": (["--course", "first-ade"], "unknown course 'first-ade'; did you mean 'first-aid'?"),
    "nothing chosen": (
        ["--facet", "body-part=belly", "--deck", "does-not-answer"],
        "there are no pocket cards to print",
    ),
    "another paper": (
        ["--layout", "a4-8up-inset", "--paper", "letter"],
        "layout 'a4-8up-inset' is for a4, not for letter; did you mean 'letter-8up-inset'?",
    ),
    "paper without a twin": (
        ["--layout", "a4-a7-8up", "--paper", "letter"],
        "for letter there are: letter-8up-inset, ",
    ),
    "offset": (["--back-offset", "1.5"], "'1.5' is not two numbers from -10 to 10 in mm"),
    "offset too far": (["--back-offset", "99,0"], "is not two numbers from -10 to 10 in mm"),
    "offset that is no number": (["--back-offset", "nan,0"], "is not two numbers from -10 to 10 in mm"),
    "folder": (["-o", "."], "is a directory"),
    "no folder": (["-o", "nowhere/x.pdf"], "there is no folder nowhere: make it first"),
    "calibration of a deck": (
        ["--calibration", "--deck", "x"],
        "--calibration is a sheet of its own: leave out --deck",
    ),
    "blanks below none": (["--blank", "-1"], "-1 is not in the range"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_wrong_usage_is_one_line_and_writes_nothing(course: Path, case: str) -> None:
    arguments, words = REFUSED[case]
    done = _cards(course, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    assert words in line
    assert _made() == []


FAULTS = {
    "too long": ("Strike hard and again. " * 60, r"K05: the back of card 'back-blows.pocket' is [\d.]+ mm too tall"),
    "a long word": ("donaudampf" * 12, "K05: the word 'donaudampf.* mm too wide at 7 pt on the sheet 'a4-fold-4up'"),
    "no glyph": ("\N{THAI CHARACTER KO KAI}", r"K06: no font of paper has .* \(U\+0E01\)"),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_card_that_cannot_be_printed_is_a_problem_with_its_place(course: Path, case: str) -> None:
    text, words = FAULTS[case]
    path = course / TECHNIQUE
    line = len(path.read_text(encoding="utf-8").splitlines()) + 2
    with path.open("a", encoding="utf-8") as file:
        file.write(f"pocket:\n  do: {text}\n")
    done = _cards(course)
    assert (done.exit_code, done.stdout) == (1, "")
    assert re.search(rf"^{TECHNIQUE}:{line}:\d+: error {words}", done.stderr, re.MULTILINE)
    assert done.stderr.endswith("1 error.\n")
    assert _made() == []


def test_a_course_with_an_error_is_not_printed(course: Path) -> None:
    _edit(course / TECHNIQUE, "summary:", "sumary:")
    done = _cards(course)
    assert done.exit_code == 1
    assert f"{TECHNIQUE}:" in done.stderr
    assert _made() == []


def test_what_a_folded_sheet_ignores_is_said(course: Path) -> None:
    done = _cards(course, "--flip", "short", "--back-offset", "1,1")
    assert "note: a4-fold-4up is printed on one side; --flip, --back-offset changes nothing\n" in done.stderr


def test_a_link_of_that_name_is_replaced_and_not_followed(course: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("kept", encoding="utf-8")
    Path("cards.pdf").symlink_to(other)
    assert _cards(course, "-o", "cards.pdf").exit_code == 0
    assert other.read_text(encoding="utf-8") == "kept"
    assert Path("cards.pdf").read_bytes().startswith(b"%PDF")


# ---- The file


@pytest.mark.parametrize(
    "arguments", [[], ["--blank", "1", "--kind", "study", "--layout", "a4-8up-inset"], ["--calibration"]]
)
def test_the_same_bytes_whatever_the_machine(course: Path, arguments: list[str]) -> None:
    made: set[bytes] = set()
    for seed, zone, locale in (("1", "UTC", "C"), ("77", "Asia/Tokyo", "C.UTF-8")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "generator", "cards", "-C", str(course), "-o", "x.pdf", *arguments]
        subprocess.run(command, env=env, check=True, capture_output=True)
        made.add(Path("x.pdf").read_bytes())
    assert len(made) == 1


@pytest.mark.parametrize("layout", [*built_in()])
def test_every_pdf_is_accessible(course: Path, layout: str) -> None:
    assert _cards(course, "--layout", layout, "--blank", "1", "--card", "back-blows").exit_code == 0
    report = page.validate_pdf_bytes(Path(_made()[0]).read_bytes())
    assert (report.is_compliant, report.rules.passed, report.rules.failed) == (True, 104, 0)


# ---- What authors read about it


def test_what_the_guide_says_works(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(course)
    commands = [
        piece.text.strip() for piece in tutorial("printing") if isinstance(piece, Block) and piece.act is Act.RUN
    ]
    assert len(commands) >= 8
    for command in commands:
        _, *arguments = command.split()
        assert CliRunner().invoke(main, arguments, catch_exceptions=False).exit_code == 0, command


def test_the_guide_names_only_what_there_is() -> None:
    text = (ROOT / "generator/guide/printing.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:a4|letter)-[a-z0-9-]+", text)) - {"a6-4up"}
    assert named == set(built_in())
    options = {name for option in main.commands["cards"].params for name in option.opts}
    assert set(re.findall(r"--[a-z-]+", text)) <= options
    example = next(piece.text for piece in tutorial("printing") if isinstance(piece, Block) and "a6-4up" in piece.text)
    parsed = parse("layouts.yml", example.encode())
    assert isinstance(parsed, Document)
    assert Layout.model_validate(parsed.data[0]).per_sheet == 4
