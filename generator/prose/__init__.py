"""Prose: our Markdown, from text to safe HTML."""

from generator.prose.body import Embed, Heading, Run, Segment, cut
from generator.prose.limits import excess
from generator.prose.render import Links, Renderer, heading, plain, title
from generator.prose.syntax import EMBED_KINDS, LINK_KINDS, PARTS, Mention, mentions

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
