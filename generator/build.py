"""The pipeline, from a course folder to a finished site: the only code that knows all stages."""

import os
import zipfile
from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import gettempdir

from filelock import FileLock, Timeout

from generator import cards, exports, guide, pages
from generator.check import When, check
from generator.config import base_config
from generator.derive.cards import decks
from generator.engine import Settings, build_site, read_settings
from generator.fit import kept
from generator.load import load
from generator.model.course import Catalog
from generator.model.output import File, Offer
from generator.model.problem import ContentError, Problem, Severity, in_order
from generator.seal import seal
from generator.write import remove, replace_tree, write_file, write_tree

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
"""The zip format's first day: the clock must not be in the output."""

Say = Callable[[str], None]
"""Told the name of each stage as it begins."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made: the site's folder, pages and files changed, warnings, and the courses it shows."""

    site: Path
    pages: int
    changed: int
    warnings: tuple[Problem, ...]
    catalog: Catalog


def inspect(root: Path, asked: Collection[When] = (When.ALWAYS,)) -> tuple[Catalog, list[Problem]]:
    """Load and check a course folder: what could be read, and every problem in the order of files."""
    catalog, problems = _content(root, asked)
    settings = read_settings(root)
    return catalog, in_order([*problems, *(settings if isinstance(settings, list) else ())])


def examine(root: Path) -> tuple[Catalog, list[Problem]]:
    """Load and check a course folder; raise `ContentError` if anything is an error."""
    catalog, problems = _content(root, (When.ALWAYS,))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    return catalog, in_order(problems)


def _content(root: Path, asked: Collection[When]) -> tuple[Catalog, list[Problem]]:
    kept.recall(_typeset(root))
    catalog, problems = load(root)
    return catalog, [*problems, *check(catalog, asked=asked)]


def build(root: Path, say: Say = lambda _: None, *, epoch: str = "") -> Report:
    """Build the site of a course folder into `build/site`; nothing is touched if anything is wrong.

    `epoch` is the environment's SOURCE_DATE_EPOCH.
    """
    with _alone(root, say):
        return _build(root, say, epoch)


def _build(root: Path, say: Say, epoch: str) -> Report:
    say("Reading")
    settings = _settings(root)
    catalog, warnings = examine(root)
    say("Writing pages")
    docs, base = _generate(catalog, settings, epoch)
    target = root / "build"
    changed = write_tree(docs, target / "docs") + write_tree(_theme(root), target / "theme")
    write_file(target / base.path, base.data)
    write_tree(kept.used(), target / "typeset")
    say("Building the site")
    site = _site(root, target, say)
    return Report(site, sum(file.path.endswith(".md") for file in docs), changed, tuple(warnings), catalog)


def zip_site(site: Path, archive: Path) -> None:
    """Pack a site into a zip that opens from disk; the same site gives the same bytes."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    beside = archive.with_name(f".{archive.name}.new")
    with zipfile.ZipFile(beside, "w") as packed:
        for name in sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, (site / name).read_bytes())
    beside.replace(archive)


@contextmanager
def _alone(root: Path, say: Say) -> Generator[None]:
    """Keep a course folder to ourselves: a second build, such as that of a running `serve`, waits.

    The lock lies among the machine's temporary files, since a build that fails writes nothing into the folder.
    """
    name = sha256(os.path.realpath(root).encode()).hexdigest()[:16]
    user = getattr(os, "getuid", int)()  # Windows has none, and temporary files of one's own
    lock = FileLock(Path(gettempdir()) / f"tacticbook-{user}-{name}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        say("Waiting for another build")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _settings(root: Path) -> Settings:
    settings = read_settings(root)
    if isinstance(settings, list):
        raise ContentError(settings)
    return settings


def _generate(catalog: Catalog, settings: Settings, epoch: str) -> tuple[list[File], File]:
    """Make everything that goes into `build/docs`, and `base.yml`."""
    offers = [
        offer for course in catalog.courses.values() for offer in _offers(catalog, course.id, settings.site_url or "")
    ]
    rendered = pages.render(catalog, settings.site_name, offers, repo_url=settings.repo_url)
    nav = [*rendered.nav, *(guide.entries() if settings.guide else ())]
    own = guide.pages(catalog) if settings.guide else ()
    docs = [*rendered.files, *(offer.file for offer in offers), *_paper(catalog, settings), *own, *_browser()]
    language = next(iter(catalog.courses.values())).syllabus.lang.split("-")[0]
    return docs, base_config(nav, len(catalog.courses), language, epoch)


def _typeset(root: Path) -> Iterator[File]:
    """Yield what the last build set: only what its source asks for is taken from it."""
    folder = root / "build" / "typeset"
    return (File(path.name, path.read_bytes()) for path in sorted(folder.glob("*")) if path.is_file())


def _paper(catalog: Catalog, settings: Settings) -> Iterator[File]:
    """Yield the pages that the browser prints, with their fonts."""
    for course in catalog.courses.values():
        yield from cards.sheets(course, settings.site_url or "")
    yield from cards.fonts_of(catalog.courses.values())


def _offers(catalog: Catalog, name: str, site: str) -> Iterator[Offer]:
    course = catalog.courses[name]
    made = decks(course)
    yield from cards.papers(course, made, site)
    yield from cards.maps(course)
    yield from cards.tests(course)
    for export in exports.EXPORTS.values():
        yield from export(course, made)


def _site(root: Path, target: Path, say: Say) -> Path:
    """Let the engine build beside the last good site, seal it, and put it in place."""
    fresh = target / ".site"
    remove(fresh)
    if problems := build_site(root, fresh):
        remove(fresh)
        raise ContentError(problems)
    say("Sealing")
    seal(fresh)
    replace_tree(fresh, target / "site")
    return target / "site"


def _browser() -> Iterator[File]:
    """Yield what the browser runs, as it ships in the package."""
    for file in _walk(files("generator") / "browser" / "dist", ""):
        yield File(f"assets/tacticbook/{file.path}", file.data)


def _theme(root: Path) -> list[File]:
    """Lay the course's own `site_overrides/` over the theme that ships in the package."""
    own = root / "site_overrides"
    layers = [files("generator") / "theme", *([own] if own.is_dir() else [])]
    merged = {file.path: file for layer in layers for file in _walk(layer, "") if file.path != "base.yml"}
    return list(merged.values())


def _walk(folder: Traversable, base: str) -> Iterator[File]:
    for child in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if child.name.startswith(".") or child.name == "__pycache__":
            continue
        if child.is_dir():
            yield from _walk(child, f"{base}{child.name}/")
        else:
            yield File(f"{base}{child.name}", child.read_bytes())
