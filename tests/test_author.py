"""The author's view of a page: what it is made of and holds, and which problems are its own."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator import pages
from generator.author import View, Written, near, view
from generator.derive.reading import reading
from generator.load import load
from generator.model.course import Catalog
from generator.model.origin import Origin
from generator.model.problem import Problem, Severity
from tests.edited_course import SAMPLE, edited

LESSON = "first-aid/lessons/choking.html"
RECORD = "content/first-aid/lessons/choking.yml"
QUIZ = "quizzes/first-aid/cannot-breathe.yml"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(SAMPLE)[0]


def seen(catalog: Catalog, page: str) -> View:
    found = view(catalog, page)
    assert found, page
    return found


def place(written: Written) -> str:
    return f"{written.path}:{written.line}"


def test_a_lesson_is_made_of_its_record_its_prose_and_what_it_teaches(catalog: Catalog) -> None:
    assert [(written.what, place(written)) for written in seen(catalog, LESSON).sources] == [
        ("lesson choking", f"{RECORD}:2"),
        ("prose of choking", "content/first-aid/lessons/choking.md:1"),
        ("technique back-blows", "content/first-aid/techniques/back-blows.yml:2"),
        ("technique abdominal-thrusts", "content/first-aid/techniques/abdominal-thrusts.yml:2"),
    ]


def test_an_objective_says_what_takes_care_of_it(catalog: Catalog) -> None:
    first, *others = seen(catalog, LESSON).objectives
    assert (first.address, first.bloom, first.on_page, first.in_check, first.cards) == (
        "choking.o1",
        "analyze",
        1,
        2,
        1,
    )
    assert first.text == "Tell mild from severe choking by what the person can still do."
    assert place(first.written) == f"{RECORD}:8"
    assert [(aim.address, aim.on_page, aim.in_check, aim.cards) for aim in others] == [
        ("back-blows.o1", 1, 1, 1),
        ("abdominal-thrusts.o1", 1, 1, 2),
    ]


def test_questions_stand_here_or_test_the_same_in_another_place(catalog: Catalog) -> None:
    items = seen(catalog, LESSON).items
    assert [(item.id, item.here) for item in items] == [
        ("q-choking-1", True),
        ("q-blows-1", True),
        ("q-thrusts-1", True),
        ("q-choking-2", False),
        ("q-blows-2", False),
        ("q-thrusts-2", False),
    ]
    first = items[0]
    assert (first.type, first.bloom, first.use, first.confidence) == ("multiple", "understand", "both", False)
    assert first.misconceptions == ("cough-means-severe",)
    assert place(first.written) == f"{QUIZ}:2"
    assert first.stem.startswith("At a wedding a guest takes hold of her throat.")


def test_a_card_is_written_or_derived(tmp_path: Path) -> None:
    given = "cards:\n  - {id: a, front: "
    name = "content/first-aid/techniques/back-blows.yml"
    before = seen(load(SAMPLE)[0], "first-aid/techniques/back-blows.html").cards
    assert [(card.id, card.derived, place(card.written)) for card in before] == [("back-blows.a", False, f"{name}:73")]

    root = edited(
        {"edit": {name: [{"old": given, "new": given.replace("cards", "# cards").replace("  -", "# -")}]}},
        tmp_path / "course",
    )
    after = seen(load(root)[0], "first-aid/techniques/back-blows.html").cards
    assert [(card.id, card.derived, place(card.written)) for card in after] == [
        ("back-blows.name", True, f"{name}:2"),
        ("back-blows.when", True, f"{name}:2"),
    ]


def test_the_coverage_rows_that_a_page_teaches(tmp_path: Path) -> None:
    rows = "- {id: A1, text: Tell mild.}\n- {id: A2, text: Another.}\n- {id: M1, text: No, meta: true}\n"
    edit = {
        "content/first-aid/coverage.yml": rows,
        RECORD: [{"old": "prerequisites: []", "new": "seeds: [A1, M1]"}],
    }
    shown = seen(load(edited({"edit": edit}, tmp_path / "course"))[0], LESSON).coverage
    assert [(row.id, row.text, row.tested, place(row.written)) for row in shown] == [
        ("A1", "Tell mild.", 2, "content/first-aid/coverage.yml:1")
    ]


def test_figures_are_those_of_the_page_itself(catalog: Catalog) -> None:
    lesson, technique = seen(catalog, LESSON), seen(catalog, "first-aid/techniques/back-blows.html")
    own = reading(catalog.courses["first-aid"].lessons["choking"], "en")
    assert (lesson.minutes, lesson.words, lesson.grade) == ("5–9 min", own.words, own.grade)
    assert own.words == 200
    assert own.grade
    assert 2 < own.grade < 6
    assert technique.minutes is None
    assert technique.words
    assert seen(catalog, "first-aid/glossary.html").words is None


def test_a_grade_is_not_told_for_another_language(catalog: Catalog) -> None:
    lesson = catalog.courses["first-aid"].lessons["choking"]
    assert reading(lesson, "nl").grade is None


def test_items_of_a_list_are_sentences_of_their_own(catalog: Catalog) -> None:
    text = "The unremarkable consideration of alternatives\n"
    listed = catalog.courses["first-aid"].lessons["choking"].model_copy(update={"body": f"- {text}" * 8})
    run_on = listed.model_copy(update={"body": text * 8})
    low, high = reading(listed, "en"), reading(run_on, "en")
    assert low.words == high.words == 40
    assert low.grade is not None
    assert high.grade is not None
    assert low.grade < high.grade - 10


@pytest.mark.parametrize(
    ("page", "kind", "sources", "asked"),
    [
        ("index.html", "list", ["content/first-aid/course.yml:2"], []),
        ("first-aid/glossary.html", "list", ["content/first-aid/glossary.yml:1"], []),
        ("first-aid/plan.html", "list", ["content/first-aid/course.yml:2"], []),
        ("first-aid/tactics/clear-the-airway.html", "tactic", ["content/first-aid/tactics/clear-the-airway.yml:2"], []),
        (
            "first-aid/modules/does-not-answer.html",
            "module",
            [
                "content/first-aid/course.yml:41",
                "content/first-aid/lessons/unresponsive-breathing.yml:2",
                "content/first-aid/techniques/recovery-position.yml:2",
            ],
            [],
        ),
        (
            "first-aid/checks/cannot-breathe.html",
            "check",
            [
                "content/first-aid/course.yml:36",
                f"{RECORD}:2",
                "content/first-aid/techniques/back-blows.yml:2",
                "content/first-aid/techniques/abdominal-thrusts.yml:2",
            ],
            ["q-choking-1", "q-choking-2", "q-blows-2", "q-thrusts-2"],
        ),
    ],
)
def test_other_pages(catalog: Catalog, page: str, kind: str, sources: list[str], asked: list[str]) -> None:
    found = seen(catalog, page)
    assert (found.kind, [place(written) for written in found.sources]) == (kind, sources)
    assert sorted(item.id for item in found.items if item.here) == sorted(asked)


def test_a_module_is_named_as_such(catalog: Catalog) -> None:
    assert seen(catalog, "first-aid/modules/does-not-answer.html").sources[0].what == "module does-not-answer"


def test_a_deck_shows_its_cards_only(catalog: Catalog) -> None:
    deck = seen(catalog, "first-aid/decks/cannot-breathe.html")
    assert [card.id for card in deck.cards] == [
        "choking.a",
        "back-blows.a",
        "abdominal-thrusts.a",
        "abdominal-thrusts.b",
    ]
    assert (deck.items, deck.objectives, deck.coverage) == ((), (), ())


def test_every_page_of_the_course_has_a_view_and_no_other(catalog: Catalog) -> None:
    made = [
        file.path.removesuffix(".md") + ".html"
        for file in pages.render(catalog, "Site").files
        if file.path.endswith(".md")
    ]
    assert len(made) > 20
    assert [page for page in made if view(catalog, page) is None] == []
    for page in ("", "404.html", "guide/index.html", "first-aid/course.js", "first-aidlessons/choking.html"):
        assert view(catalog, page) is None


def test_each_course_of_several_has_its_pages(catalog: Catalog) -> None:
    course = catalog.courses["first-aid"]
    second = replace(course, syllabus=course.syllabus.model_copy(update={"id": "second"}))
    both = Catalog({"first-aid": course, "second": replace(second, origins=_renamed(course.origins))})
    assert view(both, "index.html") is None
    assert seen(both, "first-aid/index.html").kind == "list"
    assert seen(both, "second/lessons/choking.html").page == "second/lessons/choking.html"


def _renamed(origins: Mapping[str, Origin]) -> dict[str, Origin]:
    return {**origins, "course:second": origins["course:first-aid"]}


def problem(path: str, line: int, severity: Severity = Severity.WARNING) -> Problem:
    return Problem(code="Q01", severity=severity, path=path, line=line, message="x")


def test_warnings_are_the_page_s_by_line_where_a_file_holds_more(catalog: Catalog) -> None:
    shown = seen(catalog, "first-aid/techniques/back-blows.html")
    own = [
        problem("content/first-aid/techniques/back-blows.yml", 1),
        problem(QUIZ, 27),
        problem(QUIZ, 40),
        problem(QUIZ, 54),
    ]
    others = [problem(RECORD, 2), problem(QUIZ, 26), problem(QUIZ, 55), problem("mkdocs.yml", 1)]
    mixed = [each for pair in zip(others, own, strict=True) for each in pair]
    assert near(mixed, shown) == (own, others)
    assert near(mixed, None) == ([], mixed)


def test_errors_come_first_and_are_the_page_s_by_file_since_lines_may_have_moved(catalog: Catalog) -> None:
    shown = seen(catalog, "first-aid/techniques/back-blows.html")
    warning, error = problem(QUIZ, 27), problem(QUIZ, 200, Severity.ERROR)
    assert near([warning, error], shown) == ([error, warning], [])
