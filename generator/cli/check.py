"""The command `check`."""

import sys
from pathlib import Path

import click

from generator.bots import lines, report
from generator.build import inspect
from generator.check import RULES, When
from generator.cli.terminal import OUT, folder, many, reports, show
from generator.guide.rules import explain
from generator.model.course import Catalog
from generator.model.problem import Problem, Severity, did_you_mean
from generator.report import FORMATS
from generator.report.steps import steps


@click.command(short_help="List what is wrong, where, and what to do.")
@folder
@click.option("--strict", is_flag=True, help="For a release: planned records are errors, too.")
@click.option("--bots", is_flag=True, help="Also say what guessers earn who know nothing, and judge it (rule B01).")
@click.option("--all", "whole", is_flag=True, help="Every warning, not only the next things to do.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", *FORMATS]),
    default="text",
    show_default=True,
    help="What programs read: json, sarif for a code host's review, github for its workflows.",
)
@click.option("--explain", "code", metavar="CODE", help="Say what a rule asks for and why, with examples, such as Q07.")
@reports
def check(  # noqa: PLR0913 - an option each
    root: Path, *, strict: bool, bots: bool, whole: bool, shape: str, code: str | None
) -> None:
    """List every problem: file:line:column, what is wrong, what to do. Writes nothing.

    Errors are all listed. Of the warnings, the end names the next three things to do, and --all lists
    them. Exit code 1 if there is an error.
    """
    if code is not None:
        explain_rule(code)
        return
    chosen = {When.ALWAYS: True, When.STRICT: strict, When.BOTS: bots}
    catalog, problems = inspect(root, [when for when, wanted in chosen.items() if wanted])
    if shape == "text":
        for course in catalog.courses.values() if bots else ():
            OUT.print(*lines(report(course)), "", sep="\n", markup=False)
        tell(root, catalog, problems, whole=whole)
    else:
        click.echo(FORMATS[shape](problems))
    sys.exit(int(any(problem.severity is Severity.ERROR for problem in problems)))


def explain_rule(code: str) -> None:
    """Print what authors are told of a rule."""
    if code.upper() not in RULES:
        hint = did_you_mean(code.upper(), RULES) or f"there are: {', '.join(RULES)}"
        raise click.UsageError(f"there is no rule {code}; {hint}")
    OUT.print(explain(code.upper()), markup=False)


def tell(root: Path, catalog: Catalog, problems: list[Problem], *, whole: bool) -> None:
    """Print errors, what the courses hold if there are none, and what to do next."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    show(root, problems if whole else errors)
    if not errors:
        _count(catalog)
    if not problems:
        OUT.print("Nothing to mend.")
    elif hidden := 0 if whole else len(problems) - len(errors):
        many = hidden != 1
        told = f"{hidden} warning{'s' if many else ''}; `tacticbook check --all` lists {'them' if many else 'it'}."
        OUT.print(told, markup=False)
    for number, step in enumerate(steps(problems, catalog), 1):
        OUT.print(f"{'Next:' if number == 1 else '     '} {number}. {step}", markup=False)


def _count(catalog: Catalog) -> None:
    for course in catalog.courses.values():
        groups = {"lesson": course.lessons, "tactic": course.tactics, "technique": course.techniques}
        ready = [many(sum(not r.planned for r in group.values()), kind) for kind, group in groups.items()]
        planned = sum(record.planned for record in course.records.values())
        rest = f" {planned} more {'is' if planned == 1 else 'are'} planned." if planned else ""
        told = ", ".join([*ready, many(len(course.questions), "question")])
        OUT.print(f"{course.syllabus.title}: {told}.{rest}", markup=False)
