"""Every mistake an author can make: cases as data in `tests/check/<family>.yml`, exact lines as answers."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.check import RULES, check, unwritten
from generator.fingerprint import fingerprint
from generator.load import load
from generator.questions import TYPES

SAMPLE = Path(__file__).parent / "sample"
FOLDER = Path(__file__).parent / "check"
FAMILIES = sorted(path.stem for path in FOLDER.glob("*.yml"))
Case = dict[str, Any]


def _cases() -> list[Any]:
    return [
        pytest.param(family, case, id=f"{family}: {case['name']}")
        for family in FAMILIES
        for case in YAML(typ="safe").load(FOLDER / f"{family}.yml")
    ]


def _course(case: Case, root: Path) -> Path:
    """Copy the sample course and make the case's edits."""
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("build", "site_overrides"))
    for name, edits in case["edit"].items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8") if isinstance(edits, list) else edits
        for edit in edits if isinstance(edits, list) else ():
            assert "add" in edit or edit["old"] in text, f"{edit['old']!r} is not in {name}"
            text = text + edit["add"] if "add" in edit else text.replace(edit["old"], edit["new"], 1)
        path.write_text(text, encoding="utf-8")
    return root


def _problems(root: Path, case: Case) -> list[str]:
    if source := case.get("fingerprint"):
        course = load(root)[0].courses["first-aid"]
        made = fingerprint(course.id, course.syllabus.uid, "source", source)
        assert made
        target = root / made.path
        target.parent.mkdir()
        target.write_bytes(made.data)
    catalog, problems = load(root)
    return sorted(str(problem).replace(", ".join(TYPES), "<every type>") for problem in [*problems, *check(catalog)])


@pytest.mark.parametrize(("family", "case"), _cases())
def test_a_mistake_is_told_with_its_place(
    family: str, case: Case, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    found = _problems(_course(case, tmp_path / "course"), case)
    if request.config.getoption("--update"):
        _update(family, case["name"], found)
    else:
        assert found == case["problems"]


def _update(family: str, name: str, found: list[str]) -> None:
    yaml = YAML()
    yaml.width = 160
    path = FOLDER / f"{family}.yml"
    cases = yaml.load(path)
    next(case for case in cases if case["name"] == name)["problems"] = found
    yaml.dump(cases, path)


def test_the_sample_course_is_clean() -> None:
    catalog, problems = load(SAMPLE)
    assert [*problems, *check(catalog)] == []


def test_the_flagship_course_is_clean() -> None:
    catalog, problems = load(SAMPLE.parents[1])
    assert [*problems, *check(catalog)] == []


def test_a_release_has_no_planned_records() -> None:
    assert unwritten(load(SAMPLE)[0]) == []
    told = [str(problem) for problem in unwritten(load(SAMPLE.parents[1])[0])]
    assert any("techniques/open-questions.yml" in line and "P05" in line for line in told)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_has_a_case(rule: Any) -> None:
    code = re.match(r"[A-Z]+\d+", rule.__doc__ or "")
    assert code, f"{rule.__name__}: the docstring starts with the rule's code"
    told = "".join(str(line) for _, case in (param.values for param in _cases()) for line in case["problems"])
    assert f" {code.group()}: " in told, f"no case in tests/check shows {code.group()}"
