"""Prose: our Markdown, from text to safe HTML."""

from generator.prose.body import Embed, Heading, Run, Segment, cut
from generator.prose.limits import excess
from generator.prose.render import Renderer
from generator.prose.resolve import Links
from generator.prose.syntax import EMBED_KINDS, LINK_KINDS, PARTS, Mention, mentions
from generator.prose.words import heading, plain, title

__all__ = [
    "EMBED_KINDS",
    "LINK_KINDS",
    "PARTS",
    "Embed",
    "Heading",
    "Links",
    "Mention",
    "Renderer",
    "Run",
    "Segment",
    "cut",
    "excess",
    "heading",
    "mentions",
    "plain",
    "title",
]
