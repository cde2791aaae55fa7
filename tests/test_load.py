"""What `load` makes of files: values of YAML 1.2, limits, line numbers, odd names, and ids that nobody wrote."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.load import load
from generator.load.folder import MAX_MEDIA_BYTES
from generator.load.yaml import MAX_BYTES, Document, parse, read_text
from generator.model.problem import Problem
from generator.prose import excess
from generator.questions import TYPES

SAMPLE = Path(__file__).parent / "sample"
COURSE = "content/first-aid"


def _data(text: str | bytes) -> Any:
    document = parse("x.yml", text.encode() if isinstance(text, str) else text)
    assert isinstance(document, Document), str(document)
    return document.data


def _refusal(text: str | bytes) -> Problem:
    problem = parse("x.yml", text.encode() if isinstance(text, str) else text)
    assert isinstance(problem, Problem), "nothing was refused"
    return problem


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "course", ignore=shutil.ignore_patterns("build"))
    return tmp_path / "course"


def _told(root: Path) -> list[str]:
    return [str(problem) for problem in load(root)[1]]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("yes", "yes"),
        ("Off", "Off"),
        ("true", True),
        ("FALSE", False),
        ("012", 12),
        ("0o12", 10),
        ("0x1f", 31),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("2024-05-01", "2024-05-01"),
        ("~", None),
        ("", None),
        ("1e999", float("inf")),
        (".5", 0.5),
        ("9" * 401, "9" * 401),
        ("=", "="),
        ("'012'", "012"),
        ("!!str 012", "012"),
    ],
)
def test_values_are_those_of_yaml_1_2(written: str, value: object) -> None:
    assert _data(f"a: {written}\n") == {"a": value}


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\na: 2\n", "Y03", 2, 1),
        ("a: 1\n<<: {b: 2}\n", "Y03", 2, 1),
        ("? [a]\n: 1\n", "Y03", 1, 3),
        ("a: !!python/object/apply:os.system ['true']\n", "Y06", 1, 4),
        ("a: !!set {b}\n", "Y06", 1, 4),
        ("a: !!int b\n", "Y06", 1, 4),
        ("x\n: !important b\n", "Y01", 2, 1),
        ('a: "\\e[31m"\n', "Y02", 1, 4),
        ('"\\0": a\n', "Y02", 1, 1),
        ("a: b\u2028c\n", "Y02", 1, 5),
        ("a: b\n\nc: \x00\n", "Y02", 3, 4),
        (b"a: b\r\nc: \xff\r\n", "Y02", 2, 1),
        ("a: b\n".encode("utf-16"), "Y02", 1, 1),
        ("a: 1\n---\nb: 2\n", "Y01", 2, 1),
        ("a: *b\n", "Y01", 1, 4),
        ("a: &a [*a]\n", "Y05", 1, 4),
        ("a: &a {b: *a}\n", "Y05", 1, 4),
        ("# " + "]" * 9000 + "\n" + "[" * 9000, "Y05", 2, 41),
        ("? " * 300_000, "Y05", 1, 81),
        ("- ? " * 200_000, "Y05", 1, 81),
        ("".join(" " * depth + "a:\n" for depth in range(99)), "Y05", 41, 41),
        (b"a" * (MAX_BYTES + 1), "Y04", 1, 1),
    ],
)
def test_what_is_refused_has_its_place(text: str | bytes, code: str, line: int, column: int) -> None:
    problem = _refusal(text)
    assert (problem.code, problem.line, problem.column) == (code, line, column)


def test_an_alias_bomb_is_refused_at_once() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    assert _refusal("\n".join(lines)).code == "Y05"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_change_neither_values_nor_places(mark: str, end: str) -> None:
    text = mark + end.join(["a: b", "c: |", "  one", "  two", "d: [e, f]", ""])
    document = parse("x.yml", text.encode())
    assert isinstance(document, Document)
    assert document.data == {"a": "b", "c": "one\ntwo\n", "d": ["e", "f"]}
    assert (document.origin.spots["d", 1].line, document.origin.spots["d", 1].column) == (5, 8)
    read = read_text("x.md", text.encode())
    assert not isinstance(read, Problem)
    assert read[0] == text.removeprefix("\ufeff").replace(end, "\n")


def test_a_long_list_is_read_in_no_time(root: Path) -> None:
    (root / COURSE / "glossary.yml").write_text("- a\n" * 20_000)
    assert len([line for line in _told(root) if " F01: " in line]) == 20_000


def test_a_record_full_of_mistakes_does_not_flood_the_terminal(root: Path) -> None:
    path = root / COURSE / "techniques/back-blows.yml"
    path.write_text(path.read_text() + "".join(f"x{n}: 1\n" for n in range(5000)))
    told = [line for line in _told(root) if "back-blows.yml" in line]
    assert len(told) == 51
    assert "4950 more problems in this record" in told[-1]


def test_a_problem_is_one_line_whatever_it_quotes(root: Path) -> None:
    path = root / COURSE / "course.yml"
    path.write_text(path.read_text() + f'require:\n  "a\\nb": 1\n  {"c" * 900}: 1\n')
    told = _told(root)
    assert any("require.a\\nb" in line for line in told)
    assert all(line.isprintable() and len(line) < 1200 for line in told)


def _single(*texts: str, **more: Any) -> Any:
    options = [{"text": text, "correct": number == 0} for number, text in enumerate(texts)]
    fields = {"id": "q-1", "type": "single", "objective": "a.o1", "bloom": "apply", "stem": "Which?"}
    return TYPES["single"].model_validate({**fields, "options": options, **more})


def test_parts_without_ids_get_stable_and_distinct_ones() -> None:
    first = [option.id for option in _single("One", "Two", "Two", "Two").options]
    again = [option.id for option in _single("New", "One", "Two", "Two", "Two").options]
    assert len(set(first)) == 4
    assert again[1:] == first


def test_own_ids_are_left_alone() -> None:
    options = [{"id": "a", "text": "One", "correct": True}, {"id": "a", "text": "One"}]
    question = TYPES["single"].model_validate({**_single("x", "y").model_dump(), "options": options})
    assert [option.id for option in question.options] == ["a", "a"]  # type: ignore[attr-defined]


def test_revision_and_former_ids_are_kept() -> None:
    question = _single("One", "Two", revision=3, was=["q-0"])
    assert (question.revision, question.was) == (3, ("q-0",))
    assert question.lower().revision == 3


LOST = {
    "content/first-aid/technique/x.yml": "content/first-aid/technique",
    "content/first-aid/glosary.yml": "content/first-aid/glosary.yml",
    "content/first-aid/techniques/sub/x.yml": "content/first-aid/techniques/sub",
    "content/first-aid/techniques/x.yml/x": "content/first-aid/techniques/x.yml",
    "content/first-aid/fingerprints/x.yml": "content/first-aid/fingerprints/x.yml",
    "content/x.yml": "content/x.yml",
    "quizzes/x.yml": "quizzes/x.yml",
    "quizzes/first-aid/sub/x.yml": "quizzes/first-aid/sub",
    "content/first-aid/media/a b.png": "content/first-aid/media/a b.png",
    "content/first-aid/media/#.png": "content/first-aid/media/#.png",
    "content/first-aid/media/a\nb.png": "content/first-aid/media/a\\nb.png",
    "content/first-aid/lessons/a\x1b[31m.yml": "content/first-aid/lessons/a\\x1b[31m.yml",
}


@pytest.mark.parametrize("name", LOST)
def test_no_file_is_lost_in_silence(root: Path, name: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("")
    assert [line.split(":1:1: ")[0] for line in _told(root)] == [LOST[name]]


@pytest.mark.parametrize("name", ["techniques/x.yml", "media/x.png", "lessons/x.md", "glossary.yml"])
@pytest.mark.parametrize("target", ["/etc/passwd", "nowhere", "", "/"])
def test_a_link_that_leads_nowhere_or_out_is_told(root: Path, name: str, target: str) -> None:
    path = root / COURSE / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to(target or path.name)  # empty: a link to itself
    assert any(line.startswith(f"{COURSE}/{name}:1:1: error L0") for line in _told(root))


@pytest.mark.parametrize("name", ["techniques", "media", "lessons", "fingerprints"])
def test_a_folder_that_is_a_link_out_is_told_and_not_walked(root: Path, name: str) -> None:
    shutil.rmtree(root / COURSE / name, ignore_errors=True)
    (root / COURSE / name).symlink_to("/usr")
    told = _told(root)
    assert f"{COURSE}/{name}:1:1: error L04: a link that leads out of the course folder; copy the folder here" in told
    assert not any("/usr" in line or f"{name}/" in line for line in told)


def test_a_file_where_a_folder_belongs_is_told(root: Path) -> None:
    shutil.rmtree(root / COURSE / "tactics")
    (root / COURSE / "tactics").write_text("")
    assert any(line.startswith(f"{COURSE}/tactics:1:1: error L02") for line in _told(root))


def test_a_name_that_is_no_utf_8_is_told(root: Path) -> None:
    (root / COURSE / "techniques" / "a\udcff.yml").write_text("")
    assert [line.split(":")[0] for line in _told(root)] == [f"{COURSE}/techniques/a\\udcff.yml"]


@pytest.mark.parametrize(("size", "count"), [(MAX_MEDIA_BYTES, 0), (MAX_MEDIA_BYTES + 1, 1)])
def test_media_have_a_largest_size(root: Path, size: int, count: int) -> None:
    (root / COURSE / "media").mkdir(exist_ok=True)
    with (root / COURSE / "media/x.png").open("wb") as file:
        file.truncate(size)
    assert len(_told(root)) == count


def test_media_that_differ_only_in_capitals_are_told(root: Path) -> None:
    for name in ("A/x.png", "a/x.png"):
        (root / COURSE / "media" / name).parent.mkdir(parents=True)
        (root / COURSE / "media" / name).write_bytes(b"")
    assert any("only in capitals" in line for line in _told(root))


@pytest.mark.parametrize(
    "extra",
    [
        "decks: [{id: cannot-breathe, name: Twice}]",  # its page would be the module's deck
        "paths: [{id: choking, name: A lesson's id, for: All, steps: [choking]}]",
        "decks: [{id: two, name: A}, {id: two, name: B}]",
    ],
)
def test_what_course_yml_declares_has_ids_of_its_own(root: Path, extra: str) -> None:
    path = root / COURSE / "course.yml"
    path.write_text(f"{path.read_text()}\n{extra}\n")
    assert any(" D01: " in line for line in _told(root))


@pytest.mark.parametrize("facet", ["urgency", "name", "facets"])
def test_a_facet_is_neither_another_facet_nor_a_field(root: Path, facet: str) -> None:
    path = root / COURSE / "course.yml"
    path.write_text(path.read_text().replace("id: body-part", f"id: {facet}"))
    assert any("course.yml" in line and " D01: " in line for line in _told(root))


def test_facets_cannot_be_smuggled_in_under_names_that_nobody_declared(root: Path) -> None:
    path = root / COURSE / "techniques/back-blows.yml"
    path.write_text(path.read_text() + 'facets: {"x onclick=alert(1)": [y]}\n')
    catalog, problems = load(root)
    assert [problem.message for problem in problems] == ["unknown field 'facets'"]
    assert set(catalog.courses["first-aid"].techniques["back-blows"].facets) == {"body-part", "urgency"}


@pytest.mark.parametrize(
    "text",
    ["> " * 99 + "a", "- " * 99 + "a", " " * 60 + "- a", "![" * 99, "[a](b " * 2000, "```\n" * 999, "a" * 100_001],
)
def test_a_text_that_the_markdown_engine_cannot_digest_is_told(root: Path, text: str) -> None:
    assert excess(text)[0]
    path = root / COURSE / "lessons/choking.md"
    path.write_text(f"{path.read_text()}\n{text}\n")
    assert any("lessons/choking.md:" in line and " L07: " in line for line in _told(root))


@pytest.mark.parametrize("text", ["> - a\n>   - b", "- - - - - - - - - - -", "```\n" + " " * 60 + "- a\n```", "[" * 9])
def test_a_text_that_it_can_digest_is_not_told(text: str) -> None:
    assert excess(text) == ("", "")


def test_a_copied_course_is_told_even_where_its_id_is_no_longer_its_folder(root: Path) -> None:
    shutil.copytree(root / COURSE, root / "content/second")
    told = _told(root)
    assert any(line.startswith("content/second/course.yml:") and " L05: " in line for line in told)
    assert any(line.startswith("content/second/course.yml:") and " D03: " in line for line in told)


def test_a_locked_file_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(self: Path, mode: str = "r") -> Any:
        if self.name == "back-blows.yml":
            raise PermissionError(13, "Permission denied")
        return opened(self, mode)

    monkeypatch.setattr(Path, "open", refuse)
    place = f"{COURSE}/techniques/back-blows.yml:1:1"
    assert f"{place}: error L01: cannot be read: Permission denied; check that it is there" in _told(root)


def test_a_locked_folder_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda path, _: Path(path).name != "tactics")
    assert any(line.startswith(f"{COURSE}/tactics:1:1: error L01: this folder cannot be read") for line in _told(root))
