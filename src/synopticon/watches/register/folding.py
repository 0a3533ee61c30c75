"""Tellings that may be of a happening that another entry has: without a date, with only a month or a year, as a plan.

They make no entry of their own and are not counted with it; they stand under it as what may be the same.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from synopticon.records import Event
from synopticon.watches.index import Index
from synopticon.watches.register.group import Group
from synopticon.watches.register.telling import day, of_event
from synopticon.watches.wording import in_words

_EXACT = datetime.timedelta(days=3)
_SOON = datetime.timedelta(days=21)
_FRESH = datetime.timedelta(days=45)  # how long after a happening an article of its affair speaks of it undated
_DONE = ("occurred", "alleged", "underway")


def folded(index: Index, groups: Sequence[Group]) -> list[Group]:
    """Put each such group under the latest happening that it may tell: of the same watches and parties; where it has no
    date, in the same affair and told at most 45 days after. The others are given as they are."""
    by_watch: dict[tuple[str, ...], list[Group]] = {}
    for group in groups:
        if _exact(group) and _tells(group):
            by_watch.setdefault(_watches(group), []).append(group)
    kept = []
    for group in groups:
        near = by_watch.get(_watches(group), ())
        if group.events[0].status == "planned":
            found = _done(index, group.events[0], near)
        else:
            found = _whole(index, group, near) if _tells(group) and not _exact(group) else None
        if found is None:
            kept.append(group)
        else:
            found.perhaps.append(group)
    return kept


def _exact(group: Group) -> bool:
    days = of_event(group.events[0])
    return days is not None and days[1] - days[0] < _EXACT


def _whole(index: Index, group: Group, others: Sequence[Group]) -> Group | None:
    """Give the latest of those that a group may tell again."""
    fits = [other for other in others if _may_be(index, group.events[0], other.events[0])]
    return max(fits, key=lambda other: (other.events[0].when.earliest or "", other.events[0].id), default=None)


def _done(index: Index, plan: Event, others: Sequence[Group]) -> Group | None:
    """Give the first happening of the same affair that a plan may have come to, at most three weeks after its time."""
    span = of_event(plan)
    if span is None:
        return None
    near = [(days[0], g) for g in others if (days := of_event(g.events[0])) and span[0] <= days[0] < span[1] + _SOON]
    fits = [
        (at, g) for at, g in near if _same_parties(index, plan, g.events[0]) and _same_affair(index, plan, g.events[0])
    ]
    return min(fits, key=lambda one: (one[0], one[1].events[0].id), default=(None, None))[1]


def _may_be(index: Index, loose: Event, dated: Event) -> bool:
    days, span = of_event(dated), of_event(loose)
    if days is None or not _same_parties(index, loose, dated):
        return False
    if span is not None:
        return span[0] <= days[0] and days[1] <= span[1]
    if loose.when.known:
        return False  # before or after some day
    told = [day(index.published(document).earliest) for document in loose.documents]
    near = any(at and days[0] - _EXACT < at <= days[0] + _FRESH for at in told)
    return near and _same_affair(index, loose, dated)


def _same_affair(index: Index, one: Event, other: Event) -> bool:
    first, second = ({s.id for d in e.documents if (s := index.story_of.get(d))} for e in (one, other))
    return bool(set(one.documents) & set(other.documents) or first & second)


def _same_parties(index: Index, loose: Event, dated: Event) -> bool:
    for one, other in ((loose.actors, dated.actors), (loose.recipients, dated.recipients)):
        first, second = ({index.country(e) for e in role} - {""} for role in (one, other))
        if first and second and not first & second:
            return False
    return bool(loose.actors)


def _tells(group: Group) -> bool:
    return group.events[0].status in _DONE and not in_words(group.events[0])


def _watches(group: Group) -> tuple[str, ...]:
    return tuple(sorted({match.watch for match in group.matches}))
