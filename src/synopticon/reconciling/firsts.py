"""When it had happened before: "first in 24 years", "first this century", "the previous one dates back to 2000"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from synopticon.languages import table
from synopticon.reconciling.accounts import Account
from synopticon.reconciling.differing import Relation, Value, by_kind
from synopticon.reconciling.intervals import Interval, moment
from synopticon.reconciling.numerals import number
from synopticon.reconciling.stretches import stretch
from synopticon.records import Disagreement, Span

_YEAR = 365.25
_LOOSE = 1.5  # years by which a count of years is out: it is rounded, and may count either end
_CLOSE = 4.0  # years; claims so closely bounded that go together say the same
_OUT = 2.0  # years between two dates of the previous one from which they exclude each other

Claim = tuple[Interval, Account, Span, str]


def find(accounts: Sequence[Account]) -> list[Disagreement]:
    """Compare what the reports of an event say of when it had last happened."""
    groups: dict[tuple[float, float], list[Claim]] = {}
    for claim in sorted({c[2]: c for a in accounts for c in _claims(a)}.values(), key=_order):
        groups.setdefault((claim[0].start, claim[0].end), []).append(claim)
    rows = [groups[key] for key in sorted(groups)]
    values = [Value(row[0][3], tuple(c[1] for c in row), tuple(c[2] for c in row)) for row in rows]
    related: dict[tuple[int, int], Relation] = {}
    for (i, one), (j, two) in combinations(enumerate(rows), 2):
        if {c[1].document for c in one} != {c[1].document for c in two} or len(one) + len(two) > 2:
            relation = _relation(one[0], two[0])
            if relation:
                related[i, j] = relation
    return by_kind("previous", values, related)


def _order(claim: Claim) -> tuple[int, str, str, int]:
    return len(claim[3]), claim[3], claim[2].document, claim[2].start


def _relation(one: Claim, two: Claim) -> Relation | None:
    """Compare two claims: "in 24 years" and "since 2000" say one thing of 2024, "this century" says less."""
    if one[0].gap(two[0]) > _OUT * _YEAR:
        return "conflict", f"“{one[3]}” and “{two[3]}” put the one before at different times."
    if max(one[0].width, two[0].width) <= _CLOSE * _YEAR:
        return None
    return "precision", f"“{one[3]}” and “{two[3]}” can both be true."


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    try:
        rows = table(language, "phrases")["previous"]
    except LookupError:
        return ()
    return tuple((name, re.compile(pattern)) for name, pattern in sorted(rows.items()))


def _claims(account: Account) -> Iterator[Claim]:
    document = account.reading.document
    sentence = document.text[slice(*stretch(account))]
    for name, pattern in _patterns(document.language):
        for match in pattern.finditer(sentence):
            when = _when(name, match, account)
            if when:
                at = account.report.start
                span = Span(document.id, at + match.start(), at + match.end())
                yield when, account, span, re.sub(r"\s+", " ", match.group())


def _when(name: str, match: re.Match[str], account: Account) -> Interval | None:
    """Give when the one before was: a year that is named, a count of years back, or before this century."""
    if name.startswith("dated"):
        year = int(match["year"])
        start, end = moment(f"{year:04}-01-01"), moment(f"{year + 1:04}-01-01")
        return Interval(start, end) if start is not None and end is not None else None
    now = account.when.start if math.isfinite(account.when.start) and account.dated else account.published.start
    if not math.isfinite(now):
        return None
    if name.startswith("century"):
        return Interval(-math.inf, 36525.0 * int(now / 36525.0) + _YEAR)
    years = number(match["years"], account.reading.document.language)
    if years is None:
        return None
    back = now - years * _YEAR
    return Interval(back - _LOOSE * _YEAR, back + _LOOSE * _YEAR)
