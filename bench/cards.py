"""Seconds and memory of printing cards: our PDF by Typst, beside WeasyPrint and Chromium on the same pages.

    .venv/bin/python bench/cards.py [cards] [deck]

Copies the flagship's pocket cards until there are as many as asked for (2,400), in decks of `deck` (240), on
`a4-8up-inset`, both sides, with codes. Each way prints all decks one after the other in a process of its own, from
the same faces and fitted sizes: ours as PDF, the others from the page to print. Prints seconds a hundred cards, the
most memory (MB, resident; for Chromium all its processes, shared pages counted in each), MB of PDF, and ratios.
WeasyPrint is installed into `build/bench` (once); it needs Pango on the machine.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import venv
from dataclasses import replace
from pathlib import Path

from generator.cards import job, pdf
from generator.cards.html import page, paper_fonts, stylesheet
from generator.cards.options import options
from generator.cards.sheet import Job
from generator.fit import Face, faces
from generator.load import load
from generator.model.course import Course

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "build" / "bench-paper"
PEER = "weasyprint==70.0"
LAYOUT = "a4-8up-inset"
SITE = "https://example.org/leverage/"
WEASY = """
import sys
from weasyprint import HTML
for file in sys.argv[1:]:
    HTML(file).write_pdf(file + ".weasy.pdf", pdf_variant="pdf/ua-1")
"""
CHROMIUM = """
import sys
from playwright.sync_api import sync_playwright
from tests.browser.find_chromium import find
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
    for file in sys.argv[1:]:
        page = browser.new_page()
        page.goto("file://" + file)
        page.evaluate("document.fonts.ready.then(() => 1)")
        page.pdf(path=file + ".chromium.pdf", prefer_css_page_size=True)
        page.close()
"""


def course_of() -> Course:
    """Load the flagship."""
    catalog, _ = load(ROOT)
    return catalog.courses["leverage"]


def decks_of(course: Course, cards: int, size: int) -> list[Job]:
    """Make decks of copies of the course's cards; each copy has a place of its own."""
    own = list(faces(course)[0].values())
    made: list[Face] = [own[at % len(own)] for at in range(cards)]
    decks = [made[at : at + size] for at in range(0, cards, size)]
    return [
        job(course, f"Deck {at}", "pocket", deck, course.layouts[LAYOUT], site=SITE) for at, deck in enumerate(decks, 1)
    ]


def written(course: Course, jobs: list[Job], folder: Path) -> list[str]:
    """Write each deck's page to print, and what it needs."""
    texts = [text for face in jobs[0].faces for side in (face.front, face.back) for text in side.texts()]
    target = folder / "leverage/print"
    target.mkdir(parents=True)
    for font in paper_fonts(texts):
        path = folder / font.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(font.data)
    common = (ROOT / "generator/theme/assets/tacticbook/sheet.css").read_bytes()
    (folder / "assets/tacticbook/sheet.css").write_bytes(common)
    (target / f"sheet-{LAYOUT}.css").write_text(stylesheet(jobs[0].layout, jobs, (0, 0)), encoding="utf-8")
    files: list[str] = []
    for number, each in enumerate(jobs):
        file = target / f"{number}.html"
        file.write_text(page(course, each, options(course, (), "pocket", each.faces)), encoding="utf-8")
        files.append(str(file))
    return files


def ours(course: Course, cards: int, size: int, folder: Path) -> None:
    """Print all decks; the process that this runs in is measured by its parent."""
    for number, each in enumerate(decks_of(course, cards, size)):
        (folder / f"{number}.ours.pdf").write_bytes(pdf(replace(each), {}))


def measured(command: list[str]) -> tuple[float, float]:
    """Run a command; give its seconds and the most memory of it and its children together, in MB."""
    begun, most, over = time.perf_counter(), [0.0], threading.Event()
    with subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as process:

        def watch() -> None:
            while not over.wait(0.1):
                most[0] = max(most[0], _resident(process.pid))

        thread = threading.Thread(target=watch)
        thread.start()
        process.wait()
        over.set()
        thread.join()
    if process.returncode:
        raise SystemExit(f"{command[:3]} failed")
    return time.perf_counter() - begun, most[0]


def _resident(pid: int) -> float:
    """Give the resident memory of a process and all below it, in MB."""
    total, left = 0, [pid]
    while left:
        each = left.pop()
        try:
            total += int(Path(f"/proc/{each}/statm").read_text(encoding="ascii").split()[1])
            tasks = Path(f"/proc/{each}/task").iterdir()
            left += [int(kid) for task in tasks for kid in (task / "children").read_text(encoding="ascii").split()]
        except (OSError, IndexError):
            continue
    return total * os.sysconf("SC_PAGE_SIZE") / 1e6


def _size(folder: Path, pattern: str) -> float:
    return sum(path.stat().st_size for path in folder.rglob(pattern)) / 1e6


def weasyprint() -> str:
    """Give the Python that has WeasyPrint, installed where it is not there yet."""
    python = TOOLS / "bin" / "python"
    if not python.exists():
        venv.create(TOOLS, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", PEER], check=True)  # noqa: S603 - our own command
    return str(python)


def main(cards: int = 2400, size: int = 240) -> None:
    """Print with each, and say how they compare."""
    with tempfile.TemporaryDirectory() as made:
        folder, course = Path(made), course_of()
        files = written(course, decks_of(course, cards, size), folder)
        ways = {
            "ours (Typst)": [sys.executable, __file__, "ours", str(cards), str(size), made],
            "Chromium": [sys.executable, "-c", CHROMIUM, *files],
            "WeasyPrint": [weasyprint(), "-c", WEASY, *files],
        }
        ends = {"ours (Typst)": "*.ours.pdf", "Chromium": "*.chromium.pdf", "WeasyPrint": "*.weasy.pdf"}
        rows = {name: (*measured(way), _size(folder, ends[name])) for name, way in ways.items()}
    first = next(iter(rows.values()))
    print(f"{cards} cards in decks of {size}, {LAYOUT}, both sides")
    for name, row in rows.items():
        seconds, memory, data = row
        ratios = " ".join(f"{mine / base:4.1f}x" for mine, base in zip(row, first, strict=True))
        print(f"{name:14} {seconds / cards * 100:6.2f} s a hundred  {memory:6.0f} MB  {data:5.1f} MB of PDF   {ratios}")
    print(json.dumps({name: [round(each, 2) for each in row] for name, row in rows.items()}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["ours"]:
        ours(course_of(), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
    else:
        main(*map(int, sys.argv[1:]))
