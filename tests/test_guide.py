"""The pages for authors: they show what is tested, say everything about every type, and keep nothing."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent, indent

import pytest
from ruamel.yaml import YAML
from selectolax.lexbor import LexborHTMLParser

from generator import guide
from generator.build import _generate
from generator.engine import Settings, read_settings
from generator.guide.example import examples
from generator.guide.fields import common_fields, own_fields
from generator.load import load
from generator.model.question import Question
from generator.model.walk import parts
from generator.questions import TYPES
from tests.question_cases import FOLDER, cases

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "sample"
COPIES = Path(guide.__file__).parent / "questions"


def _copy(kind: str) -> str:
    """Give the examples of a type as `generator/guide/questions/` has them; the YAML keeps its comments."""
    path = FOLDER / f"{kind}.yml"
    head = f"# Copied by `pytest --update` from tests/questions/{kind}.yml: change it there.\n"
    found = list(_entries(path.read_text(encoding="utf-8"))) if path.exists() else []
    return head + "".join(found) if found else ""


def _entries(text: str) -> Iterator[str]:
    for case in YAML().load(text):
        if "gallery" in case:
            lines = text.splitlines()[case.lc.key("given")[0] + 1 :]
            end = next((at for at, line in enumerate(lines) if line and not line.startswith("   ")), len(lines))
            question = "- " + indent(dedent("\n".join(lines[:end])), "  ").strip() + "\n"
            words = case["gallery"].strip() + "\n"
            yield f"- text: |\n{indent(words, '    ')}  yaml: |\n{indent(question, '    ')}"


@pytest.fixture(scope="module")
def page() -> LexborHTMLParser:
    (text,) = (file.data.decode() for file in guide.pages(load(SAMPLE)[0]) if file.path.endswith("questions.md"))
    return LexborHTMLParser(text)


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_what_is_shown_is_what_is_tested(kind: str, pytestconfig: pytest.Config) -> None:
    path, copy = COPIES / f"{kind}.yml", _copy(kind)
    if pytestconfig.getoption("--update") and copy:
        path.write_text(copy, encoding="utf-8")
    assert (path.read_text(encoding="utf-8") if path.exists() else "") == copy
    given = [case["given"] for case in cases(kind) if "gallery" in case]
    assert [YAML(typ="safe").load(example.yaml) for example in examples(kind)] == [[each] for each in given]


def test_no_copy_without_its_cases() -> None:
    assert {path.stem for path in COPIES.iterdir()} <= set(TYPES)


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_an_example_is_a_good_example(kind: str) -> None:
    """It would pass the strict profile: every part has an id of its own, and a reason where it can have one."""
    for example in examples(kind):
        question = TYPES[kind](**YAML(typ="safe").load(example.yaml)[0])
        for at, part in parts(question):
            assert part.has_own_id, at
            assert getattr(part, "why", "") is not None or getattr(part, "options", ()), at


def test_ids_of_examples_are_unique() -> None:
    ids = [example.interaction.id for kind in TYPES for example in examples(kind)]
    assert len(ids) == len(set(ids))


def test_every_type_is_on_the_page(page: LexborHTMLParser) -> None:
    shown = sum(len(examples(kind)) for kind in TYPES)
    assert [node.text() for node in page.css("dl dt")] == sorted(TYPES)
    assert len(page.css("tb-question")) == len(page.css("pre > code")) == shown >= len(TYPES)
    assert len(page.css("table > caption")) == len(TYPES) + 1
    assert not page.css("tb-course")


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_fields_are_those_of_the_model(kind: str) -> None:
    own, common = own_fields(kind), common_fields()
    assert {f.path[0] for f in [*own, *common]} == set(TYPES[kind].model_fields) - {"type"}
    assert {f.path[0] for f in own if f.required and len(f.path) == 1} >= {
        name
        for name, field in TYPES[kind].model_fields.items()
        if field.is_required() and name not in Question.model_fields
    }
    assert [field.path for field in [*own, *common] if not field.meaning] == []


def test_fields_in_plain_words() -> None:
    told = {".".join(field.path): field for field in (*own_fields("single"), *common_fields())}
    assert told["options"].value == "list of 2 to 8"
    assert told["options"].required
    assert told["options.text"].value == "text"
    assert told["options.correct"].value == "true or false; default false"
    assert not told["options.why"].required
    assert told["bloom"].value == "one of remember, understand, apply, analyze, evaluate, create"
    assert told["revision"].value == "whole number; default 1"
    assert told["hints.cost"].value == "number; default 0.0"
    assert told["media"].value == "fields"


@pytest.mark.parametrize(
    ("extra", "wanted"),
    [
        ("", False),
        ("extra: {tacticbook: {guide: false}}", False),
        ("extra: {tacticbook: guide}", False),
        ("extra: {tacticbook: {guide: true}, alternate: []}", True),
    ],
)
def test_a_site_asks_for_it(tmp_path: Path, extra: str, wanted: bool) -> None:  # noqa: FBT001 - a parameter
    text = f"INHERIT: build/base.yml\nsite_name: Toy\n{extra}\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    settings = read_settings(tmp_path)
    assert isinstance(settings, Settings)
    assert settings.guide is wanted


def test_ours_has_it_and_the_sample_has_not() -> None:
    found = [read_settings(root) for root in (ROOT, SAMPLE)]
    assert [isinstance(settings, Settings) and settings.guide for settings in found] == [True, False]


@pytest.mark.parametrize("wanted", [True, False])
def test_it_is_in_the_navigation_last_or_nowhere(wanted: bool) -> None:  # noqa: FBT001 - a parameter
    docs, base = _generate(load(SAMPLE)[0], Settings("Toy", None, (), guide=wanted), "")
    assert ("guide/questions.md" in {file.path for file in docs}) is wanted
    assert ("assets/tacticbook/guide.css" in {file.path for file in docs}) is wanted
    nav = YAML(typ="safe").load(base.data)["nav"]
    assert (
        nav[-1]
        == {
            "For authors": [
                {"Your first course": "guide/first-course.md"},
                {"Printing cards": "guide/printing.md"},
                {"Question types": "guide/questions.md"},
                {"Checks": "guide/checks.md"},
                {"In numbers": "guide/stats.md"},
            ]
        }
    ) is wanted
