"""The command `stats`."""

from pathlib import Path

import click
from rich.table import Table as Grid

from generator.cli.terminal import OUT, folder, reports
from generator.load import load
from generator.model.problem import ContentError, Severity
from generator.stats import Table, tables
from generator.stats.table import shown


@click.command(short_help="Show the course in numbers.")
@folder
@reports
def stats(root: Path) -> None:
    """Show each course in numbers: what is written, how it asks, what it covers, how it reads, what guessers earn.

    A site with the authors' pages (`extra: {tacticbook: {guide: true}}`) shows the same with pictures.
    """
    catalog, problems = load(root)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    for course in catalog.courses.values():
        for table in tables(course):
            OUT.print(_grid(table))
            OUT.print()


def _grid(table: Table) -> Grid:
    grid = Grid(
        title=table.title,
        title_justify="left",
        caption=table.says,
        caption_justify="left",
        box=None,
        padding=(0, 2, 0, 0),
    )
    for number, name in enumerate(table.head):
        grid.add_column(name, justify="right" if number else "left")
    for row in table.rows:
        grid.add_row(*(shown(cell) for cell in row))
    return grid
