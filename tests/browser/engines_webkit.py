"""WebKitGTK by WebDriver: its own small browser on a screen that nobody sees."""

import os
import subprocess
import sys
from pathlib import Path
from warnings import catch_warnings, simplefilter

from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.engines import HEIGHT, PATIENCE, WIDTH, Engine
from tests.browser.find_engines import find

PRINTER = Path(__file__).with_name("engines_webkit_print.py")
FRAME = '<!doctype html><title>{0}</title><iframe src="{1}" style="border: 0; width: {0}px; height: 800px"></iframe>'


class WebKit(Engine):
    """WebKitGTK in its own small browser, by WebDriver."""

    def _start(self) -> None:
        command = [str(find("xvfb")), "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1280x1024x24"]
        screen = self.closing.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        self.closing.callback(screen.terminate)
        assert screen.stdout
        (self.folder / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{self.downloads}"\n', encoding="utf-8")
        own = {"DISPLAY": f":{screen.stdout.readline().strip()}", "XDG_CONFIG_HOME": str(self.folder)}
        self.environment = {**os.environ, **own, "LC_ALL": "C.UTF-8"}  # the name of GTK's printer depends on it
        options = Options()
        options.add_argument("--automation")
        service = Service(find("webkit2gtk-driver") or "", env=self.environment)
        with catch_warnings():
            simplefilter("ignore", DeprecationWarning)  # selenium 4.51 calls itself in a way that it deprecates
            self.driver = WebKitGTK(options=options, service=service)
        self.closing.callback(self.driver.quit)
        self.driver.set_window_rect(0, 0, WIDTH, HEIGHT)
        self.driver.set_script_timeout(PATIENCE)

    def _open(self, url: str, width: int) -> None:
        if width == WIDTH:
            return self.driver.get(url)
        # Its window cannot be made narrower than its toolbar; a frame can.
        frame = self.folder / "frame.html"
        frame.write_text(FRAME.format(width, url), encoding="utf-8")
        self.driver.get(frame.as_uri())
        return self.driver.switch_to.frame(0)

    def _chord(self, codes: list[str]) -> None:
        keyboard = ActionChains(self.driver)
        for code in codes:
            keyboard.key_down(code)
        for code in reversed(codes):
            keyboard.key_up(code)
        keyboard.perform()

    def _run(self, promise: str) -> str:
        script = f"const done = arguments[0]; {promise}.then(done, (fault) => done([String(fault)]));"
        found = self.driver.execute_async_script(script)
        assert isinstance(found, str), found
        return found

    def choose(self, selector: str, file: Path) -> None:
        self.driver.find_element("css selector", selector).send_keys(str(file))

    def print(self, path: Path) -> None:
        """Print the page that has this address, as it comes from the server: its driver cannot print."""
        command = [sys.executable, PRINTER, self.driver.current_url, path.as_uri()]
        subprocess.run(command, check=True, env=self.environment, timeout=PATIENCE)

    def screenshot(self, path: Path) -> None:
        assert self.driver.save_screenshot(str(path))
