"""`tacticbook serve`: the sealed site on 127.0.0.1, rebuilt and reloaded on every edit.

The site on disk is the real one; one external script is added to pages on their way out, which
reloads them and shows problems. It hears of both by server-sent events.
"""

import asyncio
import json
import shutil
import socket
import subprocess
import threading
from collections.abc import AsyncIterator, Callable
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
from generator.model.problem import ContentError, Problem

HOST = "127.0.0.1"
SCRIPT = "/-tacticbook/live.js"
EVENTS = "/-tacticbook/events"

_WAITING = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Not built yet</title></head>"
    "<body><h1>Not built yet</h1><p>Mend the problems; this page follows.</p></body></html>"
)

Show = Callable[[list[Problem]], None]


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

    def rebuild(self) -> None:
        """Build once; on problems the last good site stays."""
        try:
            report = build(self.root)
        except ContentError as error:
            self.problems = error.problems
            self._show(error.problems)
        else:
            mended, self.problems = bool(self.problems), []
            self.version += 1
            self._show(list(report.warnings))
            self._say(f"{'Mended. ' if mended else ''}{report.pages} pages, {report.changed} files changed.")

    def follow(self) -> None:
        """Rebuild whenever something changes that the site is made of, until stopped."""
        shipped = Path(str(files("generator")))
        places = [self.root / name for name in ("content", "quizzes", "site_overrides", "mkdocs.yml")]
        places += [
            shipped / name for name in ("theme", "pages/templates", "cards/templates", "browser/src", "browser/dist")
        ]
        for changes in watch(*(p for p in places if p.exists()), stop_event=self.stopping, raise_interrupt=False):
            if any("browser/src" in Path(path).as_posix() for _, path in changes):
                self._bundle(shipped / "browser")
            self.rebuild()

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


def serve(root: Path, port: int, say: Callable[[str], None], show: Show) -> None:
    """Build, serve and follow edits until interrupted."""
    preview = Preview(root, say, show)
    preview.rebuild()
    with _listen(port) as listening:
        say(f"The course is at http://{HOST}:{listening.getsockname()[1]}/  (Ctrl+C stops)")
        follower = threading.Thread(target=preview.follow, daemon=True)
        follower.start()
        server = uvicorn.Server(uvicorn.Config(application(preview), log_level="error", timeout_graceful_shutdown=1))
        try:
            server.run(sockets=[listening])
        except KeyboardInterrupt:
            say("Stopped.")
        preview.stopping.set()


def application(preview: Preview) -> Starlette:
    """Make the web application: the site, its live script and its events."""

    async def events(_: Request) -> Response:
        return StreamingResponse(
            _events(preview), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    async def script(_: Request) -> Response:
        return Response((files("generator") / "browser" / "live.js").read_bytes(), media_type="text/javascript")

    async def page(request: Request) -> Response:
        return _file(preview, request.path_params["path"])

    return Starlette(routes=[Route(EVENTS, events), Route(SCRIPT, script), Route("/{path:path}", page)])


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
        except OSError:
            listening.close()
        else:
            return listening
    msg = f"no free port from {port} on"
    raise OSError(msg)
