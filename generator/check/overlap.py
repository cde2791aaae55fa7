"""Own words: no run of seven words is shared with a text whose fingerprints the course keeps."""

from collections.abc import Iterator

from generator.check.references import prose_origin
from generator.check.rule import rule
from generator.derive.overlap import RUN, shingles
from generator.model.course import Course
from generator.model.problem import Problem
from generator.model.walk import walk


@rule("Q26")
def words_are_our_own(course: Course) -> Iterator[Problem]:
    """No text shares seven words in a row with a fingerprinted source."""
    if not course.fingerprints:
        return
    for key, value in course.listed():
        for found in walk(value):
            for name, spelling in _shared(course, found.text):
                origin, at = prose_origin(course, key, found.at)
                message = f"{RUN} words in a row as in {name}: {spelling!r}"
                yield origin.problem("Q26", message, "say it in your own words", at=at, snippet=spelling)
                break


def _shared(course: Course, text: str) -> Iterator[tuple[str, str]]:
    for shingle in shingles(text, course.syllabus.uid):
        for name, digests in course.fingerprints.items():
            if shingle.digest in digests:
                yield name, shingle.spelling
