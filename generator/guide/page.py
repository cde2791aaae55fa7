"""The page of all question types."""

import inspect
import re
import sys
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from generator.guide.example import Example, examples
from generator.guide.fields import common_fields, own_fields
from generator.model.interaction import Interaction
from generator.model.output import File
from generator.pages.book import environment
from generator.pages.question import render_question
from generator.prose import Renderer
from generator.questions import TYPES

_CITATION = re.compile(r"\s*\[[a-z]+\d{4}\]")
"""How docstrings name a source."""


class Nowhere:
    """What a page outside all courses knows of their records: nothing. Implements `prose.Links`."""

    def href(self, kind: str, target: str) -> str | None:  # noqa: ARG002 - Links
        """Lead nowhere."""
        return None

    def name(self, kind: str, target: str) -> str:  # noqa: ARG002 - Links
        """Give the id."""
        return target

    def cite(self, key: str) -> tuple[str, str]:
        """Know no source."""
        raise KeyError(key)

    def media(self, path: str) -> str:
        """Give the path."""
        return path

    def terms(self) -> "re.Pattern[str] | None":
        """Know no term."""
        return None

    def term(self, name: str) -> tuple[str, str] | None:  # noqa: ARG002 - Links
        """Know no term."""
        return None


def question_types(style: str) -> File:
    """Render the page; it asks for the style at this path, and stores nothing: it has no course."""
    env = environment()
    env.loader = ChoiceLoader([PackageLoader("generator.guide"), PackageLoader("generator.pages")])
    prose = Renderer(Nowhere())
    template = env.get_template("questions.md.j2")
    kinds = [_kind(kind, env, prose) for kind in sorted(TYPES)]
    return File.text(
        "guide/questions.md", template.render(kinds=kinds, common=common_fields(), prose=prose, style=style)
    )


def _kind(kind: str, env: Environment, prose: Renderer) -> dict[str, Any]:
    """Gather what the page says of a type."""
    shown = examples(kind)
    numbers = [number for other in sorted(TYPES) if other < kind for number in examples(other)]
    return {
        "id": kind,
        "summary": _docstring(sys.modules[TYPES[kind].__module__]),
        "examples": [_live(example, env, prose, len(numbers) + at) for at, example in enumerate(shown, 1)],
        "fields": own_fields(kind),
        "grading": _grading([example.interaction for example in shown]),
    }


def _live(example: Example, env: Environment, prose: Renderer, number: int) -> dict[str, Any]:
    html = render_question(env, example.interaction, "guide", prose, number)
    lines = [((len(line) - len(line.lstrip())) // 2, line) for line in example.yaml.splitlines()]
    return {"text": example.text, "question": Markup(html), "lines": lines, "number": number}  # noqa: S704 - escaped there


def _grading(shown: list[Interaction]) -> list[str]:
    """Say how the acts of the examples are graded: the docstring of each."""
    acts = {type(part): None for interaction in shown for part in interaction.parts}
    several = any(len(interaction.parts) > 1 for interaction in shown)
    return [_docstring(act) for act in acts] + ["Several parts: the mean of their credits."] * several


def _docstring(thing: object) -> str:
    """Give the first paragraph of a docstring, without its sources."""
    return _CITATION.sub("", " ".join((inspect.getdoc(thing) or "").partition("\n\n")[0].split()))
