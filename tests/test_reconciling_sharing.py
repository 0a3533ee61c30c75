"""Keys in common, found by sorting: the same as found by comparing all."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from synopticon.reconciling.agreement import Agreement, Bag, cosine, products
from synopticon.reconciling.sharing import Pairs, duos, equal, packed, pairs, unpacked

KEYS = st.lists(st.sets(st.integers(-(2**63), 2**64 - 1) | st.integers(0, 9)), max_size=12)


def _shared(held: list[set[int]], reach: int) -> set[tuple[int, int]]:
    found = set()
    for key in {key for keys in held for key in keys}:
        who = [n for n, keys in enumerate(held) if key in keys]
        found |= {(a, b) for i, a in enumerate(who) for b in who[i + 1 : i + 1 + reach]}
    return found


@given(KEYS, st.integers(1, 4) | st.none())
def test_all_that_share_a_key_are_paired(keys: list[set[int]], reach: int | None) -> None:
    held = [{key % 2**64 for key in one} for one in keys]
    found = pairs([unpacked(packed(sorted(one))) for one in keys], reach)
    assert _listed(found) == sorted(_shared(held, reach or len(held)))


@given(st.sets(st.integers(0, 40), max_size=10))
def test_every_two_numbers_have_a_key(numbers: set[int]) -> None:
    found = duos(sorted(numbers), 41).tolist()
    assert [divmod(key, 41) for key in found] == list(combinations(sorted(numbers), 2))


def test_none_share_nothing() -> None:
    assert _listed(pairs([])) == []
    assert _listed(pairs([np.array([1], dtype=np.uint64), np.array([], dtype=np.uint64)])) == []


BAGS = st.lists(st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.0, 9.0)), min_size=2, max_size=8)


@given(BAGS, st.integers(1, 7))
def test_products_are_those_of_each_pair(bags: list[dict[str, float]], apart: int) -> None:
    chosen = [(a, b) for a, b in combinations(range(len(bags)), 2) if (a + b) % apart == 0]
    expected = [sum(w * bags[b].get(word, 0.0) for word, w in bags[a].items()) for a, b in chosen]
    assert products(bags, _placed(chosen)).tolist() == approx(expected)


@given(BAGS, st.lists(st.sets(st.integers(0, 7), min_size=2), min_size=2, max_size=4))
def test_what_is_known_of_other_pairs_changes_no_cosine(bags: list[dict[str, float]], sets: list[set[int]]) -> None:
    whole = [Bag(words, 1.0, n) for n, words in enumerate(bags)]
    agreement = Agreement()
    for chosen in sets:
        some = [bag for bag in whole if bag.stamp in chosen]
        found = _placed(list(combinations(range(len(some)), 2)))
        assert agreement.of(some, found).tolist() == approx(cosine(some, found).tolist())


@given(st.lists(st.lists(st.integers(0, 3), min_size=5, max_size=5), min_size=2, max_size=8))
def test_columns_that_are_equal_are_counted(rows: list[list[int]]) -> None:
    chosen = list(combinations(range(len(rows)), 2))
    expected = [sum(x == y for x, y in zip(rows[a], rows[b])) for a, b in chosen]
    assert equal(np.array(rows, dtype=np.uint64), _placed(chosen)).tolist() == expected


def _listed(found: Pairs) -> list[tuple[int, int]]:
    return list(zip(found[0].tolist(), found[1].tolist()))


def _placed(chosen: list[tuple[int, int]]) -> Pairs:
    first, second = np.array(chosen, dtype=np.int64).reshape(-1, 2).T
    return first, second
