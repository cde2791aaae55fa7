"""What one page knows: where everything is seen from it, what it has cited, which terms it has linked."""

import json
import re
from collections.abc import Mapping
from functools import cached_property

from jinja2 import Environment
from markupsafe import Markup

from generator.derive.address import Addresses, relative
from generator.derive.citations import label
from generator.derive.order import Place
from generator.derive.terms import Terms
from generator.model.course import Course
from generator.model.definition import Record
from generator.model.interaction import Interaction
from generator.model.question import Question
from generator.pages.question import Link, render_question
from generator.prose import Renderer, plain


class Scope:
    """One page of one course. Implements `prose.Links`; templates see it as `page`."""

    def __init__(
        self, addresses: Addresses, path: str, env: Environment, terms: Terms, homes: Mapping[str, Place]
    ) -> None:
        """Take the page's address in the site; `homes` say where the owner of an objective is learned."""
        self.course: Course = addresses.course
        self.addresses = addresses
        self.path = path
        self.questions = 0
        """Questions shown so far, to number them."""
        self._env = env
        self._terms = terms
        self._homes = homes
        self._linked: set[str] = set()

    @cached_property
    def prose(self) -> Renderer:
        """Renders labels, options, lists: without links on terms, which would sit on top of controls."""
        return Renderer(self, self.course.syllabus.lang)

    @cached_property
    def reading(self) -> Renderer:
        """Renders what is read as running text."""
        return Renderer(self, self.course.syllabus.lang, terms=True)

    def to(self, target: str) -> str:
        """Address of a page or file of the site, seen from this page."""
        return relative(target, self.path)

    def href(self, kind: str, target: str) -> str | None:
        """Address of a record, seen from this page."""
        address = self.addresses.page(kind, target)
        return relative(address, self.path) if address else None

    def name(self, kind: str, target: str) -> str:
        """Name of a record, or its id where it has none."""
        found = {"module": self.course.modules, "term": self.course.terms}.get(kind, self.course.records).get(target)
        return found.name if found else target

    def cite(self, key: str) -> tuple[str, str]:
        """Address and short form of a source."""
        return self.to(f"{self.addresses.base}sources.html#{key}"), label(self.course.sources[key])

    def media(self, path: str) -> str:
        """Address of a media file."""
        return self.to(f"{self.addresses.base}media/{path}")

    def terms(self) -> re.Pattern[str] | None:
        """Match the names of all terms."""
        return self._terms.pattern

    def term(self, name: str) -> tuple[str, str] | None:
        """Address and definition of a term, the first time only, and never on the glossary itself."""
        key = self._terms.find(name)
        if key is None or key in self._linked or self.path.endswith("glossary.html"):
            return None
        self._linked.add(key)
        return self.to(f"{self.addresses.base}glossary.html#{key}"), plain(self.course.terms[key].definition)

    def link(self, kind: str, target: str, words: str = "") -> Markup:
        """Link a record by its name; one without a page is shown as coming."""
        record = self.course.records.get(target) or self.course.modules.get(target) or self.course.terms.get(target)
        text = words or (record.name if record else target)
        href = self.href(kind, target)
        if href is None:
            return Markup('<span class="tb-coming">{}</span>').format(text)
        return Markup('<a href="{}">{}</a>').format(href, text)

    def lesson_link(self, place: Place) -> Markup:
        """Link a lesson with its number."""
        return self.link("lesson", place.lesson.id, f"{place.number} {place.lesson.name}")

    def names(self, record: Record | Question, part: str = "") -> Markup:
        """Name a record, or a part of it, for the learner's log; a question with the ids that it had before.

        Those of other records stand on `<tb-course>`, once for all (`derive/renamed.py`).
        """
        base, tail = f"{self.course.id}/", f".{part}" if part else ""
        was = [f"{base}{name}" for name in record.was] if isinstance(record, Question) else []
        former = Markup(' data-was="{}"').format(json.dumps(was)) if was else ""
        return Markup('data-item="{}"{}').format(f"{base}{record.id}{tail}", former)

    def step_href(self, step: str) -> str:
        """Address of the page on which a step of a path is done."""
        return self.href(*self._step_page(step)) or "#paths"

    def _step_page(self, step: str) -> tuple[str, str]:
        """Kind and id of the page on which a step of a path is done."""
        owner = step.partition(".")[0]
        return ("check", step) if step in self.course.modules else (self.kind(owner), owner)

    def step(self, step: str) -> Markup:
        """Link a step of a path: a record, a task on its lesson, or a module's check."""
        kind, owner = self._step_page(step)
        if kind == "check":
            return self.link(kind, step, f"Check: {self.course.modules[step].name}")
        task = step.partition(".")[2]
        href = self.href(kind, owner)
        if task and href:
            record = self.course.records[owner]
            plan = next((t.plan for t in record.tasks if t.id == task), None)
            return Markup('<a href="{}#task-{}">{}</a>').format(href, task, plan or record.name)
        return self.link(kind, owner)

    def question(self, question: Question, level: int = 3, *, numbered: bool = True) -> Markup:
        """Render a question and count it; it has no number where only some of them are shown."""
        self.questions += 1
        interaction = self.asked(question)
        links = {ref: Link(*reversed(self.cite(ref))) for ref in interaction.refs}
        html = render_question(
            self._env,
            interaction,
            self.course.id,
            self.prose,
            self.questions if numbered else None,
            links,
            level=level,
            again=self.again(question.objective),
        )
        return Markup(html)  # noqa: S704 - made by our template of escaped prose

    def asked(self, question: Question) -> Interaction:
        """Say what the learner does; where the course keeps the author's order, no option is mixed."""
        interaction = question.lower()
        return interaction if self.course.syllabus.shuffle else interaction.model_copy(update={"shuffle": False})

    def question_link(self, question: Question, words: str) -> Markup:
        """Link a question where it stands: on its page, else in the check of its module."""
        place = self._homes.get(question.objective.split(".", maxsplit=1)[0])
        href = self.href("question", question.id)
        if href is None and place and place.module.check:
            href = f"{self.href('check', place.module.id)}#{question.id}"
        shown = self.prose.inline(words)
        return Markup('<a href="{}">{}</a>').format(href, shown) if href else shown

    def again(self, objective: str) -> Link | None:
        """Link the page where an objective is learned; the top of this page if it teaches it, too."""
        owner = objective.split(".", maxsplit=1)[0]
        if owner in self._teaches:
            return Link("this page from the top", "#")
        place = self._homes.get(owner)
        homes = [("lesson", place.lesson.id, f"{place.number} {place.lesson.name}")] if place else []
        kind = self.kind(owner)
        for each, key, words in (*homes, (kind, owner, self.name(kind, owner))):
            address = self.addresses.page(each, key)
            if address == self.path:
                return Link("this page from the top", "#")
            if address:
                return Link(words, relative(address, self.path))
        return None

    @cached_property
    def _teaches(self) -> tuple[str, ...]:
        """Techniques of the lesson whose page this is."""
        lessons = self.course.lessons.values()
        return next((each.techniques for each in lessons if self.addresses.page("lesson", each.id) == self.path), ())

    def kind(self, key: str) -> str:
        """Kind of the record of this id."""
        record = self.course.records.get(key)
        return record.kind if record else "term"
