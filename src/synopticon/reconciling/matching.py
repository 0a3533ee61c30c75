"""Decisions about pairs, and clusters from them.

A decision is a declared list of features. Each feature looks at one pair and nothing else, and gives a number and
a sentence that a reader can check. Clusters are built from accepted pairs, strongest first, ties by id, and a
cluster never comes to hold two members that must stay apart: so they do not depend on the order of what came in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found:
    """What one feature says of a pair: `value` from -1 (speaks against) to 1 (speaks for), and why. `veto` means
    that the two cannot be the same whatever else agrees."""

    value: float = 0.0
    why: str = ""
    veto: bool = False


NOTHING = Found()


@dataclass(frozen=True, slots=True)
class Feature(Generic[T]):
    """One named feature of a decision and its weight."""

    name: str
    weight: float
    compare: Callable[[T, T], Found]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one pair: weighted sum, whether something forbids it, and the sentences of what counted."""

    score: float
    vetoed: bool
    why: tuple[str, ...]


def judge(features: Sequence[Feature[T]], first: T, second: T) -> Verdict:
    """Compare a pair by every feature; stops at the first veto."""
    score, why = 0.0, []
    for feature in features:
        found = feature.compare(first, second)
        if found.veto:
            return Verdict(-1.0, True, (found.why,))
        score += feature.weight * found.value
        if found.value > 0 and found.why:
            why.append(found.why)
    return Verdict(round(score, 6), False, tuple(why))


@dataclass(frozen=True, slots=True)
class Link:
    """An accepted pair of ids, its score and its sentences."""

    score: float
    first: str
    second: str
    why: tuple[str, ...] = ()


def together(apart: Callable[[str, str], bool]) -> Callable[[Sequence[str], Sequence[str]], bool]:
    """Let two clusters join where no two of their members must stay apart."""
    return lambda one, two: not any(apart(a, b) for a in one for b in two)


def clusters(
    ids: Iterable[str],
    links: Iterable[Link],
    joins: Callable[[Sequence[str], Sequence[str]], bool] | None = None,
    *,
    lasting: bool = False,
) -> list[tuple[str, ...]]:
    """Join ids by links, best score first, ties by id; a link is skipped where the two clusters may not join.

    Every id is in exactly one cluster; clusters and their members are sorted. `lasting` says that clusters that may not
    join may not either when they have grown, so that no two are asked about again.
    """
    home = {i: i for i in ids}
    members = {i: [i] for i in home}
    refused: dict[str, set[str]] = {}
    for link in sorted(links, key=lambda k: (-k.score, k.first, k.second)):
        one, two = home[link.first], home[link.second]
        if one == two or two in refused.get(one, ()):
            continue
        if joins and not joins(members[one], members[two]):
            if lasting:
                refused.setdefault(one, set()).add(two)
                refused.setdefault(two, set()).add(one)
            continue
        if len(members[one]) < len(members[two]):
            one, two = two, one
        for moved in members.pop(two):
            home[moved] = one
            members[one].append(moved)
        for other in refused.pop(two, ()):
            refused[other].remove(two)
            refused[other].add(one)
            refused.setdefault(one, set()).add(other)
    return sorted(tuple(sorted(group)) for group in members.values())
