"""Readings of one attribute, and disagreements made of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from synopticon.reconciling.accounts import Account
from synopticon.reconciling.reasons import Reason, told
from synopticon.records import Disagreement, DisagreementKind, Span, Variant

_GRAVITY: tuple[DisagreementKind, ...] = ("conflict", "time-zone", "version", "translation", "scope", "precision")

Relation = tuple[DisagreementKind, Reason]


@dataclass(frozen=True, slots=True)
class Value:
    """One reading of an attribute: how it is written, the accounts that give it, where they do."""

    text: str
    accounts: tuple[Account, ...]
    spans: tuple[Span, ...]


def _disagreement(attribute: str, kind: DisagreementKind, values: Iterable[Value], why: str) -> Disagreement:
    variants = tuple(
        Variant(
            v.text, tuple(sorted(a.id for a in v.accounts)), tuple(sorted(v.spans, key=lambda s: (s.document, s.start)))
        )
        for v in sorted(values, key=lambda v: v.text)
    )
    return Disagreement(attribute, kind, variants, why)


def retold(one: Value, two: Value, copied: frozenset[tuple[str, str]]) -> bool:
    """Tell whether all that give one value stand in passages that match those of all who give the other: what is copied
    or translated names nobody else, whatever was read of it; `copied` are pairs of report ids, lesser first."""
    return all((min(a.id, b.id), max(a.id, b.id)) in copied for a in one.accounts for b in two.accounts)


def by_kind(attribute: str, values: Sequence[Value], related: dict[tuple[int, int], Relation]) -> list[Disagreement]:
    """Make one disagreement of each kind that the pairs of values show, with all values it concerns."""
    found = []
    for kind in _GRAVITY:
        pairs = [pair for pair, (k, _) in sorted(related.items()) if k == kind]
        if pairs:
            concerned = sorted({i for pair in pairs for i in pair})
            why = told(related[pair][1] for pair in pairs)
            found.append(_disagreement(attribute, kind, [values[i] for i in concerned], why))
    return found
