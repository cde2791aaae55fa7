"""The command `tacticbook`: arguments, messages, progress, exit codes. The only code that prints.

Exit codes: 0 done, 1 the course or the machine has problems (each one line), 2 wrong usage.
"""

import os
import re
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial, wraps
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from generator.build import build as build_course
from generator.build import examine, zip_site
from generator.check import unwritten
from generator.engine import read_settings, refused
from generator.fingerprint import fingerprint as make_fingerprint
from generator.ids import missing, with_ids
from generator.load import load
from generator.model.course import Course
from generator.model.problem import ContentError, Problem, Severity
from generator.schema import schemas
from generator.verify import LARGEST
from generator.verify import verify as verify_file
from generator.write import write_file, write_files

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
        except OSError as error:
            show(options["root"], [refused(options["root"], error)])
            sys.exit(1)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="tacticbook")
def main() -> None:
    r"""Make a course on tactics from YAML: pages, self-check quizzes, printable cards.

    \b
    A course folder holds
      mkdocs.yml             the site's name and look; says INHERIT: build/base.yml
      content/<course>/      what is taught: course.yml, lessons/, tactics/, techniques/, ...
      quizzes/<course>/      what is asked: one list of questions a module
      site_overrides/        how this site looks (optional)

    \b
    Start with
      tacticbook serve       see the course in the browser; it follows your edits
      tacticbook check       every mistake, with file, line, column and what to do
      tacticbook build       the finished site in build/site
    """


@main.command()
@folder
@click.option(
    "--zip", "archive", type=click.Path(dir_okay=False, path_type=Path), help="Also pack the site into this zip."
)
@reports
def build(root: Path, archive: Path | None) -> None:
    """Build the finished site into build/site.

    The site works under any address and sub-path, and from disk. If anything is wrong, every problem
    is listed, nothing is written, and the last good site stays. A bare `mkdocs build` afterwards
    gives the same content, without the strict security policy that `tacticbook build` adds.
    """
    with progress() as say:
        report = build_course(root, say, epoch=os.environ.get("SOURCE_DATE_EPOCH", ""))
    show(root, list(report.warnings))
    OUT.print(f"{report.pages} pages, {report.changed} files changed. The site is in {report.site}.", markup=False)
    if archive:
        zip_site(report.site, archive)
        OUT.print(f"Packed into {archive}: unpack it anywhere and open index.html.", markup=False)


@main.command()
@folder
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The next free one if taken."
)
@reports
def serve(root: Path, port: int) -> None:
    """Build the course and show it on 127.0.0.1, following every edit.

    A change of YAML, Markdown, template or style rebuilds build/site and reloads the open page. While
    something is wrong, the last good site stays, and the problem stands in the terminal and in the
    open page. Stop with Ctrl+C.
    """
    from generator.serve import serve as run  # noqa: PLC0415 - a server is slow to import

    try:
        run(root, port, lambda text: OUT.print(text, markup=False), partial(show, root))
    except OSError as error:
        raise click.ClickException(str(error)) from error


@main.command()
@folder
@click.option("--strict", is_flag=True, help="For a release: planned records are errors, too.")
@reports
def check(root: Path, *, strict: bool) -> None:
    """List every problem: file:line:column, what is wrong, what to do. Writes nothing."""
    settings = read_settings(root)
    wrong = settings if isinstance(settings, list) else []
    try:
        catalog, warnings = examine(root)
    except ContentError as error:
        raise ContentError([*wrong, *error.problems]) from error
    if wrong := [*wrong, *(unwritten(catalog) if strict else ())]:
        raise ContentError([*wrong, *warnings])
    show(root, warnings)
    for course in catalog.courses.values():
        ready = sum(not record.planned for record in course.records.values())
        planned = len(course.records) - ready

        title, questions = course.syllabus.title, len(course.questions)
        OUT.print(f"{title}: {ready} records and {questions} questions, {planned} planned. No errors.", markup=False)


@main.command()
@folder
@click.option(
    "--write",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write those that fit every course, whatever its facets, into this folder instead.",
)
@reports
def schema(root: Path, target: Path | None) -> None:
    r"""Write the JSON Schemas that editors use: completion, descriptions, red lines.

    They go into .tacticbook/schema of the course folder and know its facets: write them again when you
    change these. Point a file at its schema in its first line, as it is seen from the file:

    \b
      # yaml-language-server: $schema=../../../.tacticbook/schema/technique.schema.json
    """
    files = list(schemas(None if target else load(root)[0].courses.values()))
    target = target or root / ".tacticbook" / "schema"
    changed = write_files(files, target)
    OUT.print(f"{len(files)} schemas in {target}, {changed} changed.", markup=False)


@main.command()
@folder
@reports
def ids(root: Path) -> None:
    """Write missing ids of parts (options, cases, lines, cards, ...) into the YAML files.

    A learner's answers hang on these ids: commit them. All else in the files stays as it is.
    """
    catalog, problems = load(root)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    count = 0
    for course in catalog.courses.values():
        for path, wanted in missing(course).items():
            file = with_ids(path, (root / path).read_bytes(), wanted)
            write_file(root / file.path, file.data)
            OUT.print(f"{path}: {len(wanted)} written", markup=False)
            count += len(wanted)
    OUT.print(f"{count} id{'s' if count != 1 else ''} written." if count else "Every part has its id.")


@main.command()
@folder
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--course", "name", help="The course; needed if there are several.")
@click.option("--name", "title", help="Name of the fingerprint file. Default: the text's file name.")
@reports
def fingerprint(root: Path, file: Path, name: str | None, title: str | None) -> None:
    """Keep fingerprints of a text that the course must not copy.

    FILE stays outside; only keyed hashes of its runs of seven words are written, into
    content/<course>/fingerprints/. From then on `check` reports every text of the course that shares
    seven words in a row with it.
    """
    title = title or file.stem
    if not re.fullmatch(r"[\w][\w .-]*", title):
        raise click.BadParameter(f"{title!r} is no name of a file", param_hint="--name")
    course = one_course(root, name)
    text = file.read_text(encoding="utf-8", errors="replace")
    made = make_fingerprint(course.id, course.syllabus.uid, title, text)
    if made is None:
        raise click.UsageError(f"{file} has no seven words in a row: there is nothing to keep")
    write_file(root / made.path, made.data)
    OUT.print(f"{made.path}: written.", markup=False)


@main.command()
@folder
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--course", "name", help="The course; needed if there are several.")
@reports
def verify(root: Path, file: Path, name: str | None) -> None:
    """Compare a learner's saved progress with the course.

    FILE is what a learner saves on the page "Your progress". It is self-recorded: exit code 0 says that
    it is whole and contradicts neither itself nor the course, never that somebody learned. Otherwise each
    problem is a line, and the exit code is 1.
    """
    course = one_course(root, name)
    with file.open("rb") as opened:
        report = verify_file(opened.read(LARGEST + 1), course, datetime.now(UTC))
    for line in report.summary:
        OUT.print(line, markup=False)
    for line in report.problems:
        ERR.print(f"{file.name}: {line}", style="red" if ERR.is_terminal else "", markup=False)
    sys.exit(1 if report.problems else 0)


def one_course(root: Path, name: str | None) -> Course:
    """Give the course of this name, or the only one."""
    catalog, problems = load(root)
    courses = catalog.courses
    if not courses:
        raise ContentError(problems)
    if name is None and len(courses) == 1:
        return next(iter(courses.values()))
    if name in courses:
        return courses[str(name)]
    raise click.UsageError(f"name one of the courses with --course: {', '.join(courses)}")


def show(root: Path, problems: list[Problem]) -> None:
    """Print problems, one line each, how many are errors, and what that means for the site."""
    for problem in problems:
        colour = "red" if problem.severity is Severity.ERROR else "yellow"
        ERR.print(str(problem), style=colour if ERR.is_terminal else "", markup=False)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if errors:
        stays = " The last good site stays." if (root / "build" / "site").is_dir() else ""
        ERR.print(f"{errors} error{'s' if errors != 1 else ''}.{stays}", style="bold" if ERR.is_terminal else "")


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
