"""A question as one block of HTML: stem, options and the answer with its reasons, script or not.

The block has no blank line and every line in it starts with a tag, so no Markdown engine touches it.
"""

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from generator.model.interaction import Interaction
from generator.pages.act import ProseRenderer, view

__all__ = ["Link", "ProseRenderer", "render_question"]

_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_LAST_PARAGRAPH = re.compile(r"(?P<scene>.*)<p(?:\s[^>]*)?>(?P<ask>.*)</p>\s*", re.DOTALL)


class Link(NamedTuple):
    """Where a source is found: its words, and its address seen from the page."""

    label: str
    href: str


def render_question(  # noqa: PLR0913, PLR0917 - what the page knows, and the question itself
    env: Environment,
    interaction: Interaction,
    course: str,
    prose: ProseRenderer,
    number: int | None = None,
    links: Mapping[str, Link] | None = None,
    *,
    level: int = 3,
) -> str:
    """Render a question as a raw HTML block that begins with `<section`.

    `number` is its number on the page, `level` that of its heading; `links` has the sources of `refs`,
    and a source that it lacks is left out.
    """
    scene, ask = _stem(interaction, prose)
    parts = [view(act, prose, interaction.id, shuffle=interaction.shuffle) for act in interaction.parts]
    grading = [part.grading for part in parts]
    html = env.get_template("question.html.j2").render(
        q=interaction,
        course=course,
        prose=prose,
        name=f"question {number}" if number else "question",
        level=level,
        scene=scene,
        ask=ask,
        parts=parts,
        sources=[links[ref] for ref in interaction.refs if links and ref in links],
        grading=json.dumps(grading, ensure_ascii=False, separators=(",", ":")),
    )
    return one_block(html)


def one_block(html: str) -> str:
    """Drop blank lines and let every line start with a tag; newlines inside `<pre>` become `&#10;`."""
    pieces = _PRE.split(html)
    safe = "".join(piece.replace("\n", "&#10;") if at % 2 else piece for at, piece in enumerate(pieces))
    lines: list[str] = []
    for line in filter(None, (line.strip() for line in safe.split("\n"))):
        if lines and not line.startswith("<"):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return "\n".join(lines)


def _stem(interaction: Interaction, prose: ProseRenderer) -> tuple[Markup, Markup]:
    """Split the prompt into the scene and what is asked: its last paragraph, which names the group.

    A legend takes phrasing content only, and a screen reader repeats it: the shorter, the better.
    Where the prompt does not end in a paragraph, all of it is scene.
    """
    html = Markup("\n").join(prose.block(block.text) for block in interaction.prompt)
    match = _LAST_PARAGRAPH.fullmatch(html)
    if match is None:
        return html, Markup()
    return Markup(match["scene"].strip()), Markup(match["ask"])  # noqa: S704 - pieces of what `prose` made
