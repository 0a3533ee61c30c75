"""Each difference said once: what two ways of finding it tell of the same words is one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from synopticon.reconciling.matching import Link, clusters
from synopticon.records import Disagreement, Event, Span, Variant

_SLIGHT = ("precision", "scope")  # kinds that say nothing beside a graver difference of the same readings


def said_once(events: Iterable[Event]) -> tuple[Event, ...]:
    """Give events with their differences of one attribute and kind that have a reading in common made one, without
    those of precision or scope whose readings all differ more gravely."""
    return tuple(replace(e, disagreements=_once(e.disagreements)) if len(e.disagreements) > 1 else e for e in events)


def _once(found: Sequence[Disagreement]) -> tuple[Disagreement, ...]:
    links = [
        Link(1.0, f"{i:06d}", f"{j:06d}")
        for (i, one), (j, two) in combinations(enumerate(found), 2)
        if (one.attribute, one.kind) == (two.attribute, two.kind) and not _places(one).isdisjoint(_places(two))
    ]
    groups = clusters((f"{i:06d}" for i in range(len(found))), links)
    whole = [_joined([found[int(i)] for i in sorted(group)]) for group in sorted(groups)]
    return tuple(d for d in whole if not any(_slighter(d, other) for other in whole))


def _places(found: Disagreement) -> frozenset[Span]:
    return frozenset(span for variant in found.readings for span in variant.spans)


def _slighter(one: Disagreement, other: Disagreement) -> bool:
    """Tell whether every reading of a slight difference is one of another's of the same attribute."""
    if one.attribute != other.attribute or one.kind not in _SLIGHT or other.kind in _SLIGHT:
        return False
    theirs = _places(other)
    return all(not theirs.isdisjoint(variant.spans) for variant in one.readings)


def _joined(found: Sequence[Disagreement]) -> Disagreement:
    """Make one of several differences of a kind, with each reading once."""
    if len(found) == 1:
        return found[0]
    readings: list[Variant] = []
    for variant in (v for d in found for v in d.readings):
        same = [r for r in readings if r.value == variant.value or not set(r.spans).isdisjoint(variant.spans)]
        rest = [r for r in readings if r not in same]
        readings = [*rest, _union([*same, variant])]
    why = " ".join(dict.fromkeys(d.explanation for d in found))
    return replace(found[0], readings=tuple(sorted(readings, key=lambda v: v.value)), explanation=why)


def _union(same: Sequence[Variant]) -> Variant:
    """Make one reading of several of the same words, written as the first is."""
    reports = sorted({report for v in same for report in v.reports})
    spans = sorted({span for v in same for span in v.spans}, key=lambda s: (s.document, s.start, s.end))
    return replace(same[0], reports=tuple(reports), spans=tuple(spans))
