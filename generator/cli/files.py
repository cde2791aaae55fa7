"""The commands that write or read a file beside the course: `schema`, `ids`, `fingerprint`, `verify`."""

import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from generator.cli.terminal import ERR, OUT, folder, one_course, reports
from generator.fingerprint import fingerprint as make_fingerprint
from generator.ids import listing, missing, with_ids
from generator.load import load
from generator.model.problem import ContentError, Severity
from generator.schema import SCHEMAS, schemas
from generator.verify import LARGEST
from generator.verify import verify as verify_file
from generator.write import write_file, write_files


@click.command(short_help="Write the JSON Schemas that editors use.")
@folder
@click.option(
    "--write",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write those that fit every course, whatever its facets, into this folder instead.",
)
@reports
def schema(root: Path, target: Path | None) -> None:
    """Write the JSON Schemas that editors use: completion, descriptions, red lines.

    They go into .tacticbook/schema of the course folder and know its facets: write them again when you
    change these. Point a file at its schema in its first line, as it is seen from the file:

    \b
      # yaml-language-server: $schema=../../../.tacticbook/schema/technique.schema.json
    """  # noqa: D301 - click wants the character itself
    files = list(schemas(None if target else load(root)[0].courses.values()))
    target = target or root / SCHEMAS
    changed = write_files(files, target)
    OUT.print(f"{len(files)} schemas in {target}, {changed} changed.", markup=False)


@click.command(short_help="Write missing ids of parts, and list those of records.")
@folder
@reports
def ids(root: Path) -> None:
    """Write missing ids of parts (options, cases, lines, cards, ...) into the YAML files.

    A learner's answers hang on these ids: commit them. All else in the files stays as it is. ids.txt lists
    the records that learners meet; `check` then tells when one of them is gone.
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
        if listed := listing(course):
            write_file(root / listed.path, listed.data)
            OUT.print(f"{listed.path}: brought up to date", markup=False)
    OUT.print(f"{count} id{'s' if count != 1 else ''} written." if count else "Every part has its id.")


@click.command()
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


@click.command()
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
