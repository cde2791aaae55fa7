"""The list from which the service worker keeps a copy: complete, exact, the same from the same files."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from generator.seal import seal
from generator.seal.offline import LIST, WORKER, kept, megabytes, offer_copy, worker_script

TEMPLATE = Path(__file__).parents[1] / "generator/pages/templates/offline.html.j2"
PAGE = "<!DOCTYPE html><html><head><meta charset=utf-8><title>t</title></head><body>{}</body></html>"
SIZE = '<data class="tb-offline__size" value=""></data>'
NEEDED = {
    "404.html": "missing",
    "assets/a.css": "p{}",
    "course/course.js": "1",
    "course/media/talk.mp3": "sound",
    "course/page.html": PAGE.format("<p>page</p>"),
    "index.html": PAGE.format("home"),
    "search/search_index.json": '{"config": {"lang": ["en"]}}',
}
OTHERS = {
    ".nojekyll": "",
    "CNAME": "example.org",
    "_headers": "/*",
    "_folder/x.html": PAGE.format("x"),
    "assets/a.css.map": "{}",
    "assets/javascripts/lunr/min/lunr.de.min.js": "1",
    "course/old.html.gz": "1",
    "search/search_index.js": "1",
    "sitemap.xml": "<loc>",
    WORKER: "1",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(tmp_path, NEEDED | OTHERS)
    return tmp_path


def write(site: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")


def listed(site: Path) -> dict[str, str]:
    found = re.fullmatch(
        r'self\.tacticbookFiles = (\{.*\});\nimportScripts\("assets/tacticbook/worker\.js"\);\n',
        (site / LIST).read_text(encoding="utf-8"),
        re.DOTALL,
    )
    assert found
    pairs = json.loads(found[1], object_pairs_hook=list)
    assert len(dict(pairs)) == len(pairs), "a file stands twice"
    return dict(pairs)


def test_each_file_that_a_page_needs_stands_there_once_with_its_hash(site: Path) -> None:
    seal(site)
    files = listed(site)
    assert list(files) == sorted(NEEDED)
    for path, digits in files.items():
        assert digits == hashlib.sha256((site / path).read_bytes()).hexdigest()[:16], path


def test_stemmers_are_kept_where_the_search_needs_them(site: Path) -> None:
    write(site, {"search/search_index.json": '{"config": {"lang": ["en", "de"]}}'})
    assert "assets/javascripts/lunr/min/lunr.de.min.js" in kept(site)


def test_the_list_changes_with_any_file_and_only_then(site: Path) -> None:
    offer_copy(site)
    before = (site / LIST).read_bytes()
    offer_copy(site)
    assert (site / LIST).read_bytes() == before
    write(site, {"course/page.html": PAGE.format("<p>edited</p>")})
    offer_copy(site)
    assert (site / LIST).read_bytes() != before


def test_the_order_of_files_does_not_matter() -> None:
    files = {"b": b"1", "a": b"2"}
    assert worker_script(files) == worker_script(dict(reversed(files.items())))


def test_the_size_is_filled_in_once(site: Path) -> None:
    assert SIZE in TEMPLATE.read_text(encoding="utf-8")
    write(site, {"course/page.html": PAGE.format(SIZE), "course/media/film.mp4": "x" * 1_250_000})
    seal(site)
    sealed = (site / "course/page.html").read_text(encoding="utf-8")
    assert '<data class="tb-offline__size" value="1.3">1.3&nbsp;MB</data>' in sealed
    once = (site / LIST).read_bytes()
    seal(site)
    assert (site / "course/page.html").read_text(encoding="utf-8") == sealed
    assert (site / LIST).read_bytes() == once


@pytest.mark.parametrize(
    ("size", "said"), [(1, "0.1"), (100_000, "0.1"), (100_001, "0.2"), (1_000_000, "1.0"), (12_340_000, "12.4")]
)
def test_sizes_are_said_in_megabytes_and_never_too_small(size: int, said: str) -> None:
    assert megabytes(size) == said


def test_without_the_worker_nothing_is_offered(site: Path) -> None:
    (site / WORKER).unlink()
    write(site, {"course/page.html": PAGE.format(SIZE)})
    seal(site)
    assert not (site / LIST).exists()
    assert SIZE in (site / "course/page.html").read_text(encoding="utf-8")
