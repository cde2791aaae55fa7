"""A whole course, and all courses of a site: what `load` gives and every later stage reads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.model.definition import Lesson, Objective, Record, Tactic, Technique
from generator.model.layout import Layout
from generator.model.origin import Origin
from generator.model.output import File
from generator.model.question import Question
from generator.model.syllabus import CoverageRow, Facet, Misconception, Module, Source, Syllabus, Term
from generator.model.value import Value


@dataclass(frozen=True)
class Course:
    """One course. Records keep the order of their files, which is the order of their names."""

    syllabus: Syllabus
    lessons: Mapping[str, Lesson]
    tactics: Mapping[str, Tactic]
    techniques: Mapping[str, Technique]
    terms: Mapping[str, Term] = field(default_factory=dict[str, Term])
    sources: Mapping[str, Source] = field(default_factory=dict[str, Source])
    questions: Mapping[str, Question] = field(default_factory=dict[str, Question])
    coverage: Mapping[str, CoverageRow] = field(default_factory=dict[str, CoverageRow])
    misconceptions: Mapping[str, Misconception] = field(default_factory=dict[str, Misconception])
    layouts: Mapping[str, Layout] = field(default_factory=dict[str, Layout])
    """Layouts of sheets: the built-in ones, then the course's own."""
    fingerprints: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    """Keyed hashes of runs of words not to copy, by the name of their file."""
    met: tuple[str, ...] = ()
    """What learners may have met, from `ids.txt`: `question:q-silence-1`, in the file's order."""
    media: tuple[File, ...] = ()
    """Files below the course's `media/` folder."""
    broken: frozenset[str] = frozenset()
    """Ids of records that could not be used: whoever refers to them is not to blame."""
    origins: Mapping[str, Origin] = field(default_factory=dict[str, Origin])
    """Where each record was written, by `<kind>:<id>`; a lesson's prose as `body:<id>`."""

    @property
    def id(self) -> str:
        """The course's id, the name of its folder."""
        return self.syllabus.id

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """Lessons, tactics and techniques by id."""
        return {**self.lessons, **self.tactics, **self.techniques}

    @cached_property
    def modules(self) -> Mapping[str, Module]:
        """Modules by id, in the order of the course."""
        return {module.id: module for module in self.syllabus.modules}

    @cached_property
    def facets(self) -> Mapping[str, Facet]:
        """The course's own vocabularies by id."""
        return {facet.id: facet for facet in self.syllabus.facets}

    @cached_property
    def objectives(self) -> Mapping[str, Objective]:
        """Every objective by its address `<owner>.<id>`."""
        owners = (self.records[i] for i in self.records)
        return {f"{owner.id}.{o.id}": o for owner in owners for o in owner.objectives}

    def named(self, kind: str) -> Mapping[str, Value]:
        """Give what may be named where an id of this kind is asked for."""
        return self._named[kind]

    @cached_property
    def _named(self) -> Mapping[str, Mapping[str, Value]]:
        return {
            "lesson": self.lessons,
            "tactic": self.tactics,
            "technique": self.techniques,
            "term": self.terms,
            "source": self.sources,
            "question": self.questions,
            "module": self.modules,
            "coverage": self.coverage,
            "objective": self.objectives,
            "task": {f"{record.id}.{task.id}": task for record in self.records.values() for task in record.tasks},
            "misconception": self.misconceptions,
            "layout": self.layouts,
            "risk": {risk.id: risk for risk in self.syllabus.risks},
            "subject": {subject.id: subject for subject in self.syllabus.subjects},
        }

    def everything(self) -> Iterator[tuple[str, Value]]:
        """Yield each record with its key in `origins`."""
        yield f"course:{self.id}", self.syllabus
        groups: dict[str, Mapping[str, Value]] = {
            "lesson": self.lessons,
            "tactic": self.tactics,
            "technique": self.techniques,
            "term": self.terms,
            "source": self.sources,
            "misconception": self.misconceptions,
            "question": self.questions,
        }
        for kind, group in groups.items():
            for key, value in group.items():
                yield f"{kind}:{key}", value

    def listed(self) -> Iterator[tuple[str, Value]]:
        """Yield each record, then each row of the coverage list, which is no record."""
        yield from self.everything()
        for key, row in self.coverage.items():
            yield f"coverage:{key}", row

    def origin(self, key: str) -> Origin:
        """Where the record of this key was written."""
        return self.origins[key]


@dataclass(frozen=True)
class Catalog:
    """All courses of a site, by id."""

    courses: Mapping[str, Course]
