"""In which year a text that tells what is long past puts its dates: "On 24 March 2022 … On 1 April … On 5 October … On
11 January 2023".

A date without a year is one near the day of writing, as news has it, unless the text tells it, with several others,
between two dates of which it gives the years: then it lies between these.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from synopticon.chronology.intervals import bounds, stated
from synopticon.records import TimeExpression, When

_YEARLESS = re.compile(r"XXXX-\d\d(?:-\d\d)?(?:&.*)?")
_LEAST = 3  # such dates in a text, for it to be one that tells what is long past: one or two may be news
_LONGEST = timedelta(days=2 * 366)  # between two dates with years, for what is told between them to lie there
_BACK = timedelta(days=31)  # that such a text may go back, from one date to the next
_LONG_AGO = timedelta(days=31)  # before the day of writing, of most of them: else they are news


def told_in_years(resolved: Sequence[TimeExpression], published: When) -> dict[int, int]:
    """Give the year of each date without one (by where it stands) that a text puts between two of known years.

    `resolved`: the expressions of a text, each by the day of writing.
    """
    written = bounds(published)[0]
    if written is None:
        return {}
    years: dict[int, int] = {}
    past = missed = news = 0
    told, between = None, list[TimeExpression]()
    for each in sorted(resolved, key=lambda e: (e.start, e.end)):
        begin, end = bounds(each.when)
        if begin is None or end is None:
            continue
        if _is_yearless(each):
            between.append(each)
        elif _is_whole(each) and end <= written and (told is None or begin >= told):
            if told is not None and end - told <= _LONGEST:
                found = _between(between, told, end)
                told_past = [e for e in between if e.direction != "future"]
                past += sum(e.start in found for e in told_past)
                missed += sum(e.start not in found and _after(e, end) for e in told_past)
                news += sum(e.start in found and _after(e, written - _LONG_AGO) for e in told_past)
                years |= found
            told, between = begin, []
    return years if past >= max(_LEAST, 2 * missed, 2 * news) else {}


def in_year(pattern: str, year: int) -> str:
    """Give the pattern of a date without a year ("XXXX-06-10") as one of a year."""
    return pattern.replace("XXXX", f"{year:04}", 1)


def _is_yearless(expression: TimeExpression) -> bool:
    """Tell a date without a year that says neither "last" nor "next"."""
    free = expression.anchor == "publication" and not expression.shift and expression.direction != "none"
    return expression.type == "DATE" and free and _YEARLESS.fullmatch(expression.pattern) is not None


def _is_whole(expression: TimeExpression) -> bool:
    return expression.type == "DATE" and bool(expression.pattern) and "X" not in expression.pattern


def _after(expression: TimeExpression, day: datetime) -> bool:
    begin = bounds(expression.when)[0]
    return begin is not None and begin >= day


def _between(dates: Sequence[TimeExpression], first: datetime, last: datetime) -> dict[int, int]:
    """Give the years of the dates that lie later by the day of writing, and that may lie between two moments told."""
    found: dict[int, int] = {}
    at = first
    for each in (e for e in dates if _after(e, last)):
        for year in range(first.year, last.year + 1):
            begin, end = bounds(stated(in_year(each.pattern, year).partition("&")[0]))
            if begin is not None and end is not None and end > at - _BACK and end > first and begin < last:
                found[each.start], at = year, max(begin, first)
                break
    return found


__all__ = ["in_year", "told_in_years"]
