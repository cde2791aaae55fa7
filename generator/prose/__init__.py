"""Prose: our Markdown, from text to safe HTML."""

from generator.prose.body import Embed, Heading, Run, Segment, cut
from generator.prose.formula import FormulaError, to_mathml
from generator.prose.limits import excess
from generator.prose.render import Renderer, is_recording
from generator.prose.resolve import Links
from generator.prose.syntax import EMBED_KINDS, LINK_KINDS, PARTS, Formula, Mention, formulas, mentions
from generator.prose.words import heading, plain, title

__all__ = [
    "EMBED_KINDS",
    "LINK_KINDS",
    "PARTS",
    "Embed",
    "Formula",
    "FormulaError",
    "Heading",
    "Links",
    "Mention",
    "Renderer",
    "Run",
    "Segment",
    "cut",
    "excess",
    "formulas",
    "heading",
    "is_recording",
    "mentions",
    "plain",
    "title",
    "to_mathml",
]
