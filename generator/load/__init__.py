"""A course folder → `Catalog`, and every problem at once. Nothing else reads content."""

from pathlib import Path

from generator.load.course import read_course
from generator.load.folder import Folder
from generator.model.course import Catalog, Course
from generator.model.origin import Origin
from generator.model.problem import Problem, did_you_mean


def load(root: Path) -> tuple[Catalog, list[Problem]]:
    """Read every course below `content/` with its questions below `quizzes/`.

    Records that cannot be used are left out of the catalog and reported; the rest is there, so that
    `check` can report its own problems in the same run.
    """
    folder = Folder(root)
    names = folder.folders("content")
    problems = [_no_course(name) for name in names if not folder.exists(f"content/{name}/course.yml")]
    problems += folder.unknown("content", folders=names)
    problems += folder.unknown("quizzes", folders=folder.folders("quizzes"))
    problems += _orphan_quizzes(folder, names)
    if not names:
        problems.append(
            Origin("content").problem("L01", "there is no course here", "write content/<course>/course.yml")
        )
    courses: dict[str, Course] = {}
    for name in names:
        if folder.exists(f"content/{name}/course.yml"):
            course, found = read_course(folder, name)
            problems += found
            if course:
                courses[name] = course
    problems += _shared_uids(courses)
    return Catalog(courses), problems


def _shared_uids(courses: dict[str, Course]) -> list[Problem]:
    """Report a uid that two courses share: learners' answers would mix."""
    first: dict[str, str] = {}
    return [
        course.origin(f"course:{course.id}").problem(
            "D03", f"the uid is also that of course {first[uid]!r}", "make a new one", at=("uid",)
        )
        for name, course in courses.items()
        if first.setdefault(uid := course.syllabus.uid, name) != name
    ]


def _no_course(name: str) -> Problem:
    return Origin(f"content/{name}").problem("L01", "a course folder without course.yml", "write one")


def _orphan_quizzes(folder: Folder, names: list[str]) -> list[Problem]:
    orphans = [name for name in folder.folders("quizzes") if name not in names]
    return [
        Origin(f"quizzes/{name}").problem("L02", "questions of no course", did_you_mean(name, names) or "name a course")
        for name in orphans
    ]
