"""Pages for authors: every question type live, with the YAML that made it, its fields and its grading.

They are made from what is tested (`example`) and from the models (`fields`), so they cannot go stale.
Not for learners: a site has them only where its `mkdocs.yml` says `extra: {tacticbook: {guide: true}}`.
"""

from collections.abc import Iterator
from importlib.resources import files

from generator.guide.page import question_types
from generator.model.output import Entry, File

_STYLE = "assets/tacticbook/guide.css"


def pages() -> Iterator[File]:
    """Yield the pages, and the style that only they need."""
    yield question_types(_STYLE)
    yield File(_STYLE, (files("generator.guide") / "guide.css").read_bytes())


def entries() -> Iterator[Entry]:
    """Yield their section of the navigation, which stands last."""
    yield Entry("For authors", None, (Entry("Question types", "guide/questions.md"),))
