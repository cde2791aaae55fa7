"""What `tacticbook check` found, as text for machines: one file a format, found by name.

Each takes all problems of a run, errors and warnings, and gives the whole output.
"""

from collections.abc import Callable, Mapping, Sequence

from generator.model.problem import Problem
from generator.report.github import github
from generator.report.json import as_json
from generator.report.sarif import sarif

FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {"json": as_json, "sarif": sarif, "github": github}
