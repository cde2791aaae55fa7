"""The commands that make the site: `build` and `serve`."""

import os
from functools import partial
from pathlib import Path

import click

from generator.build import build as build_course
from generator.build import zip_site
from generator.cli.terminal import OUT, folder, progress, reports, show


@click.command()
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


@click.command(short_help="Show the course in the browser; it follows your edits.")
@folder
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The next free one if taken."
)
@reports
def serve(root: Path, port: int) -> None:
    """Build the course and show it on 127.0.0.1, following every edit.

    A change of YAML, Markdown, template or style rebuilds build/site and reloads the open page. While
    something is wrong, the last good site stays, and the problem stands in the terminal and in the
    open page. At its foot each page says for its author where it comes from, what it is to teach, what
    asks for it, and what to mend; none of that is in the built site. Stop with Ctrl+C.
    """
    from generator.serve import serve as run  # noqa: PLC0415 - a server is slow to import

    try:
        run(root, port, lambda text: OUT.print(text, markup=False), partial(show, root))
    except OSError as error:
        raise click.ClickException(str(error)) from error
