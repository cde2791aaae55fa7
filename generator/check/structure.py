"""Structure: order, cycles, membership."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator.check.references import suggestion
from generator.check.rule import rule
from generator.derive.backlinks import serving
from generator.derive.order import places
from generator.model.course import Course
from generator.model.definition import Lesson, Record
from generator.model.problem import Problem
from generator.prose import mentions


@rule("S01", fixed=True)
def prerequisites_have_no_cycle(course: Course) -> Iterator[Problem]:
    """Nothing needs itself, directly or through others."""
    graph = {key: record.prerequisites for key, record in course.records.items()}
    for loop in _cycles(graph):
        yield _loop(course, loop, "prerequisites")


@rule("S02", fixed=True)
def parents_have_no_cycle(course: Course) -> Iterator[Problem]:
    """Sub-techniques form a tree of at most two levels."""
    graph = {t.id: (t.parent,) if t.parent else () for t in course.techniques.values()}
    loops = list(_cycles(graph))
    for loop in loops:
        yield _loop(course, loop, "parent")
    for technique in course.techniques.values():
        parent = course.techniques.get(technique.parent or "")
        if parent and parent.parent and not any(technique.id in loop for loop in loops):
            hint = f"make {parent.parent!r} its parent"
            origin = course.origin(f"technique:{technique.id}")
            yield origin.problem("S02", "a sub-technique of a sub-technique", hint, at=("parent",))


@rule("S03", fixed=True)
def lessons_stand_in_one_module(course: Course) -> Iterator[Problem]:
    """Each lesson stands in one module, once."""
    origin = course.origin(f"course:{course.id}")
    listed = Counter(lesson for module in course.syllabus.modules for lesson in module.lessons)
    for number, module in enumerate(course.syllabus.modules):
        for index, lesson in enumerate(module.lessons):
            if listed[lesson] > 1:
                at = ("modules", number, "lessons", index)
                yield origin.problem(
                    "S03", f"lesson {lesson!r} is listed {listed[lesson]} times", "list it once", at=at
                )
    for lesson in course.lessons.values():
        if not listed[lesson.id]:
            hint = "list it under a module's `lessons:` in course.yml"
            yield course.origin(f"lesson:{lesson.id}").problem("S03", "this lesson is in no module", hint, at=("id",))


@rule("S04")
def prerequisites_come_first(course: Course) -> Iterator[Problem]:
    """What a lesson or a technique needs is taught before it."""
    when = _when(course)
    for kind, group in (("lesson", course.lessons), ("technique", course.techniques)):
        for record in group.values():
            for index, needed in enumerate(record.prerequisites):
                if needed in when and record.id in when and when[needed] > when[record.id]:
                    message = f"{needed!r} is needed here and taught later"
                    origin = course.origin(f"{kind}:{record.id}")
                    yield origin.problem("S04", message, "change the order in course.yml", at=("prerequisites", index))


@rule("S05")
def tactics_have_techniques(course: Course) -> Iterator[Problem]:
    """A tactic is a goal that at least one technique serves."""
    for tactic in course.tactics.values():
        if not course.broken and not serving(course, tactic.id):
            hint = f"add `serves: [{tactic.id}]` to a technique"
            yield course.origin(f"tactic:{tactic.id}").problem(
                "S05", "no technique serves this tactic", hint, at=("id",)
            )


@rule("S06", fixed=True)
def quizzes_are_named_after_modules(course: Course) -> Iterator[Problem]:
    """Questions stand in the file of a module."""
    seen: set[str] = set()
    for key in course.questions:
        origin = course.origin(f"question:{key}")
        name = origin.path.rsplit("/", 1)[1].removesuffix(".yml")
        if name not in course.modules and origin.path not in seen:
            seen.add(origin.path)
            hint = suggestion(name, course.modules) or f"name it after a module: {', '.join(course.modules)}"
            yield course.origins[f"question:{key}"].problem("S06", f"there is no module {name!r}", hint)


@rule("S07", fixed=True)
def tasks_are_placed(course: Course) -> Iterator[Problem]:
    """A task that prose takes in exists, on that lesson or as `<record>.<task>`; a `choice` has choices."""
    for lesson in course.lessons.values():
        yield from _task_faults(course, lesson)


def _task_faults(course: Course, lesson: Lesson) -> Iterator[Problem]:
    own = {task.id: task for task in lesson.tasks}
    for mention in mentions(lesson.body or ""):
        known = course.named("task") if "." in mention.target else own
        if mention.use == "embed" and mention.kind == "task" and mention.target not in known:
            origin = course.origins.get(f"body:{lesson.id}", course.origin(f"lesson:{lesson.id}"))
            whose = "this lesson has" if known is own else "there is"
            hint = suggestion(mention.target, known) or "add it to the `tasks:` of its record"
            yield origin.problem("S07", f"{whose} no task {mention.target!r}", hint, snippet=mention.snippet)
    for index, task in enumerate(lesson.tasks):
        if (task.kind == "choice") != bool(task.choices):
            hint = "a task of kind `choice` has `choices:`, others have none"
            yield course.origin(f"lesson:{lesson.id}").problem(
                "S07", "kind and choices differ", hint, at=("tasks", index)
            )


def _when(course: Course) -> dict[str, int]:
    """Give the lesson, counted from 0, in which each lesson and technique is taught first."""
    when: dict[str, int] = {}
    for number, place in enumerate(places(course)):
        when[place.lesson.id] = number
        for technique in place.lesson.techniques:
            when.setdefault(technique, number)
    return when


def _loop(course: Course, loop: list[str], field: str) -> Problem:
    record: Record = course.records[loop[0]]
    origin = course.origin(f"{record.kind}:{record.id}")
    code = "S01" if field == "prerequisites" else "S02"
    return origin.problem(
        code,
        f"a circle of {'parents' if field == 'parent' else field}: {' → '.join([*loop, loop[0]])}",
        "break it somewhere",
        at=(field,),
    )


def _cycles(graph: Mapping[str, Iterable[str]]) -> Iterator[list[str]]:
    """Yield each cycle once, starting at its first name; a depth-first walk without recursion."""
    done: set[str] = set()
    for start in graph:
        path: list[str] = []
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            node, leave = stack.pop()
            if leave:
                path.pop()
                done.add(node)
            elif node in path:
                loop = path[path.index(node) :]
                first = loop.index(min(loop))
                yield loop[first:] + loop[:first]
            elif node not in done and node in graph:
                path.append(node)
                stack.append((node, True))
                stack.extend((after, False) for after in graph[node])
