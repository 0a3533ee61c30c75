"""Reports dated anew when their time expressions are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from synopticon.chronology.intervals import bounds
from synopticon.chronology.resolving import resolve_all
from synopticon.records import Report, TimeExpression, When

Dated = tuple[tuple[TimeExpression, ...], tuple[Report, ...]]


def dated_by(times: Iterable[TimeExpression], reports: Iterable[Report], published: When) -> Dated:
    """Resolve the expressions of an article by its day of writing, and move the reports that they date."""
    times = tuple(times)
    new = resolve_all(times, published)
    was, now = ({(t.start, t.end): t for t in each} for each in (times, new))
    return new, tuple(_moved(report, was, now) for report in reports)


def _moved(
    report: Report, was: dict[tuple[int, int], TimeExpression], now: dict[tuple[int, int], TimeExpression]
) -> Report:
    """Move a report to its expression's new interval, unless its `when` was made of more than that expression."""
    if report.time is None or report.time not in now:
        return report
    old = was[report.time].when
    same = (report.when.earliest, report.when.latest) == (old.earliest, old.latest)
    return replace(report, when=now[report.time].when) if same or not report.when.known else report


def behind(times: Sequence[TimeExpression], reports: Sequence[Report], published: When) -> Dated:
    """Let what is told as done lie behind the day of writing, where its expression says neither "last" nor "next": "on
    the 14th", told on the 31st of what two leaders signed."""
    _, written = bounds(published)
    if written is None:
        return tuple(times), tuple(reports)
    done = {report.time for report in reports if report.status == "occurred"}
    late = {
        time
        for time in times
        if (time.start, time.end) in done
        and time.direction == "nearest"
        and _begins(time) > written.date()  # a day ahead may be that of another clock
    }
    if not late:
        return tuple(times), tuple(reports)
    return dated_by([replace(t, direction="past") if t in late else t for t in times], reports, published)


def _begins(time: TimeExpression) -> date:
    start, _ = bounds(time.when)
    return start.date() if start else date.min
