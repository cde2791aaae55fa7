"""The plan, the view for the room, the notes and the way in, as they are built."""

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator import pages
from generator.build import build
from generator.derive.minutes import lesson_minutes
from generator.derive.plan import WAY_IN, plan, way_in
from generator.load import load
from generator.model.course import Course
from tests.plan_course import write_course


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_course(tmp_path_factory.mktemp("small"))
    build(folder)
    return folder


@pytest.fixture(scope="module")
def course(root: Path) -> Course:
    return load(root)[0].courses["small"]


def _page(root: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((root / "build/site" / path).read_bytes())


def _items(page: LexborHTMLParser, query: str) -> list[str | None]:
    return [node.attributes.get("data-item") for node in page.css(query)]


def test_headings_stand_in_the_order_of_the_course_and_gather_their_tasks(course: Course) -> None:
    found = {heading.name: [f"{a.owner.id}.{a.task.id}" for a in heading.asked] for heading in plan(course)}
    assert found == {
        "My talk": ["first.who", "second.cost"],
        "What I hold": ["first.lines", "ask.t"],
        "Who loses more": ["second.more"],
    }
    assert list(found) == ["My talk", "What I hold", "Who loses more"]


def test_the_way_in_asks_what_the_first_path_asks(course: Course) -> None:
    assert {q.objective for q in way_in(course)} == {"first.o"}
    assert 5 <= len(way_in(course)) <= WAY_IN


def test_a_task_is_a_native_control_with_its_prompt_as_label(root: Path) -> None:
    page = _page(root, "small/lessons/first.html")
    labels = {node.attributes["for"]: node.text(strip=True) for node in page.css("tb-task label")}
    assert labels["task-who:text"] == "With whom, about <b>what</b>?", "raw HTML of authors is text"
    assert labels["task-lines:text"] == "What do you hold?"
    for control in labels:
        assert len(page.css(f"[id='{control}']")) == 1
    later = _page(root, "small/lessons/second.html")
    number = later.css_first("[id='task-cost:text']")
    assert number is not None
    assert (number.tag, number.attributes["inputmode"]) == ("input", "decimal")
    assert [node.text(strip=True) for node in later.css("fieldset legend.tb-task__prompt")] == ["Who loses more?"]
    assert [node.attributes["value"] for node in later.css("tb-task input[type=radio]")] == ["they", "i"]


@pytest.mark.parametrize("path", ["index.html", "small/lessons/second.html", "small/room.html"])
def test_each_page_that_reads_the_log_names_what_was_renamed(root: Path, path: str) -> None:
    marker = _page(root, path).css_first("tb-course")
    assert marker is not None
    assert json.loads(marker.attributes["data-was"] or "") == [["small/former", "small/first"]]


def test_without_renames_no_page_says_so(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    lesson = folder / "content/small/lessons/first.yml"
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("was:\n- former\n", ""), encoding="utf-8")
    rendered = pages.render(load(folder)[0], "Small")
    assert not [file.path for file in rendered.files if "data-was" in file.data.decode()]


def test_a_lesson_takes_in_the_task_of_another_record(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    (folder / "content/small/lessons/second.md").write_text("Words.\n\n![](task:first.who)\n", encoding="utf-8")
    build(folder)
    page = _page(folder, "small/lessons/second.html")
    items = _items(page, "tb-task")
    assert items[0] == "small/first.who", "one answer, wherever it is given"
    assert len(items) == len(set(items)) > 1, "its own tasks stay"
    ids = [node.attributes["id"] for node in page.css(".md-content [id]")]
    assert len(ids) == len(set(ids))
    assert _items(_page(folder, "small/plan.html"), "tb-task").count("small/first.who") == 1
    course = load(folder)[0].courses["small"]
    lesson, first = course.lessons["second"], course.lessons["first"].tasks[0]
    body = lesson.model_copy(update={"body": "Words."})
    gained = lesson_minutes(course, lesson).middle - lesson_minutes(course, body).middle
    assert gained == pytest.approx(first.minutes)


def test_the_plan_holds_the_same_boxes_and_leads_to_where_they_are_learned(root: Path) -> None:
    page = _page(root, "small/plan.html")
    wanted = ["small/first.who", "small/second.cost", "small/first.lines", "small/ask.t", "small/second.more"]
    assert _items(page, "tb-task") == wanted
    ids = [node.attributes["id"] for node in page.css(".md-content [id]")]
    assert len(ids) == len(set(ids))
    written = page.css(".tb-written > [data-group]")
    assert [len(group.css("[data-item]")) for group in written] == [2, 2, 1]
    assert all((node.attributes["href"] or "").lstrip("#") in ids for node in page.css(".tb-written a"))
    links = [node.attributes["href"] for node in page.css(".tb-task__from a")]
    assert links[0] == "lessons/first.html"
    assert links[3] == "techniques/ask.html"
    back = _page(root, "small/lessons/first.html").css_first("#task-lines .tb-task__head a")
    assert back is not None
    heading = (back.attributes["href"] or "").partition("#")[2]
    assert page.css_first(f"h2[id='{heading}']") is not None


def test_the_plan_is_in_the_navigation_and_its_prompts_are_found_once(root: Path) -> None:
    home = _page(root, "index.html")
    assert any(link.text(strip=True) == "Your plan" for link in home.css("nav.md-nav--primary a"))
    index = json.loads((root / "build/site/search/search_index.json").read_text(encoding="utf-8"))
    found = [entry["location"] for entry in index["docs"] if "What do you hold?" in entry["text"]]
    assert found
    assert all(place.startswith("small/lessons/first.html") for place in found)


def test_the_room_stands_alone_and_reads_the_same_log(root: Path) -> None:
    page = _page(root, "small/room.html")
    assert _items(page, "tb-answers [data-item]") == _items(_page(root, "small/plan.html"), "tb-task")
    assert page.css_first("nav, header, footer, aside") is None
    assert [node.text() for node in page.css("[data-item] > h3")] == ["My levers"]
    for node in page.css("link[href], script[src]"):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        assert address == "data:," or (root / "build/site/small" / address).resolve().is_file(), address
    for group in page.css("[data-group], [data-choice]"):
        assert "hidden" in group.attributes
    marker = page.css_first("tb-course")
    assert marker is not None
    assert marker.attributes["data-uid"] == "00112233445566778899aabbccddeeff"


def test_notes_list_every_page_and_every_reflection(root: Path) -> None:
    page = _page(root, "small/notes.html")
    notes = _items(page, "[data-kind=note]")
    assert notes == ["small/first", "small/ask", "small/second", "small/learn"]
    assert _items(page, "[data-kind=answer]") == ["small/q-opening"]


def test_home_asks_for_the_day_and_names_the_ways(root: Path) -> None:
    page = _page(root, "index.html")
    goal = page.css_first("tb-goal")
    assert goal is not None
    ways = json.loads(goal.attributes["data-ways"] or "")
    assert [way["name"] for way in ways] == ["The whole course", "In a hurry"]
    assert ways[0]["minutes"] > ways[1]["minutes"] > 40
    assert all(page.css_first(way["href"]) is not None for way in ways)
    assert page.css_first("tb-goal a[href='small/way-in.html']") is not None


def test_a_course_without_tasks_has_no_plan(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    for name in ("lessons/first", "lessons/second", "techniques/ask"):
        path = folder / f"content/small/{name}.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text("\n".join(line for line in text.split("\n") if "plan: " not in line), encoding="utf-8")
    rendered = pages.render(load(folder)[0], "Small")
    files = {file.path: file.data.decode() for file in rendered.files}
    assert not {"small/plan.md", "small/room.html"} & set(files)
    assert not any("plan.html" in text for text in files.values())
    assert all(entry.path != "small/plan.md" for entry in rendered.nav)


def test_home_offers_the_courses_subjects_and_pieces_name_theirs(root: Path) -> None:
    options = _page(root, "index.html").css("tb-goal select option")
    found = [(option.attributes["value"], option.text()) for option in options]
    assert found == [("pay", "Pay"), ("rent", "Rent"), ("", "Something else")]
    marks = _page(root, "small/techniques/ask.html").css(".tb-like")
    assert [mark.attributes["data-subject"] for mark in marks] == ["pay", "rent", "pay", "rent", "pay", "rent"]
    assert all("hidden" in mark.attributes for mark in marks), "without a script nothing is anybody's"


def test_a_course_without_subjects_asks_in_words_only(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    for path in (folder / "content/small").rglob("*.yml"):
        text = re.sub(r"(?m)^subjects:\n(- .*\n  .*\n)+|^.*\bsubject: .*\n", "", path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8")
    rendered = pages.render(load(folder)[0], "Small")
    home = next(file.data.decode() for file in rendered.files if file.path == "index.md")
    assert "goal:subject" in home
    assert "goal:about" not in home
    assert not [file.path for file in rendered.files if "tb-like" in file.data.decode()]
