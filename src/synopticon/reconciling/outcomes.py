"""Where reports of one event differ in what came of it: it succeeded or failed, ended with an agreement or without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from synopticon.languages import is_verbal, table
from synopticon.reconciling.accounts import Account
from synopticon.reconciling.differing import Relation, Value, by_kind
from synopticon.reconciling.families import has
from synopticon.reconciling.stretches import stretch
from synopticon.records import Disagreement, Span

_TOLD = ("occurred", "underway")

Said = tuple[bool, Account, Span, str]


def find(accounts: Sequence[Account]) -> list[Disagreement]:
    """Compare what the reports of an event say came of it, and whether it took place at all."""
    told = [a for a in accounts if a.report.status in (*_TOLD, "alleged", "denied")]
    found = _denied(told)
    for name in sorted({name for a in told for name, _, _ in _patterns(a.reading.document.language)}):
        if has(told[0].family, name):
            found += _compared([said for a in told for said in _said(a, name)])
    return found


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    try:
        rows = table(language, "differences")["outcome"]
    except LookupError:
        return ()
    return tuple((name, re.compile(row["yes"]), re.compile(row["no"])) for name, row in sorted(rows.items()))


def _said(account: Account, name: str) -> Iterator[Said]:
    """Give what an account says of one outcome; what excludes it goes before."""
    document = account.reading.document
    sentence = document.text[slice(*stretch(account))]
    for key, yes, no in _patterns(document.language):
        match = no.search(sentence) or yes.search(sentence) if key == name else None
        if match:
            start = account.report.start + match.start()
            span = Span(document.id, start, start + len(match.group()))
            yield match.re is yes, account, span, " ".join(match.group().split())


def _compared(rows: Sequence[Said]) -> list[Disagreement]:
    """Make a conflict of articles that say opposite things; one that says both takes no side."""
    sides = {side: {a.document for told, a, _, _ in rows if told is side} for side in (True, False)}
    both = sides[True] & sides[False]
    values = []
    for side in (True, False):
        own = [row for row in rows if row[0] is side and row[1].document not in both]
        if own:
            words = min((w for _, _, _, w in own), key=lambda w: (len(w), w))
            values.append(Value(words, tuple(a for _, a, _, _ in own), tuple(s for _, _, s, _ in own)))
    if len(values) < 2:
        return []
    why = f"“{values[0].text}” and “{values[1].text}” exclude each other."
    return by_kind("outcome", values, {(0, 1): ("conflict", why)})


def _denied(accounts: Sequence[Account]) -> list[Disagreement]:
    """Make a conflict of those who tell that it happened and those in whose account it is denied."""
    told = [a for a in accounts if a.report.status in _TOLD] or [a for a in accounts if a.report.status == "alleged"]
    denied = [a for a in accounts if a.report.status == "denied" and _by_somebody(a)]
    denied = [a for a in denied if a.document not in {t.document for t in told}]
    if not told or not denied or is_verbal(told[0].report.happening):
        return []  # who denies what he is accused of does not deny that he is accused
    said = "it is alleged" if told[0].report.status == "alleged" else "it happened"
    values = [_value(said, told), _value("it is denied", denied)]
    relation: Relation = "conflict", f"In one account {said}, in another it is denied."
    return by_kind("outcome", values, {(0, 1): relation})


def _by_somebody(account: Account) -> bool:
    """Tell whether somebody is said to deny it; that something did not happen may be said of something else."""
    said = (s for s in account.reading.statements if s.id == account.report.statement)
    return any(s.stance == "denies" or s.kind == "direct" for s in said)


def _value(words: str, accounts: Sequence[Account]) -> Value:
    spans = tuple(Span(a.document, a.report.trigger_start, a.report.trigger_end) for a in accounts)
    return Value(words, tuple(accounts), spans)
