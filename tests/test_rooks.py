"""A course on another subject, written by a chess coach with only the tutorial: clean, whole, and about chess alone."""

import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner
from selectolax.lexbor import LexborHTMLParser

from generator.build import build
from generator.check import When, check
from generator.cli import main
from generator.ids import listing, missing
from generator.load import load
from generator.model.course import Course
from generator.model.syllabus import Profile
from generator.stats import tables

ROOKS = Path(__file__).parent / "rooks"
FLAGSHIP = re.compile(rb"leverage|negotiat", re.IGNORECASE)
"""Words of the flagship course. The generator knows no subject, so its own texts have none of them."""
ONCE = (
    "accessibility",
    "glossary",
    "notes",
    "paper",
    "plan",
    "privacy",
    "progress",
    "record",
    "review",
    "room",
    "sources",
)


@pytest.fixture(scope="module")
def course() -> Course:
    catalog, told = load(ROOKS)
    assert told == []
    return catalog.courses["rook-endgames"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the course once, as its author does."""
    root = tmp_path_factory.mktemp("rooks") / "course"
    shutil.copytree(ROOKS, root, ignore=shutil.ignore_patterns("build", ".tacticbook"))
    report = build(root)
    assert report.warnings == ()
    return report.site


def _page(site: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / "rook-endgames" / f"{name}.html").read_text(encoding="utf-8"))


def test_a_release_has_nothing_to_mend(course: Course) -> None:
    assert course.syllabus.profile is Profile.STRICT
    assert check(load(ROOKS)[0], asked=When) == []
    assert not any(record.planned for record in course.records.values())


def test_every_id_is_kept(course: Course) -> None:
    """`tacticbook ids` has nothing to add."""
    assert len(course.met) == len(course.records) + len(course.questions)
    assert listing(course) is None
    assert missing(course) == {}


def test_every_promised_page_is_there_and_no_other(site: Path, course: Course) -> None:
    modules = [module.id for module in course.syllabus.modules]
    decks = [*modules, *(deck.id for deck in course.syllabus.decks)]
    promised = {
        "404",
        "index",
        *(f"rook-endgames/{name}" for name in (*ONCE, "techniques")),
        *(f"rook-endgames/{record.kind}s/{record.id}" for record in course.records.values()),
        *(f"rook-endgames/{kind}/{name}" for kind in ("modules", "checks", "keys") for name in modules),
        *(f"rook-endgames/decks/{name}" for name in decks),
        *(f"rook-endgames/print/{kind}{layout}" for kind in ("", "study-") for layout in course.syllabus.cards.layouts),
    }
    assert {path.relative_to(site).as_posix().removesuffix(".html") for path in site.rglob("*.html")} == promised


def test_every_address_in_the_site_leads_somewhere(site: Path) -> None:
    for path in set(site.rglob("*.html")) - {site / "404.html"}:
        for node in LexborHTMLParser(path.read_text(encoding="utf-8")).css("a[href], img[src]"):
            way = urlsplit(node.attributes.get("href") or node.attributes.get("src") or "")
            if not way.scheme and way.path:
                assert (path.parent / unquote(way.path)).resolve().exists(), f"{path}: {way.path}"


def test_a_technique_shows_its_picture_with_its_words(site: Path, course: Course) -> None:
    for technique in course.techniques.values():
        media = technique.media
        assert media
        images = _page(site, f"techniques/{technique.id}").css(f'img[src$="/media/{media.file}"]')
        assert [image.attributes["alt"] for image in images] == [media.alt], technique.id
        assert (site / "rook-endgames" / "media" / media.file).is_file()


def test_paper_carries_words_and_no_pictures(site: Path) -> None:
    """A card has words on both sides; a technique's picture stays on its page."""
    sheets = sorted((site / "rook-endgames" / "print").glob("*.html"))
    assert sheets
    for sheet in sheets:
        parsed = LexborHTMLParser(sheet.read_text(encoding="utf-8"))
        assert parsed.css("img") == [], sheet.name
    words = _page(site, "print/a4-fold-4up").text()
    assert all(name in words for name in ("Build a bridge", "Cut off the king", "Third-rank defence"))


def test_moves_stand_as_text_and_not_as_a_list(site: Path) -> None:
    lines = [node.text() for node in _page(site, "lessons/win-with-a-pawn-more").css("article p")]
    assert {"1. Re1!", "1. Rf1+ Kg7 2. Rf4! Rc1"} <= set(lines)
    assert any(line.startswith("3. Ke7 Re1+ 4. Kd6") for line in lines)


def test_nobody_is_asked_for_an_occasion(site: Path) -> None:
    home = LexborHTMLParser((site / "index.html").read_text(encoding="utf-8"))
    assert [title.text().startswith("Rook endgames") for title in home.css("h1")] == [True]
    assert home.css("tb-goal, #goal, input[type=date]") == []
    assert "Your date and subject" not in _page(site, "privacy").text()
    assert "date set" not in _page(site, "review").text()


def test_the_numbers_have_their_tables(course: Course) -> None:
    made = {table.id: table for table in tables(course)}
    assert list(made) == ["whole", "modules", "types", "bloom", "grades", "guessers"]
    assert ("Questions", 9, None) in made["whole"].rows
    shown = CliRunner().invoke(main, ["stats", "-C", str(ROOKS)], catch_exceptions=False).output
    assert all(table.title in shown for table in made.values())


def test_no_word_of_another_course_is_in_it(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    assert len(files) > 50
    assert [path for path in files if FLAGSHIP.search(path.read_bytes())] == []
