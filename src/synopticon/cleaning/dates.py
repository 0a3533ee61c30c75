"""Dates as pages print them ("12 June 2024", "3 de mayo de 2021", "2024-01-24") → days, by each language's table."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from synopticon import languages
from synopticon.records import Basis, When

_ISO = r"\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}"
_NUMERIC = r"\d{1,2}/\d{1,2}/\d{4}|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}\.\d{1,2}\.\d{4}"
_HOURS = "|".join(languages.of_all("credits", "hours"))
_ENDS = "|".join(languages.of_all("credits", "ordinal_ends"))
_ORDINAL = rf"(?:{_ENDS}|{'|'.join(languages.of_all('credits', 'ordinal_signs'))}|\.)?"
_BEFORE_HOURS = "|".join(languages.of_all("credits", "before_hours"))
TIME = (
    rf"\d{{1,2}}[:.h]\d{{2}}(?:[:.]\d{{2}})?(?:\.\d+)?(?: ?(?i:{_HOURS}))?"
    r"(?: ?\(?(?:GMT|UTC|[ECMP][SD]?T|CES?T|BST|IST|KST|JST|MSK|Z)(?: ?[+-]\d{1,2}(?::?\d{2})?)?\)?"
    r"| ?[+-]\d{2}:?\d{2}|Z)?"
)


@cache
def date_pattern(code: str, *, year: bool) -> str:
    """Give a language's pattern of a date, without groups; `year` says whether the year must be there."""
    table = languages.table(code, "credits")
    month = rf"(?i:{'|'.join(sorted(table['months'], key=len, reverse=True))})\.?"
    weekday = rf"(?:(?i:{'|'.join(sorted(table['weekdays'], key=len, reverse=True))})\.?,? )?"
    of = rf"(?: (?i:{'|'.join(table['between'])}))?"
    end = rf",?{of} \d{{4}}" if year else rf"(?:,?{of} \d{{4}})?"
    day = rf"\d{{1,2}}{_ORDINAL}"
    return (
        rf"{weekday}(?:{_ISO}|{_NUMERIC}|{day}{of},? {month}{end}|{month} {day}{end}|{day}[-/]{month}[-/]\d{{4}})(?!\d)"
    )


def datetime_pattern(code: str) -> str:
    """Give a language's pattern of a date with its year, and a time of day beside it or not."""
    day = date_pattern(code, year=True)
    between = rf"(?:T|,? (?:(?i:{_BEFORE_HOURS}) )?|,? ?[-–—|·/•] ?)"
    return rf"(?:{day}(?:{between}{TIME})?|{TIME},? {day})"


@cache
def _readers(code: str) -> tuple[re.Pattern[str], ...]:
    table = languages.table(code, "credits")
    month = rf"(?P<name>{'|'.join(sorted(table['months'], key=len, reverse=True))})"
    of = rf"(?:[ ,]+(?:{'|'.join(table['between'])}))?"
    return (
        re.compile(
            rf"(?<!\d)(?P<day>\d{{1,2}}){_ORDINAL}{of}[ ,/-]*{month}\b\.?,?{of}[ /-]*(?P<year>\d{{4}})",
            re.I,
        ),
        re.compile(rf"\b{month}\.? (?P<day>\d{{1,2}})(?:{_ENDS})?,?{of} (?P<year>\d{{4}})", re.I),
    )


_YEAR_FIRST = re.compile(r"(?<!\d)(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})(?!\d)")
_URL = re.compile(
    r"[/_-](?P<year>(?:19|20)\d{2})[/_-]?(?P<month>0[1-9]|1[0-2])[/_-]?(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_ZONE = re.compile(r"T\d{2}:?\d{2}[\d:.]*(Z|[+-]\d{2}:?\d{2})")


def read(text: str, *, language: str) -> date | None:
    """Give the first date with a year in a piece of text, None if there is none or it does not exist.

    A date in numbers alone is read only where it can be read one way, or where `language` is written in one order.
    """
    found = _YEAR_FIRST.search(text)
    if found:
        return _day(int(found["year"]), int(found["month"]), int(found["day"]))
    for code in (language, *(code for code in languages.supported() if code != language)):
        if code not in languages.supported():
            continue
        for reader in _readers(code):
            if found := reader.search(text):
                months = languages.table(code, "credits")["months"]
                return _day(int(found["year"]), months[found["name"].lower()], int(found["day"]))
    found = _YEAR_LAST.search(text)
    return _numeric(int(found["day"]), int(found["month"]), int(found["year"]), language) if found else None


def _numeric(first: int, second: int, year: int, language: str) -> date | None:
    known = language in languages.supported()
    order = languages.table(language, "credits")["numeric"] if known else "undecided"
    if first > 12 or first == second or (order == "day-first" and second <= 12):
        return _day(year, second, first)
    if second > 12 or order == "month-first":
        return _day(year, first, second)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1500 <= year < 2200 else None
    except ValueError:
        return None


def in_url(uri: str) -> date | None:
    """Give the day that stands in an address ("/2024/06/18/", "-20240618"), None if there is none."""
    found = _URL.search(uri)
    return _day(int(found["year"]), int(found["month"]), int(found["day"])) if found else None


def whole_day(day: date, basis: Basis, stated: str = "") -> When:
    """Give the day as an interval; a zone is kept where `stated` is a time stamp that has one."""
    zone = _ZONE.search(stated)
    offset = zone.group(1).replace("Z", "+00:00") if zone else None
    if offset and ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:]}"
    return When(
        earliest=day.isoformat(),
        latest=(day + timedelta(days=1)).isoformat(),
        granularity="day",
        zone=offset,
        basis=basis,
    )


# What is believed first where several disagree. A header names the day in words; an address may be of the draft.
_TRUST: tuple[Basis, ...] = ("given", "metadata", "header", "url")


def choose(found: list[When]) -> When:
    """Choose among dates of publication by what they rest on, and note those that disagree."""
    if not found:
        return When()
    ordered = sorted(found, key=lambda when: _TRUST.index(when.basis))
    best = ordered[0]
    others = sorted({f"{when.basis} {when.earliest}" for when in ordered if when.earliest != best.earliest})
    if not others:
        return best
    note = f"{best.basis} {best.earliest} is believed over {', '.join(others)}"
    return When(best.earliest, best.latest, best.granularity, best.zone, best.basis, best.evidence, note)
