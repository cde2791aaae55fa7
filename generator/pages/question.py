"""A question as one block of HTML: stem, options and the answer with its reasons, script or not.

The block has no blank line and every line in it starts with a tag, so no Markdown engine touches it.
"""

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from generator.model.interaction import Gaps, Interaction
from generator.pages.act import ActView, ProseRenderer, misconceptions, view
from generator.pages.prompt import render_prompt
from generator.pages.reason import Answer, answer, spoken

__all__ = ["Link", "ProseRenderer", "answers", "one_block", "render_question", "views"]

_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


class Link(NamedTuple):
    """Where a source or a page is found: its words, and its address seen from the page."""

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
    again: Link | None = None,
) -> str:
    """Render a question as a raw HTML block that begins with `<section`.

    `number` is its number on the page, `level` that of its heading; `links` has the sources of `refs`,
    and a source that it lacks is left out; `again` is the page to read again.
    """
    parts = views(interaction, prose)
    known = {"q": interaction, "prose": prose, "spoken": spoken}
    blanks = {
        part.act.id: Markup(env.get_template(part.template).render(part=part, number=at, **known))  # noqa: S704 - escaped there
        for at, part in enumerate(parts, 1)
        if part.act.id and _has_gaps(interaction)
    }
    prompt = render_prompt(env, interaction, prose, blanks)
    html = env.get_template("question.html.j2").render(
        **known,
        course=course,
        name=f"question {number}" if number else "question",
        level=level,
        prompt=prompt,
        parts=[part for part in parts if part.act.id not in blanks],
        blanks=list(enumerate(blanks, 1)),
        how=" ".join(part.how for part in parts if part.how),
        answers=answers(interaction, prose),
        sources=[links[ref] for ref in interaction.refs if links and ref in links],
        again=again,
        grading=_json([part.grading for part in parts]),
        was=_json([f"{course}/{was}" for was in interaction.was]) if interaction.was else "",
        misconceptions=_json(_mistaken) if (_mistaken := _misconceptions(interaction)) else "",
    )
    return one_block(html)


def views(interaction: Interaction, prose: ProseRenderer) -> list[ActView]:
    """Say how each part of a question is shown."""
    several = len(interaction.parts) > 1
    return [
        view(act, prose, f"{interaction.id}/{act.id}" if several else interaction.id, shuffle=interaction.shuffle)
        for act in interaction.parts
    ]


def answers(interaction: Interaction, prose: ProseRenderer) -> list[Answer]:
    """Explain each part of a question, its options in the order in which the page shows them."""
    blanks = _has_gaps(interaction)
    return [
        answer(part.act, prose, tuple(item.id for item in part.shown), blank=number if blanks else None)
        for number, part in enumerate(views(interaction, prose), 1)
    ]


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


def _has_gaps(interaction: Interaction) -> bool:
    return any(isinstance(block, Gaps) for block in interaction.prompt)


def _misconceptions(interaction: Interaction) -> dict[str, str]:
    return {part: name for act in interaction.parts for part, name in misconceptions(act).items()}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
