"""A time expression while it is put together, and the record it becomes."""

from __future__ import annotations

from dataclasses import dataclass

from synopticon.records import Granularity, TimeDirection, TimeExpression, TimexType


@dataclass(frozen=True, slots=True)
class Draft:
    """A time expression while it is put together. `first` and `last` are tokens (half-open); the other fields are
    the parts of its pattern, or the `pattern` itself. Direction "" is decided by the tense of the verb."""

    first: int
    last: int
    rule: str
    type: TimexType = "DATE"
    value: str = ""
    year: str = ""
    month: int = 0
    day: int = 0
    weekday: str = ""
    stretch: str = ""
    clock: str = ""
    part: str = ""
    zone: str = ""
    pattern: str = ""
    shift: str = ""
    direction: TimeDirection | None = None
    granularity: Granularity = "day"
    anchor: str = "publication"
    mod: str = ""


def expression(draft: Draft, start: int, end: int, tense: TimeDirection) -> TimeExpression:
    """Make the time expression at characters `start` to `end`; what is partial leans the way the tense goes."""
    if draft.value:
        return TimeExpression(
            start, end, draft.type, draft.value, "", draft.direction or "none", draft.shift,
            draft.granularity, draft.anchor, draft.mod, rule=draft.rule,
        )  # fmt: skip
    pattern = draft.pattern or _pattern(draft)
    timed = bool(draft.clock or draft.part)
    open_year = pattern.startswith("XXXX") and not draft.shift
    direction = draft.direction or (tense if open_year and not pattern.startswith("XXXX-XX-XX") else "none")
    anchor = "none" if pattern and "X" not in pattern else draft.anchor
    return TimeExpression(
        start, end, "TIME" if timed else draft.type, "", pattern, direction, draft.shift,
        _granularity(draft), anchor, draft.mod, rule=draft.rule,
    )  # fmt: skip


def _granularity(draft: Draft) -> Granularity:
    if draft.clock:
        return "minute" if ":" in draft.clock else "hour"
    return "part" if draft.part else draft.granularity


def _pattern(draft: Draft) -> str:
    tail = ""
    if draft.clock or draft.part:
        tail = f"T{draft.clock or draft.part}{draft.zone if draft.clock else ''}"
    year = draft.year or "XXXX"
    if draft.month and draft.day:
        dated = f"{year}-{draft.month:02}-{draft.day:02}"
        return dated + tail + (f"&XXXX-WXX-{draft.weekday}" if draft.weekday and not draft.year else "")
    if draft.month:
        return f"{year}-{draft.month:02}"
    if draft.day:
        return f"XXXX-XX-{draft.day:02}{tail}" + (f"&XXXX-WXX-{draft.weekday}" if draft.weekday else "")
    if draft.weekday:
        return f"XXXX-WXX-{draft.weekday}{tail}"
    if draft.stretch:
        return f"{year}-{draft.stretch}"
    if tail:
        return f"XXXX-XX-XX{tail}"
    return draft.year
