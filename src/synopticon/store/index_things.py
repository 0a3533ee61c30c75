"""Things of the current record by their ids, one or several."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Table, or_, select

from synopticon.records import Entity, Event, Reading, Record, Report, Reuse, Statement, Story
from synopticon.store.index_access import Access, Missing, some
from synopticon.store.index_lines import DisagreementLine, DocumentLine, EntityLine, EventLine, StoryLine


class Things(Access):
    """What is looked up by its id."""

    def document(self, identity: str) -> DocumentLine:
        """Give an article without its text."""
        return self.one(DocumentLine, self.t.documents, identity)

    def reading(self, document: str) -> Reading:
        """Give everything read in an article."""
        return self.readings_where(self.t.documents.c.id == document, document)[0]

    def event(self, identity: str) -> Event:
        """Give an event."""
        return self.noun(Event, self.t.events, identity)

    def event_line(self, identity: str) -> EventLine:
        """Give an event with its counts."""
        return self.one(EventLine, self.t.events, identity)

    def story(self, identity: str) -> Story:
        """Give a story."""
        return self.noun(Story, self.t.stories, identity)

    def story_line(self, identity: str) -> StoryLine:
        """Give a story with its counts."""
        return self.one(StoryLine, self.t.stories, identity)

    def entity(self, identity: str) -> Entity:
        """Give an entity."""
        return self.noun(Entity, self.t.entities, identity)

    def entity_line(self, identity: str) -> EntityLine:
        """Give an entity with its counts."""
        return self.one(EntityLine, self.t.entities, identity)

    def disagreement(self, identity: str) -> DisagreementLine:
        """Give a disagreement."""
        return self.one(DisagreementLine, self.t.disagreements, identity)

    def reuse_by_id(self, identity: str) -> Reuse:
        """Give a pair of articles that share words."""
        return self.noun(Reuse, self.t.reuse, identity)

    def holder(self, table: Table, identity: str) -> str:
        """Give the article that a statement or report stands in."""
        found = self.connection.execute(select(table.c.document).where(table.c.id == identity)).scalar()
        if found is None:
            raise Missing(identity)
        return str(found)

    def documents(self, ids: Iterable[str]) -> dict[str, DocumentLine]:
        """Give articles without their texts, those that are there."""
        return {line.id: line for line in self.several(DocumentLine, self.t.documents, ids)}

    def events(self, ids: Iterable[str]) -> dict[str, EventLine]:
        """Give events with their counts, those that are there."""
        return {line.id: line for line in self.several(EventLine, self.t.events, ids)}

    def entities(self, ids: Iterable[str]) -> dict[str, EntityLine]:
        """Give entities with their counts, those that are there."""
        return {line.id: line for line in self.several(EntityLine, self.t.entities, ids)}

    def reports(self, ids: Iterable[str]) -> dict[str, tuple[str, str, Report]]:
        """Give reports with the document each stands in and the words of its sentence."""
        t = self.t.reports
        found: dict[str, tuple[str, str, Report]] = {}
        for few in some(ids):
            for row in self.connection.execute(select(t.c.document, t.c.sentence, t.c.noun).where(t.c.id.in_(few))):
                report = msgspec.json.decode(row.noun, type=Report)
                found[report.id] = (row.document, row.sentence, report)
        return found

    def statements(self, ids: Iterable[str]) -> dict[str, Statement]:
        """Give statements."""
        t, found = self.t.statements, {}
        for few in some(ids):
            for row in self.connection.execute(select(t.c.noun).where(t.c.id.in_(few))):
                statement = msgspec.json.decode(row.noun, type=Statement)
                found[statement.id] = statement
        return found

    def places_of(self, statements: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Give where statements stand in their articles."""
        t, found = self.t.statements, {}
        for few in some(statements):
            rows = self.connection.execute(select(t.c.id, t.c.start, t.c.end).where(t.c.id.in_(few)))
            found.update({row.id: (row.start, row.end) for row in rows})
        return found

    def sentences_of(self, events: Iterable[str], each: int) -> dict[str, list[tuple[str, str, int, int]]]:
        """Give sentences that report events, a few each: document, words, where they stand."""
        t = self.t.reports
        found: dict[str, list[tuple[str, str, int, int]]] = {}
        for few in some(events):
            query = select(t.c.event, t.c.document, t.c.sentence, t.c.start, t.c.end).where(t.c.event.in_(few))
            for row in self.connection.execute(query.order_by(t.c.told, t.c.position)):
                lines = found.setdefault(row.event, [])
                if len(lines) < each:
                    lines.append((row.document, row.sentence, row.start, row.end))
        return found

    def judgeable_near(self, places: Iterable[tuple[str, int, int]]) -> dict[tuple[str, int], list[tuple[str, str]]]:
        """Give the statements and reports that places in articles lie in: the id of each, and what it is."""
        wanted = list(places)
        found: dict[tuple[str, int], list[tuple[str, str]]] = {(document, start): [] for document, start, _ in wanted}
        for noun, t in (("statement", self.t.statements), ("report", self.t.reports)):
            for few in some(document for document, _, _ in wanted):
                query = select(t.c.id, t.c.document, t.c.start, t.c.end).where(t.c.document.in_(few))
                for row in self.connection.execute(query.order_by(t.c.position)):
                    for document, start, end in wanted:
                        if row.document == document and row.start <= start and end <= row.end:
                            found[document, start].append((row.id, noun))
        return found

    def told_in(self, document: str) -> dict[str, str]:
        """Give the event of each report of an article."""
        t = self.t.reports
        query = select(t.c.id, t.c.event).where(t.c.document == document, t.c.event.is_not(None))
        return {row.id: row.event for row in self.connection.execute(query)}

    def readings(self, ids: Sequence[str]) -> tuple[Reading, ...]:
        """Give everything read in some articles, in their order in the record."""
        return tuple(r for few in some(ids) for r in self.readings_where(self.t.documents.c.id.in_(few)))

    def part(self, story: str) -> Record:
        """Give the part of the record that one story is made of: its articles, events, entities and reuse."""
        found = self.story(story)
        readings = self.readings_where(self.t.documents.c.story == story)
        events = self.nouns(Event, select(self.t.events.c.noun).where(self.t.events.c.story == story))
        wanted = {e.id for reading in readings for e in reading.entities}
        wanted |= {e for event in events for e in (*event.actors, *event.recipients, event.place) if e}
        entities: list[Entity] = []
        for few in some(sorted(wanted)):
            entities += self.nouns(Entity, select(self.t.entities.c.noun).where(self.t.entities.c.id.in_(few)))
        return Record(readings, tuple(entities), events, (found,), self.reuse_among(found.documents))

    def reuse_among(self, documents: Sequence[str]) -> tuple[Reuse, ...]:
        """Give the reuse between articles of a set."""
        t, there = self.t.reuse, set(documents)
        found: list[Reuse] = []
        for few in some(documents):
            query = select(t.c.noun).where(t.c.first.in_(few)).order_by(t.c.position)
            found += [reuse for reuse in self.nouns(Reuse, query) if reuse.documents[1] in there]
        return tuple(found)

    def reuse_of(self, document: str) -> tuple[Reuse, ...]:
        """Give the reuse that an article takes part in."""
        t = self.t.reuse
        where = or_(t.c.first == document, t.c.second == document)
        return self.nouns(Reuse, select(t.c.noun).where(where).order_by(t.c.position))

    def fate(self, judgements: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Give what became of judgements in this record: "applied", "overridden" or "lost", and a note."""
        t, found = self.t.attachments, {}
        for few in some(judgements):
            rows = self.connection.execute(select(t.c.judgement, t.c.state, t.c.note).where(t.c.judgement.in_(few)))
            found.update({row.judgement: (row.state, row.note) for row in rows})
        return found

    def now(self, judgement: str) -> list[str]:
        """Give the ids that what a judgement was about has in this record."""
        t = self.t.attachments
        found = self.connection.execute(select(t.c.subjects).where(t.c.judgement == judgement)).scalar()
        return [str(identity) for identity in json.loads(found)] if found else []
