"""How well articles are grouped: BCubed and the F1 of pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

Groups = Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class GroupScores:
    """Fractions of 1: BCubed (Bagga and Baldwin 1998) and pairs that are together; how many items and groups."""

    bcubed_precision: float
    bcubed_recall: float
    bcubed_f1: float
    pairs_precision: float
    pairs_recall: float
    pairs_f1: float
    items: int
    gold_groups: int
    groups: int


def score(gold: Groups, found: Groups) -> GroupScores:
    """Score a grouping of the items of `gold`; each maps items to the name of their group.

    Raises:
        KeyError: `found` lacks an item.
    """
    both = Counter((gold[item], found[item]) for item in gold)
    mine = Counter(found[item] for item in gold)
    theirs = Counter(gold.values())
    precision = sum(n * n / mine[name] for (_, name), n in both.items()) / max(1, len(gold))
    recall = sum(n * n / theirs[name] for (name, _), n in both.items()) / max(1, len(gold))
    together = _pairs(both)
    right, whole = _share(together, _pairs(mine)), _share(together, _pairs(theirs))
    bcubed = round(precision, 4), round(recall, 4), round(f1(precision, recall), 4)
    pairs = round(right, 4), round(whole, 4), round(f1(right, whole), 4)
    return GroupScores(*bcubed, *pairs, len(gold), len(theirs), len(mine))


def f1(precision: float, recall: float) -> float:
    """Give the harmonic mean, 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _pairs(sizes: Counter[Hashable] | Counter[tuple[Hashable, Hashable]]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
