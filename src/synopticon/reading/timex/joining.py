"""Two expressions that say one time together: "Monday" and "at noon", "the third quarter" and "of last year"."""

from __future__ import annotations

from dataclasses import replace

from synopticon.reading.timex.drafts import Draft
from synopticon.reading.timex.lexing import Token

_WIDTH = {
    "part": 0, "day": 1, "week": 2, "month": 3, "season": 4, "quarter": 4, "year": 5, "decade": 6, "century": 7
}  # fmt: skip
_MOST_BETWEEN = 2


def join(drafts: list[Draft], tokens: list[Token], joiners: frozenset[str]) -> list[Draft]:
    """Join neighbours, left to right, where nothing but joining words stands between and their parts fit together."""
    joined: list[Draft] = []
    for draft in drafts:
        both = _both(joined[-1], draft, tokens, joiners) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(draft)
    return joined


def _both(a: Draft, b: Draft, tokens: list[Token], joiners: frozenset[str]) -> Draft | None:
    between = [token.text for token in tokens[a.last : b.first]]
    if len(between) > _MOST_BETWEEN or not joiners.issuperset(between):
        return None
    if a.value or b.value or "/" in a.pattern + b.pattern:
        return None
    merged = _timed(a, b) or _timed(b, a) or _within(a, b, between)
    return None if merged is None else replace(merged, first=a.first, last=b.last, rule=f"{a.rule}+{b.rule}")


def _timed(time: Draft, day: Draft) -> Draft | None:
    """A clock time or a part of a day, and its day."""
    if not (time.clock or time.part) or time.shift or day.clock or day.granularity != "day":
        return None
    if day.part or day.weekday == "WE":
        return None
    part = time.part
    if day.pattern or not (day.month or day.day or day.weekday):
        tail = f"T{time.clock or part}{time.zone}"
        return replace(day, pattern=(day.pattern or "XXXX-XX-XX") + tail, clock=time.clock, part=part)
    return replace(day, clock=time.clock, part=part, zone=time.zone)


def _within(a: Draft, b: Draft, between: list[str]) -> Draft | None:
    """A narrower time of a wider one: "October of next year", "Tuesday of last week", "June 2024"."""
    if a.clock or a.part or b.clock or b.part or b.mod or a.shift or a.year or a.pattern or a.direction == "past":
        return None
    if _WIDTH.get(a.granularity, 9) >= _WIDTH.get(b.granularity, 0) or not (between or b.shift):
        return None
    if b.granularity == "year" and (a.month or a.stretch):
        return replace(a, year=b.year, shift=b.shift, direction="none", anchor=b.anchor)
    if b.granularity == "week" and a.weekday:
        return replace(a, shift=b.shift or "P0D", direction="none", anchor=b.anchor)
    if b.granularity == "month" and a.day and not a.month:
        return replace(a, month=b.month, year=b.year, shift=b.shift, direction="none" if b.shift else a.direction)
    return None
