"""`tacticbook serve`: the sealed site on 127.0.0.1, rebuilt and reloaded on every edit.

The site on disk is the real one; one external script is added to pages on their way out, which
reloads them and shows problems. It hears of both by server-sent events.
"""

import asyncio
import errno
import json
import shutil
import socket
import subprocess
import threading
import time
import traceback
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.routing import Route
from watchfiles import watch

from generator.build import build
from generator.engine import refused
from generator.model.problem import ContentError, Problem, Severity

HOST = "127.0.0.1"
SCRIPT = "/-tacticbook/live.js"
EVENTS = "/-tacticbook/events"

_SHIPPED = Path(str(files("generator")))

_WAITING = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Not built yet</title></head>"
    "<body><h1>Not built yet</h1><p>Mend the problems; this page follows.</p></body></html>"
)

_NO_COPY = """self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const name = "tacticbook " + new URL(registration.scope).pathname;
  event.waitUntil(caches.delete(name).then(() => registration.unregister()));
});
"""
"""In place of the site's worker: a copy that was kept for offline would hide the author's edits."""

Show = Callable[[list[Problem]], None]
Stamp = dict[str, tuple[int, int]]
"""When each watched file was changed last, and its size."""

POLL_MS = 1000
"""The watcher cannot see a folder that is yet to come, so we look ourselves this often."""


class Preview:
    """The state between edits: which build is shown, and what is wrong now."""

    def __init__(self, root: Path, say: Callable[[str], None], show: Show) -> None:
        """Take the course folder, and how to speak in the terminal."""
        self.root = root
        self.site = root / "build" / "site"
        self.version = 0
        self.problems: list[Problem] = []
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
            mended, self.problems = bool(self.problems), []
            # Not a count: an open page must see a new build of another `serve`, too.
            self.version = time.time_ns() // 1_000_000
            self._show(list(report.warnings))
            self._say(f"{'Mended. ' if mended else ''}{report.pages} pages, {report.changed} files changed.")

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
        self.problems = problems
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

    def state(self) -> dict[str, Any]:
        """Give what open pages are told."""
        return {"version": self.version, "problems": [str(problem) for problem in self.problems]}


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


def serve(root: Path, port: int, say: Callable[[str], None], show: Show) -> None:
    """Build, serve and follow edits until interrupted."""
    preview = Preview(root, say, show)
    follower = threading.Thread(target=preview.follow, daemon=True)
    with _listen(port) as listening:
        own = listening.getsockname()[1]
        try:
            preview.rebuild()
            taken = f"Port {port} is taken. " if own != port else ""
            say(f"{taken}The course is at http://{HOST}:{own}/  (Ctrl+C stops)")
            follower.start()
            config = uvicorn.Config(application(preview), log_level="error", timeout_graceful_shutdown=1)
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            say("Stopped.")
        preview.stopping.set()
        if follower.is_alive():
            follower.join(timeout=30)  # a build in its course puts the site in place first


def application(preview: Preview) -> Starlette:
    """Make the web application: the site, its live script and its events."""

    async def events(_: Request) -> Response:
        return StreamingResponse(
            _events(preview), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    async def script(_: Request) -> Response:
        return Response((files("generator") / "browser" / "live.js").read_bytes(), media_type="text/javascript")

    async def worker(_: Request) -> Response:
        return Response(_NO_COPY, media_type="text/javascript", headers={"Cache-Control": "no-store"})

    async def page(request: Request) -> Response:
        return _file(preview, request.path_params["path"])

    routes = [Route(EVENTS, events), Route(SCRIPT, script), Route("/sw.js", worker), Route("/{path:path}", page)]
    return Starlette(routes=routes)


def _file(preview: Preview, path: str) -> Response:
    """Answer with a file of the site; pages get the live script."""
    target = (preview.site / path).resolve()
    if target.is_dir():
        target /= "index.html"
    status = 200
    if not target.is_relative_to(preview.site.resolve()) or not target.is_file():
        target, status = preview.site / "404.html", 404
    if target.suffix != ".html":
        return FileResponse(target, headers={"Cache-Control": "no-cache"})
    html = target.read_text(encoding="utf-8") if target.is_file() else _WAITING
    return HTMLResponse(_with_script(html), status, headers={"Cache-Control": "no-store"})


def _with_script(html: str) -> str:
    tag = f'<script src="{SCRIPT}" defer></script>'
    head, found, tail = html.rpartition("</body>")
    return f"{head}{tag}{found}{tail}" if found else html + tag


async def _events(preview: Preview) -> AsyncIterator[str]:
    """Send the state at once and whenever it changes; a comment now and then keeps the line open."""
    told: dict[str, Any] | None = None
    for tick in range(10**9):
        if preview.stopping.is_set():
            return
        if told != (state := preview.state()):
            told = state
            yield f"data: {json.dumps(state)}\n\n"
        elif tick % 60 == 0:
            yield ": still here\n\n"
        await asyncio.sleep(0.25)


def _listen(port: int) -> socket.socket:
    """Take the port, or the next free one."""
    for candidate in range(port, min(port + 50, 65536)):
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, candidate))
            listening.listen()
        except OSError as error:
            listening.close()
            if error.errno != errno.EADDRINUSE:
                raise OSError(f"port {candidate}: {error.strerror}; choose one from 1024 on with --port") from error
        else:
            return listening
    raise OSError(f"no free port from {port} on; choose another with --port")
