"""What holds for a question's HTML of any type: no engine touches it, and search finds the stem alone."""

import json
import subprocess
import sys
from pathlib import Path

import jinja2
import markdown
import pytest
from markupsafe import Markup

from generator.model.interaction import Interaction
from generator.pages.question import Link, render_question
from generator.questions import TYPES
from tests.plain_prose import PlainProse

TEMPLATES = Path(__file__).parents[1] / "generator" / "pages" / "templates"
COMMON = {"objective": "lesson.o1", "bloom": "apply", "why": "xgeneral", "refs": ["xref"]}
HINTS = [{"id": "h", "text": "xhint"}, {"id": "i", "text": "xhint two", "cost": 0.5}]
PARTS = {
    "single": {
        "options": [{"id": "a", "text": "xkey", "correct": True, "why": "xwhy"}, {"id": "b", "text": "xoption"}]
    },
    "multiple": {"options": [{"id": i, "text": f"x{i}", "correct": i == "a", "why": "xwhy"} for i in "abc"]},
    "match": {"pairs": [{"id": i, "left": f"xleft{i}", "right": f"xright{i}", "why": "xwhy"} for i in "ab"]},
    "order": {"items": [{"id": i, "text": f"xstep{i}", "why": "xwhy"} for i in "abc"]},
    "short": {"accept": ["xaccept"], "near": [{"id": "n", "match": ["xnear"], "why": "xwhy"}]},
}
LINKS = {"xref": Link("xsource", "#xsource")}
EXTENSIONS = (
    "md_in_html",
    "attr_list",
    "toc",
    "tables",
    "pymdownx.superfences",
    "pymdownx.details",
    "pymdownx.snippets",
)


class CodeProse(PlainProse):
    """Renders a text that names it as a block with code that an engine would love to touch."""

    def block(self, markdown: str, /) -> Markup:
        code = Markup("<p>see</p>\n<details><pre>```\n\n# {}\n--8&lt;-- 'x'\n</pre></details>")
        return code.format("xcode") if markdown == "code" else super().block(markdown)


def _question(kind: str, **more: object) -> Interaction:
    given = {"id": f"q-{kind}", "type": kind, "stem": f"Scene of {kind}.\n\nStem of {kind}?", "hints": HINTS}
    return TYPES[kind](**{**COMMON, **given, **PARTS[kind], **more}).lower()


def _html(interaction: Interaction, number: int | None = None, level: int = 3) -> str:
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), undefined=jinja2.StrictUndefined)  # noqa: S701 - the templates escape by themselves
    return render_question(env, interaction, "course", CodeProse(), number, LINKS, level=level)


@pytest.mark.parametrize("kind", sorted(TYPES))
@pytest.mark.parametrize("stem", ["What?", "code", "A\n\ncode", "``` x\n\n=== 'tab'\n\n[^1]: note"])
def test_no_markdown_engine_touches_it(kind: str, stem: str) -> None:
    html = _html(_question(kind, stem=stem, why="code"))
    assert html.startswith("<section ")
    assert html.endswith("</section>")
    assert all(line.startswith("<") for line in html.split("\n"))
    page = markdown.markdown(f"Before\n\n{html}\n\nAfter", extensions=EXTENSIONS)
    assert page == f"<p>Before</p>\n{html}\n\n<p>After</p>"


def test_code_keeps_its_lines() -> None:
    assert "<pre>```&#10;&#10;# xcode&#10;--8&lt;-- 'x'&#10;</pre>" in _html(_question("single", why="code"))


def test_the_last_paragraph_names_the_group() -> None:
    html = _html(_question("single"))
    assert '<div class="tb-question__scene"><p>Scene of single.</p></div>' in html
    assert '<legend class="tb-question__ask">Stem of single?</legend>' in html


@pytest.mark.parametrize(("kind", "legend"), [("multiple", "Choose 1."), ("single", "Your answer")])
def test_a_stem_that_ends_in_no_paragraph_stays_whole(kind: str, legend: str) -> None:
    html = _html(_question(kind, stem="code"))
    assert f'<legend class="tb-question__ask">{legend}</legend>' in html
    assert "xcode" in html.split("<fieldset")[0]


def test_heading() -> None:
    assert '<h3 class="tb-question__title" id="q-single:title">Question</h3>' in _html(_question("single"))
    assert '<h2 class="tb-question__title" id="q-single:title">Question 7</h2>' in _html(_question("single"), 7, 2)


def test_search_finds_stems_only(tmp_path: Path) -> None:
    """A real build: no option, hint, reason or source in the index, whatever nests in them."""
    docs = tmp_path / "docs"
    docs.mkdir()
    blocks = [_html(_question(kind, why="code"), at) for at, kind in enumerate(PARTS, 1)]
    (docs / "index.md").write_text(
        "# Page\n\n" + "\n\nBetween.\n\n".join(blocks) + "\n\nAfter all.\n", encoding="utf-8"
    )
    (tmp_path / "mkdocs.yml").write_text("site_name: t\ntheme: {name: material, font: false}\n", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict"]
    subprocess.run(command, check=True, cwd=tmp_path, capture_output=True, timeout=120)
    index = json.loads((tmp_path / "site" / "search" / "search_index.json").read_text(encoding="utf-8"))
    text = " ".join(f"{entry['title']} {entry['text']}" for entry in index["docs"])
    for kind in PARTS:
        assert f"Scene of {kind}." in text
        assert f"Stem of {kind}?" in text
    assert "After all." in text
    for hidden in ("x", "Check answer", "Choose", "Your answer", "Hint", "Right", "Sources"):
        assert not any(word.startswith(hidden) for word in text.split()), text
