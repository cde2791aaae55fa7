"""Whatever stands in the files of a course: problems with their place, or a course that renders; never a traceback.

Every mutation has a number and is made again from it: `make(root, number)` in `mutated_course.py`. Where nothing is
reported, all that is written has arrived (`arrived.py`), and every question is on a page.
"""

import json
import os
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from generator import cards, exports, pages
from generator.check import RULES, When, check
from generator.derive.cards import decks
from generator.load import load
from generator.model.course import Catalog, Course
from generator.model.output import Entry, File, Offer
from generator.model.problem import Problem, Severity
from generator.model.syllabus import Level, Profile, Syllabus
from generator.report import FORMATS
from generator.report.steps import STEPS, steps
from generator.schema import schemas
from generator.stats import tables
from tests.arrived import Texts, arrived, lost, written
from tests.mutated_course import SAMPLE, Mutation, files, make, undo, write

FAST, ALL, BATCH = 160, 2000, 20
COURSE = "first-aid"
CPU_SECONDS, SECONDS = 20.0, 240.0
"""Guards against hanging, no measures of speed: the second one is for who waits, such as for a pipe."""


@dataclass(frozen=True)
class Told:
    """What is said of a course folder: under the profile that stands there, and by every rule in the strict one."""

    catalog: Catalog
    problems: list[Problem]

    @property
    def clean(self) -> bool:
        """Whether a site is made of it."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


def _tell(root: Path) -> Told:
    catalog, found = load(root)
    strict = Catalog({key: _with_all_rules(course) for key, course in catalog.courses.items()})
    every = [*found, *check(strict, asked=list(When))]
    _are_told_well(root, every)
    told = Told(catalog, [*found, *check(catalog, asked=list(When))])
    _are_told_well(root, told.problems)
    _are_formatted(every, catalog)
    return told


def _with_all_rules(course: Course) -> Course:
    checks = {code: Level.WARNING for code, rule in RULES.items() if not rule.fixed}
    return replace(course, syllabus=_strict(course).model_copy(update={"checks": checks}))


def _strict(course: Course) -> Syllabus:
    return course.syllabus.model_copy(update={"profile": Profile.STRICT})


def _are_told_well(root: Path, problems: list[Problem]) -> None:
    for problem in problems:
        assert os.path.lexists(root / problem.path), problem
        assert problem.line >= 1, problem
        assert problem.column >= 1, problem
        assert problem.message, problem
        assert str(problem).isprintable()


def _are_formatted(problems: list[Problem], catalog: Catalog) -> None:
    """Every format has every problem, and is text in UTF-8."""
    texts = {name: form(problems) for name, form in FORMATS.items()}
    assert all(text.encode() for text in texts.values() if problems)
    assert len(json.loads(texts["json"])["problems"]) == len(problems)
    assert len(json.loads(texts["sarif"])["runs"][0]["results"]) == len(problems)
    assert len(texts["github"].split("\n")) == max(1, len(problems))
    assert len(steps(problems, catalog)) <= STEPS


def _render(catalog: Catalog) -> tuple[File, ...]:
    """Make all pages, sheets and downloads; every page of the navigation is there."""
    offers, sheets = list[Offer](), list[File]()
    for course in catalog.courses.values():
        made = decks(course)
        sheets += cards.sheets(course, "")
        offers += [*cards.papers(course, made, ""), *cards.maps(course)]
        offers += [offer for export in exports.EXPORTS.values() for offer in export(course, made)]
    rendered = pages.render(catalog, "Site", offers)
    paths = [file.path for file in (*rendered.files, *sheets, *(offer.file for offer in offers))]
    assert len(paths) == len(set(paths))
    assert {path for entry in rendered.nav for path in _pages(entry)} <= set(paths)
    return rendered.files


def _pages(entry: Entry) -> list[str]:
    return [*([entry.path] if entry.path else []), *(path for inner in entry.inside for path in _pages(inner))]


def _is_all_there(course: Course, texts: dict[str, Texts]) -> None:
    """What is written has arrived, each text in the file that holds it."""
    here = arrived(course)
    for name, text in texts.items():
        gone = lost(text, here.get(name, Counter()))
        assert not gone, f"lost in silence from {name}: {dict(gone)}"


def _is_all_shown(course: Course, shown: tuple[File, ...]) -> None:
    """Every question stands on a page."""
    every = b"".join(file.data for file in shown if file.path.endswith(".md"))
    missing = [key for key in course.questions if f'data-item="{course.id}/{key}"'.encode() not in every]
    assert not missing


def _holds(root: Path, mutation: Mutation, whole: dict[str, Texts], *, editor: bool) -> None:
    told = _tell(root)
    if editor:
        assert all(json.loads(file.data) for file in schemas(told.catalog.courses.values()))
    if not told.clean:
        return
    shown = _render(told.catalog)
    course = told.catalog.courses[COURSE]
    assert all(table.rows for table in tables(course))
    now = {mutation.name: written(root, mutation.name)} if mutation.after is not None else {}
    _is_all_there(course, {name: text for name, text in whole.items() if name != mutation.name} | now)
    _is_all_shown(course, shown)
    gone = not os.path.lexists(root / mutation.name)
    assert mutation.after is not None or gone, "a file that cannot be read was passed over in silence"


@contextmanager
def _limited() -> Iterator[None]:
    """Raise where the work takes longer than any course may."""

    def late(*_: object) -> None:
        raise TimeoutError("it hangs")

    timers = {signal.ITIMER_PROF: (signal.SIGPROF, CPU_SECONDS), signal.ITIMER_REAL: (signal.SIGALRM, SECONDS)}
    before = {number: signal.signal(number, late) for number, _ in timers.values()}
    try:
        for timer, (_, seconds) in timers.items():
            signal.setitimer(timer, seconds)
        yield
    finally:
        for timer, (number, _) in timers.items():
            signal.setitimer(timer, 0)
            signal.signal(number, before[number])


def _batch(root: Path, first: int) -> None:
    write(root)
    whole = {name: written(root, name) for name in files(root)}
    for number in range(first, first + BATCH):
        mutation = make(root, number)
        try:
            with _limited():
                _holds(root, mutation, whole, editor=not number % 5)
        except Exception as error:
            error.add_note(f"mutation {number} of {mutation.name}: {(mutation.after or b'')[:3000]!r}")
            raise
        finally:
            undo(root, mutation)


@pytest.mark.parametrize("first", range(0, FAST, BATCH))
def test_a_mutated_course_gives_problems_or_pages(tmp_path: Path, first: int) -> None:
    _batch(tmp_path / "course", first)


@pytest.mark.slow
@pytest.mark.parametrize("first", range(FAST, ALL, BATCH))
def test_many_mutated_courses_give_problems_or_pages(tmp_path: Path, first: int) -> None:
    _batch(tmp_path / "course", first)


def test_the_course_that_is_mutated_is_whole(tmp_path: Path) -> None:
    """Nothing is reported of it before, it has all types of questions, and all of it arrives."""
    root = tmp_path / "course"
    write(root)
    told = _tell(root)
    assert [str(problem) for problem in told.problems if problem.severity is Severity.ERROR] == []
    _is_all_there(told.catalog.courses[COURSE], {name: written(root, name) for name in files(root)})


def test_a_question_that_is_taken_out_of_a_strict_course_is_noticed() -> None:
    """Its objective is asked for too seldom, or a page that shows it does."""
    catalog, _ = load(SAMPLE)
    course = replace(catalog.courses[COURSE], syllabus=_strict(catalog.courses[COURSE]))
    before = set(check(Catalog({COURSE: course})))
    for key in course.questions:
        rest = {name: question for name, question in course.questions.items() if name != key}
        after = check(Catalog({COURSE: replace(course, questions=rest)}))
        assert {problem.code for problem in after if problem not in before} & {"Q19", "R03"}, key


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
