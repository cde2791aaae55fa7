"""Markdown → HTML that is safe to show, whoever wrote it, with links, citations and terms resolved.

Raw HTML is text here. Formulas become MathML. Terms of the glossary are linked where a page first uses them.
"""

import re
from functools import cache, lru_cache

from markdown import Markdown
from markdown.extensions.tables import TableExtension
from markupsafe import Markup

from generator.model.value import Media
from generator.prose import marked
from generator.prose.lone import LoneNumbers
from generator.prose.resolve import Addresses, Citation, Links, Terms
from generator.prose.syntax import CITE

_LEADS = re.compile(r"[\[<]")
"""Every link, picture, citation and address in angle brackets has one of these."""
_PLAYED = {"audio": ("mp3", "ogg", "m4a"), "video": ("mp4", "webm")}
_SHOWN = {
    "img": Markup('<img src="{src}" alt="{alt}" loading="lazy">'),
    "audio": Markup('<audio controls preload="none" src="{src}" aria-label="{alt}"></audio>'),
    "video": Markup('<video controls preload="none" src="{src}" aria-label="{alt}"></video>'),
}


def is_recording(path: str) -> bool:
    """Whether a media file is sound or film."""
    return _tag(path) != "img"


def _tag(path: str) -> str:
    suffix = path.rpartition(".")[2].lower()
    return next((tag for tag, endings in _PLAYED.items() if suffix in endings), "img")


class Renderer:
    """Renders the prose of one page."""

    def __init__(self, links: Links, lang: str = "en", *, terms: bool = False) -> None:
        """Take where things are, the language (quotation marks follow it), and whether terms are linked."""
        self._links = links
        self._lang = lang
        self._terms = terms
        self._markdown = _engine(links, lang, terms=terms)

    def block(self, text: str) -> Markup:
        """Render paragraphs, lists, tables."""
        if not self._terms and not _LEADS.search(text):
            return _alone(text, self._lang)
        return _convert(self._markdown, text)

    def inline(self, text: str) -> Markup:
        """Render text that stands inside a line: no paragraph round it."""
        html = str(self.block(text)).strip()
        return Markup(re.sub(r"\s*</p>\s*<p>\s*", "<br>", html.removeprefix("<p>").removesuffix("</p>")))  # noqa: S704

    def figure(self, media: Media) -> Markup:
        """Show a picture, sound or film with its words."""
        shown = _SHOWN[_tag(media.file)].format(src=self._links.media(media.file), alt=media.alt)
        caption = Markup("<figcaption>{}</figcaption>").format(self.inline(media.caption)) if media.caption else ""
        script = (
            Markup("<details><summary>In words</summary>{}</details>").format(self.block(media.transcript))
            if media.transcript
            else ""
        )
        return Markup('<figure class="tb-figure">{}{}{}</figure>').format(shown, caption, script)


def _convert(engine: Markdown, text: str) -> Markup:
    return Markup(re.sub(r"\n{2,}", "\n", engine.reset().convert(text)))  # noqa: S704 - the engine escapes raw HTML


@lru_cache(maxsize=50_000)
def _alone(text: str, lang: str) -> Markup:
    """Render what leads nowhere: the same on every page, and an option or a reason stands on four or five."""
    return _convert(_nowhere(lang), text)


@cache
def _nowhere(lang: str) -> Markdown:
    return _engine(None, lang, terms=False)


def _engine(links: Links | None, lang: str, *, terms: bool) -> Markdown:
    engine = Markdown(
        extensions=["fenced_code", "sane_lists", "def_list", TableExtension(use_align_attribute=True)]
        + (["smarty"] if lang.startswith("en") else []),
        output_format="html",
    )
    engine.preprocessors.deregister("html_block")
    engine.inlinePatterns.deregister("html")
    engine.preprocessors.register(LoneNumbers(engine), "lone numbers", 20)
    marked.register(engine)
    if links is not None:
        engine.inlinePatterns.register(Citation(CITE.pattern, links), "citation", 175)
        engine.treeprocessors.register(Addresses(engine, links), "addresses", 15)
    if links is not None and terms:
        engine.treeprocessors.register(Terms(engine, links), "terms", 14)
    return engine
