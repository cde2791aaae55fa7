"""The seal: pure laws on single pages, then a toy Material site, on disk and in a browser."""

import functools
import hashlib
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

import generator
from generator.engine import build_site
from generator.seal import CONTENT_SECURITY_POLICY, seal, seal_page

THEME = Path(generator.__file__).parent / "theme"
HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body>'
LESSON = """---
title: Lesson {n}
source: content/toy/{n}.yml
---
# Lesson {n}

An anchoring effect, and <span style="color: rgb(1, 2, 3)" id="tinted">tinted</span> words.

## Part {{#part}}

<svg viewBox="0 0 4 4"><linearGradient gradientUnits="userSpaceOnUse"></linearGradient></svg>
"""


@pytest.mark.parametrize(
    "body",
    [
        '<svg viewBox="0 0 2 2"><linearGradient id="a"></linearGradient><foreignObject><p>x</p></foreignObject></svg>',
        "<template><p>a<b>b</b></p></template>",
        "<p>&lt;b&gt; &amp;amp; &nbsp;&copy; &#x2014; ü</p>",
        '<input hidden disabled value=""><details open><summary>s</summary></details>',
        "<pre>\n\ntwo</pre><pre>\none</pre><textarea>\n\nx</textarea><pre><code>\ny</code></pre>",
        '<script type="application/json">{"a":"</p>&amp;<b>"}</script>',
        "<custom-el a-b=1></custom-el><!-- c --><math><mi>x</mi></math>",
        "<p>end</p></body></html>\n\n<!-- after -->\n",
    ],
)
def test_what_is_not_sealed_stays_as_a_browser_reads_it(body: str) -> None:
    before = LexborHTMLParser(HEAD + body).body
    sealed, files = seal_page(HEAD + body, "a/b.html")
    after = LexborHTMLParser(sealed).body

    assert files == {}
    assert before is not None
    assert after is not None
    assert after.html == before.html
    assert seal_page(sealed, "a/b.html") == (sealed, {})


def test_an_inline_script_becomes_a_file_in_its_place() -> None:
    sealed, files = seal_page(HEAD + '<p>a</p><script async>if (1<2 && "&amp;") x()</script><p>b</p>', "a/b/c.html")
    name = hashlib.sha256(b'if (1<2 && "&amp;") x()').hexdigest()[:16]

    assert files == {f"assets/sealed/{name}.js": b'if (1<2 && "&amp;") x()'}
    assert f'<p>a</p><script src="../../assets/sealed/{name}.js"></script><p>b</p>' in sealed


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("a{b:url(i.png)}", b"a{b:url(../../x/i.png)}"),
        ("a{b:url('../i.png')}", b"a{b:url('../../i.png')}"),
        ("a{b:url(data:image/png;base64,AA)}", b"a{b:url(data:image/png;base64,AA)}"),
        ("a{b:url(#g) url(/r.png)}", b"a{b:url(#g) url(/r.png)}"),
    ],
)
def test_a_style_becomes_a_file_whose_addresses_still_hold(style: str, expected: bytes) -> None:
    sealed, files = seal_page(f"{HEAD}<style media=print>{style}</style>", "x/p.html")

    assert list(files.values()) == [expected]
    assert f'<link rel="stylesheet" href="../{next(iter(files))}" media="print">' in sealed


def test_a_style_attribute_becomes_a_class_of_a_higher_rank() -> None:
    sealed, files = seal_page(f'{HEAD}<p class="k" style="color:red">a</p><p style="color:red">b</p>', "p.html")
    (css,) = files.values()
    name = css.decode().partition(".")[2].partition(",")[0]

    assert css.decode() == f":is(.{name},#s#s){{color:red}}\n"
    assert f'<p class="k {name}">a</p><p class="{name}">b</p>' in sealed
    assert "style=" not in sealed


def test_templates_and_drawings_are_sealed_too() -> None:
    body = '<template><p style="a:b">x</p><script>1</script></template><svg><style>i{}</style><g></g></svg>'
    sealed, files = seal_page(HEAD + body, "p.html")

    assert len(files) == 3
    assert "<style" not in sealed
    assert '<link rel="stylesheet"' in sealed.partition("<svg>")[0]
    assert "<svg><g></g></svg>" in sealed


def test_the_policy_stands_once_and_before_all_that_loads() -> None:
    old = '<meta http-equiv="content-security-policy" content="default-src *">'
    sealed, _ = seal_page(HEAD.replace("<title>", old + "<title>"), "p.html")

    assert f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}">' in (
        sealed
    )
    assert sealed.lower().count("content-security-policy") == 1
    assert "unsafe" not in CONTENT_SECURITY_POLICY


def test_the_missing_page_follows_the_theme_to_the_root() -> None:
    page = HEAD.replace("<title>", '<link rel=stylesheet href="/sub/assets/a.css"><title>') + "<script>1</script>"
    sealed, _ = seal_page(page, "404.html")

    assert 'src="/sub/assets/sealed/' in sealed


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course folder of two courses with its sealed site; `plain` is the site before."""
    root = tmp_path_factory.mktemp("toy")
    docs = root / "build/docs"
    shutil.copytree(THEME, root / "build/theme", ignore=shutil.ignore_patterns("base.yml"))
    nav: list[dict[str, object]] = [{"Home": "index.md"}]
    (docs / "img").mkdir(parents=True)
    (docs / "index.md").write_text("# Home\n\n<script>window.inline = 1</script>\n\n| a |\n|--:|\n| 1 |\n")
    for course in ("one", "two"):
        (docs / course).mkdir()
        for n in (1, 2):
            (docs / course / f"{n}.md").write_text(LESSON.format(n=n))
        nav.append({course: [{"Module": [f"{course}/1.md", f"{course}/2.md"]}]})
    base = yaml.safe_load((THEME / "base.yml").read_text("utf-8"))
    base |= {"nav": nav, "extra_css": ["assets/tacticbook/theme-fixes.css"], "extra_javascript": []}
    base["plugins"] = {"search": {}, "offline": {}}
    base["markdown_extensions"]["tables"] = {}
    base["extra"] = {"polyfills": ["assets/tacticbook/iframe-worker.js"], "tacticbook": {"courses": 2}}
    (root / "build/base.yml").write_text(yaml.safe_dump(base))
    (root / "mkdocs.yml").write_text(
        "INHERIT: build/base.yml\nsite_name: Toy & Co\nsite_url: https://example.org/sub/\n"
        "repo_url: https://github.com/a/b\nedit_uri: edit/main/\n"
    )
    assert build_site(root, root / "plain") == []
    (root / "plain/lib.js").write_text("x()\n//# sourceMappingURL=lib.js.map\n")
    shutil.copytree(root / "plain", root / "site")
    seal(root / "site")
    return root


def _bytes(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_sealing_is_deterministic_and_idempotent(toy: Path, tmp_path: Path) -> None:
    again = tmp_path / "site"
    shutil.copytree(toy / "plain", again)
    seal(again)
    once = _bytes(again)
    seal(again)

    assert once == _bytes(toy / "site") == _bytes(again)


def test_nothing_inline_and_no_map_is_left(toy: Path) -> None:
    files = _bytes(toy / "site")
    pages = [LexborHTMLParser(data.decode()) for path, data in files.items() if path.endswith(".html")]

    assert len(pages) == 6
    assert not [n.html for p in pages for n in p.css("style, [style], script:not([src]):not([type*=json])")]
    assert not [path for path in files if path.endswith((".map", ".gz"))]
    assert not [path for path, data in files.items() if b"sourceMappingURL=" in data]
    assert b"frame-ancestors 'self'" in files["_headers"]


def test_the_faults_of_the_theme_are_mended(toy: Path) -> None:
    page = LexborHTMLParser((toy / "site/one/1.html").read_text("utf-8"))

    assert not page.css("input[type=checkbox][autocomplete], [tabindex=''], nav[aria-expanded]")
    assert not page.css("[role=dialog]:not([aria-label]), [data-md-component=source], link[rel=next]")


def test_a_label_of_nothing_is_no_label_of_something() -> None:
    page, _ = seal_page(f'{HEAD}<label for="gone">x</label><input id="here"><label for="here">y</label>', "p.html")

    assert 'for="gone"' not in page
    assert 'for="here"' in page


def test_the_sidebar_shows_the_own_tree_and_others_as_links(toy: Path) -> None:
    page = LexborHTMLParser((toy / "site/one/1.html").read_text("utf-8"))
    links = {n.attrs["href"] for n in page.css(".md-sidebar--primary .md-nav__link[href]")}

    assert links == {"../index.html", "1.html", "2.html", "../two/1.html", "#part"}


def test_the_edit_link_leads_to_the_yaml(toy: Path) -> None:
    page = LexborHTMLParser((toy / "site/one/2.html").read_text("utf-8"))

    assert [n.attrs["href"] for n in page.css("[rel=edit]")] == ["https://github.com/a/b/edit/main/content/toy/2.yml"]


def test_the_sitemap_has_addresses_and_no_dates(toy: Path) -> None:
    sitemap = (toy / "site/sitemap.xml").read_text("utf-8")

    assert sitemap.count("<loc>https://example.org/sub/") == 5
    assert "lastmod" not in sitemap


@pytest.fixture(scope="session")
def address(toy: Path) -> Iterator[str]:
    """The sealed site over http, under the path that it was built for."""
    (toy / "www").mkdir()
    (toy / "www/sub").symlink_to(toy / "site")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as inherited
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(toy / "www")))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/sub"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    window = chromium.new_context(viewport={"width": 1300, "height": 900}, color_scheme="light")
    yield window.new_page()
    window.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_a_sealed_page_works_under_its_policy(scheme: str, toy: Path, address: str, page: Page) -> None:
    root = address if scheme == "http" else (toy / "site").as_uri()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{root}/one/1.html")
    body = page.locator("body")

    assert page.locator("#tinted").evaluate("e => getComputedStyle(e).color") == "rgb(1, 2, 3)"
    page.locator("label[for^=__palette]:not([hidden])").click()
    page.wait_for_selector("body[data-md-color-scheme=slate]")
    page.reload()
    assert body.get_attribute("data-md-color-scheme") == "slate"

    page.locator(".md-search__input").click()
    page.locator(".md-search-result__meta", has_text="Type to start").wait_for()
    page.keyboard.type("anchoring")
    page.locator(".md-search-result__item").first.wait_for()
    page.goto(f"{root}/index.html")

    assert page.evaluate("window.inline") == 1
    assert said == []
    assert [url for url in asked if not url.startswith((root, "data:"))] == []
