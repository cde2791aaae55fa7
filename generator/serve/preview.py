"""Between edits: which build is shown, and what is wrong now."""

import shutil
import subprocess
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from watchfiles import watch

from generator.build import build
from generator.engine import refused
from generator.model.course import Catalog
from generator.model.problem import ContentError, Problem, Severity

_SHIPPED = Path(str(files("generator")))

Show = Callable[[list[Problem]], None]
Stamp = dict[str, tuple[int, int]]
"""When each watched file was changed last, and its size."""

POLL_MS = 1000
"""The watcher cannot see a folder that is yet to come, so we look ourselves this often."""


@dataclass(frozen=True)
class State:
    """What open pages are told; replaced as a whole, since a thread writes it and another reads it."""

    version: int = 0
    """Time of the build that is shown, in milliseconds: not a count, as a page must see that of another `serve`."""
    catalog: Catalog | None = None
    """The courses that this build shows."""
    problems: tuple[Problem, ...] = ()
    """What is wrong now: warnings of the build that is shown, or why there is no newer one."""
    stale: bool = False
    """Whether the files have moved on, and what is shown is the last good build."""


class Preview:
    """The state between edits."""

    def __init__(self, root: Path, say: Callable[[str], None], show: Show) -> None:
        """Take the course folder, and how to speak in the terminal."""
        self.root = root
        self.site = root / "build" / "site"
        self.state = State()
        self.stopping = threading.Event()
        self._say, self._show = say, show
        self._built: Stamp = {}

    def rebuild(self) -> None:
        """Build once; on problems the last good site stays."""
        self._built = self._stamp()
        try:
            report = build(self.root)
        except ContentError as error:
            self._complain(error.problems)
        except OSError as error:
            self._complain([refused(self.root, error)])
        except Exception as error:  # noqa: BLE001 - a slip in a template of ours must not end the preview
            self._complain([_slip(error)])
        else:
            mended = "Mended. " if self.state.stale else ""
            self.state = State(time.time_ns() // 1_000_000, report.catalog, report.warnings)
            self._show(list(report.warnings))
            self._say(f"{mended}{report.pages} pages, {report.changed} files changed.")

    def follow(self) -> None:
        """Rebuild whenever something changes that the site is made of, until stopped.

        The watcher only wakes us; the stamp says what changed. So nothing is missed that changed
        during a build, or in a folder that has just been made.
        """
        while not self.stopping.is_set():
            places = self._places()
            for _ in watch(
                *places, stop_event=self.stopping, raise_interrupt=False, rust_timeout=POLL_MS, yield_on_timeout=True
            ):
                self._look()
                if self._places() != places:
                    break

    def _look(self) -> None:
        now = self._stamp()
        changed = {path for path, _ in now.items() ^ self._built.items()}
        if changed and not self.stopping.is_set():
            if any("/browser/src/" in path for path in changed):
                self._bundle(_SHIPPED / "browser")
            self.rebuild()

    def _complain(self, problems: list[Problem]) -> None:
        self.state = replace(self.state, problems=tuple(problems), stale=True)
        self._show(problems)

    def _places(self) -> list[Path]:
        own = ("content", "quizzes", "site_overrides", "mkdocs.yml")
        ours = ("theme", "pages/templates", "cards/templates", "browser/src", "browser/dist")
        places = [*(self.root / name for name in own), *(_SHIPPED / name for name in ours)]
        return [place for place in places if place.exists()]

    def _stamp(self) -> Stamp:
        stamp: Stamp = {}
        for place in self._places():
            for path in (place, *place.rglob("*")):
                with suppress(OSError):  # gone between listing and looking
                    if path.is_file():
                        facts = path.stat()
                        stamp[path.as_posix()] = facts.st_mtime_ns, facts.st_size
        return stamp

    def _bundle(self, browser: Path) -> None:
        """Bundle the browser's sources anew, where the tools for it are installed (`make test` does)."""
        node = shutil.which("node")
        if node is None or not (browser / "node_modules").is_dir():
            self._say("The browser's sources changed: run `make browser` to bundle them.")
            return
        done = subprocess.run([node, "build.mjs"], cwd=browser, capture_output=True, text=True, check=False)  # noqa: S603 - our own script
        if done.returncode:
            self._say(done.stderr.strip())


def _slip(error: Exception) -> Problem:
    """A fault of the tool itself, at the deepest place that is ours."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(_SHIPPED)] or list(frames)
    path = Path(ours[-1].filename)
    return Problem(
        code="E04",
        severity=Severity.ERROR,
        path=path.relative_to(_SHIPPED.parent).as_posix() if path.is_relative_to(_SHIPPED) else str(path),
        line=ours[-1].lineno or 1,
        message=f"{type(error).__name__}: {' '.join(str(error).split())}",
        hint="a slip in tacticbook, not in your course",
    )
