"""How far the weighed words of two texts agree, for very many pairs at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from synopticon.reconciling.sharing import Keys, Pairs, distinct

T = TypeVar("T", bound=np.generic)
Values = NDArray[np.float64]

_LIMIT = 1 << 32  # texts that can be numbered


@dataclass(frozen=True, slots=True)
class Bag:
    """The words of a text, each with its weight, and the norm of these; `stamp` is one thing for one content."""

    words: Mapping[str, float]
    norm: float
    stamp: object


class Agreement:
    """The cosines of pairs, each worked out once for as long as it is asked for."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}
        self._keys: Keys = np.empty(0, dtype=np.uint64)
        self._cosines: Values = np.empty(0)

    def of(self, bags: Sequence[Bag], found: Pairs) -> Values:
        """Give the cosine of each pair of places of bags; what is not asked for is forgotten."""
        if len(self._numbers) > 2 * len(bags):
            self.__init__()  # type: ignore[misc]
        numbered = [self._numbers.setdefault(bag.stamp, len(self._numbers)) for bag in bags]
        at = np.array(numbered, dtype=np.uint64)
        keys = at[found[0]] * np.uint64(_LIMIT) + at[found[1]]
        places = np.searchsorted(self._keys, keys)
        places[places == len(self._keys)] = 0
        known = self._keys[places] == keys if len(self._keys) else np.zeros(len(keys), dtype=np.bool_)
        cosines = np.empty(len(keys))
        cosines[known] = self._cosines[places[known]]
        cosines[~known] = cosine(bags, (found[0][~known], found[1][~known]))
        order = np.argsort(keys)
        self._keys, self._cosines = keys[order], cosines[order]
        return cosines


def cosine(bags: Sequence[Bag], found: Pairs) -> Values:
    """Give the cosine of the words of each pair, up to the last digits."""
    norms = np.array([bag.norm for bag in bags])
    given: Values = products([bag.words for bag in bags], found) / (norms[found[0]] * norms[found[1]])
    return given


def products(bags: Sequence[Mapping[str, float]], found: Pairs) -> Values:
    """Give for each pair the sum, over all words that both bags have, of the product of their weights; the pairs of
    one first stand together."""
    first, second = found
    there = distinct(np.concatenate([first, second])).tolist()
    number: dict[str, int] = {}
    words = {n: np.array([number.setdefault(w, len(number)) for w in bags[n]], dtype=np.int64) for n in there}
    weights = {n: np.array(list(bags[n].values()), dtype=np.float64) for n in there}
    line = np.zeros(len(number))
    given = np.zeros(len(first))
    ends = (np.flatnonzero(np.diff(first, append=-1)) + 1).tolist()
    for start, end in zip([0, *ends], ends):
        mine, others = first[start], second[start:end].tolist()
        line[words[mine]] = weights[mine]
        sums = np.cumsum(line[_joined(words, others)] * _joined(weights, others))
        stops = np.cumsum([len(words[n]) for n in others])
        given[start:end] = np.diff(np.concatenate([[0.0], sums])[np.concatenate([[0], stops])])
        line[words[mine]] = 0.0
    return given


def _joined(of: Mapping[int, NDArray[T]], places: Sequence[int]) -> NDArray[T]:
    return np.concatenate([of[n] for n in places])
