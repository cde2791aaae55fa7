"""New files for authors: they build at once, join what is there, and never write over anything."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from ruamel.yaml import YAML

from generator.build import inspect
from generator.cli import main
from generator.questions import TYPES
from generator.scaffold.insert import Insertion, insert
from tests.edited_course import SAMPLE


def _new(*words: str) -> Result:
    return CliRunner().invoke(main, ["new", *words])


def _problems(root: Path) -> list[str]:
    return [str(problem) for problem in inspect(root)[1]]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    made = _new("course", "rooks", "--name", 'Rook: "endgames"', "-C", str(tmp_path / "rooks"))
    assert made.exit_code == 0, made.output
    return tmp_path / "rooks"


def test_a_new_course_has_nothing_to_mend_and_says_what_stands_where(course: Path) -> None:
    assert _problems(course) == []
    for path in (*course.glob("content/**/*.yml"), *course.glob("quizzes/**/*.yml")):
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# yaml-language-server: $schema=")
        schema = path.parent / text.splitlines()[0].partition("=")[2]
        assert schema.resolve().is_file(), f"{path}: {schema}"
        assert text.count("#") > 1
    catalog = inspect(course)[0]
    assert catalog.courses["rooks"].syllabus.title == 'Rook: "endgames"'


def test_what_stands_around_the_course_is_well_formed(course: Path) -> None:
    for name in (".github/workflows/course.yml", ".pre-commit-config.yaml", "mkdocs.yml"):
        assert YAML(typ="safe").load(course / name), name
    for name in (".vscode/settings.json", ".vscode/extensions.json", ".devcontainer/devcontainer.json"):
        lines = (course / name).read_text(encoding="utf-8").splitlines()
        assert json.loads("\n".join(line for line in lines if not line.lstrip().startswith("//"))), name
    schemas = json.loads(
        "\n".join(
            line
            for line in (course / ".vscode/settings.json").read_text(encoding="utf-8").splitlines()
            if not line.lstrip().startswith("//")
        )
    )["yaml.schemas"]
    assert {Path(path).name for path in schemas} == {path.name for path in (course / ".tacticbook/schema").iterdir()}


def test_everything_can_be_added_and_there_is_still_nothing_to_mend(course: Path) -> None:
    at = ("-C", str(course))
    steps = [
        ("module", "second-module", "--name", "Two: again", *at),
        ("lesson", "second-lesson", "--module", "second-module", *at),
        ("tactic", "second-tactic", *at),
        ("technique", "second-technique", "--tactic", "second-tactic", "--lesson", "second-lesson", *at),
        ("deck", "pocket", *at),
        ("deck", "more", *at),
        *(("question", "--module", "second-module", "--type", kind, *at) for kind in sorted(TYPES)),
        ("question", "--module", "first-module", "--objective", "first-technique.o1", *at),
    ]
    for step in steps:
        done = _new(*step)
        assert done.exit_code == 0, done.output
    assert _problems(course) == []
    made = inspect(course)[0].courses["rooks"]
    assert list(made.modules) == ["first-module", "second-module"]
    assert made.modules["second-module"].name == "Two: again"
    assert made.modules["second-module"].lessons == ("second-lesson",)
    assert [deck.id for deck in made.syllabus.decks] == ["pocket", "more"]
    assert {question.type for question in made.questions.values()} == set(TYPES)
    assert "# The course in order." in (course / "content/rooks/course.yml").read_text(encoding="utf-8")


def test_a_second_course_joins_the_site(course: Path) -> None:
    before = (course / "mkdocs.yml").read_bytes()
    assert _new("course", "pawns", "-C", str(course)).exit_code == 0
    assert (course / "mkdocs.yml").read_bytes() == before
    assert set(inspect(course)[0].courses) == {"rooks", "pawns"}
    assert _problems(course) == []
    asked = _new("module", "x", "-C", str(course))
    assert asked.exit_code == 2
    assert "--course" in asked.output


def test_a_required_facet_has_a_value(tmp_path: Path) -> None:
    root = tmp_path / "sample"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("build"))
    assert _new("technique", "cool-a-burn", "--lesson", "choking", "-C", str(root)).exit_code == 0
    assert _problems(root) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("course", "rooks"), "is there already"),
        (("course", "Rooks!"), "is no id"),
        (("module", "first-module"), "there is a module 'first-module' already"),
        (("lesson", "first-technique", "--module", "first-module"), "there is a record 'first-technique' already"),
        (("lesson", "x", "--module", "first-modul"), "did you mean 'first-module'?"),
        (("technique", "x", "--lesson", "first"), "there is no lesson 'first'; there are: first-lesson"),
        (("technique", "x", "--tactic", "first"), "there is no tactic 'first'"),
        (("question", "--module", "first-module", "--objective", "first-lesson.o9"), "did you mean 'first-lesson.o1'?"),
        (("question", "--module", "first-module", "--type", "essay"), "'essay' is not one of"),
        (("deck", "../up"), "is no id"),
    ],
)
def test_what_cannot_be_had_is_said_in_a_line_and_nothing_is_written(
    words: tuple[str, ...], told: str, course: Path
) -> None:
    before = {path: path.read_bytes() for path in course.rglob("*") if path.is_file()}
    done = _new(*words, "-C", str(course))
    assert done.exit_code == 2, done.output
    assert told in done.output
    assert {path: path.read_bytes() for path in course.rglob("*") if path.is_file()} == before


def test_a_bad_id_leaves_no_folder(tmp_path: Path) -> None:
    assert _new("course", "Rooks!", "-C", str(tmp_path / "new")).exit_code == 2
    assert not (tmp_path / "new").exists()


def test_a_file_in_the_way_stays(course: Path) -> None:
    path = course / "content/rooks/lessons/mine.md"
    path.write_text("My notes.\n", encoding="utf-8")
    done = _new("lesson", "mine", "--module", "first-module", "-C", str(course))
    assert done.exit_code == 2
    assert path.read_text(encoding="utf-8") == "My notes.\n"
    assert not (course / "content/rooks/lessons/mine.yml").exists()


@pytest.mark.parametrize(
    ("text", "at", "entry", "wanted"),
    [
        ("a:\n  - x   # one\n  # end\nb: 1\n", ("a",), "y", "a:\n  - x   # one\n  - y\n  # end\nb: 1\n"),
        ("a:\n- x\n\n\nb: 1\n", ("a",), "y", "a:\n- x\n- y\n\n\nb: 1\n"),
        ("a: [x]  # list\n", ("a",), "y", "a: [x, y]  # list\n"),
        ("a: []\n", ("a",), "id: z\nn: 1   # word\n", 'a: [{"id": "z", "n": 1}]\n'),
        ("a: [\n  x,\n  y\n]\n", ("a",), "z", "a: [\n  x,\n  y, z\n]\n"),
        ("b: 1", ("a",), "id: z\nn: 1\n", "b: 1\na:\n  - id: z\n    n: 1\n"),
        ("a:\n", ("a",), "y", "a:\n  - y\n"),
        ("- t: |\n    long\n\n    text\n", (), "id: z", "- t: |\n    long\n\n    text\n\n- id: z\n"),
        ("- a\r\n- b\r\n", (), "c", "- a\r\n- b\r\n\r\n- c\r\n"),
        (
            "a:\n  - b:\n      - c\n  - b:\n      - d",
            ("a", 0, "b"),
            "e",
            "a:\n  - b:\n      - c\n      - e\n  - b:\n      - d",
        ),
    ],
)
def test_an_entry_goes_to_the_end_of_its_list_and_all_else_stays(
    text: str, at: tuple[str | int, ...], entry: str, wanted: str
) -> None:
    assert insert(text, at, entry) == wanted


def test_a_byte_order_mark_stays() -> None:
    assert Insertion("a.yml", (), "b").into("\ufeff- a\n".encode()).data == "\ufeff- a\n\n- b\n".encode()
