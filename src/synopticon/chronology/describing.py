"""A `When` in English words, as precisely as it is known and no more."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from synopticon.chronology.intervals import bounds, days
from synopticon.chronology.parts import PARTS
from synopticon.chronology.values import months_after
from synopticon.records import When

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_CLOCKS = ("hour", "minute", "second")


def describe(when: When) -> str:
    """Say when: "18 June 2024", "18 or 19 June 2024", "between 12 and 20 June 2024", "September 2023",
    "late May 2024", "in or after 2000", "before June 2024", "undated"."""
    start, end = bounds(when)
    if start is None and end is None:
        return "undated"
    if end is None:
        return _from(when, start)
    if start is None:
        return f"before {_edge(end, when)}"
    return _clock(when, start) or _whole(start, end) or _part(when, start, end) or _between(when)


def day_words(day: date) -> str:
    """Write one day: "18 June 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _from(when: When, start: datetime | None) -> str:
    return "undated" if start is None else f"in or after {_edge(start, when)}".replace("in or", _or_word(when), 1)


def _or_word(when: When) -> str:
    return "in or" if when.granularity in ("year", "month", "decade", "century", "season", "quarter") else "on or"


def _edge(moment: datetime, when: When) -> str:
    if when.granularity in ("year", "decade", "century") and (moment.month, moment.day) == (1, 1):
        return str(moment.year)
    if when.granularity in ("month", "season", "quarter") and moment.day == 1:
        return f"{MONTHS[moment.month - 1]} {moment.year}"
    return day_words(moment.date())


def _clock(when: When, start: datetime) -> str:
    if when.granularity not in _CLOCKS or when.latest is None:
        return ""
    end = bounds(when)[1]
    if end is None or end - start > timedelta(hours=1):
        return ""
    zone = {"+00:00": " UTC", None: ""}.get(when.zone, f" {when.zone}")
    return f"{start:%H:%M}{zone} on {day_words(start.date())}"


def _whole(start: datetime, end: datetime) -> str:
    """Name one whole day, month, year, decade or century; "" for any other stretch."""
    if start.time() != end.time() or start.hour:
        return ""
    first, after = start.date(), end.date()
    if after - first == timedelta(days=1):
        return day_words(first)
    if first.day != 1:
        return ""
    if _months_on(first, 1) == after:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if first.month != 1 or after.month != 1 or after.day != 1:
        return ""
    return {1: f"{first.year}", 10: f"the {first.year}s"}.get(after.year - first.year, "")


def _part(when: When, start: datetime, end: datetime) -> str:
    """Name the beginning, middle or end of a month or year; "" for any other stretch."""
    if end.year > datetime.max.year - 1:
        return ""
    for part in PARTS.values():
        if when.granularity == "day" and part.of_month(start) == (start, end):
            return f"{part.opening}{MONTHS[start.month - 1]} {start.year}"
        if when.granularity == "month" and part.of_year(start) == (start, end):
            return f"{part.opening}{start.year}"
    return ""


def _months_on(first: date, months: int) -> date | None:
    try:
        return months_after(first, months)
    except ValueError:
        return None


def _between(when: When) -> str:
    touched = days(when)
    if touched is None:
        return "undated"
    first, last = touched
    if when.granularity in ("year", "decade", "century") and first.year != last.year:
        return f"between {first.year} and {last.year}"
    if when.granularity in ("month", "season", "quarter") and (first.year, first.month) != (last.year, last.month):
        start = MONTHS[first.month - 1] + ("" if first.year == last.year else f" {first.year}")
        return f"between {start} and {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return day_words(first)
    joiner = "{} or {}" if (last - first).days == 1 else "between {} and {}"
    return joiner.format(_short(first, last), day_words(last))


def _short(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]}"
    return day_words(first)
