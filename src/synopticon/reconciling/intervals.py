"""Intervals of time as numbers of days, for comparing. A bound that is unknown is infinite."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from synopticon.records import When


@lru_cache(maxsize=65536)
def moment(text: str | None) -> float | None:
    """Give an ISO date or date-time as days since 0001-01-01 (UTC where it has an offset), None if it is none."""
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is not None:
            at = at.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
    return (at - datetime(1, 1, 1)).total_seconds() / 86400.0


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Half-open, in days; infinite where unbounded."""

    start: float = -math.inf
    end: float = math.inf

    @property
    def width(self) -> float:
        """Give its length in days."""
        return self.end - self.start

    @property
    def bounded(self) -> bool:
        """Tell whether both ends are known."""
        return math.isfinite(self.width)

    def overlaps(self, other: Interval, slack: float = 0.0) -> bool:
        """Tell whether they share a moment, or come within `slack` days of it (touching counts as no gap)."""
        gap = max(self.start, other.start) - min(self.end, other.end)
        return gap < 0 or (slack > 0 and gap < slack)

    def gap(self, other: Interval) -> float:
        """Give the days between them; negative or 0 where they overlap or touch."""
        return max(self.start, other.start) - min(self.end, other.end)

    def within(self, other: Interval) -> bool:
        """Tell whether it lies wholly inside the other."""
        return other.start <= self.start and self.end <= other.end

    def meet(self, other: Interval) -> Interval:
        """Give what they share; empty (end before start) where they share nothing."""
        return Interval(max(self.start, other.start), min(self.end, other.end))


ALWAYS = Interval()


def interval(when: When) -> Interval:
    """Give the interval of a `When`."""
    start, end = moment(when.earliest), moment(when.latest)
    if start is not None and end is not None and end <= start:
        end = start + 1 / 1440
    return Interval(-math.inf if start is None else start, math.inf if end is None else end)
