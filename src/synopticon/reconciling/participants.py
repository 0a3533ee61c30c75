"""Where reports of one event differ in who took part."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from synopticon.reconciling.accounts import Account, Party
from synopticon.reconciling.differing import Relation, Value, by_kind, retold
from synopticon.reconciling.families import has
from synopticon.reconciling.parties import known
from synopticon.reconciling.sides import different
from synopticon.records import Disagreement, Participant, Span

_SEVERAL = 2  # states that an account must name for its list to count as one


def find(accounts: Sequence[Account], copied: frozenset[tuple[str, str]] = frozenset()) -> list[Disagreement]:
    """Compare who did it and to whom, and which states took part in what several do together; `copied` are pairs of
    reports of which one retells the other."""
    if not accounts:
        return []
    if has(accounts[0].family, "symmetric"):
        return _states(accounts)
    return _doers(accounts, copied)


def _doers(accounts: Sequence[Account], copied: frozenset[tuple[str, str]]) -> list[Disagreement]:
    """Compare those who did it where accounts name parties that have nothing to do with each other."""
    groups: dict[tuple[str, ...], list[Account]] = {}
    for account in accounts:
        if account.doers and all(p.entity for p in account.doers):
            groups.setdefault(tuple(sorted(p.entity for p in account.doers)), []).append(account)
    rows = [groups[key] for key in sorted(groups)]
    values = [_value(row, [p.name for p in row[0].doers]) for row in rows]
    related: dict[tuple[int, int], Relation] = {}
    for (i, one), (j, two) in combinations(enumerate(rows), 2):
        if different(one[0].doers, two[0].doers) and not retold(values[i], values[j], copied):
            related[i, j] = "conflict", f"{values[i].text} and {values[j].text} are different parties."
    return by_kind("participants", values, related)


def _states(accounts: Sequence[Account]) -> list[Disagreement]:
    """Compare the states that took part, where each account names two or more; one may leave some out."""
    groups: dict[tuple[str, ...], list[Account]] = {}
    for account in accounts:
        own = _countries((*account.doers, *account.others))
        if len(own) >= _SEVERAL:
            groups.setdefault(own, []).append(account)
    rows = [groups[key] for key in sorted(groups)]
    values = [_value(row, [_name(code) for code in key]) for key, row in zip(sorted(groups), rows, strict=True)]
    related: dict[tuple[int, int], Relation] = {}
    for (i, one), (j, two) in combinations(enumerate(sorted(groups)), 2):
        apart = {a.document for a in rows[i]} != {a.document for a in rows[j]}
        if apart and (set(one) < set(two) or set(two) < set(one)):
            related[i, j] = "scope", f"{values[i].text}; {values[j].text}: one names more than the other."
    return by_kind("participants", values, related)


def _countries(parties: Sequence[Party]) -> tuple[str, ...]:
    """Give the states that parties are; none where one of them is somebody else."""
    if not all(p.state for p in parties):
        return ()
    return tuple(sorted({p.country for p in parties}))


def _name(code: str) -> str:
    entry = known(f"country:{code}")
    return entry.name if entry else code


def _value(row: Sequence[Account], names: Sequence[str]) -> Value:
    spans = tuple(Span(a.document, p.start, p.end) for a in row for p in _named(a))
    return Value(", ".join(sorted(names)), tuple(row), spans)


def _named(account: Account) -> tuple[Participant, ...]:
    return account.report.actors
