"""A table of a course's numbers."""

from dataclasses import dataclass

Cell = str | int | float | None
"""What stands in a cell: None is empty, a float is shown with one decimal."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head. The first column names the row."""

    id: str
    title: str
    says: str
    """One sentence: what is counted, and how."""
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    drawn: int | None = None
    """The column that a picture draws as bars, from 0; none, where a picture says nothing more."""

    @property
    def bars(self) -> list[tuple[str, float]]:
        """The bars of the picture: each row's name, and its length as a share of the longest, from 0 to 1."""
        if self.drawn is None:
            return []
        cells = [row[self.drawn] for row in self.rows]
        sizes = [float(cell) if isinstance(cell, int | float) else 0.0 for cell in cells]
        longest = max(sizes, default=0.0) or 1.0
        return [(str(row[0]), size / longest) for row, size in zip(self.rows, sizes, strict=True)]


def shown(cell: Cell) -> str:
    """Give a cell as text."""
    if cell is None:
        return ""
    return f"{cell:.1f}" if isinstance(cell, float) else str(cell)


def percent(part: int, all_: int) -> str:
    """Give a share in words: `37 %`; nothing of nothing is empty."""
    return f"{100 * part / all_:.0f} %" if all_ else ""
