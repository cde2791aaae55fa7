"""`course.yml`: what the course declares, and the names that this takes."""

from typing import Any

from generator.load.reading import Reading
from generator.model.definition import Technique
from generator.model.origin import Origin
from generator.model.problem import Problem
from generator.model.syllabus import Syllabus
from generator.model.value import is_list, is_mapping

_FIELDS = frozenset(Technique.model_fields)


def read_syllabus(reading: Reading) -> None:
    """Read `course.yml` and take the ids that it declares."""
    document = reading.folder.yaml(f"{reading.base}/course.yml")
    if isinstance(document, Problem):
        reading.problems.append(document)
        return
    data: Any = document.data
    facets = data.get("facets") if is_mapping(data) else None
    listed = facets if is_list(facets) else []
    reading.facets = frozenset(str(facet.get("id")) for facet in listed if is_mapping(facet))
    reading.keep("course", Syllabus, data, document.origin)
    for syllabus in reading.values.get("course", {}).values():
        _claim_names(reading, syllabus, document.origin)
    if is_mapping(data) and data.get("id") != reading.id:
        message = f"the course's id is {data.get('id')!r}, its folder {reading.id!r}"
        reading.problems.append(document.origin.problem("L05", message, "give both one name", at=("id",)))


def _claim_names(reading: Reading, syllabus: Syllabus, origin: Origin) -> None:
    """Take the ids of what `course.yml` declares; pages and files are named after them."""
    for name in ("modules", "decks", "paths"):
        for index, item in enumerate(getattr(syllabus, name)):
            reading.named.add(item.id)
            reading.claim(name, item.id, Origin(origin.path, {("id",): origin.spot((name, index, "id"))}))
    lists = {(name,): getattr(syllabus, name) for name in ("facets", "risks", "subjects")}
    values = {("facets", index, "values"): facet.values for index, facet in enumerate(syllabus.facets)}
    for at, group in {**lists, **values}.items():
        first: dict[str, int] = {}
        for index, item in enumerate(group):
            if first.setdefault(item.id, index) != index:
                message = (
                    f"id {item.id!r} is used twice (first in line {origin.spot((*at, first[item.id], 'id')).line})"
                )
                reading.problems.append(origin.problem("D01", message, "choose another id", at=(*at, index, "id")))
    for index, facet in enumerate(syllabus.facets):
        if facet.id in _FIELDS:
            message = f"every technique has a field {facet.id!r} already"
            reading.problems.append(origin.problem("D01", message, "choose another id", at=("facets", index, "id")))
