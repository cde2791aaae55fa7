"""Pages for authors: a first course step by step, printing cards, every question type live, every rule of `check`.

They are made from what is tested (`example`) and from the models (`fields`), so they cannot go stale.
Not for learners: a site has them only where its `mkdocs.yml` says `extra: {tacticbook: {guide: true}}`.
"""

from collections.abc import Iterator
from importlib.resources import files

from generator.guide.page import checks, first_course, numbers, printing, question_types
from generator.model.course import Catalog
from generator.model.output import Entry, File

_STYLE = "assets/tacticbook/guide.css"


def pages(catalog: Catalog) -> Iterator[File]:
    """Yield the pages, and the style that only they need."""
    yield first_course(_STYLE)
    yield printing(_STYLE)
    yield question_types(_STYLE)
    yield from checks(_STYLE)
    yield numbers(catalog, _STYLE)
    yield File(_STYLE, (files("generator.guide") / "guide.css").read_bytes())


def entries() -> Iterator[Entry]:
    """Yield their section of the navigation, which stands last."""
    shown = {
        "Your first course": "first-course",
        "Printing cards": "printing",
        "Question types": "questions",
        "Checks": "checks",
        "In numbers": "stats",
    }
    yield Entry("For authors", None, tuple(Entry(name, f"guide/{page}.md") for name, page in shown.items()))
