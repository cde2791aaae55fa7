"""Whatever stands in the files of a course: problems with their place, or a course that renders; never a traceback.

Every mutation has a number and is made again from it: `make(number)` in this file.
"""

import os
import random
import re
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator import cards, exports, pages
from generator.check import check
from generator.derive.cards import decks
from generator.load import load
from generator.model.course import Catalog
from generator.model.output import Entry
from generator.model.problem import Problem, Severity

SAMPLE = Path(__file__).parent / "sample"
FILES = sorted(p.relative_to(SAMPLE).as_posix() for p in SAMPLE.glob("*/first-aid/**/*.[ym]*") if p.is_file())
FAST, ALL, BATCH = 320, 2000, 20
MOST_SECONDS = 20.0  # of this process: a guard against hanging, not a measure of speed

ODD = (
    "\u200f",
    "\u202e",
    "\u2028",
    "\u0085",
    "\x00",
    "\x1b[31m",
    "\ufeff",
    "\U0001f600",
    "\ufffe",
    "é",
    "\u0301",
    "\t",
)
ODD_BYTES = (b"\xed\xa0\x80", b"\xff", b"\xc3", b"\xef\xbb\xbf", b"\xff\xfe", b"\r")
SCALARS = (
    "1", "1e999", ".nan", "-.inf", "9" * 500, "true", "null", "~", "", "[]", "{}", "no", "012", "1:30", "2024-01-01",
    "[a, [b, {c: d}]]", "{a: 1}", "&a [*a]", "*nowhere", "!!python/name:os.system x", '"\\0"', "''", "|", "- a", "'a",
    '"<script>"', "../../x", "a.b.c", "technique:x", "[@nobody]", "![](question:nothing)", "[x](term:nothing)", "`[@x]",
)  # fmt: skip


def _lines(text: bytes, dice: random.Random) -> bytes:
    """Drop, double, swap or indent lines."""
    lines = text.splitlines(keepends=True) or [b""]
    one, two = dice.randrange(len(lines)), dice.randrange(len(lines))
    match dice.randrange(5):
        case 0:
            del lines[one : one + dice.randint(1, 4)]
        case 1:
            lines.insert(two, lines[one])
        case 2:
            lines[one], lines[two] = lines[two], lines[one]
        case 3:
            lines[one] = b" " * dice.randint(1, 5) + lines[one]
        case _:
            lines[one] = lines[one].lstrip()
    return b"".join(lines)


def _scalar(text: bytes, dice: random.Random) -> bytes:
    """Put another value after a name, or in a list."""
    spots = [m.span(1) for m in re.finditer(rb"(?m)(?:: |- )([^\n:{\[]+)$", text)] or [(0, 0)]
    start, end = dice.choice(spots)
    return text[:start] + dice.choice(SCALARS).encode() + text[end:]


def _quote(text: bytes, dice: random.Random) -> bytes:
    """Delete a sign that YAML or Markdown needs."""
    spots = [m.start() for m in re.finditer(rb"[\"'{}\[\]:,#|>()!`@-]", text)] or [0]
    at = dice.choice(spots)
    return text[:at] + text[at + 1 :]


def _odd(text: bytes, dice: random.Random) -> bytes:
    """Put an odd character or odd bytes anywhere, inside of other characters too."""
    at = dice.randint(0, len(text))
    return text[:at] + dice.choice([*(odd.encode() for odd in ODD), *ODD_BYTES]) + text[at:]


def _cut(text: bytes, dice: random.Random) -> bytes:
    return text[: dice.choice((0, dice.randint(0, len(text))))]


def _whole(text: bytes, dice: random.Random) -> bytes:
    """Change the whole file."""
    deep = b"".join(b" " * depth + b"a:\n" for depth in range(60))
    whole = (
        text.replace(b"\n", b"\r\n"), text.replace(b"\n", b"\r"), b"\xef\xbb\xbf" + text, text + b"\n---\n" + text,
        b"# nothing\n", b"null\n", b"[]\n", b"{}\n", b"- \n", b"text\n", b"a: &a [*a]\n", b"- &a {b: *a}\n", b"[" * 500,
        b"- " * 500, b"? " * 500, deep, b"\x00" * 50, b"> " * 300 + b"a",
        text.decode(errors="replace").encode("utf-16"), b"%YAML 9.9\n---\n" + text,
        b"![](question:a)\n" * 300, b"```\n" + text, b"[@a]\n\n`\n\n[@b]\n\n`\n", b"# # #\n#######\n",
    )  # fmt: skip
    return dice.choice(whole)


TEXTS: tuple[Callable[[bytes, random.Random], bytes], ...] = (_lines, _scalar, _scalar, _quote, _odd, _cut, _whole)


def _kind(path: Path, dice: random.Random) -> None:
    """Put something else where a file is."""
    path.unlink()
    match dice.randrange(5):
        case 0:
            path.mkdir()
        case 1:
            path.symlink_to("/etc/hostname")
        case 2:
            path.symlink_to(path.name)
        case 3:
            os.mkfifo(path)
        case _:
            path.symlink_to("nowhere")


@dataclass(frozen=True)
class Mutation:
    """A course folder with one file changed once or twice."""

    name: str
    before: bytes
    after: bytes | None


def make(root: Path, number: int) -> Mutation:
    """Mutate the course folder; the number decides everything."""
    dice = random.Random(number)  # noqa: S311 - no secret
    name = dice.choice(FILES)
    before = after = (root / name).read_bytes()
    if dice.random() < 0.08:
        _kind(root / name, dice)
        return Mutation(name, before, None)
    for _ in range(dice.choice((1, 1, 2, 3))):
        after = dice.choice(TEXTS)(after, dice)
    (root / name).write_bytes(after)
    return Mutation(name, before, after)


def _undo(root: Path, mutation: Mutation) -> None:
    path = root / mutation.name
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    elif mutation.after is None:
        path.unlink()
    path.write_bytes(mutation.before)


def _count(catalog: Catalog) -> int:
    course = catalog.courses["first-aid"]
    return sum(map(len, (course.records, course.terms, course.sources, course.questions, course.coverage)))


def _ids(text: bytes) -> int:
    """How many records a file holds, as far as a reader's eye sees: ids at its left edge."""
    return len(re.findall(rb"(?m)^(?:- )?id: ", text))


def _render(catalog: Catalog) -> None:
    """Make all pages, sheets and downloads; every page of the navigation is there."""
    offers = []
    for course in catalog.courses.values():
        made = decks(course)
        offers += [*cards.sheets(course, made)]
        offers += [offer for export in exports.EXPORTS.values() for offer in export(course, made)]
    rendered = pages.render(catalog, "Site", offers)
    paths = [file.path for file in (*rendered.files, *(offer.file for offer in offers))]
    assert len(paths) == len(set(paths))
    assert {path for entry in rendered.nav for path in _pages(entry)} <= set(paths)


def _pages(entry: Entry) -> list[str]:
    return [*([entry.path] if entry.path else []), *(path for inner in entry.inside for path in _pages(inner))]


def _holds(root: Path, mutation: Mutation, whole: int) -> None:
    started = time.process_time()
    catalog, problems = load(root)
    problems += check(catalog)
    clean = not any(problem.severity is Severity.ERROR for problem in problems)
    if clean:
        _render(catalog)
    assert time.process_time() - started < MOST_SECONDS
    _are_told_well(root, problems)
    if clean and mutation.after is not None:
        lost = max(0, _ids(mutation.before) - _ids(mutation.after))
        assert _count(catalog) >= whole - lost, "something was lost in silence"
    assert not clean or mutation.after is not None, "a file that cannot be read was passed over in silence"


def _are_told_well(root: Path, problems: list[Problem]) -> None:
    for problem in problems:
        assert os.path.lexists(root / problem.path), problem
        assert problem.line >= 1, problem
        assert problem.column >= 1, problem
        assert str(problem).isprintable()


def _batch(root: Path, first: int) -> None:
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("build"))
    whole = _count(load(root)[0])
    for number in range(first, first + BATCH):
        mutation = make(root, number)
        try:
            _holds(root, mutation, whole)
        except Exception as error:
            error.add_note(f"mutation {number} of {mutation.name}: {(mutation.after or b'')[:3000]!r}")
            raise
        finally:
            _undo(root, mutation)


@pytest.mark.parametrize("first", range(0, FAST, BATCH))
def test_a_mutated_course_gives_problems_or_pages(tmp_path: Path, first: int) -> None:
    _batch(tmp_path / "course", first)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(FAST, ALL, BATCH))
def test_many_mutated_courses_give_problems_or_pages(tmp_path: Path, first: int) -> None:
    _batch(tmp_path / "course", first)


HEAD = """\
uid: 0a118801f650b69b592aa57c96128bfe
id: toy
title: Toy
audience: All
promise: Much
profile: lenient
"""
LESSON = "kind: lesson\nname: Start\nsummary: A start.\n"
MINIMAL = {
    "nothing but a module without lessons": {"course.yml": "modules: [{id: one, name: One, summary: S, lessons: []}]"},
    "a lesson without prose": {
        "course.yml": "modules: [{id: one, name: One, summary: S, lessons: [start], check: {}}]",
        "lessons/start.yml": f"id: start\n{LESSON}",
    },
    "a module whose lessons are all planned": {
        "course.yml": "modules: [{id: one, name: One, summary: S, lessons: [start]}]\nfacets: []\npaths: []\ndecks: []",
        "lessons/start.yml": f"id: start\nstatus: planned\n{LESSON}",
    },
    "a technique with required fields only": {
        "course.yml": "modules: [{id: one, name: One, summary: S, lessons: [start]}]\n"
        "decks: [{id: all, name: All}]\npaths: [{id: short, name: Short, for: All, steps: [start, move]}]",
        "lessons/start.yml": f"id: start\n{LESSON}techniques: [move]\n",
        "tactics/goal.yml": "id: goal\nkind: tactic\nname: Goal\nsummary: A goal.\n",
        "techniques/move.yml": "id: move\nkind: technique\nname: Move\nsummary: A move.\nserves: [goal]\n",
    },
    "a technique whose lists are empty and which no lesson teaches": {
        "course.yml": "modules: [{id: one, name: One, summary: S, lessons: []}]\n"
        "facets: [{id: f, name: F, values: [{id: v, name: V}]}]",
        "tactics/goal.yml": "id: goal\nkind: tactic\nstatus: planned\nname: Goal\nsummary: A goal.\n",
        "techniques/move.yml": "id: move\nkind: technique\nname: Move\nsummary: A move.\nserves: [goal]\n"
        "say: []\ncases: []\ncounter: []\nsteps: []\nuse_when: []\nmistakes: []\nrelated: []\ncards: []\n"
        "example: {setting: S, dialogue: [], lesson: L}\npocket: {}\nevidence: {verdict: strong, note: N}\n",
        "glossary.yml": "[]",
        "sources.yml": "",
        "coverage.yml": "# none yet",
    },
    "facets and terms without a technique": {
        "course.yml": "modules: [{id: one, name: One, summary: S, lessons: []}]\n"
        "facets: [{id: f, name: F, values: [{id: v, name: V}]}]",
        "glossary.yml": "- {id: term, name: Term, definition: D}",
    },
}


@pytest.mark.parametrize("name", MINIMAL)
def test_a_minimal_course_renders(tmp_path: Path, name: str) -> None:
    for path, text in MINIMAL[name].items():
        target = tmp_path / "content/toy" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text((HEAD if path == "course.yml" else "") + text)
    catalog, problems = load(tmp_path)
    assert [str(p) for p in [*problems, *check(catalog)] if p.severity is Severity.ERROR] == []
    _render(catalog)
