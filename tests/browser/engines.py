"""A browser behind one small interface: what a learner with a keyboard needs, no more.

Playwright drives neither Firefox nor WebKitGTK as Debian ships them. Firefox speaks WebDriver BiDi by
itself (Debian has no geckodriver), WebKitGTK has a WebDriver: `engines_firefox` and `engines_webkit`.
"""

import json
import time
from abc import ABC, abstractmethod
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from selenium.webdriver.common.keys import Keys

WIDTH, HEIGHT = 1000, 900
PATIENCE = 60
"""Seconds until an engine that does not answer has failed."""
CODES = {
    "Tab": Keys.TAB,
    "Enter": Keys.ENTER,
    "Space": " ",
    "Shift": Keys.SHIFT,
    "Control": Keys.CONTROL,
    "ArrowDown": Keys.ARROW_DOWN,
    "ArrowUp": Keys.ARROW_UP,
}
"""Names of keys as Playwright has them → WebDriver's codes."""
SECONDS = 15
"""How long a page or a download may take."""
UNFINISHED = (".part", ".wkdownload")
PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"


class Engine(ABC):
    """A browser with one open page."""

    def __init__(self, folder: Path) -> None:
        """Start it; `folder` is empty and takes what it writes."""
        self.folder = folder
        self.logged: list[str] = []
        """Errors and warnings of its console since the last `open`, where it tells (WebKitGTK does not)."""
        self.downloads = folder / "downloads"
        self.downloads.mkdir()
        self.closing = ExitStack()
        try:
            self._start()
        except BaseException:
            self.close()
            raise

    def open(self, url: str, width: int = WIDTH) -> None:
        """Open a page in a window so many CSS pixels wide, and wait until it is painted."""
        self.logged.clear()
        self._open(url, width)
        self.evaluate(PAINTED)

    def press(self, *keys: str) -> None:
        """Press and release keys, one after the other: `"Tab"`, `"Shift+Tab"`, `"x"`."""
        for key in keys:
            self._chord([CODES.get(name, name) for name in key.split("+")])

    def type(self, text: str) -> None:
        """Type a text key by key."""
        for letter in text:
            self._chord([letter])

    def evaluate(self, expression: str) -> Any:
        """Give the value of an expression, awaited, as JSON carries it."""
        return self.run(f"return ({expression});")

    def text(self, selector: str) -> str:
        """Give the text of the first element that fits."""
        return self.evaluate(f"document.querySelector({json.dumps(selector)}).textContent")

    def run(self, body: str) -> Any:
        """Run the body of an async function in the page and give what it returns."""
        return json.loads(self._run(f"(async () => {{ {body}\n }})().then((value) => JSON.stringify(value ?? null))"))

    def wait(self, expression: str, value: object = True) -> None:  # noqa: FBT002 - what an expression may be
        """Wait until an expression has this value."""
        end = time.monotonic() + SECONDS
        while (found := self.evaluate(expression)) != value:
            assert time.monotonic() < end, f"{expression} is {found!r}, not {value!r}"
            time.sleep(0.05)

    def saved(self) -> Path:
        """Wait until the one file that was downloaded is whole, and give it."""
        end = time.monotonic() + SECONDS
        while True:
            found = [path for path in self.downloads.iterdir() if path.stat().st_size]
            if found and not any(path.name.endswith(UNFINISHED) for path in found):
                assert len(found) == 1, found
                return found[0]
            assert time.monotonic() < end, f"nothing was downloaded: {found}"
            self.evaluate(PAINTED)  # unlike sleep, this lets the driver hear of it

    def close(self) -> None:
        """End it."""
        self.closing.close()

    @abstractmethod
    def screenshot(self, path: Path) -> None:
        """Write what is seen as a PNG."""

    @abstractmethod
    def choose(self, selector: str, file: Path) -> None:
        """Choose a file in the first file input that fits."""

    @abstractmethod
    def print(self, path: Path) -> None:
        """Print the open page as a PDF, as its own dialog would."""

    @abstractmethod
    def _start(self) -> None: ...

    @abstractmethod
    def _open(self, url: str, width: int) -> None: ...

    @abstractmethod
    def _chord(self, codes: list[str]) -> None: ...

    @abstractmethod
    def _run(self, promise: str) -> str: ...
