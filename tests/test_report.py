"""What programs read of `check`: JSON, SARIF by its schema, workflow commands; and what people are told to do next."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from generator.build import inspect
from generator.check import RULES
from generator.cli import main
from generator.model.problem import Problem, Severity
from generator.report import FORMATS
from generator.report.steps import steps
from tests.edited_course import SAMPLE, edited

SCHEMA = Path(__file__).parent / "consumers/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
ODD = Problem(
    code="R01",
    severity=Severity.ERROR,
    path="content/first aid/sources,ü.yml",
    line=3,
    column=7,
    message="100% of this:\nis unknown",
    hint="did you mean 'x'?",
)
MILD = Problem(code="S08", severity=Severity.WARNING, path="content/a.yml", message="not cited")
YAML = Problem(code="Y01", severity=Severity.ERROR, path="content/a.yml", message="a quote is not closed")


def test_json_says_everything() -> None:
    told = json.loads(FORMATS["json"]([ODD, MILD]))
    assert (told["errors"], told["warnings"]) == (1, 1)
    assert [Problem.model_validate(each) for each in told["problems"]] == [ODD, MILD]


def test_sarif_is_valid() -> None:
    told = json.loads(FORMATS["sarif"]([ODD, MILD, YAML]))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(told)
    broken = {**told, "runs": [{**told["runs"][0], "results": [{"level": "grave"}]}]}
    assert not jsonschema.Draft7Validator(schema).is_valid(broken)


def test_sarif_names_rule_place_and_what_to_do() -> None:
    (run,) = json.loads(FORMATS["sarif"]([ODD, MILD, YAML]))["runs"]
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert names == ["R01", "S08", "Y01"]
    first, second, third = run["results"]
    assert [names[each["ruleIndex"]] for each in run["results"]] == [each["ruleId"] for each in run["results"]]
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/first%20aid/sources%2C%C3%BC.yml"
    assert place["region"] == {"startLine": 3, "startColumn": 7}
    assert "did you mean 'x'?" in first["message"]["text"]
    assert (first["level"], second["level"]) == ("error", "warning")
    assert len({each["partialFingerprints"]["problem/v1"] for each in (first, second, third)}) == 3


def test_a_fingerprint_stays_when_lines_move() -> None:
    runs = [json.loads(FORMATS["sarif"]([p]))["runs"][0] for p in (ODD, ODD.model_copy(update={"line": 9}))]
    assert runs[0]["results"][0]["partialFingerprints"] == runs[1]["results"][0]["partialFingerprints"]


def test_github_gets_one_command_a_problem() -> None:
    first, second = FORMATS["github"]([ODD, MILD]).splitlines()
    place = "file=content/first aid/sources%2Cü.yml,line=3,col=7,title=R01"
    assert first == f"::error {place}::100%25 of this:%0Ais unknown; did you mean 'x'?"
    assert second == "::warning file=content/a.yml,line=1,col=1,title=S08::not cited"


def test_next_come_errors_then_what_is_quickly_done() -> None:
    many = [MILD.model_copy(update={"code": "Q07", "line": line}) for line in (5, 6, 7)]
    told = steps([*many, MILD, ODD], inspect(SAMPLE)[0])
    assert [line.split(": ")[-1][:20] for line in told] == [
        "100% of this:\nis unkn"[:20],
        "not cited (S08)",
        "not cited (2 more of",
    ]


def test_when_nothing_is_wrong_what_is_planned_comes_next() -> None:
    told = steps([], inspect(SAMPLE.parents[1])[0])
    assert len(told) == 3
    assert all("which is planned" in line for line in told)
    assert steps([], inspect(SAMPLE)[0]) == []


@pytest.mark.parametrize("shape", FORMATS)
def test_every_format_is_one_output_with_the_same_exit_code(shape: str, tmp_path: Path) -> None:
    broken = edited({"edit": {"content/first-aid/tactics/clear-the-airway.yml": "id: ["}}, tmp_path / "course")
    for root, code in ((SAMPLE, 0), (broken, 1)):
        run = CliRunner().invoke(main, ["check", "-C", str(root), "--format", shape])
        assert run.exit_code == code, run.output
        assert run.stderr == ""
        assert shape == "github" or json.loads(run.stdout)


def test_warnings_are_counted_and_listed_on_request(tmp_path: Path) -> None:
    source = "- {id: unused, type: book, authors: [A B], year: 2000, title: Unused, container: Press}\n"
    root = edited({"edit": {"content/first-aid/sources.yml": [{"add": source}]}}, tmp_path / "course")
    short = CliRunner().invoke(main, ["check", "-C", str(root)])
    assert "1 warning; `tacticbook check --all` lists it." in short.output
    assert "Next: 1. content/first-aid/sources.yml" in short.output
    whole = CliRunner().invoke(main, ["check", "-C", str(root), "--all"])
    assert "warning S08" not in short.output
    assert "warning S08" in whole.output


def test_a_rule_is_explained() -> None:
    told = CliRunner().invoke(main, ["check", "--explain", "s08"])
    assert told.exit_code == 0
    assert told.output.startswith(f"S08: {RULES['S08'].asks}")
    wrong = CliRunner().invoke(main, ["check", "--explain", "S99"])
    assert wrong.exit_code == 2
    assert "there is no rule S99" in wrong.output
