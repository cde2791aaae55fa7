"""A fault in the author's material: one line that says where, what and what to do."""

from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum

from generator.model.value import Value

LONGEST = 500
"""Most characters of a message; it may quote what an author wrote."""


class Severity(StrEnum):
    """Whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"


class Problem(Value):
    """One fault. `str()` gives the line that the terminal and the open page show."""

    code: str
    """Stable code of the rule, such as `R01`."""
    severity: Severity
    path: str
    """File, relative to the course folder, with forward slashes."""
    line: int = 1
    """From 1."""
    column: int = 1
    """From 1, in characters."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What to do."""

    def __str__(self) -> str:
        """`path:line:column: severity code: message; hint`."""
        tail = f"; {self.hint}" if self.hint else ""
        where = f"{self.path}:{self.line}:{self.column}"
        return _shown(f"{where}: {self.severity.value} {self.code}: {_cut(self.message)}{_cut(tail)}")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _shown(text: str) -> str:
    """Escape what would break the line, steer a terminal or hide."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class ContentError(Exception):
    """Raised by a stage that cannot go on; carries all problems found in the run."""

    def __init__(self, problems: "list[Problem]") -> None:
        """Keep the problems in file order."""
        super().__init__(f"{len(problems)} problem(s)")
        self.problems = in_order(problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by file and place."""
    return sorted(problems, key=lambda p: (p.path, p.line, p.column, p.code))


def did_you_mean(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """Give `did you mean 'x'?`, or nothing if no known word is close; `cutoff` is difflib's, from 0 to 1."""
    close = get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return f"did you mean {close[0]!r}?" if close else ""
