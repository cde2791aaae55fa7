"""A module's check: all questions that it may ask, and what its script must know of them."""

import json
import re
from collections.abc import Mapping

from generator.derive.order import owners
from generator.derive.questions import Pool, on_page, pool
from generator.model.interaction import Gaps, Interaction, Prose
from generator.model.output import File
from generator.model.syllabus import Module
from generator.pages.book import Book
from generator.pages.scope import Scope
from generator.prose import plain

_BLANK = re.compile(r"\{\{[a-z0-9-]+\}\}")
STYLE = "assets/tacticbook/check.css"
"""The look of checks and of their keys."""


def page(book: Book, module: Module) -> File:
    """Render a module's check. Without a script the first draw is shown, and the rest can be opened."""
    path = book.addresses.page("check", module.id) or ""
    scope = book.scope(path)
    asked = pool(book.course, module)
    meta = {
        "title": f"Check {book.number(module)}",
        "description": f"{len(asked.drawn)} questions on {module.name}",
        "source": f"quizzes/{book.course.id}/{module.id}.yml",
    }
    return book.page(
        path,
        "check",
        meta,
        styles=(STYLE,),
        module=module,
        pool=asked,
        plan=_json(_plan(book, scope, module, asked)),
        sure=_json(sure) if (sure := _sure(book, scope, module, asked)) else "",
    )


def last_lines(asked: Interaction) -> str:
    """Give what names a question in a list (Markdown): the last paragraph of each block, on one line.

    Most have one block, and its last paragraph is what is asked; a statement stands before the question
    whether it is true, and a text with blanks after what to do with it, unless it is a table.
    """
    blocks = [block.text.strip() for block in asked.prompt if isinstance(block, Prose)]
    gaps = [block.text.strip() for block in asked.prompt if isinstance(block, Gaps)]
    blocks += [_BLANK.sub("…", text) for text in gaps if "|" not in text]
    return " ".join(word for text in blocks for word in text.split("\n\n")[-1].split())


def _plan(book: Book, scope: Scope, module: Module, asked: Pool) -> dict[str, object]:
    """Say how a draw is made, and what a report names; `draw.js` and `report.js` read it."""
    course = book.course
    return {
        "per_objective": module.check.per_objective if module.check else 1,
        "review": asked.reviewed,
        "size": len(asked.drawn),
        "questions": [
            {"id": f"{course.id}/{q.id}", "objective": q.objective, "review": asked.review.get(q.id, "")}
            for q in asked.questions
        ],
        "objectives": {q.objective: _objective(book, scope, q.objective) for q in asked.questions},
        "misconceptions": {
            key: {"name": plain(record.name), **_mended(scope, record.mend)}
            for key, record in course.misconceptions.items()
        },
    }


def _objective(book: Book, scope: Scope, address: str) -> dict[str, str]:
    objective = book.course.objectives.get(address)
    again = scope.again(address)
    return {
        "text": plain(objective.text) if objective else address,
        **({"label": again.label, "href": again.href} if again else {}),
    }


def _mended(scope: Scope, mend: str | None) -> Mapping[str, str]:
    """Name the page that puts a misconception right; nothing where it is that of the objective."""
    href = scope.href(scope.kind(mend), mend) if mend else None
    return {"label": scope.name(scope.kind(mend), mend), "href": href} if mend and href else {}


def _sure(book: Book, scope: Scope, module: Module, asked: Pool) -> dict[str, dict[str, str]]:
    """List the module's questions that ask how sure the learner is, each with its words and where it stands."""
    course = book.course
    here = {q.id: f"#{q.id}" for q in asked.questions if q.id not in asked.review}
    pages = {q.id: scope.href("question", q.id) for each in owners(course, module) for q in on_page(course, each.id)}
    found = {key: href for key, href in {**pages, **here}.items() if href and course.questions[key].confidence}
    return {
        f"{course.id}/{key}": {"label": plain(last_lines(course.questions[key].lower())), "href": href}
        for key, href in found.items()
    }


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
