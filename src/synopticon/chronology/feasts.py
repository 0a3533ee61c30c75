"""Days that a country or a faith keeps and that move from year to year.

A feast is named by a country (ISO 3166-1 alpha-3) and a name of the `holidays` library in English ("TUR:Eid al-Fitr",
"ISR:Independence Day"), or by its distance in days from Easter Sunday ("E-2"). The library is imported when the first
feast of a country is asked for. Feasts that begin with a sighting of the moon may be a day off.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_FIRST, _LAST = 1950, 2060
# What the library adds to a name on days kept instead of the day itself, or besides it.
_NOT_ITSELF = ("(in lieu", "substituted", "bridge")
_MOVED = " (observed)"
_SAMPLE = range(2016, 2027)


def feast_day(feast: str, year: int) -> date | None:
    """Give the day of a feast in a year, the first of several; None where it is not known."""
    if feast.startswith("E"):
        return easter(year) + timedelta(days=int(feast[1:])) if 1583 <= year <= 9998 else None
    country, _, name = feast.partition(":")
    return _days(country, year).get(_plain(name))


def fixed_day(country: str, names: tuple[str, ...]) -> str | None:
    """Give the day that a country keeps under one of these names: "06-12" where it is the same every year, else the
    feast ("ISR:Independence Day"); None where the library knows none."""
    for name in names:
        found = [day for year in _SAMPLE if (day := _days(country, year).get(_plain(name)))]
        if found:
            same = len({(day.month, day.day) for day in found}) == 1
            return f"{found[0].month:02}-{found[0].day:02}" if same else f"{country}:{name}"
    return None


@cache
def _days(country: str, year: int) -> dict[str, date]:
    """Give the days of a country and a year by name, in lower case."""
    if not _FIRST <= year <= _LAST:
        return {}
    from holidays import country_holidays

    found: dict[str, date] = {}
    moved: dict[str, date] = {}
    try:
        kept = country_holidays(country, years=year, language="en_US")
    except (NotImplementedError, TypeError, ValueError):  # TypeError: "MAR" is the month of March to the library
        return {}
    for day, names in sorted(kept.items()):
        for name in names.split("; "):
            if not any(mark in name.casefold() for mark in _NOT_ITSELF) and day.year == year:
                where = moved if name.endswith(_MOVED) else found
                where.setdefault(_plain(name.removesuffix(_MOVED)), day)
    return moved | found


def _plain(name: str) -> str:
    return name.casefold().replace("’", "'").removesuffix(" holiday").strip()


def easter(year: int) -> date:
    """Give Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's rule)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * l) // 433
    month = (h + l - 7 * m + 90) // 25
    return date(year, month, (h + l - 7 * m + 33 * month + 19) % 32)
