"""A module's own pages: its overview, its check and its deck."""

from collections.abc import Iterator

from generator.derive.address import markdown
from generator.derive.order import owners
from generator.derive.questions import draw
from generator.model.card import Deck
from generator.model.output import Entry, File, Offer
from generator.model.question import Question
from generator.model.syllabus import Module
from generator.pages.book import Book


def pages(book: Book, module: Module) -> Iterator[File]:
    """Render a module's overview and its check."""
    questions = draw(book.course, module)
    review = len([q for q in questions if _home(book, q) != module.id])
    yield _overview(book, module, questions, review)
    if questions:
        yield _check(book, module, questions, review)


def entries(book: Book, module: Module) -> Iterator[Entry]:
    """Yield a module's entries in the navigation."""
    address = book.addresses.page
    yield Entry(f"Module {book.number(module)} at a glance", markdown(address("module", module.id)))
    for key in module.lessons:
        if path := address("lesson", key):
            place = book.places[key]
            yield Entry(f"{place.number} {place.lesson.name}", markdown(path))
    if draw(book.course, module):
        yield Entry(f"Check {book.number(module)}", markdown(address("check", module.id)))


def deck_page(book: Book, deck: Deck, offers: list[Offer]) -> File:
    """Render a deck's page: study cards to turn, pocket cards to print, files to take along."""
    shown = [{"path": o.file.path, "label": o.label, "print": o.to_print} for o in offers]
    return book.page(
        book.addresses.page("deck", deck.id) or "",
        "deck",
        {"title": f"{deck.name}: cards", "description": f"Study cards and pocket cards: {deck.name}"},
        deck=deck,
        module=book.course.modules.get(deck.id),
        sheets=[offer for offer in shown if offer["print"]],
        downloads=[offer for offer in shown if not offer["print"]],
    )


def _overview(book: Book, module: Module, questions: list[Question], review: int) -> File:
    objectives = [(owner, o) for owner in owners(book.course, module) for o in owner.objectives]
    return book.page(
        book.addresses.page("module", module.id) or "",
        "module",
        {"title": module.name, "description": module.summary, "source": f"content/{book.course.id}/course.yml"},
        module=module,
        lessons=[book.places[key] for key in module.lessons if key in book.places],
        check=questions,
        review=review,
        objectives=objectives,
        deck=book.module_deck(module),
    )


def _check(book: Book, module: Module, questions: list[Question], review: int) -> File:
    path = book.addresses.page("check", module.id) or ""
    scope = book.scope(path)

    def page_of(question: Question) -> object:
        owner = question.objective.split(".")[0]
        place = book.place_of(owner)
        return scope.lesson_link(place) if place else scope.link("technique", owner)

    return book.page(
        path,
        "check",
        {
            "title": f"Check {book.number(module)}",
            "description": f"{len(questions)} questions on {module.name}",
            "source": f"quizzes/{book.course.id}/{module.id}.yml",
        },
        module=module,
        questions=[(question, page_of(question)) for question in questions],
        review=review,
    )


def _home(book: Book, question: Question) -> str:
    """Id of the module that owns a question's objective."""
    owner = question.objective.split(".")[0]
    place = book.place_of(owner)
    return place.module.id if place else ""
