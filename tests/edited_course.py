"""The sample course with edits, and what `load` and `check` report of it."""

import shutil
from collections.abc import Collection
from pathlib import Path
from typing import Any

from generator.check import When, check
from generator.fingerprint import fingerprint
from generator.load import load
from generator.questions import TYPES

SAMPLE = Path(__file__).parent / "sample"
Case = dict[str, Any]


def edited(case: Case, root: Path) -> Path:
    """Copy the sample course into `root` and make the case's edits."""
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("build", "site_overrides"))
    for name, edits in case["edit"].items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8") if isinstance(edits, list) else edits
        for edit in edits if isinstance(edits, list) else ():
            text = _edit(text, edit, name)
        path.write_text(text, encoding="utf-8")
    if case.get("profile") == "strict":
        path = root / "content/first-aid/course.yml"
        path.write_text(
            path.read_text(encoding="utf-8").replace("profile: lenient", "profile: strict"), encoding="utf-8"
        )
    return root


def _edit(text: str, edit: dict[str, Any], name: str) -> str:
    """Append `add`, `repeat` times with `{n}` counted from 1, or put `new` in place of `old`."""
    if "add" in edit:
        return text + "".join(edit["add"].replace("{n}", str(n)) for n in range(1, edit.get("repeat", 1) + 1))
    assert edit["old"] in text, f"{edit['old']!r} is not in {name}"
    return text.replace(edit["old"], edit["new"], 1)


def problems(root: Path, case: Case, asked: Collection[When] = (When.ALWAYS,)) -> list[str]:
    """Give the lines that `tacticbook check` would print, sorted."""
    if source := case.get("fingerprint"):
        course = load(root)[0].courses["first-aid"]
        made = fingerprint(course.id, course.syllabus.uid, "source", source)
        assert made
        target = root / made.path
        target.parent.mkdir()
        target.write_bytes(made.data)
    catalog, found = load(root)
    every = ", ".join(TYPES)
    return sorted(str(p).replace(every, "<every type>") for p in [*found, *check(catalog, asked=asked)])
