"""The laws of the order in which options are shown."""

from collections import Counter
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.shuffle import are_numeric, shown_order, shuffled, start_order

IDS = st.lists(st.text("abcdefgh0-", min_size=1, max_size=6), min_size=1, max_size=8, unique=True)
SEEDS = st.text(max_size=12)


@given(IDS, SEEDS)
def test_nothing_is_lost(ids: list[str], seed: str) -> None:
    assert sorted(shuffled(ids, seed)) == sorted(ids)


@given(IDS, SEEDS, st.randoms(use_true_random=False))
def test_the_authors_order_tells_nothing(ids: list[str], seed: str, dice: Random) -> None:
    other = list(ids)
    dice.shuffle(other)
    assert shuffled(ids, seed) == shuffled(other, seed)


def test_the_same_at_every_build() -> None:
    assert shuffled("abcd", "q-silence-1") == ("c", "b", "a", "d")


def test_every_option_is_in_every_place_about_as_often() -> None:
    counts = Counter((part, at) for n in range(4000) for at, part in enumerate(shuffled("abcd", f"q-{n}")))
    assert len(counts) == 16
    assert all(abs(count - 1000) < 140 for count in counts.values())


@given(
    st.integers(2, 7).flatmap(
        lambda n: st.tuples(st.just(n), st.sets(st.sampled_from(list(combinations(range(n), 2)))))
    ),
    SEEDS,
)
def test_the_order_shown_first_earns_nothing(drawn: tuple[int, set[tuple[int, int]]], seed: str) -> None:
    size, pairs = drawn
    before = [(str(a), str(b)) for a, b in sorted(pairs)]
    order = start_order([str(n) for n in range(size)], before, seed)
    assert sorted(order) == [str(n) for n in range(size)]
    assert 2 * sum(order.index(a) < order.index(b) for a, b in before) <= len(before)


@given(IDS, SEEDS)
def test_the_authors_order_where_asked_for(ids: list[str], seed: str) -> None:
    assert shown_order(dict.fromkeys(ids, "text"), seed, shuffle=False) == tuple(ids)


@given(st.lists(st.integers(-10_000_000, 10_000_000), min_size=2, max_size=6, unique=True), SEEDS)
@pytest.mark.parametrize("form", ["{}", "{:,}", "{} %", "€{:,}", "{}.", "**{}**"])
def test_numbers_stand_by_size(form: str, numbers: list[int], seed: str) -> None:
    texts = {str(n): form.format(n) for n in numbers}
    assert are_numeric(texts.values())
    assert shown_order(texts, seed) == tuple(str(n) for n in sorted(numbers))


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["10 %", "7.5 %", "9 %"], "bca"),
        (["10 000", "9 000"], "ba"),
        (["1,5", "1,25"], "ba"),
        (["\u22125", "+3", "\u20132"], "acb"),
        (["1 day", "3 days", "2 days"], "acb"),
        (["about 90", "about 30"], None),
        (["1 day", "2 weeks"], None),
        (["10-20", "20-30"], None),
        (["1.2.3", "2.0"], None),
        (["Stay quiet", "3"], None),
        (["v1", "v2"], None),
        (["1 is enough for anybody who asks", "2 is enough for anybody who asks"], None),
    ],
)
def test_what_is_a_number(texts: list[str], order: str | None) -> None:
    named = dict(zip("abc", texts, strict=False))
    assert are_numeric(named.values()) == (order is not None)
    if order:
        assert "".join(shown_order(named, "seed")) == order
