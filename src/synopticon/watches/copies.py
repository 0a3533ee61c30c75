"""Sentences that articles copy from each other make one match."""

from __future__ import annotations

from collections.abc import Sequence

from synopticon.records import Span
from synopticon.watches.index import Index
from synopticon.watches.model import Match


def joined(index: Index, found: Sequence[Match]) -> list[Match]:
    """Join matches of sentences that lie in passages which two articles share: copies are one."""
    group = list(range(len(found)))

    def root(i: int) -> int:
        while group[i] != i:
            i = group[i]
        return i

    places: dict[str, list[int]] = {}
    for number, one in enumerate(found):
        places.setdefault(one.spans[0].document, []).append(number)
    for reuse in index.record.reuse:
        if reuse.kind == "quotation" or not all(d in places for d in reuse.documents):
            continue
        for first, second in reuse.passages:
            mine = [i for i in places[reuse.documents[0]] if _within(found[i].spans[0], first)]
            theirs = [i for i in places[reuse.documents[1]] if _within(found[i].spans[0], second)]
            for i, j in zip(mine, theirs):
                low, high = sorted((root(i), root(j)))
                group[high] = low
    joined: dict[int, list[Match]] = {}
    for number, one in enumerate(found):
        joined.setdefault(root(number), []).append(one)
    return [_join(matches) for matches in joined.values()]


def _within(span: Span, passage: Span) -> bool:
    return min(span.end, passage.end) - max(span.start, passage.start) > 0.5 * (span.end - span.start)


def _join(matches: Sequence[Match]) -> Match:
    first = matches[0]
    return Match(
        first.watch, first.rule, "", tuple(r for m in matches for r in m.reports),
        tuple(s for m in matches for s in m.spans), first.reasons, tuple(sorted({w for m in matches for w in m.found})),
    )  # fmt: skip
