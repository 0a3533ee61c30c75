"""What one article's companions leave of the days on which it may have been written, one rule a function.

Rules about one happening, told by an undated article and by companions:

- *still to come there*: what it tells as done beside its day of writing ("landed this Tuesday"), a companion that never
  tells it as done tells as planned: it was not done before that companion was written;
- *not yet past*: what it tells as to come, companions tell for a known day: it was not written after that day;
- *the same day there*: what it tells as done beside its day of writing, companions tell as done on a known day: the two
  days are at most one apart (an outlet's clock and the place's).

And about the article as a whole:

- *not before it was done*: what it tells as done, and what is hardly done twice, companions date; it is not older;
- *the same day by name*: a weekday beside which both tell of the same persons and bodies is one day (`naming_days`);
- *the affair's year*: a day with its weekday, which falls in several months or years, is that nearest to companions;
  several days of months, which bear no year, are all of them, and the article is of the year after the first;
- *copies*: not written before the source was, where it is decided which that is; and a weekday that both name in a
  passage that they share is one day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from synopticon.chronology import bounds, days, describe
from synopticon.chronology.describing import day_words
from synopticon.chronology.resolving import fill
from synopticon.chronology.values import stretch
from synopticon.reconciling.companions import Companions, Told
from synopticon.reconciling.families import has
from synopticon.reconciling.naming_days import of_month, one_day, shared_days
from synopticon.reconciling.sightings import Key, Sighting
from synopticon.records import Reuse, Span, TimeExpression, When

# News tells what was done "on Wednesday" within so many days.
REPORTED_WITHIN = 6
# How far from a companion's day a day of the month with its weekday is taken to belong to the same affair.
_AFFAIR_DAYS = 60
# Days for which a day of a month is told without its year, or a day of no month, and that days and weekdays fall
# together again.
_WITHOUT_YEAR, _WITHOUT_MONTH, _APART = 360, 31, 21
_LEADING_UP = 90  # days for which what led up to the days of an affair is told with them
_SEVERAL = 3  # days of months without a year that are hardly near to those of an affair by chance
# The share of its text from which an article that is found in another is a copy as a whole.
_MOSTLY = 0.4
_COPIES = ("verbatim", "rewritten", "translated")
# Traits of families of what is hardly done twice to the same, but for the family that is.
_HARDLY_TWICE, _OFTEN = ("targeted", "once", "mortal", "alone"), ("travel", "departure")
_DECIDED = ("first-to-second", "second-to-first")


@dataclass(frozen=True, slots=True)
class Limit:
    """What a companion leaves of the days: a test, the sentence that says it, its evidence; the first and the last day
    it leaves, where it bounds them by itself. What is `sure` holds where the rest contradicts it: the words of a copy
    are its source's, what they tell of happenings may be misread."""

    allows: Callable[[date], bool]
    words: str
    evidence: tuple[Span, ...]
    first: date | None = None
    last: date | None = None
    sure: bool = False

    def days(self, window: Sequence[date]) -> frozenset[date]:
        """Give the days of a window that it leaves."""
        first, last = self.first or date.min, self.last or date.max
        return frozenset(day for day in window if first <= day <= last and self.allows(day))


def limits(told: Told, companions: Companions, copied: Sequence[tuple[Told, Reuse]]) -> list[Limit]:
    """Give all that the companions of an article, and the sources it copies, leave of its days."""
    found = [limit for sighting in told.seen for limit in _of(told, sighting, companions)]
    found += [limit for source, reuse in copied for limit in _of_copy(told, source, reuse)]
    others = _akin(told, companions)
    found += [*_of_year(told, others), *_of_months(told, others)]
    found += _of_names(told, companions)
    found += [limit for sighting in told.seen if (limit := _since(told, sighting, companions))]
    return list({(limit.words, limit.evidence): limit for limit in found}.values())


def _of(told: Told, sighting: Sighting, companions: Companions) -> Iterator[Limit]:
    others = companions.of(told, sighting.key) if sighting.done or sighting.to_come else []
    rules = []
    if sighting.done and sighting.near:
        known = _known_days(sighting.key, companions.tellers(told, sighting.key))
        rules = [] if _recurs(known, told) else [_not_before, _same_day]
    elif sighting.to_come and told.near_known and not _tells_as_done(told, sighting.key):
        rules = [_not_after]
    yield from (limit for rule in rules if others and (limit := rule(told, sighting, others)))


def _known_days(key: Key, others: Sequence[Told]) -> list[date]:
    """Give the days on which a happening is told as done or to come, as far as they are known."""
    seen = [(s, other) for other in others for s in other.seen if s.key.fits(key)]
    done = [day for s, _ in seen if s.done and s.near and (day := _one_day(s.dated()))]
    planned = [day for s, other in seen if s.to_come and (day := other.written())]
    return sorted({*done, *(day for day in planned if any(day > one for one in done))})


def _recurs(known: Sequence[date], told: Told) -> bool:
    """Tell whether a happening is known of days too far apart to be one, the article's own words leaving several of
    them: which of them it tells, nothing says."""
    start, end = bounds(told.reading.published)
    left = [d for d in known if (start is None or d >= start.date()) and (end is None or d < end.date())]
    return bool(left) and (left[-1] - left[0]).days > REPORTED_WITHIN


def _not_before(told: Told, sighting: Sighting, others: Sequence[Told]) -> Limit | None:
    """What is done here was still to come when a companion was written; of several, the last."""
    found = [
        (written, other, s)
        for other in others
        if (written := other.written()) and not _tells_as_done(other, sighting.key)
        for s in other.seen
        if s.key.fits(sighting.key) and s.to_come
    ]
    if not found:
        return None
    first, other, plan = max(found, key=lambda f: (f[0], f[1].reading.document.id, -f[2].report.start))
    words = f"what it tells as done ({told.quote(sighting)}) was still to come for {other} ({other.quote(plan)})"

    def allows(day: date) -> bool:
        return (sighting.day(day) or date.min) >= first

    return Limit(allows, words, _evidence(told, sighting, other, plan), first)


def _same_day(told: Told, sighting: Sighting, others: Sequence[Told]) -> Limit | None:
    """What is done here beside the day of writing is done on a known day in companions: at most one day apart."""
    found = [
        (day, other, s)
        for other in others
        for s in other.seen
        if s.key.fits(sighting.key) and s.done and s.near and (day := _one_day(s.dated()))
    ]
    if not found:
        return None
    known = sorted({day for day, _, _ in found})
    day, other, seen = min(found, key=lambda f: (f[0], f[1].reading.document.id, f[2].report.start))
    words = (f"what it tells as done ({told.quote(sighting)}) was done on {day_words(day)} for {other}"
             f" ({other.quote(seen)}), a day apart at most")  # fmt: skip

    def allows(written: date) -> bool:
        told_for = sighting.day(written)
        return told_for is not None and any(abs((told_for - one).days) <= 1 for one in known)

    first, last = known[0] - timedelta(days=1), known[-1] + timedelta(days=REPORTED_WITHIN)
    return Limit(allows, words, _evidence(told, sighting, other, seen), first, last)


def _tells_as_done(told: Told, key: Key) -> bool:
    return key in told.done or (not key.who and any(other.fits(key) for other in told.done))


def _one_day(when: When | None) -> date | None:
    return one_day(when) if when else None


def _not_after(told: Told, sighting: Sighting, others: Sequence[Told]) -> Limit | None:
    """What is to come here is told for a known day in companions: this was not written after it."""
    found = [
        (touched[1], other, s)
        for other in others
        for s in other.seen
        if s.key.fits(sighting.key) and (when := s.dated()) and (touched := days(when))
    ]
    if not found:
        return None
    last, other, seen = max(found, key=lambda f: (f[0], f[1].reading.document.id, -f[2].report.start))
    dated = describe(seen.time.when) if seen.time else day_words(last)
    words = f"what it tells as to come ({told.quote(sighting)}) is told for {dated} by {other}"
    return Limit(lambda day: day <= last, words, _evidence(told, sighting, other, seen), last=last)


def _evidence(told: Told, sighting: Sighting, other: Told, seen: Sighting) -> tuple[Span, ...]:
    ours = Span(told.reading.document.id, sighting.report.start, sighting.report.end)
    return ours, Span(other.reading.document.id, seen.report.start, seen.report.end)


def _of_year(told: Told, others: Sequence[Told]) -> Iterator[Limit]:
    """ "Tuesday 13 May", "el martes 13": in the year, and the month, that brings it near the days on which companions
    were written."""
    for time in told.reading.times:
        if "&" in time.pattern and time.direction == "past" and (nearest := _nearest_to(time, others)):
            yield _near_year(told, time, *nearest)


def _akin(told: Told, companions: Companions) -> list[Told]:
    akin = {o.reading.document.id: o for o in (*companions.all_of(told), *companions.naming_the_same(told))}
    return [other for _, other in sorted(akin.items())]


def _of_months(told: Told, others: Sequence[Told]) -> Iterator[Limit]:
    """ "On 2 September … on 11 September … on the 18th of September": in the year that brings all of them near the days
    on which companions were written."""
    bare = [time for time in told.reading.times if of_month(time) and time.direction == "past"]
    if len({time.pattern for time in bare}) < _SEVERAL:
        return
    near = [found for time in bare if (found := _nearest_to(time, others))]
    if not near or (len(near) < len(bare) and len({day for day, _ in near}) < _SEVERAL):
        return
    named = sorted(day for day, _ in near)
    far = [time for time in bare if not _nearest_to(time, others)]
    before = sorted(day for time in far if (day := _filled(time, named[0])))
    if len(before) < len(far) or any(not 0 < (named[0] - day).days <= _LEADING_UP for day in before):
        return
    named = before + named
    if (named[-1] - named[0]).days >= _WITHOUT_YEAR:
        return
    first, last = named[-1], named[0] + timedelta(days=_WITHOUT_YEAR)
    text = told.reading.document.text
    said = ", ".join(dict.fromkeys(f"“{text[time.start : time.end]}”" for time in bare))
    words = f"{said} are of {named[0].year}, near the days of {near[0][1]}, which tells of the same affair"
    spans = tuple(Span(told.reading.document.id, time.start, time.end) for time in bare)
    yield Limit(lambda written: first <= written <= last, words, spans, first, last)


def _nearest_to(time: TimeExpression, others: Sequence[Told]) -> tuple[date, Told] | None:
    """Give the day of an expression that is nearest to the day of a companion, no other day being nearly as near."""
    gaps: dict[date, tuple[int, str, Told]] = {}
    for other in others:
        if (written := other.written()) and (day := _filled(time, written)):
            gap = (abs((day - written).days), other.reading.document.id, other)
            gaps[day] = min(gaps.get(day, gap), gap, key=lambda g: g[:2])
    ranked = sorted(gaps.items(), key=lambda item: item[1][:2])
    if not ranked or ranked[0][1][0] > _AFFAIR_DAYS:
        return None
    if len(ranked) > 1 and ranked[1][1][0] - ranked[0][1][0] < _APART:
        return None
    return ranked[0][0], ranked[0][1][2]


def _near_year(told: Told, time: TimeExpression, day: date, other: Told) -> Limit:
    within = REPORTED_WITHIN if time.start < told.lead_end else _WITHOUT_YEAR if of_month(time) else _WITHOUT_MONTH
    last = day if time.rule.startswith("this-") else day + timedelta(days=within)
    said = told.reading.document.text[time.start : time.end]
    words = f"“{said}” is {day_words(day)} in the year of {other}, which tells of the same affair"
    span = Span(told.reading.document.id, time.start, time.end)
    return Limit(lambda written: day <= written <= last, words, (span,), day, last, sure=True)


def _filled(time: TimeExpression, day: date) -> date | None:
    value = fill(time.pattern, "nearest", time.shift, "day", day)
    found = stretch(value) if value else None
    return found[0].date() if found else None


def _since(told: Told, sighting: Sighting, companions: Companions) -> Limit | None:
    """What is told as done was done on a known day: the first that articles naming the same persons give."""
    key = sighting.key
    if not sighting.done or not any(has(key.family, trait) for trait in _HARDLY_TWICE) or key.family in _OFTEN:
        return None
    found = [
        (day, other, s)
        for other in companions.naming_the_same(told)
        for s in other.seen
        if s.done and key.shares(s.key) and (day := _one_day(s.dated()))
    ]
    if not found:
        return None
    day, other, seen = min(found, key=lambda f: (f[0], f[1].reading.document.id, f[2].report.start))
    words = f"what it tells as done ({told.quote(sighting)}) was done on {day_words(day)} for {other}"
    first = day - timedelta(days=1)
    return Limit(lambda written: written >= first, words, _evidence(told, sighting, other, seen), first)


def _of_names(told: Told, companions: Companions) -> Iterator[Limit]:
    """Weekdays, and days of a month, that companions name beside the same names, all of them of one day."""
    for time, day, other, same in shared_days(told, companions):
        said, names = told.reading.document.text[time.start : time.end], ", ".join(sorted(same.shown))
        words = f"its “{said}” is {day_words(day)} as in {other}, which names {names} beside it"
        spans = (Span(told.reading.document.id, time.start, time.end), same.span)
        reach = timedelta(days=_WITHOUT_YEAR if of_month(time) else REPORTED_WITHIN)
        first = day if time.direction == "past" else day - reach
        yield Limit(_tells_for(time, day), words, spans, first, day + reach)


def _tells_for(time: TimeExpression, day: date) -> Callable[[date], bool]:
    """Give the test whether an expression, written on some day, is of a day."""
    return lambda written: _day_of(time, written) == day


def _day_of(time: TimeExpression, written: date) -> date | None:
    value = fill(time.pattern, time.direction, time.shift, "day", written)
    found = stretch(value) if value else None
    return found[0].date() if found else None


def sources(told: Told, companions: Companions, reuse: Sequence[Reuse]) -> Iterator[tuple[Told, Reuse]]:
    """Give the articles that one copies, or has passages in common with where nothing says who copied whom."""
    ours = told.reading.document.id
    for shared in reuse:
        if shared.kind in _COPIES and ours in shared.documents:
            first = shared.documents[1] == ours
            source = companions.by_id.get(shared.documents[0 if first else 1])
            if source and shared.direction != ("second-to-first" if first else "first-to-second"):
                yield source, shared


def _of_copy(told: Told, source: Told, reuse: Reuse) -> Iterator[Limit]:
    written = days(source.reading.published)
    if written is None:
        return
    first, spans = written[0], tuple(span for pair in reuse.passages[:1] for span in pair)
    if reuse.direction in _DECIDED:
        yield Limit(lambda day: day >= first, f"it is a copy of {source}", spans, first, sure=True)
    for ours, theirs in _compared(told, source, reuse):
        for time in _within(told, ours):
            known = [
                (day, same) for same in _within(source, theirs) if _alike(time, same) and (day := _one_day(same.when))
            ]
            if len({day for day, _ in known}) == 1:
                yield _copied_day(told, time, known[0][0], source, known[0][1], first)


def _compared(told: Told, source: Told, reuse: Reuse) -> list[tuple[Span, Span]]:
    """Give the passages in which a copy and its source may name one day: those they share, and all of both where these
    are much of the copy: of a translation not every sentence is found."""
    own = told.reading.document.id
    pairs = [(a, b) if a.document == own else (b, a) for a, b in reuse.passages]
    length = len(told.reading.document.text)
    if sum(ours.end - ours.start for ours, _ in pairs) < _MOSTLY * length:
        return pairs
    return [(Span(own, 0, length), Span(source.reading.document.id, 0, len(source.reading.document.text)))]


def _within(told: Told, span: Span) -> list[TimeExpression]:
    return [time for time in told.reading.times if span.start <= time.start and time.end <= span.end]


def _alike(one: TimeExpression, other: TimeExpression) -> bool:
    """Tell whether two articles name one weekday, and not one the last and the other the next."""
    sides = {one.direction, other.direction} - {"nearest"}
    return _is_weekday(one) and _is_weekday(other) and one.pattern == other.pattern and len(sides) < 2


def _copied_day(
    told: Told, time: TimeExpression, meant: date, source: Told, same: TimeExpression, written: date
) -> Limit:
    """A weekday that source and copy name is one day; a copy that keeps "this Thursday" is of that day or the next, or
    of the day after its source."""
    this = time.rule.startswith("this-")
    over, ahead = time.direction == "past", time.direction == "future"
    first = meant - timedelta(days=1 if this or over else REPORTED_WITHIN)
    last = max(meant, written) + timedelta(days=1) if this else meant + timedelta(days=0 if ahead else REPORTED_WITHIN)
    said = told.reading.document.text[time.start : time.end]
    words = f"its “{said}” is {day_words(meant)} in the same words of {source}"
    spans = (Span(told.reading.document.id, time.start, time.end),
             Span(source.reading.document.id, same.start, same.end))  # fmt: skip
    return Limit(lambda day: first <= day <= last, words, spans, first, last, sure=True)


def _is_weekday(time: TimeExpression) -> bool:
    return time.pattern.startswith("XXXX-WXX-") and time.anchor == "publication" and not time.shift
