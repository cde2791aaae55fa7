"""A question's prompt: the scene, what is asked, and a text with blanks."""

import re
from collections.abc import Mapping
from typing import NamedTuple, assert_never

from jinja2 import Environment
from markupsafe import Markup

from generator.model.interaction import Block, Cases, Gaps, Interaction, Prose
from generator.pages.act import ProseRenderer

_LAST_PARAGRAPH = re.compile(r"(?P<scene>.*)<p(?:\s[^>]*)?>(?P<ask>.*)</p>\s*", re.DOTALL)
_TAG = re.compile(r"(<[^>]*>)")
_MARK = re.compile(r"\{\{([a-z0-9-]+)\}\}")


class Prompt(NamedTuple):
    """The prompt as HTML."""

    scene: Markup
    ask: Markup
    """What names the group of controls: the last paragraph."""
    text: Markup
    """A text with its blanks, or nothing."""


def render_prompt(
    env: Environment, interaction: Interaction, prose: ProseRenderer, blanks: Mapping[str, Markup]
) -> Prompt:
    """Split the prompt into the scene and what is asked: its last paragraph, which names the group.

    A legend takes phrasing content only, and a screen reader repeats it: the shorter, the better.
    Where the prompt does not end in a paragraph, all of it is scene. `blanks` are the controls by the
    id of their part.
    """
    before = [block for block in interaction.prompt if not isinstance(block, Gaps)]
    html = Markup("\n").join(_block(env, block, prose) for block in before)
    texts = [block.text for block in interaction.prompt if isinstance(block, Gaps)]
    text = Markup("\n").join(_fill(prose.block(text), blanks) for text in texts)
    match = _LAST_PARAGRAPH.fullmatch(html)
    if match is None:
        return Prompt(html, Markup(), text)
    return Prompt(Markup(match["scene"].strip()), Markup(match["ask"]), text)  # noqa: S704 - pieces of what `prose` made


def _block(env: Environment, block: Block, prose: ProseRenderer) -> Markup:
    match block:
        case Prose():
            return prose.block(block.text)
        case Cases():
            return Markup(env.get_template("cases.html.j2").render(cases=block.cases, prose=prose))  # noqa: S704 - escaped there
        case Gaps():
            return Markup()
        case _:
            assert_never(block)


def _fill(html: Markup, blanks: Mapping[str, Markup]) -> Markup:
    """Put each blank's controls where the text names it; never into a tag, where they would be an attribute.

    What the text names where no control can stand (in an address, in a link) follows after it: no dead end.
    """
    found: set[str] = set()
    linked = False
    filled = ""

    def put(mark: re.Match[str]) -> str:
        name = mark[1]
        if name not in blanks or name in found:
            return mark[0]
        found.add(name)
        return str(blanks[name])

    for at, piece in enumerate(_TAG.split(str(html))):
        if at % 2:
            linked = piece.startswith("<a ") or (linked and piece != "</a>")
        filled += piece if at % 2 or linked else _MARK.sub(put, piece)
    lost = Markup(" ").join(control for name, control in blanks.items() if name not in found)
    rest = Markup("<p>{}</p>").format(lost) if lost else Markup()
    return Markup(filled) + rest  # noqa: S704 - what `prose` made, with our own controls
