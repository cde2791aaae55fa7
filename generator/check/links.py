"""Links: places on a page that exist, and addresses that are spelled as they should be."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from weakref import ref

from markdown.extensions.toc import slugify, unique

from generator.check.references import prose_origin, suggestion
from generator.check.rule import rule
from generator.derive.minutes import lesson_questions
from generator.model.course import Course
from generator.model.definition import Lesson
from generator.model.origin import FieldPath
from generator.model.problem import Problem
from generator.model.syllabus import Level
from generator.model.walk import Found, walk
from generator.prose import Embed, Heading, Mention, cut, mentions

_OWN = frozenset({"localhost", "127.0.0.1", "::1"})
"""Hosts that need no secure address and no dot."""
_MAIL = re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+(?:\?\S*)?")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
"""A DOI as it is given out: prefix, stroke, suffix; the page puts `https://doi.org/` before it."""


@rule("U01", lenient=Level.WARNING)
def places_on_a_page_exist(course: Course) -> Iterator[Problem]:
    """A link to a place on its own page, such as `#steps`, names a heading, a question or a task of that lesson."""
    for key, at, mention in _links(course):
        if mention.kind or not mention.target.startswith("#"):
            continue
        place, lesson = mention.target.removeprefix("#"), course.lessons.get(key.removeprefix("lesson:"))
        if lesson is None or at != ("body",):
            message = f"{mention.target!r} leads nowhere: this text stands on several pages"
            yield _problem(course, "U01", (key, at, mention), message, "link a record, such as `lesson:…` or `term:…`")
        elif place and place not in (known := dict.fromkeys(anchors(course, lesson))):
            hint = suggestion(place, known) or f"this page has: {', '.join(known)}"
            yield _problem(course, "U01", (key, at, mention), f"this page has no place {place!r}", hint)


@rule("U02", strict=Level.WARNING, lenient=Level.OFF)
def addresses_are_well_spelled(course: Course) -> Iterator[Problem]:
    """An address of the web is whole, and begins with `https:`; an e-mail address and a DOI have their form."""
    for key, at, mention in _links(course):
        if told := _misspelled(mention.kind, mention.target):
            yield _problem(course, "U02", (key, at, mention), *told)
    for source in course.sources.values():
        scheme, _, rest = (source.url or "").partition(":")
        if told := _misspelled(scheme, rest):
            yield course.origin(f"source:{source.id}").problem("U02", *told, at=("url",))
        if source.doi and not _DOI.fullmatch(source.doi):
            hint = "write it from `10.` on, such as `10.1037/0022-0663.95.2.393`"
            yield course.origin(f"source:{source.id}").problem("U02", f"{source.doi!r} is no DOI", hint, at=("doi",))


def anchors(course: Course, lesson: Lesson) -> Iterator[str]:
    """Yield the places on a lesson's page that a link may name, as the engine names them."""
    used: set[str] = set()
    segments = list(cut(lesson.body or ""))
    placed = {segment.target for segment in segments if isinstance(segment, Embed)}
    asked = lesson_questions(course, lesson)
    titles = [segment.text for segment in segments if isinstance(segment, Heading)]
    titles += ["Check yourself"] if set(asked) - placed else []
    titles += ["Your own case"] if {task.id for task in lesson.tasks} - placed else []
    yield from (unique(slugify(title, "-"), used) for title in titles)
    yield from asked
    yield from (f"task-{task.id}" for task in lesson.tasks)


_seen: list[tuple[ref[Course], tuple[tuple[str, Found], ...]]] = []


def pointing(course: Course) -> tuple[tuple[str, Found], ...]:
    """Give every text that shows or links something, with its record; rules share one look, as it takes long."""
    if not _seen or _seen[0][0]() is not course:
        every = ((key, found) for key, value in course.everything() for found in walk(value))
        kept = tuple((key, found) for key, found in every if "](" in found.text or "media" in found.at)
        _seen[:] = [(ref(course), kept)]
    return _seen[0][1]


def _links(course: Course) -> Iterator[tuple[str, FieldPath, Mention]]:
    """Yield every link in prose, with the record and the field that it stands in."""
    for key, found in pointing(course):
        if found.is_prose:
            yield from ((key, found.at, each) for each in mentions(found.text) if each.use == "link")


def _problem(course: Course, code: str, link: tuple[str, FieldPath, Mention], message: str, hint: str) -> Problem:
    key, at, mention = link
    origin, at = prose_origin(course, key, at)
    return origin.problem(code, message, hint, at=at, snippet=mention.snippet)


def _misspelled(scheme: str, rest: str) -> tuple[str, str] | None:
    """Say what is wrong with an address and what to do; None where nothing is, or where it is no address."""
    if scheme == "mailto":
        return None if _MAIL.fullmatch(rest) else (f"{rest!r} is no e-mail address", "write name@example.org")
    if scheme not in {"http", "https"}:
        return None
    address = f"{scheme}:{rest}"
    host = _host(address)
    if host not in _OWN and "." not in host.strip("."):
        return f"{address!r} names no site", "copy it from the browser's address bar"
    if address[-1] in ".,;:":
        return f"{address!r} ends in {address[-1]!r}", "take it out: it belongs to your sentence"
    if scheme == "http" and host not in _OWN:
        return f"{address!r} can be read and changed on its way", f"write https:{rest}, if the site answers there"
    return None


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # brackets that are no address of a machine
        return ""
