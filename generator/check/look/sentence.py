"""English sentences of a question: which of them ask, and whether they ask for what does not fit."""

import re

_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’(?!\w)|(?<!\w)'[^']*'(?!\w)|`[^`]*`")
_STOP = re.compile(r"(?<=[.!?])([\"”’'])(?=\s+[A-Z])")
"""A quotation that ends its sentence."""
_BREAK = re.compile(r"(?<=[.!?:])\s+|(?<=[.!?:][”\])])\s+")
TASKS = frozenset(
    """
    add advise answer arrange assign build calculate categorise categorize change check choose circle classify compare
    complete compute conclude connect consider correct count decide define describe determine draft draw drag edit
    enter estimate evaluate explain fill find finish form give go group guess identify imagine improve judge justify
    label link list look make mark match mend move name note number order outline pair pick place plan point predict
    prepare put rank rate read rearrange recall repair replace reply revise rewrite round say select set show solve
    sort spell spot state suggest summarise summarize take tell think tick translate turn type use weigh word work
    write
    """.split()  # noqa: SIM905 - a list of words is read as words
)
"""Verbs that tell a learner what to do."""
_ANY = rf"(?:{'|'.join(sorted(TASKS))})\b"
_TASK = re.compile(rf"(?:^|[,;:–—]\s+|\b(?:and|then|please|now|first|next|to answer)\s+){_ANY}", re.IGNORECASE)
_FIRST = re.compile(rf"\(?{_ANY}", re.IGNORECASE)
_SIDE = re.compile(
    r"\b(?:except )?(?:if|when|whenever|because|who|whom|whose|that|while|since|after|before|until|although|though"
    r"|unless|where)\b[^,;?]*",
    re.IGNORECASE,
)
_OPENING = re.compile(r"^(?:who|whom|whose|where)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_QUESTION = re.compile(r"(?:^|, )(?P<word>which|what|who|whom|whose|where|when|why|how)\b", re.IGNORECASE)
"""Where the question itself begins, after what it supposes."""
_RELATIVE = re.compile(r"\b(?:that|who|which)\b", re.IGNORECASE)
_NEGATIVE = re.compile(
    r"(?<!, )(?<!and )(?<!but )\b(?:(?:not|never)\b(?! only\b)|\w+n['’]t\b|cannot\b)|\bexcept\b"
    r"|\bleast (?=(?:likely|probable|plausible|useful|helpful|suitable|appropriate|fitting|important|effective"
    r"|convincing|well)\b)",
    re.IGNORECASE,
)
_REASON = re.compile(r"\b(?:why|how)\b", re.IGNORECASE)


def asking(text: str) -> list[str]:
    """Give the sentences of a plain text that ask, or that tell what to do; what is quoted neither asks nor tells."""
    return [part for part in sentences(text) if part.endswith("?") or tells(part)]


def sentences(text: str) -> list[str]:
    """Cut a plain text into sentences, without what stands in quotation marks or is code."""
    said = " ".join(text.split())
    end = "?" if said.rstrip("\"'”’) ").endswith("?") else ""
    bare = _QUOTED.sub("“”", _STOP.sub(r"\1.", said)).rstrip(" )")
    return [part for part in _BREAK.split(bare + end.removeprefix(bare[-1:])) if part]


def tells(sentence: str) -> bool:
    """Whether a sentence tells the learner what to do: `Select …`, `For each, find …`."""
    return bool(_FIRST.match(sentence) or _TASK.search(sentence))


def negation(text: str) -> str:
    """Give the word by which a plain text asks for what does not fit; empty if it does not.

    Negations in a clause of their own (`if he does not answer`) and in questions for a reason turn nothing round.
    """
    every = sentences(text)
    found = (_negative(said) for said in every if said in every[-1:] or said.endswith("?") or tells(said))
    return next((word for word in found if word), "")


def _negative(sentence: str) -> str:
    main = _BRACKETS.sub(" ", sentence)
    if tells(main):
        main = _RELATIVE.sub(" ", main, count=1)
    elif begins := [*_QUESTION.finditer(main)]:
        main = main[begins[-1].start("word") :]
    found = None if _REASON.match(main) else _NEGATIVE.search(_SIDE.sub(" ", _OPENING.sub("", main)))
    return found[0].strip() if found else ""
