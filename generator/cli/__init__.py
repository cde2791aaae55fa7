"""The command `tacticbook`: arguments, messages, progress, exit codes. The only code that prints.

Exit codes: 0 done, 1 the course or the machine has problems (each one line), 2 wrong usage.
"""

import click

from generator.cli.cards import cards
from generator.cli.check import check
from generator.cli.files import fingerprint, ids, schema, verify
from generator.cli.new import new
from generator.cli.site import build, serve
from generator.cli.stats import stats


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="tacticbook")
def main() -> None:
    """Make a course on tactics from YAML: pages, self-check quizzes, printable cards.

    \b
    A course folder holds
      mkdocs.yml             the site's name and look; says INHERIT: build/base.yml
      content/<course>/      what is taught: course.yml, lessons/, tactics/, techniques/, ...
      quizzes/<course>/      what is asked: one list of questions a module
      site_overrides/        how this site looks (optional)

    \b
    Start with
      tacticbook serve       see the course in the browser; it follows your edits
      tacticbook new         a course to begin with, a module, a lesson, a technique, a question …
      tacticbook check       every mistake, with file, line, column and what to do
      tacticbook build       the finished site in build/site
      tacticbook cards       a PDF of cards for your printer
    """  # noqa: D301 - click wants the character itself


for _command in (build, serve, check, cards, stats, new, schema, ids, fingerprint, verify):
    main.add_command(_command)
