"""The page of a module's check and its answer key, as they are built."""

import html
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from generator import pages
from generator.build import build
from generator.derive.questions import SPARE, draw, pool
from generator.load import load
from generator.model.course import Course
from generator.pages.check import last_lines
from generator.questions import TYPES
from tests.check_course import PAGE_QUESTION, write_course

QUESTIONS = re.compile(r'<section class="tb-question" id="([^"]+)"')


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_course(tmp_path_factory.mktemp("small"))
    build(folder)
    return folder


@pytest.fixture(scope="module")
def course(root: Path) -> Course:
    return load(root)[0].courses["small"]


@pytest.fixture(scope="module")
def docs(root: Path) -> dict[str, str]:
    rendered = pages.render(load(root)[0], "Small")
    return {file.path: file.data.decode() for file in rendered.files}


def _page(root: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((root / "build/site/small" / path).read_bytes())


def _plan(root: Path) -> dict[str, Any]:
    check = _page(root, "checks/two.html").css_first("tb-check")
    assert check is not None
    return json.loads(check.attributes["data-plan"] or "")


def test_a_draw_asks_every_objective_and_its_share_of_review(course: Course) -> None:
    asked = pool(course, course.modules["two"])
    assert draw(course, course.modules["two"]) == list(asked.drawn)
    assert Counter(q.objective for q in asked.drawn[:6]) == {f"second.o{n}": 2 for n in (1, 2, 3)}
    assert [asked.review.get(q.id) for q in asked.drawn] == [None] * 6 + ["one"] * 2
    assert asked.reviewed / len(asked.drawn) >= 0.25


def test_the_pool_holds_all_of_the_module_and_thrice_the_review(course: Course) -> None:
    asked = pool(course, course.modules["two"])
    names = [q.id for q in asked.questions]
    assert len(names) == len(set(names))
    assert len(asked.review) == SPARE * asked.reviewed == 6
    own = {q.id for q in course.questions.values() if q.objective.startswith("second.") and q.use.in_check}
    assert set(names) - set(asked.review) == own
    assert not pool(course, course.modules["one"]).review


def test_the_page_holds_the_first_draw_and_then_the_rest(course: Course, docs: dict[str, str]) -> None:
    text = docs["small/checks/two.md"]
    asked = pool(course, course.modules["two"])
    assert QUESTIONS.findall(text) == [q.id for q in asked.questions]
    drawn, _, rest = text.partition('<details class="tb-fold tb-check__more">')
    assert QUESTIONS.findall(drawn) == [q.id for q in asked.drawn]
    assert "More questions of this module (6)" in rest
    assert "8 questions, 2 of them from earlier modules" in text
    assert re.findall(r">Question (\d+)<", text) == [str(n) for n in range(1, 15)]


def test_the_plan_says_how_to_draw_and_what_to_name(root: Path, course: Course) -> None:
    plan = _plan(root)
    assert (plan["per_objective"], plan["review"], plan["size"]) == (2, 2, 8)
    asked = pool(course, course.modules["two"])
    assert plan["questions"] == [
        {"id": f"small/{q.id}", "objective": q.objective, "review": asked.review.get(q.id, "")} for q in asked.questions
    ]
    assert plan["objectives"]["second.o1"] == {
        "text": "Do second o1.",
        "label": "2.1 Lesson second",
        "href": "../lessons/second.html",
    }
    assert plan["misconceptions"] == {
        "louder-wins": {"name": "Louder <b>wins</b>", "label": "Lesson first", "href": "../lessons/first.html"},
        "later-is-better": {"name": "Later is better"},
    }


def test_the_plan_is_escaped(docs: dict[str, str]) -> None:
    attribute = re.search(r'data-plan="([^"]*)"', docs["small/checks/two.md"])
    assert attribute
    assert "<" not in attribute[1]
    assert "Louder <b>wins</b>" in html.unescape(attribute[1])


def test_every_page_that_the_plan_names_is_there(root: Path) -> None:
    plan = _plan(root)
    links = [
        each["href"] for group in ("objectives", "misconceptions") for each in plan[group].values() if "href" in each
    ]
    assert links
    for link in links:
        assert (root / "build/site/small/checks" / link).resolve().is_file()


def test_calibration_knows_the_modules_questions_that_ask_for_it(root: Path) -> None:
    found = _page(root, "checks/two.html").css_first("tb-calibration")
    assert found is not None
    items = json.loads(found.attributes["data-items"] or "")
    assert items[f"small/{PAGE_QUESTION}"]["href"] == f"../lessons/second.html#{PAGE_QUESTION}"
    assert items["small/q-second-o1-a"] == {"label": "Which is second o1 a?", "href": "#q-second-o1-a"}
    assert len(items) == 8, "seven of the check and one of the lesson; the order asks for none"
    assert _page(root, "checks/one.html").css_first("tb-calibration") is None


def test_the_key_follows_the_numbers_of_the_pages(root: Path, course: Course) -> None:
    page = _page(root, "keys/two.html")
    groups = page.css(".tb-key")
    assert len(groups) == 2
    asked = pool(course, course.modules["two"])
    stems = [q.stem.splitlines()[-1] for q in asked.questions]
    assert [each.text() for each in groups[0].css(".tb-key__number")] == [str(n) for n in range(1, 15)]
    assert [each.text() for each in groups[0].css(".tb-key__ask > span:last-child")] == stems
    assert [each.text() for each in groups[1].css(".tb-key__ask > span:last-child")] == ["Which is second o1 page?"]
    first = groups[0].css_first(".tb-key__row")
    assert first is not None
    assert "Right: Right one" in " ".join(first.text().split())
    assert "It fits." in first.text()


def test_the_key_shows_what_a_question_shows(tmp_path: Path) -> None:
    root = write_course(tmp_path)
    media = root / "content/small/media"
    media.mkdir()
    for name in ("board", "scene"):
        (media / f"{name}.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>')
    (media / "call.mp3").write_bytes(b"ID3")
    quiz = root / "quizzes/small/two.yml"
    board, heard, scene, *rest = yaml.safe_load(quiz.read_text(encoding="utf-8"))
    board["media"] = {"file": "board.svg", "alt": "A board", "caption": "White moves.", "transcript": "King d4."}
    heard["media"] = {"file": "call.mp3", "alt": "A call", "transcript": "Hello."}
    scene["stem"] = "![A scene](media/scene.svg)\n\nWho wins?"
    quiz.write_text(yaml.safe_dump([board, heard, scene, *rest]), encoding="utf-8")
    build(root)
    page = _page(root, "keys/two.html")
    shown = {
        image.attributes["alt"]: row.css(".tb-key__ask > span:last-child")[0].text()
        for row in page.css(".tb-key__row")
        for image in row.css(".tb-key__picture img")
    }
    assert shown == {"A board": "Which is second o1 a?", "A scene": "Who wins?"}
    assert [each.text() for each in page.css(".tb-key__picture figcaption")] == ["White moves."]
    assert all(
        (root / "build/site/small/keys" / (img.attributes["src"] or "")).is_file() for img in page.css(".tb-key img")
    )
    assert not page.css("article :is(audio, details)")


def test_the_key_has_no_form_and_no_script_of_questions(root: Path) -> None:
    page = _page(root, "keys/two.html")
    content = page.css_first("article")
    assert content is not None
    assert not content.css("form, tb-question, input, button, details")
    text = (root / "build/site/small/keys/two.html").read_text(encoding="utf-8")
    assert "quiz.js" not in text
    assert "check.css" in text
    assert 'name="robots" content="noindex"' in text


@pytest.mark.parametrize("path", ["keys/two.html", "checks/two.html"])
def test_ids_are_unique(root: Path, path: str) -> None:
    ids = Counter(node.attributes["id"] for node in _page(root, path).css("[id]"))
    assert [name for name, times in ids.items() if times > 1] == []


def test_the_key_is_in_no_search_and_no_menu_but_linked(root: Path) -> None:
    index = json.loads((root / "build/site/search/search_index.json").read_text(encoding="utf-8"))
    places = {entry["location"].partition("#")[0] for entry in index["docs"]}
    assert "small/checks/two.html" in places
    assert not [place for place in places if "/keys/" in place]
    page = _page(root, "checks/two.html")
    assert [each.text() for each in page.css("article a[href='../keys/two.html']")] == ["Answer key, to print"]
    assert "keys/" not in "".join(node.html or "" for node in page.css("nav"))


def test_the_style_of_checks_is_loaded_where_it_is_needed(root: Path) -> None:
    for path, wanted in (("checks/two.html", True), ("lessons/second.html", False), ("modules/two.html", False)):
        text = (root / "build/site/small" / path).read_text(encoding="utf-8")
        assert ("check.css" in text) is wanted, path


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ({"type": "true_false", "statement": "A scene.\n\nIt is so.", "answer": True}, "It is so. True or false?"),
        ({"type": "numeric", "stem": "A scene.\n\nHow\nmany?", "answer": 3}, "How many?"),
    ],
)
def test_a_question_is_named_by_what_it_asks(question: dict[str, Any], said: str) -> None:
    given = {"id": "q-1", "objective": "l.o1", "bloom": "apply", **question}
    asked = TYPES[question["type"]].model_validate(given).lower()
    assert last_lines(asked) == said
