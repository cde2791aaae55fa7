"""References: every id that is named must exist, in fields and in prose."""

from collections.abc import Iterator, Mapping

from generator.check.rule import rule
from generator.model.course import Course
from generator.model.origin import FieldPath, Origin
from generator.model.problem import Problem, did_you_mean
from generator.model.walk import walk
from generator.prose import EMBED_KINDS, LINK_KINDS, PARTS, Mention, mentions

_LISTED = frozenset({"source", "misconception", "layout"})
"""Kinds whose records stand in one list."""


def suggestion(word: str, candidates: Mapping[str, object]) -> str:
    """Give the nearest known id as a question, or nothing."""
    return did_you_mean(word, candidates, cutoff=0.5)


@rule("R01", fixed=True)
def fields_name_what_exists(course: Course) -> Iterator[Problem]:
    """Every id in a field names a record of the kind that the field asks for."""
    for key, value in course.listed():
        for found in walk(value):
            if found.ref and not _exists(course, found.ref.kinds, found.text):
                yield _unknown(course, course.origin(key), found.ref.kinds, found.text, found.at)


@rule("R02", fixed=True)
def facets_have_values(course: Course) -> Iterator[Problem]:
    """A technique's facets take values that `course.yml` declares; required facets have one."""
    for technique in course.techniques.values():
        origin = course.origin(f"technique:{technique.id}")
        for facet in course.syllabus.facets:
            values = {value.id: value for value in facet.values}
            chosen = technique.facets.get(facet.id, ())
            for index, value in enumerate(chosen):
                if value not in values:
                    hint = suggestion(value, values) or f"use one of: {', '.join(values)}"
                    yield origin.problem("R02", f"{facet.id} has no value {value!r}", hint, at=(facet.id, index))
            if facet.required and not chosen and not technique.planned:
                hint = f"add `{facet.id}:` with one of: {', '.join(values)}"
                yield origin.problem("R02", f"field {facet.id!r} is missing", hint)


@rule("R03", fixed=True)
def prose_names_what_exists(course: Course) -> Iterator[Problem]:
    """Links, citations, pictures and things taken in lead somewhere."""
    for key, value in course.everything():
        for found in walk(value):
            if not found.is_prose:
                continue
            origin, at = prose_origin(course, key, found.at)
            for mention in mentions(found.text):
                for message, hint in _faults(course, mention, in_body=found.at == ("body",)):
                    yield origin.problem("R03", message, hint, at=at, snippet=mention.snippet)


@rule("R04", fixed=True)
def media_exists(course: Course) -> Iterator[Problem]:
    """A picture, sound or film that a record shows lies in the course's media folder."""
    files = {file.path: file for file in course.media}
    for key, value in course.everything():
        for found in walk(value):
            if found.at[-2:] and found.at[-1] == "file" and "media" in found.at and found.text not in files:
                hint = suggestion(found.text, files) or "put it into the media folder"
                yield course.origin(key).problem("R04", f"no media file {found.text!r}", hint, at=found.at)


def prose_origin(course: Course, key: str, at: FieldPath) -> tuple[Origin, FieldPath]:
    """Give the file of a text: a lesson's prose may stand in a file of its own."""
    body = f"body:{key.partition(':')[2]}"
    if key.startswith("lesson:") and at == ("body",) and body in course.origins:
        return course.origins[body], ()
    return course.origin(key), at


def _exists(course: Course, kinds: tuple[str, ...], name: str) -> bool:
    owner = name.partition(".")[0]
    return owner in course.broken or any(name in course.named(kind) for kind in kinds)


def _unknown(course: Course, origin: Origin, kinds: tuple[str, ...], name: str, at: FieldPath) -> Problem:
    candidates = {key: value for kind in kinds for key, value in course.named(kind).items()}
    place = f"add it to {kinds[0]}s.yml" if kinds[0] in _LISTED else f"write the {kinds[0]}, or a planned record for it"
    hint = suggestion(name, candidates) or place
    return origin.problem("R01", f"unknown {' or '.join(kinds)} {name!r}", hint, at=at)


def _faults(course: Course, mention: Mention, *, in_body: bool) -> Iterator[tuple[str, str]]:
    match mention.use:
        case "cite":
            yield from _missing(course, "source", mention.target)
        case "embed":
            yield from _embed_faults(course, mention, in_body=in_body)
        case "image":
            yield from _image_faults(course, mention)
        case _:
            yield from _link_faults(course, mention)


def _missing(course: Course, kind: str, name: str) -> Iterator[tuple[str, str]]:
    if not _exists(course, (kind,), name):
        yield f"unknown {kind} {name!r}", suggestion(name, course.named(kind)) or f"add it to the {kind}s"


def _link_faults(course: Course, mention: Mention) -> Iterator[tuple[str, str]]:
    if mention.kind in LINK_KINDS:
        yield from _missing(course, mention.kind, mention.target)
    elif mention.kind not in {"http", "https", "mailto"} and not mention.target.startswith("#"):
        kinds = ", ".join(f"{kind}:" for kind in LINK_KINDS)
        yield f"link to {_address(mention)!r} leads nowhere", f"use {kinds} or https:"


def _address(mention: Mention) -> str:
    return f"{mention.kind}:{mention.target}" if mention.kind else mention.target


def _image_faults(course: Course, mention: Mention) -> Iterator[tuple[str, str]]:
    files = {f"media/{file.path}": file for file in course.media}
    if mention.kind:
        yield f"picture from elsewhere: {_address(mention)!r}", "put the file into the course's media folder"
    elif mention.target not in files:
        yield f"no picture {mention.target!r}", suggestion(mention.target, files) or "put it into the media folder"
    if not mention.words.strip():
        yield "a picture without words for those who cannot see it", "write them between the [ ]"


def _embed_faults(course: Course, mention: Mention, *, in_body: bool) -> Iterator[tuple[str, str]]:
    name, _, part = mention.target.partition(".")
    if not in_body:
        yield "only a lesson's prose can take something in", "use a link instead"
    elif mention.kind not in EMBED_KINDS:
        yield f"{mention.kind!r} cannot be taken in", f"use one of: {', '.join(EMBED_KINDS)}"
    elif mention.kind == "question":
        yield from _missing(course, "question", mention.target)
    elif mention.kind == "technique":
        yield from _technique_part_faults(course, name, part)


def _technique_part_faults(course: Course, name: str, part: str) -> Iterator[tuple[str, str]]:
    yield from _missing(course, "technique", name)
    technique = course.techniques.get(name)
    if technique and part not in PARTS:
        yield f"a technique has no part {part!r} to take in", f"use one of: {', '.join(PARTS)}"
    elif technique and not getattr(technique, "use_when" if part == "when" else part):
        yield f"technique {name!r} has no {part}", "write it, or take something else in"
