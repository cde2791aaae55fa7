"""Reads the files of a course folder: the only code that opens content."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.load.yaml import Document, parse, read_text
from generator.model.origin import Origin
from generator.model.output import File
from generator.model.problem import Problem, Severity

MAX_MEDIA_BYTES = 5 * 1_048_576
"""Largest picture, sound or film, in bytes."""
MEDIA_TYPES = frozenset(
    (".avif", ".gif", ".jpeg", ".jpg", ".m4a", ".mp3", ".mp4", ".ogg", ".png", ".svg", ".vtt", ".webm", ".webp")
)


@dataclass(frozen=True, slots=True)
class Folder:
    """A course folder. Paths in it are relative, with forward slashes."""

    root: Path

    def yaml(self, path: str) -> Document | Problem:
        """Parse one YAML file."""
        raw = self._bytes(path)
        return raw if isinstance(raw, Problem) else parse(path, raw)

    def text(self, path: str) -> tuple[str, Origin] | Problem:
        """Read one Markdown file."""
        raw = self._bytes(path)
        return raw if isinstance(raw, Problem) else read_text(path, raw)

    def exists(self, path: str) -> bool:
        """Whether there is such a file."""
        return (self.root / path).is_file()

    def folders(self, path: str) -> list[str]:
        """List the folders in a folder, by name."""
        return sorted(p.name for p in self._children(path) if p.is_dir())

    def files(self, path: str, suffix: str) -> list[str]:
        """List the files with this suffix directly in a folder, by name."""
        return [f"{path}/{p.name}" for p in self._children(path) if p.is_file() and p.suffix == suffix]

    def strays(self, path: str, suffixes: set[str]) -> Iterator[Problem]:
        """Report files that nothing would read, such as `x.yaml`: they must not be lost in silence."""
        for child in self._children(path):
            if child.is_file() and child.suffix not in suffixes:
                yes = f"name it {child.stem}.yml" if child.suffix == ".yaml" else "move it out of this folder"
                yield _problem(f"{path}/{child.name}", "L02", "nothing reads this file", yes)

    def media(self, path: str) -> Iterator[File | Problem]:
        """Read every media file below a folder."""
        base = self.root / path
        for child in sorted(p for p in base.rglob("*") if p.is_file()):
            name = child.relative_to(self.root).as_posix()
            if child.suffix.lower() not in MEDIA_TYPES:
                yield _problem(
                    name, "L03", f"no known kind of media: {child.suffix}", "use png, jpg, webp, svg, mp3, mp4 …"
                )
            elif child.stat().st_size > MAX_MEDIA_BYTES:
                yield _problem(name, "L03", "larger than 5 MiB", "make it smaller")
            else:
                raw = self._bytes(name)
                yield raw if isinstance(raw, Problem) else File(child.relative_to(base).as_posix(), raw)

    def _children(self, path: str) -> list[Path]:
        folder = self.root / path
        return sorted(p for p in folder.iterdir() if not p.name.startswith(".")) if folder.is_dir() else []

    def _bytes(self, path: str) -> bytes | Problem:
        """Read a file that lies inside the folder, also when its links are followed."""
        target = self.root / path
        if not target.resolve().is_relative_to(self.root.resolve()):
            return _problem(path, "L04", "a link that leads out of the course folder", "copy the file here")
        try:
            return target.read_bytes()
        except OSError as error:
            return _problem(path, "L01", f"cannot be read: {error.strerror}", "check that it is there")


def _problem(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(code=code, severity=Severity.ERROR, path=path, message=message, hint=hint)
