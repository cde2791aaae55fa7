"""From a page's address to its author's view."""

from collections.abc import Iterator

from generator.author.subject import Subject, subject, written
from generator.author.view import Aim, CardFact, Item, Row, View, Written
from generator.derive.address import Addresses
from generator.derive.cards import study_cards
from generator.derive.coverage import coverage
from generator.derive.reading import Reading, reading
from generator.model.course import Catalog, Course
from generator.model.definition import Record
from generator.model.question import Question
from generator.model.walk import walk
from generator.pages.check import last_lines
from generator.prose import plain


def view(catalog: Catalog, page: str) -> View | None:
    """Say what a page of the site is made of and holds; None where it belongs to no course.

    `page` is the address from the site's root, such as `first-aid/lessons/choking.html`.
    """
    alone = len(catalog.courses) == 1
    for course in catalog.courses.values():
        if found := subject(Addresses(course, alone), page):
            return _view(course, page, found)
    return None


def _view(course: Course, page: str, about: Subject) -> View:
    questions = _questions(course, about)
    read = _reading(course, about)
    return View(
        page=page,
        kind=about.kind,
        sources=tuple(_sources(course, about)),
        objectives=tuple(_aims(course, about)),
        items=tuple(_item(course, question, here=question.id in about.asked) for question in questions),
        cards=tuple(_cards(course, about)),
        coverage=tuple(_rows(course, about)),
        minutes=str(about.minutes) if about.minutes else None,
        words=read.words if read else None,
        grade=read.grade if read else None,
    )


def _sources(course: Course, about: Subject) -> Iterator[Written]:
    """Yield the page's own record, its prose and what it takes in; for other pages their place in `course.yml`."""
    own = [written(course, f"{record.kind}:{record.id}") for record in about.records]
    yield from (*own[:1], *about.written, *own[1:]) if about.kind == "lesson" else (*about.written, *own)


def _questions(course: Course, about: Subject) -> list[Question]:
    """Give the questions of the page in their order, then those that test its objectives in other places."""
    here = [course.questions[key] for key in about.asked if key in course.questions]
    owners = {record.id for record in about.records} if about.kind != "deck" else set[str]()
    others = [q for q in course.questions.values() if q.objective.split(".")[0] in owners and q not in here]
    return [*here, *others]


def _aims(course: Course, about: Subject) -> Iterator[Aim]:
    for record in about.records if about.kind != "deck" else ():
        cards = len(list(study_cards(record)))
        for index, objective in enumerate(record.objectives):
            address = f"{record.id}.{objective.id}"
            asked = [q for q in course.questions.values() if q.objective == address and _is_graded(q)]
            yield Aim(
                address=address,
                bloom=objective.bloom.value,
                text=plain(objective.text),
                on_page=sum(question.use.on_page for question in asked),
                in_check=sum(question.use.in_check for question in asked),
                cards=cards,
                written=written(course, f"{record.kind}:{record.id}", ("objectives", index)),
            )


def _is_graded(question: Question) -> bool:
    return question.lower().is_graded


def _item(course: Course, question: Question, *, here: bool) -> Item:
    named = (found.text for found in walk(question) if found.ref and "misconception" in found.ref.kinds)
    return Item(
        id=question.id,
        type=question.type,
        bloom=question.bloom.value,
        use=question.use.value,
        objective=question.objective,
        stem=plain(last_lines(question.lower())),
        here=here,
        confidence=question.confidence,
        misconceptions=tuple(dict.fromkeys(named)),
        written=written(course, f"question:{question.id}"),
    )


def _cards(course: Course, about: Subject) -> Iterator[CardFact]:
    for record in about.records:
        key = f"{record.kind}:{record.id}"
        for index, card in enumerate(study_cards(record)):
            at = ("cards", index) if record.cards else ()
            yield CardFact(card.id, plain(card.front), not record.cards, written(course, key, at))


def _rows(course: Course, about: Subject) -> Iterator[Row]:
    taught = {row for record in about.records if about.kind != "deck" for row in record.seeds}
    for covered in coverage(course) if taught else ():
        row = covered.row
        if row.id in taught:
            yield Row(row.id, plain(row.text), len(covered.tested), written(course, f"coverage:{row.id}"))


def _reading(course: Course, about: Subject) -> Reading | None:
    """Give the reading of the page that a record has for itself."""
    own: Record | None = about.records[0] if about.records else None
    return reading(own, course.syllabus.lang) if own and own.kind == about.kind else None
