"""Whether two names name one entity: a declared list of features, their sum, and the reasons in sentences.

The comparison depends on the pair alone, so that the same two names are joined or kept apart whatever else is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from synopticon.identity.features import FEATURES, VETO, Finding
from synopticon.identity.spelling import skeletons, words
from synopticon.identity.terms import Named, parts

__all__ = ["FEATURES", "Comparison", "Finding", "Named", "block_keys", "compare", "same"]

ENOUGH = 0.95
_KEPT = 1 << 17


@dataclass(frozen=True, slots=True)
class Comparison:
    """The findings about a pair, their sum, whether one is a veto, and what follows."""

    findings: tuple[Finding, ...]
    score: float
    vetoed: bool

    @property
    def same(self) -> bool:
        """Tell whether the two are one: no veto, and enough that speaks for it."""
        return not self.vetoed and self.score >= ENOUGH

    @property
    def why(self) -> tuple[str, ...]:
        """Give the sentences, what weighs most first."""
        ordered = sorted(self.findings, key=lambda each: (-abs(each.value), each.feature))
        return tuple(each.sentence for each in ordered)


@lru_cache(maxsize=_KEPT)
def compare(first: Named, second: Named) -> Comparison:
    """Compare two names by every feature; the order of the two changes nothing but the wording."""
    found = tuple(finding for feature in FEATURES if (finding := feature(first, second)) is not None)
    linked = any(each.feature == "same_link" and each.value > 0 for each in found)
    vetoed = not linked and any(each.value <= VETO for each in found)
    return Comparison(found, round(sum(each.value for each in found), 3), vetoed)


def same(first: Named, second: Named) -> bool:
    """Tell whether two names name one entity."""
    return compare(first, second).same


@lru_cache(maxsize=_KEPT)
def block_keys(named: Named) -> frozenset[str]:
    """Give the keys under which a name is looked for: two names that are one share at least one of them.

    Accepted gap: a slip in the only word of a name puts it in another block.
    """
    found = {f"={named.link}"} if named.link else set()
    kept = parts(named.name, named.type)
    if named.type != "PER" and len(kept) > 1:
        found.add("".join(word[0] for word in kept))
        found.add("".join(word[0] for word in words(named.name)))
    for word in {*kept, *parts(named.name, "PER")}:
        found |= skeletons(word) if len(word) > 2 or len(kept) == 1 else set()
    found.add("".join(kept))
    return frozenset(found)
