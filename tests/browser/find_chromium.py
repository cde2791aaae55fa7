"""Finds the Chromium that the browser tests drive, and with `--install` gets one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLES = ("CHROME", "PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH")
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "No Chromium found or installed: install chromium or Chrome, or name one by CHROME=/path/to/it"


def find() -> str | None:
    """Give the path of a Chromium that starts: from the environment, the PATH, or Playwright's own."""
    named = [os.environ[name] for name in VARIABLES if os.environ.get(name)]
    found = [path for path in map(shutil.which, COMMANDS) if path]
    # What the environment names is used or refused, never silently replaced.
    return next(filter(_starts, named or [*found, *_of_playwright()]), None)


def install() -> str | None:
    """Find a Chromium, else have Playwright download its own, else (as root, on Debian) install the system's."""
    if path := find():
        return path
    _run(sys.executable, "-m", "playwright", "install", "chromium")
    if path := find():
        return path
    if shutil.which("apt-get") and os.geteuid() == 0:
        lock = ("-o", "DPkg::Lock::Timeout=500")  # another install on this machine may hold it
        _run("apt-get", "-qq", *lock, "update")
        _run("apt-get", "-qq", *lock, "install", "--yes", "--no-install-recommends", "chromium")
    return find()


def _of_playwright() -> list[str]:
    # Imported here: asking Playwright starts its driver, which takes half a second.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        return [playwright.chromium.executable_path]


def _starts(path: str) -> bool:
    try:
        done = subprocess.run([path, "--version"], check=False, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _run(*command: str) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # What these programs say goes to stderr: stdout is the answer alone.
    subprocess.run(command, check=False, env=environment, stdout=sys.stderr, timeout=900)


if __name__ == "__main__":
    browser = install() if "--install" in sys.argv else find()
    if browser is None:
        sys.exit(MISSING)
    print(Path(browser))
