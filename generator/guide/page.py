"""The pages: the tutorial, how to print, all question types, the rules, and the course in numbers."""

import inspect
import re
import sys
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from generator.check import RULES, Rule
from generator.guide.example import Example, examples
from generator.guide.fields import common_fields, own_fields
from generator.guide.rules import allow, change, rule_page
from generator.guide.tutorial import tutorial
from generator.model.course import Catalog
from generator.model.interaction import Interaction
from generator.model.output import File
from generator.pages.book import environment
from generator.pages.question import render_question
from generator.prose import Renderer
from generator.questions import TYPES
from generator.stats import tables
from generator.stats.table import shown

_CITATION = re.compile(r"\s*\[[a-z]+\d{4}\]")
"""How docstrings name a source."""


_FAMILIES = {
    "B": "Guessers",
    "C": "Changes and exceptions",
    "D": "Ids",
    "K": "Cards",
    "M": "Formulas",
    "O": "Coverage",
    "P": "Fields",
    "Q": "Questions",
    "R": "References",
    "S": "Structure and sources",
    "T": "Words",
    "U": "Links and pictures",
}
"""What the first letter of a rule's code stands for; another letter goes by the name of its module."""


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


def first_course(style: str) -> File:
    """Render the tutorial."""
    about = "A course from the first file to the published site, step by step"
    return _told("first-course", "Your first course", about, style)


def printing(style: str) -> File:
    """Render the page on how cards are printed."""
    about = "Cards from a real printer: layouts, both sides, calibration, what to do when a card does not fit"
    return _told("printing", "Printing cards", about, style)


def _told(page: str, name: str, about: str, style: str) -> File:
    """Render a page that is written as text with commands, which tests run."""
    title, *pieces = tutorial(page)
    template = _environment().get_template("tutorial.md.j2")
    told = template.render(title=title, pieces=pieces, prose=Renderer(Nowhere()), style=style, name=name, about=about)
    return File.text(f"guide/{page}.md", told)


def question_types(style: str) -> File:
    """Render the page; it asks for the style at this path, and stores nothing: it has no course."""
    env, prose = _environment(), Renderer(Nowhere())
    template = env.get_template("questions.md.j2")
    kinds = [_kind(kind, env, prose) for kind in sorted(TYPES)]
    return File.text(
        "guide/questions.md", template.render(kinds=kinds, common=common_fields(), prose=prose, style=style)
    )


def checks(style: str) -> Iterator[File]:
    """Render the list of rules, and a page for each."""
    env, prose = _environment(), Renderer(Nowhere())
    families = [(name, list(group)) for name, group in groupby(RULES.values(), _family)]
    yield File.text(
        "guide/checks.md", env.get_template("rules.md.j2").render(families=families, prose=prose, style=style)
    )
    template = env.get_template("rule.md.j2")
    for code, each in RULES.items():
        changes = () if not each.changeable else (change(code), allow(code))
        told = template.render(page=rule_page(code), changes=changes, prose=prose, style=style)
        yield File.text(f"guide/checks/{code.lower()}.md", told)


def numbers(catalog: Catalog, style: str) -> File:
    """Render the page of every course's tables."""
    env, prose = _environment(), Renderer(Nowhere())
    env.filters["cell"] = shown  # pyright: ignore[reportUnknownMemberType] - jinja leaves it untyped
    courses = [(course.id, list(tables(course))) for course in catalog.courses.values()]
    return File.text(
        "guide/stats.md", env.get_template("stats.md.j2").render(courses=courses, prose=prose, style=style)
    )


def _family(each: Rule) -> str:
    return _FAMILIES.get(each.code[0], each.family.capitalize())


def _environment() -> Environment:
    env = environment()
    env.loader = ChoiceLoader([PackageLoader("generator.guide"), PackageLoader("generator.pages")])
    env.filters["yaml_lines"] = _yaml_lines  # pyright: ignore[reportUnknownMemberType] - jinja leaves it untyped
    return env


def _yaml_lines(text: str) -> list[tuple[int, str]]:
    """Give each line with its depth, so that a long one goes on below further in."""
    return [((len(line) - len(line.lstrip())) // 2, line) for line in text.splitlines()]


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
    return {"text": example.text, "question": Markup(html), "lines": _yaml_lines(example.yaml), "number": number}  # noqa: S704 - escaped there


def _grading(shown: list[Interaction]) -> list[str]:
    """Say how the acts of the examples are graded: the docstring of each."""
    acts = {type(part): None for interaction in shown for part in interaction.parts}
    several = any(len(interaction.parts) > 1 for interaction in shown)
    return [_docstring(act) for act in acts] + ["Several parts: the mean of their credits."] * several


def _docstring(thing: object) -> str:
    """Give the first paragraph of a docstring, without its sources."""
    return _CITATION.sub("", " ".join((inspect.getdoc(thing) or "").partition("\n\n")[0].split()))
