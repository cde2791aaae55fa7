"""What a browser prints of a print page is what the PDF has: in every layout, for both flips, in every script."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.cards import job
from generator.cards.html import page, paper_fonts, stylesheet
from generator.cards.options import options
from generator.cards.sheet import Job
from generator.derive.cards import decks
from generator.fit import pocket_face
from generator.load import load
from generator.model.course import Course
from generator.model.layout import Flip
from tests.browser.engines_firefox import Firefox
from tests.browser.find_engines import missing
from tests.flagship_cards import expected, flagship, job_of
from tests.paper.browsers import by_chromium, by_firefox
from tests.paper.expected import PIXEL
from tests.paper.layouts import LAYOUTS
from tests.paper.rasters import code_faults
from tests.paper.sheet_check import faults
from tests.test_fit import TEXTS, card
from tests.test_sheets import WAYS

ROOT = Path(__file__).parents[2]
STYLE = ROOT / "generator/theme/assets/tacticbook/sheet.css"
QUICK = {("a4-fold-4up", Flip.LONG), ("letter-avery5371-10up", Flip.LONG), ("a4-poker-9up", Flip.SHORT)}
SLOW = pytest.mark.slow
CASES = [
    pytest.param(*way, deck, engine, marks=() if quick else SLOW, id=f"{way[0]}-{way[1]}-{deck}-{engine}")
    for way in WAYS
    for deck in ("core", "all", "study")
    for engine in ("chromium", "firefox")
    for quick in [way in QUICK and deck == "core" and engine == "chromium"]
]
Print = Callable[[str, str], bytes]


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    if problem := missing():
        pytest.fail(problem, pytrace=False)
    engine = Firefox(tmp_path_factory.mktemp("firefox"))
    yield engine
    engine.close()


def _written(made: Job, folder: Path, course: Course | None = None) -> Path:
    """Write a print page with all it needs, but for the scripts."""
    course = course or flagship()
    texts = [text for face in made.faces for side in (face.front, face.back) for text in side.texts()]
    for font in paper_fonts(texts):
        path = folder / font.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(font.data)
    shutil.copyfile(STYLE, folder / "assets/tacticbook/sheet.css")
    target = folder / "leverage/print"
    target.mkdir(parents=True)
    (target / f"sheet-{made.layout.id}.css").write_text(stylesheet(made.layout, [made], made.offset), encoding="utf-8")
    file = target / "sheet.html"
    file.write_text(page(course, made, options(course, decks(course), made.kind, made.faces)), encoding="utf-8")
    return file


@pytest.fixture
def printed(request: pytest.FixtureRequest) -> Print:
    def printed(address: str, engine: str) -> bytes:
        if engine == "firefox":
            return by_firefox(request.getfixturevalue("firefox"), address)
        browser: Browser = request.getfixturevalue("chromium")
        return by_chromium(browser, address)

    return printed


@pytest.mark.parametrize(("name", "flip", "deck", "engine"), CASES)
def test_a_browser_prints_the_same_sheets(
    name: str, flip: Flip, deck: str, engine: str, printed: Print, tmp_path: Path
) -> None:
    wanted = job_of(deck, LAYOUTS[name], flip=flip)
    made = printed(_written(wanted, tmp_path).as_uri(), engine)
    tolerances = {"page_tolerance": 0.3, "snap": PIXEL, "unnamed": engine == "firefox"}
    meant = expected(wanted, least=LAYOUTS[name].text[1] - 0.1, **tolerances)
    assert faults(made, meant) == []
    assert code_faults(made, meant) == []


@SLOW
@pytest.mark.parametrize("engine", ["chromium", "firefox"])
@pytest.mark.parametrize("name", ["a4-8up-inset", "letter-avery5371-10up"])
@pytest.mark.parametrize("lang", TEXTS)
def test_other_scripts(lang: str, name: str, engine: str, printed: Print, tmp_path: Path) -> None:
    catalog, _ = load(ROOT / "tests" / "sample")
    course = catalog.courses["first-aid"]
    course = replace(course, syllabus=course.syllabus.model_copy(update={"lang": lang}))
    made = job(course, "Cards", "pocket", [pocket_face(course, card(*TEXTS[lang]))], LAYOUTS[name])
    meant = expected(made, page_tolerance=0.3, snap=PIXEL, unnamed=engine == "firefox")
    assert faults(printed(_written(made, tmp_path, course).as_uri(), engine), meant) == []


def test_a_wrong_flip_and_a_text_too_large_are_noticed(printed: Print, tmp_path: Path) -> None:
    wanted = job_of("core", LAYOUTS["letter-avery5371-10up"])
    file = _written(wanted, tmp_path)
    right = file.read_text(encoding="utf-8")
    file.write_text(right.replace('data-flip="long"', 'data-flip="short"'), encoding="utf-8")
    meant = expected(wanted, page_tolerance=0.3, snap=PIXEL)
    assert any("back" in fault for fault in faults(printed(file.as_uri(), "chromium"), meant))
    file.write_text(right, encoding="utf-8")
    style = file.with_name("sheet-letter-avery5371-10up.css")
    style.write_text(style.read_text(encoding="utf-8") + ".s-line { font-size: 14pt !important; }", encoding="utf-8")
    assert faults(printed(file.as_uri(), "chromium"), meant)
