"""Which content a build holds, as a hash: learners' answers and records name it."""

import hashlib

from generator.model.course import Course


def content_hash(course: Course) -> str:
    """Hash all that a course says, in 16 hex digits; where it is written does not matter.

    Two builds of the same content have the same hash, on any machine.
    """
    digest = hashlib.blake2b(digest_size=8)
    for key, value in course.everything():
        digest.update(f"{key}\0{value.model_dump_json()}\0".encode())
    for file in course.media:
        digest.update(f"media:{file.path}\0".encode() + hashlib.blake2b(file.data).digest())
    return digest.hexdigest()
