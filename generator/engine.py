"""Run MkDocs in-process; the only code that imports it, and what to replace when it ends.

Nothing that MkDocs, a theme or a plugin says or raises escapes: it becomes one-line problems.
"""

import logging
import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config  # pyright: ignore[reportUnknownVariableType] - untyped there
from mkdocs.exceptions import Abort

from generator.model.problem import Problem, Severity

CONFIG: Final = "mkdocs.yml"
"""The hand-written settings, in the course folder's root."""

# How MkDocs names the page that it complains of.
_PAGE: Final = re.compile(r"Doc file '([^']+)'|reading page '([^']+)'|Error building page '([^']+)'")
_PLACE: Final = re.compile(r"line (\d+), column (\d+)")
_SOURCE: Final = re.compile(r"\A---\n(?:.*\n)*?source: *['\"]?([^'\"\n]+)")


@dataclass(frozen=True, slots=True)
class Settings:
    """What other stages need to know of `mkdocs.yml`."""

    site_name: str
    site_url: str | None
    """Where the site will be published; ends in `/`."""
    languages: tuple[str, ...]
    """The theme's language first; empty where the author left the choice to the course."""


class _Loader(yaml.SafeLoader):
    """Reads any `mkdocs.yml`: tags that only MkDocs understands (`!ENV`, `!!python/…`) give None."""


def _give_none(_loader: _Loader, _suffix: str, _node: yaml.Node) -> None:
    pass


_Loader.add_multi_constructor("", _give_none)  # pyright: ignore[reportUnknownMemberType] - untyped there


def read_settings(root: Path) -> Settings | list[Problem]:
    """Read `mkdocs.yml` itself, not what it inherits: `build/base.yml` may not have been made yet."""
    try:
        found: object = yaml.load((root / CONFIG).read_text("utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
    except FileNotFoundError:
        return [_problem("E01", "is missing", "write one with at least `site_name:`")]
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        return [_raised(error)]
    name, url = _text(found, "site_name"), _text(found, "site_url")
    if not name:
        return [_problem("E01", "has no `site_name`", "add `site_name: Your course`")]
    alternate = _inside(_inside(found, "extra"), "alternate")
    others = cast("list[object]", alternate) if isinstance(alternate, list) else []
    languages = [_text(_inside(found, "theme"), "language"), *(_text(other, "lang") for other in others)]
    return Settings(name, url.rstrip("/") + "/" if url else None, tuple(dict.fromkeys(filter(None, languages))))


def _inside(value: object, key: str) -> object:
    """What stands under `key`, where the author wrote a mapping at all."""
    return cast("dict[str, object]", value).get(key) if isinstance(value, dict) else None


def _text(value: object, key: str) -> str:
    found = _inside(value, key)
    return found if isinstance(found, str) else ""


def build_site(root: Path, site_dir: Path) -> list[Problem]:
    """Build `root`'s site into `site_dir`; strict, so that every warning is a problem."""
    with _heard() as records:
        try:
            _run(root, site_dir)
        except (Exception, SystemExit) as error:  # noqa: BLE001 - theme and plugins may raise anything
            # Abort only says that what was logged before is the reason.
            raised = [] if records and isinstance(error, Abort) else [_raised(error)]
        else:
            raised = []
    problems = [_logged(root, record) for record in records] + raised
    return list(dict.fromkeys(problems))


def _run(root: Path, site_dir: Path) -> None:
    config = load_config(str(root / CONFIG), site_dir=str(site_dir), strict=False)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


class _Ear(logging.Handler):
    """Keeps what is logged."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def _heard() -> Generator[list[logging.LogRecord]]:
    """Keep what MkDocs logs as warnings or worse from the terminal, and yield it."""
    handler = _Ear(logging.WARNING)
    log = logging.getLogger("mkdocs")
    before, log.propagate = log.propagate, False
    log.addHandler(handler)
    try:
        yield handler.records
    finally:
        log.removeHandler(handler)
        log.propagate = before


def _logged(root: Path, record: logging.LogRecord) -> Problem:
    message = record.getMessage()
    if found := _PAGE.search(message):
        page = next(filter(None, found.groups()))
        return _problem("E02", message, path=_origin(root, page))
    return _problem("E01", message)


def _raised(error: BaseException) -> Problem:
    text = str(error) or type(error).__name__
    if "Inherited config file" in text:
        return _problem("E01", "the file that it inherits is missing", "run `tacticbook build`, which writes it")
    places = _PLACE.findall(text)
    line, column = places[-1] if places else (1, 1)
    return _problem("E01", text, at=(int(line), int(column)))


def _origin(root: Path, page: str) -> str:
    """The YAML file that a page was made from, or the page itself if it does not say."""
    path = root / "build" / "docs" / page
    found = _SOURCE.match(path.read_text("utf-8")) if path.is_file() else None
    return found[1].strip() if found else f"build/docs/{page}"


def _problem(code: str, message: str, hint: str = "", *, path: str = CONFIG, at: tuple[int, int] = (1, 1)) -> Problem:
    line, column = at
    text = " ".join(message.split())
    return Problem(code=code, severity=Severity.ERROR, path=path, line=line, column=column, message=text, hint=hint)
