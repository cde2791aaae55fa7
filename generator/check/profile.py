"""Profiles: what a record must have, beyond what every record must have."""

from collections.abc import Iterator, Mapping
from enum import EnumType
from typing import get_args

from generator.check.references import suggestion
from generator.check.rule import When, rule
from generator.model.course import Course
from generator.model.definition import Lesson, Record, Tactic, Technique
from generator.model.origin import FieldPath
from generator.model.problem import Problem
from generator.model.syllabus import Level, Profile
from generator.model.walk import parts

STRICT: Mapping[str, tuple[str, ...]] = {
    "tactic": ("mechanism",),
    "technique": ("stance", "use_when", "avoid_when", "steps", "mistakes", "objectives"),
    "lesson": ("body",),
}
"""Fields that the strict profile asks for, by kind (content model, sections 4 and 5)."""

_MODELS = {"tactic": Tactic, "technique": Technique, "lesson": Lesson}


@rule("P01")
def required_fields_are_there(course: Course) -> Iterator[Problem]:
    """A record that is not planned has the fields that the profile and `require:` ask for."""
    strict: Mapping[str, tuple[str, ...]] = STRICT if course.syllabus.profile is Profile.STRICT else {}
    for record in course.records.values():
        kind = record.kind
        asked = dict.fromkeys([*strict.get(kind, ()), *course.syllabus.require.get(kind, ())])
        for name in asked if not record.planned else ():
            if not (getattr(record, name, None) or (isinstance(record, Technique) and record.facets.get(name))):
                hint = f"write {record.id}.md beside it" if name == "body" else f"add it{_choice(record, name)}"
                yield course.origin(f"{kind}:{record.id}").problem("P01", f"field {name!r} is missing", hint)


def _choice(record: Record, name: str) -> str:
    """Name the values that a field may have, where they are few."""
    field = type(record).model_fields.get(name)
    arms = get_args(field.annotation) if field else ()
    kinds = [kind for kind in (field.annotation if field else None, *arms) if isinstance(kind, EnumType)]
    return f": {', '.join(str(value) for value in kinds[0])}" if kinds else ""


@rule("P02")
def require_names_fields(course: Course) -> Iterator[Problem]:
    """`require:` in course.yml names kinds and fields that exist."""
    origin = course.origin(f"course:{course.id}")
    for kind, names in course.syllabus.require.items():
        if kind not in _MODELS:
            yield origin.problem("P02", f"unknown kind {kind!r}", suggestion(kind, _MODELS), at=("require", kind))
            continue
        fields = {**_MODELS[kind].model_fields, **(course.facets if kind == "technique" else {})}
        for index, name in enumerate(names):
            if name not in fields:
                at = ("require", kind, index)
                yield origin.problem("P02", f"a {kind} has no field {name!r}", suggestion(name, fields), at=at)


@rule("P03", lenient=Level.OFF)
def parts_have_own_ids(course: Course) -> Iterator[Problem]:
    """In the strict profile every part that an answer can point at has an id of its own."""
    for key, value in course.everything():
        for at, part in parts(value):
            if not part.has_own_id:
                yield course.origin(key).problem("P03", "this part has no id", "run `tacticbook ids`", at=at)


@rule("P04", fixed=True)
def part_ids_are_unique(course: Course) -> Iterator[Problem]:
    """No two parts of one list, and no two parts of a question, share an id."""
    for key, value in course.everything():
        seen: dict[tuple[object, ...], FieldPath] = {}
        for at, part in parts(value):
            scope = (part.id,) if key.startswith("question:") else (at[:-1], part.id)
            if (first := seen.setdefault(scope, at)) != at:
                message = f"part id {part.id!r} is used twice (first in line {course.origin(key).spot(first).line})"
                yield course.origin(key).problem("P04", message, "choose another", at=(*at, "id"))


@rule("P05", when=When.STRICT)
def records_are_written(course: Course) -> Iterator[Problem]:
    """A release has no records that are only planned."""
    for record in course.records.values():
        if record.planned:
            origin = course.origin(f"{record.kind}:{record.id}")
            yield origin.problem("P05", f"{record.name!r} is only planned", "write it, or take it out", at=("status",))
