"""JSON: one object with all problems and how many of each severity."""

import json
from collections.abc import Sequence

from generator.model.problem import Problem, Severity


def as_json(problems: Sequence[Problem]) -> str:
    """Give `{"problems": [{code, severity, path, line, column, message, hint}], "errors": n, "warnings": n}`."""
    counts = {f"{severity.value}s": sum(p.severity is severity for p in problems) for severity in Severity}
    told = [problem.model_dump(mode="json") for problem in problems]
    return json.dumps({"problems": told, **counts}, indent=2)
