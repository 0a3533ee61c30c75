"""How two `When`s lie to each other. An unknown or unbounded side excludes nothing."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from synopticon.chronology.values import stretch, zone_of
from synopticon.records import Basis, Granularity, Span, When

_FINEST: tuple[Granularity, ...] = (
    "second", "minute", "hour", "part", "day", "week", "month", "season", "quarter", "year", "decade", "century",
    "unknown",
)  # fmt: skip


def iso(moment: datetime) -> str:
    """Write a moment as `When` holds it: a plain date at midnight, else date and time to the minute or second."""
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def stated(value: str, basis: Basis = "stated", evidence: tuple[Span, ...] = (), note: str = "") -> When:
    """Make the `When` of a TIMEX3 value without X; unknown where the value is none."""
    found = stretch(value)
    if found is None:
        return When(evidence=evidence, note=note)
    start, end, granularity = found
    return When(iso(start), iso(end), granularity, zone_of(value), basis, evidence, note)


def bounds(when: When) -> tuple[datetime | None, datetime | None]:
    """Give both bounds as naive date-times of the `When`'s own zone; None where unbounded or not ISO 8601."""
    return _moment(when.earliest), _moment(when.latest)


def days(when: When) -> tuple[date, date] | None:
    """Give the first and the last day that the interval touches; None unless it is bounded on both sides."""
    start, end = bounds(when)
    if start is None or end is None:
        return None
    last = max(start, end - timedelta(microseconds=1)) if end > datetime.min else start
    return start.date(), last.date()


def span_days(when: When) -> int | None:
    """Count the days the interval touches; None unless it is bounded on both sides."""
    touched = days(when)
    return None if touched is None else (touched[1] - touched[0]).days + 1


def overlaps(a: When, b: When) -> bool:
    """Tell whether the two can share a moment. Clock times in two known zones are compared as moments."""
    (a0, a1), (b0, b1) = _aligned(a, b)
    return not (_not_before(a0, b1) or _not_before(b0, a1))


def contains(a: When, b: When) -> bool:
    """Tell whether all of `b` lies in `a`; what is unbounded lies only in what is unbounded there too."""
    (a0, a1), (b0, b1) = _aligned(a, b)
    starts = a0 is None or (b0 is not None and a0 <= b0)
    ends = a1 is None or (b1 is not None and b1 <= a1)
    return starts and ends


def intersect(a: When, b: When) -> When | None:
    """Give what the two share, with the finer granularity and the evidence of both; None where they share nothing.

    The result is in `a`'s zone (in UTC where both zones are known and differ).
    """
    if not overlaps(a, b):
        return None
    (a0, a1), (b0, b1) = _aligned(a, b)
    start = max((m for m in (a0, b0) if m is not None), default=None)
    end = min((m for m in (a1, b1) if m is not None), default=None)
    first = a if a.known or not b.known else b
    return When(
        None if start is None else iso(start),
        None if end is None else iso(end),
        min(a.granularity, b.granularity, key=_FINEST.index),
        "+00:00" if _both_zoned(a, b) else (a.zone or b.zone),
        first.basis,
        tuple(dict.fromkeys(a.evidence + b.evidence)),
        "; ".join(dict.fromkeys(note for note in (a.note, b.note) if note)),
    )


def hull(a: When, b: When) -> When:
    """Give the smallest interval over both; a side that either leaves open stays open."""
    (a0, a1), (b0, b1) = _aligned(a, b)
    start = None if a0 is None or b0 is None else min(a0, b0)
    end = None if a1 is None or b1 is None else max(a1, b1)
    return When(
        None if start is None else iso(start),
        None if end is None else iso(end),
        max(a.granularity, b.granularity, key=_FINEST.index),
        "+00:00" if _both_zoned(a, b) else (a.zone if a.zone == b.zone else None),
        a.basis,
        tuple(dict.fromkeys(a.evidence + b.evidence)),
        "; ".join(dict.fromkeys(note for note in (a.note, b.note) if note)),
    )


def gap_days(a: When, b: When) -> int | None:
    """Count the days between the two: 0 where they overlap or touch, None where a needed bound is unknown."""
    if not (a.known and b.known):
        return None
    if overlaps(a, b):
        return 0
    (a0, a1), (b0, b1) = _aligned(a, b)
    if a1 is not None and b0 is not None and a1 <= b0:
        return (b0 - a1).days
    return (a0 - b1).days if a0 is not None and b1 is not None else None


def at_zone(when: When, zone: str) -> When:
    """Give the same stretch of time as clocks in `zone` show it; unchanged unless both zones are known.

    `zone` is an offset ("+09:00") or an IANA name. A day stays a day long: it begins at another hour there.
    """
    start, end = bounds(when)
    if _offset(when.zone, start or end) is None or _offset(zone, start or end) is None:
        return when
    moved = [None if m is None else iso(_utc(m, when.zone) + _shift(zone, m)) for m in (start, end)]
    return When(moved[0], moved[1], when.granularity, zone, when.basis, when.evidence, when.note)


def same_moment(a: When, zone_a: str, b: When, zone_b: str) -> When | None:
    """Give the moments that are in `a` by the clocks of `zone_a` and in `b` by those of `zone_b`, in UTC.

    None where there is none, or where a zone is not known to this machine's time-zone data. This is what
    explains "Tuesday" in Madrid and "Wednesday" in Pyongyang.
    """
    first = When(a.earliest, a.latest, a.granularity, zone_a, a.basis)
    second = When(b.earliest, b.latest, b.granularity, zone_b, b.basis)
    if not _both_zoned(first, second) and zone_a != zone_b:
        return None
    return intersect(at_zone(first, "+00:00"), at_zone(second, "+00:00"))


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def _not_before(a: datetime | None, b: datetime | None) -> bool:
    return a is not None and b is not None and a >= b


Pair = tuple[datetime | None, datetime | None]


def _aligned(a: When, b: When) -> tuple[Pair, Pair]:
    """Give both pairs of bounds on one clock. Whole days stay calendar days: without hours no zone moves them."""
    if not _both_zoned(a, b):
        return bounds(a), bounds(b)
    return _in_utc(a), _in_utc(b)


def _both_zoned(a: When, b: When) -> bool:
    if a.zone is None or b.zone is None or a.zone == b.zone:
        return False
    return all(_offset(w.zone, next((m for m in bounds(w) if m), None)) is not None for w in (a, b))


def _in_utc(when: When) -> Pair:
    start, end = bounds(when)
    return (
        None if start is None else _utc(start, when.zone),
        None if end is None else _utc(end, when.zone),
    )


def _utc(moment: datetime, zone: str | None) -> datetime:
    return _added(moment, -_shift(zone, moment))


def _added(moment: datetime, delta: timedelta) -> datetime:
    try:
        return moment + delta
    except OverflowError:
        return moment


def _shift(zone: str | None, moment: datetime) -> timedelta:
    return _offset(zone, moment) or timedelta()


def _offset(zone: str | None, moment: datetime | None) -> timedelta | None:
    if zone is None or moment is None:
        return None
    if zone in ("Z", "UTC"):
        return timedelta()
    if zone[0] in "+-" and zone[1:3].isdigit() and zone[-2:].isdigit():
        size = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]) if len(zone) > 3 else 0)
        return size if zone[0] == "+" else -size
    try:
        return ZoneInfo(zone).utcoffset(moment)
    except (KeyError, ValueError, OSError):
        return None
