"""Courses made up for the map: of any size, in any language, with any words."""

from dataclasses import dataclass
from typing import Any

from generator.model.course import Course
from generator.model.definition import Lesson, Technique
from generator.model.syllabus import Syllabus

FAMILY = {
    "id": "family",
    "name": "Family",
    "required": True,
    "values": [
        {"id": "ask", "name": "Ask", "symbol": "●", "colour": "#1F5FA8"},
        {"id": "give", "name": "Give", "symbol": "▲", "colour": "#B3261E"},
    ],
}


@dataclass(frozen=True)
class Plan:
    """What the made-up course is like. `name` makes the names of all things from what they are."""

    modules: int = 3
    lessons: int = 2
    techniques: int = 2
    lang: str = "en"
    title: str = "A course"
    name: str = "{kind} {number}"
    facets: bool = True
    planned: tuple[str, ...] = ()
    """Ids of records that are only planned."""
    aside: bool = False
    """Whether the last module is nothing but a path's steps."""

    def named(self, kind: str, number: str) -> str:
        return self.name.replace("{kind}", kind).replace("{number}", number)


def course(plan: Plan) -> Course:
    lessons, techniques, modules = {}, {}, []
    for m in range(1, plan.modules + 1):
        for n in range(1, plan.lessons + 1):
            taught = [f"move-{m}-{n}-{i}" for i in range(1, plan.techniques + 1)]
            techniques |= {key: _technique(plan, key, i) for i, key in enumerate(taught)}
            lessons[f"lesson-{m}-{n}"] = _lesson(plan, f"lesson-{m}-{n}", taught)
        modules.append(
            {
                "id": f"module-{m}",
                "name": plan.named("Module", str(m)),
                "summary": f"{plan.named('About', str(m))}, in *one* sentence.",
                "lessons": [f"lesson-{m}-{n}" for n in range(1, plan.lessons + 1)],
            }
        )
    return Course(_syllabus(plan, modules), lessons, {}, techniques)


def _record(plan: Plan, key: str, kind: str) -> dict[str, Any]:
    return {
        "id": key,
        "kind": kind.lower(),
        "name": plan.named("Lesson" if kind == "lesson" else "Move", key.partition("-")[2].replace("-", ".")),
        "summary": "A sentence.",
        "status": "planned" if key in plan.planned else "ready",
    }


def _lesson(plan: Plan, key: str, taught: list[str]) -> Lesson:
    return Lesson.model_validate({**_record(plan, key, "lesson"), "techniques": taught, "body": "Words."})


def _technique(plan: Plan, key: str, index: int) -> Technique:
    facets = {"family": ["ask", "give"][index % 2 : index % 2 + 1]} if plan.facets else {}
    record = _record(plan, key, "technique")
    return Technique.model_validate({**record, "serves": ["goal"], "core": index == 0, "facets": facets})


def _syllabus(plan: Plan, modules: list[dict[str, Any]]) -> Syllabus:
    steps = modules[-1]["lessons"]
    return Syllabus.model_validate(
        {
            "uid": "0" * 32,
            "id": "made-up",
            "title": plan.title,
            "tagline": plan.named("Tagline", "1"),
            "lang": plan.lang,
            "audience": "All.",
            "promise": "Much.",
            "licence": "CC BY 4.0",
            "facets": [FAMILY] if plan.facets else [],
            "modules": modules,
            "paths": [{"id": "short", "name": "Short", "for": "You.", "steps": steps}] if plan.aside else [],
        }
    )
