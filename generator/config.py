"""`build/base.yml`: the navigation, and the settings that our pages need from any engine.

An author's `mkdocs.yml` inherits it and may change every setting; upgrades of tacticbook change it
here and so reach every course.
"""

from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import yaml

from generator.model.output import Entry, File
from generator.prose import title

_HEADER = "# Made by `tacticbook build`. Change mkdocs.yml instead: what stands there wins.\n"


def base_config(nav: Iterable[Entry], courses: int, language: str, epoch: str = "") -> File:
    """Make `base.yml` of the shipped defaults, the navigation, and how many courses there are.

    `epoch` is SOURCE_DATE_EPOCH: the sitemap has dates only where it is set.
    """
    settings: dict[str, Any] = yaml.safe_load((files("generator") / "theme" / "base.yml").read_bytes())
    settings["nav"] = [_entry(entry) for entry in nav]
    settings["theme"]["language"] = language
    settings["extra"]["tacticbook"] = {"courses": courses, "source_date_epoch": epoch}
    return File.text("base.yml", _HEADER + yaml.safe_dump(settings, sort_keys=False, allow_unicode=True, width=100))


def _entry(entry: Entry) -> dict[str, Any]:
    return {title(entry.title): entry.path or [_entry(inner) for inner in entry.inside]}
