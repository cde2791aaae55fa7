"""Papers by name, and the measures that a layout of sheets is written in: mm and pt, within what prints."""

from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
"""Papers by name: ISO 216 and ANSI/ASME Y14.1, upright."""


def _page(given: object) -> object:
    """Look up a paper by its name."""
    if isinstance(given, str) and given not in PAPERS:
        names = ", ".join(PAPERS)
        raise ValueError(f"{given[:60]!r} is no paper we know; use one of: {names}, or [width, height] in mm")
    return PAPERS.get(given, given) if isinstance(given, str) else given


Length = Annotated[float, Field(gt=0, le=2000, strict=True, allow_inf_nan=False)]
"""A length in mm; 2 m are more than any printer's paper."""
Distance = Annotated[float, Field(ge=0, le=2000, strict=True, allow_inf_nan=False)]
"""A length in mm that may be nothing."""
Points = Annotated[float, Field(ge=4, le=72, strict=True, allow_inf_nan=False)]
"""A size of text in pt; below 4 pt printers at home run letters together."""
Count = Annotated[int, Field(ge=1, le=50, strict=True)]
_NAMED = {
    "enum": list(PAPERS),
    "enumDescriptions": [f"{width:g} by {height:g} mm" for width, height in PAPERS.values()],
}
_SIZE = {"type": "array", "items": {"type": "number", "exclusiveMinimum": 0}, "minItems": 2, "maxItems": 2}
Page = Annotated[tuple[Length, Length], BeforeValidator(_page), WithJsonSchema({"anyOf": [_NAMED, _SIZE]})]
"""The name of a paper, or its width and height in mm."""
