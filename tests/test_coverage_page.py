"""The coverage page: what it says of each row of the list, and where it leads."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.build import build
from tests.edited_course import edited

ROWS = """\
- {id: FA-1, text: Strike between the shoulder blades., source: zideman2021, asked: [q-blows-1]}
- {id: FA-2, text: See whether they can cough., source: zideman2021}
- {id: FA-3, text: Who wrote the leaflet., source: zideman2021, meta: true}
- {id: FA-4, text: Bring a chair.}
"""


def _course(tmp_path: Path) -> Path:
    case = {
        "edit": {
            "content/first-aid/coverage.yml": ROWS,
            "content/first-aid/techniques/back-blows.yml": [
                {"old": "kind: technique", "new": "kind: technique\nseeds: [FA-1]"}
            ],
            "content/first-aid/lessons/choking.yml": [
                {"old": "kind: lesson", "new": "kind: lesson\nseeds: [FA-2, FA-4]"}
            ],
        }
    }
    return edited(case, tmp_path / "course")


def _page(root: Path) -> LexborHTMLParser:
    return LexborHTMLParser((root / "build/site/first-aid/coverage.html").read_text(encoding="utf-8"))


def test_rows_stand_under_their_work_with_links_to_what_teaches_and_asks(tmp_path: Path) -> None:
    root = _course(tmp_path)
    build(root)
    page = _page(root)
    first = page.css_first("#FA-1")
    assert first is not None
    hrefs = [node.attributes["href"] or "" for node in first.css("a")]
    assert hrefs[0] == "techniques/back-blows.html"
    assert hrefs[1].endswith("#q-blows-1")
    assert len(hrefs) == 2, "only the question that the row names"
    for href in hrefs:
        target, _, place = href.partition("#")
        text = (root / "build/site/first-aid" / target).read_text(encoding="utf-8")
        assert not place or f'id="{place}"' in text, href
    second = page.css_first("#FA-2")
    assert second is not None
    assert len(second.css("dd")) == 2, "taught in, and asked"
    assert page.css_first("#FA-3") is None
    assert "Who wrote the leaflet." in page.text()
    counts = [
        node.text(strip=True)
        for node in page.css("p.tb-soft")
        if "ideas are" in node.text() or "idea is" in node.text()
    ]
    assert [count.partition(". ")[2] or count for count in counts] == [
        "2 of 2 ideas are taught and asked.",
        "1 of 1 idea is taught and asked.",
    ]
    assert any("coverage.html" in (node.attributes.get("href") or "") for node in page.css("nav a"))


def test_without_a_list_there_is_no_page(tmp_path: Path) -> None:
    root = edited({"edit": {}}, tmp_path / "course")
    build(root)
    assert not (root / "build/site/first-aid/coverage.html").exists()
