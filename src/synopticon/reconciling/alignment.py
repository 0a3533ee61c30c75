"""Sentences of two articles that say the same in other words, or in another language.

Two sentences are compared by the telling words they share: equal words, numbers, names (by their first letters
in ASCII) and, across languages, the small lexicon's translations. A copy is an article whose sentences align with
the other's, one to one and in order; an account of the same happening shares names and numbers but not that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from synopticon.reconciling.words import senses, telling

_LEAST_WORDS = 4  # telling words; a shorter sentence aligns with anything


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: where it stands and its telling words, each as its senses and weight."""

    start: int
    end: int
    words: tuple[tuple[frozenset[str], float], ...]
    total: float


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two sentences (by number) that say the same, and how nearly (0 to 1)."""

    first: int
    second: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """All aligned sentences, the share of each text that they make up, and the share of them in one order."""

    pairs: tuple[Aligned, ...]
    first: float
    second: float
    order: float


def sentences(text: str, language: str, spans: Sequence[tuple[int, int]]) -> tuple[Sentence, ...]:
    """Read the sentences of a text for comparing; short ones are left out."""
    found = []
    for start, end in spans:
        weighed = {token.text: w for token, w in telling(text, language, start, end)}
        if len(weighed) >= _LEAST_WORDS:
            words = tuple((senses(word, language), w) for word, w in sorted(weighed.items()))
            found.append(Sentence(start, end, words, sum(weighed.values())))
    return tuple(found)


def likeness(first: Sentence, second: Sentence) -> float:
    """Say how much two sentences share: the mean share of the weight of each that the other has too."""
    keys_one = frozenset().union(*(keys for keys, _ in first.words))
    keys_two = frozenset().union(*(keys for keys, _ in second.words))
    one = sum(w for keys, w in first.words if keys & keys_two) / first.total
    two = sum(w for keys, w in second.words if keys & keys_one) / second.total
    return 2 * one * two / (one + two) if one and two else 0.0


def align(first: Sequence[Sentence], second: Sequence[Sentence], least: float) -> Alignment:
    """Align each sentence with the one that is most like it, where that holds both ways and reaches `least`."""
    likely = _comparable(first, second)
    scores = {(i, j): likeness(first[i], second[j]) for i, j in likely}
    best_one: dict[int, tuple[float, int]] = {}
    best_two: dict[int, tuple[float, int]] = {}
    for (i, j), score in sorted(scores.items()):
        best_one[i] = max(best_one.get(i, (0.0, 0)), (score, -j))
        best_two[j] = max(best_two.get(j, (0.0, 0)), (score, -i))
    pairs = tuple(
        Aligned(i, -j, round(score, 4))
        for i, (score, j) in sorted(best_one.items())
        if score >= least and -best_two[-j][1] == i
    )
    return Alignment(
        pairs, _share(first, [p.first for p in pairs]), _share(second, [p.second for p in pairs]), _order(pairs)
    )


def _comparable(first: Sequence[Sentence], second: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Give the pairs of sentences that share two telling words at least."""
    where: dict[str, set[int]] = {}
    for j, sentence in enumerate(second):
        for keys, _ in sentence.words:
            for key in keys:
                where.setdefault(key, set()).add(j)
    found = []
    for i, sentence in enumerate(first):
        count: dict[int, int] = {}
        for keys, _ in sentence.words:
            for j in set().union(*(where.get(key, set()) for key in keys)):
                count[j] = count.get(j, 0) + 1
        found += [(i, j) for j, n in sorted(count.items()) if n >= 2]
    return found


def _share(all_of: Sequence[Sentence], chosen: Sequence[int]) -> float:
    total = sum(s.total for s in all_of)
    return round(sum(all_of[i].total for i in chosen) / total, 4) if total else 0.0


def _order(pairs: Sequence[Aligned]) -> float:
    """Give the share of the pairs in the longest run that keeps one order."""
    tails: list[int] = []
    for pair in pairs:
        at = bisect_left(tails, pair.second)
        tails[at : at + 1] = [pair.second]
    return round(len(tails) / len(pairs), 4) if pairs else 0.0
