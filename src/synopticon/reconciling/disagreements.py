"""Where the reports of one event differ, and what kind of difference it is.

Every reading is kept with its reports. A difference is a conflict only where nothing else explains it: one value
containing the other is a difference of precision, a plan's date and the actual one of version, a day's difference
that two clocks explain of time zone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from synopticon import chronology, gazetteer
from synopticon.reconciling import outlets
from synopticon.reconciling.accounts import Account, known
from synopticon.reconciling.intervals import interval, moment
from synopticon.reconciling.titles import name_of
from synopticon.reconciling.words import senses, tokens
from synopticon.records import Disagreement, DisagreementKind, Quantity, Span, Variant, When

_TOLD = ("occurred", "underway", "alleged")
_GRAVITY: tuple[DisagreementKind, ...] = ("conflict", "time-zone", "version", "translation", "scope", "precision")


@dataclass(frozen=True, slots=True)
class Value:
    """One reading of an attribute: how it is written, the accounts that give it, where they do."""

    text: str
    accounts: tuple[Account, ...]
    spans: tuple[Span, ...]


Relation = tuple[DisagreementKind, str]


def find(accounts: Sequence[Account]) -> tuple[Disagreement, ...]:
    """Compare the dates, places and numbers that an event's reports give."""
    return tuple(
        sorted((*_dates(accounts), *_places(accounts), *_numbers(accounts)), key=lambda d: (d.attribute, d.kind))
    )


def _disagreement(attribute: str, kind: DisagreementKind, values: Iterable[Value], why: str) -> Disagreement:
    variants = tuple(
        Variant(
            v.text, tuple(sorted(a.id for a in v.accounts)), tuple(sorted(v.spans, key=lambda s: (s.document, s.start)))
        )
        for v in sorted(values, key=lambda v: v.text)
    )
    return Disagreement(attribute, kind, variants, why)


def _by_kind(attribute: str, values: Sequence[Value], related: dict[tuple[int, int], Relation]) -> list[Disagreement]:
    """Make one disagreement of each kind that the pairs of values show, with all values it concerns."""
    found = []
    for kind in _GRAVITY:
        pairs = [pair for pair, (k, _) in sorted(related.items()) if k == kind]
        if pairs:
            concerned = sorted({i for pair in pairs for i in pair})
            reasons = " ".join(dict.fromkeys(related[pair][1] for pair in pairs))
            found.append(_disagreement(attribute, kind, [values[i] for i in concerned], reasons))
    return found


# ------------------------------------------------------------------------------------------------ dates


def _dates(accounts: Sequence[Account]) -> list[Disagreement]:
    groups: dict[tuple[str | None, str | None, bool], list[Account]] = {}
    for account in accounts:
        when = account.report.when
        if when.known and when.earliest and when.latest and account.report.status in (*_TOLD, "planned"):
            groups.setdefault((when.earliest, when.latest, account.future), []).append(account)
    rows = [groups[key] for key in sorted(groups, key=str)]
    values = [Value(_worded(row[0]), tuple(row), _time_spans(row)) for row in rows]
    related = {}
    for (i, one), (j, two) in combinations(enumerate(rows), 2):
        relation = _date_relation(one, two)
        if relation:
            related[i, j] = relation
    return _by_kind("date", values, related)


def _worded(account: Account) -> str:
    words = chronology.describe(account.report.when)
    return f"{words} (announced)" if account.future else words


def _time_spans(row: Sequence[Account]) -> tuple[Span, ...]:
    return tuple(Span(a.document, *a.report.time) for a in row if a.report.time)


def _date_relation(one: Sequence[Account], two: Sequence[Account]) -> Relation | None:
    a, b = one[0], two[0]
    if a.future != b.future:
        return None if a.when.overlaps(b.when) else ("version", _moved(a, b))
    if a.when.within(b.when) or b.when.within(a.when):
        return "precision", f"{_worded(a)} and {_worded(b)}: one contains the other."
    if a.when.overlaps(b.when):
        return "precision", f"{_worded(a)} and {_worded(b)} overlap."
    if a.report.happening != b.report.happening and a.family == "travel" and max(a.when.width, b.when.width) > 1:
        return "scope", "They date different parts of the journey."
    explained = next((w for x in one for y in two for w in (_clocks(x, y),) if w), "")
    if explained:
        return "time-zone", explained
    return "conflict", f"{_worded(a)} and {_worded(b)} exclude each other."


def _moved(a: Account, b: Account) -> str:
    plan, told = (a, b) if a.future else (b, a)
    return f"It was announced for {chronology.describe(plan.report.when)} and is reported for {_worded(told)}."


def _clocks(a: Account, b: Account) -> str:
    """Say how the clocks of the outlet and of the place explain one day's difference; "" where they do not."""
    if max(a.when.width, b.when.width) > 1 or a.when.gap(b.when) > 0:
        return ""
    early, late = (a, b) if a.when < b.when else (b, a)
    here = next((p.country for x in (late, early) for p in (x.place,) if p and p.country), "")
    for teller, other in ((early, late), (late, early)):
        home = _home(teller)
        words = _one_moment(teller, home, other, here) if home and here and home != here else ""
        if words:
            return words
    return ""


def _home(account: Account) -> str:
    """Give the country by whose clock an outlet tells: its own, or that of the outlet it credits."""
    own = outlets.country(account.reading.document)
    if own:
        return own
    for credit in outlets.sources(account.reading.document):
        entry = gazetteer.outlet(credit.uri) or gazetteer.outlet(credit.name)
        if entry and entry.country:
            return entry.country
    return ""


def _one_moment(teller: Account, home: str, other: Account, here: str) -> str:
    zone, there = gazetteer.country_zone(home), gazetteer.country_zone(here)
    if not zone or not there:
        return ""
    both = chronology.same_moment(teller.report.when, zone, other.report.when, there)
    if both is None or not both.earliest or not both.latest:
        return ""
    return (
        f"{_worded(teller)} by the clocks of {_country(home)} ({zone}) and {_worded(other)} by those of "
        f"{_country(here)} ({there}) can be one moment, between {_clock(both.earliest)} and {_clock(both.latest)} UTC."
    )


def _country(code: str) -> str:
    entry = known(f"country:{code}")
    return entry.name if entry else code


def _clock(iso: str) -> str:
    return f"{iso[:10]} {iso[11:16] or '00:00'}"


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
    return _by_kind("place", values, related)


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
    units: dict[str, list[tuple[Account, Quantity]]] = {}
    for account in accounts:
        for quantity in account.report.quantities:
            if quantity.unit and (quantity.low is not None or quantity.high is not None):
                units.setdefault(_unit(quantity.unit, account.reading.document.language), []).append(
                    (account, quantity)
                )
    return [d for _, rows in sorted(units.items()) for d in _of_unit(rows)]


def _unit(unit: str, language: str) -> str:
    words = tokens(unit)
    return min(senses(words[-1].text, language), default=unit) if words else unit


def _of_unit(rows: Sequence[tuple[Account, Quantity]]) -> list[Disagreement]:
    groups: dict[tuple[float, float], list[tuple[Account, Quantity]]] = {}
    for account, quantity in rows:
        groups.setdefault(_range(quantity), []).append((account, quantity))
    keys = sorted(groups)
    values = [_number_value(groups[key]) for key in keys]
    related = {}
    for (i, one), (j, two) in combinations(enumerate(keys), 2):
        articles = {a.document for a in (*values[i].accounts, *values[j].accounts)}
        if len(articles) > 1:
            related[i, j] = _number_relation(one, two, values[i].text, values[j].text)
    return _by_kind("number", values, related)


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


def finest(accounts: Sequence[Account]) -> When:
    """Give an event's time: what the closest dates share, or the stretch over them where they exclude each other."""
    told = [a.report.when for a in accounts if a.report.when.known and not a.future]
    whens = told or [a.report.when for a in accounts if a.report.when.known]
    if not whens:
        return When()
    whens.sort(key=lambda w: (interval(w).width, w.earliest or "", w.latest or "", w.basis, w.note))
    result = whens[0]
    for when in whens[1:]:
        shared = chronology.intersect(result, when)
        close = moment(when.earliest) is not None and interval(when).width <= max(1.0, interval(result).width)
        result = shared if shared is not None else chronology.hull(result, when) if close else result
    return result
