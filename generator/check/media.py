"""Pictures: words for who cannot see them, a size for who has a slow line, and a kind that browsers show."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.bots.words import words
from generator.check.links import pointing
from generator.check.look.place import is_english
from generator.check.references import prose_origin
from generator.check.rule import rule
from generator.model.course import Course
from generator.model.origin import FieldPath, Origin
from generator.model.problem import Problem
from generator.model.syllabus import Level
from generator.model.walk import Found
from generator.prose import is_recording, mentions, plain

LARGEST = 500_000
"""Bytes of a picture. At 1.6 Mbit/s, a slow mobile line, it is there after 2.5 s, the most that a page's largest
picture may take to count as good (Largest Contentful Paint); and every picture is in the copy to take offline."""
_SHOWN: Mapping[str, re.Pattern[bytes]] = {
    "avif": re.compile(rb".{4}ftypavi[fs]", re.DOTALL),
    "gif": re.compile(rb"GIF8[79]a"),
    "jpeg": re.compile(rb"\xff\xd8\xff"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "svg": re.compile(rb".{0,4000}?<svg\b", re.DOTALL),
    "webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
}
"""How a picture begins that browsers show, by the ending of its name."""
_EMPTY = re.compile(
    r"(?:an? |the |this )?(?:image|picture|graphic)s?(?: (?:of|showing|that shows)\b|[.!]?$)", re.IGNORECASE
)
_FILE = re.compile(r"[\w ./\\-]*\.(?:avif|gif|jpe?g|png|svg|webp|m4a|mp3|mp4|ogg|webm)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A picture or recording where it is shown."""

    origin: Origin
    at: FieldPath
    """The field that holds it: `media`, or the prose."""
    file: str
    alt: str
    caption: str = ""
    snippet: str = ""

    def problem(self, code: str, message: str, hint: str, field: str) -> Problem:
        at = self.at if self.snippet else (*self.at, field)
        return self.origin.problem(code, message, hint, at=at, snippet=self.snippet)


@rule("T03", strict=Level.WARNING, lenient=Level.OFF)
def words_for_pictures_say_what_they_show(course: Course) -> Iterator[Problem]:
    """The words for a picture say what it shows: no file name, no “picture of”, no second caption."""
    english = is_english(course)
    for shown in _all(course):
        alt = plain(shown.alt)
        if _FILE.fullmatch(alt) or words(alt) == words(_stem(shown.file)):
            message, hint = f"{alt!r} is the name of a file", "say what somebody must know who cannot see it"
        elif english and (found := _EMPTY.match(alt)):
            message, hint = f"{found[0]!r} is what a screen reader says anyway", "begin with what it shows"
        elif shown.caption and words(alt) == words(plain(shown.caption)):
            message, hint = (
                "the words for the picture repeat its caption",
                "say here what it shows, there what it means",
            )
        else:
            continue
        yield shown.problem("T03", message, hint, "alt")


@rule("U03", strict=Level.WARNING, lenient=Level.OFF)
def pictures_are_light_and_can_be_shown(course: Course) -> Iterator[Problem]:
    """A picture has at most 500 kB, and is of a kind that browsers show."""
    data = {file.path: file.data for file in course.media}
    seen: set[str] = set()
    for shown in _all(course):
        if shown.file not in data or shown.file in seen or is_recording(shown.file):
            continue
        seen.add(shown.file)
        if (size := len(data[shown.file])) > LARGEST:
            message = f"{shown.file!r} has {size / 1000:,.0f} kB, and {LARGEST // 1000} are enough"
            hint = "make it smaller (1,600 pixels wide are enough), or save it as webp"
            yield shown.problem("U03", message, hint, "file")
        kind = shown.file.rpartition(".")[2].lower()
        if kind not in _SHOWN or not _SHOWN[kind].match(data[shown.file]):
            fault = f"is no {kind} inside" if kind in _SHOWN else "is no picture"
            message = f"no browser shows {shown.file!r}, since it {fault}"
            yield shown.problem("U03", message, f"save it as one of: {', '.join(_SHOWN)}", "file")


def _all(course: Course) -> Iterator[_Shown]:
    """Yield every picture and recording that a record shows, in its `media:` or in its prose."""
    beside: dict[tuple[str, FieldPath], dict[str, str]] = {}
    for key, found in pointing(course):
        if found.at[-2:-1] == ("media",):
            beside.setdefault((key, found.at[:-1]), {})[str(found.at[-1])] = found.text
        if found.is_prose and "![" in found.text:
            yield from _inside(course, key, found)
    for (key, at), said in beside.items():
        yield _Shown(course.origin(key), at, said["file"], said["alt"], said.get("caption", ""))


def _inside(course: Course, key: str, found: Found) -> Iterator[_Shown]:
    origin, at = prose_origin(course, key, found.at)
    for mention in mentions(found.text):
        if mention.use == "image" and mention.words.strip():
            yield _Shown(origin, at, mention.target.removeprefix("media/"), mention.words, "", f"![{mention.words}]")


def _stem(path: str) -> str:
    return re.sub(r"[-_.]", " ", path.rpartition("/")[2].rpartition(".")[0])
