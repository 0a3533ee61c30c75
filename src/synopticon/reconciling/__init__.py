"""Everything that concerns the set of articles: what is one happening, who copied whom, where accounts differ.

A pure function of the set of Readings: the same readings give the same record in any order and any split.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from synopticon.reconciling import assembling, events, parts, responses, stories, wording
from synopticon.reconciling.accounts import Account, accounts
from synopticon.reconciling.dating import date_readings
from synopticon.reconciling.identity import join_entities
from synopticon.reconciling.intervals import interval
from synopticon.reconciling.origins import Tracer
from synopticon.reconciling.reuse import find_reuse
from synopticon.reconciling.versions import numbered
from synopticon.records import Entity, Event, Judgement, Reading, Record, Reuse

__all__ = ["reconcile"]


def reconcile(readings: Iterable[Reading], judgements: Iterable[Judgement] = ()) -> Record:
    """Make the record of a set of readings and of what analysts judged.

    The readings in the record carry the record's entity ids and the dates inferred from the set. Two readings of
    one document id are one: the last in the order of their text is kept.
    """
    given = numbered({r.document.id: r for r in sorted(readings, key=_stable)}.values())
    reuse = find_reuse(given)
    dated = date_readings(given, reuse)
    joined, entities = join_entities(dated)
    ordered = tuple(sorted(joined, key=lambda r: r.document.id))
    return assemble(ordered, tuple(entities), reuse)


def _stable(reading: Reading) -> tuple[str, str, str]:
    return reading.document.id, reading.pipeline, repr(reading)


def assemble(readings: tuple[Reading, ...], entities: tuple[Entity, ...], reuse: tuple[Reuse, ...]) -> Record:
    """Make the record of readings that are dated already and carry the entity ids of `entities`, sorted by document."""
    told = accounts(readings, entities)
    found = _events(told, readings, entities, reuse)
    return Record(readings, entities, found, stories.tell(readings, found, told, reuse), reuse)


def _events(
    told: Sequence[Account], readings: Sequence[Reading], entities: Sequence[Entity], reuse: Sequence[Reuse]
) -> tuple[Event, ...]:
    tracer = Tracer(readings, entities, reuse)
    at = {a.id: a for a in told}
    latest = max((i.start for i in (interval(r.published) for r in readings) if i.bounded), default=float("-inf"))
    members: dict[str, Sequence[Account]] = {}
    made = []
    for ids, why in events.group(told, events.copied(told, reuse)):
        group = sorted((at[i] for i in ids), key=lambda a: (a.document, a.report.start, a.id))
        event = assembling.event(group, why, tracer, latest)
        members[event.id] = group
        made.append(event)
    made.sort(key=lambda e: (e.when.earliest or e.when.latest or "9", e.id))
    linked = responses.linked(parts.linked(made, members), members)
    return wording.translated(linked, members, readings)
