"""TIMEX3 values and the stretch of the calendar each stands for (TimeML's TIMEX3, after ISO 8601)."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, datetime, timedelta

from synopticon.records import Granularity

Stretch = tuple[datetime, datetime, Granularity]

# Hours of the parts of a day, wide on purpose: what one outlet calls evening another calls night.
# NI runs into the next day; DA, the small hours of the day itself, is of Recognizers-Text: TimeML has none.
PARTS: dict[str, tuple[int, int]] = {
    "DA": (0, 6),
    "MO": (5, 12),
    "MI": (11, 15),
    "AF": (12, 20),
    "EV": (17, 24),
    "NI": (18, 30),
    "DT": (6, 20),
}
# Meteorological seasons of the northern hemisphere, first month and length; winter runs into the next year.
# Where the south is meant this is half a year out, an accepted gap: an article does not say which it means.
SEASONS: dict[str, tuple[int, int]] = {"SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3)}

_YEARS = re.compile(r"(\d{2})(\d)?(\d)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(.+))?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-(WE|[1-7]))?")
_PART_OF_YEAR = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
_CLOCK = re.compile(r"(\d{2})(?::(\d{2}))?(?::(\d{2}))?(Z|[+-]\d{2}:?\d{2})?")


def months_after(moment: date, months: int) -> date:
    """Move a date by whole months; a day the month does not have becomes its last.

    Raises:
        ValueError: the result is outside the years 1 to 9999.
    """
    index = moment.year * 12 + moment.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(moment.day, _month_length(year, month + 1)))


def _month_length(year: int, month: int) -> int:
    first = date(year, month, 1)
    if (year, month) == (MAXYEAR, 12):
        return 31
    return (date(year + month // 12, month % 12 + 1, 1) - first).days


def stretch(value: str) -> Stretch | None:
    """Give first moment, first moment after, and granularity of a TIMEX3 date or time value without any X.

    "2024", "202", "20", "2024-06", "2024-SU", "2024-Q3", "2024-W25", "2024-W25-2", "2024-W25-WE", "2024-06-18",
    "2024-06-18TMO", "2024-06-18T14:30Z" and "A/B" of any two of these. None for anything else.
    """
    try:
        if "/" in value:
            return _range(value)
        return _days(value) or _weeks(value) or _part_of_year(value) or _month(value) or _years(value)
    except (ValueError, OverflowError):
        return None


def first_day(text: str | None) -> date | None:
    """Give the first day that a date, a month or a year may mean, None where the text is none."""
    found = stretch(text) if text else None
    return found[0].date() if found else None


def zone_of(value: str) -> str | None:
    """Give the offset a clock time carries ("+00:00" for Z), None where it carries none."""
    match = re.search(r"T\d{2}(?::\d{2}){0,2}(Z|[+-]\d{2}:?\d{2})$", value)
    if not match:
        return None
    offset = match[1].replace(":", "")
    return "+00:00" if offset == "Z" else f"{offset[:3]}:{offset[3:]}"


def _range(value: str) -> Stretch | None:
    first, last = (stretch(part) for part in value.split("/", 1))
    if first is None or last is None or last[1] <= first[0]:
        return None
    return first[0], last[1], last[2]


def _days(value: str) -> Stretch | None:
    match = _DAY.fullmatch(value)
    if not match:
        return None
    start = datetime.fromisoformat(match[1])
    if not match[2]:
        return start, start + timedelta(days=1), "day"
    if match[2] in PARTS:
        first, last = PARTS[match[2]]
        return start + timedelta(hours=first), start + timedelta(hours=last), "part"
    return _clock(start, match[2])


def _clock(day: datetime, text: str) -> Stretch | None:
    match = _CLOCK.fullmatch(text)
    if not match:
        return None
    hour, minute, second = (int(part or 0) for part in match.groups()[:3])
    start = day + timedelta(hours=hour, minutes=minute, seconds=second)
    if match[3]:
        return start, start + timedelta(seconds=1), "second"
    if match[2]:
        return start, start + timedelta(minutes=1), "minute"
    return start, start + timedelta(hours=1), "hour"


def _weeks(value: str) -> Stretch | None:
    match = _WEEK.fullmatch(value)
    if not match:
        return None
    monday = datetime.fromisocalendar(int(match[1]), int(match[2]), 1)
    if not match[3]:
        return monday, monday + timedelta(days=7), "week"
    if match[3] == "WE":
        return monday + timedelta(days=5), monday + timedelta(days=7), "day"
    day = monday + timedelta(days=int(match[3]) - 1)
    return day, day + timedelta(days=1), "day"


def _part_of_year(value: str) -> Stretch | None:
    match = _PART_OF_YEAR.fullmatch(value)
    if not match:
        return None
    year, part = int(match[1]), match[2]
    granularity: Granularity = "quarter"
    if part in SEASONS:
        month, length = SEASONS[part]
        granularity = "season"
    elif part[0] == "Q":
        month, length = 3 * int(part[1]) - 2, 3
    else:
        month, length = 6 * int(part[1]) - 5, 6
        granularity = "season"
    first = date(year, month, 1)
    return _midnight(first), _midnight(months_after(first, length)), granularity


def _month(value: str) -> Stretch | None:
    match = _MONTH.fullmatch(value)
    if not match:
        return None
    first = date(int(match[1]), int(match[2]), 1)
    return _midnight(first), _midnight(months_after(first, 1)), "month"


def _years(value: str) -> Stretch | None:
    match = _YEARS.fullmatch(value)
    if not match:
        return None
    size = 10 ** (4 - len(value))
    first = int(value) * size
    granularity: Granularity = {1: "year", 10: "decade", 100: "century"}[size]  # type: ignore[assignment]
    return datetime(first, 1, 1), datetime(first + size, 1, 1), granularity


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)
