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

import pytest

ROOT = Path(__file__).parents[1]
LESSON = "first-aid/lessons/choking.html"


class Served:
    """A running `serve` of a copy of the sample course."""

    def __init__(self, root: Path, process: "subprocess.Popen[str]", address: str) -> None:
        self.root, self.process, self.address = root, process, address

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:  # noqa: S310 - our own server
            return answer.read().decode()

    def state(self) -> dict[str, object]:
        """The first event that an open page is told."""
        with urllib.request.urlopen(self.address + "-tacticbook/events", timeout=10) as events:  # noqa: S310 - our own server
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

    def problems(self, wanted: int) -> list[str]:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            found = self.state()["problems"]
            assert isinstance(found, list)
            if len(found) == wanted:
                return found
            time.sleep(0.2)
        return pytest.fail(f"not {wanted} problem(s)")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    root = tmp_path / "course"
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
    process.wait(10)
    process.stdout.close()


def test_it_follows_edits_and_recovers(served: Served) -> None:
    page = served.get(LESSON)
    assert "Content-Security-Policy" in page
    assert "/-tacticbook/live.js" in page
    assert "/-tacticbook/" not in (served.root / "build" / "site" / LESSON).read_text(encoding="utf-8")

    served.edit("content/first-aid/lessons/choking.yml", 'name: "Choking: mild or severe?"', "name: Choking now")
    served.until("Choking now")

    served.edit("content/first-aid/techniques/back-blows.yml", "stance: use", "stance: uses")
    (problem,) = served.problems(1)
    assert problem.startswith("content/first-aid/techniques/back-blows.yml:9:9: error F02:")
    assert "Choking now" in served.get(LESSON)

    served.edit("content/first-aid/techniques/back-blows.yml", "stance: uses", "stance: use")
    assert served.problems(0) == []

    (served.root / "site_overrides").mkdir()


def test_it_answers_only_with_files_of_the_site(served: Served) -> None:
    for path in ("../mkdocs.yml", "%2e%2e/mkdocs.yml", "..%2f..%2fmkdocs.yml", "nothing.html"):
        with pytest.raises(urllib.error.HTTPError) as caught:
            served.get(path)
        assert caught.value.code == 404
        assert "INHERIT" not in caught.value.read().decode()
