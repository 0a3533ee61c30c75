"""Reading the query tables: one state of the record, whatever is written meanwhile."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, and_, func, or_, select

from synopticon.records import Entity, Event, Reading, Record, Report, Reuse, Statement, Story
from synopticon.store.index import Index
from synopticon.store.index_lines import (
    DisagreementLine,
    DocumentLine,
    EntityLine,
    EventLine,
    LinkLine,
    Page,
    RelationLine,
    StatementLine,
    StoryLine,
    UndecidedLine,
    columns,
)
from synopticon.store.index_tables import Tables

Noun = TypeVar("Noun")
Line = TypeVar("Line")
_MANY = 500  # values in one IN (…): SQLite allows more, and plans worse


class Missing(LookupError):
    """There is nothing of this id in the current record."""


@contextmanager
def desk(index: Index) -> Iterator[Desk]:
    """Open the query tables for one look."""
    with index.reading() as (connection, there):
        yield Desk(connection, there)


class Desk:
    """The current record, by parts. Ids that are not in it raise `Missing`."""

    def __init__(self, connection: Connection, there: Tables) -> None:
        self.connection = connection
        self.t = there

    # ------------------------------------------------------------ one thing by its id

    def document(self, identity: str) -> DocumentLine:
        """Give an article without its text."""
        return self._one(DocumentLine, self.t.documents, identity)

    def reading(self, document: str) -> Reading:
        """Give everything read in an article."""
        return self._readings(self.t.documents.c.id == document, document)[0]

    def event(self, identity: str) -> Event:
        """Give an event."""
        return self._noun(Event, self.t.events, identity)

    def event_line(self, identity: str) -> EventLine:
        """Give an event with its counts."""
        return self._one(EventLine, self.t.events, identity)

    def story(self, identity: str) -> Story:
        """Give a story."""
        return self._noun(Story, self.t.stories, identity)

    def story_line(self, identity: str) -> StoryLine:
        """Give a story with its counts."""
        return self._one(StoryLine, self.t.stories, identity)

    def entity(self, identity: str) -> Entity:
        """Give an entity."""
        return self._noun(Entity, self.t.entities, identity)

    def entity_line(self, identity: str) -> EntityLine:
        """Give an entity with its counts."""
        return self._one(EntityLine, self.t.entities, identity)

    # ------------------------------------------------------------ several by their ids

    def documents(self, ids: Iterable[str]) -> dict[str, DocumentLine]:
        """Give articles without their texts, those that are there."""
        return {line.id: line for line in self._several(DocumentLine, self.t.documents, ids)}

    def events(self, ids: Iterable[str]) -> dict[str, EventLine]:
        """Give events with their counts, those that are there."""
        return {line.id: line for line in self._several(EventLine, self.t.events, ids)}

    def entities(self, ids: Iterable[str]) -> dict[str, EntityLine]:
        """Give entities with their counts, those that are there."""
        return {line.id: line for line in self._several(EntityLine, self.t.entities, ids)}

    def reports(self, ids: Iterable[str]) -> dict[str, tuple[str, str, Report]]:
        """Give reports with the document each stands in and the words of its sentence."""
        t = self.t.reports
        found: dict[str, tuple[str, str, Report]] = {}
        for some in _some(ids):
            for row in self.connection.execute(select(t.c.document, t.c.sentence, t.c.noun).where(t.c.id.in_(some))):
                report = msgspec.json.decode(row.noun, type=Report)
                found[report.id] = (row.document, row.sentence, report)
        return found

    def statements(self, ids: Iterable[str]) -> dict[str, Statement]:
        """Give statements."""
        t, found = self.t.statements, {}
        for some in _some(ids):
            for row in self.connection.execute(select(t.c.noun).where(t.c.id.in_(some))):
                statement = msgspec.json.decode(row.noun, type=Statement)
                found[statement.id] = statement
        return found

    def places_of(self, statements: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Give where statements stand in their articles."""
        t, found = self.t.statements, {}
        for some in _some(statements):
            rows = self.connection.execute(select(t.c.id, t.c.start, t.c.end).where(t.c.id.in_(some)))
            found.update({row.id: (row.start, row.end) for row in rows})
        return found

    def sentences_of(self, events: Iterable[str], each: int) -> dict[str, list[tuple[str, str, int, int]]]:
        """Give sentences that report events, a few each: document, words, where they stand."""
        t = self.t.reports
        found: dict[str, list[tuple[str, str, int, int]]] = {}
        for some in _some(events):
            query = select(t.c.event, t.c.document, t.c.sentence, t.c.start, t.c.end).where(t.c.event.in_(some))
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
            for some in _some(document for document, _, _ in wanted):
                query = select(t.c.id, t.c.document, t.c.start, t.c.end).where(t.c.document.in_(some))
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
        return tuple(r for some in _some(ids) for r in self._readings(self.t.documents.c.id.in_(some)))

    def part(self, story: str) -> Record:
        """Give the part of the record that one story is made of: its articles, events, entities and reuse."""
        found = self.story(story)
        readings = self._readings(self.t.documents.c.story == story)
        events = self._nouns(Event, select(self.t.events.c.noun).where(self.t.events.c.story == story))
        wanted = {e.id for reading in readings for e in reading.entities}
        wanted |= {e for event in events for e in (*event.actors, *event.recipients, event.place) if e}
        entities: list[Entity] = []
        for some in _some(sorted(wanted)):
            entities += self._nouns(Entity, select(self.t.entities.c.noun).where(self.t.entities.c.id.in_(some)))
        return Record(readings, tuple(entities), events, (found,), self.reuse_among(found.documents))

    def reuse_among(self, documents: Sequence[str]) -> tuple[Reuse, ...]:
        """Give the reuse between articles of a set."""
        t, there = self.t.reuse, set(documents)
        found: list[Reuse] = []
        for some in _some(documents):
            query = select(t.c.noun).where(t.c.first.in_(some)).order_by(t.c.position)
            found += [reuse for reuse in self._nouns(Reuse, query) if reuse.documents[1] in there]
        return tuple(found)

    def reuse_of(self, document: str) -> tuple[Reuse, ...]:
        """Give the reuse that an article takes part in."""
        t = self.t.reuse
        where = or_(t.c.first == document, t.c.second == document)
        return self._nouns(Reuse, select(t.c.noun).where(where).order_by(t.c.position))

    # ------------------------------------------------------------ lists

    def stories(self, order: str = "recent", offset: int = 0, limit: int = 20) -> Page[StoryLine]:
        """List stories, the most recent or the largest first."""
        t = self.t.stories
        keys = [t.c.documents.desc(), t.c.sort.desc(), t.c.id] if order == "size" else [t.c.sort.desc(), t.c.id.desc()]
        return self.page(StoryLine, t, [], keys, offset, limit)

    def versions(self, article: str) -> tuple[DocumentLine, ...]:
        """List the versions of one article, oldest first."""
        t = self.t.documents
        query = select(*columns(DocumentLine, t)).where(t.c.article == article).order_by(t.c.version, t.c.id)
        return self._lines(DocumentLine, query)

    def accounts(self, story: str, offset: int = 0, limit: int = 50) -> Page[DocumentLine]:
        """List the articles of a story, oldest first."""
        t = self.t.documents
        return self.page(DocumentLine, t, [t.c.story == story], [t.c.earliest, t.c.id], offset, limit)

    def events_of(self, story: str, offset: int = 0, limit: int = 100) -> Page[EventLine]:
        """List the events of a story in time."""
        t = self.t.events
        return self.page(EventLine, t, [t.c.story == story], [t.c.sort, t.c.id], offset, limit)

    def chief_events(self, story: str, limit: int) -> tuple[EventLine, ...]:
        """List the events of a story ("" for all stories) that most articles tell."""
        t = self.t.events
        query = select(*columns(EventLine, t)).where(*([t.c.story == story] if story else []))
        return self._lines(EventLine, query.order_by(t.c.documents.desc(), t.c.sort, t.c.id).limit(limit))

    def parts_of(self, event: str) -> tuple[EventLine, ...]:
        """List the parts of an event."""
        t = self.t.events
        query = select(*columns(EventLine, t)).where(t.c.parent == event).order_by(t.c.sort, t.c.id)
        return self._lines(EventLine, query)

    def plans_of(self, event: str) -> tuple[EventLine, ...]:
        """List the plans that an event is the outcome of."""
        t = self.t.events
        query = select(*columns(EventLine, t)).where(t.c.plan_of == event).order_by(t.c.sort, t.c.id)
        return self._lines(EventLine, query)

    def events_with(self, entity: str, offset: int = 0, limit: int = 50) -> Page[EventLine]:
        """List the events that an entity takes part in or that happened there, latest first."""
        t, i = self.t.events, self.t.involved
        among = select(i.c.event).where(i.c.entity == entity)
        return self.page(EventLine, t, [t.c.id.in_(among)], [t.c.sort.desc(), t.c.id], offset, limit)

    def said_by(self, entity: str, offset: int = 0, limit: int = 50) -> Page[StatementLine]:
        """List what an entity said, latest first."""
        t = self.t.statements
        keys = [t.c.told.desc(), t.c.position]
        return self.page(StatementLine, t, [t.c.speaker == entity], keys, offset, limit)

    def mentioned_in(self, entity: str, offset: int = 0, limit: int = 50) -> Page[DocumentLine]:
        """List the articles that mention an entity, latest first."""
        t, m = self.t.documents, self.t.mentions
        among = select(m.c.document).where(m.c.entity == entity)
        return self.page(DocumentLine, t, [t.c.id.in_(among)], [t.c.earliest.desc(), t.c.id], offset, limit)

    def first_mentions(self, entity: str, documents: Iterable[str]) -> dict[str, tuple[int, int]]:
        """Give where articles mention an entity first."""
        m, found = self.t.mentions, {}
        for some in _some(documents):
            query = select(m.c.document, m.c.start, m.c.end).where(m.c.entity == entity, m.c.document.in_(some))
            found.update({row.document: (row.start, row.end) for row in self.connection.execute(query)})
        return found

    def entities_of(self, types: Sequence[str], starts: str = "", offset: int = 0, limit: int = 50) -> Page[EntityLine]:
        """List entities of some types, those mentioned most first; `starts`: of names that begin so, by name."""
        t = self.t.entities
        where: list[ColumnElement[bool]] = [t.c.type.in_(types)] if types else []
        keys: list[Any] = [t.c.count.desc(), t.c.id]
        if starts:
            folded = starts.casefold()
            where += [t.c.sorted >= folded, t.c.sorted < folded + "\U0010ffff"]
            keys = [t.c.sorted, t.c.id]
        return self.page(EntityLine, t, where, keys, offset, limit)

    def undecided(self, what: str = "", offset: int = 0, limit: int = 30) -> Page[UndecidedLine]:
        """List what was left undecided, what most hangs on first."""
        t = self.t.undecided
        where = [t.c.what == what] if what else []
        return self.page(UndecidedLine, t, where, [t.c.weight.desc(), t.c.position], offset, limit)

    def disagreements(self, kind: str = "", offset: int = 0, limit: int = 30) -> Page[DisagreementLine]:
        """List disagreements, those of events that most articles tell first."""
        t = self.t.disagreements
        where = [t.c.kind == kind] if kind else []
        return self.page(DisagreementLine, t, where, [t.c.documents.desc(), t.c.position], offset, limit)

    def disagreement(self, identity: str) -> DisagreementLine:
        """Give a disagreement."""
        return self._one(DisagreementLine, self.t.disagreements, identity)

    def reuse_by_id(self, identity: str) -> Reuse:
        """Give a pair of articles that share words."""
        return self._noun(Reuse, self.t.reuse, identity)

    def fate(self, judgements: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Give what became of judgements in this record: "applied", "overridden" or "lost", and a note."""
        t, found = self.t.attachments, {}
        for some in _some(judgements):
            rows = self.connection.execute(select(t.c.judgement, t.c.state, t.c.note).where(t.c.judgement.in_(some)))
            found.update({row.judgement: (row.state, row.note) for row in rows})
        return found

    def now(self, judgement: str) -> list[str]:
        """Give the ids that what a judgement was about has in this record."""
        t = self.t.attachments
        found = self.connection.execute(select(t.c.subjects).where(t.c.judgement == judgement)).scalar()
        return [str(identity) for identity in json.loads(found)] if found else []

    def undecided_kinds(self) -> list[tuple[str, int]]:
        """Count what was left undecided by what it is."""
        t = self.t.undecided
        query = select(t.c.what, func.count()).group_by(t.c.what).order_by(func.count().desc(), t.c.what)
        return [(what, count) for what, count in self.connection.execute(query)]

    def relations(
        self, story: str = "", since: str = "", until: str = "", entity: str = "", offset: int = 0, limit: int = 500
    ) -> Page[RelationLine]:
        """List who acted toward whom, latest first; `until` is exclusive."""
        t = self.t.relations
        where: list[ColumnElement[bool]] = [t.c.story == story] if story else []
        where += [t.c.date >= since] if since else []
        where += [t.c.date < until] if until else []
        where += [or_(t.c.source == entity, t.c.target == entity)] if entity else []
        return self.page(RelationLine, t, where, [t.c.date.desc(), t.c.id], offset, limit)

    def links(self, offset: int = 0, limit: int = 100) -> Page[LinkLine]:
        """List who took words from whom, most often first."""
        t = self.t.links
        return self.page(LinkLine, t, [], [t.c.count.desc(), t.c.source, t.c.target, t.c.kind], offset, limit)

    def reuse_between(self, one: str = "", other: str = "", offset: int = 0, limit: int = 50) -> Page[Reuse]:
        """List pairs of articles that share words, of two outlets (or files) where these are given."""
        t, d = self.t.reuse, self.t.documents
        first, second = d.alias(), d.alias()
        joined = t.join(first, first.c.id == t.c.first).join(second, second.c.id == t.c.second)
        where: list[Any] = []
        if one or other:
            names = [(func.iif(side.c.outlet != "", side.c.outlet, side.c.path)) for side in (first, second)]
            where = [or_(*(and_(names[n] == one, names[1 - n] == other) for n in (0, 1)))]
        total = self.connection.execute(select(func.count()).select_from(joined).where(*where)).scalar_one()
        query = select(t.c.noun).select_from(joined).where(*where).order_by(t.c.characters.desc(), t.c.position)
        return Page(self._nouns(Reuse, query.offset(offset).limit(limit)), offset, limit, total)

    def outlets(self, limit: int = 500) -> list[tuple[str, str, int]]:
        """Count articles by outlet and language, most first."""
        t = self.t.documents
        query = select(t.c.outlet, func.group_concat(t.c.language.distinct()), func.count().label("n"))
        query = query.group_by(t.c.outlet).order_by(func.count().desc(), t.c.outlet).limit(limit)
        return [(outlet, languages, count) for outlet, languages, count in self.connection.execute(query)]

    def credited(self, limit: int = 200) -> list[tuple[str, str, int]]:
        """Count articles by whom they credit: role, name, articles."""
        t = self.t.credits
        query = select(t.c.role, t.c.name, func.count()).group_by(t.c.role, t.c.name)
        query = query.order_by(func.count().desc(), t.c.role, t.c.name).limit(limit)
        return [(role, name, count) for role, name, count in self.connection.execute(query)]

    def count(self, table: Table, where: Sequence[ColumnElement[bool]] = ()) -> int:
        """Count the rows of a table."""
        return int(self.connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one())

    def values(self, of: ColumnElement[str]) -> list[str]:
        """List the values of an indexed column, each once; one step of the index a value, however many rows."""
        found: list[str] = []
        query = select(func.min(of))
        value = self.connection.execute(query).scalar()
        while value is not None:
            found.append(value)
            value = self.connection.execute(query.where(of > value)).scalar()
        return found

    def holder(self, table: Table, identity: str) -> str:
        """Give the article that a statement or report stands in."""
        found = self.connection.execute(select(table.c.document).where(table.c.id == identity)).scalar()
        if found is None:
            raise Missing(identity)
        return str(found)

    # ------------------------------------------------------------ how

    def page(
        self, kind: type[Line], table: Table, where: Sequence[ColumnElement[bool]], order: Sequence[Any], offset: int,
        limit: int,
    ) -> Page[Line]:  # fmt: skip
        """Give a page of a table's lines."""
        total = self.count(table, where)
        query = select(*columns(kind, table)).where(*where).order_by(*order).offset(offset).limit(limit)
        return Page(self._lines(kind, query), offset, limit, total)

    def _lines(self, kind: Callable[..., Line], query: Any) -> tuple[Line, ...]:
        return tuple(kind(*row) for row in self.connection.execute(query))

    def _one(self, kind: type[Line], table: Table, identity: str) -> Line:
        found = self._lines(kind, select(*columns(kind, table)).where(table.c.id == identity))
        if not found:
            raise Missing(identity)
        return found[0]

    def _several(self, kind: type[Line], table: Table, ids: Iterable[str]) -> Iterator[Line]:
        for some in _some(ids):
            yield from self._lines(kind, select(*columns(kind, table)).where(table.c.id.in_(some)))

    def _noun(self, kind: type[Noun], table: Table, identity: str) -> Noun:
        found = self._nouns(kind, select(table.c.noun).where(table.c.id == identity))
        if not found:
            raise Missing(identity)
        return found[0]

    def _nouns(self, kind: type[Noun], query: Any) -> tuple[Noun, ...]:
        return tuple(msgspec.json.decode(row[0], type=kind) for row in self.connection.execute(query))

    def _readings(self, where: ColumnElement[bool], identity: str = "") -> tuple[Reading, ...]:
        t = self.t.documents
        rows = self.connection.execute(select(t.c.reading).where(where).order_by(t.c.position))
        found = tuple(msgspec.json.decode(zlib.decompress(row.reading), type=Reading) for row in rows)
        if identity and not found:
            raise Missing(identity)
        return found


def _some(ids: Iterable[str]) -> Iterator[list[str]]:
    """Give ids, each once, a few hundred at a time."""
    every = list(dict.fromkeys(ids))
    for start in range(0, len(every), _MANY):
        yield every[start : start + _MANY]
