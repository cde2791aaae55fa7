"""The two pages for those who must sign a course off: what is kept and what leaves, and how accessible it is."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.build import build
from generator.load import load
from generator.model.course import Catalog
from generator.model.policy import DIRECTIVES
from generator.pages import render
from generator.pages.statements import PRINCIPLES, Criterion, Result, criteria, kept
from tests.plan_course import write_course

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "generator/browser/src"
UID = "00112233445566778899aabbccddeeff"
# WCAG 2.2, https://www.w3.org/TR/WCAG22/: criteria of level A and AA, without 4.1.1, which is obsolete.
LEVEL_A = (
    "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 "
    "2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2"
)
LEVEL_AA = (
    "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 "
    "3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_course(tmp_path_factory.mktemp("small"))
    build(folder)
    return folder / "build/site"


def _page(site: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / "small" / name).read_bytes())


def _text(page: LexborHTMLParser) -> str:
    article = page.css_first("article")
    assert article is not None
    return " ".join(article.text().split())


def _kept(site: Path) -> list[str]:
    return [row.attributes["data-kept"] or "" for row in _page(site, "privacy.html").css("[data-kept]")]


def _stated(catalog: Catalog, repo_url: str = "") -> str:
    """Render the accessibility statement as Markdown."""
    files = {file.path: file.data.decode() for file in render(catalog, "Site", repo_url=repo_url).files}
    return files["small/accessibility.md"]


# -- What is kept ------------------------------------------------------------------------------


def test_every_kind_of_event_is_described() -> None:
    found = re.search(r"KINDS = Object\.freeze\(\{(.*?)\}\)", (SOURCE / "store/event.js").read_text("utf-8"), re.DOTALL)
    assert found
    kinds = re.findall(r': "([a-z]+)"', found[1])
    assert len(kinds) >= 11
    assert [each.kind for each in kept()] == kinds, "describe it in generator/pages/statements/kept.yml"
    for each in kept():
        assert all(text.endswith(".") for text in (each.holds, each.why)), each


def test_a_course_lists_what_it_keeps(site: Path, tmp_path: Path) -> None:
    without = {"draw", "flag", "submit"}  # the small course has no check
    assert set(_kept(site)) == {each.kind for each in kept()} - without
    bare = write_course(tmp_path)
    for path in (bare / "quizzes").rglob("*.yml"):
        path.unlink()
    files = {file.path: file.data.decode() for file in render(load(bare)[0], "Site").files}
    listed = re.findall(r'data-kept="([a-z]+)"', files["small/privacy.md"])
    assert not {"answer", "draft", "clear"} & set(listed)
    assert {"task", "note", "read", "goal"} <= set(listed)


def test_every_place_of_storage_is_named(site: Path) -> None:
    text = _text(_page(site, "privacy.html"))
    for name in (
        f"tacticbook-{UID}",
        f"tacticbook-{UID}-saved",
        "__palette",
        "Cache Storage",
        "IndexedDB",
        "Cookies",
        "tacticbook-back-offset",
    ):
        assert name in text, name
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.js"))
    assert re.findall(r"\b(?:sessionStorage|cookieStore|document\.cookie|storage\.getDirectory)\b", scripts) == []
    setters = {path.name for path in SOURCE.rglob("*.js") if "localStorage.setItem" in path.read_text("utf-8")}
    assert setters == {"saving.js", "kept-offset.js"}, "name it in privacy.md.j2"


def test_the_policy_shown_is_the_one_set(site: Path) -> None:
    page = _page(site, "privacy.html")
    meta = page.css_first("meta[http-equiv=Content-Security-Policy]")
    assert meta is not None
    shown = [node.text() for node in page.css("th code")]
    assert "; ".join(shown) == meta.attributes["content"]
    text = _text(page)
    assert all(each.meaning.endswith(".") and " ".join(each.meaning.split()) in text for each in DIRECTIVES)


def test_the_way_to_take_along_and_delete_is_linked(site: Path) -> None:
    assert _page(site, "privacy.html").css_first("article a[href='progress.html#keep']") is not None
    assert _page(site, "progress.html").css_first("#keep") is not None


# -- Accessibility -----------------------------------------------------------------------------


def test_every_criterion_of_a_and_aa_stands_once() -> None:
    assert " ".join(each.id for each in criteria() if each.level == "A") == LEVEL_A
    assert " ".join(each.id for each in criteria() if each.level == "AA") == LEVEL_AA
    assert len(criteria()) == 55
    assert {each.id[0] for each in criteria()} == set(PRINCIPLES)


@pytest.mark.parametrize("criterion", criteria(), ids=lambda criterion: criterion.id)
def test_a_result_rests_on_something(criterion: Criterion) -> None:
    missing = [test for test in criterion.tests if not (ROOT / test).is_file()]
    assert not missing, f"{criterion.id} names tests that are gone"
    claims = {Result.MET, Result.PARTLY}
    assert criterion.result not in claims or (criterion.how and criterion.tests), "a claim says how it was tested"
    assert criterion.result is not Result.NOT_TESTED or not criterion.tests
    if criterion.result in {Result.PARTLY, Result.NOT_MET, Result.NOT_APPLICABLE}:
        assert criterion.note, "say what is open, what is wrong, or why it does not apply"


def test_the_page_says_every_result_and_counts_them(site: Path) -> None:
    page = _page(site, "accessibility.html")
    rows = {row.attributes["data-criterion"]: row.css_first("[data-result]") for row in page.css("[data-criterion]")}
    assert list(rows) == [each.id for each in criteria()]
    results = [(node.attributes["data-result"] or "") if node else "" for node in rows.values()]
    text = _text(page)
    for result in set(results):
        assert f"{results.count(result)} {result}" in text
    for said in ("NVDA", "VoiceOver", "real phones", "No people with disabilities", "no certificate"):
        assert said in text, said


def test_recordings_count_only_where_a_course_has_some(site: Path, tmp_path: Path) -> None:
    row = _page(site, "accessibility.html").css_first("[data-criterion='1.2.2'] [data-result]")
    assert row is not None
    assert row.attributes["data-result"] == "not applicable"
    course = write_course(tmp_path)
    (course / "content/small/media").mkdir()
    (course / "content/small/media/talk.mp4").write_bytes(b"film")
    stated = LexborHTMLParser(_stated(load(course)[0])).css_first("[data-criterion='1.2.2'] [data-result]")
    assert stated is not None
    assert stated.attributes["data-result"] == "not tested"


def test_a_barrier_is_reported_to_the_repository(tmp_path: Path) -> None:
    catalog = load(write_course(tmp_path))[0]
    assert '<a href="https://example.org/course">' in _stated(catalog, "https://example.org/course")
    for other in ("", "javascript:alert(1)"):
        assert "Tell whoever gave you this course" in _stated(catalog, other)


def test_a_contact_stands_on_both_pages(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    course = folder / "content/small/course.yml"
    plain = course.read_text(encoding="utf-8")
    for contact, link in (
        ("help@example.org", "mailto:help@example.org"),
        ("a+b&c@example.org", "mailto:a%2Bb%26c@example.org"),
        ("https://example.org/help", "https://example.org/help"),
    ):
        course.write_text(f"{plain}\ncontact: {contact}\n", encoding="utf-8")
        catalog, problems = load(folder)
        assert not problems
        for file in render(catalog, "Site", repo_url="https://example.org/course").files:
            if file.path in {"small/accessibility.md", "small/privacy.md"}:
                page = LexborHTMLParser(file.data)
                found = page.css_first(f'a[href="{link}"]')
                assert found is not None, file.path
                assert found.text() == contact
                assert "whoever gave you this course" not in file.data.decode()
    assert '<a href="https://example.org/course">' in _stated(catalog, "https://example.org/course")


# -- Both --------------------------------------------------------------------------------------


def test_both_stand_at_the_end_of_the_navigation(site: Path) -> None:
    home = LexborHTMLParser((site / "index.html").read_bytes())
    links = [link.attributes["href"] for link in home.css("nav.md-nav--primary a.md-nav__link")]
    assert links[-2:] == ["small/privacy.html", "small/accessibility.html"]


@pytest.mark.parametrize("name", ["privacy.html", "accessibility.html"])
def test_tables_say_what_their_cells_are(site: Path, name: str) -> None:
    tables = _page(site, name).css("table.tb-statement")
    assert tables
    for table in tables:
        assert {node.attributes.get("scope") for node in table.css("thead th")} == {"col"}
        assert {node.attributes.get("scope") for node in table.css("tbody th")} == {"row"}
        assert all(len(row.css("th, td")) == 2 for row in table.css("tr"))
