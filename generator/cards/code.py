"""QR codes that lead from a card to its page, as SVG paths in modules.

Error correction is M, or L where M would make modules smaller than a printer and a phone agree on.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import segno

LEAST_MODULE: Final = 0.33
"""Side in mm of the smallest module that decoded from a grey raster of 150 dpi in trials."""
QUIET: Final = 4
"""Modules of white that a code needs round it; ISO/IEC 18004."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code: its address, its side in modules with the quiet zone, and the dark modules as an SVG path."""

    address: str
    modules: int
    path: str


@lru_cache(maxsize=10_000)
def code(address: str, side: float) -> Code | None:
    """Make the code of an address for a square of `side` mm, quiet zone included; None if it cannot be read there."""
    if not address:
        return None
    for level in "ML":
        made = segno.make_qr(address, error=level, boost_error=False)
        modules = int(made.symbol_size(border=QUIET)[0])
        if side / modules >= LEAST_MODULE:
            return Code(address, modules, _path(made))
    return None


def _path(made: segno.QRCode) -> str:
    """Draw each row's runs of dark modules."""
    parts: list[str] = []
    for y, row in enumerate(made.matrix):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                parts.append(f"M{x + QUIET} {y + QUIET}h{end - x}v1h-{end - x}z")
            x = end + 1
    return "".join(parts)
