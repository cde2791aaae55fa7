"""Markdown → plain words: for titles, descriptions, headings and counting."""

import re

from markupsafe import escape

from generator.prose.syntax import CITE, LINK

_LINE_START = re.compile(r"(?m)^[ \t]*+(?:#{1,6}|>)[ \t]++")
_AROUND = (
    re.compile(r"(`{1,3})([^`]{1,500})\1"),
    re.compile(r"(\*{1,3})(?=\S)([^*]{1,500})(?<=\S)\1"),
    re.compile(r"(?<!\w)(_{1,3})(?=\S)([^_]{1,500})(?<=\S)\1(?!\w)"),
)
"""Code and emphasis: marks that belong together, so that a lone `>` or `*` stays."""
_FORMULA = re.compile(
    r"(?ms)(?<!\\)\$`(?P<line>[^`\0]{1,4000}+)`\$|^(?P<fence>```+|~~~+)[ ]*math[ ]*\n(?P<block>.*?)^(?P=fence)[ ]*$"
)
_KEPT = re.compile(r"\0(\d+)\0")
"""Where a formula stood; a text has no such character."""
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")


def plain(text: str) -> str:
    """Give the words of a Markdown text, formulas as their LaTeX: for titles, descriptions and counting."""
    sources: list[str] = []

    def keep(formula: re.Match[str]) -> str:
        sources.append((formula["line"] or formula["block"]).strip())
        return f"\0{len(sources) - 1}\0"

    text = _FORMULA.sub(keep, text.replace("\0", ""))
    text = LINK.sub(r"\g<words>", CITE.sub("", text))
    text = _LINE_START.sub("", text)
    for pattern in (*_AROUND, *_AROUND):  # twice: one may stand inside another
        text = pattern.sub(r"\2", text)
    text = _KEPT.sub(lambda kept: sources[int(kept[1])], _ESCAPED.sub(r"\1", text))
    return re.sub(r"\s+", " ", text).strip()


def title(text: str) -> str:
    """Give the words of a text for a title, a description or the navigation, safe where themes print them raw."""
    words = re.sub(r'"([^"]*)"', "\u201c\\1\u201d", plain(text)).replace('"', "\u201d")
    return words.replace("&", "&amp;").replace("<", "&lt;")


def heading(text: str) -> str:
    """Make plain text safe as a Markdown heading, whatever extensions the site's own configuration adds."""
    shown = re.sub(r"([\\`*_{}\[\]()#+\-.!|])", r"\\\1", str(escape(text)).replace("&#39;", "'").replace("&#34;", '"'))
    return re.sub(r"[~^=:]", lambda mark: f"&#{ord(mark[0])};", shown)  # Markdown has no escape for these
