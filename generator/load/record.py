"""Data → record, with every fault of a field as one problem at its line and column."""

from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.model.origin import FieldPath, Origin
from generator.model.problem import Problem, did_you_mean
from generator.model.value import Value, is_list, is_mapping

Model = TypeVar("Model", bound=Value)

MOST = 50
"""Most problems told of one record: where everything is wrong, one mistake is behind it."""


def make(model: type[Model], data: Any, origin: Origin) -> Model | list[Problem]:  # noqa: ANN401 - raw YAML
    """Validate the data of one record."""
    if not is_mapping(data):
        return [origin.problem("F01", "a record is a list of `name: value` lines", "see the schema of this file")]
    try:
        return model.model_validate(data, by_alias=True, by_name=False)
    except ValidationError as error:
        details = _causes(error.errors(include_url=False))
        found = [_problem(model, data, detail, origin) for detail in details[:MOST]]
        if more := len(details) - len(found):
            found.append(origin.problem("F02", f"{more} more problems in this record", "mend those above first"))
        return found


def _causes(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Leave out that a list is too short where only its faulty entries are missing from it."""
    places = [detail["loc"] for detail in details]

    def follows(detail: ErrorDetails) -> bool:
        at = detail["loc"]
        return detail["type"] == "too_short" and any(len(p) > len(at) and p[: len(at)] == at for p in places)

    return [detail for detail in details if not follows(detail)]


def _problem(model: type[Value], data: Mapping[str, Any], detail: ErrorDetails, origin: Origin) -> Problem:
    at = _written(data, detail["loc"])
    message, hint = _explain(model, detail, at)
    return origin.problem("F02", message, hint, at=at)


def _written(data: Any, loc: FieldPath) -> FieldPath:  # noqa: ANN401 - raw YAML
    """Drop from a pydantic location what is no field in the file: names of union arms and tags."""
    at: list[str | int] = []
    current: Any = data
    for step in loc:
        if is_mapping(current) and step in current:
            current = current[str(step)]
        elif is_list(current) and isinstance(step, int):
            current = current[step] if step < len(current) else None
        else:
            continue
        at.append(step)
    return tuple(at)


def _explain(model: type[Value], detail: ErrorDetails, at: FieldPath) -> tuple[str, str]:  # noqa: PLR0911 - a kind of error, a line
    field = str(detail["loc"][-1]) if detail["loc"] else "the record"
    where = _name(at)
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            ends_early = isinstance(detail["loc"][-1], int)  # a list of a fixed length
            return f"{where} is missing" if ends_early else f"field {field!r} is missing", "add it"
        case "extra_forbidden" if detail["input"] is None and " " in field:
            return f"a comma inside {{ }} starts a new field ({field[:40]!r})", "put the whole text in quotes"
        case "extra_forbidden":
            known = _fields_at(model, detail["loc"][:-1])
            return f"unknown field {field!r}", did_you_mean(field, known) or f"known here: {', '.join(known)}"
        case "enum" | "literal_error":
            allowed = str(context.get("expected", ""))
            words = [word.strip(" '") for word in allowed.replace(" or ", ",").split(",")]
            close = did_you_mean(str(detail["input"]), words)
            return f"{where} is {str(detail['input'])[:60]!r}", close or f"use one of: {', '.join(words)}"
        case "string_type":
            return _not_text(where, detail["input"])
        case "string_pattern_mismatch":
            return f"{where} is {str(detail['input'])[:60]!r}", _pattern_hint(str(context.get("pattern", "")))
        case "string_too_short" | "too_short" | "too_long":
            return f"{where}: {_lower(detail['msg'])}", "see the schema"
        case "tuple_type" | "list_type":
            return f"{where} must be a list", "write each entry on its own line after `- `"
        case "value_error":
            return f"{where}: {context.get('error', detail['msg'])}" if at else str(context.get("error")), ""
        case _:
            return f"{where}: {_lower(detail['msg'])}", ""


def _not_text(where: str, given: object) -> tuple[str, str]:
    if given is None:
        return f"{where} is empty", "write a text, or remove the line"
    if isinstance(given, int | float):
        return f"{where} is a {'yes/no value' if isinstance(given, bool) else 'number'}", "put it in quotes"
    return f"{where} must be a text", "write it as one text, in quotes if it contains `: `"


def _pattern_hint(pattern: str) -> str:
    if "a-f]{32}" in pattern:
        return "write 32 hexadecimal digits"
    if "[0-9a-fA-F]{6}" in pattern:
        return 'write a colour as "#336699"'
    if "https://[" in pattern:
        return "write an e-mail address, or a web address that begins with https://"
    if "https?" in pattern:
        return "write an address that starts with https://"
    return "write lower-case letters, digits and hyphens, starting with a letter"


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]


def _name(at: FieldPath) -> str:
    return ".".join(f"{step + 1}" if isinstance(step, int) else step for step in at) or "the record"


def _fields_at(model: type[Value], loc: FieldPath) -> list[str]:
    """Give the names of the fields that are known where an unknown one stands."""
    current: Any = model
    for step in loc:
        known: dict[str, FieldInfo] = getattr(current, "model_fields", {})
        if isinstance(step, str) and step in known:
            current = _value_in(known[step].annotation)
    fields: dict[str, FieldInfo] = getattr(current, "model_fields", {})
    return [info.alias or name for name, info in fields.items()]


def _value_in(annotation: Any) -> Any:  # noqa: ANN401 - annotations are untyped by nature
    """Find the value class inside `tuple[X, ...]`, `X | None`, `Annotated[X, …]`."""
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return annotation
    return next((found for arm in get_args(annotation) if (found := _value_in(arm))), None)
