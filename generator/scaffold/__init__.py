"""New files for authors: they build at once and say in comments what stands where.

Every function gives the files to write and the entries to insert; nothing is written here. What exists already,
or is not there, raises `ScaffoldError`.
"""

from generator.scaffold.course import new_course
from generator.scaffold.error import ScaffoldError
from generator.scaffold.insert import Insertion
from generator.scaffold.record import (
    Change,
    new_deck,
    new_lesson,
    new_module,
    new_question,
    new_tactic,
    new_technique,
)

__all__ = [
    "Change",
    "Insertion",
    "ScaffoldError",
    "new_course",
    "new_deck",
    "new_lesson",
    "new_module",
    "new_question",
    "new_tactic",
    "new_technique",
]
