"""Where a record was written, so that a problem found later still has its file, line and column."""

from dataclasses import dataclass, field
from typing import TypeAlias

from generator.model.problem import Problem, Severity

FieldPath: TypeAlias = tuple[str | int, ...]
"""The way from a record to a field: `("options", 2, "why")`."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A field's place: line and column of its start, and its last line, each from 1."""

    line: int
    column: int
    end_line: int


@dataclass(frozen=True, slots=True)
class Origin:
    """A record's file and the spots of its fields."""

    path: str
    spots: dict[FieldPath, Spot] = field(default_factory=dict[FieldPath, Spot])
    lines: tuple[str, ...] = ()
    """The file's lines, to find a word inside a longer text."""
    base: FieldPath = ()
    """The way from the file's top to the record: empty, or its index in the file's list."""

    def spot(self, at: FieldPath = ()) -> Spot:
        """Give the spot of a field, or of the nearest thing around it that is written."""
        while at and at not in self.spots:
            at = at[:-1]
        return self.spots.get(at, Spot(1, 1, len(self.lines) or 1))

    def find(self, at: FieldPath, snippet: str) -> Spot:
        """Give the place of `snippet` inside the text of a field; the field's own if not found."""
        around = self.spot(at)
        for number in range(around.line, min(around.end_line, len(self.lines)) + 1):
            column = self.lines[number - 1].find(snippet)
            if column >= 0:
                return Spot(number, column + 1, number)
        return around

    def problem(  # noqa: PLR0913 - a problem has this many facts
        self,
        code: str,
        message: str,
        hint: str = "",
        *,
        at: FieldPath = (),
        snippet: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Make a problem at a field, or at a snippet inside the field's text."""
        spot = self.find(at, snippet) if snippet else self.spot(at)
        return Problem(
            code=code,
            severity=severity,
            path=self.path,
            line=spot.line,
            column=spot.column,
            message=message,
            hint=hint,
        )
