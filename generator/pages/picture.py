"""Pictures made at build time: the way through a course, and what surrounds a tactic.

Inline SVG with real links and real text, a title and a description; colours come from the page's
CSS, so the pictures follow light, dark and print. Units are CSS pixels of the drawing.
"""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from generator.model.definition import Tactic, Technique
from generator.model.syllabus import Module
from generator.pages.book import Book
from generator.pages.scope import Scope

_COLUMNS = 4
_STEP_X, _STEP_Y = 180, 118
_LINE = 66
"""Most characters of a technique's second line, so that it stays in the drawing."""


def path_picture(book: Book, page: Scope) -> Markup:
    """Draw the modules as stations of a way that winds through four columns."""
    modules = book.course.syllabus.modules
    rows = -(-len(modules) // _COLUMNS)
    spots = [_station(index) for index in range(len(modules))]
    opened = set(map(id, book.open_modules()))
    done = sum(id(module) in opened for module in modules)
    stations = [_module(book, page, m, spot, ready=id(m) in opened) for m, spot in zip(modules, spots, strict=True)]
    return _figure(
        name="tb-way",
        size=(_COLUMNS * _STEP_X, rows * _STEP_Y + 6),
        title="The way through the course",
        text=f"{len(modules)} modules in order: " + ", ".join(module.name for module in modules),
        inside=Markup("").join([_way(spots, done), *stations]),
        label="",
    )


def tactic_picture(book: Book, page: Scope, tactic: Tactic) -> Markup:
    """Draw a tactic, the techniques that serve it, and what those build on, lead to or answer."""
    techniques = book.serving(tactic.id)
    height = max(2, len(techniques)) * 52 + 16
    rows = list(_technique_rows(book, page, techniques))
    middle = height / 2
    curves = [_curve((178, middle), (228, y), planned=t.planned) for y, t in _heights(techniques)]
    goal = Markup('<g class="tb-pic__goal"><rect x="4" y="{}" width="174" height="56" rx="28"/>{}</g>').format(
        middle - 28, _lines(tactic.name, 91, middle, 20)
    )
    names = ", ".join(technique.name for technique in techniques)
    return _figure(
        name="tb-neighbours",
        size=(720, height),
        title=f"What serves the tactic {tactic.name}",
        text=f"Techniques: {names}.",
        inside=Markup("").join([*curves, goal, *rows]),
        label="Picture of the tactic and its techniques",
    )


def _figure(*, name: str, size: tuple[int, int], title: str, text: str, inside: Markup, label: str) -> Markup:  # noqa: PLR0913
    frame = Markup(' tabindex="0" role="region" aria-label="{}"').format(label) if label else Markup("")
    return Markup(
        '<figure class="tb-picture {name}"{frame}><svg viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="group"'
        ' aria-labelledby="{name}-title {name}-text"><title id="{name}-title">{title}</title>'
        '<desc id="{name}-text">{text}</desc>{inside}</svg></figure>'
    ).format(name=name, frame=frame, w=size[0], h=size[1], title=title, text=text, inside=inside)


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


def _heights(techniques: Sequence[Technique]) -> Iterator[tuple[float, Technique]]:
    for index, technique in enumerate(techniques):
        yield index * 52 + 34, technique


def _technique_rows(book: Book, page: Scope, techniques: Sequence[Technique]) -> Iterator[Markup]:
    for y, technique in _heights(techniques):
        href = page.href("technique", technique.id)
        dot = Markup('<circle cx="234" cy="{}" r="6"/><text x="250" y="{}">{}</text>').format(y, y + 5, technique.name)
        if href:
            yield Markup('<a class="tb-pic__move" href="{}">{}</a>').format(href, dot)
        else:
            yield Markup('<g class="tb-pic__move tb-pic__move--coming">{}</g>').format(dot)
        if words := _around(book, technique):
            yield Markup('<text class="tb-pic__soft" x="250" y="{}">{}</text>').format(y + 22, words)


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
    said = [f"{verb} {names[keys[0]].name.lower()}" for verb, keys in facts if keys]
    return " · ".join(said[:2]) if len(" · ".join(said[:2])) <= _LINE else "".join(said[:1])


def _curve(start: tuple[float, float], end: tuple[float, float], *, planned: bool) -> Markup:
    (x, y), (nx, ny) = start, end
    kind = "tb-pic__tie tb-pic__tie--coming" if planned else "tb-pic__tie"
    return Markup('<path class="{}" d="M{:g} {:g}C{:g} {:g} {:g} {:g} {:g} {:g}"/>').format(
        kind, x, y, x + 30, y, nx - 30, ny, nx, ny
    )


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
