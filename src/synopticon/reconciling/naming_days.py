"""Days beside which two articles tell of the same persons and bodies: one day, where all that is known agrees.

"On Tuesday the emir brought Ruiz and Lind to one table", undated, and "Lind and Ruiz met in Doha on Tuesday, hosted by
the emir", dated: one Tuesday. "On 9 May", of no year, is that of the dated article likewise, with fewer names; so is a
weekday on which both tell of one kind of deed. They are taken from the sentence and its neighbours, as the first names
its people and the next says who they are. Countries and their capitals say nothing here: they stand in every sentence
of an affair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from synopticon.chronology import days
from synopticon.languages import is_verbal
from synopticon.reconciling.companions import Companions, Told
from synopticon.records import Span, TimeExpression, When

# So many names must stand beside a weekday in both articles, and so many of them in the very sentence of ours; fewer
# beside a day of a month.
_NAMES, _OWN = 3, 2
_NAMES_OF_MONTH, _OWN_OF_MONTH = 2, 1
_DAY_OF_MONTH = re.compile(r"XXXX-(\d\d-\d\d)(?:&.*)?")
_OVER_NIGHT = timedelta(days=1)
_ACT = "act"  # a deed of no kind
_TYPES = ("PER", "ORG", "FAC", "EVENT")


@dataclass(frozen=True, slots=True)
class Shared:
    """What two articles name beside one weekday, and where the other names the day."""

    shown: frozenset[str]
    span: Span


def shared_days(told: Told, companions: Companions) -> Iterator[tuple[TimeExpression, date, Told, Shared]]:
    """Give the weekdays, and days of a month, of an undated article that companions date, all of them to one day."""
    named = [t for t in told.reading.times if (_is_weekday(t) or of_month(t)) and t.direction != "future"]
    others = [other for other in companions.naming_the_same(told) if other.written()] if named else []
    for time in named:
        near, own = _beside(told, time, 1), _beside(told, time, 0)
        least, least_own = (_NAMES_OF_MONTH, _OWN_OF_MONTH) if of_month(time) else (_NAMES, _OWN)
        deeds = _deeds(told, time)
        found = [
            (day, other, Shared(frozenset(near[name] for name in same), span))
            for other in others
            for day, span, names, done in _days(other)
            if _fits(time, day)
            and len(same := frozenset(near.keys() & names.keys())) >= (_NAMES_OF_MONTH if deeds & done else least)
            and len(own.keys() & names.keys()) >= (_OWN_OF_MONTH if deeds & done else least_own)
        ]
        if found and len({day for day, _, _ in found}) == 1:
            day, other, shared = max(found, key=lambda f: (len(f[2].shown), f[1].reading.document.id, -f[2].span.start))
            yield time, day, other, shared


def _is_weekday(time: TimeExpression) -> bool:
    return time.pattern.startswith("XXXX-WXX-") and time.pattern[9:10].isdigit() and not time.shift


def of_month(time: TimeExpression) -> bool:
    """Tell a day of a month that bears no year."""
    return _DAY_OF_MONTH.fullmatch(time.pattern) is not None and not time.shift


def _fits(time: TimeExpression, day: date) -> bool:
    named = _DAY_OF_MONTH.fullmatch(time.pattern)
    return named[1] == day.isoformat()[5:] if named else day.isoweekday() == int(time.pattern[9])


def _deeds(told: Told, time: TimeExpression) -> frozenset[str]:
    """Give the kinds of what an article tells as done at a time, but for words."""
    reports = (r for r in told.reading.reports if r.time == (time.start, time.end) and r.status == "occurred")
    return frozenset(r.happening for r in reports if not is_verbal(r.happening) and r.happening != _ACT)


def _days(told: Told) -> Iterator[tuple[date, Span, dict[str, str], frozenset[str]]]:
    """Give the days that a dated article names, each with the names beside it and the kinds of deeds told for it."""
    for time in told.reading.times:
        day = one_day(time.when) if time.type in ("DATE", "TIME") else None
        if day and time.direction != "future":
            span = Span(told.reading.document.id, time.start, time.end)
            yield day, span, _beside(told, time, 1), _deeds(told, time)


def one_day(when: When) -> date | None:
    """Give the day of a moment, None where it is of several; a night is that of its evening."""
    touched = days(when)
    if touched is None or touched[1] - touched[0] > (_OVER_NIGHT if when.granularity == "part" else timedelta(0)):
        return None
    return touched[0]


def _beside(told: Told, time: TimeExpression, reach: int) -> dict[str, str]:
    """Give the names in the sentence of an expression and `reach` sentences around it, as articles share them."""
    sentences = sorted(told.reading.sentences)
    at = next((i for i, (start, end) in enumerate(sentences) if start <= time.start < end), None)
    if at is None:
        return {}
    start, end = sentences[max(0, at - reach)][0], sentences[min(len(sentences) - 1, at + reach)][1]
    entities = {e.id: e for e in told.reading.entities if e.type in _TYPES or not e.link}
    inside = (m.entity for m in told.reading.mentions if start <= m.start and m.end <= end)
    found = [entities[i] for i in inside if i in entities]
    return {e.link or e.name.casefold(): e.name for e in found if e.link or " " in e.name}
