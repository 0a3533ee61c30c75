"""What a match means: from words to the parts of a TIMEX3. One small function for each `do` of the grammar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from synopticon.chronology.feasts import feast_day
from synopticon.reading.timex.drafts import Draft
from synopticon.reading.timex.grammar import Match
from synopticon.reading.timex.lengths import UNITS, duration_of, in_days
from synopticon.records import Granularity, TimeDirection

Meaning = Callable[[Match, str], Draft | None]


def interpret(match: Match, order: str) -> Draft | None:
    """Give what a match means, None where the calendar has no such time ("31 February", "25:00")."""
    draft = _MEANINGS[match.rule.do](match, order)
    if draft is None:
        return None
    arguments = match.rule.arguments
    mod = match.get("mod", "approx") or arguments.get("mod", "")
    return replace(draft, mod=mod or draft.mod, anchor=arguments.get("anchor", draft.anchor))


def _week_of(match: Match, order: str) -> Draft | None:
    """ "The last week of March": weeks are counted in several ways, so the month, and its first or last part."""
    draft = _dated(match, 0)
    first = match.get("ordinal") == "1" and not match.get("last")
    return replace(draft, mod="START" if first else "END" if match.get("last") else "MID") if draft else None


def _calendar(match: Match, order: str) -> Draft | None:
    """Day, month and year in any company."""
    return _dated(match, int(match.get("day", "dd", "count", "ordinal") or 0))


def _dated(match: Match, day: int) -> Draft | None:
    """A day (0: none), and the month and year beside it; a year of two digits is within fifty years before 2050."""
    month = int(match.get("month", "mm") or 0)
    year = match.get("year") or _long_year(match.get("yy"))
    if day and month and not _exists(year, month, day):
        return None
    granularity: Granularity = "day" if day or match.get("weekday") else "month" if month else "year"
    return _leaning(match, Draft(match.first, match.last, match.rule.name, year=year, month=month, day=day,
                 weekday=match.get("weekday"), granularity=granularity))  # fmt: skip


def _numeric(match: Match, order: str) -> Draft | None:
    """ "6/12/2024": in the language's order, or the other one where only that is a date."""
    first, second = int(match.get("dd")), int(match.get("dd", nth=1))
    month, day = (first, second) if order == "mdy" else (second, first)
    if month > 12:
        month, day = day, month
    year = match.get("year") or _long_year(match.get("yy"))
    if month > 12 or not _exists(year, month, day):
        return None
    return Draft(match.first, match.last, match.rule.name, year=year, month=month, day=day)


def _days(match: Match, order: str) -> Draft | None:
    """ "19 and 20 June", "30 May to 2 June 2024": one stretch from the first to the last."""
    first, last = int(match.get("day")), int(match.get("day", nth=1))
    month = int(match.get("month"))
    later = int(match.get("month", nth=1) or month)
    year = match.get("year") or "XXXX"
    if not (_exists(match.get("year"), month, first) and _exists(match.get("year"), later, last)):
        return None
    if (later, last) <= (month, first) and year != "XXXX":
        return None
    pattern = f"{year}-{month:02}-{first:02}/{year}-{later:02}-{last:02}"
    return _leaning(match, Draft(match.first, match.last, match.rule.name, pattern=pattern))


def _months(match: Match, order: str) -> Draft | None:
    """ "From May to October", "between January 2019 and March 2020": a year said once is the last month's, and the
    first month's where it comes before the last."""
    said = [(name, value) for name, value in match.taken if name in ("month", "year")]
    first, last = (int(value) for name, value in said if name == "month")
    later = said[-1][1] if said[-1][0] == "year" else ""
    sooner = said[1][1] if said[1][0] == "year" else ""
    if later and not sooner:
        sooner = later if first < last else str(int(later) - 1)
    if sooner and not later:
        later = sooner if first < last else str(int(sooner) + 1)
    pattern = f"{sooner or 'XXXX'}-{first:02}/{later or 'XXXX'}-{last:02}"
    return Draft(match.first, match.last, match.rule.name, pattern=pattern, granularity="month")


def _years(match: Match, order: str) -> Draft | None:
    """ "1950-1953", "between 2009 and 2011", "2023/24"."""
    first, last = match.get("year"), match.get("year", nth=1)
    last = last or first[:2] + match.get("yy")
    if int(last) <= int(first):
        return None
    return Draft(match.first, match.last, match.rule.name, pattern=f"{first}/{last}", granularity="year")


def _unit(match: Match, order: str) -> Draft | None:
    """ "last week", "this year", "next month", "the following day", "that year"."""
    unit = match.get("unit", "units", "weekend")
    sign = _sign(match)
    if "lean" in match.rule.arguments:
        return Draft(match.first, match.last, match.rule.name, weekday=unit)
    if unit == "WE":
        shift = f"{'-' if sign < 0 else ''}P1W" if sign else ""
        return Draft(match.first, match.last, match.rule.name, weekday="WE", shift=shift, direction="none")
    if unit not in UNITS or unit.startswith("T"):
        return None
    shift = ("-P1" if sign < 0 else "P1") + unit if sign else "P0D"
    return Draft(match.first, match.last, match.rule.name, shift=shift, granularity=UNITS[unit],
                 direction="present" if not sign else "none")  # fmt: skip


def _named(match: Match, order: str) -> Draft | None:
    """ "last Tuesday", "next September", "this summer", "el pasado 12 de junio". `gap`: the least days a "last" or
    "next" weekday lies away."""
    sign = _sign(match)
    gap = match.rule.arguments.get("gap", "1")
    stretch, month, weekday = match.get("season", "half_year"), int(match.get("month") or 0), match.get("weekday")
    day = int(match.get("day") or 0)
    unit = "3M" if stretch else "1M" if month and not day else f"{gap}D"
    shift = ("-P" if sign < 0 else "P") + unit if sign else ""
    direction: TimeDirection | None = "past" if sign < 0 else "future" if sign > 0 else None
    if not sign and not day:
        of_told = match.rule.arguments.get("anchor") == "expression"
        direction = "none" if not weekday else "nearest" if of_told else None
    granularity: Granularity = "season" if stretch else "day" if weekday or day else "month"
    return Draft(match.first, match.last, match.rule.name, month=month, day=day, stretch=stretch, shift=shift,
                 weekday="" if day else weekday, direction=direction, part=match.get("part"),
                 granularity=granularity)  # fmt: skip


def _ago(match: Match, order: str) -> Draft | None:
    """ "two years ago", "three days later": so far from the anchor, as precise as the unit."""
    duration = in_days(duration_of(match))
    sign = _sign(match)
    if duration is None or not sign:
        return None
    unit = "D" if duration.endswith("D") else match.get("unit", "units")
    if "X" in duration or unit.startswith("T") or "." in duration:
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Draft(match.first, match.last, match.rule.name, value=value, anchor="publication",
                     shift=("-" if sign < 0 else "") + duration)  # fmt: skip
    shift = ("-" if sign < 0 else "") + duration
    granularity = "year" if unit in ("DE", "CE") else UNITS[unit]
    return Draft(match.first, match.last, match.rule.name, shift=shift, granularity=granularity, direction="none",
                 mod="" if unit not in ("DE", "CE") else "APPROX")  # fmt: skip


def _duration(match: Match, order: str) -> Draft | None:
    duration = duration_of(match)
    if duration is None:
        return None
    unit = match.get("unit", "units", "short_unit")
    return Draft(match.first, match.last, match.rule.name, "DURATION", duration, anchor="none",
                 granularity=UNITS.get(unit, "day"))  # fmt: skip


def _from_event(match: Match, order: str) -> Draft | None:
    """ "Nine months after" something: a length, and which way it lies from an event that the words do not date."""
    draft = _duration(match, order)
    if draft is None:
        return None
    past = _sign(match) < 0
    shift = ("-" if past else "") + draft.value
    return replace(draft, anchor="event", shift=shift, direction="past" if past else "future")


def _period(match: Match, order: str) -> Draft | None:
    """ "the past six months", "the next two years": a stretch up to, or from, the moment of writing."""
    draft = _duration(match, order)
    sign = _sign(match)
    if draft is None or not sign:
        return draft
    if "X" in draft.value and "reference" in match.rule.arguments:
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return replace(draft, type="DATE", value=value, anchor="publication")
    return replace(draft, anchor="publication", shift=("-" if sign < 0 else "") + draft.value,
                   direction="past" if sign < 0 else "future")  # fmt: skip


def _set(match: Match, order: str) -> Draft | None:
    weekday, unit = match.get("weekday", "weekdays"), match.get("unit", "units")
    value = match.get("frequency")
    if weekday:
        value = f"XXXX-WXX-{weekday}"
    elif unit:
        value = duration_of(match) or ""
    if match.get("month"):
        value = f"XXXX-{int(match.get('month')):02}"
    return Draft(match.first, match.last, match.rule.name, "SET", value, anchor="none") if value else None


def _reference(match: Match, order: str) -> Draft | None:
    value = match.get("recently", "presently", "soon", "vague_past", "vague_future") or match.rule.arguments.get(
        "value", ""
    )
    return Draft(match.first, match.last, match.rule.name, value=value, granularity="unknown") if value else None


def _relative(match: Match, order: str) -> Draft | None:
    """ "yesterday", "tonight", "overnight", "this morning", "tomorrow evening"."""
    part = match.get("relative_part", "overnight", "part")
    shift = match.get("relative") or match.rule.arguments.get("shift", "P0D")
    return Draft(match.first, match.last, match.rule.name, shift=shift, part=part, direction="none",
                 pattern="" if not part else f"XXXX-XX-XXT{part}", granularity="part" if part else "day")  # fmt: skip


def _part(match: Match, order: str) -> Draft | None:
    """A part of a day by itself: of the day spoken of."""
    return Draft(match.first, match.last, match.rule.name, part=match.get("part"), anchor="expression",
                 direction="none")  # fmt: skip


def _clock(match: Match, order: str) -> Draft | None:
    clock = match.get("moment")
    if not clock:
        digits = match.get("hhmm")
        hour, minute = match.get("hour") or digits[:2], match.get("minute") or digits[2:]
        later = match.get("ampm", "day_part")
        number = int(hour) % 12 + int(later) if later and int(hour) <= 12 else int(hour)
        if number > 24 or int(minute or 0) > 59 or (number == 24 and minute not in ("", "00")):
            return None
        clock = f"{number % 24:02}:{minute}" if minute else f"{number % 24:02}"
    sign = match.get("'+'") or match.get("'-'")
    zone = match.get("zone")
    if sign and match.get("number") and int(match.get("number")) <= 14:
        zone = f"{sign}{int(match.get('number')):02}:00"
    return Draft(match.first, match.last, match.rule.name, "TIME", clock=clock, zone=zone, anchor="expression",
                 direction="none")  # fmt: skip


def _stretch(match: Match, order: str) -> Draft | None:
    """A season, a quarter or a half of a year."""
    name = match.get("season", "half_year") or f"Q{match.get('ordinal', 'number')}"
    if name[0] == "Q" and name[1:] not in "1234":
        return None
    granularity: Granularity = "quarter" if name[0] == "Q" else "season"
    return _leaning(match, Draft(match.first, match.last, match.rule.name, year=match.get("year"), stretch=name,
                                 granularity=granularity))  # fmt: skip


def _decade(match: Match, order: str) -> Draft | None:
    """ "the 1990s", "the nineties", "los años 90": of the last century unless it is written out."""
    digits = [value for name, value in match.taken if name in ("year", "nineties", "yy")][-1]
    if len(digits) == 4:
        value = digits[:3]
    else:
        value = ("20" if int(digits) < 20 else "19") + digits[0]
    if digits[-1] != "0":
        return None
    return Draft(match.first, match.last, match.rule.name, pattern=value, granularity="decade", mod=match.get("mod"))


def _century(match: Match, order: str) -> Draft | None:
    number = int(match.get("ordinal") or match.get("number") or match.get("day") or 0) or int(match.get("roman") or 0)
    if not 2 <= number <= 22:
        return None
    return Draft(match.first, match.last, match.rule.name, pattern=f"{number - 1:02}", granularity="century")


def _holiday(match: Match, order: str) -> Draft | None:
    """A named day: fixed ("12-25", "RUS 06-12"), or one that moves ("@E-2", "@TUR:Eid al-Fitr")."""
    rule, year = match.get("holiday"), match.get("year")
    if not rule.startswith("@"):
        day = rule.split()[-1]
        return Draft(match.first, match.last, match.rule.name, year=year, month=int(day[:2]), day=int(day[3:]))
    moved = feast_day(rule[1:], int(year)) if year else None
    if year and moved is None:
        return Draft(match.first, match.last, match.rule.name, value=f"{year}-XX-XX", anchor="none")
    return Draft(match.first, match.last, match.rule.name, pattern=moved.isoformat() if moved else f"XXXX-{rule}")


def _national_day(match: Match, order: str) -> Draft | None:
    """A national day without its country yet: the value says which of a country's days it is."""
    return Draft(match.first, match.last, match.rule.name, value=f"?{match.get('national_day')}")


def _nothing(match: Match, order: str) -> Draft | None:
    """Words that look like a time and are none: they keep others off."""
    return Draft(match.first, match.last, match.rule.name, value="-")


def _leaning(match: Match, draft: Draft) -> Draft:
    """A "past" or "next" among the words of a date bends it: "el pasado 12 de junio"."""
    sign = 0 if match.rule.do == "week-of" else _sign(match)
    return replace(draft, direction="past" if sign < 0 else "future") if sign and not draft.year else draft


def _sign(match: Match) -> int:
    said = match.get("last", "past", "next", "next_many", "coming", "ago", "hence") or match.rule.arguments.get(
        "sign", "0"
    )
    return int(said)


def _exists(year: str, month: int, day: int) -> bool:
    try:
        date(int(year) if year else 2000, month, day)
    except ValueError:
        return False
    return True


def _long_year(two: str) -> str:
    return "" if not two else ("20" if int(two) < 50 else "19") + two


_MEANINGS: dict[str, Meaning] = {
    "calendar": _calendar, "week-of": _week_of, "numeric": _numeric, "days": _days, "months": _months,
    "years": _years, "unit": _unit, "named": _named,
    "ago": _ago, "duration": _duration, "period": _period, "from-event": _from_event, "set": _set,
    "reference": _reference,
    "relative": _relative, "part": _part, "clock": _clock, "stretch": _stretch, "decade": _decade,
    "century": _century, "holiday": _holiday, "national-day": _national_day, "nothing": _nothing,
}  # fmt: skip
