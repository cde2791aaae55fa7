"""How long a build takes, stage by stage, and beside it a bare `mkdocs build` of the same pages.

    .venv/bin/python bench/build.py [copies]

Copies the flagship course side by side (2 by default), builds once to warm up, then prints the CPU
seconds of each stage (user and system, this process) and the ratio to MkDocs alone.
"""

import re
import secrets
import shutil
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from generator import build as pipeline
from generator.engine import build_site

ROOT = Path(__file__).parents[1]


def copies(target: Path, number: int) -> None:
    """Lay out a course folder with the flagship course under several names."""
    shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    shutil.copytree(ROOT / "site_overrides", target / "site_overrides")
    for copy in range(number):
        name = "leverage" if copy == 0 else f"leverage-{copy}"
        for part in ("content", "quizzes"):
            shutil.copytree(ROOT / part / "leverage", target / part / name)
        course = target / "content" / name / "course.yml"
        text = re.sub(r"^uid: \w+", f"uid: {secrets.token_hex(16)}", course.read_text("utf-8"), flags=re.MULTILINE)
        course.write_text(re.sub(r"^id: leverage", f"id: {name}", text, flags=re.MULTILINE), "utf-8")
        shutil.rmtree(target / "content" / name / "fingerprints")


def measure(root: Path) -> dict[str, float]:
    """Build once and give the CPU seconds of each stage."""
    marks: list[tuple[str, float]] = []
    report = pipeline.build(root, lambda stage: marks.append((stage, time.process_time())))
    marks.append(("", time.process_time()))
    print(f"{report.pages} pages")
    return {name: after - before for (name, before), (_, after) in pairwise(marks)}


def main() -> None:
    """Print one table."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        copies(root, number)
        measure(root)
        stages = measure(root)
        before = time.process_time()
        build_site(root, root / "build" / "bare")
        bare = time.process_time() - before
    whole = sum(stages.values())
    for name, seconds in stages.items():
        print(f"{name:<20} {seconds:6.2f} s  {seconds / whole:4.0%}")
    print(f"{'all':<20} {whole:6.2f} s  {whole / bare:.2f} x MkDocs alone ({bare:.2f} s)")


if __name__ == "__main__":
    main()
