"""From what is said to what it comes to: a `TimeExpression` against an anchor that may be an interval or unknown.

How `pattern`, `direction` and `shift` are read for one anchor day stands in `filling`; all of it moves forward with the
anchor, so an anchor of several days is resolved at its first and its last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from synopticon.chronology.describing import day_words, describe
from synopticon.chronology.filling import SHIFT, fill, in_unit, shifted
from synopticon.chronology.intervals import bounds, days, hull, iso, stated
from synopticon.chronology.narrating import in_year, told_in_years
from synopticon.chronology.parts import PARTS
from synopticon.chronology.values import stretch
from synopticon.records import Basis, TimeExpression, When

_DAY = re.compile(r"XXXX-XX-\d\d")
_LONG_AGO = timedelta(days=31)
_SUNDAY = 6
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(T.*)?")
_BLANK = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX",
    "decade": "XXX", "century": "XX", "season": "XXXX-XX",
}  # fmt: skip
_SIZE = {g: i for i, g in enumerate(("second", "minute", "hour", "part", "day", "week", "month", "season", "quarter", "year", "decade", "century"))}  # fmt: skip  # noqa: E501
EDGES = tuple(PARTS)
_LATER = ("APPROX", "LESS_THAN", "EQUAL_OR_LESS")
_SHORTER = ("LESS_THAN", "EQUAL_OR_LESS")
_EARLIER = ("APPROX", "MORE_THAN", "EQUAL_OR_MORE")
# How far back, in characters, "that day" may look for its day: about a long paragraph.
REACH = 600
# ... and how far where the text tells of one day alone.
_FAR = 2 * REACH
_A_MONTH = timedelta(days=31)
_OF_DAYS = ("day", "part", "month")
_A_YEAR = timedelta(days=366)
_WEEKS = timedelta(days=21)
_YEARLY = re.compile(r"XXXX-\d\d-\d\d(T.*)?")
# How many past days told in the present tense make a text one that tells the past so.
_CHRONICLE = 3
# How the note on what is dated by hours from a day begins.
HOURS_FROM = "some hours from"
# How the note on what is dated by its place in the text begins.
TOLD_AFTER = "told after what is dated to"


def is_told_after(when: When) -> bool:
    """Tell the days between a day that a text tells and its writing, on one of which happened what it tells next."""
    return when.note.startswith(TOLD_AFTER)


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
    """Resolve the expressions of one text; in one that tells what is long past, dates without a year are of the years
    that it tells (`narrating`), and in one that tells the past in the present tense, days that would else be ahead are
    past."""
    found = tuple(expressions)
    resolved = _resolved(found, published)
    if years := told_in_years(resolved, published):
        patterns = {e.start: e.pattern for e in found if e.start in years}
        known = (replace(e, pattern=in_year(e.pattern, years[e.start])) if e.start in years else e for e in found)
        again = _resolved(known, published)
        return tuple(replace(e, pattern=patterns[e.start]) if e.start in patterns else e for e in again)
    far = _too_far_ahead(resolved, published)
    if not far:
        return resolved
    return _resolved([replace(e, direction="past") if e.start in far else e for e in found], published)


def _too_far_ahead(resolved: Sequence[TimeExpression], published: When) -> set[int]:
    """Give where days without a year stand that would be ahead though the text tells past ones in the present tense, at
    least `_CHRONICLE` of them, more than ahead or behind it: all that the present tells, and what is nearer in the
    past."""
    written = bounds(published)[0]
    days_told = [(e, begin) for e in resolved if _YEARLY.fullmatch(e.pattern) and (begin := bounds(e.when)[0])]
    if written is None or not days_told:
        return set()
    past = [e.start for e, begin in days_told if e.direction == "nearest" and _A_YEAR > written - begin > _A_MONTH]
    ahead = sum(begin - written > _A_MONTH for e, begin in days_told if e.direction == "nearest")
    if len(past) < _CHRONICLE:
        return set()
    last = max(e.start for e, _ in days_told) if len(past) > ahead else past[-_CHRONICLE]
    late = {"nearest": _A_MONTH, "future": _A_YEAR / 2}
    return {
        e.start for e, begin in days_told
        if e.direction in late and begin - written > late[e.direction] and e.start <= last
    }  # fmt: skip


def _resolved(expressions: Iterable[TimeExpression], published: When) -> tuple[TimeExpression, ...]:
    """Resolve in the order of the text: "that day" and its kind lean on the nearest earlier one that is precise enough
    and not more than `REACH` characters back; "the end of the month" where there is none is of the month of writing."""
    done: list[TimeExpression] = []
    ordered = sorted(expressions, key=lambda e: (e.start, e.end))
    for place, expression in enumerate(ordered):
        anchor = published
        if expression.anchor == "following":
            anchor = _next(ordered[place + 1 :], published)
        if expression.anchor == "expression":
            past = [e for e in done if not (expression.shift.startswith("-") and _ahead(e, published))]
            edge = expression.mod in EDGES and expression.granularity != "day"  # "late in the day" is of no day told
            leant = [e for e in past if e.start == expression.leans]
            anchor = _antecedent(expression, leant or past) or (published if edge else When())
        if _DAY.fullmatch(expression.pattern) and (told := _told_of(expression, done, published)):
            found = resolve(replace(expression, anchor="expression", direction="future"), told)
            done.append(replace(found, direction=expression.direction))
        else:
            done.append(resolve(expression, anchor))
    return tuple(done)


def _ahead(expression: TimeExpression, published: When) -> bool:
    """Tell what lies after the day of writing, of which no eve is told: "shut until the 15th. X had met Y the day
    before"."""
    begin, written = bounds(expression.when)[0], bounds(published)[1]
    return begin is not None and written is not None and begin >= written


def _next(later: Sequence[TimeExpression], published: When) -> When:
    """Give the next date told: "two days after the raid, X met Y on Monday"."""
    dates = (e for e in later if e.type in ("DATE", "TIME") and e.pattern and e.anchor in ("publication", "none"))
    return next((resolve(e, published).when for e in dates), When())


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
    if touched and expression.shift and expression.direction == "present":
        when = _counted(expression, published, touched) or when
    elif touched and expression.shift and expression.anchor == "publication" and "X" not in expression.shift:
        when = _reach(expression, published, touched) or when
    return replace(expression, when=when)


def _counted(expression: TimeExpression, anchor: When, touched: tuple[date, date]) -> When | None:
    """The happening that something at `anchor` is so long after (or, the shift being negative, before); less than some
    days or weeks after, any day of them."""
    if "T" in expression.shift:
        return _hours_off(expression, anchor, touched)
    back = expression.shift[1:] if expression.shift.startswith("-") else f"-{expression.shift}"
    touched = (touched[0], touched[0]) if anchor.granularity == "part" else touched  # a night is that of its evening
    early = timedelta(days=expression.anchor == "publication" and expression.granularity == "day")
    try:  # news is of the day before as often
        first, last = (in_unit(shifted(d, back), expression.granularity) for d in (touched[0] - early, touched[1]))
    except (ValueError, OverflowError):
        return None
    basis, evidence = _basis(anchor), expression.when.evidence
    begin, end = stated(first, basis, evidence), stated(last, basis, evidence)
    mod = expression.mod or ("APPROX" if "." in back else "")  # "six and a half months" is about so long
    if mod in _SHORTER and back.startswith("-") and expression.granularity in ("day", "week"):
        begin, end = (stated(day.isoformat(), basis, evidence) for day in (shifted(touched[0], back), touched[1]))
    when = _widened(hull(begin, end), replace(expression, shift=back, mod=mod), touched[0])
    return replace(when, note=f"counted from {describe(anchor)}")


def _hours_off(expression: TimeExpression, anchor: When, touched: tuple[date, date]) -> When | None:
    """The day of the anchor, or the one beside it, for what is some hours off; nothing where that day is not known."""
    if touched[0] != touched[1]:
        return None
    later = expression.shift.startswith("-")
    first = touched[0] if later else touched[0] - timedelta(days=1)
    evidence, note = expression.when.evidence, f"{HOURS_FROM} {describe(anchor)}"
    return When(
        first.isoformat(), (first + timedelta(days=2)).isoformat(), "hour", None, _basis(anchor), evidence, note
    )


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
        return replace(expression, value=plain, when=_part(stated(plain, "stated", evidence), expression.mod))
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
    if touched:
        when = _to_sunday(when, expression, touched)
    if first != last:
        when = replace(hull(when, stated(last, basis, evidence)), granularity=when.granularity)
        when = replace(when, note=f"the article is dated to {day_words(touched[0])} at the earliest and "
                       f"{day_words(touched[1])} at the latest") if touched else when  # fmt: skip
    value = first if first == last else _masked(first, last, expression)
    return replace(expression, value=value, when=_part(when, expression.mod))


def _part(when: When, mod: str) -> When:
    """Give the part of a month or year that is its beginning, middle or end; what else is left as it is."""
    begin, end = bounds(when)
    if mod not in PARTS or begin is None or end is None or end.year > datetime.max.year - 1:
        return when
    if when.granularity == "month" and end - begin <= _A_MONTH:
        first, after = PARTS[mod].of_month(begin)
        return replace(when, earliest=iso(first), latest=iso(after), granularity="day")
    if when.granularity == "year" and end.year == begin.year + 1:
        first, after = PARTS[mod].of_year(begin)
        return replace(when, earliest=iso(first), latest=iso(after), granularity="month")
    return when


def _widened(when: When, expression: TimeExpression, day: date) -> When:
    """Let "almost", "over" and "about" so long ago mean a tenth of it more recent, earlier, or both."""
    match = SHIFT.fullmatch(expression.shift)
    begin, end = bounds(when)
    if not match or not match[4] or match[1] != "-" or begin is None or end is None:
        return when
    slack = timedelta(days=(day - shifted(day, expression.shift)).days // 10)
    if expression.mod in _LATER:
        end = min(end + slack, datetime(day.year, day.month, day.day) + timedelta(days=1))
    if expression.mod in _EARLIER:
        begin = begin - slack
    first, after = (stretch(in_unit(m.date(), when.granularity)) for m in (begin, end - timedelta(days=1)))
    return when if first is None or after is None else replace(when, earliest=iso(first[0]), latest=iso(after[1]))


def _at(expression: TimeExpression, day: date) -> str | None:
    """Give what an expression comes to from a day: of a date to come that was some weeks ago, the one that was, for a
    year's end lies between it and the next ("could see her on 14 May")."""
    found = fill(expression.pattern, expression.direction, expression.shift, expression.granularity, day)
    if expression.direction != "future" or found is None or not _YEARLY.fullmatch(expression.pattern):
        return found
    begin = bounds(stated(found))[0]
    far = begin is not None and begin.date() - day > _A_YEAR - _WEEKS
    return fill(expression.pattern, "nearest", expression.shift, expression.granularity, day) if far else found


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


def _antecedent(expression: TimeExpression, earlier: list[TimeExpression]) -> When | None:
    size = _SIZE.get("day" if expression.granularity in ("minute", "hour", "part") else expression.granularity, 0)
    for other in reversed(earlier):
        if expression.start - other.end > REACH and other.start != expression.leans:
            return _only_day(expression, earlier)
        if other.type in ("DATE", "TIME") and days(other.when) and _SIZE.get(other.when.granularity, 99) <= size:
            return _edge_of(other, expression)
        counted = size == _SIZE["day"] and expression.shift not in ("", "P0D")
        if counted and other.type == "DATE" and other.when.granularity in ("week", "month") and days(other.when):
            return None  # "in mid-December … the next day": not the day after some date told before that
    return None


def _edge_of(told: TimeExpression, expression: TimeExpression) -> When:
    """Give the day from which one counts on what is told for several, a weekend or a night: "on 2 and 6 March; the next
    day" is the 7th, "on Saturday night; the next day" Sunday."""
    touched = days(told.when)
    several = "/" in told.pattern or told.pattern.endswith("-WE")
    counted = expression.shift not in ("", "P0D") and not expression.shift.startswith(("P0", "-P0"))
    if touched is None or not counted or not (several or told.when.granularity == "part"):
        return told.when
    day = touched[1] if several and not expression.shift.startswith("-") else touched[0]
    return replace(told.when, earliest=day.isoformat(), latest=(day + timedelta(days=1)).isoformat(), granularity="day")


def _only_day(expression: TimeExpression, earlier: list[TimeExpression]) -> When | None:
    """Give the day that "that morning" far from it is of, where a text has told of no other."""
    told = [e.when for e in earlier if e.type in ("DATE", "TIME") and _SIZE.get(e.when.granularity, 99) <= _SIZE["day"]]
    same = {when.earliest[:10] for when in told if when.earliest}
    near = expression.rule.startswith("that-") and expression.start - earlier[-1].end <= _FAR
    return told[-1] if near and len(same) == 1 else None


def _told_of(expression: TimeExpression, earlier: list[TimeExpression], published: When) -> When | None:
    """Give the last date told before a bare day that counts on from it: a day of the past, where the text is of long
    before it was written or it is not known in which month that was, or one of a text that tells the past in the
    present tense ("14 April. The court rules. On the 17th the fleet puts to sea")."""
    touched = days(published)
    near = [e for e in earlier if e.when.granularity in _OF_DAYS and days(e.when) and expression.start - e.end <= REACH]
    told = days(near[-1].when) if near else None
    if touched is None or told is None:
        return None
    long_ago = max(touched[0] - told[1], touched[1] - touched[0]) > _LONG_AGO
    from_month = near[-1].when.granularity == "month"
    when = stated(told[0].isoformat(), near[-1].when.basis, near[-1].when.evidence) if from_month else near[-1].when
    if expression.direction == "nearest":
        return when if told[1] < touched[0] and (long_ago or near[-1].direction != "past") else None
    return when if expression.direction == "past" and long_ago else None


def _to_sunday(when: When, expression: TimeExpression, touched: tuple[date, date]) -> When:
    """Let "last week", written on a Sunday, be the week that ends with it as well."""
    last_week = expression.granularity == "week" and expression.shift == "-P1W" and not expression.pattern
    if not last_week or any(day.weekday() != _SUNDAY for day in touched):
        return when
    note = "written on a Sunday: the week that ends with it, or the one before"
    return replace(when, latest=touched[1].isoformat(), note=note)


__all__ = ["REACH", "fill", "iso", "resolve", "resolve_all", "shifted"]
