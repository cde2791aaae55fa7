"""One file per export: `export(course, decks) -> Iterator[Offer]`. Found by walking this folder.

An export knows acts and cards, never question types. Adding one adds a file here and its golden
tree in `tests/exports/<name>/`; nothing else is edited.
"""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules

from generator.model.card import Deck
from generator.model.course import Course
from generator.model.output import Offer

Export = Callable[[Course, Sequence[Deck]], Iterator[Offer]]

EXPORTS: dict[str, Export] = {
    found.name: import_module(f"{__name__}.{found.name}").export for found in iter_modules(__path__)
}
"""Every export by its name."""
