"""What a quiz costs a learner in bytes, beside mkdocs-quiz, on the same page with the same question.

    .venv/bin/python bench/quiz_bytes.py

Installs mkdocs-quiz into `build/bench` (once), builds two pages with each tool, one with a
single-choice question and one without, and prints what each page carries because of the quiz: bytes
in the page itself, and bytes of files of their own that a browser loads once. Raw and gzip (level 9).
"""

import gzip
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from generator import build as pipeline
from generator.model.problem import ContentError

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / "build" / "bench"
PEER = "mkdocs-quiz==1.7.1"
PROSE = "Find out what they lose without you. " * 40
QUIZ = """<quiz>
Which fact gives the supplier leverage?
- [x] Approving another maker takes four months.
- [ ] The supplier is thirty years old.
- [ ] The buyer's firm is two hundred times as large.

Their alternative is slow, so they depend on the supplier for now.
</quiz>
"""
COURSE = """uid: 0123456789abcdef0123456789abcdef
id: course
title: T
audience: a
promise: p
profile: lenient
modules:
- {id: mm, name: M, summary: s, lessons: [asked, plain]}
"""
QUESTION = """- id: q-one
  type: single
  objective: asked.o
  bloom: apply
  stem: Which fact gives the supplier leverage?
  options:
  - {id: a, correct: true, text: Approving another maker takes four months., why: "Their alternative is slow."}
  - {id: b, text: The supplier is thirty years old., why: "Age changes nobody's cost."}
  - {id: c, text: The buyer's firm is two hundred times as large., why: "Size does not say who needs the deal."}
"""


def tools() -> None:
    """Install what we are compared with, where it is not there yet."""
    if not (TOOLS / "bin" / "mkdocs").exists():
        venv.create(TOOLS, with_pip=True)
        subprocess.run([TOOLS / "bin" / "pip", "install", "-q", "mkdocs-material", PEER], check=True)  # noqa: S603 - our own command


def weigh(data: bytes) -> tuple[int, int]:
    """Give the bytes of a file, raw and zipped."""
    return len(data), len(gzip.compress(data, 9, mtime=0))


def material(root: Path, plugin: str) -> dict[str, tuple[int, int]]:
    """Build the two pages with Material, with or without mkdocs-quiz, and weigh them."""
    docs = root / "docs"
    docs.mkdir(parents=True)
    (docs / "asked.md").write_text(f"# Asked\n\n{PROSE}\n\n{QUIZ if plugin else ''}", "utf-8")
    (docs / "plain.md").write_text(f"# Plain\n\n{PROSE}\n", "utf-8")
    (docs / "index.md").write_text("# Home\n", "utf-8")
    settings = f"site_name: t\ntheme: {{name: material, font: false}}\nplugins: [search{plugin}]\n"
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    command = [TOOLS / "bin" / "mkdocs", "--quiet", "build"]
    subprocess.run(command, cwd=root, check=True, env={"NO_MKDOCS_2_WARNING": "1"})  # noqa: S603 - our own command
    return {name: weigh((root / "site" / name / "index.html").read_bytes()) for name in ("asked", "plain")}


def ours(root: Path) -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]]:
    """Build the two pages with tacticbook; give the weight of the pages, and of the quiz's own files."""
    files = {
        "mkdocs.yml": "INHERIT: build/base.yml\nsite_name: t\n",
        "content/course/course.yml": COURSE,
        "content/course/lessons/asked.yml": f"id: asked\nkind: lesson\nname: Asked\nsummary: s\nbody: {PROSE}\n"
        "objectives: [{id: o, bloom: apply, text: Find it.}]\n",
        "content/course/lessons/plain.yml": f"id: plain\nkind: lesson\nname: Plain\nsummary: s\nbody: {PROSE}\n",
        "quizzes/course/mm.yml": QUESTION,
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    try:
        site = pipeline.build(root).site
    except ContentError as error:
        sys.exit("\n".join(f"{found.path}:{found.line}: {found.message}" for found in error.problems))
    pages = {name: (site / "course" / "lessons" / f"{name}.html").read_text("utf-8") for name in ("asked", "plain")}
    loaded = {name: set(re.findall(r'(?:src|href)="([^"]+\.(?:js|css))"', page)) for name, page in pages.items()}
    reader = {path for path in loaded["plain"] if path.endswith("/reader.js")}
    own = {
        path.rsplit("/", 1)[1]: weigh((site / "course" / "lessons" / path).read_bytes())
        for path in sorted(loaded["asked"] - loaded["plain"] | reader)
    }
    return {name: marginal(page) for name, page in pages.items()}, own


def marginal(page: str) -> tuple[int, int]:
    """Give the bytes of a page that are there because of the quiz: questions, and tags that load its files."""
    rest = re.sub(
        r'<section class="tb-question".*?</section>|<[^>]*\b(?:quiz\.js|question\.css)[^>]*>', "", page, flags=re.DOTALL
    )
    (whole, zipped), (less, zipped_less) = weigh(page.encode()), weigh(rest.encode())
    return whole - less, zipped - zipped_less


def main() -> None:
    """Measure and print."""
    tools()
    with tempfile.TemporaryDirectory() as folder:
        bare, peer = material(Path(folder, "bare"), ""), material(Path(folder, "peer"), ", mkdocs_quiz")
        own, files = ours(Path(folder, "ours"))
        shutil.rmtree(folder, ignore_errors=True)
    print("bytes because of the quiz       raw    gzip")
    rows: dict[str, tuple[int, int]] = {}
    for page in ("asked", "plain"):
        words = "page with a question" if page == "asked" else "page without one"
        rows[f"mkdocs-quiz: {words}"] = (peer[page][0] - bare[page][0], peer[page][1] - bare[page][1])
        rows[f"tacticbook: {words}"] = own[page]
    for name, weight in files.items():
        rows[f"tacticbook: {name}, once"] = weight
    for words, (raw, zipped) in rows.items():
        print(f"{words:<42}{raw:>8,}{zipped:>8,}")
    theirs, once = rows["mkdocs-quiz: page without one"][1], sum(weight[1] for weight in files.values())
    print(f"\nWhat tacticbook sends once weighs {once / theirs:.1f} × what mkdocs-quiz puts into every page (gzip).")


if __name__ == "__main__":
    sys.exit(main())
