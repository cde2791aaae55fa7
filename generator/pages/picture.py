"""Pictures made at build time: the way through a course, and what surrounds a tactic.

Real links and real text with a name, the way as inline SVG (units: CSS pixels of the drawing); colours
come from the page's CSS, so the pictures follow light, dark and print.
"""

from collections.abc import Sequence
from itertools import takewhile

from markupsafe import Markup

from generator.model.definition import Tactic, Technique
from generator.model.syllabus import Module
from generator.pages.book import Book
from generator.pages.scope import Scope

_COLUMNS = 4
_STEP_X, _STEP_Y = 180, 118


def path_picture(book: Book, page: Scope) -> Markup:
    """Draw the modules as stations of a way that winds through four columns."""
    modules = book.through()
    rows = -(-len(modules) // _COLUMNS)
    spots = [_station(index) for index in range(len(modules))]
    opened = set(map(id, book.open_modules()))
    done = sum(1 for _ in takewhile(lambda module: id(module) in opened, modules))
    stations = [_module(book, page, m, spot, ready=id(m) in opened) for m, spot in zip(modules, spots, strict=True)]
    return _figure(
        name="tb-way",
        size=(_COLUMNS * _STEP_X, rows * _STEP_Y + 6),
        title="The way through the course",
        text=f"{len(modules)} modules in order: " + ", ".join(module.name for module in modules),
        inside=Markup("").join([_way(spots, done), *stations]),
    )


def tactic_picture(book: Book, page: Scope, tactic: Tactic) -> Markup:
    """Draw a tactic, the techniques that serve it, and what those build on, lead to or answer.

    A list whose lines the style sheet draws: unlike the text of an SVG, its names wrap on a narrow screen.
    """
    rows = Markup("").join(_technique(book, page, technique) for technique in book.serving(tactic.id))
    return Markup(
        '<figure class="tb-tree" aria-label="What serves the tactic {name}">'
        '<p class="tb-tree__goal">{name}</p><ul class="tb-tree__moves">{rows}</ul></figure>'
    ).format(name=tactic.name, rows=rows)


def _figure(*, name: str, size: tuple[int, int], title: str, text: str, inside: Markup) -> Markup:
    return Markup(
        '<figure class="tb-picture {name}"><svg viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="group"'
        ' aria-labelledby="{name}-title {name}-text"><title id="{name}-title">{title}</title>'
        '<desc id="{name}-text">{text}</desc>{inside}</svg></figure>'
    ).format(name=name, w=size[0], h=size[1], title=title, text=text, inside=inside)


def _station(index: int) -> tuple[float, float]:
    """Place a station: rows run alternately to the right and to the left."""
    row, column = divmod(index, _COLUMNS)
    if row % 2:
        column = _COLUMNS - 1 - column
    return column * _STEP_X + _STEP_X / 2, row * _STEP_Y + 34


def _way(spots: Sequence[tuple[float, float]], done: int) -> Markup:
    """Draw the line through the stations: solid as far as the course is written, dashed beyond."""
    solid = Markup('<path class="tb-pic__way" d="{}"/>').format(_route(spots[: max(done, 1)]))
    return Markup('<path class="tb-pic__way tb-pic__way--coming" d="{}"/>').format(_route(spots)) + solid


def _route(spots: Sequence[tuple[float, float]]) -> str:
    x, y = spots[0]
    path = [f"M{x:g} {y:g}"]
    for nx, ny in spots[1:]:
        if ny == y:
            path.append(f"H{nx:g}")
        else:
            bulge = 108 if x > _STEP_X else -108
            path.append(f"C{x + bulge:g} {y:g} {nx + bulge:g} {ny:g} {nx:g} {ny:g}")
        x, y = nx, ny
    return "".join(path)


def _module(book: Book, page: Scope, module: Module, spot: tuple[float, float], *, ready: bool) -> Markup:
    x, y = spot
    body = Markup(
        '<circle cx="{x:g}" cy="{y:g}" r="19"/><text class="tb-pic__number" x="{x:g}" y="{t:g}">{n}</text>{name}'
    ).format(x=x, y=y, t=y + 6, n=book.number(module), name=_lines(module.name, x, y + 44, 22))
    href = page.href("module", module.id)
    if ready and href:
        return Markup('<a class="tb-pic__station" href="{}">{}</a>').format(href, body)
    return Markup('<g class="tb-pic__station tb-pic__station--coming">{}</g>').format(body)


def _technique(book: Book, page: Scope, technique: Technique) -> Markup:
    coming = " tb-tree__move--coming" if technique.planned else ""
    words = _around(book, technique)
    around = Markup(' <span class="tb-tree__around">{}</span>').format(words) if words else ""
    link = page.link("technique", technique.id)
    return Markup('<li class="tb-tree__move{}">{}{}</li>').format(coming, link, around)


def _around(book: Book, technique: Technique) -> str:
    """Say in a line what a technique builds on, leads to or answers."""
    near = book.neighbours(technique)
    facts = (
        ("builds on", near.needs),
        ("leads to", near.leads_to),
        ("answers", near.answers),
        ("countered by", near.counters),
    )
    names = book.course.techniques
    return " · ".join([f"{verb} {names[keys[0]].name.lower()}" for verb, keys in facts if keys][:2])


def _lines(text: str, x: float, y: float, most: int) -> Markup:
    """Set a name centred on one or two lines of at most `most` characters, where words allow."""
    words, lines = text.split(), [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) + 1 > most and len(lines) < 2:  # noqa: PLR2004 - two lines
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    first = y + (5 if len(lines) == 1 else -4)
    spans = [
        Markup('<tspan x="{:g}" y="{:g}">{}</tspan>').format(x, first + 17 * i, line) for i, line in enumerate(lines)
    ]
    return Markup('<text class="tb-pic__name">{}</text>').format(Markup(" ").join(spans))
