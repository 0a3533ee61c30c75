"""Which reports may be grouped otherwise than they were before: those that are new or changed, and all that are tied to
them, or were tied to what is gone, through however many others. What is not tied to these is grouped as it was: a group
depends on nothing but the ties of its members."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

Pair = tuple[str, str]
Group = tuple[tuple[str, ...], tuple[str, ...]]
"""The ids of some reports that tell of one happening, and the sentences that say why."""


class Regions:
    """The ties between reports, and the groups that were made of them last."""

    def __init__(self) -> None:
        self._tied: dict[str, set[str]] = {}
        self._open: set[str] = set()
        self._copied: frozenset[Pair] = frozenset()
        self._groups: Sequence[Group] = ()

    def meet(self, fresh: Set[str], ties: Iterable[Pair]) -> None:
        """Have new reports, and new ties."""
        self._open |= fresh
        for one, two in ties:
            self._tied.setdefault(one, set()).add(two)
            self._tied.setdefault(two, set()).add(one)

    def forget(self, stale: Set[str]) -> None:
        """Have reports no longer."""
        for one in stale:
            for other in self._tied.pop(one, ()):
                self._tied[other].discard(one)
                self._open.add(other)

    def changed(self, there: Iterable[str], copied: frozenset[Pair]) -> set[str]:
        """Give all reports of those that are there that must be grouped anew; `copied` tie as well."""
        also: dict[str, list[str]] = {}
        for one, two in copied:
            also.setdefault(one, []).append(two)
            also.setdefault(two, []).append(one)
        left = [*self._open, *(one for pair in copied ^ self._copied for one in pair)]
        found: set[str] = set()
        while left:
            one = left.pop()
            if one not in found:
                found.add(one)
                left += [*self._tied.get(one, ()), *also.get(one, ())]
        return found.intersection(there)

    def settled(self, anew: Set[str], there: Set[str]) -> list[Group]:
        """Give the groups that are as they were where some are grouped anew."""
        return [g for g in self._groups if all(one in there and one not in anew for one in g[0])]

    def settle(self, groups: Sequence[Group], copied: frozenset[Pair]) -> None:
        """Have all groups as they are now."""
        self._open, self._copied, self._groups = set(), copied, groups

    def unsettle(self, there: Iterable[str]) -> None:
        """Have no group, as after analysts held some to be one or apart."""
        self._open, self._copied, self._groups = set(there), frozenset(), ()
