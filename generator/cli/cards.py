"""The command `cards`."""

from pathlib import Path
from typing import Any

import click

from generator.cards.calibration import calibration
from generator.cards.choice import Choice
from generator.cli.listing import listing
from generator.cli.terminal import ERR, OUT, folder, many, reports, sound_course
from generator.engine import read_settings
from generator.model.layout import Flip, Order
from generator.model.paper import PAPERS
from generator.model.problem import ContentError
from generator.model.syllabus import Offset
from generator.printing import Asked, Printed, print_cards
from generator.write import write_file


class Move(click.ParamType[tuple[float, float]]):
    """Two lengths in mm, right and down, as the calibration sheet gives them."""

    name = "X,Y"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[float, float]:  # noqa: ANN401 - click's own
        """Read `1.5,-0.8`."""
        try:
            x, y = (float(part.replace("\N{MINUS SIGN}", "-")) for part in str(value).split(","))
            Offset(x=x, y=y)
        except ValueError:
            self.fail(f"{value!r} is not two numbers from -10 to 10 in mm, such as 1.5,-0.8", param, ctx)
        return x, y


@click.command(short_help="Print cards: a PDF for your printer.")
@folder
@click.option("--course", "name", help="The course; needed if there are several.")
@click.option("--deck", "decks", metavar="ID", multiple=True, help="A deck or a module. May be given several times.")
@click.option("--facet", "facets", metavar="ID=VALUE", multiple=True, help="Of these only cards such as family=power.")
@click.option("--card", "cards_", metavar="ID", multiple=True, help="A single card, or all of one technique or lesson.")
@click.option("--kind", type=click.Choice(["pocket", "study"]), default="pocket", show_default=True)
@click.option("--blank", "blanks", metavar="N", type=click.IntRange(0, 1000), default=0, help="Blanks to write on.")
@click.option("--layout", metavar="ID", help="How cards stand on the sheet. Default: folded, printed on one side.")
@click.option("--paper", type=click.Choice([*PAPERS]), help="Default: that of the first layout that the site offers.")
@click.option("--flip", type=click.Choice([each.value for each in Flip]), help="Over which edge the printer turns it.")
@click.option("--order", type=click.Choice([each.value for each in Order]), help="Of the pages, for stock that jams.")
@click.option("--back-offset", "offset", type=Move(), help="Mm right and down. Default: that of course.yml.")
@click.option("--calibration", "calibrate", is_flag=True, help="The sheet that tells how far backs are off.")
@click.option("--list", "listing", is_flag=True, help="Only show decks, facets and layouts, or the cards chosen.")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The PDF. Default: named by its content, here.",
)
@reports
def cards(root: Path, name: str | None, target: Path | None, **asked: Any) -> None:  # noqa: ANN401 - an option each
    """Make a PDF of cards, ready for the printer.

    Without more words: the cards to carry (the deck with `core: true`, else all), four to a sheet, printed on one
    side and folded, which nobody can flip wrong.

    \b
      tacticbook cards --paper letter
      tacticbook cards --deck core-moves --layout a4-8up-inset --flip short
      tacticbook cards --facet family=power --blank 4 -o power.pdf
      tacticbook cards --calibration
    """  # noqa: D301 - click wants the character itself
    if asked["calibrate"]:
        _calibrate(target, asked)
        return
    course = sound_course(root, name)
    choice = Choice(asked["decks"], asked["facets"], asked["cards_"], asked["kind"], asked["blanks"])
    if asked["listing"]:
        for line in listing(course, choice):
            OUT.print(line, markup=False)
        return
    settings = read_settings(root)
    if isinstance(settings, list):
        raise ContentError(settings)
    flip, order = Flip(asked["flip"] or Flip.LONG), Order(asked["order"] or Order.DUPLEX)
    how = Asked(choice, asked["layout"], asked["paper"], flip, order, asked["offset"])
    made = print_cards(course, how, settings.site_url or "")
    path = _save(target or Path(made.file.path), made.file.data)
    _tell(path, made, asked, coded=bool(settings.site_url) or asked["blanks"] == made.cards)


def _calibrate(target: Path | None, asked: dict[str, Any]) -> None:
    """Write the calibration sheet, which is the same for every course."""
    others = [f"--{word.rstrip('s_')}" for word in ("decks", "facets", "cards_", "blanks", "layout") if asked[word]]
    if others:
        raise click.UsageError(f"--calibration is a sheet of its own: leave out {' and '.join(others)}")
    paper = asked["paper"] or "a4"
    path = _save(target or Path(f"calibration-{paper}.pdf"), calibration(paper, asked["offset"] or (0, 0)))
    OUT.print(f"{path}: print it on both sides at 100 %, and do what it says.", markup=False)


def _save(path: Path, data: bytes) -> Path:
    """Write the PDF where it is asked for; a link of that name is replaced, not followed."""
    if path.is_dir():
        raise click.UsageError(f"{path} is a folder: name a file with -o")
    if not path.parent.is_dir():
        raise click.UsageError(f"there is no folder {path.parent}: make it first, or name another file with -o")
    write_file(path.parent.resolve() / path.name, data)
    return path


def _tell(path: Path, made: Printed, asked: dict[str, Any], *, coded: bool) -> None:
    """Say what was written, how to print it, and what was asked for in vain."""
    counted = f"{many(made.cards, 'card')} on {many(made.sheets, 'sheet')}"
    OUT.print(f"{path}: {counted}. {made.how}.", markup=False)
    vain = [word for word in ("flip", "order", "offset") if asked[word] is not None]
    if made.layout.fold and vain:
        words = ", ".join(f"--{'back-offset' if word == 'offset' else word}" for word in vain)
        ERR.print(f"note: {made.layout.id} is printed on one side; {words} changes nothing", markup=False)
    if not coded:
        ERR.print("note: no codes on the cards; set site_url in mkdocs.yml to have them", markup=False)
