"""Seal one page: a pure function from its HTML to its HTML and the files it now needs.

Inline scripts and styles move to files named by their content, so that the strict policy holds
with no `unsafe-inline` and no nonce. Parsing is HTML5's own (Lexbor), so what the reader's
browser builds from the sealed page is what it built from the page before, those moves aside.
"""

import hashlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.seal.faults import mend
from generator.seal.policy import CONTENT_SECURITY_POLICY

SEALED: Final = "assets/sealed"
"""Folder of the site that holds what was inline."""

# The JavaScript types of the HTML standard that still occur; any other `type` is data.
_EXECUTABLE: Final = {"", "module", "text/javascript", "application/javascript"}

# A relative address in CSS: no scheme, not from the root, not a fragment of the page itself.
_CSS_URL: Final = re.compile(r"""url\(\s*(["']?)(?![a-z][a-z0-9+.-]*:|[/#"'])([^"')]*)""", re.IGNORECASE)


@dataclass
class _Sealing:
    """One page's work in hand: the tree, where it lives, and the files taken out of it."""

    tree: LexborHTMLParser
    path: str
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])

    def keep(self, text: str, suffix: str) -> str:
        """Take `text` out as a file; gives the address by which the page reaches it."""
        data = text.encode()
        name = f"{SEALED}/{hashlib.sha256(data).hexdigest()[:16]}.{suffix}"
        self.files[name] = data
        return self.root() + name

    def root(self) -> str:
        """The way from the page to the site's root.

        404.html is shown at any depth, so the engine gives it absolute addresses: follow those.
        """
        if posixpath.basename(self.path) == "404.html":
            sheet = self.tree.css_first('link[rel=stylesheet][href*="assets/"]')
            if sheet is not None:
                return (sheet.attrs["href"] or "").partition("assets/")[0]
        return "../" * self.path.count("/")

    def find(self, query: str) -> Iterator[LexborNode]:
        """Every match, those inside `<template>` too."""
        yield from self.tree.css(query)
        for fragment in self.tree.template_fragments():
            yield from fragment.css(query)


def seal_page(html: str, path: str) -> tuple[str, dict[str, bytes]]:
    """Seal the page at `path` (relative to the site). Sealing a sealed page changes nothing.

    Gives the page and the files it needs, by their path in the site.
    """
    page = _Sealing(LexborHTMLParser(html), path)
    _seal_scripts(page)
    _seal_styles(page)
    _seal_style_attributes(page)
    _set_policy(page)
    mend(page.tree)
    _keep_first_newlines(page)
    return page.tree.html or "", page.files


def _seal_scripts(page: _Sealing) -> None:
    for node in page.find("script:not([src])"):
        kind = (node.attrs.get("type") or "").strip().lower()
        if kind not in _EXECUTABLE:
            continue
        if kind != "module":  # on inline classic scripts these were without effect
            for name in ("async", "defer"):
                if name in node.attrs:
                    del node.attrs[name]
        address = page.keep(node.inner_html or "", "js")
        node.inner_html = ""
        node.attrs["src"] = address


def _seal_styles(page: _Sealing) -> None:
    for node in page.find("style"):
        link = _stylesheet(page, _rebase(node.inner_html or "", page.path))
        if media := node.attrs.get("media"):
            link.attrs["media"] = media
        drawing = _outermost_svg(node)
        if drawing is None:
            node.replace_with(link)
        else:  # SVG has no link element; the sheet holds for the whole page anyway
            drawing.insert_before(link)
            node.decompose()


def _seal_style_attributes(page: _Sealing) -> None:
    rules: dict[str, str] = {}
    for node in page.find("[style]"):
        style = (node.attrs["style"] or "").strip()
        del node.attrs["style"]
        if style:
            name = "s-" + hashlib.sha256(style.encode()).hexdigest()[:8]
            rules[name] = style
            node.attrs["class"] = f"{node.attrs.get('class') or ''} {name}".strip()
    if rules and page.tree.head is not None:
        # `:is(…, #s#s)` lends the class a rank above the theme's rules, as the attribute had.
        text = "".join(f":is(.{name},#s#s){{{style}}}\n" for name, style in sorted(rules.items()))
        page.tree.head.insert_child(_stylesheet(page, _rebase(text, page.path)))


def _stylesheet(page: _Sealing, css: str) -> LexborNode:
    link = page.tree.create_node("link")
    link.attrs["rel"] = "stylesheet"
    link.attrs["href"] = page.keep(css, "css")
    return link


def _rebase(css: str, path: str) -> str:
    """Addresses in CSS count from the sheet: turn those that counted from the page."""
    way = posixpath.relpath(posixpath.dirname(path) or ".", SEALED)
    return _CSS_URL.sub(lambda m: f"url({m[1]}{posixpath.normpath(f'{way}/{m[2]}')}", css)


def _outermost_svg(node: LexborNode) -> LexborNode | None:
    found, parent = None, node.parent
    while parent is not None:
        found = parent if parent.tag == "svg" else found
        parent = parent.parent
    return found


def _set_policy(page: _Sealing) -> None:
    """Put the policy before everything that loads, just after the character set."""
    head = page.tree.head
    if head is None:
        return
    for old in head.css("meta[http-equiv=Content-Security-Policy i]"):
        old.decompose()
    meta = page.tree.create_node("meta")
    meta.attrs["http-equiv"] = "Content-Security-Policy"
    meta.attrs["content"] = CONTENT_SECURITY_POLICY
    charset, first = head.css_first("meta[charset]"), head.first_child
    if charset is not None:
        charset.insert_after(meta)
    elif first is not None:
        first.insert_before(meta)
    else:
        head.insert_child(meta)


def _keep_first_newlines(page: _Sealing) -> None:
    """HTML drops one newline after `<pre>`; a text that begins with one must be written with two."""
    for node in page.find("pre, textarea, listing"):
        first = node.first_child
        if first is not None and first.is_text_node and (first.text_content or "").startswith("\n"):
            first.insert_before("\n")
