"""A course from a stranger: whatever stands in its texts is shown as text, and nothing of it runs.

Every text field of the sample course gets something hostile, found by walking the models; the checks,
which would refuse many of these links, are left out, so that the pages alone must hold.
"""

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from selectolax.lexbor import LexborHTMLParser

from generator import build as pipeline
from generator.load import load
from generator.load.yaml import Document, parse
from generator.model.walk import Found, walk
from tests.browser.quiz_samples import CLOZE, EVERY, is_text
from tests.browser.static_server import serve
from tests.browser.test_quiz_states import FILL

SAMPLE = Path(__file__).parents[1] / "sample"
COURSE = "content/first-aid"
QUIZ = "quizzes/first-aid/cannot-breathe.yml"
ODD = {
    **CLOZE,
    "id": "q-odd",
    "text": '{{a}} [x](https://example.org "t>{{b}}") `{{c}}` ![{{d}}](https://example.org/{{e}})',
    "blanks": [{"id": part, "accept": ["x"], "why": "y"} for part in "abcde"],
}
"""Blanks where no control can stand."""
RUN = "window.pwned=1"
NAME = f"<img src=x onerror={RUN}> '\"<& </title><script>{RUN}</script>"
"""What stands in the names that the tests look for."""
FORMULA = "=1+1"
TEXTS = (
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'"><svg onload={RUN}>',
    f"'><svg onload={RUN}>",
    f"</title></textarea></select></style></script><script>{RUN}</script>",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script><![CDATA[",
    f"<?x ?><script>{RUN}</script>",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    "{{ 7*7 }} {% raw %} {{ config }} {# x #}",
    f"{{: onclick={RUN} }}",
    f'{{ #x onclick="{RUN}" }}',
    f"x{{onclick={RUN}}}",
    "'\"<&>`\\",
    FORMULA,
    f"](javascript:{RUN})",
    f"<a href=javascript:{RUN}>x</a>",
    "<http://evil.example/a>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<iframe src=//evil.example></iframe><base href=//evil.example>",
    f"<b onmouseover={RUN} style=position:fixed>",
    "# x",
    "%00 &nbsp; &amp;quot;",
)
MARKDOWN = (
    f"[x](javascript:{RUN})",
    f"[x](JaVaScRiPt:{RUN})",
    f"[x]( javascript:{RUN} )",
    f"[x](<javascript:{RUN}>)",
    f"[x](java&#115;cript:{RUN})",
    f"[x](&#x6A;avascript:{RUN})",
    f"[x](javascript&colon;{RUN})",
    f"[x](java&Tab;script:{RUN})",
    f"[x](java\tscript:{RUN})",
    f"[x](java\nscript:{RUN})",
    f"[x](&#1;javascript:{RUN})",
    f"[x](\\javascript:{RUN})",
    f"[x](data:text/html,<script>{RUN}</script>)",
    f"[x](vbscript:{RUN})",
    f"[x](//evil.example/{RUN})",
    f'[x](" onmouseover="{RUN})',
    f'[x](https://example.org "a" onmouseover="{RUN}")',
    f'[x](https://example.org/"onmouseover="{RUN})',
    f'[x](https://example.org/&quot;onmouseover=&quot;{RUN} "&quot;onclick=&quot;{RUN}")',
    f'[x](lesson:"><script>{RUN}</script>)',
    f'[x](term:"onclick="{RUN})',
    f"![x](javascript:{RUN})",
    "![x](https://evil.example/x.png)",
    f'![x" onerror="{RUN}](media/x.png"onerror="{RUN})',
    f"[x][r]\n\n[r]: javascript:{RUN}",
    f"![x][s]\n\n[s]: https://evil.example/s.png 'a\" onerror=\"{RUN}'",
    f"<javascript:{RUN}> <data:text/html,x> <someone@example.org>",
    f"x\n{{: onclick={RUN} }}",
    f"```html onload={RUN}\n<script>{RUN}</script>\n```",
    f"``` {{ .x onclick={RUN} }}\n<script>{RUN}</script>\n```",
    f"`<script>{RUN}</script>`",
    f"<div markdown=1>\n\n<script>{RUN}</script>\n\n</div>",
    f'[@x"onclick="{RUN}]',
    "\x41\n\n    <script>" + RUN + "</script>\n",
    f"|a|\n|-|\n|<script>{RUN}</script>|",
    f"*[HTML]: <script>{RUN}</script>\n\nHTML",
)


def _poison(root: Path) -> int:
    """Write hostile texts into every file of the course; gives into how many fields."""
    course = load(root)[0].courses["first-aid"]
    files: dict[str, Any] = {}
    number = count()
    for key, value in course.everything():
        origin = course.origin(key)
        data = files.setdefault(origin.path, _read(root, origin.path))
        for found in walk(value):
            if is_text(found) and found.at != ("body",):
                plain = getattr(value, "type", "") == "cloze"
                _put(data, (*origin.base, *found.at), _choose(found, next(number), plain=plain))
    for path, data in files.items():
        (root / path).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return next(number)


def _ask_every_type(root: Path) -> None:
    """Add a question of each type to the course."""
    more = {"objective": "choking.o1", "use": "both"}
    asked = [{**question, **more} for question in [*EVERY, ODD]]
    for question in asked:
        if "misconception" in question:
            question["misconception"] = "cough-means-severe"
    data = [*_read(root, QUIZ), *asked]
    (root / QUIZ).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def _read(root: Path, path: str) -> Any:
    document = parse(path, (root / path).read_bytes())
    assert isinstance(document, Document)
    return document.data


def _choose(found: Found, number: int, *, plain: bool) -> str:
    """Choose what comes into a field; `plain`: where the model itself refuses marks of blanks and pictures."""
    choice = (*TEXTS, *MARKDOWN) if found.is_prose else TEXTS
    hostile = {"name": NAME, "title": NAME, "front": FORMULA}.get(str(found.at[-1]), choice[number % len(choice)])
    if plain:
        hostile = hostile.replace("{{", "{").replace("}}", "}").replace("![", "[")
    return f"{hostile} {found.text}" if number % 2 or hostile == FORMULA else f"{found.text} {hostile}"


def _put(data: Any, at: tuple[str | int, ...], text: str) -> None:
    for step in at[:-1]:
        data = data[step]
    data[at[-1]] = text


def _poison_prose(root: Path) -> None:
    for path in (root / COURSE / "lessons").glob("*.md"):
        texts = [*TEXTS, *MARKDOWN, *(f"## {text}" for text in TEXTS), *(f"- {text}" for text in MARKDOWN)]
        path.write_text("\n\n".join([path.read_text(encoding="utf-8"), *texts]), encoding="utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile course, built."""
    root = tmp_path_factory.mktemp("hostile") / "course"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("build"))
    _ask_every_type(root)
    assert _poison(root) > 300
    _poison_prose(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "check", lambda _, asked: [])  # noqa: ARG005 - as it is called
        return pipeline.build(root).site


@pytest.fixture(scope="module")
def unprotected(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site without its security policy, so that nothing but the pages themselves protects the reader."""
    copy = tmp_path_factory.mktemp("unprotected") / "site"
    shutil.copytree(site, copy)
    for path in copy.rglob("*.html"):
        html, times = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", path.read_text(encoding="utf-8"))
        assert times == 1 or "print" in path.parts, path
        path.write_text(html, encoding="utf-8")
    headers = (copy / "_headers").read_text(encoding="utf-8")
    (copy / "_headers").write_text(re.sub(r"(?m)^.*Content-Security-Policy.*\n", "", headers), encoding="utf-8")
    return copy


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(reduced_motion="reduce")
    yield context
    context.close()


FAULTS = """() => {
  const all = [...document.querySelectorAll("*")];
  const own = (url) => new URL(url, location.href).origin === location.origin;
  return [
    ...(window.pwned === undefined ? [] : ["it ran"]),
    ...all.flatMap((e) => [...e.attributes].filter((a) => /^on/i.test(a.name)).map((a) => e.outerHTML.slice(0, 200))),
    ...all.filter((e) => /^(javascript|vbscript|data|blob):$/i.test(e.protocol ?? "")).map((e) => e.outerHTML),
    ...[...document.scripts].filter((e) => e.src ? !own(e.src) : e.type !== "application/json").map((e) => e.outerHTML),
    ...all.filter((e) => e.matches("iframe, base, object, embed, meta[http-equiv=refresh]")).map((e) => e.outerHTML),
    ...all.filter((e) => e.matches("img, source, video, audio") && e.src && !own(e.src)).map((e) => e.outerHTML),
  ];
}"""

PRESS = """async () => {
  for (let round = 0; round < 3; round++) {
    for (const button of document.querySelectorAll(":is(tb-question, tb-check) button"))
      if (button.checkVisibility() && !button.disabled) button.click();
    await new Promise((done) => setTimeout(done, 50));
  }
}"""
"""Presses whatever there is to press: another try, the answer, the check's own buttons."""
ATTRIBUTES = """(nodes) => nodes.flatMap((node) => [...node.attributes])
  .filter(({ value }) => /tb-blank|<input/.test(value)).map(({ value }) => value)"""


def _watched(context: BrowserContext, base: str) -> tuple[Page, list[str]]:
    """Open a page, and note every request that leaves the site."""
    page = context.new_page()
    foreign: list[str] = []
    page.on("request", lambda request: None if request.url.startswith((base, "data:")) else foreign.append(request.url))
    page.on("dialog", lambda dialog: foreign.append(dialog.message))
    return page, foreign


@pytest.mark.parametrize("protected", [True, False], ids=["with the policy", "without the policy"])
def test_nothing_hostile_runs_on_any_page(
    site: Path, unprotected: Path, context: BrowserContext, *, protected: bool
) -> None:
    folder = site if protected else unprotected
    faults: dict[str, list[str]] = {}
    with serve(folder, "/") as base:
        page, foreign = _watched(context, base)
        for path in sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.html")):
            page.goto(base + path, wait_until="load")
            if found := page.evaluate(FAULTS):
                faults[path] = found
    assert faults == {}
    assert foreign == []


def test_nothing_hostile_runs_when_questions_are_answered(unprotected: Path, context: BrowserContext) -> None:
    faults: dict[str, list[str]] = {}
    judged = 0
    with serve(unprotected, "/") as base:
        page, foreign = _watched(context, base)
        for path in sorted(p for p in unprotected.rglob("*.html") if "<tb-question" in p.read_text(encoding="utf-8")):
            page.goto(base + path.relative_to(unprotected).as_posix(), wait_until="load")
            page.evaluate(FILL)
            page.evaluate(PRESS)
            judged += page.locator(".tb-feedback, [role=status]:not(:empty)").count()
            if found := page.evaluate(FAULTS):
                faults[path.name] = found
    assert faults == {}
    assert foreign == []
    assert judged > len(EVERY)


def test_a_blank_stands_in_no_attribute_and_is_never_lost(unprotected: Path, context: BrowserContext) -> None:
    lessons = unprotected.glob("*/lessons/*.html")
    (path,) = [p for p in lessons if 'id="q-odd"' in p.read_text(encoding="utf-8")]
    with serve(unprotected, "/") as base:
        page, _ = _watched(context, base)
        page.goto(base + path.relative_to(unprotected).as_posix(), wait_until="load")
        blanks = page.locator("#q-odd .tb-blank input")
        assert blanks.count() == len(ODD["blanks"])
        assert all(each.is_visible() for each in blanks.all())
        assert page.locator("#q-odd :is([title], [href], [alt], [src])").evaluate_all(ATTRIBUTES) == []


@pytest.mark.parametrize("words", ["onerror", "src", "first aid"])
def test_searching_for_something_hostile_shows_text(unprotected: Path, context: BrowserContext, words: str) -> None:
    with serve(unprotected, "/") as base:
        page, foreign = _watched(context, base)
        page.goto(base + "index.html", wait_until="load")
        page.locator("input.md-search__input").click()
        page.locator("input.md-search__input").press_sequentially(words, delay=20)
        page.locator(".md-search-result__item article").first.wait_for(state="attached", timeout=10_000)
        page.wait_for_timeout(300)
        assert page.evaluate(FAULTS) == []
        assert f"<img src=x onerror={RUN}>" in (page.locator(".md-search-result__list").text_content() or "")
    assert foreign == []


def test_names_are_shown_as_they_are_written(site: Path) -> None:
    home = LexborHTMLParser((site / "index.html").read_text(encoding="utf-8"))
    for selector in ("h1", ".tb-pic__station", ".tb-route__name", ".md-nav--primary"):
        node = home.css_first(selector)
        assert node is not None, selector
        assert NAME.partition("</title>")[0].split("'")[0] in " ".join(node.text().split()), selector
    for path in sorted((site / "first-aid").glob("t*/*.html")):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        heading, title = page.css_first("h1"), page.css_first("title")
        assert heading is not None
        assert NAME in heading.text(), path
        assert title is not None
        assert f"<script>{RUN}</script>" in title.text(), path


def test_names_are_shown_as_they_are_written_on_printed_sheets_and_in_descriptions(site: Path) -> None:
    for path in (site / "first-aid/print").glob("*.html"):
        titles = "h1" if path.name.startswith("study-") else "h1, h2"  # a study card's heading is its question
        names = [node.text() for node in LexborHTMLParser(path.read_text(encoding="utf-8")).css(titles)]
        assert names
        assert all(NAME in name for name in names), path
    for path in site.glob("first-aid/modules/*.html"):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        assert len(page.css("head > meta[name=description]")) == 1
        assert not page.css("head > :not(meta, link, title, script)")


def test_no_script_of_the_site_holds_a_text_of_the_course(site: Path) -> None:
    scripts = [path for path in site.rglob("*.js") if "pwned" in path.read_text(encoding="utf-8")]
    assert [path.name for path in scripts] == ["search_index.js"]
    assert json.loads(scripts[0].read_text(encoding="utf-8").removeprefix("var __index = ").rstrip().rstrip(";"))


def test_no_cell_of_a_download_is_a_formula(site: Path) -> None:
    tables = [path.read_text(encoding="utf-8-sig") for path in site.rglob("*.csv")]
    cells = [cell for table in tables for row in csv.reader(io.StringIO(table)) for cell in row]
    assert any(cell.startswith(f"'{FORMULA}") for cell in cells)
    assert [cell for cell in cells if cell[:1] in {*"=+-@\t\r"}] == []


def test_a_template_in_a_text_is_not_run(site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    assert any("{{ 7*7 }}" in page for page in pages)
    assert not any("49 {%" in page for page in pages)
