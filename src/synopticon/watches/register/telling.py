"""What a sentence says of a happening that no event reports: of which States, and when."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from synopticon.records import UNKNOWN_TIME, Event, Span, Statement, When
from synopticon.watches.index import Index
from synopticon.watches.matching import said_in
from synopticon.watches.sectors import belongs

Days = tuple[datetime.date, datetime.date]
_DAY = datetime.timedelta(days=1)
_LONGEST = datetime.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Telling:
    """The States that a sentence names, those apart who only say it; when, if it names one time; when it was told."""

    countries: frozenset[str]
    when: When
    told: datetime.date | None


def telling(index: Index, span: Span) -> Telling:
    """Read a sentence by its words."""
    said = said_in(index, span)
    return Telling(
        _countries(index, span, said), _time(index, span, said), day(index.published(span.document).earliest)
    )


def _countries(index: Index, span: Span, said: list[Statement]) -> frozenset[str]:
    """Give the States named, without speakers and the media that carry it."""
    found = set()
    for mention in index.mentions(span):
        if any(s.speaker_start <= mention.start < s.speaker_end for s in said):
            continue
        for key in (mention.entity, *mention.members):
            entity = index.entities.get(key or "")
            if entity and entity.country and not belongs(entity, "media"):
                found.add(entity.country)
    return frozenset(found)


def _time(index: Index, span: Span, said: list[Statement]) -> When:
    """Give the one time that a sentence names, up to a year long; of a statement only what stands in its content.

    A clock's time alone is left out: which day it is of stands elsewhere.
    """
    found: dict[Days, When] = {}
    for time in index.readings[span.document].times:
        if not span.start <= time.start < span.end or time.granularity in ("hour", "minute", "second"):
            continue
        if any(not (s.content_start <= time.start < s.content_end) for s in said[:1]):
            continue
        limits = days(time.when)
        if limits and limits[1] - limits[0] <= _LONGEST:
            found.setdefault(limits, time.when)
    return next(iter(found.values())) if len(found) == 1 else UNKNOWN_TIME


def of_event(event: Event) -> Days | None:
    """Give the first and the last day that an event can have."""
    return days(event.when)


def days(when: When) -> Days | None:
    """Give the first day of a time and the first after it; None where it is open or not known."""
    first, last = day(when.earliest), day(when.latest)
    if first is None or last is None:
        return None
    within = "T" in (when.latest or "") and not (when.latest or "").endswith("T00:00")
    return first, last + _DAY if within or last == first else last


def day(moment: str | None) -> datetime.date | None:
    """Give the day of an ISO moment."""
    try:
        return datetime.date.fromisoformat(moment[:10]) if moment else None
    except ValueError:
        return None


def overlap(one: Days, other: Days) -> bool:
    """Tell whether two times have a day in common."""
    return one[0] < other[1] and other[0] < one[1]
