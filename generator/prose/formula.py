"""A formula in LaTeX → MathML, which browsers lay out and screen readers read without a script.

math-core converts and tells what is wrong. It is native code that recurses, and an overflow there
would end the program: so what nests is counted before. A level takes at most 3 kB of the stack;
with the limits below that is less than 1 MB, the least that the main platforms give a thread.
"""

import re
from typing import Final
from xml.etree.ElementTree import Element

from math_core import LatexError, LatexToMathML

from generator.prose.mathml import UnsafeError, rebuild

MAX_LENGTH: Final = 2000
"""Most characters of a formula."""
MAX_COMMANDS: Final = 200
"""Most commands of a formula."""
MAX_OPEN: Final = 30
"""Most braces that are open at once."""
MAX_WRITTEN: Final = 100_000
"""Most characters of a formula's MathML."""

_DEFINITION: Final = re.compile(r"\\(?:(?:re)?newcommand|providecommand|[egx]?def|let|global|long)(?![a-zA-Z])")
_NUMBERED: Final = re.compile(r"\\begin\{(?P<name>align|alignat|equation|flalign|gather|multline)\}")
_BRACE: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_TOLD: Final = re.compile(r"(?P<offset>\d+): (?P<message>.*)", re.DOTALL)
_MEND: Final = "mend the LaTeX"
_SHORTEN: Final = "write it simpler, or in several formulas"


class FormulaError(Exception):
    """Why a formula cannot be shown, what to do, and where in it: characters from its start."""

    def __init__(self, message: str, hint: str = _MEND, offset: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.offset = offset


def to_mathml(source: str, *, block: bool) -> Element:
    """Convert a formula; `block` sets it large, on a line of its own. Raises FormulaError and nothing else."""
    _refuse_excess(source)
    _refuse_commands(source)
    written = _converted(source, block=block)
    if len(written) > MAX_WRITTEN:
        raise FormulaError(f"becomes longer than {MAX_WRITTEN:,} characters", _SHORTEN)
    try:
        math = rebuild(written)
    except UnsafeError as error:
        raise FormulaError(f"cannot be shown on our pages: {error}", "say it with simpler commands") from error
    math.set("display", "block" if block else "inline")
    return math


def _converted(source: str, *, block: bool) -> str:
    try:
        return LatexToMathML(fancy_error=False).convert_with_local_state(source, displaystyle=block)
    except LatexError as error:
        told = _TOLD.fullmatch(str(error))
        message = told["message"] if told else str(error)
        message = re.sub(r'^Unknown command "(.*)"\.$', r"unknown command \1", message, flags=re.DOTALL)
        hint = "check its spelling, or say it with other commands" if message.startswith("unknown") else _MEND
        message = message[:1].lower() + message[1:].removesuffix(".")
        raise FormulaError(message, hint, int(told["offset"]) if told else 0) from error


def _refuse_excess(source: str) -> None:
    if not source.strip():
        raise FormulaError("empty", "write the formula")
    if len(source) > MAX_LENGTH:
        raise FormulaError(f"{len(source):,} characters, more than {MAX_LENGTH:,}", _SHORTEN)
    if source.count("\\") > MAX_COMMANDS * 2 or len(re.findall(r"\\[a-zA-Z]", source)) > MAX_COMMANDS:
        raise FormulaError(f"more than {MAX_COMMANDS} commands", _SHORTEN)
    depth = 0
    for brace in _BRACE.finditer(source):
        depth += {"{": 1, "}": -1}.get(brace.group(), 0)
        if depth > MAX_OPEN:
            raise FormulaError(f"more than {MAX_OPEN} braces open at once", _SHORTEN, brace.start())


def _refuse_commands(source: str) -> None:
    """Refuse definitions, which can grow without end, and numbers, which would start at 1 in each formula."""
    if found := _DEFINITION.search(source):
        raise FormulaError(f"defines a command with {found.group()}", "write it out", found.start())
    if found := _NUMBERED.search(source):
        name = found["name"]
        raise FormulaError(f"{name} numbers its lines", f"use {name}*", found.start())
