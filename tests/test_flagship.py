"""The flagship course holds what its plan promises."""

from pathlib import Path

import pytest

from generator.check.evidence import tricks_are_no_advice
from generator.derive.cards import decks
from generator.derive.coverage import coverage
from generator.derive.mastery import graded
from generator.derive.minutes import path_minutes
from generator.derive.order import open_modules, owners, places, through
from generator.derive.questions import draw, on_page
from generator.load import load
from generator.model.course import Course
from generator.model.definition import Stance
from generator.prose import Embed, cut

ROOT = Path(__file__).parents[1]
FILLED = {"one-page-plan", "rehearse-two-talks", "thu-when-they-push", "thu-say-it-aloud"}
"""Lessons that go on to say what to do with what was written."""


@pytest.fixture(scope="module")
def course() -> Course:
    catalog, problems = load(ROOT)
    assert problems == []
    return catalog.courses["leverage"]


def test_all_tactics_and_techniques_stand(course: Course) -> None:
    assert (len(course.tactics), len(course.techniques)) == (11, 46)


def test_the_modules_of_the_two_sources_are_written_and_hardball_is_planned(course: Course) -> None:
    planned = {place.lesson.id for place in places(course) if place.lesson.planned}
    assert planned == {"four-tasks", "spot-and-answer", "commit-and-close", "claiming-to-creating", "final-check"}
    techniques = {technique.id for technique in course.techniques.values() if technique.planned}
    assert techniques == {"hardball-spotter", "make-a-commitment", "offer-equivalents"}
    assert [tactic.id for tactic in course.tactics.values() if tactic.planned] == []


def test_every_row_is_taught_and_asked_by_name(course: Course) -> None:
    covered = coverage(course)
    assert len(covered) == 79
    assert [each.row.id for each in covered if not each.taught] == []
    assert [each.row.id for each in covered if not each.row.asked or not each.tested or each.astray] == []


def test_every_technique_is_whole(course: Course) -> None:
    for technique in course.techniques.values():
        if not technique.planned:
            assert technique.cases, technique.id
            assert technique.counter or technique.mistakes, technique.id
            assert technique.evidence, technique.id
            for objective in technique.objectives:
                assert len(graded(course, f"{technique.id}.{objective.id}")) >= 2, (technique.id, objective.id)


def test_every_module_has_a_picture(course: Course) -> None:
    for module in open_modules(course):
        bodies = [lesson.body or "" for name in module.lessons if (lesson := course.lessons.get(name))]
        assert any("](media/" in body for body in bodies), module.id


def test_the_coverage_list_is_whole(course: Course) -> None:
    rows = [*(f"B-{n:02}" for n in range(1, 30)), *(f"A-{n:02}" for n in range(1, 56))]
    assert sorted(course.coverage) == sorted(rows)
    meta = {key for key, row in course.coverage.items() if row.meta}
    assert meta == {"B-01", "B-02", "B-29", "A-01", "A-55"}
    named = {seed for record in course.records.values() for seed in record.seeds}
    assert course.coverage.keys() - meta <= named


def test_every_lesson_opens_with_a_story_and_ends_with_the_own_case(course: Course) -> None:
    for place in places(course):
        if not place.lesson.planned:
            lines = [line for line in (place.lesson.body or "").splitlines() if line.strip()]
            assert not lines[0].startswith(("#", "!")), place.number
            end = len(lines) // 2 if place.lesson.id in FILLED else -4
            assert any(line.startswith("![](task:") for line in lines[end:]), place.number


def test_checks_ask_every_objective_and_look_back(course: Course) -> None:
    for module in (module for module in open_modules(course) if module.check and draw(course, module)):
        own = {f"{owner.id}.{objective.id}" for owner in owners(course, module) for objective in owner.objectives}
        drawn = draw(course, module)
        assert own <= {question.objective for question in drawn}
        earlier = [question for question in drawn if question.objective not in own]
        share = module.check.review_share if module.check else 0
        assert len(earlier) >= share * len(drawn)


def test_what_the_check_asks_the_lesson_has_not_asked_first(course: Course) -> None:
    for module in open_modules(course):
        asked = {question.id for owner in owners(course, module) for question in on_page(course, owner.id)}
        fresh = [question for question in draw(course, module) if question.id not in asked]
        assert len(fresh) >= len(draw(course, module)) / 2


def test_a_technique_to_recognise_is_never_the_right_thing_to_do(course: Course) -> None:
    spotted = {t.id for t in course.techniques.values() if t.stance is Stance.RECOGNISE}
    assert spotted == {"strawman-concession", "withdraw-affiliation"}
    assert list(tricks_are_no_advice(course)) == []


def test_cards_hold_one_fact(course: Course) -> None:
    for deck in decks(course):
        for card in deck.study:
            assert len(card.back.split()) <= 25, card.id


def test_no_type_of_question_dominates(course: Course) -> None:
    types = [question.type for question in course.questions.values()]
    assert {kind: types.count(kind) / len(types) for kind in set(types) if types.count(kind) / len(types) > 0.55} == {}


def test_the_short_way_stands_beside_the_way_and_fills_the_page_of_the_plan(course: Course) -> None:
    (path,) = course.syllabus.paths
    module = course.modules["thursday"]
    assert path.steps == module.lessons
    assert module not in through(course)
    assert 60 <= path_minutes(course, path).middle <= 100
    taken = [embed for name in path.steps for embed in cut(course.lessons[name].body or "") if isinstance(embed, Embed)]
    tasks = {embed.target for embed in taken if embed.kind == "task"}
    assert {f"one-page-plan.t{number}" for number in range(1, 7)} <= tasks
    assert {"rehearse-two-talks.t1", "rehearse-two-talks.t2"} <= tasks
    assert sum(embed.kind == "question" for embed in taken) >= len(path.steps)
