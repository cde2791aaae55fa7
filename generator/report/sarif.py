"""SARIF 2.1.0, which code hosts show in the review of a pull request.

Specification: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import json
from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from generator.check import RULES
from generator.guide.rules import rule_page
from generator.model.problem import Problem

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(problems: Sequence[Problem]) -> str:
    """Give a log of one run; columns count characters from 1."""
    codes = sorted({problem.code for problem in problems})
    driver = {"name": "tacticbook", "version": version("tacticbook"), "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"COURSE": {"description": {"text": "The course folder"}}},
        "results": [_result(problem, codes.index(problem.code)) for problem in problems],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: str) -> dict[str, Any]:
    """Describe a rule; what `load` and the engine report has a code, and no page of its own."""
    if code not in RULES:
        return {"id": code}
    page = rule_page(code)
    text = f"{page.why.strip()}\n\n{page.mend.strip()}"
    return {
        "id": code,
        "shortDescription": {"text": page.rule.asks},
        "help": {"text": text, "markdown": text},
    }


def _result(problem: Problem, index: int) -> dict[str, Any]:
    region = {"startLine": problem.line, "startColumn": problem.column}
    artifact = {"uri": quote(problem.path), "uriBaseId": "COURSE"}
    return {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": problem.severity.value,
        "message": {"text": f"{problem.message}; {problem.hint}" if problem.hint else problem.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"problem/v1": _fingerprint(problem)},
    }


def _fingerprint(problem: Problem) -> str:
    """Name a problem apart from its line, so that a review follows it through edits above."""
    return sha256(f"{problem.code} {problem.path} {problem.message}".encode()).hexdigest()[:32]
