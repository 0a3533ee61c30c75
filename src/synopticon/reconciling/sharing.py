"""Which of many things have keys in common, found by sorting all their keys at once: in time that grows with the keys
and with the pairs found, and in little memory, however many keys only one of them has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Places = NDArray[np.int64]
Number = TypeVar("Number", bound=np.integer[Any])
Pairs = tuple[Places, Places]
"""The places of the first of each pair and of the second, in order."""

_AT_ONCE = 4096  # pairs whose numbers are compared by one step


def packed(keys: Sequence[int]) -> bytes:
    """Give keys of up to 64 bits, of either sign, as bytes, each once."""
    return distinct(np.array([key & 0xFFFFFFFFFFFFFFFF for key in keys], dtype=np.uint64)).tobytes()


def unpacked(keys: bytes) -> Keys:
    """Give back what was packed."""
    return np.frombuffer(keys, dtype=np.uint64)


def distinct(numbers: NDArray[Number]) -> NDArray[Number]:
    """Give whole numbers in order, each once, by sorting them: numpy's `unique` hashes them, which takes 20 times as
    long for a million."""
    ordered = np.sort(numbers)
    return ordered[np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(ordered)])]


def duos(numbers: Sequence[int], limit: int) -> Keys:
    """Give a key for each two of some numbers, which ascend and are less than `limit`."""
    of = np.array(numbers, dtype=np.uint64)
    first, second = _two(len(of))
    found: Keys = of[first] * np.uint64(limit) + of[second]
    return found


@cache
def _two(count: int) -> Pairs:
    first, second = np.triu_indices(count, 1)
    return first, second


def pairs(held: Sequence[Keys], reach: int | None = None) -> Pairs:
    """Give the places of every two things that share a key, the lesser first, each once; `reach`: only with the next so
    many of those that have the key. No thing may have a key twice."""
    keys = np.concatenate([np.empty(0, dtype=np.uint64), *held])
    owner = np.repeat(np.arange(len(held), dtype=np.int64), [len(one) for one in held])
    order = np.argsort(keys, kind="stable")
    keys, owner = keys[order], owner[order]
    found = [np.empty(0, dtype=np.int64)]
    at, apart = np.arange(len(keys)), 1
    while len(at) and (reach is None or apart <= reach):
        at = at[at + apart < len(keys)]
        at = at[keys[at + apart] == keys[at]]
        found.append(distinct(owner[at] * len(held) + owner[at + apart]))
        apart += 1
    first, second = np.divmod(distinct(np.concatenate(found)), len(held) or 1)
    return first, second


def equal(rows: NDArray[np.uint64], found: Pairs) -> Places:
    """Give in how many columns the two rows of each pair are equal."""
    first, second = found
    steps = range(0, len(first), _AT_ONCE)
    counts = [(rows[first[n : n + _AT_ONCE]] == rows[second[n : n + _AT_ONCE]]).sum(axis=1) for n in steps]
    return np.concatenate([np.empty(0, dtype=np.int64), *counts])
