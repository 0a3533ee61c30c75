"""The TIMEX3 value of what is said, for one anchor day.

How `pattern`, `direction` and `shift` are read, each for one anchor day:

- no X in the pattern: it stands for itself, whatever the anchor;
- `shift` moves the anchor first ("-P1Y" a year back);
- empty pattern: the stretch of the expression's granularity in which the moved anchor lies;
- pattern with X and direction "none": filled from the moved anchor ("XXXX-09" and "-P1Y": September last year);
- direction "past": the latest fit that begins on or before the moved anchor (a date in a month also on the next day,
  which had begun further east, sooner than a year back); "future": the earliest that ends
  after it; "nearest": the one fewest days away, the earlier of two. For a weekday these are -6…0, 0…6 and -3…3 days;
- "&XXXX-WXX-3" after a date: of the dates that fit, only Wednesdays;
- "XXXX-@TUR:Eid al-Fitr": the days of a feast that moves (`feasts`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from synopticon.chronology.feasts import feast_day
from synopticon.chronology.values import months_after, stretch

SHIFT = re.compile(r"([+-]?)P(?:T(\d+)([HMS])|(\d+(?:\.\d+)?)([DWMYQ]|DE|CE))")
_MONTH = re.compile(r"XXXX-\d\d")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(T.*)?")
# A leap day comes round in eight years at most, a weekday on a given date in twelve.
_YEARS_AROUND = 12
_NOW, _EAST = timedelta(), timedelta(days=1)


def fill(pattern: str, direction: str, shift: str, granularity: str, anchor: date) -> str | None:
    """Give the TIMEX3 value of what is said, for one anchor day; None where the calendar has no such value."""
    try:
        moved = shifted(anchor, shift)
        if "/" in pattern:
            return _fill_range(pattern, direction, moved)
        return _fill(pattern, direction, granularity, moved)
    except (ValueError, OverflowError):
        return None


def shifted(anchor: date, shift: str) -> date:
    """Move a day by a signed ISO duration ("-P9M"); by nothing where the duration is vague ("-PXY") or empty.

    Raises:
        ValueError, OverflowError: the result is outside the years 1 to 9999.
    """
    match = SHIFT.fullmatch(shift)
    if not match:
        return anchor
    sign = -1 if match[1] == "-" else 1
    if match[2]:
        return anchor
    amount, unit = sign * float(match[4]), match[5]
    if unit in ("D", "W"):
        return anchor + timedelta(days=round(amount * (7 if unit == "W" else 1)))
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
    return months_after(anchor, round(amount * months))


def _fill_range(pattern: str, direction: str, moved: date) -> str | None:
    """Fill one end, then the other from it; the last end first where "rose from May to October" tells of the October
    that has begun."""
    first, last = pattern.split("/", 1)
    backward = direction == "past" and _MONTH.fullmatch(last) is not None
    near, far = (last, first) if backward else (first, last)
    one = _filled(near, direction, moved)
    found = stretch(one) if one else None
    if found is None:
        return None
    other = _filled(far, "past" if backward else "future", found[0].date())
    start, end = (other, one) if backward else (one, other)
    return None if other is None or stretch(f"{start}/{end}") is None else f"{start}/{end}"


def _filled(pattern: str, direction: str, moved: date) -> str | None:
    return _fill(pattern, direction, "day", moved) if "X" in pattern else pattern


def _fill(pattern: str, direction: str, granularity: str, moved: date) -> str | None:
    if not pattern:
        return in_unit(moved, granularity)
    weekday = _WEEKDAY.fullmatch(pattern)
    if weekday:
        return _weekday(int(weekday[1]), direction, moved).isoformat() + (weekday[2] or "")
    dated, _, check = pattern.partition("&")
    fits = [v for v in _candidates(dated, moved) if not check or _is_weekday(v, int(check[-1]))]
    return _choose(fits, "nearest" if check and direction == "none" else direction, moved)


def in_unit(day: date, granularity: str) -> str:
    """Write the stretch of a granularity in which a day lies."""
    if granularity == "week":
        return "{}-W{:02}".format(*day.isocalendar()[:2])
    if granularity == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    length = {"month": 7, "season": 7, "year": 4, "decade": 3, "century": 2}.get(granularity, 10)
    return day.isoformat()[:length]


def _weekday(number: int, direction: str, moved: date) -> date:
    ahead = (number - moved.isoweekday()) % 7
    if direction == "none":
        return moved + timedelta(days=number - moved.isoweekday())
    if direction == "past" or (direction == "nearest" and ahead > 3):
        return moved + timedelta(days=ahead - 7 if ahead else 0)
    return moved + timedelta(days=ahead)


def _is_weekday(value: str, number: int) -> bool:
    found = stretch(value)
    return found is not None and found[0].isoweekday() == number


def _candidates(pattern: str, moved: date) -> Iterator[str]:
    """Fill the X of a pattern with the years (months, weeks, days) around a day, in order of time."""
    if pattern.startswith("XXXX-@"):
        around = range(max(1, moved.year - 2), min(9998, moved.year + 2) + 1)
        yield from (day.isoformat() for year in around if (day := feast_day(pattern[6:], year)))
    elif pattern.startswith("XXXX-XX-XX"):
        yield moved.isoformat() + pattern[10:]
    elif pattern.startswith("XXXX-WXX"):
        for weeks in (-1, 0, 1):
            year, week, _ = (moved + timedelta(weeks=weeks)).isocalendar()
            yield f"{year:04}-W{week:02}{pattern[8:]}"
    elif pattern.startswith("XXXX-XX"):
        for months in (-2, -1, 0, 1, 2):
            yield months_after(moved, months).isoformat()[:7] + pattern[7:]
    elif pattern.startswith("XXXX"):
        for year in range(max(1, moved.year - _YEARS_AROUND), min(9998, moved.year + _YEARS_AROUND) + 1):
            yield f"{year:04}{pattern[4:]}"


def _choose(values: list[str], direction: str, moved: date) -> str | None:
    found = [(value, *(s[0].date(), s[1])) for value in values if (s := stretch(value))]
    fits = [(v, start, (end - timedelta(microseconds=1)).date()) for v, start, end in found]
    if direction == "past":
        begun = (v for v, start, last in reversed(fits) if start <= moved + (_EAST if start == last else _NOW))
        return next(begun, None)
    if direction == "future":
        return next((v for v, _, last in fits if last >= moved), None)
    if direction in ("none", "present"):
        monthly = len({start.month for _, start, _ in fits}) > 1 and len(fits) <= 5
        fits = [fit for fit in fits if _same_unit(fit[0], fit[1], moved, monthly)]
    return min(fits, key=lambda fit: _distance(fit[1], fit[2], moved), default=(None,))[0]


def _same_unit(value: str, start: date, moved: date, monthly: bool) -> bool:
    """Tell whether a filled value lies in the moved anchor's own year (a week's in its week, a day's in its month)."""
    if re.match(r"\d{4}-W", value):
        return start.isocalendar()[:2] == moved.isocalendar()[:2]
    return start.year == moved.year and (not monthly or start.month == moved.month)


def _distance(start: date, last: date, moved: date) -> int:
    return max((start - moved).days, (moved - last).days, 0)
