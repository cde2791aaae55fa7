"""Identity: what learners' answers hang on. Former ids are never in use again."""

from collections.abc import Iterator

from generator.check.rule import When, rule
from generator.derive.met import met
from generator.model.course import Course
from generator.model.origin import FieldPath, Origin
from generator.model.problem import Problem
from generator.model.syllabus import Level
from generator.model.value import Revised

_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
"""Names that Windows keeps for devices: a page of such a name could not be unpacked there."""


@rule("D04", fixed=True)
def ids_make_files(course: Course) -> Iterator[Problem]:
    """An id becomes a file's name, so it is none that Windows keeps for itself."""
    for key, _ in course.everything():
        if key.partition(":")[2] in _DEVICES:
            name = key.partition(":")[2]
            yield course.origin(key).problem("D04", f"{name!r} cannot be a file's name", "choose another", at=("id",))


@rule("D02", fixed=True)
def former_ids_stay_free(course: Course) -> Iterator[Problem]:
    """An id under `was:` is no record's id, and no other record's former id."""
    used = {key.partition(":")[2] for key, _ in course.everything() if not key.startswith("course:")}
    used |= set(course.modules)
    claimed: dict[str, str] = {}
    for key, former, origin, at in _former(course):
        if former in used:
            message = f"former id {former!r} is in use"
            yield origin.problem("D02", message, "an id is never reused: rename that record", at=at)
        elif claimed.setdefault(former, key) != key:
            message = f"former id {former!r} is claimed twice (also by {claimed[former]})"
            yield origin.problem("D02", message, "keep it at one record", at=at)


def _former(course: Course) -> Iterator[tuple[str, str, Origin, FieldPath]]:
    """Yield who had which id before, and where that is written; modules are written in `course.yml`."""
    for key, value in course.everything():
        for index, former in enumerate(value.was if isinstance(value, Revised) else ()):
            yield key, former, course.origin(key), ("was", index)
    origin = course.origin(f"course:{course.id}")
    for number, module in enumerate(course.syllabus.modules):
        for index, former in enumerate(module.was):
            yield f"module:{module.id}", former, origin, ("modules", number, "was", index)


@rule("D05", lenient=Level.WARNING)
def what_learners_have_met_stays(course: Course) -> Iterator[Problem]:
    """Every id in ids.txt is a record's id, or a former one under `was:`.

    A question or a lesson that vanishes takes learners' answers with it, and nothing else may notice.
    """
    used = {key for key, _ in course.everything()}
    former = {old for _, value in course.everything() if isinstance(value, Revised) for old in value.was}
    for key in course.met:
        kind, _, name = key.partition(":")
        if key not in used and name not in former and name not in course.broken:
            hint = "put it back, or name it under `was:` of what took its place; if no learner met it, delete this line"
            message = f"{kind} {name!r} is gone"
            yield course.origin(f"ids:{course.id}").problem("D05", message, hint, at=(key,))


@rule("D06", when=When.STRICT)
def ids_are_listed_for_a_release(course: Course) -> Iterator[Problem]:
    """For a release, ids.txt lists every record that learners meet, once the course has such a list."""
    listed = set(course.met)
    missing = [key for key in met(course) if key not in listed]
    if listed and missing:
        message = f"ids.txt does not list {len(missing)} of this course's ids, such as {missing[0].replace(':', ' ')!r}"
        yield course.origin(f"course:{course.id}").problem("D06", message, "run `tacticbook ids`", at=("id",))
