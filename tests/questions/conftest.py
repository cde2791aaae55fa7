"""Where `--update` is registered for `pytest tests/questions tests/test_questions.py --update`."""

from contextlib import suppress

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option, unless a conftest above has it."""
    with suppress(ValueError):
        parser.addoption("--update", action="store_true", help="rewrite golden files; review the diff")
