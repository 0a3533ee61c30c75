"""Keys in common, found by sorting: the same as found by comparing all."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from synopticon.reconciling.sharing import duos, packed, pairs, unpacked

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
    found = list(pairs([unpacked(packed(sorted(one))) for one in keys], reach))
    assert found == sorted(_shared(held, reach or len(held)))


@given(st.sets(st.integers(0, 40), max_size=10))
def test_every_two_numbers_have_a_key(numbers: set[int]) -> None:
    found = duos(sorted(numbers), 41).tolist()
    assert [divmod(key, 41) for key in found] == list(combinations(sorted(numbers), 2))


def test_none_share_nothing() -> None:
    assert list(pairs([])) == []
    assert list(pairs([np.array([1], dtype=np.uint64), np.array([], dtype=np.uint64)])) == []
