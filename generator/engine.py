"""Run MkDocs in-process; the only code that imports it, and what to replace when it ends.

Nothing that MkDocs, a theme or a plugin says or raises escapes: it becomes one-line problems.
"""

import errno
import logging
import os
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
BASE: Final = "build/base.yml"
"""What `tacticbook build` writes, and the hand-written settings inherit."""

_INHERIT: Final = f"write `INHERIT: {BASE}`: the navigation and what our pages need come from there"

# How MkDocs names the page that it complains of.
_PAGE: Final = re.compile(r"Doc file '([^']+)'|reading page '([^']+)'|Error building page '([^']+)'")
_SETTING: Final = re.compile(r"Config value '([^']+)'")
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
    guide: bool = False
    """Whether the site has the pages for authors: `extra: {tacticbook: {guide: true}}`.

    It says something of the whole site, which may hold several courses, so it does not stand in a `course.yml`.
    MkDocs lays what an author writes under `extra.tacticbook` over what `base.yml` has there.
    """
    repo_url: str = ""
    """The course's repository, where readers can report what is wrong."""


class _Loader(yaml.SafeLoader):
    """Reads any `mkdocs.yml`: tags that only MkDocs understands (`!ENV`, `!!python/…`) give None."""


def _give_none(_loader: _Loader, _suffix: str, _node: yaml.Node) -> None:
    pass


_Loader.add_multi_constructor("", _give_none)  # pyright: ignore[reportUnknownMemberType] - untyped there


def read_settings(root: Path) -> Settings | list[Problem]:
    """Read `mkdocs.yml` itself, not what it inherits: `build/base.yml` may not have been made yet."""
    try:
        found = _read(root / CONFIG)
    except FileNotFoundError:
        return [_no_config(root)]
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        return [_raised(root, error)]
    name, url = _text(found, "site_name"), _text(found, "site_url")
    if not name:
        return [_problem("E01", "has no `site_name`", "add `site_name: Your course`")]
    if problem := _not_inherited(root):
        return [problem]
    extra = _inside(found, "extra")
    alternate = _inside(extra, "alternate")
    others = cast("list[object]", alternate) if isinstance(alternate, list) else []
    languages = [_text(_inside(found, "theme"), "language"), *(_text(other, "lang") for other in others)]
    spoken = tuple(dict.fromkeys(filter(None, languages)))
    guide = _inside(_inside(extra, "tacticbook"), "guide") is True
    return Settings(name, url.rstrip("/") + "/" if url else None, spoken, guide, _text(found, "repo_url"))


def _read(path: Path) -> object:
    return yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader


def _no_config(root: Path) -> Problem:
    if (root / "mkdocs.yaml").is_file():
        return _problem("E01", "is missing", "rename mkdocs.yaml to mkdocs.yml")
    hint = f"go to your course's folder, name it with -C, or write the file: `INHERIT: {BASE}` and `site_name: …`"
    return _problem("E01", "is missing, so this is no course folder", hint)


def _not_inherited(root: Path) -> Problem | None:
    """Say so if the settings do not inherit `base.yml`, themselves or through a file between."""
    path, seen = root / CONFIG, set[Path]()
    while path not in seen and path != root / BASE:
        seen.add(path)
        where = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
        try:
            parent = _text(_read(path), "INHERIT")
        except (OSError, UnicodeDecodeError, yaml.YAMLError):
            return _problem("E01", f"inherits {where}, which cannot be read", _INHERIT, at=_where(root, "INHERIT"))
        if not parent:
            return _problem("E01", f"does not inherit {BASE}", _INHERIT, path=where)
        path = Path(os.path.normpath(path.parent / parent))
    return None


def _where(root: Path, key: str) -> tuple[int, int]:
    """Where a top-level setting is written in `mkdocs.yml`; its start if it is not."""
    lines = (root / CONFIG).read_text("utf-8", errors="replace").splitlines()
    return next(((number, 1) for number, line in enumerate(lines, 1) if line.startswith(f"{key}:")), (1, 1))


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
        except OSError as error:  # what MkDocs logged says the same in more words
            return [refused(root, error)]
        except (Exception, SystemExit) as error:  # noqa: BLE001 - theme and plugins may raise anything
            # Abort only says that what was logged before is the reason.
            raised = [] if records and isinstance(error, Abort) else [_raised(root, error)]
        else:
            raised = []
    problems = [_logged(root, record) for record in records] + raised
    return list(dict.fromkeys(problems))


def _run(root: Path, site_dir: Path) -> None:
    config = load_config(str(root / CONFIG), site_dir=str(site_dir), strict=False)
    config.site_name = config.site_name.replace('"', "\u201d")  # the theme prints it into attributes as it is
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
    setting = _SETTING.match(message)
    if not setting:
        return _problem("E01", message)
    hint = "leave `theme` out, or `name: material`" if setting[1] == "theme" else "mend or remove this setting"
    return _problem("E01", message, hint, at=_where(root, setting[1].split(".")[0]))


def _raised(root: Path, error: BaseException) -> Problem:
    if isinstance(error, OSError):
        return refused(root, error)
    text = str(error) or type(error).__name__
    if "Inherited config file" in text:
        return _problem("E01", "the file that it inherits is missing", "run `tacticbook build`, which writes it")
    places = _PLACE.findall(text)
    line, column = places[-1] if places else (1, 1)
    if isinstance(error, yaml.MarkedYAMLError):
        text = f"not YAML: {error.problem or error.context}"
        return _problem("E01", text, "look at the line above, too", at=(int(line), int(column)))
    return _problem("E01", text, at=(int(line), int(column)))


def refused(root: Path, error: OSError) -> Problem:
    """What the machine refused (no space, no permission, …) as a problem with the file it is about."""
    name = str(error.filename2 or error.filename or root / "build")
    name = re.sub(r"\.([^/]+)\.new$", r"\1", name)  # written beside its place first
    path = Path(name).relative_to(root).as_posix() if Path(name).is_relative_to(root) else name
    hints = {
        errno.ENOSPC: "free some space, then try again",
        errno.EDQUOT: "free some space, then try again",
        errno.EACCES: "give yourself the right to read and write it",
        errno.EPERM: "give yourself the right to read and write it",
        errno.EROFS: "this disk can only be read: use a folder elsewhere",
        errno.ENOTDIR: "a file stands where a folder must be: remove it",
        errno.EEXIST: "a file stands where a folder must be: remove it",
        errno.EISDIR: "a folder stands where a file must be: remove it",
    }
    return _problem("E03", error.strerror or str(error), hints.get(error.errno or 0, ""), path=path)


def _origin(root: Path, page: str) -> str:
    """The YAML file that a page was made from, or the page itself if it does not say."""
    path = root / "build" / "docs" / page
    found = _SOURCE.match(path.read_text("utf-8")) if path.is_file() else None
    return found[1].strip() if found else f"build/docs/{page}"


def _problem(code: str, message: str, hint: str = "", *, path: str = CONFIG, at: tuple[int, int] = (1, 1)) -> Problem:
    line, column = at
    text = " ".join(message.split())
    return Problem(code=code, severity=Severity.ERROR, path=path, line=line, column=column, message=text, hint=hint)
