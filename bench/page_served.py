"""Hosts that `page.py` measures: gzip, ten minutes of cache as GitHub Pages gives, and a list of what was sent."""

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import uvicorn
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

KINDS = {"html": "html", "css": "css", "js": "js", "woff2": "fonts", "woff": "fonts"}


@dataclass(frozen=True)
class Served:
    """A site on a port of its own, and the kind and bytes of each body that it sent."""

    address: str
    sent: list[tuple[str, int]] = field(default_factory=list)


def counted(site: ASGIApp, sent: list[tuple[str, int]]) -> ASGIApp:
    """Note each body that leaves, and let a browser keep it."""

    async def count(scope: Scope, receive: Receive, send: Send) -> None:
        size = 0

        async def pass_on(message: Message) -> None:
            nonlocal size
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"cache-control", b"max-age=600")]
            size += len(message.get("body", b""))
            await send(message)

        await site(scope, receive, pass_on)
        if scope["type"] == "http":
            sent.append((KINDS.get(scope["path"].rpartition(".")[2], "other"), size))

    return count


@contextmanager
def serve(folders: dict[str, Path]) -> Iterator[dict[str, Served]]:
    """Serve each folder until the block ends."""
    with ExitStack() as stack:
        sites: dict[str, Served] = {}
        for name, folder in folders.items():
            sent: list[tuple[str, int]] = []
            app = counted(GZipMiddleware(StaticFiles(directory=folder, html=True), minimum_size=200), sent)
            server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", lifespan="off"))
            thread = threading.Thread(target=server.run, daemon=True)
            thread.start()
            stack.callback(thread.join)
            stack.callback(setattr, server, "should_exit", True)  # noqa: FBT003 - uvicorn's way to stop
            while not server.started:
                time.sleep(0.05)
            port = server.servers[0].sockets[0].getsockname()[1]
            sites[name] = Served(f"http://127.0.0.1:{port}/", sent)
        yield sites
