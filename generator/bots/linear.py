"""The little linear algebra that the bots need, for matrices of about ten rows."""

import math
from collections.abc import Sequence
from operator import mul

Vector = list[float]
Matrix = list[list[float]]
_TINY = 1e-10
"""A pivot below this is rounding: the row follows from those above it."""


def dot(one: Sequence[float], other: Sequence[float]) -> float:
    """Sum the products."""
    return sum(map(mul, one, other))


def gram(columns: Sequence[Sequence[float]]) -> Matrix:
    """Give the products of all pairs of columns."""
    lower = [[dot(a, b) for b in columns[: i + 1]] for i, a in enumerate(columns)]
    return [[lower[max(i, j)][min(i, j)] for j in range(len(columns))] for i in range(len(columns))]


def cholesky(matrix: Matrix) -> Matrix:
    """Factor a symmetric matrix without negative eigenvalues as L Lᵀ; a row that depends on others gets no pivot."""
    size = len(matrix)
    low = [[0.0] * size for _ in range(size)]
    for j in range(size):
        pivot = matrix[j][j] - dot(low[j][:j], low[j][:j])
        low[j][j] = math.sqrt(pivot) if pivot > _TINY else 0.0
        for i in range(j + 1, size):
            rest = matrix[i][j] - dot(low[i][:j], low[j][:j])
            low[i][j] = rest / low[j][j] if low[j][j] else 0.0
    return low


def solve(low: Matrix, right: Sequence[float]) -> Vector:
    """Solve L Lᵀ x = right, where every pivot of L is above zero."""
    size = len(low)
    half: Vector = []
    for i in range(size):
        half.append((right[i] - dot(low[i][:i], half)) / low[i][i])
    found = [0.0] * size
    for i in reversed(range(size)):
        below = math.fsum(low[j][i] * found[j] for j in range(i + 1, size))
        found[i] = (half[i] - below) / low[i][i]
    return found
