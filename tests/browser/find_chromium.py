"""Finds the Chromium that the browser tests drive, and with `--install` gets one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLES = ("CHROME", "PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH")
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ASK = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
MISSING = "No Chromium found or installed: install chromium or Chrome, or name one by CHROME=/path/to/it"
CRASHED = "Playwright does not start: sudo apt-get install libatomic1"


def find() -> str | None:
    """Give the path of a Chromium that starts: from the environment, the PATH, or Playwright's own."""
    named = [os.environ[name] for name in VARIABLES if os.environ.get(name)]
    found = [path for path in map(shutil.which, COMMANDS) if path]
    # What the environment names is used or refused, never silently replaced.
    return next(filter(_starts, named or [*found, *_of_playwright()]), None)


def install() -> str | None:
    """Find a Chromium, else have Playwright download its own, else (as root, on Debian) install the system's."""
    if find() is None:
        _run(sys.executable, "-m", "playwright", "install", "chromium")
    wanted = [*([] if find() else ["chromium"]), *([] if _of_playwright() else ["libatomic1"])]
    if wanted and shutil.which("apt-get") and os.geteuid() == 0:
        lock = ("-o", "DPkg::Lock::Timeout=500")  # another install on this machine may hold it
        _run("apt-get", "-qq", *lock, "update")
        _run("apt-get", "-qq", *lock, "install", "--yes", "--no-install-recommends", *wanted)
    return find()


def _of_playwright() -> list[str]:
    # In a process of its own: where libatomic1 is missing, as on a bare Debian, Playwright's driver only crashes.
    done = subprocess.run([sys.executable, "-c", ASK], check=False, capture_output=True, text=True, timeout=60)
    return done.stdout.split("\n")[:1] if done.returncode == 0 else []


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
    if not _of_playwright():
        sys.exit(CRASHED)
    print(Path(browser))
