"""What authors read about a rule: why it is there, and a bad and a good example.

`rules/<code>.yml` holds them. The examples are edits of the sample course in `tests/sample`, and the
tests make them: what the bad one reports is exactly what stands here, and the good one reports nothing.

    why: Markdown. What goes wrong for the learner, with the source of a number.
    mend: Markdown. What to do.
    bad:
      text: what is wrong in the example
      profile: strict            (the default; or lenient)
      edit: {<file>: [{old: …, new: …}] or [{add: …, repeat: 30}] or the whole text}
      shown: [<file>]            (which of the edits are shown; all, unless said)
      problems: [<lines that `tacticbook check` prints>]
    good: the same, without problems
"""

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from generator.check import RULES, Rule, When
from generator.guide.example import read
from generator.model.syllabus import Level, Profile

_LEVEL = {Level.ERROR: "an error", Level.WARNING: "a warning", Level.OFF: "off"}
_TOLD = 4
"""Lines of an example that readers are shown."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """What an author writes into a file."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class RuleExample:
    """An example of a rule."""

    text: str
    snippets: tuple[Snippet, ...]
    problems: tuple[str, ...]
    """Every line that the tool prints of it."""

    @property
    def told(self) -> tuple[str, ...]:
        """The first of these lines, and how many follow."""
        more = len(self.problems) - _TOLD
        return (*self.problems[:_TOLD], f"… and {more} more") if more > 1 else self.problems


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule with all that authors are told of it."""

    rule: Rule
    why: str
    mend: str
    bad: RuleExample
    good: RuleExample

    @property
    def levels(self) -> str:
        """Give how grave it is, in words."""
        if self.rule.fixed:
            return "always an error: no page could be made"
        told = {profile: _LEVEL[self.rule.levels[profile]] for profile in Profile}
        levels = ", ".join(f"{level} in the {profile.value} profile" for profile, level in told.items())
        levels = f"{told[Profile.STRICT]} in every profile" if len(set(told.values())) == 1 else levels
        only = "" if self.rule.when is When.ALWAYS else f", asked by `tacticbook check --{self.rule.when.value}` only"
        return f"{levels}{only}"


def rule_page(code: str) -> RulePage:
    """Read what authors are told of a rule; raises KeyError where there is no such rule."""
    told = read_rule(code)
    return RulePage(RULES[code], told["why"], told["mend"], _example(told["bad"]), _example(told["good"]))


def read_rule(code: str) -> dict[str, Any]:
    """Read a rule's file as data."""
    path = files("generator.guide") / "rules" / f"{code}.yml"
    return read(f"generator/guide/rules/{code}.yml", path.read_bytes())


def explain(code: str) -> str:
    """Give a rule's page as plain text for the terminal."""
    page = rule_page(code)
    parts = [f"{code}: {page.rule.asks}", f"It is {page.levels}.", page.why.strip(), page.mend.strip()]
    for name, example in (("Bad", page.bad), ("Good", page.good)):
        parts.append(f"{name}: {example.text.strip()}")
        parts += [f"  {each.path}\n{_indented(each.text)}" for each in example.snippets]
        parts += [f"  {line}" for line in example.told]
    if page.rule.changeable:
        parts.append(f"{change(code)}\n{allow(code)}")
    return "\n\n".join(parts)


def change(code: str) -> str:
    """Say how a course changes a rule."""
    return f"For the whole course, in course.yml: `checks: {{{code}: off}}` (or warning, or error)."


def allow(code: str) -> str:
    """Say how one line is allowed to break a rule."""
    return f"For one line, at its end: `# check: allow {code} because …` with your reason."


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.rstrip("\n").split("\n"))


def _example(told: dict[str, Any]) -> RuleExample:
    shown = told.get("shown", list(told["edit"]))
    snippets = (Snippet(path, _written(edits)) for path, edits in told["edit"].items() if path in shown)
    return RuleExample(told["text"], tuple(snippets), tuple(told.get("problems", ())))


def _written(edits: str | list[dict[str, Any]]) -> str:
    """Give what the edits of a file write."""
    if isinstance(edits, str):
        return edits
    return "".join(edit.get("add", edit.get("new", "")).replace("{n}", "1") for edit in edits)
