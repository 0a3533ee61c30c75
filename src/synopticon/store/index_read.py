"""Reading the query tables: one state of the record, whatever is written meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from synopticon.records import Reuse
from synopticon.store.index import Index
from synopticon.store.index_access import Missing, some
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
from synopticon.store.index_things import Things

__all__ = ["Desk", "Missing", "desk"]


@contextmanager
def desk(index: Index) -> Iterator[Desk]:
    """Open the query tables for one look."""
    with index.reading() as (connection, there):
        yield Desk(connection, there)


class Desk(Things):
    """The current record: its things by their ids, and its lists, page by page."""

    def stories(self, order: str = "recent", offset: int = 0, limit: int = 20) -> Page[StoryLine]:
        """List stories, the most recent or the largest first."""
        t = self.t.stories
        keys = [t.c.documents.desc(), t.c.sort.desc(), t.c.id] if order == "size" else [t.c.sort.desc(), t.c.id.desc()]
        return self.page(StoryLine, t, [], keys, offset, limit)

    def versions(self, article: str) -> tuple[DocumentLine, ...]:
        """List the versions of one article, oldest first."""
        t = self.t.documents
        query = select(*columns(DocumentLine, t)).where(t.c.article == article).order_by(t.c.version, t.c.id)
        return self.lines(DocumentLine, query)

    def events_of(self, story: str, offset: int = 0, limit: int = 100) -> Page[EventLine]:
        """List the events of a story in time."""
        t = self.t.events
        return self.page(EventLine, t, [t.c.story == story], [t.c.sort, t.c.id], offset, limit)

    def chief_events(self, story: str, limit: int) -> tuple[EventLine, ...]:
        """List the events of a story ("" for all stories) that most articles tell."""
        t = self.t.events
        query = select(*columns(EventLine, t)).where(*([t.c.story == story] if story else []))
        return self.lines(EventLine, query.order_by(t.c.documents.desc(), t.c.sort, t.c.id).limit(limit))

    def parts_of(self, event: str) -> tuple[EventLine, ...]:
        """List the parts of an event."""
        t = self.t.events
        query = select(*columns(EventLine, t)).where(t.c.parent == event).order_by(t.c.sort, t.c.id)
        return self.lines(EventLine, query)

    def plans_of(self, event: str) -> tuple[EventLine, ...]:
        """List the plans that an event is the outcome of."""
        t = self.t.events
        query = select(*columns(EventLine, t)).where(t.c.plan_of == event).order_by(t.c.sort, t.c.id)
        return self.lines(EventLine, query)

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
        for few in some(documents):
            query = select(m.c.document, m.c.start, m.c.end).where(m.c.entity == entity, m.c.document.in_(few))
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
        return Page(self.nouns(Reuse, query.offset(offset).limit(limit)), offset, limit, total)

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
