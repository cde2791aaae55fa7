"""Formulas: LaTeX in prose becomes MathML that is safe, whole and readable; whatever is wrong is told."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import tostring

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

import generator
from generator.engine import build_site
from generator.pages.question import one_block
from generator.prose import Formula, FormulaError, Renderer, formulas, mentions, plain, to_mathml
from generator.prose.mathml import UnsafeError, rebuild
from generator.seal import seal

THEME = Path(generator.__file__).parent / "theme"
MATH = "{http://www.w3.org/1998/Math/MathML}"
SUM = "```math\n\\sum_{i=1}^n\n  \\frac{1}{i}\n```\n"


class Nowhere:
    """A course of one term, `x`, which every formula holds."""

    def href(self, kind: str, target: str) -> str | None:
        return f"{kind}/{target}.html"

    def name(self, kind: str, target: str) -> str:
        return f"{kind} {target}"

    def cite(self, key: str) -> tuple[str, str]:
        raise KeyError(key)

    def media(self, path: str) -> str:
        return f"media/{path}"

    def terms(self) -> re.Pattern[str] | None:
        return re.compile(r"x|mi|\b0")

    def term(self, name: str) -> tuple[str, str] | None:
        return "glossary.html", name


@pytest.fixture
def prose() -> Renderer:
    return Renderer(Nowhere(), terms=True)


X = '<math display="inline"><mi>x</mi></math>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("$`x`$", X),
        ("**$`x`$**b", f"<strong>{X}</strong>b"),
        ("a $`x`$, b", f"a {X}, b"),
        ("[$`x`$](https://a.b)", f'<a href="https://a.b">{X}</a>'),
        ("![is $`x`$](media/a.png)", '<img alt="is x" loading="lazy" src="media/a.png">'),
        ("$100 to $200", "$100 to $200"),
        ("`` $`y`$ ``", "<code>$`y`$</code>"),
        ("$``y``$ and `y`$", "$<code>y</code>$ and <code>y</code>$"),
        ("$`\\foo[a](b)`$", "<code>\\foo[a](b)</code>"),
        ('$`\\_ \\text{*a* [@b] &amp; "-- \n <i>}`$', "<code>"),
        ("$`\\text{[@b]<b>c</b>}`$", "<mtext>[@b]&lt;b&gt;c&lt;/b&gt;</mtext>"),
    ],
)
def test_a_line_has_formulas(prose: Renderer, text: str, html: str) -> None:
    shown = prose.inline(text)

    assert html in shown
    assert "\n" not in prose.inline("$`x`$")


def test_a_table_a_list_and_a_quotation_have_formulas(prose: Renderer) -> None:
    shown = prose.block("| a |\n|---|\n| $`\\left|x\\right|`$ |\n\n- $`x`$\n\n> $`x`$\n")

    assert shown.count("<math") == 3
    assert shown.count("<td>") == 1


def test_a_formula_stands_alone_and_is_reached_by_keyboard(prose: Renderer) -> None:
    (line,) = [line for line in prose.block(f"Let\n{SUM}be.").splitlines() if "math" in line]

    assert line.startswith('<div aria-label="Formula" class="tb-formula" role="group" tabindex="0"><math display="bl')
    assert line.endswith("</math></div>")
    assert "<munderover>" in line


def test_other_fences_stay_code(prose: Renderer) -> None:
    assert "<math" not in prose.block("```tex\nx\n```\n\n    $`y`$\n")
    assert prose.block("```math\n\\foo\n```") == '<pre><code class="language-math">\\foo\n</code></pre>'


def test_a_question_keeps_a_formula_whole(prose: Renderer) -> None:
    shown = prose.block(f"$`a\n= \\text{{b\n\nc}}`$ or $`x\n+ y`$\n\n{SUM}")

    assert "<math" in shown
    assert re.findall(r"<math.*?</math>", one_block(shown)) == re.findall(r"<math.*?</math>", shown)


def test_what_checks_see_is_what_pages_show(prose: Renderer) -> None:
    text = f"$`a`$ `` $`b`$ `` \\$`c`$ $`[d](lesson:x) [@e]`$ $5 `f`\n\n{SUM}\n~~~math\ng\n~~~\n"

    assert list(formulas(text)) == [
        Formula("a", block=False),
        Formula("[d](lesson:x) [@e]", block=False),
        Formula("\\sum_{i=1}^n\n  \\frac{1}{i}", block=True),
        Formula("g", block=True),
    ]
    assert prose.block(text).count("<math") == 4
    assert list(mentions(text)) == []


def test_plain_words_have_the_source() -> None:
    text = f"**So $`a_1 * b_2 \\{{`$** [$`c`$](lesson:x), `code` $5\n\n{SUM}"

    assert plain(text) == "So a_1 * b_2 \\{ c, code $5 \\sum_{i=1}^n \\frac{1}{i}"


GOOD = r"""
\frac{a}{b} \sqrt{x} \sqrt[3]{x} x_1^2 f''(x)
\sum_{i=1}^n i \prod_i \int_0^1 f \, dx \lim_{x \to 0}
P(A \mid B) = \frac{P(B \mid A) \, P(A)}{P(B)}
\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}
\begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}
\begin{aligned} a &= b \\ c &= d \end{aligned}
\begin{align*} a &= b \end{align*}
\begin{array}{c|c} a & b \\ \hline c & d \end{array}
\left( \frac12 \right] \bigl( x \bigr) \binom{n}{k} {n \choose k}
\overline{x} \hat{y} \vec{v} \underbrace{x}_{n} \mathbb{R} \mathbf{x} \mathrm{ab} \mathcal{L}
50\,\% \cdot \$100 \le 3 \quad \text{\textbf{b}} \max_x f(x) \operatorname{argmax} \displaystyle \dfrac12 \!
""".strip().splitlines()


@pytest.mark.parametrize("source", GOOD)
@pytest.mark.parametrize("block", [False, True])
def test_common_latex_is_shown(source: str, block: bool) -> None:  # noqa: FBT001 - a parameter of a test
    math = to_mathml(source, block=block)

    assert math.tag == "math"
    assert math.attrib == {"display": "block" if block else "inline"}
    assert " style=" not in tostring(math, encoding="unicode")


@pytest.mark.parametrize(
    ("source", "message", "offset"),
    [
        ("é \\foo", "unknown command \\foo", 2),
        ("\\frac{1}", "expected argument but reached end of input", 8),
        ("a}", 'unmatched closing token: "}"', 1),
        ("a & b", 'found "&", which may only appear in a table-like environment', 2),
        (" ", "empty", 0),
        ("\x00", "disallowed character", 0),
        ("\\def\\a{\\a\\a}\\a", "defines a command with \\def", 0),
        ("\\begin{align}a\\end{align}", "align numbers its lines", 0),
        ("\\href{javascript:alert(1)}{x}", "unknown command \\href", 0),
        ("\\class{a}{x}", "unknown command \\class", 0),
        ("\\includegraphics{a}", "unknown command \\includegraphics", 0),
        ("\\color{red} x", "cannot be shown on our pages: color:#FF0000", 0),
        ("\\begin{align*}a\\tag{b}\\label{b}\\end{align*}", "cannot be shown on our pages: id='b'", 0),
        ("\\cancel{x}", "cannot be shown on our pages: <menclose>", 0),
    ],
)
def test_what_is_wrong_is_told(source: str, message: str, offset: int) -> None:
    with pytest.raises(FormulaError) as told:
        to_mathml(source, block=True)

    assert message in told.value.message
    assert told.value.offset == offset
    assert told.value.hint


HOSTILE = {
    "braces": "{" * 5000,
    "closed braces": "{" * 900 + "x" + "}" * 900,
    "fractions": "\\frac" * 1000,
    "short fractions": "\\frac" * 390,
    "fractions in arguments": "\\frac1" * 330,
    "matrices": "\\begin{matrix}" * 140,
    "closed matrices": "\\begin{matrix}" * 60 + "\\end{matrix}" * 60,
    "powers": "x" + "^{x" * 600 + "}" * 600,
    "brackets": "\\left(" * 160 + "\\right)" * 160,
    "roots": "\\sqrt[" * 190,
    "cells": "\\begin{matrix}" + "&" * 1900 + "\\end{matrix}",
    "primes": "x" + "'" * 1900,
    "macros": "\\newcommand{\\a}{xxxxxxxxxx}\\newcommand{\\b}{\\a\\a\\a\\a\\a\\a}\\b\\b\\b\\b\\b",
    "columns": "\\begin{array}{*{999999999}{c}}1\\end{array}",
    "comments": "%" * 1900,
    "spaces": " " * 1900 + "\\",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("shape", ["$`{}`$", "```math\n{}\n```"])
def test_no_formula_hurts(prose: Renderer, name: str, shape: str) -> None:
    shown = prose.block(shape.format(HOSTILE[name]))

    assert len(shown) < 120_000
    assert "<code" in shown or "<math" in shown


DEEP = """
import sys, threading
from generator.prose import FormulaError, to_mathml
def convert():
    for source in sys.stdin.read().split("\\n"):
        try:
            to_mathml(source, block=True)
        except FormulaError:
            pass
    print("done")
threading.stack_size(1 << 20)
thread = threading.Thread(target=convert)
thread.start()
thread.join()
"""


def test_the_deepest_formulas_fit_a_small_stack() -> None:
    commands = (
        "sqrt frac hat not mathrm mathbf text left begin{matrix} over overset binom bar operatorname big substack"
    )
    sources = [f"\\{command} " * 199 + "{" * 29 for command in commands.split()]
    sources += [f"\\{command}{{" * 29 + "\\sqrt" * 170 for command in commands.split()]
    sources += [f"\\{sign}" * 390 + "{" * 29 for sign in "'`^~=.|{"]
    done = subprocess.run(
        [sys.executable, "-c", DEEP], check=False, input="\n".join(sources), capture_output=True, text=True, timeout=60
    )

    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr[-2000:]


@pytest.mark.parametrize(
    "written",
    [
        "<math><mtext><a href='javascript:x'>x</a></mtext></math>",
        "<math><mi href='https://a.b'>x</mi></math>",
        "<math><mi onclick='x'>x</mi></math>",
        "<math><mi style='background:url(x)'>x</mi></math>",
        "<math><mspace width='9999em'></mspace></math>",
        "<math><maction><mi>x</mi></maction></math>",
        "<math><semantics><annotation-xml encoding='text/html'><img></annotation-xml></semantics></math>",
        "<math><mglyph src='x'></mglyph></math>",
        "<math><script>x</script></math>",
        "<math><!-- x --></math>",
        "<math><?x ?></math>",
        "<!doctype html><math></math>",
        "<math></math><math></math>",
        "<math><mi></math></mi>",
        "<math>",
        "x",
        "<math>" + "<mrow>" * 41,
    ],
)
def test_nothing_but_harmless_mathml_passes(written: str) -> None:
    with pytest.raises(UnsafeError):
        rebuild(written)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page that a bare engine builds around finished HTML, sealed."""
    root = tmp_path_factory.mktemp("formulas")
    shutil.copytree(THEME, root / "build/theme")
    shutil.copytree(THEME / "assets", root / "build/docs/assets")
    prose = Renderer(Nowhere())
    body = "\n\n".join(str(prose.block(f"Zebra $`{source}`$\n\n```math\n{source}\n```")) for source in GOOD)
    (root / "build/docs/index.md").write_text(f"# Formulas\n\n<section>\n{body}\n</section>\n", "utf-8")
    base = yaml.safe_load((THEME / "base.yml").read_text("utf-8"))
    base |= {"nav": [{"Formulas": "index.md"}], "plugins": {"search": {}, "offline": {}}, "extra_javascript": []}
    base |= {"extra_css": [f"assets/tacticbook/{name}.css" for name in ("course", "theme-fixes")]}
    (root / "build/base.yml").write_text(yaml.safe_dump(base))
    (root / "mkdocs.yml").write_text("INHERIT: build/base.yml\nsite_name: Toy\nsite_url: https://example.org/\n")
    assert build_site(root, root / "site") == []
    seal(root / "site")
    return root / "site"


def test_the_engine_and_the_seal_keep_formulas(site: Path) -> None:
    page = LexborHTMLParser((site / "index.html").read_text("utf-8"))
    wanted = [LexborHTMLParser(str(Renderer(Nowhere()).inline(f"$`{source}`$"))) for source in GOOD]
    found = [math.html for math in page.css("p > math")]

    assert found == [math.html for each in wanted for math in each.css("math")]
    assert len(page.css("div.tb-formula[tabindex='0'] > math[display=block]")) == len(GOOD)


def test_the_search_finds_the_words_round_formulas(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))

    assert any("Zebra" in entry["text"] for entry in index["docs"])
    assert not any("<m" in entry["text"] for entry in index["docs"])
