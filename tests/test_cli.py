"""The command line: exit codes, what is said and where, and that each command does what its help says."""

import json
import os
import pty
import re
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from generator.cli import main
from generator.load.yaml import Document, parse

ROOT = Path(__file__).parents[1]
LESSON = "content/first-aid/lessons/choking.yml"
QUIZ = "quizzes/first-aid/cannot-breathe.yml"
COMMAND = [sys.executable, "-m", "generator"]
POINTER = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
OFFERED = [
    path
    for name in ("content", "quizzes", "tests/sample", "tests/rooks")
    for path in sorted((ROOT / name).rglob("*.yml"))
]
COURSE_FILES = [path for path in OFFERED if path.name != "mkdocs.yml" and "build" not in path.parts]


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = tmp_path / "course"
    shutil.copytree(ROOT / "tests" / "sample", root, ignore=shutil.ignore_patterns("build", ".tacticbook"))
    return root


# ---- Help and exit codes


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("build", ["build/site", "Also pack the site"]),
        ("serve", ["127.0.0.1", "build/site", "Ctrl+C"]),
        ("check", ["Writes nothing"]),
        ("schema", [".tacticbook/schema", "$schema="]),
        ("ids", ["into the YAML files", "commit them"]),
        ("fingerprint", ["content/<course>/fingerprints/", "stays outside"]),
    ],
)
def test_help_says_what_a_command_writes(command: str, words: list[str]) -> None:
    for flag in ("--help", "-h"):
        done = _run(command, flag)
        assert done.exit_code == 0
        said = " ".join(done.output.split())
        assert [word for word in words if word not in said] == []


def test_help_lists_every_command() -> None:
    assert [name for name in main.commands if f"  {name} " not in _run("--help").output] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["biuld"],
        ["build", "-C", "/nowhere/at/all"],
        ["build", "--zap"],
        ["serve", "--port", "70000"],
        ["serve", "--port", "http"],
        ["fingerprint"],
        ["fingerprint", "absent.txt"],
    ],
)
def test_wrong_usage_is_code_2(arguments: list[str]) -> None:
    done = _run(*arguments)
    assert done.exit_code == 2
    assert "Error: " in done.stderr


def test_a_good_course_is_code_0_and_checking_writes_nothing(course: Path) -> None:
    before = _files(course)
    done = _run("check", "-C", str(course))
    assert (done.exit_code, done.stderr) == (0, "")
    assert re.fullmatch(
        r"First aid basics: 2 lessons, 2 tactics, 3 techniques, 12 questions\.\nNothing to mend\.\n", done.stdout
    )
    assert _files(course) == before


@pytest.mark.parametrize("command", ["check", "build", "ids"])
def test_problems_are_code_1_and_one_line_each(course: Path, command: str) -> None:
    _edit(course / LESSON, "summary:", "sumary:")
    done = _run(command, "-C", str(course))
    assert done.exit_code == 1
    assert [line for line in done.stdout.splitlines() if not re.match(r"(Next:|     ) \d\. content/", line)] == []
    *problems, last = done.stderr.splitlines()
    assert last == "2 errors."
    assert f"{LESSON}:5:9: error F02: unknown field 'sumary'; did you mean 'summary'?" in problems
    assert not (course / "build").exists()


# ---- Mistakes around the course


def _edit_settings(old: str, new: str) -> Callable[[Path], None]:
    return lambda root: _edit(root / "mkdocs.yml", old, new)


MISTAKES: dict[str, tuple[Callable[[Path], object], str]] = {
    "no settings": (lambda root: (root / "mkdocs.yml").unlink(), "mkdocs.yml:1:1: error E01: is missing"),
    "mkdocs.yaml": (lambda root: (root / "mkdocs.yml").rename(root / "mkdocs.yaml"), "rename mkdocs.yaml"),
    "no INHERIT": (_edit_settings("INHERIT:", "# "), "does not inherit build/base.yml; write `INHERIT: build/base"),
    "another INHERIT": (_edit_settings("build/base.yml", "base.yml"), "mkdocs.yml:2:1: error E01: inherits base.yml"),
    "bad YAML": (_edit_settings("site_name:", "nav: {a: ]\nsite_name:"), "mkdocs.yml:3:10: error E01: not YAML"),
    "no name": (_edit_settings("site_name:", "# "), "has no `site_name`; add"),
    "no content": (lambda root: shutil.rmtree(root / "content"), "content:1:1: error L01: there is no course here"),
    "an ending": (lambda root: (root / LESSON).rename((root / LESSON).with_suffix(".yaml")), "name it choking.yml"),
    "a copied course": (
        lambda root: shutil.copytree(root / "content/first-aid", root / "content/second"),
        "content/second/course.yml:3:5: error L05: the course's id is 'first-aid', its folder 'second'",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_around_the_course_is_told_by_check_and_build(course: Path, name: str) -> None:
    make, expected = MISTAKES[name]
    make(course)
    for command in ("check", "build"):
        done = _run(command, "-C", str(course))
        assert done.exit_code == 1
        assert expected in done.stderr


def test_settings_may_inherit_through_a_file_between(course: Path) -> None:
    _edit(course / "mkdocs.yml", "build/base.yml", "look.yml")
    (course / "look.yml").write_text("INHERIT: build/base.yml\n")
    assert _run("check", "-C", str(course)).exit_code == 0
    (course / "look.yml").write_text("INHERIT: mkdocs.yml\n")
    assert _run("check", "-C", str(course)).exit_code in {0, 1}  # a circle ends


def test_a_wrong_setting_is_told_with_its_line_and_the_site_stays(course: Path) -> None:
    assert _run("build", "-C", str(course)).exit_code == 0
    before = _files(course / "build" / "site")
    (course / "mkdocs.yml").write_text("INHERIT: build/base.yml\nsite_name: A\ntheme: {name: nowhere}\n")
    done = _run("build", "-C", str(course))
    assert done.exit_code == 1
    assert "mkdocs.yml:3:1: error E01: Config value 'theme'" in done.stderr
    assert done.stderr.endswith("1 error. The last good site stays.\n")
    assert _files(course / "build" / "site") == before


def test_what_the_machine_refuses_is_one_line(course: Path, tmp_path: Path) -> None:
    (course / "build").write_text("")
    done = _run("build", "-C", str(course))
    assert (done.exit_code, done.stdout) == (1, "")
    assert re.match(r"build\S*:1:1: error E03: [^\n]+; a file stands where a folder must be: remove it\n", done.stderr)
    (tmp_path / "file").write_text("")
    for arguments in (["schema", "--write", str(tmp_path / "file" / "in")], ["build", "--zip", "/dev/null/a.zip"]):
        (course / "build").unlink(missing_ok=True)
        done = _run(*arguments, "-C", str(course))
        assert done.exit_code == 1
        assert "; a file stands where a folder must be: remove it\n" in done.stderr


def test_a_full_disk_is_one_line_and_the_last_good_site_stays(course: Path) -> None:
    """The machine refuses every file above a size: to a program that is what a full disk is."""
    build = [*COMMAND, "build", "-C", str(course)]
    assert subprocess.run(build, cwd=ROOT, capture_output=True, check=False).returncode == 0
    before = _files(course / "build" / "site")
    _edit(course / LESSON, "summary: ", f"summary: {'word ' * 3}")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=limit)
    assert done.returncode == 1
    *problems, last = done.stderr.splitlines()
    assert problems
    assert all(re.match(r"\S+:1:1: error E03: File too large", problem) for problem in problems)
    assert last.endswith("The last good site stays.")
    assert _files(course / "build" / "site") == before


# ---- Quiet, and not


def test_without_a_terminal_there_is_no_bar_and_no_colour(course: Path) -> None:
    done = subprocess.run([*COMMAND, "build", "-C", str(course)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"\d+ pages, \d+ files changed\. The site is in \S+/course/build/site\.\n", done.stdout)
    _edit(course / LESSON, "summary:", "sumary:")
    done = subprocess.run([*COMMAND, "check", "-C", str(course)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "\x1b" not in done.stderr


def _terminal(*arguments: str, interrupt_at: str = "") -> tuple[int, str]:
    """Run on a terminal of its own; press Ctrl+C once a text is there."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.execve(sys.executable, [*COMMAND, *arguments], {**os.environ, "TERM": "xterm", "COLUMNS": "120"})  # noqa: S606
    said, pressed = b"", not interrupt_at
    try:
        while more := os.read(terminal, 65536):
            said += more
            if not pressed and interrupt_at.encode() in said:
                os.write(terminal, b"\x03")
                pressed = True
    except OSError:  # a terminal's end
        pass
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.decode()


def test_on_a_terminal_there_is_a_bar_with_stages_and_problems_are_red(course: Path) -> None:
    code, said = _terminal("build", "-C", str(course))
    assert code == 0
    assert "Building the site" in said
    assert "\x1b[2K" in said  # the bar goes when it is done
    _edit(course / LESSON, "summary:", "sumary:")
    code, said = _terminal("check", "-C", str(course))
    assert code == 1
    assert f"\x1b[31m{LESSON}:5:9: error F02" in said


def test_ctrl_c_ends_serving_without_a_word_too_many(course: Path) -> None:
    code, said = _terminal("serve", "-C", str(course), "--port", "8830", interrupt_at="(Ctrl+C stops)")
    assert code == 0
    assert re.search(r"The course is at http://127\.0\.0\.1:88\d\d/  \(Ctrl\+C stops\)", said)
    assert "Stopped." in said
    assert "Traceback" not in said


def test_ctrl_c_during_a_build_keeps_the_last_good_site(course: Path) -> None:
    assert _run("build", "-C", str(course)).exit_code == 0
    before = _files(course / "build" / "site")
    _edit(course / LESSON, "summary: ", "summary: Now and ")
    code, said = _terminal("build", "-C", str(course), interrupt_at="Building")
    assert code in {1, -signal.SIGINT}
    assert "Traceback" not in said
    assert _files(course / "build" / "site") == before


# ---- ids

WITHOUT_IDS = """# A list of questions.
- id: q-a   # kept
  type: multiple
  objective: choking.o1
  bloom: remember
  stem: 'Which of these?'
  hints: [ {text: Look where?}, text: Listen. ]
  options:
  - {text: "It's, quoted: so", correct: true, why: One reason is enough here.}
  -   text: >
        Folded
        text
      correct: true   # a comment
      why: "Another reason is given."
  - id:
    text: An empty id
    why: This one is named in place.
  - { id: b, text: 'Ein Wort – schräg', why: It keeps its own name for ever. }
"""
WITH_IDS = """# A list of questions.
- id: q-a   # kept
  type: multiple
  objective: choking.o1
  bloom: remember
  stem: 'Which of these?'
  hints: [ {id: a, text: Look where?}, {id: c, text: Listen.} ]
  options:
  - {id: d, text: "It's, quoted: so", correct: true, why: One reason is enough here.}
  -   id: e
      text: >
        Folded
        text
      correct: true   # a comment
      why: "Another reason is given."
  - id: f
    text: An empty id
    why: This one is named in place.
  - { id: b, text: 'Ein Wort – schräg', why: It keeps its own name for ever. }
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_ids_are_written_and_nothing_else_is_touched(course: Path, newline: str) -> None:
    quiz = course / "quizzes/first-aid/extra.yml"
    quiz.write_bytes(WITHOUT_IDS.replace("\n", newline).encode())
    before = _files(course)

    done = _run("ids", "-C", str(course))

    assert (done.exit_code, done.stdout) == (
        0,
        "quizzes/first-aid/extra.yml: 5 written\ncontent/first-aid/ids.txt: brought up to date\n5 ids written.\n",
    )
    assert quiz.read_bytes() == WITH_IDS.replace("\n", newline).encode()
    after = _files(course)
    assert {name for name in before if before[name] != after[name]} == {"quizzes/first-aid/extra.yml"}
    assert set(after) - set(before) == {"content/first-aid/ids.txt"}
    assert _run("ids", "-C", str(course)).stdout == "Every part has its id.\n"
    assert _files(course) == after


def test_ids_mend_what_p03_finds(course: Path) -> None:
    for path in [course / QUIZ, *(course / "content/first-aid/techniques").iterdir()]:
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?<=- \{)id: (?!o\d)\w+, ", "", text), encoding="utf-8")
    _edit(course / "content/first-aid/course.yml", "profile: lenient", "profile: strict")
    assert "error P03: this part has no id; run `tacticbook ids`" in _run("check", "-C", str(course)).stderr
    assert _run("ids", "-C", str(course)).exit_code == 0
    told = _run("check", "-C", str(course)).stderr
    assert "P03" not in told
    assert "P04" not in told


def test_what_is_listed_is_missed_when_it_is_gone(course: Path) -> None:
    assert _run("ids", "-C", str(course)).exit_code == 0
    listed = (course / "content/first-aid/ids.txt").read_text(encoding="utf-8").splitlines()
    assert "question q-blows-1" in listed
    assert _run("check", "-C", str(course), "--strict").exit_code == 0
    quiz = course / QUIZ
    before, _, after = quiz.read_text(encoding="utf-8").partition("- id: q-choking-2")
    quiz.write_text(before + after[after.index("- id:") :], encoding="utf-8")
    told = _run("check", "-C", str(course), "--all").stderr
    place = f"content/first-aid/ids.txt:{listed.index('question q-choking-2') + 1}:1"
    assert f"{place}: warning D05: question 'q-choking-2' is gone; put it back" in told


def test_what_was_written_after_the_last_list_is_asked_for_in_a_release(course: Path) -> None:
    assert _run("ids", "-C", str(course)).exit_code == 0
    path = course / "content/first-aid/ids.txt"
    text = path.read_text(encoding="utf-8").replace("question q-blows-1\n", "# mine\n")
    path.write_text(text, encoding="utf-8")
    assert "D06" not in _run("check", "-C", str(course)).stderr
    told = _run("check", "-C", str(course), "--strict").stderr
    assert "error D06: ids.txt does not list 1 of this course's ids, such as 'question q-blows-1'" in told
    assert _run("ids", "-C", str(course)).exit_code == 0
    assert path.read_text(encoding="utf-8") == text + "question q-blows-1\n"


# ---- fingerprint

TEXT = "Once a rope has been bent it keeps a memory of the bend for days."


def test_fingerprints_keep_no_word_and_find_every_copy(course: Path, tmp_path: Path) -> None:
    source = tmp_path / "Old book.txt"
    source.write_text(TEXT)
    done = _run("fingerprint", str(source), "-C", str(course))
    assert (done.exit_code, done.stdout) == (0, "content/first-aid/fingerprints/Old book.txt: written.\n")
    kept = (course / "content/first-aid/fingerprints/Old book.txt").read_text()
    assert re.fullmatch(r"#[^\n]+\n([0-9a-f]+\n)+", kept)
    assert _run("check", "-C", str(course)).exit_code == 0

    with (course / LESSON.replace(".yml", ".md")).open("a") as prose:
        prose.write("\nThey say a rope has been bent it keeps a memory.\n")
    done = _run("check", "-C", str(course))
    assert done.exit_code == 1
    assert "content/first-aid/lessons/choking.md:" in done.stderr
    assert "Old book" in done.stderr


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        ("Too short.", [], "has no seven words in a row"),
        (TEXT, ["--name", "../../out"], "is no name of a file"),
        (TEXT, ["--course", "knots"], "name one of the courses with --course: first-aid"),
    ],
)
def test_a_fingerprint_that_cannot_be_is_refused(course: Path, text: str, options: list[str], expected: str) -> None:
    (course.parent / "text.txt").write_text(text)
    before = _files(course.parent)
    done = _run("fingerprint", str(course.parent / "text.txt"), "-C", str(course), *options)
    assert done.exit_code == 2
    assert expected in done.stderr
    assert _files(course.parent) == before


# ---- schema


def _schema(name: str, folder: Path = ROOT / "generator" / "schema") -> dict[str, Any]:
    return json.loads((folder / f"{name}.schema.json").read_text(encoding="utf-8"))


def _data(path: Path) -> Any:
    document = parse(path.name, path.read_bytes())
    assert isinstance(document, Document)
    return document.data


def _faults(schema: dict[str, Any], data: Any) -> list[str]:
    Draft202012Validator.check_schema(schema)
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


def test_the_committed_schemas_are_those_that_the_command_writes(tmp_path: Path) -> None:
    other = tmp_path / "course.yml"
    other.write_text("An author's own file stays.")
    done = _run("schema", "-C", str(ROOT), "--write", str(tmp_path))
    assert done.exit_code == 0
    assert other.exists()
    other.unlink()
    committed = _files(ROOT / "generator" / "schema")
    assert {name for name, data in _files(tmp_path).items() if committed.get(name) != data} == set(), (
        "run `make schema`"
    )
    assert committed.keys() == _files(tmp_path).keys()
    assert done.stdout.endswith(f" {len(committed)} changed.\n")
    assert _run("schema", "-C", str(ROOT), "--write", str(tmp_path)).stdout.endswith(" 0 changed.\n")


@pytest.mark.parametrize("path", COURSE_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_fits_the_schema_that_it_points_to(path: Path) -> None:
    pointer = POINTER.match(path.read_text(encoding="utf-8"))
    assert pointer, "the first line points an editor to the schema"
    target = (path.parent / pointer[1]).resolve()
    assert target.parent == ROOT / "generator" / "schema"
    assert _faults(json.loads(target.read_text(encoding="utf-8")), _data(path)) == []


def test_there_are_files_of_every_kind() -> None:
    pointers = (POINTER.match(path.read_text(encoding="utf-8")) for path in COURSE_FILES)
    used = {Path(pointer[1]).name for pointer in pointers if pointer}
    assert used == {path.name for path in (ROOT / "generator" / "schema").iterdir()}


def _records(path: Path) -> Iterator[tuple[str, Any]]:
    name = Path((POINTER.match(path.read_text(encoding="utf-8")) or [""])[1]).name.removesuffix(".schema.json")
    yield name, _data(path)


@pytest.mark.parametrize(
    "path",
    [path for path in COURSE_FILES if "sample" in path.parts],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_a_misspelt_field_does_not_fit(path: Path) -> None:
    """Every field of the file in turn loses a letter; a facet's name nobody but the course knows."""
    for name, data in _records(path):
        record = data[0] if isinstance(data, list) else data
        for field in set(record) - {"urgency", "body-part"}:
            broken = {(key + "_" if key == field else key): value for key, value in record.items()}
            assert _faults(_schema(name), [broken] if isinstance(data, list) else broken), field


def test_a_courses_own_schemas_know_its_facets(course: Path) -> None:
    assert _run("schema", "-C", str(course)).exit_code == 0
    own = _schema("technique", course / ".tacticbook" / "schema")
    technique = _data(course / "content/first-aid/techniques/back-blows.yml")
    assert _faults(own, technique) == []
    assert _faults(own, technique | {"urgency": "tomorrow"})
    assert _faults(own, technique | {"stanse": "use"})
    assert _faults(_schema("technique"), technique | {"urgency": "tomorrow"}) == []


def test_schemas_explain_every_field_and_advise_nothing_wrong() -> None:
    for path in (ROOT / "generator" / "schema").iterdir():
        schema = json.loads(path.read_text(encoding="utf-8"))
        for name, node in [(path.name, schema.get("items", schema)), *schema.get("$defs", {}).items()]:
            for field, facts in node.get("properties", {}).items():
                assert facts.get("description"), f"{name}.{field}: write a docstring below the field"
                assert facts.get("default", True) not in (None, "", [], {}), f"{name}.{field}"
                assert "const" not in facts or field in node["required"]
    assert "id" not in _schema("quiz")["$defs"]["Option"]["required"]
    assert _faults(_schema("quiz"), [{"id": "q-a", "objective": "a.o1", "bloom": "apply", "stem": "No type."}])


# ---- The README


def test_the_readmes_own_course_builds_and_says_what_the_readme_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    own = readme.split("## Your own course")[1].split("\n## ")[0]
    begin, show = re.findall(r"^tacticbook (.*)$", own, re.MULTILINE)
    assert show.split() == ["serve", "-C", "my-course"]  # goes on until it is stopped; `build` makes the same site
    monkeypatch.chdir(tmp_path)
    assert _run(*begin.split()).exit_code == 0
    done = _run("build", "-C", "my-course")
    assert (done.exit_code, done.stderr) == (0, "")

    course = tmp_path / "my-course"
    named = re.findall(r"`((?:content|quizzes|build|\.github)/[\w./-]*)`", own)
    assert len(set(named)) > 5
    assert [name for name in named if not (course / name).exists()] == []
    pointer = re.search(r"^# yaml-language-server: .*$", own, re.MULTILINE)
    assert pointer
    assert (course / "content/knots/lessons/first-lesson.yml").read_text(encoding="utf-8").startswith(pointer[0])

    _edit(course / "quizzes/knots/first-module.yml", "first-lesson.o1", "first-leson.o1")
    assert _run("check", "-C", "my-course").stderr.splitlines()[0] in own


def test_the_readme_names_only_what_is_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("## Where things are")[1].split("## Licences")[0]
    named = [*re.findall(r"!\[[^]]+\]\(([^)]+)\)", readme.split("## Your own")[0]), *re.findall(r"`([\w./_]+)`", table)]
    assert len(named) > 8
    assert [name for name in named if not (ROOT / name).exists()] == []
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", readme, re.MULTILINE)) <= targets
