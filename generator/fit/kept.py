"""What Typst made of a source, by the source's digest: the same source always gives the same bytes.

A pure accelerator. Within a process nothing is set twice; a build puts in what the last one left, and writes what it
used (`build/typeset/`), so that an edit sets only the cards that it changed.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import Final

from generator.fit import fonts
from generator.model.output import File

_MADE: Final[dict[str, bytes]] = {}
_USED: Final[set[str]] = set()


def once(source: str, kind: str, make: Callable[[bytes], bytes]) -> bytes:
    """Give what `make` makes of a source: `kind` (`pdf`, `json`) names what that is."""
    data = source.encode()
    name = f"{sha256(_setting() + data).hexdigest()[:32]}.{kind}"
    if name not in _MADE:
        _MADE[name] = make(data)
    _USED.add(name)
    return _MADE[name]


def recall(files: Iterable[File]) -> None:
    """Take what an earlier build kept, and forget what was used."""
    _USED.clear()
    for file in files:
        _MADE.setdefault(file.path, file.data)


def used() -> Iterator[File]:
    """Yield what was used since the last `recall`; the rest is forgotten."""
    for name in [*_MADE]:
        if name in _USED:
            yield File(name, _MADE[name])
        else:
            del _MADE[name]


@cache
def _setting() -> bytes:
    """Give what else the result depends on: Typst's version and the fonts."""
    sizes = [f"{path.name}:{path.stat().st_size}" for path in sorted(fonts.FOLDER.glob("*.ttf"))]
    return "\n".join([version("typst"), *sizes, ""]).encode()
