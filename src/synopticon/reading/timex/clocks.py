"""A bare weekday of what is done that has begun only where it was done: "on Tuesday" in Asia, told on a western Monday.

Read by the calendar alone, the Tuesday of what is done lies six days before that Monday. Where the article's outlet is
known, and its sentence (or, where that names no country, mostly the article) is of a place by whose clocks the weekday
had begun, the place's day is taken, and the expression says so. Accepted gap: what a western outlet tells on Monday of
the Tuesday six days before, of a place far to the east, is dated a week late; outlets say "last Tuesday" for that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc

from synopticon import gazetteer
from synopticon.chronology import bounds, days, describe, resolve, same_moment, stated
from synopticon.records import TimeExpression, When

_BARE = re.compile(r"XXXX-WXX-[1-7](T.*)?")
_WEEK = timedelta(days=7)
_AHEAD = timedelta(hours=5)  # how long the place's next day must have run when the outlet's ends


def ahead(doc: Doc, times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Give the resolved times of a text, the weekdays that had begun only at their place put to its day.

    `doc` carries its document and published date, and mentions and entities where they are known; without an outlet
    that the gazetteer knows nothing changes.
    """
    home = _home(doc)
    touched = days(doc._.published)
    if not home or touched is None or touched[0] != touched[1]:
        return tuple(times)
    return tuple(_moved(doc, time, touched[0], home) if _six_days_back(time, touched[0]) else time for time in times)


def _six_days_back(time: TimeExpression, written: date) -> bool:
    if not _BARE.fullmatch(time.pattern) or time.shift or time.direction != "past" or time.anchor != "publication":
        return False
    begin, _ = bounds(time.when)
    return begin is not None and begin.date() + _WEEK == written + timedelta(days=1)


def _moved(doc: Doc, time: TimeExpression, written: date, home: str) -> TimeExpression:
    there = _place(doc, time, written, home)
    if not there:
        return time
    moved = resolve(replace(time, direction="nearest"), doc._.published)
    note = f"that day had begun in {_name(there)} while it was {describe(doc._.published)} in {_name(home)}"
    return replace(moved, when=replace(moved.when, note=note))


def _place(doc: Doc, time: TimeExpression, written: date, home: str) -> str:
    """Give the country named around a time by whose clocks its day had begun, the most named one; "" if none."""
    near = [s for s in doc.sents if s.start_char <= time.start < s.end_char] if doc.has_annotation("SENT_START") else []
    start, end = (near[0].start_char, near[0].end_char) if near else (time.start, time.end)
    said = _countries(doc, start, end) or _mostly(_countries(doc, 0, len(doc.text)))
    further = [c for c in said if _begun(doc._.published, written, home, c)]
    return min(further, key=lambda c: (-said[c], c), default="")


def _countries(doc: Doc, start: int, end: int) -> Counter[str]:
    of = {entity.id: entity.country for entity in doc._.entities}
    inside = (m for m in doc._.mentions if start <= m.start and m.end <= end)
    named: Iterable[str | None] = (of.get(i) for m in inside for i in (m.members or (m.entity or "",)))
    return Counter(country for country in named if country)


def _mostly(said: Counter[str]) -> Counter[str]:
    top = min(said, key=lambda c: (-said[c], c), default="")
    return Counter({top: said[top]}) if top else said


def _begun(published: When, written: date, home: str, there: str) -> bool:
    """Tell whether the next day had begun there, and long since, before the day of writing ended at home."""
    here, away = gazetteer.country_zone(home), gazetteer.country_zone(there)
    if not here or not away or home == there:
        return False
    both = same_moment(published, here, stated((written + timedelta(days=1)).isoformat()), away)
    begin, end = bounds(both) if both else (None, None)
    return begin is not None and end is not None and end - begin >= _AHEAD


def _home(doc: Doc) -> str:
    """Give the country of the outlet."""
    document = doc._.document
    names = (document.uri, document.outlet) if document else ()
    found = (gazetteer.outlet(name) for name in names if name)
    return next((entry.country for entry in found if entry and entry.country), "")


def _name(code: str) -> str:
    entry = gazetteer.entry(f"country:{code}")
    return entry.name if entry else code
