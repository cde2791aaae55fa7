"""What a browser prints of a print page is what the PDF has: in every layout, for both flips, in every script."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.cards.html import page, paper_fonts, stylesheet
from generator.cards.options import options
from generator.cards.sheet import Job
from generator.derive.cards import decks
from generator.model.layout import Flip
from tests.browser.engines_firefox import Firefox
from tests.browser.find_engines import missing
from tests.flagship_cards import expected, flagship, job_of
from tests.paper.browsers import by_chromium, by_firefox
from tests.paper.expected import PIXEL
from tests.paper.layouts import LAYOUTS
from tests.paper.rasters import code_faults
from tests.paper.sheet_check import faults
from tests.test_sheets import WAYS

STYLE = Path(__file__).parents[2] / "generator/theme/assets/tacticbook/sheet.css"
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


def _written(job: Job, folder: Path) -> Path:
    """Write a print page with all it needs, but for the scripts."""
    texts = [text for face in job.faces for side in (face.front, face.back) for text in side.texts()]
    for font in paper_fonts(texts):
        path = folder / font.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(font.data)
    shutil.copyfile(STYLE, folder / "assets/tacticbook/sheet.css")
    target = folder / "leverage/print"
    target.mkdir(parents=True)
    (target / f"sheet-{job.layout.id}.css").write_text(stylesheet(job.layout, [job], job.offset), encoding="utf-8")
    file = target / "sheet.html"
    file.write_text(
        page(flagship(), job, options(flagship(), decks(flagship()), job.kind, job.faces)), encoding="utf-8"
    )
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
    job = job_of(deck, LAYOUTS[name], flip=flip)
    made = printed(_written(job, tmp_path).as_uri(), engine)
    tolerances = {"page_tolerance": 0.3, "snap": PIXEL, "unnamed": engine == "firefox"}
    meant = expected(job, least=LAYOUTS[name].text[1] - 0.1, **tolerances)
    assert faults(made, meant) == []
    assert code_faults(made, meant) == []


def test_a_wrong_flip_and_a_text_too_large_are_noticed(printed: Print, tmp_path: Path) -> None:
    job = job_of("core", LAYOUTS["letter-avery5371-10up"])
    file = _written(job, tmp_path)
    right = file.read_text(encoding="utf-8")
    file.write_text(right.replace('data-flip="long"', 'data-flip="short"'), encoding="utf-8")
    meant = expected(job, page_tolerance=0.3, snap=PIXEL)
    assert any("back" in fault for fault in faults(printed(file.as_uri(), "chromium"), meant))
    file.write_text(right, encoding="utf-8")
    style = file.with_name("sheet-letter-avery5371-10up.css")
    style.write_text(style.read_text(encoding="utf-8") + ".s-line { font-size: 14pt !important; }", encoding="utf-8")
    assert faults(printed(file.as_uri(), "chromium"), meant)
