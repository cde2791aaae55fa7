"""The cases of `tests/questions/<type>.yml`. What the fields of a case mean stands at the head of `single.yml`."""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent / "questions"
COMMON = {"id": "q-case", "objective": "lesson.o1", "bloom": "apply"}
Case = dict[str, Any]


def cases(kind: str) -> list[Case]:
    """Give the cases of a type, none where it has no file."""
    path = FOLDER / f"{kind}.yml"
    return YAML(typ="safe").load(path) if path.exists() else []


def given(kind: str, case: Case) -> Case:
    """Give the fields of a case's question, with those that most cases leave out."""
    return {**COMMON, "type": kind, **case["given"]}
