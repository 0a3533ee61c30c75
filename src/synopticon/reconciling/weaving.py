"""From accounts to events: grouped, made, tied to each other, with what analysts reject of them set apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from synopticon.reconciling import assembling, events, parts, quotations, responses, tallies, wording
from synopticon.reconciling.accounts import Account, stamp
from synopticon.reconciling.assembling import AS_TOLD, Corrected
from synopticon.reconciling.intervals import interval
from synopticon.reconciling.memory import FORGETFUL, Memory
from synopticon.reconciling.once import said_once
from synopticon.reconciling.origins import Tracer, texts
from synopticon.reconciling.rulings import Rulings
from synopticon.records import Disagreement, Entity, Event, Reading, Reuse, Span


@dataclass(frozen=True, slots=True)
class Woven:
    """The events of a set, by time, and what analysts reject: events, and disagreements with the id of their event."""

    events: tuple[Event, ...]
    rejected: tuple[Event, ...] = ()
    differing: tuple[tuple[str, Disagreement], ...] = ()


def weave(
    told: Sequence[Account],
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    reuse: Sequence[Reuse],
    rulings: Rulings,
    subjects: Mapping[str, Sequence[str]],
    memory: Memory = FORGETFUL,
    out: Sequence[Span] = (),
) -> Woven:
    """Make the events of all accounts; `subjects` are the record's entities that judgements are about, `out` where
    rejected reports stand."""
    tracer = Tracer(readings, entities, reuse)
    at = {a.id: a for a in told}
    latest = max((i.start for i in (interval(r.published) for r in readings) if i.bounded), default=float("-inf"))
    copied = events.copied(told, reuse)
    groups = events.group(told, copied, rulings.events, memory)
    of = {i: str(n) for n, (ids, _) in enumerate(groups) for i in ids} if rulings else {}
    fixed = rulings.fixed(of, rulings.values(readings), {e.id: e for e in entities})
    marks, part = rulings.marks(of), rulings.took_part(of, subjects)
    members: dict[str, Sequence[Account]] = {}
    maker = _Maker(tracer, latest, copied, _stamps(readings, entities, reuse, memory), memory)
    made: list[Event] = []
    rejected: list[Event] = []
    for n, (ids, why) in enumerate(groups):
        group = sorted((at[i] for i in ids), key=lambda a: (a.document, a.report.start, a.id))
        mark = marks.get(str(n))
        said = (mark.of.sentence, *why) if mark else why
        event = maker.event(group, said, fixed.get(str(n), AS_TOLD))
        event = replace(event, judged=part.of(str(n), event)) if rulings else event
        members[event.id] = group
        (rejected if mark and mark.of.verdict == "reject" else made).append(event)
    made.sort(key=_time)
    linked = responses.linked(sorted(parts.linked(made, members), key=_time), members)
    differing = quotations.differing(linked, members, readings)
    whole = quotations.added(wording.translated(linked, members, readings, reuse), differing)
    whole = said_once(quotations.added(whole, tallies.differing(whole, members, readings, memory, out)))
    return _settled(whole, sorted(rejected, key=_time), rulings) if rulings else Woven(whole)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes events, each once for as long as nothing changes that it is made of: its accounts, the articles that share
    text with theirs, and whether its days have passed."""

    tracer: Tracer
    latest: float
    copied: frozenset[tuple[str, str]]
    stamps: Mapping[str, object]
    memory: Memory

    def event(self, group: Sequence[Account], why: tuple[str, ...], corrected: Corrected) -> Event:
        """Make an event of the accounts of one happening."""
        if not self.memory.keeps:
            return assembling.event(group, why, self.tracer, self.latest, corrected, self.copied)
        passed = tuple(a.when.end <= self.latest for a in group)
        of = tuple(self.stamps[d] for d in sorted({a.document for a in group}))
        key = (tuple(a.id for a in group), why, corrected, passed, of)
        return self.memory.of(
            "event", key, assembling.event, group, why, self.tracer, self.latest, corrected, self.copied
        )


def _stamps(
    readings: Sequence[Reading], entities: Sequence[Entity], reuse: Sequence[Reuse], memory: Memory
) -> dict[str, object]:
    """Give each document one thing for one content of it and of all articles that share text with it, near or far."""
    if not memory.keeps:
        return {}
    known = {e.id: e for e in entities}
    mine = {r.document.id: stamp(r, known, memory) for r in readings}
    least = texts(reuse)
    shared: dict[str, list[object]] = {}
    for document in sorted(least):
        shared.setdefault(least[document], []).append(mine[document])
    for item in reuse:
        if item.kind != "quotation":
            shared[least[item.documents[0]]].append(item.documents)
    whole = {first: memory.of("shared", tuple(held), object) for first, held in shared.items()}
    return {d: (one, whole[least[d]]) if d in least else one for d, one in mine.items()}


def _time(event: Event) -> tuple[str, str]:
    return event.when.earliest or event.when.latest or "9", event.id


def _settled(made: Iterable[Event], rejected: Iterable[Event], rulings: Rulings) -> Woven:
    """Take out the disagreements that are rejected; say of the others that are judged who did."""
    told = tuple(made)
    marks = rulings.differing(told)
    found, apart = [], []
    for event in told:
        mine = {d.id: marks.get((event.id, d.id)) for d in event.disagreements}
        ruled = [m for m in mine.values() if m]
        out = [d for d in event.disagreements if (m := mine[d.id]) and m.of.verdict == "reject"]
        apart += [(event.id, d) for d in out]
        judged = (*event.judged, *(m.of.id for m in ruled))
        kept = tuple(d for d in event.disagreements if d not in out)
        why = (*(m.of.sentence for m in ruled), *event.why)
        found.append(replace(event, disagreements=kept, judged=judged, why=why) if ruled else event)
    return Woven(tuple(found), tuple(rejected), tuple(apart))
