"""`tacticbook serve`: the sealed site on 127.0.0.1, rebuilt and reloaded on every edit.

The site on disk is the real one; an external script and a style sheet are added to pages on their way
out. They reload the page, show problems, and what the page's author wants to know of it. The script
hears of all this by server-sent events.
"""

import errno
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import uvicorn

from generator.serve.preview import Preview, Show
from generator.serve.web import HOST, application

__all__ = ["serve"]


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
