"""`tacticbook serve`: follows edits, shows problems, keeps the last good site, recovers."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.build import build
from generator.model.problem import Problem, Severity
from generator.serve.preview import State
from generator.serve.told import MOST, told

ROOT = Path(__file__).parents[1]
LESSON = "first-aid/lessons/choking.html"
TECHNIQUE = "content/first-aid/techniques/back-blows.yml"
LIVE = {path.name for path in (ROOT / "generator/browser/live").iterdir()}
FOREIGN = (b"-tacticbook", b"tacticbook-author", b"vscode:")
"""What stands only in pages that are served."""


class Served:
    """A running `serve` of a copy of the sample course."""

    def __init__(self, root: Path, process: "subprocess.Popen[str]", address: str) -> None:
        self.root, self.process, self.address = root, process, address

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:  # noqa: S310 - our own server
            return answer.read().decode()

    def told(self, page: str = LESSON) -> dict[str, Any]:
        """The first event that an open page is told."""
        address = f"{self.address}-tacticbook/events?page=/{page}"
        with urllib.request.urlopen(address, timeout=10) as events:  # noqa: S310 - our own server
            return json.loads(events.readline().decode().removeprefix("data: "))

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def until(self, what: str, path: str = LESSON) -> None:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if what in self.get(path):
                return
            time.sleep(0.2)
        pytest.fail(f"{what!r} did not appear")

    def until_told(self, name: str, wanted: object, page: str = LESSON) -> dict[str, Any]:
        deadline = time.monotonic() + 60
        while (told := self.told(page))[name] != wanted:
            assert time.monotonic() < deadline, f"{name} is not {wanted!r}: {told}"
            time.sleep(0.2)
        return told


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """For a test that edits."""
    yield from _serve(tmp_path / "course")


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """For tests that only look."""
    yield from _serve(tmp_path_factory.mktemp("standing") / "course")


def _serve(root: Path) -> Iterator[Served]:
    shutil.copytree(ROOT / "tests" / "sample", root, ignore=shutil.ignore_patterns("build"))
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "serve", "-C", str(root), "--port", "8765"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout
    told: list[str] = []
    for line in process.stdout:
        told.append(line)
        if "http://" in line:
            break
    else:
        pytest.fail("".join(told))
    yield Served(root, process, "http://" + told[-1].split("http://")[1].split()[0])
    process.terminate()
    process.wait(40)  # a build in its course puts the site in place first
    process.stdout.close()


def test_it_follows_edits_and_recovers(served: Served) -> None:
    page = served.get(LESSON)
    assert "Content-Security-Policy" in page
    assert "/-tacticbook/live/live.js" in page
    assert "/-tacticbook/" not in (served.root / "build" / "site" / LESSON).read_text(encoding="utf-8")

    served.edit("content/first-aid/lessons/choking.yml", 'name: "Choking: mild or severe?"', "name: Choking now")
    served.until("Choking now")

    served.edit(TECHNIQUE, "stance: use", "stance: uses")
    (problem,) = served.until_told("errors", 1)["own"]
    assert problem["place"] == f"{TECHNIQUE}:9:9"
    assert problem["says"].startswith(": error F02: stance is 'uses'")
    assert problem["href"] == f"vscode://file{(served.root / TECHNIQUE).as_posix()}:9:9"
    assert "Choking now" in served.get(LESSON)
    elsewhere = served.told("index.html")
    assert (elsewhere["own"], elsewhere["others"], elsewhere["stale"]) == ([], [problem], True)

    served.edit(TECHNIQUE, "stance: uses", "stance: use")
    assert served.until_told("errors", 0)["stale"] is False

    (served.root / "site_overrides").mkdir()


def test_it_answers_only_with_files_of_the_site(standing: Served) -> None:
    for path in ("../mkdocs.yml", "%2e%2e/mkdocs.yml", "..%2f..%2fmkdocs.yml", "nothing.html"):
        with pytest.raises(urllib.error.HTTPError) as caught:
            standing.get(path)
        assert caught.value.code == 404
        assert "INHERIT" not in caught.value.read().decode()


def test_a_page_is_told_its_own_warnings_first_and_how_many_others_there_are(served: Served) -> None:
    served.edit("content/first-aid/course.yml", "profile: lenient", "profile: strict")
    quiz = "quizzes/first-aid/cannot-breathe.yml"
    served.edit(quiz, "stem: Put the parts of giving", "stem: Which is not wrong? Put the parts of giving")
    for page, own in ((LESSON, 1), ("first-aid/techniques/back-blows.html", 1), ("first-aid/glossary.html", 0)):
        told = _warned(served, page)
        assert [each["place"] for each in told["own"]] == [f"{quiz}:32:18"][:own]
        assert len(told["others"]) == 1 - own
        assert (told["stale"], told["errors"], told["more"]) == (False, 0, 0)


def _warned(served: Served, page: str) -> dict[str, Any]:
    deadline = time.monotonic() + 60
    while not [*(told := served.told(page))["own"], *told["others"]]:
        assert time.monotonic() < deadline, told
        time.sleep(0.2)
    return told


def test_a_page_is_told_what_its_author_wants_to_know(standing: Served) -> None:
    shown = standing.told()["view"]
    assert (shown["page"], shown["kind"], shown["minutes"], shown["words"]) == (LESSON, "lesson", "5–9 min", 200)
    record = "content/first-aid/lessons/choking.yml"
    assert shown["sources"][0]["place"] == f"{record}:2"
    assert shown["sources"][0]["href"] == f"vscode://file{(standing.root / record).as_posix()}:2:1"
    assert shown["objectives"][0]["written"]["place"] == f"{record}:8"
    assert [standing.told(page)["view"] for page in ("404.html", "no/such.html", "../mkdocs.yml")] == [None] * 3
    assert standing.told("")["view"]["page"] == "index.html"


def test_the_site_holds_nothing_of_it_and_is_what_build_makes(standing: Served, tmp_path: Path) -> None:
    for page in ("", LESSON, "-tacticbook/live/live.js", "-tacticbook/live/live.css"):
        assert standing.get(page)
    assert standing.told()["view"]
    alone = tmp_path / "alone"
    shutil.copytree(standing.root, alone, ignore=shutil.ignore_patterns("build"))
    build(alone)
    mine, plain = _files(standing.root / "build"), _files(alone / "build")
    assert mine == plain
    found = {name for name, data in mine.items() for word in FOREIGN if word in data}
    assert found == set()
    assert not {name for name in mine if Path(name).name in LIVE}


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_another_host_name_is_refused(standing: Served) -> None:
    request = urllib.request.Request(standing.address, headers={"Host": "evil.example"})  # noqa: S310 - our own server
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(request, timeout=10)  # noqa: S310
    assert caught.value.code == 400
    caught.value.close()


def test_a_list_of_others_ends() -> None:
    warnings = tuple(
        Problem(code="Q01", severity=Severity.WARNING, path="a.yml", line=line, message="x")
        for line in range(1, MOST + 6)
    )
    shown = told(State(problems=warnings), Path("/c"), LESSON)
    assert (len(shown["others"]), shown["more"], shown["view"]) == (MOST, 5, None)
