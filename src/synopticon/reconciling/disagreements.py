"""Where the reports of one event differ, and what kind of difference it is.

Every reading is kept with its reports. A difference is a conflict only where nothing else explains it: one value
containing the other is a difference of precision, a plan's date and the actual one of version, a day's difference
that two clocks explain of time zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from synopticon import gazetteer
from synopticon.reconciling import dates, firsts
from synopticon.reconciling.accounts import Account
from synopticon.reconciling.differing import Relation, Value, by_kind
from synopticon.reconciling.families import has
from synopticon.reconciling.matching import Link, clusters
from synopticon.reconciling.titles import name_of
from synopticon.reconciling.versions import of_one_article
from synopticon.reconciling.words import senses, tokens
from synopticon.records import Disagreement, Quantity, Span


def find(accounts: Sequence[Account]) -> tuple[Disagreement, ...]:
    """Compare the dates, places and numbers that an event's reports give, and when they say it happened before."""
    return tuple(
        sorted(
            (*dates.find(accounts), *_places(accounts), *_numbers(accounts), *firsts.find(accounts)),
            key=lambda d: (d.attribute, d.kind),
        )
    )


# ------------------------------------------------------------------------------------------------ places


def _places(accounts: Sequence[Account]) -> list[Disagreement]:
    groups: dict[str, list[Account]] = {}
    for account in accounts:
        if account.place and account.place.entity:
            groups.setdefault(account.place.entity, []).append(account)
    rows = [groups[key] for key in sorted(groups)]
    values = [Value(name_of(row[0].place), tuple(row), _place_spans(row)) for row in rows if row[0].place]
    related = {}
    for (i, one), (j, two) in combinations(enumerate(rows), 2):
        relation = _place_relation(one[0], two[0])
        if relation:
            related[i, j] = relation
    return by_kind("place", values, related)


def _place_spans(row: Sequence[Account]) -> tuple[Span, ...]:
    return tuple(Span(a.document, a.report.place.start, a.report.place.end) for a in row if a.report.place)


def _place_relation(a: Account, b: Account) -> Relation | None:
    """Compare two places. A country and a place in it are no difference: everybody names either."""
    one, two = a.place, b.place
    if one is None or two is None or (one.country and one.country == two.country and "country:" in one.link + two.link):
        return None
    inside = one.link and two.link and (gazetteer.within(one.link, two.link) or gazetteer.within(two.link, one.link))
    if inside:
        return "precision", f"{name_of(one)} and {name_of(two)}: one lies in the other."
    if one.country and one.country == two.country and a.family == "travel":
        return "scope", f"{name_of(one)} and {name_of(two)} are in one country: parts of one journey."
    if not (one.link and two.link):
        return "scope", f"How {name_of(one)} and {name_of(two)} lie to each other is not known."
    return "conflict", f"{name_of(one)} and {name_of(two)} are different places."


# ------------------------------------------------------------------------------------------------ numbers


def _numbers(accounts: Sequence[Account]) -> list[Disagreement]:
    """Compare quantities of one unit across articles."""
    rows: list[tuple[Account, Quantity]] = []
    for account in accounts:
        told = [q for q in account.report.quantities if q.unit and (q.low is not None or q.high is not None)]
        rows += [(account, quantity) for quantity in told]
    found = []
    for unit in _units(rows):
        found += _of_unit([rows[int(i)] for i in unit])
    return found


def _units(rows: Sequence[tuple[Account, Quantity]]) -> list[tuple[str, ...]]:
    """Group quantities (by number) that count the same thing: units that mean the same in either language, or the
    only counts of two reports of a happening that has one thing to count."""
    units = [_unit(quantity.unit, account.reading.document.language) for account, quantity in rows]
    only = [len(a.report.quantities) == 1 and has(a.family, "counted") for a, _ in rows]
    links = [
        Link(1.0, f"{i:06d}", f"{j:06d}")
        for (i, one), (j, two) in combinations(enumerate(units), 2)
        if one & two or (only[i] and only[j] and _near(rows[i][1], rows[j][1]))
    ]
    return clusters((f"{i:06d}" for i in range(len(rows))), links)


def _near(one: Quantity, two: Quantity) -> bool:
    """Tell whether two counts may be of one thing whatever it is called: neither is many times the other."""
    low, high = sorted(float(q.low or q.high or 0) for q in (one, two))
    return high <= 3 * low


def _unit(unit: str, language: str) -> frozenset[str]:
    words = tokens(unit)
    return senses(words[-1].text, language) if words else frozenset()


def _of_unit(rows: Sequence[tuple[Account, Quantity]]) -> list[Disagreement]:
    groups: dict[tuple[float, float], list[tuple[Account, Quantity]]] = {}
    for account, quantity in rows:
        groups.setdefault(_range(quantity), []).append((account, quantity))
    keys = sorted(groups)
    values = [_number_value(groups[key]) for key in keys]
    related: dict[tuple[int, int], Relation] = {}
    for (i, one), (j, two) in combinations(enumerate(keys), 2):
        articles = {a.document for a in (*values[i].accounts, *values[j].accounts)}
        if of_one_article(values[i].accounts, values[j].accounts):
            related[i, j] = (
                "version",
                f"“{values[i].text}” and “{values[j].text}” stand in two versions of one article.",
            )
        elif len(articles) > 1:
            related[i, j] = _number_relation(one, two, values[i].text, values[j].text)
    return by_kind("number", values, related)


def _range(quantity: Quantity) -> tuple[float, float]:
    low = float("-inf") if quantity.low is None else quantity.low
    high = float("inf") if quantity.high is None else quantity.high
    return low, high


def _number_value(rows: Sequence[tuple[Account, Quantity]]) -> Value:
    text = min((q.text for _, q in rows), key=lambda t: (len(t), t))
    return Value(text, tuple(a for a, _ in rows), tuple(Span(a.document, q.start, q.end) for a, q in rows))


def _number_relation(one: tuple[float, float], two: tuple[float, float], a: str, b: str) -> Relation:
    if one[0] <= two[1] and two[0] <= one[1]:
        return "precision", f"“{a}” and “{b}” can both be true."
    return "conflict", f"“{a}” and “{b}” exclude each other."
