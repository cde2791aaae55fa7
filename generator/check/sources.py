"""Sources: each is cited, each has been checked, and no finding stands without one."""

import re
from collections.abc import Iterator
from weakref import ref

from generator.check.evidence import FINDING
from generator.check.look.place import is_english
from generator.check.references import prose_origin
from generator.check.rule import When, rule
from generator.derive.citations import cited_by
from generator.model.course import Course
from generator.model.definition import Technique, Verdict
from generator.model.origin import FieldPath
from generator.model.problem import Problem
from generator.model.syllabus import Confidence, Level, Source
from generator.model.value import Value
from generator.model.walk import walk
from generator.prose import mentions

_TALK = frozenset({"example", "cases", "say", "tasks", "reflect"})
"""Fields in which people speak for themselves, or the learner is asked."""
_NONE = re.compile(
    r"\b(?:no|not|never|nobody|none|few|fewer|hardly|without|lacks?|missing|want(?:s|ed)?|need(?:s|ed)?)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
"""Words by which a sentence says that a finding is missing."""
_OTHER = re.compile(r"[ -](?:card|day|session|plan|group|room|guide|hall)s?\b", re.IGNORECASE)
"""What comes after `study` where it means learning."""
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


@rule("S08", strict=Level.WARNING)
def sources_are_cited(course: Course) -> Iterator[Problem]:
    """A source that nobody cites is a warning: cite it or drop it."""
    cited = _cited(course)
    for source in course.sources.values():
        if source.id not in cited and not course.broken:
            origin = course.origin(f"source:{source.id}")
            message = f"source {source.id!r} is not cited"
            yield origin.problem("S08", message, "cite it or drop it", at=("id",))


@rule("S09", strict=Level.WARNING, lenient=Level.OFF)
def sources_have_been_checked(course: Course) -> Iterator[Problem]:
    """A source that is cited has been checked: `confidence:` is `high` or `verified`."""
    yield from _unchecked(course, "S09", "{} is cited and still to be checked")


@rule("S11", lenient=Level.WARNING, when=When.STRICT)
def released_sources_have_been_checked(course: Course) -> Iterator[Problem]:
    """A release rests on no source that is still to be checked."""
    yield from _unchecked(course, "S11", "a release cannot rest on {}, which is still to be checked")


@rule("S10", lenient=Level.WARNING)
def verdicts_have_sources(course: Course) -> Iterator[Problem]:
    """A verdict on evidence names its sources, unless it is only that of practitioners."""
    for technique in course.techniques.values():
        if _is_bare(technique):
            origin = course.origin(f"technique:{technique.id}")
            verdict = technique.evidence.verdict.value if technique.evidence else ""
            hint = "name what it rests on under `sources:`, or call it `practitioner`"
            yield origin.problem("S10", f"the verdict {verdict!r} has no source", hint, at=("evidence", "verdict"))


@rule("S12", strict=Level.WARNING, lenient=Level.OFF)
def findings_in_prose_have_sources(course: Course) -> Iterator[Problem]:
    """A text that speaks of research cites it in the same paragraph, or its technique names sources; in English only.

    Explanations of questions have Q25.
    """
    for key, value in course.everything() if is_english(course) else ():
        if key.partition(":")[0] in {"lesson", "tactic", "technique", "term"} and not _rests(value):
            for at, claim in _claims(value):
                origin, place = prose_origin(course, key, at)
                hint = "cite the work as `[@its-id]`, or say it without the claim"
                yield origin.problem("S12", f"{claim!r} without a source", hint, at=place, snippet=claim)


_seen: list[tuple[ref[Course], frozenset[str]]] = []


def _cited(course: Course) -> frozenset[str]:
    """Give the sources that somebody cites; all rules over one course share one look at it, as it takes long."""
    if not _seen or _seen[0][0]() is not course:
        _seen[:] = [(ref(course), frozenset(name for name, by in cited_by(course).items() if by))]
    return _seen[0][1]


def _unchecked(course: Course, code: str, message: str) -> Iterator[Problem]:
    cited = _cited(course)
    for source in course.sources.values():
        for field, what, hint in _doubts(source) if source.id in cited else ():
            yield course.origin(f"source:{source.id}").problem(code, message.format(what), hint, at=(field,))


def _doubts(source: Source) -> Iterator[tuple[str, str, str]]:
    """Yield each field that tells of a doubt, what is in doubt, and a hint; a missing `confidence:` is `check`."""
    if source.confidence is Confidence.CHECK:
        hint = "find in it what you cite it for, then write `confidence: verified` (or `high`)"
        yield "confidence", repr(source.id), hint
    if source.doi and source.doi_confidence is Confidence.CHECK:
        hint = "look it up at doi.org, then write `doi_confidence: verified`"
        yield "doi_confidence", f"the DOI of {source.id!r}", hint


def _is_bare(technique: Technique) -> bool:
    """Whether a technique's verdict rests on nothing, neither under `sources:` nor in its note."""
    told = technique.evidence
    if told is None or technique.planned or told.verdict is Verdict.PRACTITIONER:
        return False
    return not told.sources and not _cites(told.note)


def _rests(value: Value) -> bool:
    """Whether a record names sources for all it says, or has S10's report anyway."""
    told = value.evidence if isinstance(value, Technique) else None
    return told is not None and (bool(told.sources) or told.verdict is not Verdict.PRACTITIONER)


def _claims(value: Value) -> Iterator[tuple[FieldPath, str]]:
    """Yield the words that claim a finding, once a paragraph.

    A card or a summary repeats what the prose tells, so any citation of the record will do there.
    """
    texts = [found for found in walk(value) if found.is_prose and found.at[0] not in _TALK]
    cites = any(_cites(found.text) for found in texts)
    for found in texts:
        for paragraph in _PARAGRAPH.split(found.text) if found.at[0] == "body" or not cites else ():
            sentences = () if _cites(paragraph) else _SENTENCE.split(paragraph)
            claim = next((claim for text in sentences if (claim := _claim(text))), "")
            if claim:
                yield found.at, claim


def _claim(sentence: str) -> str:
    """Give the words of a sentence that claim a finding; that there is none is no finding, a study card no study."""
    claim = FINDING.search(sentence)
    return claim[0] if claim and not _NONE.search(sentence) and not _OTHER.match(sentence, claim.end()) else ""


def _cites(text: str) -> bool:
    return any(mention.use == "cite" for mention in mentions(text))
