"""When an undated article was written, as far as its own words decide it.

Two kinds of clues. *Bounds*: a past date it states, a war it names, an incumbent it names in an office; the article is
not older than those began and, for an office, not younger than it ended. *Days*: a weekday that it calls "this" one
together with a named holiday, a weekday with its day of the month, "today" with a date; these fit one year in several.

Days must lie between the bounds; where nothing else ends them and the article names somebody in an office that is not
known to have ended, they end where the gazetteer's knowledge of offices ends. Of several years that fit none is taken:
they are given as undecided. Nothing here looks at the clock, or at when the article was received. Where only bounds are
known the interval is theirs, open on one side if need be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from synopticon.chronology import bounds, describe
from synopticon.chronology.describing import day_words
from synopticon.chronology.feasts import feast_day
from synopticon.reading.incumbents import Tenure, horizon, tenures
from synopticon.reading.timex.lexing import lexicon, senses, tokenise
from synopticon.reading.timex.tense import cues, direction
from synopticon.records import Span, TimeExpression, Undecided, When

# A date with its weekday but no year is near: within half a year of the day of writing.
_NEAR_DAYS = 180
_SINCE = " on"
# What is past in one place may bear the next day's date in another.
_CLOCKS = timedelta(days=1)


class Clue(NamedTuple):
    """What bounds the day of writing: not before `first`, before `last` (None: open); where it stands; in words."""

    first: date | None
    last: date | None
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Window:
    """The stretch that all bounds together leave, and the clues that drew it."""

    first: date | None
    last: date | None
    clues: tuple[Clue, ...]


def infer(doc: Doc, times: Sequence[TimeExpression], language: str) -> tuple[When, tuple[Undecided, ...]]:
    """Infer the publication of an article from its text and its time expressions, not yet resolved.

    Gives an interval with basis `inferred`, evidence and reasoning, or an unknown `When`; and what was left undecided:
    the other years that fit, or clues that contradict each other.
    """
    document = doc._.document.id if doc._.document else ""
    found: set[Clue] = {*_stated(doc, times, language), *_eras(doc.text, language), *_offices(doc, language)}
    clues: list[Clue] = sorted(found, key=repr)
    window = narrow(clues)
    if window is None:
        start, end = min(c.start for c in clues), max(c.end for c in clues)
        return When(), (Undecided(start, end, "published", "what dates the article contradicts itself"),)
    known: list[Days] = sorted(_days(times, doc.text), key=lambda d: (d.start, d.end))
    fits = fitting(known, window, horizon() if _incumbents(clues) else None)
    if fits:
        return _decided(fits, window, document)
    return _bounded(window, document), ()


def narrow(clues: Iterable[Clue]) -> Window | None:
    """Intersect bounds; None where they leave nothing. Only the clues that draw the result are kept."""
    first = max((c for c in clues if c.first), key=lambda c: (c.first or date.min, -c.start), default=None)
    last = min((c for c in clues if c.last), key=lambda c: (c.last or date.max, c.start), default=None)
    if first and last and first.first and last.last and first.first >= last.last:
        return None
    used = tuple(dict.fromkeys(c for c in (first, last) if c))
    return Window(first.first if first else None, last.last if last else None, used)


class Days(NamedTuple):
    """A clue to the very day: month and day (or a feast that moves), the weekday it must be, days before and after it
    that are as good."""

    month: int
    day: int
    weekday: int
    before: int
    after: int
    start: int
    end: int
    words: str
    feast: str = ""


def fitting(days: Sequence[Days], window: Window, known_to: date | None) -> list[tuple[date, date, Days]]:
    """Give, for the first clue that leaves any, the days that fit it in the years the window allows, oldest first.

    Without a lower bound, or without an upper one or a day `known_to` which what is known reaches, nothing fits.
    """
    last = min((day for day in (window.last, known_to) if day), default=None)
    if window.first is None or last is None:
        return []
    for clue in days:
        years = range(window.first.year - 1, last.year + 1)
        fits = [fit for year in years if (fit := _fit(clue, year, window)) and fit[0] <= last]
        if fits:
            return fits
    return []


def _fit(clue: Days, year: int, window: Window) -> tuple[date, date, Days] | None:
    try:
        day = feast_day(clue.feast, year) if clue.feast else date(year, clue.month, clue.day)
    except ValueError:
        return None
    if day is None or (clue.weekday and day.isoweekday() != clue.weekday):
        return None
    first, last = day - timedelta(days=clue.before), day + timedelta(days=clue.after)
    first = max(first, window.first) if window.first else first
    last = min(last, window.last - timedelta(days=1)) if window.last else last
    return (first, last, clue) if first <= last else None


def _decided(fits: list[tuple[date, date, Days]], window: Window, document: str) -> tuple[When, tuple[Undecided, ...]]:
    first, last, clue = fits[0]
    note = f"{clue.words} fit {day_words(first)}" + (f" to {day_words(last)}" if last != first else "")
    note += "".join(f"; {c.words}" for c in window.clues)
    if len(fits) > 1:
        years = ", ".join(str(fit[0].year) for fit in fits)
        reason = f"{clue.words} fit in {years} alike"
        return _bounded(window, document), (Undecided(clue.start, clue.end, "published", reason),)
    note += "" if window.last else f"; later years are beyond what is known of offices ({day_words(horizon())})"
    drawn = tuple(Span(document, c.start, c.end) for c in window.clues)
    evidence = (Span(document, clue.start, clue.end), *drawn)
    day_after = last + timedelta(days=1)
    return When(first.isoformat(), day_after.isoformat(), "day", None, "inferred", evidence, note), ()


def _bounded(window: Window, document: str) -> When:
    if window.first is None and window.last is None:
        return When()
    return When(
        window.first.isoformat() if window.first else None,
        window.last.isoformat() if window.last else None,
        "day",
        None,
        "inferred",
        tuple(Span(document, c.start, c.end) for c in window.clues),
        "; ".join(c.words for c in window.clues),
    )


def _stated(doc: Doc, times: Sequence[TimeExpression], language: str) -> Iterator[Clue]:
    """Dates with their year that the verb calls past, in sentences that speak of nothing to come. What is to come by a
    stated date says little: it may have been so when it was told."""
    future = cues(language).future | cues(language).until
    for time in times:
        if not time.pattern or "X" in time.pattern or time.type not in ("DATE", "TIME"):
            continue
        start, _ = bounds(time.when)
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        if start is None or span is None or direction(doc, time.start, time.end, language) != "past":
            continue
        if _due(doc, span, language) or (time.granularity == "year" and _attribute(doc, span)):
            continue
        sentence = span.sent if doc.has_annotation("SENT_START") else doc[:]
        if future.isdisjoint(token.lower_ for token in sentence if not _within(token.idx, times)):
            eve = start.date() - _CLOCKS if start.date() > date.min else start.date()
            yield Clue(eve, None, time.start, time.end, f"{describe(time.when)} is past")


def _within(offset: int, times: Sequence[TimeExpression]) -> bool:
    """Tell a word of an expression of time: "May 2021" is a month."""
    return any(time.start <= offset < time.end for time in times)


def _due(doc: Doc, span: Words, language: str) -> bool:
    """ "Was extended until 2021": the verb is past, the date is not."""
    known = cues(language)
    return not (known.until | known.toward).isdisjoint(t.lower_ for t in doc[max(0, span.start - 2) : span.start])


def _attribute(doc: Doc, span: Words) -> bool:
    """ "The 2011 version": a year that says which, no time at which something was."""
    before = doc[max(0, span.start - 2) : span.start]
    return bool(len(before)) and before[-1].pos_ == "DET" and not (len(before) == 2 and before[0].pos_ == "ADP")


def _eras(text: str, language: str) -> Iterator[Clue]:
    """Wars and turns of history that it names: it was written after they began."""
    tokens = tokenise(text)
    for i, here in enumerate(senses(text, tokens, lexicon(language))):
        if "era" in here:
            start, end = tokens[i].start, tokens[i + here["era"].length - 1].end
            began = date.fromisoformat(here["era"].value)
            yield Clue(began, None, start, end, f"“{text[start:end]}” began on {day_words(began)}")


def _offices(doc: Doc, language: str) -> Iterator[Clue]:
    """Persons named in an office that they held for a known time."""
    for tenure in tenures(doc, language):
        yield Clue(tenure.first, tenure.last, tenure.start, tenure.end, _tenure_words(tenure))


def _incumbents(clues: Iterable[Clue]) -> bool:
    return any(clue.words.endswith(_SINCE) for clue in clues)


def _tenure_words(tenure: Tenure) -> str:
    said = f"{tenure.name} was {tenure.title}"
    said += f" from {day_words(tenure.first)}" if tenure.first else ""
    if tenure.last:
        return f"{said} to {day_words(tenure.last - timedelta(days=1))}"
    return f"{said}{_SINCE}" if tenure.lasting else said


def _days(times: Sequence[TimeExpression], text: str) -> Iterator[Days]:
    yield from _dated_weekdays(times)
    yield from _dated_today(times, text)
    yield from _holidays(times, text)


def _dated_weekdays(times: Sequence[TimeExpression]) -> Iterator[Days]:
    """ "Tuesday, 18 June": near the day of writing, on the side that the verb says; "this Tuesday, 18 June" of what is
    done: that day."""
    for time in times:
        dated, _, check = time.pattern.partition("&")
        if not check or not dated.startswith("XXXX-") or "XX" in dated[5:10]:
            continue
        this = time.rule.startswith("this-") and time.direction == "past"
        before = 0 if time.direction == "past" else _NEAR_DAYS
        after = 0 if this or time.direction == "future" else _NEAR_DAYS
        words = f"“{dated[5:10]}” and its weekday"
        yield Days(int(dated[5:7]), int(dated[8:10]), int(check[-1]), before, after, time.start, time.end, words)


def _dated_today(times: Sequence[TimeExpression], text: str) -> Iterator[Days]:
    """ "Today, 18 June": the day of writing itself."""
    ordered = sorted(times, key=lambda t: t.start)
    for today, day in pairwise(ordered):
        between = text[today.end : day.start].strip(" ,")
        if today.shift == "P0D" and today.granularity == "day" and not between and _month_day(day):
            month, number = _month_day(day) or (1, 1)
            words = f"“{text[today.start : day.end]}”"
            yield Days(month, number, 0, 0, 0, today.start, day.end, words)


def _holidays(times: Sequence[TimeExpression], text: str) -> Iterator[Days]:
    """A named day that what the article tells of "this Wednesday" was done for: taken to be that Wednesday."""
    weekdays = [t for t in times if t.pattern.startswith("XXXX-WXX-") and t.rule.startswith("this-")]
    weekdays = [t for t in weekdays if t.direction != "future" and t.pattern[9:10].isdigit()]
    for time in times:
        feast = time.pattern[6:] if time.pattern.startswith("XXXX-@") else ""
        named = time.rule.startswith(("holiday", "national-day")) and (feast or _month_day(time))
        if not named or not weekdays:
            continue
        month, number = _month_day(time) or (1, 1)
        said = weekdays[0]
        words = f"“{text[said.start : said.end]}” and “{text[time.start : time.end]}”"
        yield Days(month, number, int(said.pattern[9]), 0, 0, min(said.start, time.start),
                   max(said.end, time.end), words, feast)  # fmt: skip


def _month_day(time: TimeExpression) -> tuple[int, int] | None:
    """Give month and day of a pattern "XXXX-06-12"."""
    if len(time.pattern) != 10 or not time.pattern.startswith("XXXX-") or "X" in time.pattern[5:]:
        return None
    return (int(time.pattern[5:7]), int(time.pattern[8:10])) if time.pattern[5:7].isdigit() else None


__all__ = ["Clue", "Days", "Window", "fitting", "infer", "narrow"]
