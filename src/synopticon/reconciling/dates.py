"""Where reports of one event differ in when it was, and what kind of difference it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import reduce
from itertools import combinations, product

from synopticon import chronology, gazetteer
from synopticon.reconciling import outlets
from synopticon.reconciling.accounts import Account, known
from synopticon.reconciling.differing import Relation, Value, by_kind, retold
from synopticon.reconciling.families import has
from synopticon.reconciling.intervals import interval, moment
from synopticon.reconciling.parties import PLACES
from synopticon.records import Disagreement, Span, When

Wording = Callable[[Account], str]
Relating = Callable[[Sequence[Account], Sequence[Account]], Relation | None]

_TOLD = ("occurred", "underway", "alleged")
_WIDTHS = {"part": 1, "day": 4, "week": 14, "month": 32, "season": 124, "quarter": 93, "year": 367}  # days
_TWO = 2  # days that are named by copies, from which these differ; days that are as good as one
_NOW = "this-unit"  # the rule of "this month"
_DAY = re.compile(r"^\S{4}-(?:W\S\S-\d|\S\S-\d\d)")
_LATER = 31.0  # days after which a month is how everybody tells of a day
_STAY, _STAYS = 31.0, ("travel", "meeting", "protest", "attack")  # days that such a thing may last
_LONG = 400.0  # days; a longer stretch ("this century") dates nothing
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def find(accounts: Sequence[Account], copied: frozenset[tuple[str, str]] = frozenset()) -> list[Disagreement]:
    """Compare the dates that an event's reports give, and the weekdays where the dates are not known so closely;
    `copied` are pairs of reports of which one retells the other."""
    groups: dict[tuple[str, str, bool], list[Account]] = {}
    for account in accounts:
        when = account.report.when
        if account.when.width > _WIDTHS.get(when.granularity, _LONG):
            continue  # the article's own date is not known: what is wide is our knowledge, not what it says
        if _current(account):
            continue
        if when.earliest and when.latest and account.report.status in (*_TOLD, "planned"):
            days = when.earliest[:10], when.earliest[:10] if account.when.width <= 1 else when.latest
            groups.setdefault((*days, account.future), []).append(account)
    rows = [sorted(groups[key], key=lambda a: (-a.when.width, a.id)) for key in sorted(groups, key=str)]
    return _compared(rows, _worded, _relation, copied) + _weekdays(accounts)


def _compared(
    rows: Sequence[Sequence[Account]],
    words: Wording,
    relate: Relating,
    copied: frozenset[tuple[str, str]] = frozenset(),
) -> list[Disagreement]:
    values = [Value(words(row[0]), tuple(row), _spans(row)) for row in rows]
    related = {}
    for (i, one), (j, two) in combinations(enumerate(rows), 2):
        relation = relate(one, two)
        same = retold(values[i], values[j], copied) and len({*map(_named_day, (*one, *two))} - {""}) < _TWO
        if relation and not same:
            related[i, j] = relation
    return by_kind("date", values, related)


def _named_day(account: Account) -> str:
    """Give the weekday or day by which an account says when, "" where it names none ("a day earlier", "at night"): what
    is copied and does not name another says the same, whatever was made of it."""
    found = next((t.pattern for t in account.reading.times if (t.start, t.end) == account.report.time), "")
    return found if _DAY.search(found) else ""


def _worded(account: Account) -> str:
    words = chronology.describe(account.report.when)
    return f"{words} (announced)" if account.future else words


def _spans(row: Sequence[Account]) -> tuple[Span, ...]:
    return tuple(Span(a.document, *a.report.time) for a in row if a.report.time)


def _relation(one: Sequence[Account], two: Sequence[Account]) -> Relation | None:
    a, b = one[0], two[0]
    if a.future != b.future:
        return None if a.when.overlaps(b.when) else ("version", _moved(a, b))
    if _open(a) or _open(b):
        return None  # it is a weekday of a week that is not known: the weekdays themselves are compared
    if max(a.when.width, b.when.width) <= 1 and a.when.overlaps(b.when):
        return None  # an hour and its day
    if any(x.report.when.granularity == "hour" and x.when.width > 1 for x in (a, b)) and a.when.overlaps(b.when):
        return None  # "hours after the raid" is a day or the next
    if "week" in (a.report.when.granularity, b.report.when.granularity) and a.when.overlaps(b.when):
        return None  # "last week" is how everybody tells later of a day
    if _recalled(a, two) or _recalled(b, one) or _lasting(a, b) or _lasting(b, a):
        return None
    if any(_words(x) == _words(y) for x, y in product(one, two)):
        return None  # one sentence that both print, read from two days of publication
    if max(a.when.width, b.when.width) <= _TWO and a.when.overlaps(b.when):
        return None  # a day, and that or the next
    if a.when.within(b.when) or b.when.within(a.when):
        return "precision", f"{_worded(a)} and {_worded(b)}: one contains the other."
    if a.when.overlaps(b.when):
        return "precision", f"{_worded(a)} and {_worded(b)} overlap."
    parts = a.report.happening != b.report.happening and a.family == "travel"
    if parts and max(a.when.width, b.when.width) > 1:
        return "scope", "They date different parts of the journey."
    for x, y in product(one, two):
        clocks = _clocks(x, y, x.report.when, y.report.when)
        if clocks:
            both = _one_moment(clocks[0], x.report.when, clocks[1], y.report.when)
            return "time-zone", _explained(clocks, (_worded(x), _worded(y)), both)
    if parts:
        return None  # the day of arrival, a day of the visit
    return "conflict", f"{_worded(a)} and {_worded(b)} exclude each other."


def _current(account: Account) -> bool:
    """Tell whether an account says no more of when it was than "this month" or "this year": that is as good as
    "lately", and often of something else ("their third this month")."""
    said = (t.rule for t in account.reading.times if (t.start, t.end) == account.report.time)
    return account.when.width > _WIDTHS["week"] and _NOW in said


def _recalled(account: Account, others: Sequence[Account]) -> bool:
    """Tell whether an account names but the weekend, month or year of a day once that is over, after another had told
    the day, or may be told long after it: everybody does then."""
    when, published = account.when, account.published
    wide = account.report.when.granularity != "day" or when.width > _WIDTHS["week"] or _weekend(account)
    known = any(b.published.end <= published.start for b in others) and published.start >= when.end
    inside = when.width > max(others[0].when.width, 1) and others[0].when.within(when)
    return wide and inside and (known or published.end - when.end > _LATER)


def _weekend(account: Account) -> bool:
    """Tell whether an account says only that it was at a weekend."""
    days = (t.pattern for t in account.reading.times if (t.start, t.end) == account.report.time)
    return any(pattern.endswith("-WE") for pattern in days)


def _words(account: Account) -> str:
    """Give an account's sentence."""
    return " ".join(account.reading.document.text[account.report.start : account.report.end].split())


def _lasting(a: Account, b: Account) -> bool:
    """Tell whether an account says from when to when a visit or another thing of days lasted, and one a day of it."""
    days = a.report.when.granularity == "day" and 1 < a.when.width <= _STAY
    return days and b.when.within(a.when) and (has(a.family, "process") or a.family in _STAYS)


def _moved(a: Account, b: Account) -> str:
    plan, told = (a, b) if a.future else (b, a)
    return f"It was announced for {chronology.describe(plan.report.when)} and is reported for {_worded(told)}."


# ------------------------------------------------------------------------------------------------ weekdays


def _open(account: Account) -> bool:
    """Tell whether a report names a weekday of a week that is not known."""
    return account.when.bounded and account.when.width > 1 and account.weekday is not None


def _weekdays(accounts: Sequence[Account]) -> list[Disagreement]:
    """Compare weekdays where articles without a date leave open which week it was."""
    if not any(_open(a) for a in accounts):
        return []
    groups: dict[int, list[Account]] = {}
    for account in accounts:
        day = account.weekday
        if day is not None and not account.future:
            groups.setdefault(day, []).append(account)
    return _compared([groups[day] for day in sorted(groups)], _named, _weekday_relation)


def _named(account: Account) -> str:
    return _WEEKDAYS[account.weekday or 0]


def _weekday_relation(one: Sequence[Account], two: Sequence[Account]) -> Relation:
    for x, y in product(one, two):
        clocks = _clocks(x, y, *_sample(x, y))
        if clocks:
            return "time-zone", _explained(clocks, (_named(x), _named(y)))
    return "conflict", f"{_named(one[0])} and {_named(two[0])} exclude each other."


def _sample(a: Account, b: Account) -> tuple[When, When]:
    """Give two days next to each other, of the two weekdays, in the time that both allow."""
    start = max(a.when.start, b.when.start)
    first = date(1, 1, 1) + timedelta(days=int(start))
    one = first + timedelta(days=((a.weekday or 0) - first.weekday()) % 7)
    two = one + timedelta(days=((b.weekday or 0) - one.weekday() + 3) % 7 - 3)
    return chronology.stated(one.isoformat()), chronology.stated(two.isoformat())


# ------------------------------------------------------------------------------------------------ clocks


def _clocks(a: Account, b: Account, on_a: When, on_b: When) -> tuple[str, str] | None:
    """Find two clocks that explain one day's difference, those of an outlet and of the place: the countries whose
    clocks show `on_a` and `on_b` at one moment. None where there are none."""
    one, two = interval(on_a), interval(on_b)
    if max(one.width, two.width) > 1 or one.gap(two) > 1:
        return None
    here = next((p.country for x in (a, b) for p in (x.place,) if p and p.country), "")
    if _one_moment(_home(a), on_a, here, on_b):
        return _home(a), here
    return (here, _home(b)) if _one_moment(here, on_a, _home(b), on_b) else None


def _home(account: Account) -> str:
    """Give the country by whose clock an outlet tells: its own, or that of the outlet it credits."""
    own = outlets.country(account.reading.document)
    if own:
        return own
    for credit in outlets.sources(account.reading.document):
        entry = gazetteer.outlet(credit.uri) or gazetteer.outlet(credit.name)
        if entry and entry.country:
            return entry.country
    return _seat(account)


def _seat(account: Account) -> str:
    """Give the country of the town that an outlet is named after ("the Bergen Post"), else of its dateline."""
    document = account.reading.document
    datelines = [c.name for c in document.credits if c.role == "dateline"]
    for name in (document.outlet, *datelines):
        found = [known(m.entries[0]) for m in gazetteer.find(name, document.language) if m.form != "demonym"]
        countries = {e.country for e in found if e and e.country and e.type in PLACES}
        if len(countries) == 1:
            return countries.pop()
    return ""


def _one_moment(first: str, on_first: When, second: str, on_second: When) -> When | None:
    """Give the moments in UTC at which the clocks of two different countries show two different days."""
    zone, other = gazetteer.country_zone(first), gazetteer.country_zone(second)
    if not zone or not other or first == second:
        return None
    return chronology.same_moment(on_first, zone, on_second, other)


def _explained(countries: tuple[str, str], days: tuple[str, str], both: When | None = None) -> str:
    """Say it: "18 June 2024 in Spain (Europe/Madrid) and … can be one moment"."""
    told = [f"{day} in {_country(c)} ({gazetteer.country_zone(c)})" for c, day in zip(countries, days, strict=True)]
    between = f", between {_clock(both.earliest)} and {_clock(both.latest)} UTC" if both else ""
    return f"{told[0]} and {told[1]} can be one moment{between}."


def _country(code: str) -> str:
    entry = known(f"country:{code}")
    return entry.name if entry else code


def _clock(iso: str | None) -> str:
    """Say it as people do: "15:00 on 18 June"."""
    if not iso:
        return "?"
    day = date.fromisoformat(iso[:10])
    return f"{iso[11:16] or '00:00'} on {day.day} {day:%B}"


# ------------------------------------------------------------------------------------------------ the event's time


def finest(accounts: Sequence[Account]) -> When:
    """Give an event's time: what the closest dates share, or the stretch over them where they exclude each other."""
    told = [a.report.when for a in accounts if a.report.when.known and not a.future]
    whens = told or [a.report.when for a in accounts if a.report.when.known]
    if not whens:
        return When()
    whens.sort(key=lambda w: (interval(w).width, w.earliest or "", w.latest or "", w.basis, w.note))
    least = max(1.0, interval(whens[0]).width)
    close = [w for w in whens if interval(w).width <= least and moment(w.earliest) is not None] or whens[:1]
    shared: When | None = close[0]
    for when in close[1:]:
        shared = chronology.intersect(shared, when) if shared is not None else None
    result = shared if shared is not None else reduce(chronology.hull, close)
    for when in whens:
        result = (when not in close and chronology.intersect(result, when)) or result
    return result
