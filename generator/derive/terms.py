"""Terms in prose: under which names they appear, and which of them a text uses."""

import re
from collections.abc import Iterator
from functools import cached_property

from generator.model.course import Course


class Terms:
    """All names under which a course's terms appear in prose."""

    def __init__(self, course: Course) -> None:
        """Gather names and aliases."""
        self._names: dict[str, str] = {}
        for term in course.terms.values():
            for name in (term.name, *term.aliases):
                self._names[name.casefold()] = term.id

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Match any name as a whole word, longest first, a plural `s` allowed."""
        names = sorted(self._names, key=len, reverse=True)
        words = "|".join(re.escape(name) for name in names)
        return re.compile(rf"(?<![\w-])(?:{words})s?(?![\w-])", re.IGNORECASE) if names else None

    def find(self, word: str) -> str | None:
        """Give the id of the term that a word names."""
        folded = word.casefold()
        return self._names.get(folded) or self._names.get(folded.removesuffix("s"))

    def used(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the id of each term that a plain text uses, with its spelling there."""
        for match in self.pattern.finditer(text) if self.pattern else ():
            if found := self.find(match.group()):
                yield found, match.group()
