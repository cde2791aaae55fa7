"""Faults in the theme's markup and their repair, one function each.

The only place that knows Material's and Zensical's markup. A fault that is not there is passed
over, so a theme that mends itself costs nothing. Found by the Nu HTML checker and axe.
"""

from collections.abc import Callable
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode


def mend(page: LexborHTMLParser) -> None:
    """Repair every known fault in place."""
    for repair in _REPAIRS:
        repair(page)


def _drop_checkbox_autocomplete(page: LexborHTMLParser) -> None:
    """HTML has no `autocomplete` on a checkbox; the theme's two toggles carry it."""
    for node in page.css("input[type=checkbox][autocomplete]"):
        del node.attrs["autocomplete"]


def _drop_empty_tabindex(page: LexborHTMLParser) -> None:
    """The theme writes `tabindex=""`, which is no number."""
    for node in page.css('[tabindex=""]'):
        del node.attrs["tabindex"]


def _show_labels(page: LexborHTMLParser) -> None:
    """A label of a control must not be hidden from assistive technology (Zensical)."""
    for node in page.css("label[for][aria-hidden]"):
        del node.attrs["aria-hidden"]


def _drop_dangling_labels(page: LexborHTMLParser) -> None:
    """A page outside the navigation has no switch for its contents, but the label of one."""
    ids = {node.attrs["id"] for node in page.css("input[id], select[id], textarea[id], button[id]")}
    for node in page.css("label[for]"):
        if node.attrs["for"] not in ids:
            del node.attrs["for"]


def _name_dialogs(page: LexborHTMLParser) -> None:
    """The search dialog has no name; its field's name, already translated, will do."""
    for node in page.css("[role=dialog]:not([aria-label]):not([aria-labelledby])"):
        named = node.css_first("[aria-label]")
        if named is not None:
            node.attrs["aria-label"] = named.attrs["aria-label"]


def _name_drawer_toggle(page: LexborHTMLParser) -> None:
    """Without a script the drawer's checkbox is what the keyboard reaches; give it a name."""
    toggle = page.css_first("input#__drawer:not([aria-label])")
    nav = page.css_first("nav.md-nav--primary[aria-label]")
    if toggle is not None and nav is not None:
        toggle.attrs["aria-label"] = nav.attrs["aria-label"]


def _drop_nav_expanded(page: LexborHTMLParser) -> None:
    """`aria-expanded` says nothing on a navigation landmark and ARIA does not allow it there."""
    for node in page.css("nav[aria-expanded]"):
        del node.attrs["aria-expanded"]


def _name_branches(page: LexborHTMLParser) -> None:
    """A branch is named after its label; where that is a mere icon, use the branch's own title."""
    for node in page.css("nav.md-nav[aria-labelledby]"):
        label = page.css_first(f"label[id='{node.attrs['aria-labelledby']}']")
        title = node.css_first(".md-nav__title")
        if title is not None and (label is None or not label.text(strip=True)):
            del node.attrs["aria-labelledby"]
            node.attrs["aria-label"] = _text(title)


def _tell_path_from_nav(page: LexborHTMLParser) -> None:
    """The breadcrumb has the sidebar's name; add where it leads, which needs no translation."""
    heading = page.css_first("h1")
    for node in page.css("nav.md-path[aria-label]"):
        name, title = node.attrs["aria-label"] or "", page.css_first("title")
        where = _text(heading) if heading is not None else title and _text(title)
        if where and not name.endswith(where):
            node.attrs["aria-label"] = f"{name}: {where}"


def _ask_no_host_for_stars(page: LexborHTMLParser) -> None:
    """The theme asks api.github.com for the repository's stars on each visit; a link is enough."""
    for node in page.css("[data-md-component=source]"):
        del node.attrs["data-md-component"]


def _drop_next(page: LexborHTMLParser) -> None:
    """Firefox fetches what is `next` ahead; the policy refuses that, an error on each page. Nothing else uses it."""
    for node in page.css("link[rel=next]"):
        node.decompose()


def _text(node: LexborNode) -> str:
    """What is read aloud, without the permalink's sign."""
    return " ".join(node.text().replace("\u00b6", "").split())


_REPAIRS: Final[tuple[Callable[[LexborHTMLParser], None], ...]] = (
    _drop_checkbox_autocomplete,
    _drop_empty_tabindex,
    _show_labels,
    _drop_dangling_labels,
    _name_dialogs,
    _name_drawer_toggle,
    _drop_nav_expanded,
    _name_branches,
    _tell_path_from_nav,
    _ask_no_host_for_stars,
    _drop_next,
)
