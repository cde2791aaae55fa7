"""What all commands share: how they find the course, how they speak, how they end."""

import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from generator.cards.choice import ChoiceError
from generator.engine import refused
from generator.load import load
from generator.model.course import Course
from generator.model.problem import ContentError, Problem, Severity, did_you_mean
from generator.scaffold import ScaffoldError

OUT = Console(highlight=False, soft_wrap=True)
ERR = Console(stderr=True, highlight=False, soft_wrap=True)

STAGES = 4
"""Stages that a build reports, for the progress bar."""

folder = click.option(
    "-C",
    "--course-folder",
    "root",
    type=click.Path(exists=True, file_okay=False, resolve_path=True, path_type=Path),
    default=".",
    help="The folder with mkdocs.yml, content/ and quizzes/. Default: here.",
)


def reports(command: Callable[..., None]) -> Callable[..., None]:
    """Print a `ContentError`, or what the machine refuses, as problems and leave with exit code 1."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> None:  # noqa: ANN401 - click's own
        try:
            command(*args, **options)
        except ContentError as error:
            show(options["root"], error.problems)
            sys.exit(1)
        except (ScaffoldError, ChoiceError) as error:
            raise click.UsageError(str(error)) from error
        except OSError as error:
            show(options["root"], [refused(options["root"], error)])
            sys.exit(1)

    return run


def one_course(root: Path, name: str | None) -> Course:
    """Give the course of this name, or the only one."""
    catalog, problems = load(root)
    if not catalog.courses:
        raise ContentError(problems)
    return _named(catalog.courses, name)


def sound_course(root: Path, name: str | None) -> Course:
    """Give the course of this name, or the only one; raises `ContentError` where any file has an error."""
    catalog, problems = load(root)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    return _named(catalog.courses, name)


def _named(courses: Mapping[str, Course], name: str | None) -> Course:
    if name is None and len(courses) == 1:
        return next(iter(courses.values()))
    if name in courses:
        return courses[str(name)]
    hint = did_you_mean(name, courses) if name else ""
    said = (
        f"unknown course {name!r}; {hint}" if hint else f"name one of the courses with --course: {', '.join(courses)}"
    )
    raise click.UsageError(said)


def show(root: Path, problems: list[Problem]) -> None:
    """Print problems, one line each, how many are errors, and what that means for the site."""
    for problem in problems:
        colour = "red" if problem.severity is Severity.ERROR else "yellow"
        ERR.print(str(problem), style=colour if ERR.is_terminal else "", markup=False)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if errors:
        stays = " The last good site stays." if (root / "build" / "site").is_dir() else ""
        ERR.print(f"{errors} error{'s' if errors != 1 else ''}.{stays}", style="bold" if ERR.is_terminal else "")


def many(count: int, name: str) -> str:
    """Give a count with its noun."""
    return f"{count} {name}{'s' if count != 1 else ''}"


@contextmanager
def progress() -> Generator[Callable[[str], None]]:
    """Show a bar with the current stage on a terminal; stay quiet elsewhere."""
    if not ERR.is_terminal:
        yield lambda _: None
        return
    with Progress(
        BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=ERR, transient=True
    ) as bar:
        task = bar.add_task("", total=STAGES)
        yield lambda stage: bar.update(task, description=stage, advance=1)
