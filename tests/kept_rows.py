"""A learner's rows as the first build kept them, for the flagship course of today."""

import json
from pathlib import Path
from typing import Any

from generator.load import load

ROOT = Path(__file__).parents[1]
Row = dict[str, Any]


def _today(row: Row) -> Row:
    """Give a row's answer to today's revision of its question: the course has gone on since the rows were kept."""
    question = _QUESTIONS.get(row["item"].partition("/")[2])
    return {**row, "rev": question.revision} if question else row


_QUESTIONS = load(ROOT)[0].courses["leverage"].questions


def kept(version: int) -> dict[str, Any]:
    """Give the database as a version of the schema holds it: its version, stores and rows."""
    path = ROOT / f"tests/fixtures/log-v{version}.json"
    assert path.exists(), f"{path.name}: the log as version {version} of the schema holds it"
    read = json.loads(path.read_text(encoding="utf-8"))
    return {**read, "rows": [_today(row) for row in read["rows"]]}


FIXTURE = kept(1)
ROWS: list[Row] = FIXTURE["rows"]
