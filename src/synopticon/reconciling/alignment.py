"""Sentences of two articles that say the same in other words, or in another language.

Two sentences are compared by the telling words they share: equal words, numbers, names (by their first letters
in ASCII) and, across languages, the small lexicon's translations. A copy is an article whose sentences align with
the other's, one to one and in order; an account of the same happening shares names and numbers but not that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from synopticon.reconciling.words import senses as meanings
from synopticon.reconciling.words import telling

_LEAST_WORDS = 4  # telling words; a shorter sentence aligns with anything


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: where it stands and its telling words, each as its senses and weight."""

    start: int
    end: int
    words: tuple[tuple[frozenset[str], float], ...]
    keys: frozenset[str]
    total: float


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two sentences (by number) that say the same, and how nearly (0 to 1)."""

    first: int
    second: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """All aligned sentences, the share of each text that they make up, the share of them in one order, and how much of
    the text that is covered more the other says too: its sentences weighed by how nearly they are said again."""

    pairs: tuple[Aligned, ...]
    first: float
    second: float
    order: float
    covered: float = 0.0


def sentences(text: str, language: str, spans: Sequence[tuple[int, int]]) -> tuple[Sentence, ...]:
    """Read the sentences of a text for comparing; short ones are left out."""
    found = []
    for start, end in spans:
        weighed = {token.text: w for token, w in telling(text, language, start, end)}
        if len(weighed) >= _LEAST_WORDS:
            words = tuple((meanings(word, language), w) for word, w in sorted(weighed.items()))
            keys = frozenset().union(*(senses for senses, _ in words))
            found.append(Sentence(start, end, words, keys, sum(weighed.values())))
    return tuple(found)


def align(first: Sequence[Sentence], second: Sequence[Sentence], least: float) -> Alignment:
    """Align each sentence with the one that is most like it, where that holds both ways and reaches `least`."""
    best_one: dict[int, tuple[float, int]] = {}
    best_two: dict[int, tuple[float, int]] = {}
    for i, j, score in _alike(first, second, least):
        best_one[i] = max(best_one.get(i, (0.0, 0)), (score, -j))
        best_two[j] = max(best_two.get(j, (0.0, 0)), (score, -i))
    pairs = tuple(
        Aligned(i, -j, round(score, 4)) for i, (score, j) in sorted(best_one.items()) if -best_two[-j][1] == i
    )
    mine, theirs = [(first[p.first], p.likeness) for p in pairs], [(second[p.second], p.likeness) for p in pairs]
    shares = (_share(first, [(s, 1.0) for s, _ in mine]), _share(second, [(s, 1.0) for s, _ in theirs]))
    return Alignment(pairs, *shares, _order(pairs), max(_share(first, mine), _share(second, theirs)))


def _alike(first: Sequence[Sentence], second: Sequence[Sentence], least: float) -> Iterator[tuple[int, int, float]]:
    """Give the pairs of sentences whose likeness reaches `least`: the harmonic mean of the shares of the weight of
    each that the other has too."""
    where: dict[str, list[int]] = {}
    for j, sentence in enumerate(second):
        for key in sentence.keys:
            where.setdefault(key, []).append(j)
    floor = least / (2 - least)  # neither share can be less where the mean reaches `least`
    for i, sentence in enumerate(first):
        covered: dict[int, float] = {}
        for keys, weight in sentence.words:
            for j in {j for key in keys for j in where.get(key, ())}:
                covered[j] = covered.get(j, 0.0) + weight
        for j, weight in sorted(covered.items()):
            one = weight / sentence.total
            if one < floor:
                continue
            two = sum(w for keys, w in second[j].words if keys & sentence.keys) / second[j].total
            score = 2 * one * two / (one + two) if two else 0.0
            if score >= least:
                yield i, j, score


def _share(all_of: Sequence[Sentence], chosen: Sequence[tuple[Sentence, float]]) -> float:
    total = sum(s.total for s in all_of)
    return round(sum(s.total * part for s, part in chosen) / total, 4) if total else 0.0


def _order(pairs: Sequence[Aligned]) -> float:
    """Give the share of the pairs in the longest run that keeps one order."""
    tails: list[int] = []
    for pair in pairs:
        at = bisect_left(tails, pair.second)
        tails[at : at + 1] = [pair.second]
    return round(len(tails) / len(pairs), 4) if pairs else 0.0
