"""The words on a sheet's margin: what to choose in the printing dialog, where the layout leaves room for them."""

from typing import Final

from generator.cards.sheet import Job, Page
from generator.model.layout import EDGE, Flip, Order

HIGH: Final = 3.2
"""Height of the words, in mm."""
GAP: Final = 0.8
"""Least distance of the words from the cards, in mm."""


def margin(job: Job, page: Page | None) -> tuple[str, str] | None:
    """Give the words at the left and at the right above the cards; None if there is no room for any."""
    if job.layout.origin[1] < EDGE + HIGH + GAP:
        return None
    if page is None:
        return job.title, ""
    number = f"sheet {page.sheet} of {job.sheets}" + ("" if page.side == "both" else f", {page.side}")
    return f"{job.title}: {number}", how(job)


def how(job: Job) -> str:
    """Say how to print: the size always, the flip where both sides are printed."""
    size = "Print at 100 % (“actual size”)"
    if job.layout.fold:
        return f"{size}, on one side; cut, fold, glue"
    if job.order is Order.FRONTS_THEN_BACKS:
        return f"{size}: all fronts, then the same sheets turned over"
    edge = "long" if job.flip is Flip.LONG else "short"
    return f"{size}, on both sides, flip on the {edge} edge"
