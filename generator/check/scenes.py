"""Scenes: whoever is to apply something meets a new one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.bots.words import content
from generator.check.look.asked import Asked, asked, words_of
from generator.check.look.place import percent, prompt
from generator.check.rule import rule
from generator.model.course import Course
from generator.model.interaction import Bloom
from generator.model.problem import Problem
from generator.model.syllabus import Level
from generator.model.walk import Found, walk

_SCENE = 0.4
"""Share of a scene's content words that may stand in one case or dialogue of its lesson."""
_TOLD = 8
"""Content words below which a scene tells too little to be like another."""


@dataclass(frozen=True, slots=True)
class _Story:
    """A case or a dialogue, with the words by which its technique is taught: they belong to no scene."""

    name: str
    stems: frozenset[str]
    taught: frozenset[str]

    def share(self, scene: frozenset[str]) -> float:
        """Give the share of a scene's own words that the story has; 0 where it has too few to tell."""
        own = scene - self.taught
        return len(own & self.stems) / len(own) if len(own) >= _TOLD else 0.0


@rule("Q22", strict=Level.WARNING, lenient=Level.OFF)
def scenes_are_new(course: Course) -> Iterator[Problem]:
    """A question that asks to apply has a scene of its own, not a case or dialogue of its lesson."""
    stories = {record.id: list(_stories(course, record.id)) for record in course.records.values()}
    for each in asked(course):
        home = stories.get(each.question.objective.partition(".")[0], [])
        scene = _scene(each) if home and each.question.bloom.rank >= Bloom.APPLY.rank else []
        stems = _stems(course, scene)
        for story in home:
            shared = story.share(stems)
            if shared > _SCENE:
                figure = f"{percent(shared)} of the scene's own words"
                message = f"{figure} stand in {story.name}, at most {percent(_SCENE)} should"
                yield each.problem("Q22", message, "tell of other people in another place", at=scene[0].at)
                break


def _scene(each: Asked) -> list[Found]:
    """Give what is told before something is asked, with what people say in it."""
    if not each.speaks:
        return list(prompt(each))
    return [*prompt(each), *(found for found in walk(each.question) if found.at[-1] == "says")]


def _stories(course: Course, home: str) -> Iterator[_Story]:
    """Yield each case and dialogue that stands on a record's page."""
    lesson = course.lessons.get(home)
    for name in lesson.techniques if lesson else (home,):
        technique = course.techniques.get(name)
        if technique:
            taught = _stems(course, (found for found in walk(technique) if found.at[0] not in {"cases", "example"}))
            for case in technique.cases:
                yield _Story(f"the case {case.title!r} of {technique.name!r}", _stems(course, walk(case)), taught)
            if technique.example:
                told = _stems(course, walk(technique.example))
                yield _Story(f"the example of {technique.name!r}", told, taught)


def _stems(course: Course, texts: Iterable[Found]) -> frozenset[str]:
    told = " ".join(words_of(found.text) for found in texts if found.is_prose)
    return frozenset(content(told, course.syllabus.lang))
