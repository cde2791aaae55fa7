"""What an author sees while typing, by the real yaml-language-server: with a course's settings, or its first lines."""

import json
import socket
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.load import load
from generator.model.definition import Technique
from generator.model.interaction import Bloom
from generator.model.value import REFERS
from generator.questions import TYPES
from generator.schema import schemas
from tests.edited_course import SAMPLE
from tests.language_server import Editor, editor

ROOT = Path(__file__).parents[1]

_POINTER = "# yaml-language-server: $schema="
_ALONE = {"yaml": {"schemaStore": {"enable": False}}}

_QUESTION = """\
- id: q-1
  type: single
  objective: first-lesson.o1
  bloom: apply
  stem: What do you do?
  options:
    - {id: a, text: This., correct: true}
    - {id: b, text: That.}
"""
_TECHNIQUE = """\
id: back-rank
kind: technique
name: Back rank
serves: [first-tactic]
summary: Mate on the last row.
mistakes:
  - {id: a, mistake: Too slow., fix: Be quick.}
"""


class Page(NamedTuple):
    """A file in the editor, with the pointer at its mark `¦`, or at its start."""

    editor: Editor
    text: str
    uri: str
    at: Mapping[str, int]

    def offered(self) -> dict[str, str]:
        """Give what can be put in at the mark: label and meaning."""
        found = self.editor.ask("textDocument/completion", textDocument={"uri": self.uri}, position=self.at)
        return {each["label"]: each.get("documentation") for each in found["items"]}

    def hover(self) -> str:
        """Give what is shown at the mark, as Markdown."""
        return self.editor.ask("textDocument/hover", textDocument={"uri": self.uri}, position=self.at)["contents"][
            "value"
        ]

    def underlined(self) -> list[tuple[int, str, str]]:
        """Give line (counted below the file's first), text and message of what is underlined."""
        return sorted(_problem(self.text, each) for each in self.editor.problems(self.uri))


class Desk(NamedTuple):
    """An open editor; files without an assigned schema point to theirs in their first line."""

    editor: Editor
    course: Path
    pointing: bool

    def opens(self, kind: str, marked: str) -> Page:
        """Open a new file of a kind: `quiz` or `technique`."""
        folder = {"quiz": "quizzes/rooks", "technique": "content/rooks/techniques"}[kind]
        path = self.course / folder / f"new-{next(_NUMBERS)}.yml"
        up = "../" * len(Path(folder).parts)
        head = f"{_POINTER}{up}.tacticbook/schema/{kind}.schema.json\n" if self.pointing else "# A comment.\n"
        before, _, after = (head + marked).partition("¦")
        at = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return Page(self.editor, before + after, self.editor.open(path, before + after), at)


_NUMBERS = count(1)


def _problem(text: str, told: Mapping[str, Any]) -> tuple[int, str, str]:
    lines = text.splitlines(keepends=True)
    start, end = (sum(map(len, lines[: at["line"]])) + at["character"] for at in told["range"].values())
    return told["range"]["start"]["line"], text[start:end], told["message"]


def _settings(course: Path) -> dict[str, Any]:
    """Read what VS Code would tell the server: `yaml.a.b` is `b` in `a` of the section `yaml`."""
    lines = (course / ".vscode/settings.json").read_text(encoding="utf-8").splitlines()
    found: dict[str, Any] = {}
    for name, value in json.loads("\n".join(x for x in lines if not x.lstrip().startswith("//"))).items():
        if name.startswith("yaml."):
            *around, last = name.split(".")
            inner = found
            for each in around:
                inner = inner.setdefault(each, {})
            inner[last] = value
    return found


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("editor") / "rooks"
    done = CliRunner().invoke(main, ["new", "course", "rooks", "-C", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="module", params=["settings", "first line"])
def desk(course: Path, request: pytest.FixtureRequest) -> Iterator[Desk]:
    pointing = request.param == "first line"
    with editor(course, _ALONE if pointing else _settings(course)) as opened:
        yield Desk(opened, course, pointing)


def _without(text: str, start: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.lstrip().startswith(start))


def test_files_that_are_right_have_nothing_underlined(desk: Desk) -> None:
    assert desk.opens("quiz", _QUESTION).underlined() == []
    assert desk.opens("technique", _TECHNIQUE).underlined() == []


def test_fields_are_offered_with_their_meaning(desk: Desk) -> None:
    offered = desk.opens("quiz", _without(_QUESTION, "bloom") + "  bl¦").offered()
    assert offered["bloom"] == "What it asks of the learner's mind."


def test_values_are_offered_with_their_meaning(desk: Desk) -> None:
    offered = desk.opens("quiz", _QUESTION.replace("apply", "¦")).offered()
    assert list(offered) == [level.value for level in Bloom]
    assert offered["apply"] == "Do it in a case that is new."
    hover = desk.opens("quiz", _QUESTION.replace("apply", "app¦ly")).hover()
    assert "* `apply`: Do it in a case that is new." in hover


def test_every_type_is_offered_and_before_it_what_all_have(desk: Desk) -> None:
    offered = desk.opens("quiz", "- id: q-1\n  type: ¦").offered()
    assert list(offered) == list(TYPES)
    assert all(offered.values())
    common = set(desk.opens("quiz", "- id: q-1\n  ¦").offered())
    assert {"type", "objective", "stem"} <= common
    assert "options" not in common


@pytest.mark.parametrize("kind", list(TYPES))
def test_then_the_fields_of_the_type_are_offered(desk: Desk, kind: str) -> None:
    offered = desk.opens("quiz", f"- id: q-1\n  type: {kind}\n  ¦").offered()
    fields = TYPES[kind].model_fields
    assert {name: text for name, text in offered.items() if name != kind} == {
        name: field.description for name, field in fields.items() if name not in {"id", "type"}
    }


def test_a_field_is_explained_under_the_pointer(desk: Desk) -> None:
    hover = desk.opens("technique", _TECHNIQUE.replace("mistakes", "mis¦takes")).hover()
    assert hover.startswith(f"{Technique.model_fields['mistakes'].description}\n")
    assert "||" not in desk.opens("technique", _TECHNIQUE + "me¦chanism: It works.").hover()


def test_ids_of_the_course_are_offered_and_others_left_to_check(desk: Desk) -> None:
    offered = desk.opens("quiz", _QUESTION.replace("first-lesson.o1", "¦")).offered()
    assert offered == {
        "first-lesson.o1": "Do one thing that a question can test.",
        "first-technique.o1": "Use the move in a case of one's own.",
    }
    tactics = {"first-tactic": "The first tactic"}
    assert desk.opens("technique", _TECHNIQUE.replace("[first-tactic]", "[¦]")).offered() == tactics
    assert desk.opens("technique", _TECHNIQUE.replace("[first-tactic]", "\n  - ¦")).offered() == tactics
    assert desk.opens("technique", _TECHNIQUE.replace("first-tactic", "written-a-minute-ago")).underlined() == []


_PLAIN = "Write two or more lower-case letters, digits and hyphens: a letter first, no hyphen last."
_LEVELS = ", ".join(f'"{level}"' for level in Bloom)
_VERDICTS = '"strong", "moderate", "mixed", "indirect", "practitioner"'


_WRONG = (
    ("quiz", _QUESTION.replace("stem", "stam"), (5, "stam", "Property stam is not allowed.")),
    ("quiz", _QUESTION.replace("type: single", "typ: single"), (2, "typ", "Property typ is not allowed.")),
    ("quiz", _QUESTION.replace("text: That", "txt: That"), (8, "txt", "Property txt is not allowed.")),
    ("quiz", _QUESTION.replace("apply", "aply"), (4, "aply", f"Value is not accepted. Valid values: {_LEVELS}.")),
    ("quiz", _QUESTION.replace("true", "maybe"), (7, "maybe", 'Incorrect type. Expected "boolean".')),
    ("quiz", _QUESTION.replace("q-1", "Q1"), (1, "Q1", _PLAIN)),
    ("quiz", _without(_QUESTION, "bloom"), (1, "i", 'Missing property "bloom".')),
    ("quiz", _without(_QUESTION, "type"), (1, "i", 'Missing property "type".')),
    ("technique", _TECHNIQUE + "stence: use", (8, "stence", "Property stence is not allowed.")),
    ("technique", _TECHNIQUE.replace("first-tactic", "First"), (4, "First", _PLAIN)),
    ("technique", _without(_TECHNIQUE, "summary"), (1, "i", 'Missing property "summary".')),
    (
        "technique",
        _TECHNIQUE + "evidence: {verdict: sure, note: So.}",
        (8, "sure", f"Value is not accepted. Valid values: {_VERDICTS}."),
    ),
)
"""Kind and text of a file, and what is underlined there."""


@pytest.fixture(scope="module")
def wrong(desk: Desk) -> list[Page]:
    """All at once: the server waits a little after each keystroke before it looks."""
    return [desk.opens(kind, text) for kind, text, _ in _WRONG]


@pytest.mark.parametrize("number", range(len(_WRONG)), ids=[problem[1] for *_, problem in _WRONG])
def test_what_is_wrong_is_underlined(wrong: list[Page], number: int) -> None:
    found = wrong[number].underlined()
    assert _WRONG[number][2] in found
    assert len(found) <= 2  # a misspelt field is missing as well


def test_every_file_of_a_new_course_is_right(desk: Desk) -> None:
    assert _underlined(desk.editor, desk.course) == {}


def test_every_file_of_our_own_courses_is_right() -> None:
    with editor(ROOT, _ALONE) as opened:
        assert {**_underlined(opened, ROOT), **_underlined(opened, SAMPLE)} == {}


def _underlined(opened: Editor, root: Path) -> dict[str, list[Any]]:
    paths = [*root.glob("content/**/*.yml"), *root.glob("quizzes/**/*.yml")]
    assert len(paths) > 5
    uris = [opened.open(path, path.read_text(encoding="utf-8")) for path in paths]
    return {uri: found for uri in uris if (found := opened.problems(uri))}


@pytest.mark.parametrize("wanted", [False, True])
def test_a_courses_settings_keep_the_editor_from_asking_other_hosts(course: Path, wanted: bool) -> None:  # noqa: FBT001 - a parameter
    """A listener stands in for schemastore.org; with the setting the other way it is asked."""
    settings = _settings(course)
    assert settings["yaml"]["schemaStore"] == {"enable": False}
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(5 if wanted else 0.5)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/catalog.json"
        settings["yaml"]["schemaStore"] = {"enable": wanted, "url": url}
        with editor(course, settings):
            if wanted:
                listener.accept()[0].close()
            else:
                with pytest.raises(TimeoutError):
                    listener.accept()


# ---- The schemas themselves


def _nodes(node: Any, at: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each schema in a schema; what only asks (`if`) and what only offers is none."""
    if isinstance(node, dict):
        if not at.endswith(("properties", "$defs")):
            yield at, node
        for name, inner in node.items():
            if name not in {"if", "defaultSnippets"}:
                yield from _nodes(inner, f"{at}/{name}")
    elif isinstance(node, list):
        for index, inner in enumerate(node):
            yield from _nodes(inner, f"{at}/{index}")


@pytest.mark.parametrize("own", [False, True])
def test_every_field_value_and_pattern_is_explained(own: bool) -> None:  # noqa: FBT001 - a parameter
    """A field's or a value's docstring is missing where this fails, or it repeats that of its class word by word."""
    for file in schemas(load(SAMPLE)[0].courses.values() if own else None):
        for at, node in _nodes(json.loads(file.data), file.path):
            for name, field in node.get("properties", {}).items():
                assert field is True or field.get("description"), f"{at}.{name}"
            if "enum" in node:
                assert len(node["enum"]) == len([words for words in node["enumDescriptions"] if words]), at
            assert "pattern" not in node or node["patternErrorMessage"], at
            assert not {"title", REFERS} & set(node), at
