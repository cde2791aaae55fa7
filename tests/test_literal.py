"""Words of a course reach Typst as data: what goes in comes out, and nothing of it runs."""

import json
from pathlib import Path

import pytest
import typst

from generator.fit.literal import MOST, literal
from generator.model.definition import Stance

HOSTILE = [
    '"]#panic()',
    '\\"#panic("',
    "#set page(width: 1pt)",
    "$x$ *a* _b_ `c` <d> @e ~ // f /* g",
    "\\u{41}",
    "${jndi:x} {{ 7*7 }}",
    "a\r\n\tb\0\x1b[31m\x7f\x85\u2028\u2029",
    "שלום \u202eabc\u202c 日本 😀 e\u0301",
]
VALUES = [
    *HOSTILE,
    "",
    True,
    False,
    None,
    0,
    -5,
    MOST,
    -MOST,
    1.5,
    1e-07,
    1e300,
    -0.25,
    [],
    ["one"],
    ["one", 2],
    {},
    {'"]#panic()': [None, {"a": [True]}]},
]


def evaluated(source: str):
    return json.loads(typst.query(f"#metadata({source}) <x>".encode(), "<x>", field="value", one=True))


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_typst_reads_back_what_was_written(value):
    got = evaluated(literal(value))
    assert got == value
    assert type(got) is type(value)


def test_a_word_of_an_enumeration_is_its_value():
    assert literal(Stance.CARE) == '"use-with-care"'


def test_a_tuple_is_an_array():
    assert literal((1, "a")) == '(1, "a")'


def test_a_path_or_bytes_are_refused_instead_of_guessed():
    for value in (Path("a"), b"a", {1, 2}, object()):
        with pytest.raises(TypeError, match="no literal in Typst"):
            literal(value)


def test_a_number_beyond_64_bits_is_refused():
    with pytest.raises(ValueError, match="too great"):
        literal(MOST + 1)


def test_what_is_no_number_is_said_so():
    assert literal(float("inf")) == "float.inf"
    assert literal(float("-inf")) == "-float.inf"
    assert literal(float("nan")) == "float.nan"


def test_half_a_pair_becomes_the_sign_for_unreadable():
    assert evaluated(literal("a\ud800b")) == "a\ufffdb"
