"""What holds for a question's HTML of any type: no engine touches it, and search finds the stem alone."""

import json
import subprocess
import sys
from pathlib import Path

import markdown
import pytest
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from generator.guide.page import Nowhere
from generator.model.interaction import Interaction
from generator.pages.book import environment
from generator.pages.question import Link, render_question
from generator.prose import Renderer
from generator.questions import TYPES
from tests.plain_prose import PlainProse
from tests.question_cases import Case, cases

COMMON = {"objective": "lesson.o1", "bloom": "apply", "why": "xgeneral", "refs": ["xref"]}
HINTS = [{"id": "h", "text": "xhint"}, {"id": "i", "text": "xhint two", "cost": 0.5}]
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
    """Make a question of the type's case that says what search finds: it names the rest in words with x."""
    case = _searched(kind)
    given = {
        "id": f"q-{kind.replace('_', '-')}",
        "type": kind,
        "stem": f"Scene of {kind}.\n\nStem of {kind}?",
        "hints": HINTS,
    }
    return TYPES[kind](**{**COMMON, **case["given"], **given, **more}).lower()


def _searched(kind: str) -> Case:
    return next(case for case in cases(kind) if "found" in case)


def _html(interaction: Interaction, number: int | None = None, level: int = 3) -> str:
    return render_question(environment(), interaction, "course", CodeProse(), number, LINKS, level=level)


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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Say *{{a}}*, then {{b}}.", "<p>Say <em>A</em>, then B.</p>"),
        ("| Now | Then |\n|---|---|\n| {{a}} | x {{b}} |", "<td>A</td> <td>x B</td>"),
        ("See [it](https://example.org/{{a}}) or {{b}}.", "or B.</p><p>A</p>"),
        ("Say `{{a}}` and **{{b}}**.", "<code>A</code> and <strong>B</strong>."),
        ("![{{a}}](media/x.png) {{b}}", "B</p><p>A</p>"),
    ],
    ids=["in prose", "in a table", "in an address", "in code", "in a picture"],
)
def test_a_blank_stands_where_the_text_names_it_or_after_the_text(text: str, shown: str) -> None:
    cloze = _question("cloze", text=text, blanks=[{"id": name, "accept": ["xaccept"]} for name in "ab"])
    (block,) = LexborHTMLParser(render_question(environment(), cloze, "course", Renderer(Nowhere()))).css(".tb-blanks")
    for control in block.css("tb-part"):
        control.replace_with(str(control.attributes["data-part"]).upper())
    assert shown in " ".join(str(block.html).split())


def test_heading() -> None:
    title = '<h{0} class="tb-question__title" id="q-single:title"><a {1}</a></h{0}>'
    link = 'class="tb-question__link" href="#q-single">'
    assert title.format(3, f"{link}Question") in _html(_question("single"))
    assert title.format(2, f"{link}Question 7") in _html(_question("single"), 7, 2)


def test_search_finds_stems_only(tmp_path: Path) -> None:
    """A real build: no option, hint, reason or source in the index, whatever nests in them."""
    docs = tmp_path / "docs"
    docs.mkdir()
    blocks = [_html(_question(kind, why="code"), at) for at, kind in enumerate(sorted(TYPES), 1)]
    (docs / "index.md").write_text(
        "# Page\n\n" + "\n\nBetween.\n\n".join(blocks) + "\n\nAfter all.\n", encoding="utf-8"
    )
    (tmp_path / "mkdocs.yml").write_text("site_name: t\ntheme: {name: material, font: false}\n", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict"]
    subprocess.run(command, check=True, cwd=tmp_path, capture_output=True, timeout=120)
    index = json.loads((tmp_path / "site" / "search" / "search_index.json").read_text(encoding="utf-8"))
    text = " ".join(f"{entry['title']} {entry['text']}" for entry in index["docs"])
    for kind in TYPES:
        for found in (f"Scene of {kind}.", f"Stem of {kind}?", *_searched(kind)["found"]):
            assert found in text
    assert "After all." in text
    for hidden in ("x", "Check answer", "Choose", "Your answer", "Hint", "Right", "Sources"):
        assert not any(word.startswith(hidden) for word in text.split()), text


class PictureProse(PlainProse):
    """Renders every text as a picture, or as a formula where it starts with a backslash."""

    def inline(self, markdown: str, /) -> Markup:
        html = "<math><mi>{}</mi></math>" if markdown.startswith("\\") else '<img src="x.png" alt="{}">'
        return Markup(html).format(markdown)  # noqa: S704 - one of the two above


def test_partners_that_a_list_cannot_show_stand_beside_it_with_letters() -> None:
    pairs = [{"id": i, "left": "l", "right": right, "why": "w"} for i, right in (("a", "A boat"), ("b", "\\frac"))]
    given = {**COMMON, "id": "q-x", "type": "match", "stem": "Match?", "pairs": pairs}
    html = render_question(environment(), TYPES["match"](**given).lower(), "course", PictureProse(), 1, {})
    shown = [node.text(deep=False) for node in LexborHTMLParser(html).css(".tb-pair:first-of-type option")]
    assert {name.partition(": ")[2] for name in shown if ": " in name} == {"A boat"}
    assert {name[0] for name in shown} == {"C", "A", "B"}, "Choose, and a letter for each"
    assert '<ol class="tb-pair__partners tb-pair__partners--listed">' in html
