"""Firefox by WebDriver BiDi: commands and events as JSON over a web socket (w3c.github.io/webdriver-bidi)."""

import json
import subprocess
import time
from base64 import b64decode
from pathlib import Path
from typing import Any

import websocket

from tests.browser.engines import HEIGHT, PATIENCE, Engine
from tests.browser.find_engines import find

PREFERENCES = 'user_pref("browser.download.alwaysOpenPanel", false);'
"""The list of downloads would take the keyboard from the page."""

# Letters of a variable font come into Firefox's PDF as outlines, which a test cannot read. No policy refuses this way.
SYSTEM_FONT = """const sheet = new CSSStyleSheet();
sheet.replaceSync("* { font-family: serif !important }");
document.adoptedStyleSheets = [sheet];"""


class Firefox(Engine):
    """Firefox without a window, by WebDriver BiDi."""

    def _start(self) -> None:
        log = self.closing.enter_context((self.folder / "firefox.log").open("w"))
        command = [str(find("firefox-esr")), "--headless", "--no-remote", "--remote-debugging-port", "0"]
        (self.folder / "user.js").write_text(PREFERENCES, encoding="utf-8")
        process = subprocess.Popen([*command, "--profile", str(self.folder)], stdout=log, stderr=log)
        self.closing.callback(process.wait, PATIENCE)
        self.closing.callback(process.terminate)
        self.socket = websocket.create_connection(self._address(process), timeout=PATIENCE, suppress_origin=True)
        self.closing.callback(self.socket.close)
        self.sent = 0
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded"])
        allowed = {"type": "allowed", "destinationFolder": str(self.downloads)}
        self._send("browser.setDownloadBehavior", downloadBehavior=allowed)
        # The first tab has never the focus of the window, and without it buttons do not heed the keyboard.
        self.page = {"context": self._send("browsingContext.create", type="tab")["context"]}

    def _address(self, process: subprocess.Popen[bytes]) -> str:
        told = self.folder / "WebDriverBiDiServer.json"
        for _ in range(PATIENCE * 10):
            if told.exists() and (text := told.read_text(encoding="utf-8")).rstrip().endswith("}"):
                address = json.loads(text)
                return f"ws://{address['ws_host']}:{address['ws_port']}/session"
            assert process.poll() is None, "Firefox does not start"
            time.sleep(0.1)
        raise AssertionError("Firefox opens no port for WebDriver BiDi")

    def _send(self, method: str, **params: object) -> dict[str, Any]:
        self.sent += 1
        self.socket.send(json.dumps({"id": self.sent, "method": method, "params": params}))
        while (answer := json.loads(self.socket.recv())).get("id") != self.sent:
            if answer.get("method") == "log.entryAdded" and answer["params"]["level"] in {"warn", "error"}:
                self.logged.append(answer["params"]["text"])
        assert answer["type"] == "success", f"{method}: {answer}"
        return answer["result"]

    def _open(self, url: str, width: int) -> None:
        self._send("browsingContext.setViewport", **self.page, viewport={"width": width, "height": HEIGHT})
        self._send("browsingContext.navigate", **self.page, url=url, wait="complete")

    def _chord(self, codes: list[str]) -> None:
        downs = [{"type": "keyDown", "value": code} for code in codes]
        ups = [{"type": "keyUp", "value": code} for code in reversed(codes)]
        keyboard = {"type": "key", "id": "keyboard", "actions": [*downs, *ups]}
        self._send("input.performActions", **self.page, actions=[keyboard])

    def _run(self, promise: str) -> str:
        return self._script(promise)["value"]

    def _script(self, expression: str) -> dict[str, Any]:
        found = self._send("script.evaluate", expression=expression, target=self.page, awaitPromise=True)
        assert found["type"] == "success", found["exceptionDetails"]["text"]
        return found["result"]

    def choose(self, selector: str, file: Path) -> None:
        element = {"sharedId": self._script(f"document.querySelector({json.dumps(selector)})")["sharedId"]}
        self._send("input.setFiles", **self.page, element=element, files=[str(file)])

    def print(self, path: Path) -> None:
        self.run(SYSTEM_FONT)
        path.write_bytes(b64decode(self._send("browsingContext.print", **self.page)["data"]))

    def screenshot(self, path: Path) -> None:
        path.write_bytes(b64decode(self._send("browsingContext.captureScreenshot", **self.page)["data"]))
