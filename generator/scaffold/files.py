"""The shipped templates of new files. Names stand between `<<` and `>>`, so that YAML and workflows stay readable."""

import json
from importlib.resources import files
from importlib.resources.abc import Traversable

from jinja2 import BaseLoader, Environment, StrictUndefined

_ENV = Environment(  # noqa: S701 - YAML and Markdown; names are quoted by `_quoted`
    loader=BaseLoader(),
    undefined=StrictUndefined,
    keep_trailing_newline=True,
    variable_start_string="<<",
    variable_end_string=">>",
    block_start_string="<%",
    block_end_string="%>",
    comment_start_string="<#",
    comment_end_string="#>",
)


def quoted(text: str) -> str:
    """Give a text as YAML reads it back, whatever it contains."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def fill(template: str, /, **facts: str) -> str:
    """Fill one template."""
    return _fill(files("generator.scaffold") / "templates" / template, facts)


def fill_all(folder: str, /, **facts: str) -> dict[str, str]:
    """Fill every template of a folder; facts stand in paths, too, as `(name)`."""
    top = files("generator.scaffold") / "templates" / folder
    return {_path(path, facts): _fill(source, facts) for path, source in _walk(top, "")}


def _fill(source: Traversable, facts: dict[str, str]) -> str:
    template = _ENV.from_string(source.read_text(encoding="utf-8"))
    return template.render(facts)


def _path(path: str, facts: dict[str, str]) -> str:
    for name, fact in facts.items():
        path = path.replace(f"({name})", fact)
    return path.replace("dot-", ".").removesuffix(".in")


def _walk(folder: Traversable, base: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for child in sorted(folder.iterdir(), key=lambda entry: entry.name):
        inner = _walk(child, f"{base}{child.name}/") if child.is_dir() else [(f"{base}{child.name}", child)]
        found += inner
    return found
