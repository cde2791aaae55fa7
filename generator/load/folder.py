"""Reads the files of a course folder: the only code that opens content."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.load.yaml import MAX_BYTES, Document, parse, read_text
from generator.model.origin import Origin
from generator.model.output import File
from generator.model.problem import Problem, Severity

MAX_MEDIA_BYTES = 5 * 1_048_576
"""Largest picture, sound or film, in bytes."""
MEDIA_TYPES = frozenset(
    (".avif", ".gif", ".jpeg", ".jpg", ".m4a", ".mp3", ".mp4", ".ogg", ".png", ".svg", ".vtt", ".webm", ".webp")
)


_PLAIN_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")
"""A name that is the same in an address, in a zip and on every disk."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A course folder. Paths in it are relative, with forward slashes."""

    root: Path

    def yaml(self, path: str) -> Document | Problem:
        """Parse one YAML file."""
        raw = self._bytes(path, MAX_BYTES)
        return raw if isinstance(raw, Problem) else parse(path, raw)

    def text(self, path: str) -> tuple[str, Origin] | Problem:
        """Read one Markdown file."""
        raw = self._bytes(path, MAX_BYTES)
        return raw if isinstance(raw, Problem) else read_text(path, raw)

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        return _is_file(self.root / path)

    def folders(self, path: str) -> list[str]:
        """List the folders in a folder, by name."""
        return [p.name for p in self._children(path) if p.is_dir() and p.name.isprintable()]

    def files(self, path: str, suffix: str) -> list[str]:
        """List the files with this suffix directly in a folder, by name."""
        children = self._children(path)
        return [f"{path}/{p.name}" for p in children if p.suffix == suffix and p.name.isprintable() and _is_file(p)]

    def strays(self, path: str, suffixes: set[str]) -> Iterator[Problem]:
        """Report what nothing would read in a folder of files, such as `x.yaml`: it must not be lost in silence."""
        yield from self._closed(path)
        for child in self._children(path):
            if child.suffix not in suffixes or not child.name.isprintable() or not _is_file(child):
                yield _problem(f"{path}/{child.name}", "L02", *_stray(child))

    def unknown(self, path: str, files: Iterable[str] = (), folders: Iterable[str] = ()) -> Iterator[Problem]:
        """Report YAML files and folders of other names than these; beside them there may be a README."""
        yield from self._closed(path)
        for child in self._children(path):
            odd = not _is_file(child) and (child.name not in folders or not child.is_dir())
            if odd or (child.suffix in {".yml", ".yaml"} and child.name not in files):
                known = f"known here: {', '.join([*files, *(f'{name}/' for name in folders)])}"
                yield _problem(f"{path}/{child.name}", "L02", _stray(child)[0], known)

    def media(self, path: str) -> Iterator[File | Problem]:
        """Read every media file below a folder."""
        yield from self._closed(path)
        seen: dict[str, str] = {}
        for name in self._below(path):
            inner = name.removeprefix(f"{path}/")
            twin = seen.setdefault(inner.casefold(), inner)
            fault = _media_fault(self.root / name, inner, twin)
            raw = _problem(name, "L03", *fault) if fault else self._bytes(name, MAX_MEDIA_BYTES)
            yield raw if isinstance(raw, Problem) else File(inner, raw)

    def _below(self, path: str) -> Iterator[str]:
        """Yield everything below a folder that is no folder itself; links to folders are not followed."""
        for child in self._children(path):
            if child.is_dir() and not child.is_symlink():
                yield from self._below(f"{path}/{child.name}")
            else:
                yield f"{path}/{child.name}"

    def _closed(self, path: str) -> Iterator[Problem]:
        """Report a folder that cannot be listed: no folder, not ours, or locked."""
        folder = self.root / path
        if not self._is_inside(folder):
            yield _problem(path, "L04", "a link that leads out of the course folder", "copy the folder here")
        elif os.path.lexists(folder) and not folder.is_dir():
            yield _problem(path, "L02", "a folder is expected here", "move the file out of the way")
        elif folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK):
            yield _problem(path, "L01", "this folder cannot be read", "change its permissions")

    def _children(self, path: str) -> list[Path]:
        folder = self.root / path
        listed = folder.is_dir() and self._is_inside(folder) and os.access(folder, os.R_OK | os.X_OK)
        return sorted(p for p in folder.iterdir() if not p.name.startswith(".")) if listed else []

    def _is_inside(self, path: Path) -> bool:
        """Whether a path lies inside the folder, also when its links are followed."""
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.root))

    def _bytes(self, path: str, most: int) -> bytes | Problem:
        """Read a file that lies inside the folder: one byte more than `most` shows that it is too large."""
        target = self.root / path
        if not self._is_inside(target):
            return _problem(path, "L04", "a link that leads out of the course folder", "copy the file here")
        try:
            with target.open("rb") as file:
                return file.read(most + 1)
        except OSError as error:
            return _problem(path, "L01", f"cannot be read: {error.strerror}", "check that it is there")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _stray(path: Path) -> tuple[str, str]:
    """Say what is wrong with something that nothing reads, and what to do."""
    if not path.name.isprintable():
        return "a name with characters that cannot be shown", "rename it"
    if path.is_dir():
        return "nothing reads this folder", "move it, or its files, where they belong"
    if not _is_file(path):
        return "neither a file nor a folder, or a link that leads nowhere", "remove it"
    hint = f"name it {path.stem}.yml" if path.suffix == ".yaml" else "move it out of this folder"
    return "nothing reads this file", hint


def _media_fault(path: Path, name: str, twin: str) -> tuple[str, str] | None:
    """Say what is wrong with a media file, and what to do."""
    if not name.isprintable() or not _is_file(path):
        return _stray(path)
    if not all(_PLAIN_NAME.fullmatch(part) for part in name.split("/")):
        return f"a name that does not work in addresses: {name!r}", "use letters a to z, digits, `-`, `_` and `.` only"
    if name != twin:
        return f"differs from {twin!r} only in capitals", "rename one: not every disk tells them apart"
    if path.suffix.lower() not in MEDIA_TYPES:
        return f"no known kind of media: {path.suffix}", "use png, jpg, webp, svg, mp3, mp4 …"
    if path.stat().st_size > MAX_MEDIA_BYTES:
        return "larger than 5 MiB", "make it smaller"
    return None


def _problem(path: str, code: str, message: str, hint: str) -> Problem:
    shown = path.encode(errors="backslashreplace").decode()
    return Problem(code=code, severity=Severity.ERROR, path=shown, message=message, hint=hint)
