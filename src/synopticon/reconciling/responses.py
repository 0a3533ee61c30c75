"""What answers what: a denial the allegation that it denies, a cancellation the plan that it ends."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from synopticon.reconciling.accounts import Account, Party
from synopticon.reconciling.meanings import overlap
from synopticon.reconciling.things import accusing, plans_named
from synopticon.records import Event, StatusStep

Members = Mapping[str, Sequence[Account]]

_ANSWERED = 60.0  # days within which an allegation is answered
_SAME = 0.25  # share of telling words from which a denial is of what was alleged
_BEFORE = 1.0  # days by which a denial may seem to come first, for clocks that differ
_AHEAD = ("planned", "possible")


def linked(events: Sequence[Event], members: Members) -> tuple[Event, ...]:
    """Give denials and cancellations their `parent`, and what they answer the step in its history."""
    answers = {**_denials(events, members), **_cancellations(events, members)}
    steps: dict[str, list[Event]] = {}
    for event in events:
        if event.id in answers:
            steps.setdefault(answers[event.id], []).append(event)
    return tuple(_answered(e, answers.get(e.id), steps.get(e.id, ()), members) for e in events)


def _answered(event: Event, parent: str | None, by: Iterable[Event], members: Members) -> Event:
    for answer in sorted(by, key=lambda e: e.id):
        event = _dropped(event, answer) if _is(answer, members, "cancellation") else _denied(event, answer)
    return replace(event, parent=parent) if parent and not event.parent else event


def _denied(event: Event, answer: Event) -> Event:
    steps = {(s.date, s.report): StatusStep(s.date, "denied", s.report) for s in answer.history}
    why = f"It was denied: {answer.title}."
    return replace(event, history=_by_date((*event.history, *steps.values())), why=(*event.why, why))


def _dropped(event: Event, answer: Event) -> Event:
    if event.status not in _AHEAD:
        return event
    steps = {(s.date, s.report): StatusStep(s.date, "cancelled", s.report) for s in answer.history}
    why = f"Status cancelled: {answer.title}."
    history = _by_date((*event.history, *steps.values()))
    return replace(event, status="cancelled", history=history, why=(*event.why, why))


def _by_date(steps: Iterable[StatusStep]) -> tuple[StatusStep, ...]:
    """Order steps by date, those without one last; a sorted history keeps its order within a day."""
    return tuple(sorted(dict.fromkeys(steps), key=lambda s: s.date or "9"))


def _is(event: Event, members: Members, family: str) -> bool:
    return members[event.id][0].family == family


def _sides(parties: Iterable[Party]) -> set[str]:
    return {key for p in parties for key in (p.entity, f"country:{p.country}" if p.country else "") if key}


def _gap(earlier: Sequence[Account], later: Sequence[Account]) -> float:
    """Give the days from the last time that something was said to the first answer, infinite where it is not known."""
    said = [a.published.start for a in earlier if math.isfinite(a.published.start)]
    answered = [a.published.end for a in later if math.isfinite(a.published.end)]
    return min(answered) - min(said) if said and answered else math.inf


# ------------------------------------------------------------------------------------------------ denials


def _denials(events: Sequence[Event], members: Members) -> dict[str, str]:
    """Give each denial the one allegation against those who deny it that it can be of."""
    accused: dict[str, list[Event]] = {}
    for event in events:
        for side in sorted(_accused(event, members)):
            accused.setdefault(side, []).append(event)
    found = {}
    for event in events:
        if not _is(event, members, "denial"):
            continue
        mine = members[event.id]
        against = {e.id: e for side in sorted(_sides(p for a in mine for p in a.doers)) for e in accused.get(side, ())}
        fits = sorted((-_fit(members[i], mine), i) for i in against if i != event.id)
        if fits and fits[0][0] < 0:
            found[event.id] = fits[0][1]
    return found


def _accused(event: Event, members: Members) -> set[str]:
    mine = members[event.id]
    if _is(event, members, "accusation"):
        return _sides(p for a in mine for p in a.others)
    return _sides(p for a in mine for p in a.doers) if event.status == "alleged" else set()


def _fit(alleged: Sequence[Account], denied: Sequence[Account]) -> float:
    """Say how well a denial fits an allegation, 0 where it does not: by its words, or as the next thing in the text."""
    if not -_BEFORE <= _gap(alleged, denied) <= _ANSWERED and not _in_one(alleged, denied):
        return 0.0
    best = max(_shared(a, b) for a in alleged for b in denied)
    near = min((_distance(a, b) for a in alleged for b in denied if _general(b)), default=math.inf)
    if math.isfinite(near):
        return 1.0 + 1.0 / (1.0 + near)
    return best if best >= _SAME else 0.0


def _in_one(alleged: Sequence[Account], denied: Sequence[Account]) -> bool:
    return bool({a.document for a in alleged} & {b.document for b in denied})


def _shared(a: Account, b: Account) -> float:
    return overlap(a.about, b.about)


def _distance(alleged: Account, denied: Account) -> float:
    """Give the characters between an allegation and what denies "the accusation" after it; infinite elsewhere."""
    apart = denied.report.start - alleged.report.end
    return float(apart) if alleged.document == denied.document and apart >= -1 else math.inf


def _general(account: Account) -> bool:
    """Tell whether a denial only says "the accusation" of what it denies."""
    return not account.report.object or accusing(account.report.object, account.reading.document.language)


# ------------------------------------------------------------------------------------------------ cancellations


def _cancellations(events: Sequence[Event], members: Members) -> dict[str, str]:
    """Give each cancellation the one plan of the same people that it can be of."""
    plans: dict[str, list[Event]] = {}
    for event in events:
        if event.status in (*_AHEAD, "cancelled") and not _is(event, members, "cancellation"):
            for side in sorted(_sides(p for a in members[event.id] for p in (*a.doers, *a.others))):
                plans.setdefault(side, []).append(event)
    found = {}
    for event in events:
        if _is(event, members, "cancellation"):
            plan = _plan(event, plans, members)
            if plan:
                found[event.id] = plan
    return found


def _plan(event: Event, plans: Mapping[str, Sequence[Event]], members: Members) -> str | None:
    mine = members[event.id]
    kinds = {kind for a in mine for kind in plans_named(a.report.object, a.reading.document.language)}
    near = {e.id: e for side in sorted(_sides(p for a in mine for p in a.doers)) for e in plans.get(side, ())}
    fits = [i for i in sorted(near) if members[i][0].family in kinds and _gap(members[i], mine) >= -_BEFORE]
    same = [i for i in fits if any(_together(a, b) for a in members[i] for b in mine)]
    chosen = same or fits
    return chosen[0] if len(chosen) == 1 else None


def _together(a: Account, b: Account) -> bool:
    return a.document == b.document and a.report.start == b.report.start
