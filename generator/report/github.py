"""Workflow commands of GitHub Actions: each problem becomes a note at its line of the pull request."""

from collections.abc import Sequence

from generator.model.problem import Problem

_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_FIELD = _IN_TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def github(problems: Sequence[Problem]) -> str:
    """Give one `::error file=…,line=…,col=…,title=…::message` a problem."""
    return "\n".join(_command(problem) for problem in problems)


def _command(problem: Problem) -> str:
    facts = {"file": problem.path, "line": problem.line, "col": problem.column, "title": problem.code}
    fields = ",".join(f"{name}={str(value).translate(_IN_FIELD)}" for name, value in facts.items())
    message = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
    return f"::{problem.severity.value} {fields}::{message.translate(_IN_TEXT)}"
