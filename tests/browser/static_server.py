"""A static host for the tests: a folder under a sub-path of 127.0.0.1, with its own `_headers` and 404 page."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


def headers_of(site: Path) -> list[tuple[str, str]]:
    """Give the headers that `_headers` sets for all pages: the indented lines under `/*`."""
    headers: list[tuple[str, str]] = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line[:1].isspace() and line.strip():
            name, _, value = line.partition(":")
            headers.append((name.strip(), value.strip()))
        elif line.strip() not in {"/*", ""}:
            msg = f"_headers: {line!r} is a block that this host does not know"
            raise ValueError(msg)
    return headers


@contextmanager
def serve(site: Path, base: str, asked: list[str] | None = None) -> Iterator[str]:
    """Serve `site` under the path `base` (`/some/course/`) until the block ends; gives the base address.

    `asked` takes the path of each request, which a page does not see where a service worker makes it.
    """
    headers = headers_of(site)

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            plain = path.partition("?")[0].partition("#")[0]
            if not plain.startswith(base):
                return str(site / "no such file")
            return super().translate_path("/" + path.removeprefix(base))

        def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 - as inherited
            page = (site / "404.html").read_bytes()
            self.send_response(code, message)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def end_headers(self) -> None:
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Cache-Control", "no-cache")  # else a slow run reads the last edition from the cache
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as inherited
            pass  # the tests look at what the browser saw

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:  # noqa: ARG002 - as inherited
            if asked is not None:
                asked.append(self.path)

    def handler(*args: object) -> Handler:
        return Handler(*args, directory=str(site))  # type: ignore[arg-type]

    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
