"""Every mistake an author can make: cases as data in `tests/check/<family>.yml`, exact lines as answers."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.check import When, check
from generator.load import load
from tests.edited_course import SAMPLE, Case, edited, problems

FOLDER = Path(__file__).parent / "check"
FAMILIES = sorted(path.stem for path in FOLDER.glob("*.yml"))


def _cases() -> list[Any]:
    return [
        pytest.param(family, case, id=f"{family}: {case['name']}")
        for family in FAMILIES
        for case in YAML(typ="safe").load(FOLDER / f"{family}.yml")
    ]


@pytest.mark.parametrize(("family", "case"), _cases())
def test_a_mistake_is_told_with_its_place(
    family: str, case: Case, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    found = problems(edited(case, tmp_path / "course"), case)
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
    catalog, told = load(SAMPLE)
    assert [*told, *check(catalog)] == []


def test_the_flagship_course_is_clean() -> None:
    catalog, told = load(SAMPLE.parents[1])
    assert [*told, *check(catalog)] == []


def test_a_release_has_no_planned_records() -> None:
    assert check(load(SAMPLE)[0], asked=When) == []
    told = [str(problem) for problem in check(load(SAMPLE.parents[1])[0], asked=When)]
    assert any("techniques/hardball-spotter.yml" in line and "P05" in line for line in told)
