"""Examples of questions, as authors write them.

`questions/<type>.yml` is a copy of those cases in `tests/questions/<type>.yml` that have a `gallery`
text: tests do not ship, and what is shown must be what is tested. `pytest --update` writes the copies.
"""

from importlib.resources import files
from typing import Any, NamedTuple

from generator.load.yaml import parse
from generator.model.interaction import Interaction
from generator.model.problem import ContentError, Problem
from generator.questions import TYPES


class Example(NamedTuple):
    """A question with what to know about its type."""

    text: str
    """When to use the type and what its fields mean (Markdown)."""
    yaml: str
    """The question as it stands in a file of `quizzes/`: a list of one."""
    interaction: Interaction


def examples(kind: str) -> list[Example]:
    """Give the examples of a question type; none where nobody wrote one."""
    path = files("generator.guide") / "questions" / f"{kind}.yml"
    return [_example(kind, entry) for entry in read(_path(kind), path.read_bytes())] if path.is_file() else []


def _example(kind: str, entry: dict[str, str]) -> Example:
    (data,) = read(_path(kind), entry["yaml"].encode())
    return Example(entry["text"], entry["yaml"], TYPES[kind].model_validate(data).lower())


def _path(kind: str) -> str:
    return f"generator/guide/questions/{kind}.yml"


def read(path: str, raw: bytes) -> Any:  # noqa: ANN401 - as the file says
    """Read a YAML file of this package."""
    document = parse(path, raw)
    if isinstance(document, Problem):
        raise ContentError([document])
    return document.data
