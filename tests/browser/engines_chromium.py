"""Chromium behind the interface of the other engines, so that one journey goes through all of them."""

from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Download

from tests.browser.engines import CODES, HEIGHT, Engine

NAMES = {code: name for name, code in CODES.items()}


class Chromium(Engine):
    """A window of a Chromium that runs already."""

    def __init__(self, folder: Path, browser: Browser) -> None:
        """Take the browser, and a folder as the others do."""
        self.browser = browser
        super().__init__(folder)

    def _start(self) -> None:
        context = self.browser.new_context()
        self.closing.callback(context.close)
        self.page = context.new_page()
        self.page.on("console", self._log)
        self.page.on("pageerror", lambda error: self.logged.append(str(error)))
        self.page.on("download", self._save)

    def _log(self, message: ConsoleMessage) -> None:
        if message.type in {"warning", "error"}:
            self.logged.append(message.text)

    def _save(self, download: Download) -> None:
        download.save_as(self.downloads / download.suggested_filename)

    def _open(self, url: str, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        self.page.goto(url)

    def _chord(self, codes: list[str]) -> None:
        self.page.keyboard.press("+".join(NAMES.get(code, code) for code in codes))

    def _run(self, promise: str) -> str:
        return self.page.evaluate(promise)

    def choose(self, selector: str, file: Path) -> None:
        self.page.locator(selector).first.set_input_files(file)

    def print(self, path: Path) -> None:
        self.page.pdf(path=path, prefer_css_page_size=True)

    def screenshot(self, path: Path) -> None:
        self.page.screenshot(path=path)
