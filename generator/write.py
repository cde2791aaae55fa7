"""Files → disk: the only code that writes. A folder holds exactly its files, unchanged ones untouched.

Every file is written beside its place and renamed into it, so that a reader never sees half a file.
"""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.model.output import File


class UnsafePathError(ValueError):
    """A file's path leads out of the folder it belongs to."""


def write_tree(files: Iterable[File], folder: Path) -> int:
    """Make `folder` hold exactly these files. Gives how many were written anew."""
    wanted = {_inside(folder, file.path): file.data for file in files}
    changed = [path for path, data in wanted.items() if _differs(path, data)]
    _remove_others(folder, set(wanted))
    for path in changed:
        write_file(path, wanted[path])
    return len(changed)


def write_file(path: Path, data: bytes) -> None:
    """Write one file atomically, making its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)


def replace_tree(new: Path, old: Path) -> None:
    """Put the folder `new` where `old` is; `old` is never missing for longer than a rename."""
    aside = old.with_name(f".{old.name}.old")
    shutil.rmtree(aside, ignore_errors=True)
    if old.exists():
        old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)


def _inside(folder: Path, path: str) -> Path:
    target = folder / path
    if not Path(os.path.normpath(target)).is_relative_to(folder):
        msg = f"{path!r} leads out of {folder}"
        raise UnsafePathError(msg)
    return target


def _differs(path: Path, data: bytes) -> bool:
    return not path.is_file() or path.stat().st_size != len(data) or path.read_bytes() != data


def _remove_others(folder: Path, wanted: set[Path]) -> None:
    needed = {parent for path in wanted for parent in path.parents}
    for path in sorted(folder.rglob("*"), reverse=True) if folder.exists() else ():
        if path.is_dir() and not path.is_symlink():
            if path not in needed:
                shutil.rmtree(path, ignore_errors=True)
        elif path not in wanted:
            path.unlink(missing_ok=True)
