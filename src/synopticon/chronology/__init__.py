"""Calendar arithmetic on `When` and TIMEX3: intervals, relations, resolution, wording. Standard library only,
but for feasts that move, which the `holidays` library knows; it is imported when one is met."""

from __future__ import annotations

from synopticon.chronology.describing import describe
from synopticon.chronology.intervals import (
    at_zone,
    bounds,
    contains,
    days,
    gap_days,
    hull,
    intersect,
    overlaps,
    same_moment,
    span_days,
    stated,
)
from synopticon.chronology.redating import behind, dated_by
from synopticon.chronology.resolving import resolve, resolve_all

__all__ = [
    "at_zone",
    "behind",
    "bounds",
    "contains",
    "dated_by",
    "days",
    "describe",
    "gap_days",
    "hull",
    "intersect",
    "overlaps",
    "resolve",
    "resolve_all",
    "same_moment",
    "span_days",
    "stated",
]
