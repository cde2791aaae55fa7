"""Every question type by its cases in `tests/questions/<type>.yml`: given → act, HTML, problems."""

from io import StringIO
from pathlib import Path
from typing import Any

import jinja2
import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString
from selectolax.lexbor import LexborHTMLParser

from generator.model.interaction import Interaction
from generator.pages.question import Link, render_question
from generator.questions import TYPES
from tests.plain_prose import PlainProse

FOLDER = Path(__file__).parent / "questions"
TEMPLATES = Path(__file__).parents[1] / "generator" / "pages" / "templates"
SOURCES = {"curhan2022": Link("Curhan and others 2022", "../sources.html#curhan2022")}
COMMON = {"id": "q-case", "objective": "lesson.o1", "bloom": "apply"}
ENV = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), undefined=jinja2.StrictUndefined, autoescape=False)  # noqa: S701 - the templates escape by themselves
Case = dict[str, Any]


def _cases(kind: str) -> list[Case]:
    path = FOLDER / f"{kind}.yml"
    return YAML(typ="safe").load(path) if path.exists() else []


def _given(kind: str, case: Case) -> Case:
    return {**COMMON, "type": kind, **case["given"]}


def _html(interaction: Interaction) -> str:
    return render_question(ENV, interaction, "course", PlainProse(), 3, SOURCES)


def _all(*fields: str) -> list[Any]:
    """Give the cases of all types that have one of the fields."""
    return [
        pytest.param(kind, case, id=f"{kind}: {case['case']}")
        for kind in sorted(TYPES)
        for case in _cases(kind)
        if any(field in case for field in fields)
    ]


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_a_type_has_its_cases(kind: str) -> None:
    cases = _cases(kind)
    for field in ("act", "html", "problems"):
        assert any(field in case for case in cases), f"tests/questions/{kind}.yml: no case has `{field}`"


def test_no_cases_without_a_type() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} <= set(TYPES)


@pytest.mark.parametrize(("kind", "case"), _all("act"))
def test_act(kind: str, case: Case) -> None:
    (act,) = TYPES[kind](**_given(kind, case)).lower().parts
    assert act.model_dump(mode="json", exclude_none=True) == case["act"]


@pytest.mark.parametrize(("kind", "case"), _all("problems"))
def test_problems(kind: str, case: Case) -> None:
    with pytest.raises(ValidationError) as caught:
        TYPES[kind](**_given(kind, case))
    found = [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in caught.value.errors()]
    assert len(found) == len(case["problems"]), found
    for message, expected in zip(found, case["problems"], strict=True):
        assert expected in message


@pytest.mark.parametrize(("kind", "case"), _all("contains", "order"))
def test_html_contains(kind: str, case: Case) -> None:
    html = _html(TYPES[kind](**_given(kind, case)).lower())
    for piece in case.get("contains", []):
        assert piece in html
    if "order" in case:
        shown = [node.attributes["data-id"] for node in LexborHTMLParser(html).css("tb-part [data-id]")]
        assert shown == case["order"]


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_golden_html(kind: str, pytestconfig: pytest.Config) -> None:
    cases = [case for case in _cases(kind) if "html" in case]
    found = [_html(TYPES[kind](**_given(kind, case)).lower()) + "\n" for case in cases]
    if pytestconfig.getoption("--update", default=False):
        _rewrite(kind, found)
    else:
        assert found == [case["html"] for case in cases]


def _rewrite(kind: str, blocks: list[str]) -> None:
    """Put the blocks into the cases that have one; comments and layout stay."""
    yaml = YAML()
    yaml.width = 1000
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=2, offset=0)
    path = FOLDER / f"{kind}.yml"
    cases = yaml.load(path)
    for case, block in zip((case for case in cases if "html" in case), blocks, strict=True):
        case["html"] = LiteralScalarString(block)
    text = StringIO()
    yaml.dump(cases, text)
    path.write_text(text.getvalue(), encoding="utf-8")
