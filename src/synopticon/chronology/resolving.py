"""From what is said to what it comes to: a `TimeExpression` against an anchor that may be an interval or unknown.

How `pattern`, `direction` and `shift` are read, each for one anchor day:

- no X in the pattern: it stands for itself, whatever the anchor;
- `shift` moves the anchor first ("-P1Y" a year back);
- empty pattern: the stretch of the expression's granularity in which the moved anchor lies;
- pattern with X and direction "none": filled from the moved anchor ("XXXX-09" and "-P1Y": September last year);
- direction "past": the latest fit that begins on or before the moved anchor; "future": the earliest that ends
  after it; "nearest": the one fewest days away, the earlier of two. For a weekday these are -6…0, 0…6 and -3…3 days;
- "&XXXX-WXX-3" after a date: of the dates that fit, only Wednesdays;
- "XXXX-@TUR:Eid al-Fitr": the days of a feast that moves (`feasts`).

All of these move forward with the anchor, so an anchor of several days is resolved at its first and its last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from synopticon.chronology.describing import day_words
from synopticon.chronology.feasts import feast_day
from synopticon.chronology.intervals import bounds, days, hull, iso, stated
from synopticon.chronology.values import months_after, stretch
from synopticon.records import Basis, TimeExpression, When

_SHIFT = re.compile(r"([+-]?)P(?:T(\d+)([HMS])|(\d+(?:\.\d+)?)([DWMYQ]|DE|CE))")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(T.*)?")
_BLANK = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX",
    "decade": "XXX", "century": "XX", "season": "XXXX-XX",
}  # fmt: skip
_SIZE = {g: i for i, g in enumerate(("second", "minute", "hour", "part", "day", "week", "month", "season", "quarter", "year", "decade", "century"))}  # fmt: skip  # noqa: E501
_LATER = ("APPROX", "LESS_THAN", "EQUAL_OR_LESS")
_EARLIER = ("APPROX", "MORE_THAN", "EQUAL_OR_MORE")
# How far back, in characters, "that day" may look for its day: about a long paragraph.
REACH = 600
# A leap day comes round in eight years at most, a weekday on a given date in twelve.
_YEARS_AROUND = 12


def resolve(expression: TimeExpression, published: When) -> TimeExpression:
    """Fill `value` and `when` from what is said and the anchor (`published`, or the antecedent's `When`).

    Where the anchor is unknown the value keeps X for what is not known, and `when` is unknown; where the anchor is
    an interval that allows several days, so does `when`.
    """
    if expression.type == "SET" or expression.value.endswith("_REF"):
        return _reference(expression, published)
    if expression.type == "DURATION":
        return _duration(expression, published)
    return _date(expression, published)


def resolve_all(expressions: Iterable[TimeExpression], published: When) -> tuple[TimeExpression, ...]:
    """Resolve the expressions of one text in its order; "that day" and its kind lean on the nearest earlier one
    that is precise enough and not more than `REACH` characters back."""
    done: list[TimeExpression] = []
    for expression in sorted(expressions, key=lambda e: (e.start, e.end)):
        anchor = published
        if expression.anchor == "expression":
            anchor = _antecedent(expression, done)
        done.append(resolve(expression, anchor))
    return tuple(done)


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
    match = _SHIFT.fullmatch(shift)
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


def _reference(expression: TimeExpression, published: When) -> TimeExpression:
    """A vague reference dates nothing, but it lies before, or after, the moment of writing."""
    when = When(evidence=expression.when.evidence)
    if expression.value == "PAST_REF" and published.latest:
        when = replace(when, latest=published.latest, basis=_basis(published))
    if expression.value == "FUTURE_REF" and published.earliest:
        when = replace(when, earliest=published.earliest, basis=_basis(published))
    return replace(expression, when=when)


def _duration(expression: TimeExpression, published: When) -> TimeExpression:
    touched = days(published)
    when = When(evidence=expression.when.evidence)
    if touched and expression.shift and expression.anchor == "publication" and "X" not in expression.shift:
        when = _reach(expression, published, touched) or when
    return replace(expression, when=when)


def _reach(expression: TimeExpression, published: When, touched: tuple[date, date]) -> When | None:
    """The stretch "the past six months" or "the next two years" covers, up to or from the moment of writing."""
    try:
        first, last = (shifted(day, expression.shift) for day in touched)
    except (ValueError, OverflowError):
        return None
    evidence, basis = expression.when.evidence, _basis(published)
    if expression.direction == "past":
        return When(first.isoformat(), published.latest, expression.granularity, None, basis, evidence)
    after = last + timedelta(days=1) if last < date.max else last
    return When(published.earliest, after.isoformat(), expression.granularity, None, basis, evidence)


def _date(expression: TimeExpression, published: When) -> TimeExpression:
    evidence = expression.when.evidence
    plain = expression.pattern.partition("&")[0]
    if plain and "X" not in plain:
        return replace(expression, value=plain, when=stated(plain, "stated", evidence))
    touched = days(published)
    ends = [] if touched is None else [_at(expression, day) for day in touched]
    if not ends or None in ends:
        return replace(expression, value=_unknown(expression), when=When(evidence=evidence))
    first, last = (value for value in ends if value is not None)
    basis = _basis(published)
    note = _alternative(expression, touched[0]) if touched and first == last else ""
    when = stated(first, basis, evidence, note)
    if expression.mod and touched:
        when = _widened(when, expression, touched[0])
    if first != last:
        when = replace(hull(when, stated(last, basis, evidence)), granularity=when.granularity)
        when = replace(when, note=f"the article is dated to {day_words(touched[0])} at the earliest and "
                       f"{day_words(touched[1])} at the latest") if touched else when  # fmt: skip
    return replace(expression, value=first if first == last else _masked(first, last, expression), when=when)


def _widened(when: When, expression: TimeExpression, day: date) -> When:
    """Let "almost", "over" and "about" so long ago mean a tenth of it more recent, earlier, or both."""
    match = _SHIFT.fullmatch(expression.shift)
    begin, end = bounds(when)
    if not match or not match[4] or match[1] != "-" or begin is None or end is None:
        return when
    slack = timedelta(days=(day - shifted(day, expression.shift)).days // 10)
    if expression.mod in _LATER:
        end = min(end + slack, datetime(day.year, day.month, day.day) + timedelta(days=1))
    if expression.mod in _EARLIER:
        begin = begin - slack
    first, after = (stretch(_in_unit(m.date(), when.granularity)) for m in (begin, end - timedelta(days=1)))
    return when if first is None or after is None else replace(when, earliest=iso(first[0]), latest=iso(after[1]))


def _at(expression: TimeExpression, day: date) -> str | None:
    return fill(expression.pattern, expression.direction, expression.shift, expression.granularity, day)


def _basis(published: When) -> Basis:
    return "inferred" if published.basis == "inferred" else "stated"


def _unknown(expression: TimeExpression) -> str:
    if expression.pattern.startswith("XXXX-@"):
        return "XXXX-XX-XX"
    return expression.pattern.partition("&")[0] or _BLANK.get(expression.granularity, expression.value or "XXXX")


def _masked(first: str, last: str, expression: TimeExpression) -> str:
    """Keep the fields on which two values agree, X for the rest: 2024-06-18 and 2024-06-19 give 2024-06-XX."""
    a, b = first.split("-"), last.split("-")
    if [len(part) for part in a] != [len(part) for part in b]:
        return _unknown(expression)
    shared = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), len(a))
    masked = [re.sub(r"\d", "X", part) for part in a[shared:]]
    return "-".join(a[:shared] + masked)


def _alternative(expression: TimeExpression, day: date) -> str:
    """ "Last Tuesday" on a Wednesday is hardly yesterday, but it may be: the reader is told."""
    if expression.direction != "past" or expression.shift != "-P2D" or not _WEEKDAY.match(expression.pattern):
        return ""
    other = fill(expression.pattern, "past", "-P1D", "day", day)
    if other is None or other == _at(expression, day):
        return ""
    return f"the week before, as the day before publication would be called so without “last”; else {other[:10]}"


def _antecedent(expression: TimeExpression, earlier: list[TimeExpression]) -> When:
    size = _SIZE.get("day" if expression.granularity in ("minute", "hour", "part") else expression.granularity, 0)
    for other in reversed(earlier):
        if expression.start - other.end > REACH:
            break
        if other.type in ("DATE", "TIME") and days(other.when) and _SIZE.get(other.when.granularity, 99) <= size:
            return other.when
    return When()


def _fill_range(pattern: str, direction: str, moved: date) -> str | None:
    first, last = pattern.split("/", 1)
    start = _fill(first, direction, "day", moved) if "X" in first else first
    found = stretch(start) if start else None
    if found is None:
        return None
    end = _fill(last, "future", "day", found[0].date()) if "X" in last else last
    return None if end is None or stretch(f"{start}/{end}") is None else f"{start}/{end}"


def _fill(pattern: str, direction: str, granularity: str, moved: date) -> str | None:
    if not pattern:
        return _in_unit(moved, granularity)
    weekday = _WEEKDAY.fullmatch(pattern)
    if weekday:
        return _weekday(int(weekday[1]), direction, moved).isoformat() + (weekday[2] or "")
    dated, _, check = pattern.partition("&")
    fits = [v for v in _candidates(dated, moved) if not check or _is_weekday(v, int(check[-1]))]
    return _choose(fits, "nearest" if check and direction == "none" else direction, moved)


def _in_unit(day: date, granularity: str) -> str:
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
        return next((v for v, start, _ in reversed(fits) if start <= moved), None)
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


__all__ = ["REACH", "fill", "iso", "resolve", "resolve_all", "shifted"]
