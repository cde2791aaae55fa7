"""Every rule of `check`: its page, its two examples, how it is changed, and how a line is excepted from it."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.check import RULES, When
from generator.guide.rules import explain, read_rule, rule_page
from tests.edited_course import Case, edited, problems

FOLDER = Path(__file__).parents[1] / "generator" / "guide" / "rules"
EXAMPLES = [(code, name) for code in RULES for name in ("bad", "good")]


def test_every_rule_has_its_page_and_every_page_its_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} == set(RULES)


@pytest.mark.parametrize(("code", "name"), EXAMPLES)
def test_an_example_reports_what_its_page_says(
    code: str, name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    case: Case = {"profile": "strict", **read_rule(code)[name]}
    found = problems(edited(case, tmp_path / "course"), case, {When.ALWAYS, RULES[code].when})
    if request.config.getoption("--update") and name == "bad":
        _update(code, found)
    assert any(f" {code}: " in line for line in found) is (name == "bad"), found
    assert name == "bad" or found == []
    if not request.config.getoption("--update"):
        assert found == list(case.get("problems", ()))


def _update(code: str, found: list[str]) -> None:
    yaml = YAML()
    yaml.width = 120
    path = FOLDER / f"{code}.yml"
    told: Any = yaml.load(path)
    told["bad"]["problems"] = found
    yaml.dump(told, path)


@pytest.mark.parametrize("code", RULES)
def test_a_page_says_what_why_and_what_to_do(code: str) -> None:
    page = rule_page(code)
    assert page.rule.asks.endswith(".")
    assert len(page.why.split()) >= 10
    assert page.mend.strip()
    for example in (page.bad, page.good):
        assert example.text.strip()
        assert example.snippets
    told = explain(code)
    assert told.startswith(f"{code}: {page.rule.asks}")
    assert all(line in told for line in page.bad.told)
