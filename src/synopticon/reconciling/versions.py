"""States of one article: which came first."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

from synopticon.reconciling import outlets
from synopticon.reconciling.accounts import Account
from synopticon.reconciling.intervals import interval
from synopticon.reconciling.words import tokens
from synopticon.records import Reading

_FEWEST, _SAME = 8, 0.8  # words of a sentence, and the share of them in another, from which that is the same, changed

Place = tuple[Reading, int, int]
"""A stretch of the text of an article."""


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


def rewritten(one: Place, two: Place) -> bool:
    """Tell whether two sentences of two articles of one outlet are the same but for a few words: the outlet prints its
    own sentence again with what it has learnt since."""
    first, second = one[0].document, two[0].document
    return not outlets.of_document(first).isdisjoint(outlets.of_document(second)) and reprinted(one, two)


def reprinted(one: Place, two: Place) -> bool:
    """Tell whether two articles have what is but for a few words the same sentence."""
    if one[0].document.id == two[0].document.id:
        return False
    mine, theirs = _said(*one), _said(*two)
    return min(len(mine), len(theirs)) >= _FEWEST and len(mine & theirs) >= _SAME * min(len(mine), len(theirs))


def _said(reading: Reading, start: int, end: int) -> frozenset[str]:
    return frozenset(token.text for token in tokens(reading.document.text[start:end]) if not token.text[0].isdigit())


def counted_on(early: Iterable[Account], late: Iterable[Account]) -> bool:
    """Tell whether an article gives a reading in a sentence that an earlier one has with another."""
    both = ((a, b) for a, b in product(early, late) if a.published.end <= b.published.start)
    return any(reprinted(_place(a), _place(b)) for a, b in both)


def brought_up_to_date(one: Iterable[Account], two: Iterable[Account]) -> bool:
    """Tell whether an outlet gives one reading and the other in what is otherwise the same sentence."""
    return any(rewritten(_place(a), _place(b)) for a, b in product(one, two))


def updated(one: str, two: str) -> str:
    """Say that two readings stand in such a sentence."""
    return f"“{one}” and “{two}” stand in one outlet's sentence, which it brought up to date."


def _place(account: Account) -> Place:
    return account.reading, account.report.start, account.report.end


def corrected(one: Sequence[Account], two: Sequence[Account]) -> bool:
    """Tell whether an article gives one reading in an earlier state and the other in a later, and everybody else who
    gives the earlier was published no later than that."""
    return _corrected(one, two) or _corrected(two, one)


def _corrected(early: Sequence[Account], late: Sequence[Account]) -> bool:
    states = {document.article: document.version for a in early if (document := a.reading.document).article}
    later = (b for b in late if (own := b.reading.document).version > states.get(own.article, own.version))
    return any(all(a.published.start <= b.published.end for a in early) for b in later)
