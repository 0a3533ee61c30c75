"""When articles were written, from what they share: an undated article tells of what dated ones tell of too.

For each article whose day of writing is not known, every day in the window that its own words leave is tried against
what its companions say, a companion being an article of the same affair; the rules stand in `limits`. Then its own
weekdays: "this Tuesday" of what is done, told in its first sentence, is the day of writing; a bare weekday that or
the day before. Limits that contradict each other decide nothing, all together. All articles are tried against the same
state, round after round until nothing changes, so that their order does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from synopticon.chronology import behind, bounds, dated_by, describe, span_days
from synopticon.chronology.describing import day_words
from synopticon.reconciling.companions import Companions, Told, told
from synopticon.reconciling.limits import Limit, limits, sources
from synopticon.reconciling.memory import FORGETFUL, Memory
from synopticon.records import Reading, Reuse, Undecided, When

_ROUNDS = 6
# Wider windows than this are not tried day by day: the same thing happens every year.
_WIDEST = 400
# An article dated to so many days is dated.
_DECIDED = 2
_OWN = ("unknown", "inferred")


def date_readings(
    readings: Iterable[Reading], reuse: Sequence[Reuse] = (), memory: Memory = FORGETFUL
) -> tuple[Reading, ...]:
    """Date the undated readings by the others, and resolve their times and reports again.

    Pure: the result follows from the set (and the passages its articles share, `reuse`) alone and stands in the order
    of document ids. Dates known from outside the prose are never changed; what contradicts them is added to
    `undecided`.
    """
    state = [
        memory.of("told", memory.content(reading), told, reading)
        for reading in sorted(readings, key=lambda r: r.document.id)
    ]
    own = [each.reading.published for each in state]
    for _ in range(_ROUNDS):
        companions = Companions(state)
        updated = [_dated(each, when, companions, reuse) for each, when in zip(state, own, strict=True)]
        if all(new is old.reading for new, old in zip(updated, state, strict=True)):
            break
        state = [old if new is old.reading else told(new) for new, old in zip(updated, state, strict=True)]
    companions = Companions(state)
    return tuple(_checked(_without_remote(each, companions)) for each in state)


def with_published(reading: Reading, published: When) -> Reading:
    """Give a reading its day of writing, and resolve its times, and the reports dated by them, again."""
    if published == reading.published:
        return reading
    times, reports = behind(*dated_by(reading.times, reading.reports, published), published)
    return replace(reading, published=published, times=times, reports=reports)


def _dated(told: Told, own: When, companions: Companions, reuse: Sequence[Reuse]) -> Reading:
    """Date an article by its companions as they are dated so far. What is decided stays: it may have decided others,
    which must not speak for it in turn. Where what companions leave contradicts itself, what is sure decides alone."""
    reading = told.reading
    if reading.published.basis not in _OWN or (span_days(reading.published) or 99) <= _DECIDED:
        return reading
    copied = list(sources(told, companions, reuse))
    found = limits(told, companions, copied)
    for kept in (found, [limit for limit in found if limit.sure]):
        if (when := _by_limits(told, own, kept, bool(copied))) is not None:
            return with_published(reading, when)
    return reading


def _by_limits(told: Told, own: When, found: Sequence[Limit], copied: bool) -> When | None:
    """Date an article by limits; None where there are none, or they contradict each other."""
    low, high = _reach(own, found)
    if not found or (low and high and high < low):
        return None
    if low is None or high is None or (high - low).days > _WIDEST:
        return _bounded(own, low, high, found)
    left, used = _narrowed(_window(own, found, low, high), found)
    if not left:
        return None
    kept, words = (left, "") if copied else _by_weekday(left, told)
    return _written(own, kept, used, words)


def _reach(own: When, found: Sequence[Limit]) -> tuple[date | None, date | None]:
    """Give the first and the last day that an article's own words and the limits together leave."""
    start, end = bounds(own)
    lows = [limit.first for limit in found if limit.first]
    highs = [limit.last for limit in found if limit.last]
    lows += [start.date()] if start else []
    highs += [end.date() - timedelta(days=1)] if end and end.date() > date.min else []
    return max(lows, default=None), min(highs, default=None)


def _window(own: When, found: Sequence[Limit], low: date, high: date) -> list[date]:
    """Give the days to try: all that some limit reaches, within the article's own bounds, so that each limit is seen to
    leave some out; only those that all reach where that is too many."""
    start, end = _reach(own, ())
    first = start or min((limit.first for limit in found if limit.first), default=low)
    last = end or max((limit.last for limit in found if limit.last), default=high)
    if (last - first).days > _WIDEST:
        first, last = low, high
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _bounded(own: When, low: date | None, high: date | None, found: Sequence[Limit]) -> When:
    """Give the bounds alone, where they leave too many days to try."""
    used = [limit for limit in found if (low and limit.first == low) or (high and limit.last == high)]
    if not used:
        return own
    after = (high + timedelta(days=1)).isoformat() if high and high < date.max else None
    made = _written(own, [low or date.min], used, "")
    return replace(made, earliest=low.isoformat() if low else None, latest=after)


def _narrowed(window: Sequence[date], found: Sequence[Limit]) -> tuple[list[date], list[Limit]]:
    """Give the days that all limits leave, and as few of the limits as leave no more; none where they contradict each
    other."""
    allowed = {i: limit.days(window) for i, limit in enumerate(found)}
    left = frozenset.intersection(*allowed.values())
    for i in sorted(allowed, key=lambda i: (-len(allowed[i]), found[i].words)):
        rest = [days for j, days in allowed.items() if j != i]
        if rest and frozenset.intersection(*rest) == left:
            del allowed[i]
    return sorted(left), sorted((found[i] for i in allowed), key=lambda limit: (limit.words, repr(limit.evidence)))


def _by_weekday(left: list[date], told: Told) -> tuple[list[date], str]:
    """Let the weekday beside which an article tells its news be the day it was written, or for a bare one the next."""
    words = ""
    for sighting in told.seen:
        if not (sighting.done and sighting.near and sighting.time and told.leads(sighting)):
            continue
        slack = 0 if sighting.time.rule.startswith("this-") else 1
        near = [day for day in left if (on := sighting.day(day)) and 0 <= (day - on).days <= slack]
        if near and len(near) < len(left):
            left, words = (
                near,
                f"{told.quote(sighting)} is news of {'that day' if not slack else 'that day or the day before'}",
            )
    return left, words


def _written(own: When, left: list[date], used: Sequence[Limit], words: str) -> When:
    evidence = tuple(dict.fromkeys((*own.evidence, *(span for limit in used for span in limit.evidence))))
    said = [own.note, *(limit.words for limit in used), words]
    after = left[-1] + timedelta(days=1)
    note = "; ".join(dict.fromkeys(part for part in said if part))
    return When(left[0].isoformat(), after.isoformat(), "day", own.zone, "inferred", evidence, note)


def _without_remote(told: Told, companions: Companions) -> Reading:
    """Drop a lower bound that stands alone and lies years before all that the article's companions are dated to: true,
    but it would place the article where nothing else is."""
    reading, when = told.reading, told.reading.published
    start, end = bounds(when)
    if when.basis != "inferred" or end is not None or start is None:
        return reading
    others = (*companions.all_of(told), *companions.naming_the_same(told))
    written = [day for other in others if (day := other.written())]
    if not written or (min(written) - start.date()).days <= _WIDEST:
        return reading
    at = when.evidence[0] if when.evidence else None
    reason = f"written on or after {day_words(start.date())} ({when.note}), and nothing says when"
    item = Undecided(at.start if at else 0, at.end if at else 0, "published", reason)
    return replace(with_published(reading, When()), undecided=(*reading.undecided, item))


def _checked(reading: Reading) -> Reading:
    """Report what an article tells as done after the day it is dated to."""
    _, written = bounds(reading.published)
    if reading.published.basis in _OWN or written is None:
        return reading
    limit = written + timedelta(days=1)
    late = []
    for report in reading.reports:
        start, _ = bounds(report.when)
        if report.status == "occurred" and start is not None and start >= limit:
            late.append(
                Undecided(
                    report.start,
                    report.end,
                    "published",
                    f"tells as done what it dates to {describe(report.when)}, after its own date "
                    f"{describe(reading.published)}",
                )
            )
    found = tuple(item for item in late if item not in reading.undecided)
    return replace(reading, undecided=(*reading.undecided, *found)) if found else reading
