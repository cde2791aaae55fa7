"""Who cites what: the way back from each source to the records that rest on it."""

from collections.abc import Iterator

from generator.model.course import Course
from generator.model.syllabus import Source
from generator.model.walk import walk
from generator.prose import mentions


def cited_by(course: Course) -> dict[str, list[tuple[str, str]]]:
    """Give each source's citing records as (kind, id), in the order of the course's files."""
    found: dict[str, list[tuple[str, str]]] = {key: [] for key in course.sources}
    for key, value in course.everything():
        kind, _, name = key.partition(":")
        cited = [
            source
            for text in walk(value)
            for source in _cited(text.text, prose=text.is_prose, ref=bool(text.ref and "source" in text.ref.kinds))
        ]
        for source in dict.fromkeys(cited):
            if source in found and kind != "source":
                found[source].append((kind, name))
    return found


def label(source: Source) -> str:
    """Give the short form: `Emerson, 1962`, `Fisher & Ury, 1981`, `Curhan et al., 2022`."""
    names = [author.split(",")[0].strip() for author in source.authors]
    who = " & ".join(names) if len(names) < 3 else f"{names[0]} et al."  # noqa: PLR2004 - APA's rule
    return f"{who}, {source.year}"


def _cited(text: str, *, prose: bool, ref: bool) -> Iterator[str]:
    if ref:
        yield text
    if prose and "[@" in text:
        yield from (mention.target for mention in mentions(text) if mention.use == "cite")
