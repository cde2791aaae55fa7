"""Fingerprints of a text that the course must not copy: keyed hashes, never the words themselves."""

from generator.derive.overlap import RUN, shingles
from generator.model.output import File


def fingerprint(course: str, uid: str, name: str, text: str) -> File | None:
    """Make the file to commit: one hash a run of words, sorted, so that it does not give back the text.

    None if the text is shorter than one run.
    """
    digests = sorted({shingle.digest for shingle in shingles(text, uid)})
    head = f"# Keyed hashes of every run of {RUN} words of a text that stays outside; `tacticbook check` compares.\n"
    return File.text(f"content/{course}/fingerprints/{name}.txt", head + "\n".join(digests)) if digests else None
