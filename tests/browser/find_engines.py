"""Finds what drives Firefox and WebKitGTK, and with `--install` gets what is missing (as root, on Debian)."""

import os
import shutil
import subprocess
import sys

COMMANDS = {
    "firefox-esr": ("firefox-esr", "firefox"),
    "webkit2gtk-driver": ("WebKitWebDriver",),
    "xvfb": ("Xvfb",),  # WebKitGTK has no headless mode: it gets a screen that nobody sees
}
"""Debian's package → the commands of which one is needed."""


def find(package: str) -> str | None:
    """Give the path of the first command of a package that is there; `FIREFOX` may name another Firefox."""
    named = [os.environ["FIREFOX"]] if package == "firefox-esr" and os.environ.get("FIREFOX") else None
    return next(filter(None, map(shutil.which, named or COMMANDS[package])), None)


def missing() -> str:
    """Say in one line what is missing and how to get it; nothing if all is there."""
    packages = " ".join(package for package in COMMANDS if not find(package))
    return f"The other browsers cannot be tested: sudo apt-get install {packages}" if packages else ""


def install() -> None:
    """As root, on Debian: install what is missing."""
    if missing() and shutil.which("apt-get") and os.geteuid() == 0:
        apt = ("apt-get", "-qq", "-o", "DPkg::Lock::Timeout=500")  # another install on this machine may hold it
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (("update",), ("install", "--yes", "--no-install-recommends", *COMMANDS)):
            # What apt says goes to stderr: stdout is the answer alone.
            subprocess.run((*apt, *command), check=False, env=environment, stdout=sys.stderr, timeout=900)


if __name__ == "__main__":
    if "--install" in sys.argv:
        install()
    if problem := missing():
        sys.exit(problem)
    print(*map(find, COMMANDS), sep="\n")
