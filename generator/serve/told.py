"""What an open page is told, as JSON: the problems, its own first, and its author's view."""

from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from generator.author import near, view
from generator.model.problem import Problem, Severity
from generator.serve.preview import State

MOST = 100
"""How many problems of other pages are listed; a course that is begun may have thousands of warnings."""


def told(state: State, root: Path, page: str) -> dict[str, Any]:
    """Say what the page at this address of the site is to show; `browser/live/` does."""
    known = view(state.catalog, page) if state.catalog else None
    own, others = near(state.problems, known)
    return {
        "version": state.version,
        "stale": state.stale,
        "errors": sum(problem.severity is Severity.ERROR for problem in state.problems),
        "own": [_problem(root, problem) for problem in own],
        "others": [_problem(root, problem) for problem in others[:MOST]],
        "more": len(others[MOST:]),
        "view": asdict(known, dict_factory=partial(_facts, root)) if known else None,
    }


def _problem(root: Path, problem: Problem) -> dict[str, Any]:
    """Give a problem in two pieces: its place, and the rest of its line."""
    place = f"{problem.path}:{problem.line}:{problem.column}"
    return {
        "severity": problem.severity.value,
        "place": place,
        "href": _href(root, problem.path, problem.line, problem.column),
        "says": str(problem).removeprefix(place),
    }


def _facts(root: Path, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of a value's fields; what says where it is written gets an address that opens it."""
    found = dict(pairs)
    if {"path", "line"} <= found.keys():
        found |= {"place": f"{found['path']}:{found['line']}", "href": _href(root, found["path"], found["line"])}
    return found


def _href(root: Path, path: str, line: int, column: int = 1) -> str:
    """Give the address at which VS Code opens a place; other editors take the copied one."""
    absolute = (root / path).as_posix()
    return f"vscode://file/{quote(absolute.removeprefix('/'), safe='/:')}:{line}:{column}"
