"""The harness of the browser tests: the flagship site built once, a host for it, and Chromium."""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from tests.browser.kinds import KINDS, kinds
from tests.browser.static_server import serve

ROOT = Path(__file__).parents[2]
COURSE_FOLDER = ("mkdocs.yml", "content", "quizzes", "site_overrides")
ADDRESS = "https://example.org/some/course/"
Visit = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built flagship site, built once however many workers test it; or the one that SITE names."""
    if given := os.environ.get("SITE"):
        return Path(given).resolve()
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    course, log = shared / "flagship", shared / "flagship.log"
    with (shared / "flagship.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not log.exists():
            _copy(course)
            _build(course, log)
    built = course / "build" / "site"
    if not (built / "index.html").exists():
        pytest.fail(f"the flagship site does not build:\n{log.read_text(encoding='utf-8')[-4000:]}", pytrace=False)
    return built


def _copy(course: Path) -> None:
    course.mkdir()
    for name in COURSE_FOLDER:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, course / name)
        elif (ROOT / name).exists():
            shutil.copyfile(ROOT / name, course / name)
    settings = course / "mkdocs.yml"
    text = re.sub(r"(?m)^site_url:.*\n", "", settings.read_text(encoding="utf-8"))
    settings.write_text(f"{text.rstrip()}\nsite_url: {ADDRESS}\n", encoding="utf-8")


def _build(course: Path, log: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build"],
        check=False,
        cwd=course,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=600,
    )
    if done.returncode:
        shutil.rmtree(course / "build", ignore_errors=True)  # half a site is none
    log.write_text(done.stdout, encoding="utf-8")


@pytest.fixture(scope="session")
def base(site: Path) -> str:
    """The path under which the site expects to be served: its 404 page holds it."""
    canonical = LexborHTMLParser((site / "index.html").read_bytes()).css_first("link[rel=canonical]")
    address = (canonical.attributes.get("href") if canonical else None) or ADDRESS
    return re.sub(r"^https?://[^/]+|[^/]*$", "", address) or "/"


@pytest.fixture(scope="session")
def served(site: Path, base: str) -> Iterator[str]:
    """The base address of a host that serves the site under its sub-path, with its own headers."""
    with serve(site, base) as address:
        yield address


@pytest.fixture(scope="session")
def page_kinds(site: Path) -> dict[str, str]:
    """One page of each kind: its path below the site."""
    found = kinds(site)
    if missing := set(KINDS) - set(found):
        pytest.fail(f"no page of these kinds in the site: {', '.join(sorted(missing))}", pytrace=False)
    return found


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Give a function that opens an address in a window of its own: `visit(url, width=320, dark=True)`."""
    with ExitStack() as windows:

        def visit(url: str, *, width: int = 1280, dark: bool = False, script: Path | None = None) -> Page:
            context = chromium.new_context(
                viewport={"width": width, "height": 800},
                color_scheme="dark" if dark else "light",
                reduced_motion="reduce",
            )
            windows.callback(context.close)
            if script:
                context.add_init_script(path=script)
            page = context.new_page()
            page.goto(url, wait_until="load")
            page.evaluate("document.fonts.ready.then(() => true)")
            return page

        yield visit
