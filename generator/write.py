"""Files → disk: the only code that writes. A folder holds exactly its files, unchanged ones untouched.

Every file is written beside its place and renamed into it, so that a reader never sees half a file.
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.model.output import File
from generator.model.problem import ContentError, Problem, Severity


class UnsafePathError(ValueError):
    """A file's path leads out of the folder it belongs to, or is another file's on some disk."""


def write_tree(files: Iterable[File], folder: Path) -> int:
    """Make `folder` hold exactly these files. Gives how many were written anew.

    Links are never followed: where `folder` or the folder around it is one, nothing is touched.
    """
    _refuse_links(folder.parent, folder)
    wanted = _wanted(folder, files)
    _remove_others(folder, set(wanted))
    return _write(wanted)


def write_files(files: Iterable[File], folder: Path) -> int:
    """Put files into `folder` beside what is there. Gives how many were written anew."""
    return _write(_wanted(folder, files))


def _write(wanted: Mapping[Path, bytes]) -> int:
    changed = [path for path, data in wanted.items() if _differs(path, data)]
    for path in changed:
        write_file(path, wanted[path])
    return len(changed)


def write_file(path: Path, data: bytes) -> None:
    """Write one file atomically, making its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _refuse_links(path.parent)
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    with beside.open("xb") as file:  # never through a link that stands there
        file.write(data)
    beside.replace(path)


def replace_tree(new: Path, old: Path) -> None:
    """Put the folder `new` where `old` is; `old` is never missing for longer than a rename."""
    aside = old.with_name(f".{old.name}.old")
    remove(aside)
    if os.path.lexists(old):
        old.rename(aside)
    new.rename(old)
    remove(aside)


def remove(path: Path) -> None:
    """Remove a file, a link or a whole folder, whichever stands there; what a link leads to stays."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _refuse_links(*folders: Path) -> None:
    """Refuse to write where a link would lead elsewhere: a folder that strangers packed may hold one."""
    found = [folder for folder in folders if folder.is_symlink()]
    if found:
        raise ContentError([_link(folder) for folder in found])


def _link(folder: Path) -> Problem:
    hint = "remove the link; nothing was written"
    message = "a link stands where a folder is to be written"
    return Problem(code="W01", severity=Severity.ERROR, path=folder.name, message=message, hint=hint)


def _wanted(folder: Path, files: Iterable[File]) -> dict[Path, bytes]:
    """Give each file its place; no two may share one, on a disk that ignores capitals either."""
    found: dict[Path, bytes] = {}
    taken: dict[str, str] = {}
    for file in files:
        key = file.path.casefold()
        if key in taken:
            raise UnsafePathError(f"{file.path!r} and {taken[key]!r} are the same place")
        taken[key] = file.path
        found[_inside(folder, file.path)] = file.data
    return found


def _inside(folder: Path, path: str) -> Path:
    steps = path.split("/")
    if path.startswith("/") or "\\" in path or "\0" in path or not all(steps) or {".", ".."} & set(steps):
        msg = f"{path!r} leads out of {folder}"
        raise UnsafePathError(msg)
    return folder / path


def _differs(path: Path, data: bytes) -> bool:
    return path.is_symlink() or not path.is_file() or path.stat().st_size != len(data) or path.read_bytes() != data


def _remove_others(folder: Path, wanted: set[Path]) -> None:
    needed = {parent for path in wanted for parent in path.parents}
    for path in sorted(folder.rglob("*"), reverse=True) if folder.is_dir() else ():
        is_folder = path.is_dir() and not path.is_symlink()
        if path not in (needed if is_folder else wanted):
            remove(path)
