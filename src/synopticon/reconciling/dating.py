"""When articles were written, from what they share: an undated article tells of what dated ones tell of too.

For each article whose day of writing is not known, every day in the window that its own words leave is tried against
what its companions say, a companion being an article of the same affair (it shares `COMMON` keyed happenings or more):

- *still to come there*: what it tells as done beside its day of writing ("landed this Tuesday"), a companion that never
  tells it as done tells as planned: it was not done before that companion was written;
- *not yet past*: what it tells as planned, companions tell for a known day: it was not written after that day;
- *the same day there*: what it tells as done beside its day of writing, companions tell as done on a known day: the two
  days are at most one apart (an outlet's clock and the place's).

Then its own weekdays: "this Tuesday" of what is done is the day of writing; a bare weekday that or the day before.
Days that some companion allows are kept; a limit that no day satisfies is not applied. All articles are tried
against the same state, round after round until nothing changes, so that their order does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from synopticon.chronology import bounds, days, describe, resolve_all, span_days
from synopticon.reconciling.sightings import Key, Sighting, sightings
from synopticon.records import Reading, Report, Span, TimeExpression, Undecided, When

# What two articles must share to be of one affair.
COMMON = 2
_ROUNDS = 6
# Wider windows than this decide nothing: the same thing happens every year.
_WIDEST = 400
# News tells what was done "on Wednesday" within so many days.
_REPORTED_WITHIN = 6
_OWN = ("unknown", "inferred")


@dataclass(frozen=True, slots=True)
class _Told:
    """One reading, what it tells, and the keys it tells as done."""

    reading: Reading
    seen: tuple[Sighting, ...]
    keys: frozenset[Key]
    done: frozenset[Key]


@dataclass(frozen=True, slots=True)
class _Limit:
    """What a companion leaves of the days: a test, the sentence that says it, its evidence, and the days it knows the
    happening itself by."""

    allows: Callable[[date], bool]
    words: str
    evidence: tuple[Span, ...]
    days: tuple[date, ...] = ()


def date_readings(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Date the undated readings by the others, and resolve their times and reports again.

    Pure: the result follows from the set alone and stands in the order of document ids. Dates known from outside the
    prose are never changed; what contradicts them is added to `undecided`.
    """
    state = tuple(sorted(readings, key=lambda r: r.document.id))
    for _ in range(_ROUNDS):
        told = [_told(reading) for reading in state]
        shared = _by_key(told)
        updated = tuple(_dated(each, shared) for each in told)
        if updated == state:
            break
        state = updated
    return tuple(_checked(reading) for reading in state)


def with_published(reading: Reading, published: When) -> Reading:
    """Give a reading its day of writing, and resolve its times, and the reports dated by them, again."""
    if published == reading.published:
        return reading
    old = {(t.start, t.end): t for t in reading.times}
    times = resolve_all(reading.times, published)
    new = {(t.start, t.end): t for t in times}
    reports = tuple(_redated(report, old, new) for report in reading.reports)
    return replace(reading, published=published, times=times, reports=reports)


def _redated(
    report: Report, old: dict[tuple[int, int], TimeExpression], new: dict[tuple[int, int], TimeExpression]
) -> Report:
    """Move a report to its expression's new interval, unless its `when` was made of more than that expression."""
    if report.time is None or report.time not in new:
        return report
    was = old[report.time].when
    same = (report.when.earliest, report.when.latest) == (was.earliest, was.latest)
    return replace(report, when=new[report.time].when) if same or not report.when.known else report


def _told(reading: Reading) -> _Told:
    seen = sightings(reading)
    return _Told(reading, seen, frozenset(s.key for s in seen), frozenset(s.key for s in seen if s.done))


def _by_key(told: Sequence[_Told]) -> dict[Key, list[_Told]]:
    shared: dict[Key, list[_Told]] = {}
    for each in told:
        for key in each.keys:
            shared.setdefault(key, []).append(each)
    return shared


def _dated(told: _Told, shared: dict[Key, list[_Told]]) -> Reading:
    reading = told.reading
    own = reading.published
    if own.basis not in _OWN or span_days(own) == 1:
        return reading
    limits = [limit for sighting in told.seen for limit in _limits(told, sighting, shared)]
    window = _window(own, limits)
    if not limits or not window:
        return reading
    left, used = _narrowed(window, limits)
    left = _by_weekday(left, told)
    if not used or len(left) == len(window):
        return reading
    return with_published(reading, _written(own, left, used))


def _window(own: When, limits: Sequence[_Limit]) -> list[date]:
    """Give the days that an article's own words leave, or where they leave too many those about what it shares with
    companions of known days."""
    touched = days(own)
    if touched is not None and (touched[1] - touched[0]).days <= _WIDEST:
        return [touched[0] + timedelta(days=n) for n in range((touched[1] - touched[0]).days + 1)]
    known = sorted({day for limit in limits for day in limit.days})
    if not known or (known[-1] - known[0]).days > _WIDEST:
        return []
    start, end = bounds(own)
    first = known[0] - timedelta(days=1)
    around = [first + timedelta(days=n) for n in range((known[-1] - first).days + _REPORTED_WITHIN + 1)]
    after = [day for day in around if start is None or day >= start.date()]
    return [day for day in after if end is None or day < end.date()]


def _limits(told: _Told, sighting: Sighting, shared: dict[Key, list[_Told]]) -> list[_Limit]:
    keyed = [*shared[sighting.key], *(shared.get(sighting.key.anybody, ()) if sighting.key.where else ())]
    others = [o for o in {id(o): o for o in keyed}.values() if o is not told and len(o.keys & told.keys) >= COMMON]
    if not others:
        return []
    made = []
    if sighting.done and sighting.near:
        made += [_not_before(sighting, others), _same_day(sighting, others)]
    if sighting.to_come:
        made.append(_not_after(sighting, others))
    return [limit for limit in made if limit is not None]


def _not_before(sighting: Sighting, others: Sequence[_Told]) -> _Limit | None:
    """What is done here was still to come when a companion was written."""
    found = []
    for other in others:
        written = days(other.reading.published)
        if written and sighting.key not in other.done:
            found += [(written[0], other, s) for s in other.seen if s.key.fits(sighting.key) and s.to_come]
    if not found:
        return None
    first, other, plan = min(found, key=lambda f: (f[0], f[1].reading.document.id, f[2].report.start))
    words = f"what it tells as done was still to come for {_named(other)}"
    return _Limit(lambda day: (sighting.day(day) or date.min) >= first, words, _evidence(sighting, other, plan))


def _same_day(sighting: Sighting, others: Sequence[_Told]) -> _Limit | None:
    """What is done here beside the day of writing is done on a known day in companions: at most one day apart."""
    found = [
        (touched, other, s)
        for other in others
        for s in other.seen
        if s.key == sighting.key and s.done and s.near and (touched := _one_day(s))
    ]
    if not found:
        return None
    known = sorted({day for day, _, _ in found})
    first, other, seen = min(found, key=lambda f: (f[0], f[1].reading.document.id, f[2].report.start))
    words = f"what it tells as done was done on {describe(seen.time.when) if seen.time else first} for {_named(other)}"

    def allows(day: date) -> bool:
        told_for = sighting.day(day)
        return told_for is not None and any(abs((told_for - one).days) <= 1 for one in known)

    return _Limit(allows, words, _evidence(sighting, other, seen), tuple(known))


def _one_day(sighting: Sighting) -> date | None:
    when = sighting.dated()
    touched = days(when) if when else None
    return touched[0] if touched and touched[0] == touched[1] else None


def _not_after(sighting: Sighting, others: Sequence[_Told]) -> _Limit | None:
    """What is to come here is told for a known day in companions: this was not written after it."""
    found = [
        (touched[1], other, s)
        for other in others
        for s in other.seen
        if s.key.fits(sighting.key) and (when := s.dated()) and (touched := days(when))
    ]
    if not found:
        return None
    last, other, seen = max(found, key=lambda f: (f[0], f[1].reading.document.id, f[2].report.start))
    words = f"what it tells as to come is told for {describe(seen.time.when) if seen.time else last} by {_named(other)}"
    return _Limit(lambda day: day <= last, words, _evidence(sighting, other, seen))


def _named(other: _Told) -> str:
    document = other.reading.document
    name = document.outlet or document.path or document.id
    return f"{name} ({describe(other.reading.published)})"


def _evidence(sighting: Sighting, other: _Told, seen: Sighting) -> tuple[Span, ...]:
    theirs = Span(other.reading.document.id, seen.report.start, seen.report.end)
    if sighting.time is None:
        return (theirs,)
    return (theirs, *sighting.time.when.evidence)


def _narrowed(window: list[date], limits: Sequence[_Limit]) -> tuple[list[date], list[_Limit]]:
    """Apply each limit that changes something and leaves something; a limit that leaves nothing is not applied."""
    used: list[_Limit] = []
    for limit in sorted(limits, key=lambda one: (one.words, repr(one.evidence))):
        left = [day for day in window if limit.allows(day)]
        if left and len(left) < len(window):
            window, used = left, [*used, limit]
    return window, used


def _by_weekday(left: list[date], told: _Told) -> list[date]:
    """Let the weekday beside which an article tells its news be the day it was written, or for a bare one the next."""
    for sighting in told.seen:
        if not (sighting.done and sighting.near and sighting.time):
            continue
        slack = 0 if sighting.time.rule.startswith("this-") else 1
        near = [day for day in left if (told_for := sighting.day(day)) and 0 <= (day - told_for).days <= slack]
        left = near or left
    return left


def _written(own: When, left: list[date], used: Sequence[_Limit]) -> When:
    evidence = tuple(dict.fromkeys((*own.evidence, *(span for limit in used for span in limit.evidence))))
    note = "; ".join(dict.fromkeys((*([own.note] if own.note else []), *(limit.words for limit in used))))
    after = left[-1] + timedelta(days=1)
    return When(left[0].isoformat(), after.isoformat(), "day", own.zone, "inferred", evidence, note)


def _checked(reading: Reading) -> Reading:
    """Report what an article tells as done after the day it is dated to."""
    _, written = bounds(reading.published)
    if reading.published.basis in _OWN or written is None:
        return reading
    limit = written + timedelta(days=1)
    late = []
    for report in reading.reports:
        start, _ = bounds(report.when)
        if report.status == "occurred" and start is not None and start >= limit:
            late.append(
                Undecided(
                    report.start,
                    report.end,
                    "published",
                    f"tells as done what it dates to {describe(report.when)}, after its own date "
                    f"{describe(reading.published)}",
                )
            )
    found = tuple(item for item in late if item not in reading.undecided)
    return replace(reading, undecided=(*reading.undecided, *found)) if found else reading
