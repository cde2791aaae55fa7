"""MathML that is safe to show: what a converter wrote is read and built anew, from lists of what may be in it.

The lists are MathML Core's elements and attributes (w3.org/TR/mathml-core), without links, scripts,
annotations and actions. A `style` becomes classes of `course.css`, since pages allow no inline style.
"""

import re
from html.parser import HTMLParser
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString, code_escape

MAX_DEPTH: Final = 40
"""Most elements inside each other; what renders them recurses."""

_ELEMENTS: Final = frozenset({
    "math", "mi", "mn", "mo", "ms", "mtext", "mspace", "mrow", "mfrac", "msqrt", "mroot", "msub", "msup", "msubsup",
    "munder", "mover", "munderover", "mmultiscripts", "mprescripts", "mtable", "mtr", "mtd", "mpadded", "mphantom",
    "b", "i", "em",
})  # fmt: skip
_LENGTH: Final = re.compile(r"-?\d{0,2}(?:\.\d{1,10})?(?:em|ex|%)?")
_TRUTH: Final = re.compile(r"true|false")
_ATTRIBUTES: Final = {
    "display": re.compile(r"block|inline"),
    "mathvariant": re.compile(r"normal"),
    "scriptlevel": re.compile(r"[0-2]"),
    **dict.fromkeys(("accent", "accentunder", "displaystyle", "largeop", "movablelimits", "stretchy"), _TRUTH),
    **dict.fromkeys(("fence", "separator", "symmetric"), _TRUTH),
    **dict.fromkeys(("form",), re.compile(r"prefix|infix|postfix")),
    **dict.fromkeys(("width", "height", "depth", "lspace", "rspace", "voffset"), _LENGTH),
    **dict.fromkeys(("minsize", "maxsize", "linethickness"), _LENGTH),
}
"""What the value of each attribute may be."""
_CLASSES: Final = {
    "text-align:left": "tb-left",
    "text-align:right": "tb-right",
    "padding-left:0": "tb-flush-left",
    "padding-right:0": "tb-flush-right",
    "padding-left:1em": "tb-apart",
    "border-left:0.05em solid currentcolor": "tb-rule-left",
    "border-right:0.05em solid currentcolor": "tb-rule-right",
    "border-top:0.05em solid currentcolor": "tb-rule-top",
}
_FINE: Final = re.compile(r"(?:justify-items|margin-left|math-shift|padding-\w+|width):[^:]*")
"""Styles that only move things by a hair, or make room for equation numbers: left out."""
_SIZES: Final = frozenset({"displaystyle", "scriptlevel"})
"""MathML Core takes them on any element, MathML 3 on `<mstyle>`, which both know: so they go there."""
_SPACING: Final = {("mover", "\u0332"): "\u203e", ("munder", "\u0332"): "_", ("mover", "\u20d7"): "→"}
"""Combining marks → the signs that MathML stretches; marks stand askew where a reader has no mathematical font."""
_SPACES: Final = re.compile(r"[ \t\r\n]+")


class UnsafeError(Exception):
    """Something in MathML that is not on the lists; the text says what."""


def rebuild(written: str) -> Element:
    """Build the one `<math>` of a text anew; raises UnsafeError where something is not on the lists."""
    builder = _Builder()
    builder.feed(written)
    builder.close()
    if builder.open or len(builder.root) != 1 or builder.root[0].tag != "math":
        raise UnsafeError("broken MathML")
    return builder.root[0]


class _Builder(HTMLParser):
    """Reads tags and builds elements; no recursion, so any depth is told and none overflows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root")
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element that is on the list."""
        if tag not in _ELEMENTS:
            raise UnsafeError(f"<{tag}>")
        if len(self.open) >= MAX_DEPTH:
            raise UnsafeError("nested too deeply")
        parent = self.open[-1] if self.open else self.root
        given = _attributes(attrs)
        size = {name: given.pop(name) for name in sorted(_SIZES & given.keys())}
        if tag == "mtable":  # where it has one size of its own
            given |= {name: value for name, value in size.items() if name == "displaystyle"}
        elif size:
            parent = SubElement(parent, "mstyle", size)
        self.open.append(SubElement(parent, tag, given))

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open, and no other."""
        if not self.open or self.open.pop().tag != tag:
            raise UnsafeError("broken MathML")

    def handle_data(self, data: str) -> None:
        """Keep text on one line, so that pages made of lines keep it whole; and as it is, for the Markdown engine."""
        around = self.open[-2].tag if len(self.open) > 1 else ""
        text = AtomicString(code_escape(_SPACING.get((around, data), _SPACES.sub(" ", data))))
        place = self.open[-1] if self.open else self.root
        if len(place):
            place[-1].tail = AtomicString((place[-1].tail or "") + text)
        else:
            place.text = AtomicString((place.text or "") + text)

    def handle_comment(self, data: str) -> None:
        """Refuse what no converter writes; the other kinds of declaration likewise."""
        raise UnsafeError(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        """Refuse."""
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        """Refuse."""
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        """Refuse."""
        self.handle_comment(data)


def _attributes(written: list[tuple[str, str | None]]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for name, given in written:
        value = given or ""
        if name == "style":
            classes = _classes(value)
            kept |= {"class": classes} if classes else {}
        elif name in _ATTRIBUTES and _ATTRIBUTES[name].fullmatch(value):
            kept[name] = value
        else:
            raise UnsafeError(f"{name}={value!r}")
    return kept


def _classes(style: str) -> str:
    found: list[str] = []
    for written in filter(None, (part.strip() for part in style.split(";"))):
        declaration = re.sub(r"\s*:\s*", ":", written)
        if declaration in _CLASSES:
            found.append(_CLASSES[declaration])
        elif not _FINE.fullmatch(declaration):
            raise UnsafeError(written)
    return " ".join(found)
