"""What stands in the files of a course, read by another YAML reader than ours, beside what arrived in the catalog.

Both sides are a count of texts a file: every id, every word and every number that an author wrote. So a record,
a part or a field that gets lost between the file and the catalog is seen, whatever it is.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML, MappingNode, ScalarNode, SequenceNode

from generator.model.course import Course
from generator.model.layout import Layout
from generator.model.paper import PAPERS
from generator.model.value import DERIVED_ID

Texts = Counter[str]
_SWITCHES = {
    "true": "1",
    "yes": "1",
    "on": "1",
    "y": "1",
    "t": "1",
    "false": "0",
    "no": "0",
    "off": "0",
    "n": "0",
    "f": "0",
}
"""Words that stand for yes and no in a field that is either."""


def written(root: Path, name: str) -> Texts:
    """Give the texts of one file as they are written."""
    path = root / name
    match path.suffix:
        case ".yml":
            text = path.read_bytes().decode("utf-8-sig").replace("\t", " ")  # this reader refuses tabs between words
            return Counter(_spelled(text) for text in _scalars(YAML(typ="safe", pure=True).compose(text)))
        case ".md":
            return Counter([_spelled(path.read_bytes().decode("utf-8-sig"))])
        case ".txt":
            return Counter({line for line in path.read_text(encoding="utf-8-sig").split() if not line.startswith("#")})
        case _:
            return Counter([repr(path.read_bytes())])


def arrived(course: Course) -> dict[str, Texts]:
    """Give the texts of every file as they are in the course."""
    found: dict[str, Texts] = {}
    keys = {f"layout:{name}": layout for name, layout in course.layouts.items()}
    own = ((key, layout) for key, layout in keys.items() if key in course.origins)
    for key, value in (*course.listed(), *own):
        data = value.model_dump(mode="python", by_alias=True, exclude_unset=True)
        if key.startswith("lesson:") and (prose := course.origins.get(f"body:{data['id']}")):
            found.setdefault(prose.path, Counter())[_spelled(data.pop("body", ""))] += 1
        found.setdefault(course.origin(key).path, Counter()).update(_spelled(text) for text in _leaves(data))
        if isinstance(value, Layout):  # a paper may be written by its name
            found[course.origin(key).path].update(name for name, page in PAPERS.items() if page == value.page)
    for name, digests in course.fingerprints.items():
        found[f"content/{course.id}/fingerprints/{name}"] = Counter(digests)
    for file in course.media:
        found[f"content/{course.id}/media/{file.path}"] = Counter([repr(file.data)])
    return found


def lost(before: Texts, after: Texts) -> Texts:
    """Give what was written and did not arrive; empty texts hold nothing."""
    return Counter({text: number for text, number in (before - after).items() if text})


def _spelled(value: object) -> str:
    """Give a value as one spelling: 1.0 and 1 are the same, `yes` and `true`, and any white space."""
    text = " ".join(str(value).split())
    text = _SWITCHES.get(text.lower(), text)
    try:
        return str(float(int(text, 0) if text[:2].lower() in {"0x", "0o"} else text))
    except (ValueError, OverflowError):
        return text


def _scalars(node: Any) -> Iterator[str]:
    """Yield the values below a node; of two fields of one name both."""
    if isinstance(node, MappingNode):
        for _, value in node.value:
            yield from _scalars(value)
    elif isinstance(node, SequenceNode):
        for value in node.value:
            yield from _scalars(value)
    elif isinstance(node, ScalarNode) and not str(node.tag).endswith(":null"):
        yield node.value


def _leaves(data: Any) -> Iterator[object]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _leaves(value)
    elif isinstance(data, list | tuple | set | frozenset):
        for value in data:
            yield from _leaves(value)
    elif data is not None and not str(data).startswith(DERIVED_ID):
        yield data
