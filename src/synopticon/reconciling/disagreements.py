"""Where the reports of one event differ, and what kind of difference it is.

Every reading is kept with its reports. A difference is a conflict only where nothing else explains it: one value
containing the other is a difference of precision, a plan's date and the actual one of version, a day's difference
that two clocks explain of time zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from synopticon import gazetteer
from synopticon.reconciling import dates, firsts, numbers, outcomes, participants
from synopticon.reconciling.accounts import Account
from synopticon.reconciling.differing import Relation, Value, by_kind, retold
from synopticon.reconciling.titles import name_of
from synopticon.records import Disagreement, Span


def find(accounts: Sequence[Account], copied: frozenset[tuple[str, str]] = frozenset()) -> tuple[Disagreement, ...]:
    """Compare what an event's reports say of when, where, how many, who and what came of it, and of the one before;
    `copied` are the pairs of report ids, lesser first, of which one retells the other."""
    return tuple(
        sorted(
            (
                *dates.find(accounts, copied),
                *_places(accounts, copied),
                *numbers.find(accounts),
                *firsts.find(accounts),
                *participants.find(accounts, copied),
                *outcomes.find(accounts),
            ),
            key=lambda d: (d.attribute, d.kind),
        )
    )


# ------------------------------------------------------------------------------------------------ places


def _places(accounts: Sequence[Account], copied: frozenset[tuple[str, str]]) -> list[Disagreement]:
    groups: dict[str, list[Account]] = {}
    for account in accounts:
        if account.place and account.place.entity:
            groups.setdefault(account.place.entity, []).append(account)
    rows = [groups[key] for key in sorted(groups)]
    values = [Value(name_of(row[0].place), tuple(row), _place_spans(row)) for row in rows if row[0].place]
    related = {}
    for (i, one), (j, two) in combinations(enumerate(rows), 2):
        relation = _place_relation(one[0], two[0])
        if relation and not retold(values[i], values[j], copied):
            related[i, j] = relation
    return by_kind("place", values, related)


def _place_spans(row: Sequence[Account]) -> tuple[Span, ...]:
    return tuple(Span(a.document, a.report.place.start, a.report.place.end) for a in row if a.report.place)


def _place_relation(a: Account, b: Account) -> Relation | None:
    """Compare two places. A country and a place in it, or a town and the seat of power in it, are no difference:
    everybody names either."""
    one, two = a.place, b.place
    if one is None or two is None or (one.country and one.country == two.country and "country:" in one.link + two.link):
        return None
    if not all(p.country or not p.link for p in (one, two)):
        return None  # a sea or an ocean is where something went, or lies around the other place
    inside = one.link and two.link and (gazetteer.within(one.link, two.link) or gazetteer.within(two.link, one.link))
    if inside and "seat:" in one.link + two.link:
        return None
    if inside:
        return "scope", f"{name_of(one)} and {name_of(two)}: one lies in the other."
    if one.country and one.country == two.country and a.family == "travel":
        return None  # parts of one journey
    if not (one.link and two.link):
        return None  # how they lie to each other is not known
    return "conflict", f"{name_of(one)} and {name_of(two)} are different places."
