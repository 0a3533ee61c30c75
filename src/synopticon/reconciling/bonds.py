"""What analysts hold to be one and what to be apart, as a clustering asks for it.

Judgements are taken from the latest to the earliest: one that contradicts those after it has no effect.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from synopticon.reconciling.matching import Link

__all__ = ["FREE", "Bonds", "Demand", "bonds"]

FORCED = 1000.0  # the score of a link that an analyst made: above all that features find


@dataclass(frozen=True, slots=True)
class Demand:
    """One judgement on a clustering: `groups` of ids that are one all together (`same`), or apart pair by pair."""

    judgement: str
    same: bool
    groups: tuple[frozenset[str], ...]
    why: str


@dataclass(frozen=True, slots=True)
class Bonds:
    """The demands that hold. `together` are disjoint groups of ids, each sorted; `parted` pairs of groups; `overridden`
    the judgements that later ones contradict."""

    together: tuple[tuple[str, ...], ...] = ()
    parted: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()
    why: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    overridden: frozenset[str] = frozenset()
    _group: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _sides: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.together or self.parted)

    def group(self, one: str) -> tuple[str, ...]:
        """Give all that must be together with something, itself among them."""
        return self._group.get(one, (one,))

    def sides(self, one: str) -> tuple[tuple[int, int], ...]:
        """Give on which sides of which partings something stands: equal for what no judgement tells apart."""
        return self._sides.get(one, ())

    def apart(self, one: str, two: str) -> bool:
        """Tell whether an analyst holds two apart."""
        mine, theirs = self._sides.get(one), self._sides.get(two)
        return bool(mine and theirs) and any((n, 1 - side) in (theirs or ()) for n, side in mine or ())

    def forced(self, one: Iterable[str], two: Iterable[str]) -> bool:
        """Tell whether an analyst holds something of one group to be one with something of another."""
        groups = {self._group[i] for i in one if i in self._group}
        return bool(groups) and any(self._group.get(i) in groups for i in two)

    def links(self, first: frozenset[str] = frozenset()) -> list[Link]:
        """Give the links that hold each group together; through a member among `first`, where there is one."""
        found = []
        for group in self.together:
            hub, *rest = sorted(group, key=lambda i: (i not in first, i))
            found += [Link(FORCED, min(hub, i), max(hub, i), self.why.get(i, ())) for i in rest]
        return found

    def among(self, ids: frozenset[str]) -> Bonds:
        """Give the bonds of some ids only."""
        together = [tuple(i for i in group if i in ids) for group in self.together]
        parted = [(one & ids, two & ids) for one, two in self.parted]
        return _made([g for g in together if len(g) > 1], parted, self.why, self.overridden)


FREE = Bonds()


def bonds(demands: Sequence[Demand]) -> Bonds:
    """Make bonds of demands, which stand in the order of their judgements, the earliest first."""
    home: dict[str, str] = {}
    members: dict[str, set[str]] = {}
    parted: list[tuple[frozenset[str], frozenset[str]]] = []
    overridden = set()
    why: dict[str, list[str]] = {}
    for demand in reversed(demands):
        if demand.same:
            ids = sorted(frozenset().union(*demand.groups))
            merged = set(ids).union(*(members.get(home.get(i, ""), set()) for i in ids))
            if any(merged & one and merged & two for one, two in parted):
                overridden.add(demand.judgement)
                continue
            root = min(merged)
            for i in ids:
                members.pop(home.get(i, ""), None)
                why.setdefault(i, []).append(demand.why)
            members[root] = merged
            home.update(dict.fromkeys(merged, root))
            continue
        pairs = [(a, b) for n, a in enumerate(demand.groups) for b in demand.groups[n + 1 :]]
        whole = [members.get(home.get(i, ""), {i}) for a, _ in pairs for i in a]
        if any(a & b for a, b in pairs) or any(group & b for group in whole for a, b in pairs if group & a):
            overridden.add(demand.judgement)
            continue
        parted += pairs
    said = {i: tuple(sorted(set(words))) for i, words in why.items()}
    return _made([tuple(sorted(g)) for g in members.values()], parted, said, frozenset(overridden))


def _made(
    together: Iterable[tuple[str, ...]],
    parted: Iterable[tuple[frozenset[str], frozenset[str]]],
    why: Mapping[str, tuple[str, ...]],
    overridden: frozenset[str],
) -> Bonds:
    groups = tuple(sorted(together))
    held = tuple((one, two) for one, two in parted if one and two)
    sides: dict[str, list[tuple[int, int]]] = {}
    for n, pair in enumerate(held):
        for side, ids in enumerate(pair):
            for i in ids:
                sides.setdefault(i, []).append((n, side))
    of = {i: group for group in groups for i in group}
    return Bonds(groups, held, why, overridden, of, {i: tuple(sorted(s)) for i, s in sides.items()})
