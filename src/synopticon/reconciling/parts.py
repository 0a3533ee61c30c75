"""How events hang together: the parts of a journey under it, and a plan tied to what came of it later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from synopticon.reconciling.accounts import Account
from synopticon.reconciling.intervals import interval
from synopticon.records import Event, When

Members = Mapping[str, Sequence[Account]]

_PARTS = ("travel", "meeting", "agreement", "departure", "ceasefire")
_LONGEST_JOURNEY = 31.0  # days; the time of a longer one is not known closely enough to place a part in it
_NEAR = 2.0  # days before or after a journey that its parts may be dated
_LATE = 200.0  # days by which what was planned may come to pass late
_HAPPENED = ("occurred", "underway")
_AHEAD = ("planned", "possible")


def linked(events: Sequence[Event], members: Members) -> tuple[Event, ...]:
    """Give each part of a journey its `parent`, and each plan that came to pass at another time its `plan_of`."""
    journeys = _by_country([e for e in events if _is_journey(e, members)], members)
    found = ((e, _parent(e, journeys, members), _outcome(e, journeys, members)) for e in events)
    at = {e.id: e for e in events}
    return tuple(
        replace(e, parent=parent, plan_of=plan, when=_when(e, at.get(parent or ""))) if parent or plan else e
        for e, parent, plan in found
    )


def _when(part: Event, journey: Event | None) -> When:
    """Give the time of a part: that of its journey, where its own is not known or wider."""
    if journey is None:
        return part.when
    one, two = interval(part.when), interval(journey.when)
    if not two.bounded or two.width > _LONGEST_JOURNEY or not two.within(one) or one.width <= two.width:
        return part.when
    return replace(journey.when, basis="inferred", note="It was part of the journey of that time.")


def _is_journey(event: Event, members: Members) -> bool:
    lead = members[event.id][0]
    return lead.family == "travel" and not lead.facility


Journeys = Mapping[str, Sequence[tuple[Event, frozenset[str], frozenset[str]]]]
"""By country: the journeys there, each with who travelled and their countries."""


def _by_country(journeys: Iterable[Event], members: Members) -> Journeys:
    found: dict[str, list[tuple[Event, frozenset[str], frozenset[str]]]] = {}
    for journey in journeys:
        mine = members[journey.id]
        homes = frozenset(p.country for a in mine for p in a.doers if p.country)
        for country in sorted(_where(mine)):
            found.setdefault(country, []).append((journey, _visitors(mine), homes))
    return found


def _where(accounts: Sequence[Account]) -> set[str]:
    return {a.place.country for a in accounts if a.place and a.place.country}


def _visitors(accounts: Sequence[Account]) -> frozenset[str]:
    return frozenset(p.entity for a in accounts for p in a.doers if p.entity)


def _parent(part: Event, journeys: Journeys, members: Members) -> str | None:
    """Give the one journey that a stop, meeting, signing or departure can belong to, None where it is not one."""
    mine = members[part.id]
    if mine[0].family not in _PARTS or _is_journey(part, members):
        return None
    parties = [p for a in mine for p in (*a.doers, *a.others) if p.entity]
    countries = _where(mine) or {p.country for p in parties if p.country}
    named = {p.entity for p in parties}
    states = {p.country for p in parties if p.state} if all(a.future for a in mine) else set()
    found = {
        (_fit(part, journey, mine), journey.id)
        for country in sorted(countries or journeys)
        for journey, visitors, homes in journeys.get(country, ())
        if not visitors.isdisjoint(named) or (country in states and not homes.isdisjoint(states - {country}))
    }
    best = max((fit for fit, _ in found), default=0)
    chosen = [journey for fit, journey in sorted(found) if fit == best]
    return chosen[0] if best and len(chosen) == 1 else None


def _fit(part: Event, journey: Event, mine: Sequence[Account]) -> int:
    """Say how well a part's time lies in the journey's: 2 where both are closely known, 1 where they only may and one
    article tells both, 0 where it does not; what is to come when it is told is part of no earlier journey."""
    one, two = interval(part.when), interval(journey.when)
    if not one.overlaps(two, _NEAR) or not all(a.bounds.overlaps(two, _NEAR) for a in mine):
        return 0
    if one.bounded and two.width <= _LONGEST_JOURNEY:
        return 2
    together = bool(set(part.documents) & set(journey.documents))
    return int(together and (two.bounded or part.status == journey.status))


def _outcome(plan: Event, journeys: Journeys, members: Members) -> str | None:
    """Give the first journey of the same visitors to the same country that happened after the planned time."""
    if plan.status not in (*_AHEAD, "cancelled") or not _is_journey(plan, members):
        return None
    mine = members[plan.id]
    due = interval(plan.when)
    said = min(a.published.start for a in mine)
    going = _visitors(mine)
    later = {
        (interval(journey.when).start, journey.id)
        for country in _where(mine)
        for journey, visitors, _ in journeys.get(country, ())
        if journey.status in _HAPPENED and not visitors.isdisjoint(going)
    }
    return next((i for start, i in sorted(later) if max(due.start, said) <= start <= due.end + _LATE), None)
