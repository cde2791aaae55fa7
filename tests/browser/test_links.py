"""Every link inside the site leads somewhere, every page is near, and no page loads from elsewhere."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

CLICKS = 3
# Where an address stands in a page: selector → attribute. Those of LOADS are fetched by showing the page.
LINKS = {"a[href]": "href", "area[href]": "href"}
LOADS = {
    "link[href]": "href",
    "script[src]": "src",
    "img[src]": "src",
    "source[src]": "src",
    "iframe[src]": "src",
    "video[src]": "src",
    "video[poster]": "poster",
    "audio[src]": "src",
    "track[src]": "src",
    "embed[src]": "src",
    "object[data]": "data",
    "input[src]": "src",
    "use[href]": "href",
    "image[href]": "href",
}
SETS = ("img[srcset]", "source[srcset]", "link[imagesrcset]")
# Relations that only say something: nothing is fetched for them.
SPOKEN = {"alternate", "author", "canonical", "help", "license", "me", "next", "prev", "search"}
IN_STYLE = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


@dataclass(frozen=True)
class Document:
    """A page of the site, by its path below it, under the address that the site has."""

    path: str
    tree: LexborHTMLParser
    base: str
    host: str

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What a fragment may name."""
        nodes = self.tree.css("[id], a[name]")
        return frozenset(value for node in nodes for name in ("id", "name") if (value := node.attributes.get(name)))

    def links(self) -> Iterator[str]:
        """Addresses that a reader may follow."""
        for selector, name in LINKS.items():
            yield from (node.attributes.get(name) or "" for node in self.tree.css(selector))

    def loads(self) -> Iterator[str]:
        """Addresses that showing the page fetches."""
        for selector, name in LOADS.items():
            for node in self.tree.css(selector):
                if not set((node.attributes.get("rel") or "").split()) & SPOKEN:
                    yield node.attributes.get(name) or ""
        for selector in SETS:
            for node in self.tree.css(selector):
                sizes = node.attributes.get("srcset") or node.attributes.get("imagesrcset") or ""
                yield from (size.split()[0] for size in sizes.split(",") if size.strip())
        for node in self.tree.css("style, [style]"):
            style = node.text() if node.tag == "style" else node.attributes.get("style") or ""
            yield from (one or other for one, other in IN_STYLE.findall(style))

    def inside(self, address: str) -> tuple[str, str] | None:
        """Give the path below the site and the fragment of an address; None where it leads outside."""
        parts = urlsplit(address)
        if parts.scheme in {"mailto", "tel", "data", "blob"} or (parts.netloc and parts.netloc != self.host):
            return None
        path = unquote(parts.path)
        if path.startswith("/"):
            below = path.removeprefix(self.base) if path.startswith(self.base) else f"..{path}"
        elif path:
            below = posixpath.join(posixpath.dirname(self.path), path)
        else:
            below = self.path
        whole = posixpath.normpath(below) if below else "."
        if below.endswith("/") or whole == ".":
            whole = posixpath.normpath(posixpath.join(whole, "index.html"))
        return whole, unquote(parts.fragment)


Documents = Mapping[str, Document]


@pytest.fixture(scope="module")
def documents(site: Path, base: str) -> Documents:
    trees = {
        path.relative_to(site).as_posix(): LexborHTMLParser(path.read_bytes()) for path in sorted(site.rglob("*.html"))
    }
    canonical = trees["index.html"].css_first("link[rel=canonical]")
    host = urlsplit((canonical.attributes.get("href") if canonical else None) or "").netloc
    return {path: Document(path, tree, base, host) for path, tree in trees.items()}


def report(problems: list[str]) -> str:
    return f"{len(problems)} problems\n" + "\n".join(problems[:40])


def test_every_link_inside_leads_somewhere(site: Path, documents: Documents) -> None:
    problems: list[str] = []
    for document in documents.values():
        for address in dict.fromkeys([*document.links(), *document.loads()]):
            target = document.inside(address)
            if target is None:
                continue
            path, fragment = target
            if not (site / path).is_file() or path.startswith(".."):
                problems.append(f"{document.path}: {address}: no such file")
            elif fragment and path in documents and fragment not in documents[path].anchors:
                problems.append(f"{document.path}: {address}: no such place in {path}")
    assert not problems, report(problems)


def test_every_page_is_near_the_home_page(documents: Documents) -> None:
    reached, rim = {"index.html"}, {"index.html"}
    for _ in range(CLICKS):
        found = {target for path in rim for link in documents[path].links() if (target := documents[path].inside(link))}
        rim = {path for path, _ in found if path in documents} - reached
        reached |= rim
    far = sorted(set(documents) - reached - {"404.html"})
    assert not far, report([f"{path}: more than {CLICKS} clicks from the home page" for path in far])


def test_no_page_loads_from_elsewhere(site: Path, documents: Documents) -> None:
    problems = [
        f"{document.path}: {address}"
        for document in documents.values()
        for address in dict.fromkeys(document.loads())
        if urlsplit(address).netloc or urlsplit(address).scheme not in {"", "data"}
    ]
    for style in sorted(site.rglob("*.css")):
        for one, other in IN_STYLE.findall(style.read_text(encoding="utf-8")):
            if urlsplit(one or other).netloc:
                problems.append(f"{style.relative_to(site)}: {one or other}")
    assert not problems, report(problems)


def test_no_link_runs_code(documents: Documents) -> None:
    problems = [
        f"{document.path}: {address}"
        for document in documents.values()
        for address in document.links()
        if urlsplit(address).scheme == "javascript"
    ]
    assert not problems, report(problems)
