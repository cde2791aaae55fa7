"""One room per question type; the file's name is the `type:` in the YAML.

A room holds what is particular to its type: a frozen model of its fields, a class named `Room`, and
`lower()`, which says what the learner does. Adding a type adds a file here and its cases in
`tests/questions/<type>.yml`; nothing else is edited.
"""

from importlib import import_module
from pkgutil import iter_modules

from generator.model.question import Question

TYPES: dict[str, type[Question]] = {
    found.name: import_module(f"{__name__}.{found.name}").Room for found in iter_modules(__path__)
}
"""Every question type by its name."""
