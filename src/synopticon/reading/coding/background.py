"""What is told as context: happenings that lie well before their article."""

from __future__ import annotations

from datetime import date, timedelta

from synopticon.records import TimeExpression, When

# News older than this when it is told is context; a wire story runs for days, a feature for weeks.
_RECENT = timedelta(days=60)


def is_past(time: TimeExpression | None, published: When) -> bool:
    """Tell whether a resolved time lies more than two months before the article; False where either is unknown."""
    if time is None or not time.when.latest or not published.earliest:
        return False
    try:
        told = date.fromisoformat(published.earliest[:10])
        happened = date.fromisoformat(time.when.latest[:10])
    except ValueError:
        return False
    return told - happened > _RECENT
