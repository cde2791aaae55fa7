"""One course as its pages see it: what is derived once, and how a page becomes a file."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from generator.derive.address import Addresses, markdown
from generator.derive.backlinks import neighbours, serving
from generator.derive.cards import decks, marks, module_deck
from generator.derive.minutes import lesson_minutes, module_minutes, path_minutes
from generator.derive.order import Place, module_number, open_modules, places, taught_in, through
from generator.derive.plan import Heading, plan, way_in
from generator.derive.renamed import renamed
from generator.derive.terms import Terms
from generator.model.card import Deck
from generator.model.course import Course
from generator.model.definition import Tactic
from generator.model.output import File
from generator.model.question import Question
from generator.pages.index import index
from generator.pages.question import one_block
from generator.pages.scope import Scope
from generator.prose import heading, plain, title

_QUESTION_STYLE = "assets/tacticbook/question.css"
_QUESTION_SCRIPT = "assets/tacticbook/quiz.js"
_DESK_SCRIPT = "assets/tacticbook/desk.js"
_DESK = frozenset({"home", "plan", "notes", "way-in", "review", "progress", "record", "deck"})
"""Templates of the learner's own pages, which need more of the log than the others, and of decks to print."""


def environment() -> Environment:
    """Make the Jinja environment of all pages: HTML is escaped, an unknown name is an error."""
    env = Environment(
        loader=PackageLoader("generator.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    filters: dict[str, Callable[..., Any]] = {"block": _block, "heading": _heading, "plain": plain}
    env.filters.update(filters)  # pyright: ignore[reportUnknownMemberType] - jinja leaves it untyped
    return env


def _block(html: object) -> Markup:
    return Markup("\n" + one_block(str(html)) + "\n\n")  # noqa: S704 - our own template, escaped


def _heading(text: str) -> Markup:
    return Markup(heading(plain(text)))  # noqa: S704 - escaped for Markdown


class Book:
    """A course with what its pages share."""

    def __init__(self, course: Course, env: Environment, *, alone: bool) -> None:
        """`alone`: the course is the site's only one, so its home is the site's home."""
        self.course = course
        self.addresses = Addresses(course, alone)
        self.env = env
        self._terms = Terms(course)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Every lesson's place by its id, in the order of the course."""
        return {place.lesson.id: place for place in places(self.course)}

    @cached_property
    def taught_in(self) -> Mapping[str, Place]:
        """Where each technique is taught first."""
        return taught_in(self.course)

    def place_of(self, owner: str) -> Place | None:
        """Where the record that owns an objective is learned."""
        return self._homes.get(owner)

    @cached_property
    def tactics(self) -> list[Tactic]:
        """Tactics in the order in which the course first teaches a technique of theirs."""
        when = {lesson: number for number, lesson in enumerate(self.places)}

        def first(tactic: Tactic) -> int:
            taught = (self.taught_in.get(technique.id) for technique in serving(self.course, tactic.id))
            return min((when[place.lesson.id] for place in taught if place), default=len(when))

        return sorted(self.course.tactics.values(), key=first)

    @cached_property
    def decks(self) -> list[Deck]:
        """The course's decks."""
        return decks(self.course)

    @cached_property
    def plan(self) -> list[Heading]:
        """The headings of the learner's plan."""
        return plan(self.course)

    @cached_property
    def way_in(self) -> list[Question]:
        """Questions to go through before the day."""
        return way_in(self.course) if self.course.syllabus.occasion else []

    def scope(self, path: str) -> Scope:
        """Open a page."""
        return Scope(self.addresses, path, self.env, self._terms, self._homes)

    @cached_property
    def _homes(self) -> Mapping[str, Place]:
        """Where the owner of an objective is learned."""
        return {**self.places, **self.taught_in}

    def page(
        self,
        path: str,
        template: str,
        meta: Mapping[str, str],
        *,
        styles: Sequence[str] = (),
        searched: bool = True,
        **context: Any,  # noqa: ANN401
    ) -> File:
        """Render a page: front matter and a body of headings and raw HTML blocks.

        `styles` are style sheets beyond those that its content asks for; `searched` is whether the
        site's search knows the page.
        """
        scope = self.scope(path)
        body = self.env.get_template(f"{template}.md.j2").render(page=scope, book=self, course=self.course, **context)
        front = "".join(
            f"{key}: {json.dumps(value if key == 'source' else title(value), ensure_ascii=False)}\n"
            for key, value in meta.items()
            if value
        )
        sheets = [_QUESTION_STYLE, *styles] if scope.questions else [*styles]
        front += f"styles: {json.dumps(sheets)}\n" if sheets else ""
        scripts = [
            *([_QUESTION_SCRIPT] if scope.questions else []),
            *([_DESK_SCRIPT] if template in _DESK else []),
        ]
        front += f"scripts: {json.dumps(scripts)}\n" if scripts else ""
        front += "" if searched else "search: {exclude: true}\n"
        return File.text(markdown(path), f"---\n{front}kind: {template}\n---\n{self.marker(scope)}{body}")

    def marker(self, scope: Scope, *, due: bool = True) -> Markup:
        """Say on each page which course it belongs to, and how many cards are due; the store is named by its uid."""
        address = f"{self.addresses.base}review.html"
        review = address if due and scope.path != address and any(deck.study for deck in self.decks) else ""
        template = self.env.get_template("course.html.j2")
        html = template.render(page=scope, syllabus=self.course.syllabus, review=review, renamed=self._renamed)
        return Markup(html)  # noqa: S704 - our own template, escaped

    @cached_property
    def _renamed(self) -> str:
        """Pairs of former and present ids (JSON), or nothing; `browser/src/store/course.js` reads them."""
        pairs = list(renamed(self.course))
        return json.dumps(pairs, separators=(",", ":")) if pairs else ""

    @property
    def index(self) -> File:
        """What the browser must know of the whole build."""
        return index(self.addresses, self.decks)

    # Derived facts under the names that templates use.
    def heading_id(self, name: str) -> str:
        """Place of a heading on the page of the plan."""
        return next(heading.id for heading in self.plan if heading.name == name)

    def number(self, module: Any) -> int:  # noqa: ANN401 - called from templates
        """Number of a module."""
        return module_number(self.course, module)

    def minutes(self, thing: Any) -> str:  # noqa: ANN401 - called from templates
        """Minutes of a lesson or a module, as a range."""
        make = module_minutes if thing.id in self.course.modules else lesson_minutes
        return str(make(self.course, thing))

    def marks(self, technique: Any) -> list[Any]:  # noqa: ANN401 - called from templates
        """Facet values of a technique."""
        return list(marks(self.course, technique))

    def neighbours(self, technique: Any) -> Any:  # noqa: ANN401 - called from templates
        """What surrounds a technique."""
        return neighbours(self.course, technique)

    def serving(self, tactic: str) -> list[Any]:
        """Techniques of a tactic."""
        return serving(self.course, tactic)

    def module_deck(self, module: Any) -> Deck:  # noqa: ANN401 - called from templates
        """A module's deck."""
        return module_deck(self.course, module)

    def path_minutes(self, path: Any) -> str:  # noqa: ANN401 - called from templates
        """Minutes of a path's written steps, as a range."""
        return str(path_minutes(self.course, path))

    def has_coming(self, path: Any) -> bool:  # noqa: ANN401 - called from templates
        """Whether a step of a path is still planned."""
        records = (self.course.records.get(step.partition(".")[0]) for step in path.steps)
        return any(record is not None and record.planned for record in records)

    def open_modules(self) -> list[Any]:
        """Modules with a page."""
        return open_modules(self.course)

    def through(self) -> list[Any]:
        """Modules of the way through the course."""
        return through(self.course)

    def kind(self, key: str) -> str:
        """Kind of the record of this id."""
        record = self.course.records.get(key)
        return record.kind if record else "term"

    def risk(self, key: str) -> str:
        """Name of a kind of risk."""
        return next((risk.name for risk in self.course.syllabus.risks if risk.id == key), key)
