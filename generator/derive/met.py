"""What learners meet and their answers hang on: lessons, tactics, techniques and questions that are written."""

from generator.model.course import Course

MET = ("lesson", "tactic", "technique", "question")
"""Kinds of record whose ids are kept in `ids.txt`."""


def met(course: Course) -> list[str]:
    """Give `kind:id` of each such record, kind by kind, sorted; what is only planned has met nobody."""
    planned = {record.id for record in course.records.values() if record.planned}
    return [f"{kind}:{name}" for kind in MET for name in sorted(course.named(kind)) if name not in planned]
