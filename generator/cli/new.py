"""The command `new`: files to begin with."""

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.terminal import OUT, folder, one_course, reports
from generator.load import load
from generator.model.output import File
from generator.questions import TYPES
from generator.scaffold import (
    Change,
    ScaffoldError,
    new_course,
    new_deck,
    new_lesson,
    new_module,
    new_question,
    new_tactic,
    new_technique,
)
from generator.schema import SCHEMAS, schemas
from generator.write import write_file, write_files


@click.group(short_help="Begin a course, or add to one.")
def new() -> None:
    """Begin a course, module, lesson, tactic, technique, question or deck: files that build and explain themselves."""


title_option = click.option("--name", "title", metavar="TEXT", help="What learners read. Default: made of the id.")
course_option = click.option("--course", "name", metavar="COURSE", help="The course; needed if there are several.")


@new.command("course")
@click.option(
    "-C",
    "--course-folder",
    "root",
    type=click.Path(file_okay=False, resolve_path=True, path_type=Path),
    default=".",
    help="The folder to write into; made if it is not there. Default: here.",
)
@click.argument("id_", metavar="ID")
@title_option
@reports
def new_course_(root: Path, id_: str, title: str | None) -> None:
    """Begin a course: one lesson, one technique, two questions, and a workflow that publishes it.

    What is there already stays; a second course joins the site.
    """
    files = new_course(id_, title, lambda path: (root / path).exists())
    (root / SCHEMAS).mkdir(parents=True, exist_ok=True)
    make(root, files)
    OUT.print(f"Next: tacticbook serve{'' if root == Path.cwd() else f' -C {root}'}", markup=False)


@new.command("module")
@folder
@click.argument("id_", metavar="ID")
@title_option
@course_option
@reports
def new_module_(root: Path, id_: str, title: str | None, name: str | None) -> None:
    """Add a module at the end of the course."""
    make(root, new_module(one_course(root, name), id_, title))
    OUT.print(f"Next: tacticbook new lesson … --module {id_}", markup=False)


@new.command("lesson")
@folder
@click.argument("id_", metavar="ID")
@click.option("--module", required=True, metavar="MODULE", help="The module that it closes.")
@title_option
@course_option
@reports
def new_lesson_(root: Path, id_: str, module: str, title: str | None, name: str | None) -> None:
    """Write a lesson, and put it at the end of a module."""
    make(root, new_lesson(one_course(root, name), id_, title, module))
    OUT.print(f"Next: tacticbook new question --module {module}", markup=False)


@new.command("tactic")
@folder
@click.argument("id_", metavar="ID")
@title_option
@course_option
@reports
def new_tactic_(root: Path, id_: str, title: str | None, name: str | None) -> None:
    """Write a tactic: a goal that techniques serve."""
    make(root, new_tactic(one_course(root, name), id_, title))
    OUT.print(f"Next: tacticbook new technique … --tactic {id_}", markup=False)


@new.command("technique")
@folder
@click.argument("id_", metavar="ID")
@click.option("--tactic", metavar="TACTIC", help="The tactic that it serves. Default: the first.")
@click.option("--lesson", metavar="LESSON", help="The lesson that teaches it: it is listed there.")
@title_option
@course_option
@reports
def new_technique_(  # noqa: PLR0913 - an option each
    *, root: Path, id_: str, tactic: str | None, lesson: str | None, title: str | None, name: str | None
) -> None:
    """Write a technique."""
    make(root, new_technique(one_course(root, name), id_, title, tactic, lesson))
    if lesson is None:
        OUT.print(f"Next: name it in a lesson, under `techniques: [{id_}]`", markup=False)


@new.command("question")
@folder
@click.option("--module", required=True, metavar="MODULE", help="The module in whose file it stands.")
@click.option("--type", "kind", type=click.Choice(sorted(TYPES)), default="single", show_default=True)
@click.option("--objective", metavar="OWNER.ID", help="What it tests. Default: the last of the module's last lesson.")
@course_option
@reports
def new_question_(root: Path, module: str, kind: str, objective: str | None, name: str | None) -> None:
    """Add a question to a module's file."""
    make(root, new_question(one_course(root, name), module, kind, objective))


@new.command("deck")
@folder
@click.argument("id_", metavar="ID")
@title_option
@course_option
@reports
def new_deck_(root: Path, id_: str, title: str | None, name: str | None) -> None:
    """Add a deck of cards."""
    make(root, new_deck(one_course(root, name), id_, title))


def make(root: Path, changes: Sequence[Change]) -> None:
    """Write new files and insert entries, all or, where a new file is there already, nothing."""
    for change in changes:
        if isinstance(change, File) and (root / change.path).exists():
            raise ScaffoldError(f"{change.path} is there already: choose another id")
    for change in changes:
        file = change if isinstance(change, File) else change.into((root / change.path).read_bytes())
        write_file(root / file.path, file.data)
        OUT.print(f"{file.path}: {'written' if isinstance(change, File) else 'entry added'}", markup=False)
    if (root / SCHEMAS).is_dir():  # so that an editor offers the new ids
        write_files(list(schemas(load(root)[0].courses.values())), root / SCHEMAS)
