"""One course: its files → records, with every problem of every file."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.load.folder import Folder
from generator.load.layouts import built_in, check_layouts
from generator.load.reading import Reading
from generator.load.syllabus import read_syllabus
from generator.load.yaml import Document
from generator.model.course import Course
from generator.model.definition import Lesson, Record, Tactic, Technique
from generator.model.layout import Layout
from generator.model.origin import Origin, Spot
from generator.model.output import File
from generator.model.problem import Problem, did_you_mean
from generator.model.question import Question
from generator.model.syllabus import CoverageRow, Misconception, Source, Term
from generator.model.value import Value, is_list, is_mapping
from generator.questions import TYPES

KINDS: Mapping[str, type[Record]] = {"lesson": Lesson, "tactic": Tactic, "technique": Technique}
LISTS: Mapping[str, tuple[str, type[Value]]] = {
    "glossary": ("term", Term),
    "sources": ("source", Source),
    "misconceptions": ("misconception", Misconception),
    "coverage": ("coverage", CoverageRow),
    "layouts": ("layout", Layout),
}
FOLDERS = (*(f"{kind}s" for kind in KINDS), "fingerprints", "media")
"""What a course folder holds beside its lists."""
IDS = "ids.txt"
"""The list of ids that learners may have met; `tacticbook ids` writes it."""
_REMARK = re.compile(r"<!--\s*check:[^\n]*?-->")
"""An exception from a rule, written into prose: not for readers."""


def read_course(folder: Folder, course: str) -> tuple[Course | None, list[Problem]]:
    """Read one course; the course is None while its `course.yml` cannot be used."""
    reading = Reading(folder, course)
    lists = [f"{name}.yml" for name in LISTS]
    reading.problems += folder.unknown(reading.base, ["course.yml", *lists], FOLDERS)
    read_syllabus(reading)
    for kind, model in KINDS.items():
        _read_records(reading, kind, model)
    for name, (kind, model) in LISTS.items():
        if folder.exists(f"{reading.base}/{name}.yml"):
            _read_list(reading, f"{reading.base}/{name}.yml", kind, model)
    check_layouts(reading)
    for path in folder.files(f"quizzes/{course}", ".yml"):
        _read_list(reading, path, "question", None)
    reading.problems += folder.strays(f"quizzes/{course}", {".yml"})
    return _assemble(reading), reading.problems


def _read_records(reading: Reading, kind: str, model: type[Record]) -> None:
    folder = f"{reading.base}/{kind}s"
    reading.problems += reading.folder.strays(folder, {".yml", ".md"} if kind == "lesson" else {".yml"})
    for path in reading.folder.files(folder, ".yml"):
        document = reading.folder.yaml(path)
        if isinstance(document, Problem):
            reading.problems.append(document)
            reading.ids.setdefault(path.rsplit("/", 1)[1].removesuffix(".yml"), Origin(path))
            continue
        _read_record(reading, kind, model, document)
    if kind == "lesson":
        _report_lost_prose(reading, folder)


def _read_record(reading: Reading, kind: str, model: type[Record], document: Document) -> None:
    data, origin = document.data, document.origin
    stem = origin.path.rsplit("/", 1)[1].removesuffix(".yml")
    if is_mapping(data):
        if isinstance(data.get("id"), str) and data["id"] != stem:
            hint = f"write `id: {stem}`, or rename the file to {data['id']}.yml"
            reading.problems.append(
                origin.problem("L05", f"id {data['id']!r} in a file named {stem!r}", hint, at=("id",))
            )
        if kind == "technique":
            data = _gather_facets(reading, data, origin)
        if kind == "lesson":
            data = _take_in_prose(reading, data, origin)
    reading.keep(kind, model, data, origin)
    reading.ids.setdefault(stem, origin)


def _gather_facets(reading: Reading, data: dict[str, Any], origin: Origin) -> dict[str, Any]:
    """Move the course's own fields into `facets`; one text counts as a list of one."""
    own = reading.facets if reading.facets is not None else data.keys() - Technique.model_fields.keys()
    facets: dict[str, tuple[Any, ...]] = {}
    for name in [name for name in data if name in own]:
        values = data[name] if is_list(data[name]) else [data[name]]
        facets[name] = tuple(values)
    origin.spots.update({("facets", *at): spot for at, spot in origin.spots.items() if at and at[0] in facets})
    if "facets" in data:
        hint = "write each facet as a field of its own"
        reading.problems.append(origin.problem("F02", "unknown field 'facets'", hint, at=("facets",)))
    return {k: v for k, v in data.items() if k not in own} | {"facets": facets}


def _take_in_prose(reading: Reading, data: dict[str, Any], origin: Origin) -> dict[str, Any]:
    """Read the `.md` beside a lesson as its body."""
    path = origin.path.removesuffix(".yml") + ".md"
    if not reading.folder.exists(path):
        return data
    if data.get("body"):
        hint = f"keep one: `body:` or {path.rsplit('/', 1)[1]}"
        reading.problems.append(origin.problem("L06", "this lesson has its prose twice", hint, at=("body",)))
        return data
    text = reading.folder.text(path)
    if isinstance(text, Problem):
        reading.problems.append(text)
        return data
    reading.origins[f"body:{data.get('id')}"] = text[1]
    body = _REMARK.sub("", text[0])
    return {**data, "body": body} if body.strip() else data


def _report_lost_prose(reading: Reading, folder: str) -> None:
    for path in reading.folder.files(folder, ".md"):
        if not reading.folder.exists(path.removesuffix(".md") + ".yml"):
            origin = Origin(path)
            stem = path.rsplit("/", 1)[1].removesuffix(".md")
            reading.problems.append(origin.problem("L02", "prose without its lesson", f"add {stem}.yml beside it"))


def _read_list(reading: Reading, path: str, kind: str, model: type[Value] | None) -> None:
    document = reading.folder.yaml(path)
    if isinstance(document, Problem):
        reading.problems.append(document)
        return
    if not is_list(document.data):
        if document.data is not None:
            reading.problems.append(
                document.origin.problem("F01", "this file holds a list", "start each entry with `- `")
            )
        return
    for data, origin in zip(document.data, _entries(document), strict=True):
        room = model or _room(reading, data, origin)
        if room:
            reading.keep(kind, room, data, origin)


def _entries(document: Document) -> list[Origin]:
    """Give the origin of each entry of a list."""
    origin = document.origin
    entries = [Origin(origin.path, {}, origin.lines, (index,)) for index in range(len(document.data))]
    for at, spot in origin.spots.items():
        if at:
            entries[int(at[0])].spots[at[1:]] = spot
    return entries


def _room(reading: Reading, data: Any, origin: Origin) -> type[Question] | None:  # noqa: ANN401 - raw YAML
    """Find the question type that an entry names."""
    name = data.get("type") if is_mapping(data) else None
    if isinstance(name, str) and name in TYPES:
        return TYPES[name]
    if is_mapping(data) and isinstance(data.get("id"), str):
        reading.ids.setdefault(data["id"], origin)
    hint = did_you_mean(str(name)[:60], TYPES) or f"use one of: {', '.join(TYPES)}"
    message = f"unknown question type {str(name)[:60]!r}" if name else "field 'type' is missing"
    reading.problems.append(origin.problem("F03", message, hint, at=("type",)))
    return None


def _assemble(reading: Reading) -> Course | None:
    values = reading.values
    syllabus = next(iter(values.get("course", {}).values()), None)
    if syllabus is None:
        return None
    return Course(
        syllabus=syllabus,
        lessons=values.get("lesson", {}),
        tactics=values.get("tactic", {}),
        techniques=values.get("technique", {}),
        terms=values.get("term", {}),
        sources=values.get("source", {}),
        questions=values.get("question", {}),
        misconceptions=values.get("misconception", {}),
        coverage=values.get("coverage", {}),
        layouts={**built_in(), **values.get("layout", {})},
        fingerprints=dict(_fingerprints(reading)),
        met=tuple(_met(reading)),
        media=tuple(_media(reading)),
        origins=reading.origins,
        broken=frozenset(key for name in reading.ids if ":" not in (key := name.removeprefix("layout:")))
        - {key for kind in values.values() for key in kind}
        - reading.named,
    )


def _fingerprints(reading: Reading) -> Iterator[tuple[str, frozenset[str]]]:
    reading.problems += reading.folder.strays(f"{reading.base}/fingerprints", {".txt"})
    for path in reading.folder.files(f"{reading.base}/fingerprints", ".txt"):
        text = reading.folder.text(path)
        if isinstance(text, Problem):
            reading.problems.append(text)
        else:
            yield path.rsplit("/", 1)[1], frozenset(line for line in text[0].split() if not line.startswith("#"))


def _met(reading: Reading) -> Iterator[str]:
    """Read the list of ids, one `kind id` a line; its origin `ids:<course>` knows the line of each."""
    path = f"{reading.base}/{IDS}"
    text = reading.folder.text(path) if reading.folder.exists(path) else None
    if isinstance(text, Problem):
        reading.problems.append(text)
    elif text:
        origin = reading.origins[f"ids:{reading.base.rpartition('/')[2]}"] = text[1]
        for number, line in enumerate(origin.lines, 1):
            words = line.partition("#")[0].split()
            if len(words) == 2:  # noqa: PLR2004 - a kind and an id
                origin.spots[":".join(words),] = Spot(number, 1, number)
                yield ":".join(words)
            elif words:
                spot = Spot(number, 1, number)
                origin.spots["",] = spot
                reading.problems.append(origin.problem("L08", "not a kind and an id", "write `question q-1`", at=("",)))


def _media(reading: Reading) -> Iterator[File]:
    for item in reading.folder.media(f"{reading.base}/media"):
        if isinstance(item, Problem):
            reading.problems.append(item)
        else:
            yield item
