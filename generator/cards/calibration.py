"""The calibration sheet: by how many mm a printer puts backs beside their fronts, read against the light.

The front has a cross near each corner, the back a pair of scales beside each. Seen from the back, a front's cross
shines through at its true place, and the scales have moved with the back. So where the back lies 1.5 mm too far to the
right, a cross meets the scale at -1.5: what is read is `back_offset_mm` as it is typed, and brings the back home.
"""

from typing import Final

from generator.cards.pdf import environment, typeset, with_preferences
from generator.fit import fonts
from generator.model.paper import PAPERS

INSET: Final = 25.0
"""Distance of the crosses from both edges, in mm."""
REACH: Final = 6
"""Scales go from -6 to 6 mm: more than any printer on record, which is 4."""
SCALE: Final = 10.0
"""Distance of a scale from its cross's centre, in mm, towards the middle of the paper."""
ARM: Final = SCALE + REACH + 1
"""Length of a cross's arms: they meet the scale wherever the back lies."""
BAR: Final = 100
"""Length of the bars that show whether the print has its true size, in mm."""


def calibration(paper: str, offset: tuple[float, float] = (0, 0)) -> bytes:
    """Set the sheet for a paper (`a4`, `letter`); its back is moved by `offset`, so that a correction can be tried."""
    width, height = PAPERS[paper]
    right, down = offset
    source = (
        environment()
        .get_template("calibration.typ.j2")
        .render(
            families={
                "text": fonts.stack(fonts.TEXT),
                "name": fonts.stack(fonts.NAME),
                "code": fonts.stack(fonts.CODE),
            },
            paper=paper.capitalize() if paper == "letter" else paper.upper(),
            width=width,
            height=height,
            crosses=[(x, y) for y in (INSET, height - INSET) for x in (INSET, width - INSET)],
            reach=REACH,
            scale=SCALE,
            arm=ARM,
            bar=BAR,
            offset=offset,
            tried=f"x {_shown(right)}, y {_shown(down)}" if any(offset) else "",
        )
    )
    return with_preferences(typeset(source), "/DuplexFlipLongEdge")


def _shown(number: float) -> str:
    return f"{number:g}".replace("-", "\N{MINUS SIGN}")
