"""The built site as a whole: reproducible, sealed, portable, and silent about answers in its search."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.load import load

ROOT = Path(__file__).parents[1]
Build = Callable[[str], Path]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build the flagship course in a folder of the given name, once."""
    base = tmp_path_factory.mktemp("site")
    made: dict[str, Path] = {}

    def make(name: str) -> Path:
        if name not in made:
            root = base / name / "course"
            for part in ("content", "quizzes"):
                shutil.copytree(ROOT / part, root / part)
            shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
            _tacticbook(root, "build", seed=str(len(made)))
            made[name] = root
        return made[name]

    return make


def _tacticbook(root: Path, *arguments: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "TZ": f"Etc/GMT+{seed}"}
    done = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        check=False,
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def _hashes(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_two_builds_are_byte_identical(build: Build) -> None:
    one, two = build("one"), build("another-name")
    assert _hashes(one / "build" / "docs") == _hashes(two / "build" / "docs")
    assert _hashes(one / "build" / "site") == _hashes(two / "build" / "site")


def test_builds_at_the_same_time_wait_for_each_other(tmp_path: Path) -> None:
    """As when somebody types `build` while `serve` is following an edit."""
    root = tmp_path / "course"
    shutil.copytree(ROOT / "tests" / "sample", root, ignore=shutil.ignore_patterns("build"))
    _tacticbook(root, "build")
    alone = _hashes(root / "build" / "site")
    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(_tacticbook, root, "build") for _ in range(4)]:
            done.result()
    assert _hashes(root / "build" / "site") == alone


def test_the_folder_name_is_not_in_the_output(build: Build) -> None:
    site = build("another-name") / "build" / "site"
    for path in site.rglob("*"):
        assert not path.is_file() or b"another-name" not in path.read_bytes(), path


def test_the_search_knows_stems_and_no_answers(build: Build) -> None:
    root = build("one")
    index = json.loads((root / "build" / "site" / "search" / "search_index.json").read_text(encoding="utf-8"))
    text = _words(" ".join(entry["title"] + " " + entry["text"] for entry in index["docs"]))
    questions = load(root)[0].courses["leverage"].questions.values()
    shown = [question for question in questions if question.use.on_page]
    assert shown
    for question in shown:
        last = _words(question.stem.strip().splitlines()[-1])
        assert last in text, question.id
        for option in getattr(question, "options", ()):
            assert _words(option.why or "-") not in text, f"{question.id}: the reason of option {option.id}"


def _words(text: str) -> str:
    return " ".join(
        re.findall(r"[a-z0-9]+", re.sub(r"<[^>]+>|&\w+;", " ", text.lower()).replace("'", " ").replace("’", " "))
    )


def test_a_second_build_writes_nothing_anew(build: Build) -> None:
    assert "0 files changed" in _tacticbook(build("one"), "build", seed="0").stdout


def test_a_bare_strict_mkdocs_build_gives_the_same_content(build: Build, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(build("one"), root)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], check=False, cwd=root, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING -" not in done.stderr
    for page in (build("one") / "build" / "site").rglob("*.html"):
        bare = root / "build" / "site" / page.relative_to(build("one") / "build" / "site")
        assert _article(bare) == _article(page), page


def _article(page: Path) -> str:
    """Give the words of a page's content."""
    parsed = LexborHTMLParser(page.read_text(encoding="utf-8"))
    parsed.strip_tags(["script", "style"])
    for size in parsed.css(".tb-offline data"):
        size.decompose()  # only the seal knows it; without it the section stays hidden
    content = parsed.css_first("article, main")
    return " ".join(content.text(separator=" ").split()) if content else ""


def test_zensical_builds_the_same_tree(build: Build, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(build("one"), root, ignore=shutil.ignore_patterns("site"))
    done = subprocess.run(
        [Path(sys.executable).parent / "zensical", "build", "-f", "mkdocs.yml"],
        check=False,
        cwd=root,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    ours, theirs = build("one") / "build" / "site", root / "build" / "site"
    for mark in (r"<tb-question\b", r'class="tb-card"', r'class="tb-pocket"', r"<tb-answer\b"):
        counted = _count(ours, mark)
        assert counted > 0, mark
        assert _count(theirs, mark) == counted, mark


def _count(site: Path, pattern: str) -> int:
    return sum(len(re.findall(pattern, page.read_text(encoding="utf-8"))) for page in site.rglob("*.html"))


def test_a_mistake_writes_nothing_and_says_where(build: Build, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(build("one"), root)
    before = _hashes(root / "build")
    path = root / "content" / "leverage" / "techniques" / "no-deal-question.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("serves: [", "serves: [read-the-balanc, "), encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build"],
        check=False,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert re.search(r"no-deal-question\.yml:\d+:\d+: error R01: .*did you mean 'read-the-balance'\?", done.stderr)
    assert "Traceback" not in done.stderr
    assert _hashes(root / "build") == before


def test_nothing_in_the_tool_knows_the_word_leverage() -> None:
    files = [p for p in (ROOT / "generator").rglob("*") if p.suffix in {".py", ".j2", ".js", ".css", ".html", ".json"}]
    told = [p.name for p in files if "node_modules" not in p.parts and b"leverage" in p.read_bytes().lower()]
    assert told == []
