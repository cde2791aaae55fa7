"""What the course map shows, as plain data for its template: every word ready to be set.

The texts lose their Markdown, their long words may break, and what no font can draw becomes a box.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from generator.derive.order import module_number, through
from generator.fit.fonts import NAME, SYMBOL, TEXT, missing, stack
from generator.fit.hyphens import soften
from generator.fit.style import is_right_to_left
from generator.model.course import Course
from generator.model.definition import Lesson, Technique
from generator.model.syllabus import FacetValue, Module
from generator.prose import plain

NO_GLYPH = "□"
"""Stands for a character that no font of ours has."""
LONGEST_WHOLE = 24
"""Letters up to which a word without a place to break stays whole."""
_ANYWHERE = "\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
"""Chinese, Japanese and Korean: their lines break between letters."""
_UNBROKEN = re.compile(rf"[^\s\u00ad\u200b{_ANYWHERE}]{{{LONGEST_WHOLE + 1},}}")
_BREAK = re.compile(rf"[\s\u00ad\u200b{_ANYWHERE}-]+")
_PIECE = 10
_WIDEST = 12
"""How many of the longest words the template measures."""


def drawing(course: Course) -> dict[str, Any]:
    """Give everything on the map of a course except the paper."""
    lang = course.syllabus.lang
    on_the_way = through(course) or list(course.syllabus.modules)
    modules = [_module(course, module) for module in on_the_way]
    shortcuts = [_module(course, module) for module in course.syllabus.modules if module not in on_the_way]
    shown = list(_shown(modules + shortcuts))
    return {
        "title": _words(course.syllabus.title, lang),
        "tagline": _words(course.syllabus.tagline, lang) if course.syllabus.tagline else None,
        "licence": _words(course.syllabus.licence, lang) if course.syllabus.licence else None,
        **_language(lang),
        "modules": modules,
        "shortcuts": shortcuts,
        "marks": max((len(technique["marks"]) for technique in shown), default=0),
        "legend": _legend(course, shown),
        "core": _core(course) if any(technique["core"] for technique in shown) else None,
        "words_of_names": _longest(module["name"] for module in modules + shortcuts),
        "words_of_text": _longest(_texts(modules + shortcuts)),
    }


def _words(text: str, lang: str) -> str:
    """Give a text as it is set: on one line, with places to break its long words, without what no font has."""
    text = " ".join(plain(text).split())
    text = text.translate({ord(character): NO_GLYPH for character in missing(text)})
    return _UNBROKEN.sub(lambda word: re.sub(rf"(.{{{_PIECE}}})(?=.)", "\\1\u200b", word[0]), soften(text, lang))


def _language(lang: str) -> dict[str, Any]:
    """Give the language as Typst wants it, and the fonts to ask in order."""
    code, *rest = lang.split("-")
    region = next((tag.upper() for tag in rest if re.fullmatch(r"[A-Za-z]{2}", tag)), None)
    fonts = {"fonts": stack(TEXT), "serif": stack(NAME), "signs": (SYMBOL, *stack(TEXT))}
    return {"lang": code, "region": region, "rtl": is_right_to_left(code), **fonts}


def _module(course: Course, module: Module) -> dict[str, Any]:
    lang, number = course.syllabus.lang, module_number(course, module)
    lessons = [(n, course.lessons[key]) for n, key in enumerate(module.lessons, 1) if key in course.lessons]
    return {
        "number": number,
        "name": _words(module.name, lang),
        "summary": _words(module.summary, lang),
        "ready": any(not lesson.planned for _, lesson in lessons),
        "again": False,
        "lessons": [_lesson(course, lesson, f"{number}.{position}") for position, lesson in lessons],
    }


def _lesson(course: Course, lesson: Lesson, number: str) -> dict[str, Any]:
    techniques = [course.techniques[key] for key in lesson.techniques if key in course.techniques]
    return {
        "number": number,
        "name": _words(lesson.name, course.syllabus.lang),
        "ready": not lesson.planned,
        "techniques": [_technique(course, technique) for technique in techniques],
    }


def _technique(course: Course, technique: Technique) -> dict[str, Any]:
    return {
        "name": _words(technique.name, course.syllabus.lang),
        "core": technique.core,
        "ready": not technique.planned,
        "marks": [_mark(value) for value in _values(course) if value.id in _chosen(course, technique)],
    }


def _values(course: Course) -> tuple[FacetValue, ...]:
    """Give the values of the facet that the map shows: the first that every technique has."""
    return next((facet.values for facet in course.syllabus.facets if facet.required), ())


def _chosen(course: Course, technique: Technique) -> tuple[str, ...]:
    facet = next(facet for facet in course.syllabus.facets if facet.required)
    return technique.facets.get(facet.id, ())


def _mark(value: FacetValue) -> dict[str, str]:
    symbol = value.symbol.translate({ord(character): NO_GLYPH for character in missing(value.symbol)})
    return {"id": value.id, "symbol": symbol, "colour": value.colour}


def _legend(course: Course, shown: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Give the facet's name and those of its values that are on the map."""
    used = {mark["id"] for technique in shown for mark in technique["marks"]}
    lang = course.syllabus.lang
    values = [{**_mark(v), "name": _words(v.name, lang)} for v in _values(course) if v.id in used]
    name = next((facet.name for facet in course.syllabus.facets if facet.required), "")
    return {"name": _words(name, lang), "values": values} if values else None


def _core(course: Course) -> str:
    """Give the words for techniques marked `core`: the name of their deck, if the course has one."""
    plan = next((plan for plan in course.syllabus.decks if plan.core and not plan.where), None)
    return _words(plan.name if plan else "Core", course.syllabus.lang)


def _shown(modules: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for module in modules:
        for lesson in module["lessons"]:
            yield from lesson["techniques"]


def _texts(modules: list[dict[str, Any]]) -> Iterator[str]:
    for module in modules:
        yield module["summary"]
        yield from (lesson["name"] for lesson in module["lessons"])
    yield from (technique["name"] for technique in _shown(modules))


def _longest(texts: Iterable[str]) -> list[str]:
    """Give the longest stretches of letters between which no line can break."""
    pieces = {piece for text in texts for piece in _BREAK.split(text)}
    return sorted(pieces, key=lambda piece: (-len(piece), piece))[:_WIDEST]
