"""States of one article: which came first."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from synopticon.reconciling.accounts import Account
from synopticon.reconciling.intervals import interval
from synopticon.records import Reading


def numbered(readings: Iterable[Reading]) -> list[Reading]:
    """Number the versions of each article: by when they were published, then by length, as articles grow.

    Two versions that neither tells apart are numbered by their ids: an accepted gap.
    """
    of: dict[str, list[Reading]] = {}
    for reading in readings:
        of.setdefault(reading.document.article or reading.document.id, []).append(reading)
    found: list[Reading] = []
    for article in sorted(of):
        found += _in_order(of[article])
    return sorted(found, key=lambda r: r.document.id)


def _in_order(states: Sequence[Reading]) -> list[Reading]:
    if len(states) == 1:
        return list(states)
    ordered = sorted(states, key=_moment)
    return [replace(r, document=replace(r.document, version=n)) for n, r in enumerate(ordered, 1)]


def _moment(reading: Reading) -> tuple[float, int, str]:
    start = interval(reading.document.published).start
    return start if math.isfinite(start) else math.inf, len(reading.document.text), reading.document.id


def of_one_article(one: Sequence[Account], two: Sequence[Account]) -> bool:
    """Tell whether two readings of something stand in an earlier and a later state of one article, and nowhere else."""
    articles = {a.reading.document.article for a in (*one, *two)}
    first, second = ({a.reading.document.version for a in side} for side in (one, two))
    return len(articles) == 1 and "" not in articles and (max(first) < min(second) or max(second) < min(first))


def corrected(one: Sequence[Account], two: Sequence[Account]) -> bool:
    """Tell whether an article gives one reading in an earlier state and the other in a later, and everybody else who
    gives the earlier was published no later than that."""
    return _corrected(one, two) or _corrected(two, one)


def _corrected(early: Sequence[Account], late: Sequence[Account]) -> bool:
    states = {document.article: document.version for a in early if (document := a.reading.document).article}
    later = (b for b in late if (own := b.reading.document).version > states.get(own.article, own.version))
    return any(all(a.published.start <= b.published.end for a in early) for b in later)
