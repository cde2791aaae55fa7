"""Which layout is printed: the one that is named, or the folding one of the paper."""

from typing import Final

from generator.cards.choice import ChoiceError, one_of
from generator.fit import offered
from generator.model.course import Course
from generator.model.layout import Layout
from generator.model.paper import PAPERS

FOLDED: Final = "{paper}-fold-4up"
"""Built in for each paper; the default, since nobody can flip it wrong."""


def layout_for(course: Course, name: str | None, paper: str | None) -> Layout:
    """Give the layout that is asked for; raises `ChoiceError` where it is unknown or for another paper."""
    if name is None:
        return _default(course, paper)
    layout = course.layouts[one_of("layout", name, course.layouts)]
    if paper and layout.page != PAPERS[paper]:
        twin = name.replace(paper_of(layout), paper, 1)
        others = [other.id for other in course.layouts.values() if other.page == PAPERS[paper]]
        hint = f"did you mean {twin!r}?" if twin in others else f"for {paper} there are: {', '.join(others)}"
        raise ChoiceError(f"layout {name!r} is for {paper_of(layout)}, not for {paper}; {hint}")
    return layout


def _default(course: Course, paper: str | None) -> Layout:
    """Give the first folding layout that the site offers on this paper, or on that of its first layout."""
    shown = list(offered(course))
    page = PAPERS[paper] if paper else next((layout.page for layout in shown), PAPERS["a4"])
    folding = [layout for layout in shown if layout.fold and layout.page == page]
    name = next((name for name, size in PAPERS.items() if size == page), "a4")
    return folding[0] if folding else course.layouts[FOLDED.format(paper=name)]


def paper_of(layout: Layout) -> str:
    """Give the name of a layout's paper, or its size."""
    width, height = layout.page
    return next((name for name, size in PAPERS.items() if size == layout.page), f"paper of {width:g} by {height:g} mm")
