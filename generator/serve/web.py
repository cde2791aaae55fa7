"""The web application: the site, what is added to its pages, and its events."""

import asyncio
import json
from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from generator.serve.preview import Preview, State
from generator.serve.told import told

HOST = "127.0.0.1"
OWN = "/-tacticbook"
"""What is no part of the site stands below this."""

_ADDED = f'<link rel="stylesheet" href="{OWN}/live/live.css"><script type="module" src="{OWN}/live/live.js"></script>'

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


def application(preview: Preview) -> Starlette:
    """Make the web application. Other host names are refused: a foreign page must not read an author's files."""

    async def events(request: Request) -> Response:
        lines = _events(preview, _page(preview, request.query_params.get("page", "/")))
        return StreamingResponse(lines, media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def worker(_: Request) -> Response:
        return Response(_NO_COPY, media_type="text/javascript", headers={"Cache-Control": "no-store"})

    async def page(request: Request) -> Response:
        return _file(preview, request.path_params["path"])

    live = StaticFiles(directory=str(files("generator") / "browser" / "live"))
    routes = [
        Route(f"{OWN}/events", events),
        Mount(f"{OWN}/live", live),
        Route("/sw.js", worker),
        Route("/{path:path}", page),
    ]
    return Starlette(routes=routes, middleware=[Middleware(TrustedHostMiddleware, [HOST, "localhost"])])


def _target(preview: Preview, path: str) -> Path | None:
    """Give the file of the site at an address; None where there is none."""
    target = (preview.site / path.lstrip("/")).resolve()
    if target.is_dir():
        target /= "index.html"
    return target if target.is_relative_to(preview.site.resolve()) and target.is_file() else None


def _page(preview: Preview, path: str) -> str:
    """Give the address of a page from the site's root, with its file's name; empty where there is none."""
    target = _target(preview, path)
    return target.relative_to(preview.site.resolve()).as_posix() if target else ""


def _file(preview: Preview, path: str) -> Response:
    """Answer with a file of the site; pages get the live script."""
    found = _target(preview, path)
    target, status = (found, 200) if found else (preview.site / "404.html", 404)
    if target.suffix != ".html":
        return FileResponse(target, headers={"Cache-Control": "no-cache"})
    html = target.read_text(encoding="utf-8") if target.is_file() else _WAITING
    return HTMLResponse(_with_script(html), status, headers={"Cache-Control": "no-store"})


def _with_script(html: str) -> str:
    head, found, tail = html.rpartition("</body>")
    return f"{head}{_ADDED}{found}{tail}" if found else html + _ADDED


async def _events(preview: Preview, page: str) -> AsyncIterator[str]:
    """Send what the page shows at once and whenever it changes; a comment now and then keeps the line open."""
    sent: State | None = None
    for tick in range(10**9):
        if preview.stopping.is_set():
            return
        if sent is not (state := preview.state):
            sent = state
            data = await asyncio.to_thread(told, state, preview.root, page)
            yield f"data: {json.dumps(data)}\n\n"
        elif tick % 60 == 0:
            yield ": still here\n\n"
        await asyncio.sleep(0.25)
