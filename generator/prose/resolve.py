"""What our Markdown adds to the engine: citations, addresses, terms.

Addresses are `http(s)`, `mailto`, `#…` or our own kinds; pictures come from the course's media folder.
"""

import re
from collections.abc import Iterator
from typing import Protocol
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from generator.prose.syntax import LINK_KINDS

_SAFE = re.compile(r"^(https?://|mailto:|#)", re.IGNORECASE)
_OURS = re.compile(r"^(\.\./)*[a-z0-9][a-z0-9/-]*\.html(#[\w-]+)?$")
"""Addresses that our own citations and terms carry when the links are looked at."""
_MAIL = re.compile(rf"{AMP_SUBSTITUTE}#(\d+);")
"""How the engine hides the letters of `<someone@example.org>`."""
_UNLINKED = frozenset({"a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "th", "button", "math"})


class Links(Protocol):
    """Where things are, seen from one page."""

    def href(self, kind: str, target: str) -> str | None:
        """Address of a record, relative to the page; None if it has no page yet."""
        ...

    def name(self, kind: str, target: str) -> str:
        """Name of a record, for a link without words."""
        ...

    def cite(self, key: str) -> tuple[str, str]:
        """Address and label (`Emerson, 1962`) of a source; a KeyError if there is none."""
        ...

    def media(self, path: str) -> str:
        """Address of a file of the course's media folder."""
        ...

    def terms(self) -> "re.Pattern[str] | None":
        """Match any name of a term that this page has not linked yet."""
        ...

    def term(self, name: str) -> tuple[str, str] | None:
        """Address and definition of the term of this name, once a page; then None."""
        ...


class Citation(InlineProcessor):
    """`[@a; @b]` → links to the sources page."""

    def __init__(self, pattern: str, links: Links) -> None:
        super().__init__(pattern)
        self._links = links

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element | None, int | None, int | None]:  # noqa: N802, ARG002 - Markdown's own names
        """Make the links; leave alone what cites nothing."""
        span = Element("span", {"class": "tb-cite"})
        span.text = "("
        keys = [key.strip().removeprefix("@") for key in m["keys"].split(";")]
        try:
            cited = [self._links.cite(key) for key in keys]
        except KeyError:  # in what the checks took for code: it stays as it is written
            return None, None, None
        for number, (href, label) in enumerate(cited):
            link = Element("a", {"href": href})
            link.text = label
            if number:
                span[-1].tail = "; "
            span.append(link)
        span[-1].tail = ")"
        return span, m.start(0), m.end(0)


class Addresses(Treeprocessor):
    """Resolves our addresses, drops unsafe ones, and turns `align` into classes."""

    def __init__(self, engine: Markdown, links: Links) -> None:
        super().__init__(engine)
        self._links = links

    def run(self, root: Element) -> None:
        """Look at every link and picture of a text."""
        for element in root.iter():
            if element.tag == "th" and not (element.text or "").strip() and len(element) == 0:
                element.tag = "td"  # a heading that says nothing is none
            if element.tag == "a" and "href" in element.attrib:
                self._link(element)
            elif element.tag == "img":
                self._image(element)
            elif align := element.attrib.pop("align", None):
                element.set("class", f"tb-{align}")

    def _link(self, link: Element) -> None:
        address = link.attrib["href"] = _MAIL.sub(lambda found: chr(int(found[1])), link.attrib["href"])
        kind, colon, target = address.partition(":")
        if colon and kind in LINK_KINDS:
            if not link.text and len(link) == 0:
                link.text = self._links.name(kind, target)
            href = self._links.href(kind, target)
            if href is None:
                link.tag = "span"
                link.attrib.clear()
                link.attrib.update({"class": "tb-coming", "title": "coming later"})
                return
            link.set("href", href)
        elif not _SAFE.match(address) and not _OURS.match(address):
            del link.attrib["href"]

    def _image(self, image: Element) -> None:
        source = image.attrib.get("src", "")
        if source.startswith("media/"):
            image.set("src", self._links.media(source.removeprefix("media/")))
            image.set("loading", "lazy")
        else:
            image.tag = "span"
            text = image.attrib.get("alt", "")
            image.attrib.clear()
            image.text = text


class Terms(Treeprocessor):
    """Links each term of the glossary where the page first uses it."""

    def __init__(self, engine: Markdown, links: Links) -> None:
        super().__init__(engine)
        self._links = links

    def run(self, root: Element) -> None:
        """Look at every run of words of a text."""
        self._inside(root)

    def _inside(self, element: Element) -> None:
        if element.tag in _UNLINKED:
            return
        index = 0
        if new := self._split(element.text):
            element.text, links = new
            for link in links:
                element.insert(index, link)
                index += 1
        while index < len(element):
            child = element[index]
            self._inside(child)
            index += 1
            if new := self._split(child.tail):
                child.tail, links = new
                for link in links:
                    element.insert(index, link)
                    index += 1

    def _split(self, text: str | None) -> tuple[str, list[Element]] | None:
        """Cut a text at the terms in it: the text before the first, and the links with their tails."""
        finished = not text or not text.strip() or HTML_PLACEHOLDER_RE.search(text)  # HTML that is put in later
        links = [] if finished or not text else list(self._found(text))
        if not links or not text:
            return None
        first = links[0][0]
        ends = [start for start, _, _ in links[1:]] + [len(text)]
        for (_, end, link), until in zip(links, ends, strict=True):
            link.tail = text[end:until]
        return text[:first], [link for _, _, link in links]

    def _found(self, text: str) -> Iterator[tuple[int, int, Element]]:
        pattern = self._links.terms()
        if not pattern:
            return
        for match in pattern.finditer(text):
            if term := self._links.term(match.group()):
                link = Element("a", {"class": "tb-term", "href": term[0], "title": term[1]})
                link.text = match.group()
                yield match.start(), match.end(), link
