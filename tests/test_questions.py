"""Every question type by its cases in `tests/questions/<type>.yml`: given → acts, HTML, problems."""

import re
from io import StringIO
from typing import Any

import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString
from selectolax.lexbor import LexborHTMLParser

from generator.model.interaction import Interaction
from generator.pages.book import environment
from generator.pages.question import Link, render_question
from generator.questions import TYPES
from tests.plain_prose import PlainProse
from tests.question_cases import FOLDER, Case, cases, given

SOURCES = {"curhan2022": Link("Curhan and others 2022", "../sources.html#curhan2022")}
ENV = environment()


def _html(interaction: Interaction) -> str:
    return render_question(ENV, interaction, "course", PlainProse(), 3, SOURCES)


def _all(*fields: str) -> list[Any]:
    """Give the cases of all types that have one of the fields."""
    return [
        pytest.param(kind, case, id=f"{kind}: {case['case']}")
        for kind in sorted(TYPES)
        for case in cases(kind)
        if any(field in case for field in fields)
    ]


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_a_type_has_its_cases(kind: str) -> None:
    for fields in ({"act", "acts"}, {"html"}, {"problems"}, {"found"}):
        has = any(fields & case.keys() for case in cases(kind))
        assert has, f"tests/questions/{kind}.yml: no case has `{min(fields)}`"


def test_no_cases_without_a_type() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} <= set(TYPES)


@pytest.mark.parametrize(("kind", "case"), _all("act", "acts"))
def test_acts(kind: str, case: Case) -> None:
    found = [part.model_dump(mode="json", exclude_none=True) for part in TYPES[kind](**given(kind, case)).lower().parts]
    assert found == (case["acts"] if "acts" in case else [case["act"]])


@pytest.mark.parametrize(("kind", "case"), _all("problems"))
def test_problems(kind: str, case: Case) -> None:
    with pytest.raises(ValidationError) as caught:
        TYPES[kind](**given(kind, case))
    found = [f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in caught.value.errors()]
    assert len(found) == len(case["problems"]), found
    for message, expected in zip(found, case["problems"], strict=True):
        assert expected in message


@pytest.mark.parametrize(("kind", "case"), _all("contains", "order"))
def test_html_contains(kind: str, case: Case) -> None:
    html = _html(TYPES[kind](**given(kind, case)).lower())
    for piece in case.get("contains", []):
        assert piece in html
    if "order" in case:
        shown = [node.attributes["data-id"] for node in LexborHTMLParser(html).css("tb-part [data-id]")]
        assert shown == case["order"]


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_golden_html(kind: str, pytestconfig: pytest.Config) -> None:
    golden = [case for case in cases(kind) if "html" in case]
    found = [_html(TYPES[kind](**given(kind, case)).lower()) + "\n" for case in golden]
    if pytestconfig.getoption("--update", default=False):
        _rewrite(kind, found)
    else:
        assert found == [case["html"] for case in golden]


def _rewrite(kind: str, blocks: list[str]) -> None:
    """Put the blocks into the cases that have one; comments and layout stay."""
    yaml = YAML()
    yaml.width = 1000
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    path = FOLDER / f"{kind}.yml"
    all_cases = yaml.load(path)
    for case, block in zip((case for case in all_cases if "html" in case), blocks, strict=True):
        case["html"] = LiteralScalarString(block)
    text = StringIO()
    yaml.dump(all_cases, text)
    written = re.sub("^  ", "", text.getvalue(), flags=re.MULTILINE)  # lists stand in, but not the outermost
    path.write_text(written, encoding="utf-8")
