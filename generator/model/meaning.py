"""What an enum's values mean: the docstrings below them, which Python itself drops.

Fields have theirs from pydantic (`use_attribute_docstrings`), read from the source in the same way.
"""

import ast
import inspect
from collections.abc import Mapping
from enum import Enum
from itertools import pairwise


def meanings(kind: type[Enum]) -> Mapping[str, str]:
    """Give the docstring of each value that has one, by the value's name."""
    (made,) = ast.parse(inspect.getsource(kind)).body
    lines = made.body if isinstance(made, ast.ClassDef) else []
    found: dict[str, str] = {}
    for line in pairwise(lines):
        match line:
            case ast.Assign(targets=[ast.Name(id=name)]), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = text
            case _:
                pass
    return found
