"""A sealed site of five pages that can be kept on a device: small, so that each test may publish it anew."""

from pathlib import Path
from shutil import copyfile
from types import SimpleNamespace

import jinja2

from generator.seal import seal

ROOT = Path(__file__).parents[2]
SCRIPTS = ("reader.js", "desk.js", "worker.js")
OFFER, LESSON, LIST = "course/progress.html", "course/lessons/first.html", "course/list.html"
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"></head>
<body><main><div class="tb-course"><tb-course data-id="course" hidden></tb-course></div><h1>{title}</h1>
{body}
</main>
<script src="{root}assets/tacticbook/reader.js"></script>{more}</body></html>
"""
DESK = '<script src="{root}assets/tacticbook/desk.js"></script>'


def write_site(site: Path) -> None:
    """Write and seal it."""
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(ROOT / "generator/pages/templates"))  # noqa: S701 - the templates escape by themselves
    page = SimpleNamespace(addresses=SimpleNamespace(alone=True))
    bodies = {OFFER: env.get_template("offline.html.j2").render(page=page), "index.html": "", LESSON: "", LIST: ""}
    for path, body in bodies.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        root = "../" * path.count("/")
        more = DESK.format(root=root) if path == OFFER else ""
        html = PAGE.format(title=f"Page {path}", body=body, root=root, more=more)
        (site / path).write_text(html, encoding="utf-8")
    (site / "404.html").write_text("<!doctype html><title>Gone</title><h1>There is no such page</h1>", encoding="utf-8")
    (site / "assets/tacticbook").mkdir(parents=True)
    for name in SCRIPTS:
        copyfile(ROOT / "generator/browser/dist" / name, site / "assets/tacticbook" / name)
    seal(site)
