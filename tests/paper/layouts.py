"""The layouts that every course has, by id."""

from pathlib import Path

import yaml

from generator.model.layout import Layout

FILE = Path(__file__).parents[2] / "generator" / "cards" / "layouts.yml"
LAYOUTS = {one["id"]: Layout.model_validate(one) for one in yaml.safe_load(FILE.read_text(encoding="utf-8"))}
