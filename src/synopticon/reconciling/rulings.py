"""What judgements ask of each step of reconciling, and what became of each in the end.

Everything here is a pure function of the readings and the judgements. A judgement finds its subjects by the places in
the text where they stood (`attaching`); where nothing is there any more it is listed as lost and has no effect.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from synopticon.reconciling import applying
from synopticon.reconciling.assembling import AS_TOLD, Corrected
from synopticon.reconciling.attaching import Attacher, Found, holders
from synopticon.reconciling.bonds import FREE, Bonds, Demand, bonds
from synopticon.reconciling.corrections import ENTITIES
from synopticon.records import (
    Disagreement,
    Entity,
    Event,
    Judgement,
    Noun,
    Reading,
    Report,
    Reuse,
    Statement,
)

__all__ = ["NONE", "Ruled", "Rulings", "reports_of", "rule"]

_KIND: Mapping[Noun, str] = {
    "entity": "entity", "event": "event", "report": "event", "story": "story", "document": "story",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ruled:
    """A judgement and what is there of its subjects; `value` is the entity that it sets, if it sets one."""

    of: Judgement
    found: tuple[Found, ...]
    value: Found | None = None

    @property
    def noun(self) -> Noun:
        """Give what it is about."""
        return self.found[0].noun

    @property
    def ids(self) -> tuple[str, ...]:
        """Give the ids of what is there of its first subject."""
        return self.found[0].ids

    @property
    def there(self) -> bool:
        """Tell whether enough of its subjects is there for it to mean anything."""
        held = sum(bool(f.ids) for f in self.found)
        return held > 1 if self.of.verdict in ("same", "not-same") else held > 0


@dataclass(frozen=True)
class Rulings:
    """The judgements on a set of readings, in the order in which they were made."""

    ruled: tuple[Ruled, ...] = ()

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """Give the judgements."""
        return tuple(r.of for r in self.ruled)

    def __bool__(self) -> bool:
        return bool(self.ruled)

    # -------------------------------------------------------- what is one and what is apart

    @cached_property
    def entities(self) -> Bonds:
        """Give the bonds of entities, by the ids that they have in their articles."""
        return self._bonds("entity")

    @cached_property
    def events(self) -> Bonds:
        """Give the bonds of reports."""
        return self._bonds("event")

    @cached_property
    def stories(self) -> Bonds:
        """Give the bonds of documents."""
        return self._bonds("story")

    def _bonds(self, kind: str) -> Bonds:
        demands = [
            Demand(r.of.id, r.of.verdict == "same", tuple(frozenset(f.ids) for f in r.found if f.ids), r.of.sentence)
            for r in self.ruled
            if r.of.verdict in ("same", "not-same") and _KIND.get(r.noun) == kind and r.there
        ]
        return bonds(demands) if demands else FREE

    # -------------------------------------------------------- what is rejected

    def rejected(self, noun: Noun) -> frozenset[str]:
        """Give the ids of reports or statements whose last verdict is that they are rejected."""
        return frozenset(i for i, r in self._last(noun).items() if r.of.verdict == "reject")

    def _last(self, noun: Noun) -> dict[str, Ruled]:
        return {i: r for r in self._marking(noun) for i in r.ids}

    def _marking(self, noun: Noun) -> Iterator[Ruled]:
        return (r for r in self.ruled if r.of.verdict in ("accept", "reject") and r.noun == noun and r.there)

    def without(self, reuse: Sequence[Reuse]) -> tuple[tuple[Reuse, ...], tuple[Reuse, ...]]:
        """Part reuse into what stands and what is rejected."""
        verdicts = {frozenset(r.ids): r.of.verdict for r in self._marking("reuse")}
        out = [item for item in reuse if verdicts.get(frozenset(item.documents)) == "reject"]
        return tuple(item for item in reuse if item not in out), tuple(out)

    def marks(self, event_of: Mapping[str, str]) -> dict[str, Ruled]:
        """Give the last verdict on each group of reports that was accepted or rejected."""
        found = ((holders(r.ids, event_of), r) for r in self._marking("event"))
        return {event: r for event, r in found if event}

    def differing(self, events: Iterable[Event]) -> dict[tuple[str, str], Ruled]:
        """Give the last verdict on disagreements, by the ids of event and disagreement: of its attribute and kind,
        that which has most of the reports."""
        told = list(events)
        found = {}
        for ruled in self._marking("disagreement"):
            mine = frozenset(ruled.ids)
            ranked = [
                (-len(mine & reports_of(d)), e.id, d.id)
                for e in told
                for d in e.disagreements
                if f"{d.attribute} {d.kind}" == ruled.found[0].detail and mine & reports_of(d)
            ]
            if ranked:
                found[min(ranked)[1:]] = ruled
        return found

    # -------------------------------------------------------- what is corrected

    def corrections(self, noun: Noun) -> Iterator[Ruled]:
        """Give the corrections of one noun that found what they correct, the latest last."""
        return (r for r in self.ruled if r.of.verdict == "correct" and r.noun == noun and r.there)

    def corrected(self, readings: Sequence[Reading]) -> list[Reading]:
        """Give the readings with what is corrected in them, but for what names an entity of the record."""
        of_documents, of_reports, of_statements = (self._by_id(noun) for noun in _INSIDE)
        if not (of_documents or of_reports or of_statements):
            return list(readings)
        return [
            replace(
                found,
                reports=tuple(applying.report(p, of_reports.get(p.id, ())) for p in found.reports),
                statements=tuple(applying.statement(s, of_statements.get(s.id, ())) for s in found.statements),
            )
            for found in (applying.document(r, of_documents.get(r.document.id, ())) for r in readings)
        ]

    def _by_id(self, noun: Noun) -> dict[str, list[Judgement]]:
        found: dict[str, list[Judgement]] = {}
        for ruled in self.corrections(noun):
            for i in ruled.ids:
                found.setdefault(i, []).append(ruled.of)
        return found

    def told(self, readings: Sequence[Reading]) -> list[Reading]:
        """Give the readings without the reports and statements that are rejected; what was told in a rejected statement
        is told in the outlet's own voice."""
        reports, statements = self.rejected("report"), self.rejected("statement")
        if not (reports or statements):
            return list(readings)
        return [
            replace(
                r,
                reports=tuple(
                    replace(p, statement=None) if p.statement in statements else p
                    for p in r.reports
                    if p.id not in reports
                ),
                statements=tuple(
                    replace(s, within=None) if s.within in statements else s
                    for s in r.statements
                    if s.id not in statements
                ),
            )
            for r in readings
        ]

    def dropped(
        self, readings: Sequence[Reading]
    ) -> tuple[tuple[tuple[str, Report], ...], tuple[tuple[str, Statement], ...]]:
        """Give the reports and the statements that are rejected, each with the id of its document."""
        reports, statements = self.rejected("report"), self.rejected("statement")
        return (
            tuple((r.document.id, p) for r in readings for p in r.reports if p.id in reports),
            tuple((r.document.id, s) for r in readings for s in r.statements if s.id in statements),
        )

    def fixed(
        self, event_of: Mapping[str, str], value: Mapping[str, str], entities: Mapping[str, Entity]
    ) -> dict[str, Corrected]:
        """Give what is set of each group of reports; `value` are the entities that corrections set."""
        found: dict[str, Corrected] = {}
        for ruled in self.corrections("event"):
            event, made = holders(ruled.ids, event_of), ruled.of
            if event:
                found[event] = applying.event(found.get(event, AS_TOLD), made, entities.get(value.get(made.id, "")))
        return found

    def took_part(self, event_of: Mapping[str, str], of_entities: Mapping[str, Sequence[str]]) -> _Part:
        """Give what tells of an event which judgements took part in making it."""
        by: dict[str, set[str]] = {}
        for ruled in self.ruled:
            if not ruled.there or ruled.of.id in self.overridden:
                continue
            if ruled.noun == "event" and ruled.of.verdict not in ("same", "not-same"):
                by.setdefault(holders(ruled.ids, event_of), set()).add(ruled.of.id)
            elif _KIND.get(ruled.noun) == "event":
                for i in {event_of[i] for f in ruled.found for i in f.ids if i in event_of}:
                    by.setdefault(i, set()).add(ruled.of.id)
        entities: dict[str, set[str]] = {}
        for judgement, ids in of_entities.items():
            for i in ids if judgement not in self.overridden else ():
                entities.setdefault(i, set()).add(judgement)
        return _Part(by, entities, tuple(j.id for j in self.judgements))

    @property
    def overridden(self) -> frozenset[str]:
        """Give the judgements on what is one that later ones contradict."""
        return self.entities.overridden | self.events.overridden | self.stories.overridden

    def named(self, readings: Sequence[Reading], entities: Sequence[Entity]) -> list[Reading]:
        """Give the readings with the entities in them that corrections of reports and statements set."""
        places, speakers = (
            {i: r for r in self.corrections(noun) if r.of.attribute in ENTITIES for i in r.ids} for noun in _NAMING
        )
        if not (places or speakers):
            return list(readings)
        value, names = self.values(readings), {e.id: e.name for e in entities}
        put = {i: value[r.of.id] for i, r in places.items() if r.of.id in value}
        said = {i: value[r.of.id] for i, r in speakers.items() if r.of.id in value}
        return [
            replace(
                r,
                reports=tuple(applying.placed(p, put[p.id], names) if p.id in put else p for p in r.reports),
                statements=tuple(replace(s, speaker=said[s.id]) if s.id in said else s for s in r.statements),
            )
            for r in readings
        ]

    def values(self, readings: Iterable[Reading]) -> dict[str, str]:
        """Give the record's entity that each correction sets, by judgement; `readings` carry the record's ids."""
        asked = [r for r in self.ruled if r.of.attribute in ENTITIES]
        at = Attacher(readings) if asked else None
        found = {r.of.id: at.subject(r.of, r.of.value).ids for r in asked} if at else {}
        return {judgement: ids[0] for judgement, ids in found.items() if ids}

    def called(self, entities: Sequence[Entity], of: Mapping[str, Sequence[str]]) -> list[Entity]:
        """Give the entities as they are corrected; `of` are the record's ids of each judgement's subjects."""
        held = {e.id: e for e in entities}
        for ruled in self.corrections("entity"):
            for i in of.get(ruled.of.id, ())[:1]:
                held[i] = applying.entity(held[i], ruled.of)
        return [held[e.id] for e in entities]


@dataclass(frozen=True, slots=True)
class _Part:
    """Which judgements took part in which groups of reports, and in which entities."""

    groups: Mapping[str, set[str]]
    entities: Mapping[str, set[str]]
    order: tuple[str, ...]

    def of(self, group: str, event: Event) -> tuple[str, ...]:
        """Give the judgements that took part in an event, in the order in which they were made."""
        found = set(self.groups.get(group, ()))
        for entity in (*event.actors, *event.recipients, event.place or ""):
            found |= self.entities.get(entity, set())
        return tuple(j for j in self.order if j in found)


NONE = Rulings()
_INSIDE: tuple[Noun, ...] = ("document", "report", "statement")
_NAMING: tuple[Noun, ...] = ("report", "statement")


def rule(readings: Iterable[Reading], judgements: Iterable[Judgement]) -> Rulings:
    """Find what judgements that stand are about in readings as they were read."""
    standing = sorted((j for j in judgements if j.withdrawn is None), key=lambda j: (j.when, j.id))
    if not standing:
        return NONE
    at = Attacher(readings)
    return Rulings(tuple(Ruled(j, at.subjects(j)) for j in standing))


def reports_of(disagreement: Disagreement) -> frozenset[str]:
    """Give the reports that give any reading of a disagreement."""
    return frozenset(report for variant in disagreement.readings for report in variant.reports)
