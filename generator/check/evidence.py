"""What answers rest on: no trick is credited as good advice, and no finding is claimed without its source."""

import re
from collections.abc import Iterator

from generator.check.look.asked import Asked, asked, words_of
from generator.check.look.place import is_english
from generator.check.rule import rule
from generator.model.course import Course
from generator.model.definition import Stance, Technique
from generator.model.interaction import Bloom, Pick
from generator.model.problem import Problem
from generator.model.syllabus import Level
from generator.model.walk import walk
from generator.prose import mentions

_ADVICE = re.compile(
    r"\b(?:should|ought|would you|do you|could you|can you|must|best (?:move|reply|answer|thing|next step|way))\b",
    re.IGNORECASE,
)
"""A question that asks what to do."""
_NAMING = re.compile(
    r"\b(?:call(?:ed)?|names?|named|recogni[sz]e|spot|describes?|kind of|sort of|term)\b", re.IGNORECASE
)
"""A question that asks what something is: there the trick's name is a good answer."""
_DO = (
    r"(?:(?:by|with|use|using|try|trying|make|making|play|playing|apply|applying|offer|offering|give|giving|do|doing"
    r"|open with|answer with|reply with|respond with|start with|begin with) )?(?:an? |the |her |his |their |your |my )?"
)
"""How an option begins that does something, before the name of the technique."""
FINDING = re.compile(
    r"\b(?:researchers?|studies"
    r"|(?:a|an|one|the|this|that|their|its|recent|large|field) study(?! (?:leave|group|plan|hall|room)s?\b)"
    r"|research (?:has |have |also )?(?:finds?|found|shows?|shown|suggests?|says|supports?|backs?|confirms?|on|into)"
    r"|(?:in|from|by|of|the|these|some|most|many|several|laboratory|lab|field) experiments?"
    r"|meta-analys[ei]s|(?:clinical|randomi[sz]ed|controlled|field) trials?|empirical(?:ly)?)\b",
    re.IGNORECASE,
)
"""Words that claim a finding. `Research` alone is what negotiators do before they meet, a trial what they try."""


_CORES = ("stud", "research", "experiment", "analys", "trial", "empirical")
"""Each claim has one of these: looking for them first saves time in a large bank."""


@rule("Q24", strict=Level.WARNING, lenient=Level.OFF)
def tricks_are_no_advice(course: Course) -> Iterator[Problem]:
    """A technique that is taught to be recognised is never the right answer to what one should do."""
    tricks = [each for each in course.techniques.values() if each.stance is Stance.RECOGNISE]
    if not tricks or not is_english(course):
        return
    for each in asked(course):
        wants = each.prose[-1].rstrip().rpartition("\n\n")[2] if each.prose else ""
        wants = re.split(r"(?<=[.!?])\s+", wants)[-1]
        if each.question.bloom.rank >= Bloom.APPLY.rank and _ADVICE.search(wants) and not _NAMING.search(wants):
            yield from _credited(each, tricks)


def _credited(each: Asked, tricks: list[Technique]) -> Iterator[Problem]:
    """Report right options that are such a technique, or do it."""
    for act in (part for part in each.lowered.parts if isinstance(part, Pick)):
        for choice in act.choices:
            trick = next((one for one in tricks if choice.id in act.keys and _does(choice.text, one)), None)
            if trick:
                message = f"the right option is to use {trick.name!r}, which is taught to be recognised"
                hint = "let the right option be an answer to it, or ask what it is"
                yield each.problem("Q24", message, hint, at=each.at(choice.id, "text"))


def _does(text: str, trick: Technique) -> bool:
    """Whether an option begins with the technique: its name, an alias, or a link to it."""
    spelled = [trick.name, *trick.aliases]
    spelled += [found.words for found in mentions(text) if (found.kind, found.target) == ("technique", trick.id)]
    names = "|".join(re.escape(name) for name in spelled if name)
    words = words_of(text.replace(f"[](technique:{trick.id})", trick.name))
    return bool(re.match(rf"{_DO}(?:{names})\b", words, re.IGNORECASE))


@rule("Q25", strict=Level.WARNING, lenient=Level.OFF)
def findings_have_sources(course: Course) -> Iterator[Problem]:
    """An explanation that speaks of research names its source in `refs`."""
    if not is_english(course):
        return
    for each in asked(course):
        for found in walk(each.question) if not each.question.refs and _may_claim(each) else ():
            is_reason = isinstance(found.at[-1], str) and found.at[-1].startswith("why") and "[@" not in found.text
            claim = FINDING.search(found.text) if is_reason else None
            if claim:
                message = f"{claim[0]!r} without a source"
                hint = "name it in `refs:`, or say it without the claim"
                yield each.problem("Q25", message, hint, at=found.at, snippet=claim[0])


def _may_claim(each: Asked) -> bool:
    text = each.question.model_dump_json().casefold()
    return any(core in text for core in _CORES)
