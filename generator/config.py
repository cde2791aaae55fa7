"""`build/base.yml`: the navigation, and the settings that our pages need from any engine.

An author's `mkdocs.yml` inherits it and may change every setting; upgrades of tacticbook change it
here and so reach every course.
"""

from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import yaml

from generator.model.output import Entry, File

_HEADER = "# Made by `tacticbook build`. Change mkdocs.yml instead: what stands there wins.\n"


def base_config(nav: Iterable[Entry], courses: int, language: str) -> File:
    """Make `base.yml` of the shipped defaults, the navigation, and how many courses there are."""
    settings: dict[str, Any] = yaml.safe_load((files("generator") / "theme" / "base.yml").read_bytes())
    settings["nav"] = [_entry(entry) for entry in nav]
    settings["theme"]["language"] = language
    settings.setdefault("extra", {})["tacticbook"] = {"courses": courses}
    return File.text("base.yml", _HEADER + yaml.safe_dump(settings, sort_keys=False, allow_unicode=True, width=100))


def _entry(entry: Entry) -> dict[str, Any]:
    return {entry.title: entry.path or [_entry(inner) for inner in entry.inside]}
