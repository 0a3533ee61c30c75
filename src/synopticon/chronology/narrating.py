"""In which year a text that tells what is long past puts its dates: "On 24 March 2022 … On 1 April … On 5 October … On
11 January 2023".

A date without a year is one near the day of writing, as news has it, unless the text tells it, with several others,
between two dates of which it gives the years: then it lies between these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from synopticon.chronology.intervals import bounds, stated
from synopticon.records import TimeExpression, When

_YEARLESS = re.compile(r"XXXX-\d\d(?:-\d\d)?(?:/XXXX-\d\d(?:-\d\d)?)?(?:&.*)?")
_LEAST = 3  # such dates in a text, for it to be one that tells what is long past: one or two may be news
_LONGEST = timedelta(days=2 * 366)  # between two dates with years, for what is told between them to lie there
_NEAR = 3  # dates with years before a date, and behind it, of which it may lie between two: others are looked back to
_BACK = timedelta(days=31)  # that such a text may go back, from one date to the next
_NEWS = timedelta(days=31)  # from the day of writing; most of them lie further off, else they are news
_START = datetime.min + _BACK
_Stretch = tuple[datetime, datetime]


def told_in_years(resolved: Sequence[TimeExpression], published: When) -> dict[int, int]:
    """Give the year of each date without one (by where it stands) that a text puts between two of known years.

    `resolved`: the expressions of a text, each by the day of writing.
    """
    written = bounds(published)[0]
    if written is None:
        return {}
    told = [(each, at) for each in sorted(resolved, key=lambda e: (e.start, e.end)) if (at := _stretch(each.when))]
    whole = [at for each, at in told if _is_whole(each) and at[1] <= written]
    years: dict[int, int] = {}
    past = missed = news = behind = 0
    last = _START
    for each, at in told:
        if _is_whole(each) and at[1] <= written:
            behind, last = behind + 1, _START
        if not is_yearless(each):
            continue
        around = list(_around(at, whole[max(0, behind - _NEAR) : behind], whole[behind : behind + _NEAR]))
        found = next((day for between in around if (day := _within(each, between, last))), None)
        if found is not None:
            years[each.start], last = found.year, found
        if each.direction != "future":
            past += found is not None
            missed += found is None and bool(around)
            news += found is not None and abs(at[0] - written) <= _NEWS
    return years if past >= max(_LEAST, 2 * missed, 2 * news) else {}


def in_year(pattern: str, year: int) -> str:
    """Give the pattern of a date without a year ("XXXX-06-10") as one of a year."""
    return pattern.replace("XXXX", f"{year:04}")


def _stretch(when: When) -> _Stretch | None:
    begin, end = bounds(when)
    return (begin, end) if begin is not None and end is not None else None


def is_yearless(expression: TimeExpression) -> bool:
    """Tell a date without a year that says neither "last" nor "next"."""
    free = expression.anchor == "publication" and not expression.shift and expression.direction != "none"
    return expression.type == "DATE" and free and _YEARLESS.fullmatch(expression.pattern) is not None


def _is_whole(expression: TimeExpression) -> bool:
    """Tell a date with its year, or with one counted from that of writing ("April of this year")."""
    counted = expression.anchor == "publication" and expression.direction == "none"
    return expression.type == "DATE" and bool(expression.pattern) and (counted or "X" not in expression.pattern)


def _around(news: _Stretch, earlier: Sequence[_Stretch], later: Sequence[_Stretch]) -> Iterator[_Stretch]:
    """Give the stretches between a date told before, the nearest first, and one told behind, the earliest first, of
    what would, as news, be later than both."""
    for begin, _ in reversed(earlier):
        ends = (end for first, end in later if begin <= first and end <= news[0] and end - begin <= _LONGEST)
        yield from ((begin, end) for end in sorted(ends))


def _within(each: TimeExpression, between: _Stretch, last: datetime) -> datetime | None:
    """Give when a date without a year begins, in the first year in which it lies in a stretch and not before what was
    told last; None where there is none."""
    for year in range(between[0].year, between[1].year + 1):
        at = _stretch(stated(in_year(each.pattern, year).partition("&")[0]))
        if at is not None and between[0] < at[1] and at[0] < between[1] and at[1] > last - _BACK:
            return max(at[0], between[0])
    return None


__all__ = ["in_year", "is_yearless", "told_in_years"]
