"""Windows in which pages are tested: each width and each palette always, all their pairs with `make test-all`."""

import pytest

SLOW = pytest.mark.slow
WINDOWS = [
    pytest.param(320, "dark", id="320-dark"),
    pytest.param(1280, "light", id="1280-light"),
    pytest.param(320, "light", id="320-light", marks=SLOW),
    pytest.param(1280, "dark", id="1280-dark", marks=SLOW),
]
WALKS = [
    pytest.param(320, "Tab", id="320-Tab"),
    pytest.param(1280, "Shift+Tab", id="1280-Shift+Tab"),
    pytest.param(320, "Shift+Tab", id="320-Shift+Tab", marks=SLOW),
    pytest.param(1280, "Tab", id="1280-Tab", marks=SLOW),
]
"""Walks over all that takes the focus, there and back."""
