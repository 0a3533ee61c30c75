"""The query tables: the current record, laid out so that a page reads what it shows and no more.

They are made from a record and from nothing else, and may be made again at any time. There are two slots of them:
one is read while the other is written, in many short transactions, so that neither readers nor analysts wait.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, MetaData, String, Table, Text

Slot = Literal["a", "b"]
SHAPE = 5  # of the tables below; raised when they change, so that a case's old ones are made again

_whole = MetaData()
state = Table(
    "desk",
    _whole,
    Column("slot", String, primary_key=True, comment="a or b"),
    Column("record", String, nullable=False, comment="key of the record these tables show"),
    Column("shape", Integer, nullable=False),
    Column("turn", Integer, nullable=False, comment="the slot with the higher turn is the current one"),
    Column("made", String, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one slot. `noun` columns hold a noun of `records.py` as JSON, `reading` one compressed."""

    metadata: MetaData
    documents: Table
    entities: Table
    statements: Table
    reports: Table
    events: Table
    stories: Table
    telling: Table
    involved: Table
    mentions: Table
    relations: Table
    reuse: Table
    links: Table
    credits: Table
    undecided: Table
    disagreements: Table
    attachments: Table
    items: Table
    about: Table
    concerns: Table
    parts: Table
    fts: str

    @property
    def all(self) -> tuple[Table, ...]:
        """Give the tables, in the order in which they are made."""
        return tuple(self.metadata.sorted_tables)


@cache
def tables(slot: Slot) -> Tables:
    """Give the tables of a slot."""
    metadata = MetaData()
    return Tables(
        metadata,
        documents=_documents(metadata, slot),
        entities=_entities(metadata, slot),
        statements=_statements(metadata, slot),
        reports=_reports(metadata, slot),
        events=_events(metadata, slot),
        stories=_stories(metadata, slot),
        telling=_pairs(metadata, slot, "telling", "story", "document"),
        involved=_involved(metadata, slot),
        mentions=_mentions(metadata, slot),
        relations=_relations(metadata, slot),
        reuse=_reuse(metadata, slot),
        links=_links(metadata, slot),
        credits=_credits(metadata, slot),
        undecided=_undecided(metadata, slot),
        disagreements=_disagreements(metadata, slot),
        attachments=_attachments(metadata, slot),
        items=_items(metadata, slot),
        about=_pairs(metadata, slot, "about", "entity", "item"),
        concerns=_pairs(metadata, slot, "concerns", "country", "item"),
        parts=_parts(metadata, slot),
        fts=f"desk_{slot}_words",
    )


def _key() -> Column[Any]:
    return Column("id", String, primary_key=True)


def _text(*names: str) -> list[Column[Any]]:
    return [Column(name, String, nullable=False) for name in names]


def _maybe(*names: str) -> list[Column[Any]]:
    return [Column(name, String) for name in names]


def _number(*names: str) -> list[Column[Any]]:
    return [Column(name, Integer, nullable=False) for name in names]


def _table(metadata: MetaData, slot: str, name: str, *columns: Column[Any], by: tuple[str, ...] = ()) -> Table:
    """Make a table; `by` are the columns looked up by, each "first,second"."""
    made = Table(f"desk_{slot}_{name}", metadata, *columns)
    for number, names in enumerate(by):
        Index(f"desk_{slot}_{name}_{number}", *(made.c[column] for column in names.split(",")))
    return made


def _documents(metadata: MetaData, slot: str) -> Table:
    columns = [
        *_text("article", "path", "uri", "outlet", "language", "title", "basis"),
        *_maybe("earliest", "latest", "story"),
        *_number("position", "version", "words"),
    ]
    reading: Column[Any] = Column("reading", LargeBinary, nullable=False)
    by = ("position", "outlet,earliest", "language", "story,earliest", "article")
    return _table(metadata, slot, "documents", _key(), *columns, reading, by=by)


def _entities(metadata: MetaData, slot: str) -> Table:
    columns = [*_text("name", "sorted", "type"), *_maybe("country", "link"), *_number("position", "count", "documents")]
    by = ("position", "type,count", "type,sorted", "country", "link")
    return _table(metadata, slot, "entities", _key(), *columns, Column("noun", Text, nullable=False), by=by)


def _statements(metadata: MetaData, slot: str) -> Table:
    columns = [
        *_text("document", "stance", "kind", "speaker_text", "content"),
        *_maybe("speaker", "story", "told"),
        *_number("position", "start", "end"),
    ]
    by = ("position", "document", "speaker,told", "story")
    return _table(metadata, slot, "statements", _key(), *columns, Column("noun", Text, nullable=False), by=by)


def _reports(metadata: MetaData, slot: str) -> Table:
    columns = [
        *_text("document", "status", "happening", "sentence"),
        *_maybe("event", "told"),
        *_number("position", "start", "end"),
    ]
    by = ("position", "document", "event")
    return _table(metadata, slot, "reports", _key(), *columns, Column("noun", Text, nullable=False), by=by)


def _events(metadata: MetaData, slot: str) -> Table:
    columns = [
        *_text("type", "mode", "happening", "title", "status", "sort"),
        *_maybe("story", "earliest", "latest", "place", "parent", "plan_of"),
        *_number("position", "documents", "outlets", "origins", "disagreements"),
        Column("independent", Integer),
    ]
    by = ("position", "story,sort", "story,documents", "documents", "parent", "plan_of", "place", "sort")
    return _table(metadata, slot, "events", _key(), *columns, Column("noun", Text, nullable=False), by=by)


def _stories(metadata: MetaData, slot: str) -> Table:
    columns = [
        *_text("title", "sort", "languages", "points"),
        *_maybe("earliest", "latest"),
        *_number("position", "documents", "events", "outlets", "origins", "disagreements"),
    ]
    by = ("position", "sort,id", "documents")
    return _table(metadata, slot, "stories", _key(), *columns, Column("noun", Text, nullable=False), by=by)


def _pairs(metadata: MetaData, slot: str, name: str, first: str, second: str) -> Table:
    kind = Integer if second == "item" else String
    left: Column[Any] = Column(first, String, primary_key=True)
    right: Column[Any] = Column(second, kind, primary_key=True)
    return _table(metadata, slot, name, left, right, by=(second,))


def _involved(metadata: MetaData, slot: str) -> Table:
    keys: list[Column[Any]] = [Column(name, String, primary_key=True) for name in ("entity", "event", "role")]
    return _table(
        metadata, slot, "involved", *keys, Column("sort", String, nullable=False), by=("entity,sort", "event")
    )


def _mentions(metadata: MetaData, slot: str) -> Table:
    keys: list[Column[Any]] = [Column(name, String, primary_key=True) for name in ("entity", "document")]
    return _table(metadata, slot, "mentions", *keys, *_number("count", "start", "end"), by=("document",))


def _relations(metadata: MetaData, slot: str) -> Table:
    columns = [*_text("source", "target", "event", "quad", "type", "status", "date"), *_maybe("story")]
    by = ("story,date", "date", "source,target", "target", "quad,date", "event")
    return _table(metadata, slot, "relations", Column("id", Integer, primary_key=True), *columns, by=by)


def _reuse(metadata: MetaData, slot: str) -> Table:
    columns = [*_text("id", "first", "second", "kind", "direction", "noun"), *_number("characters")]
    position: Column[Any] = Column("position", Integer, primary_key=True)
    return _table(metadata, slot, "reuse", position, *columns, by=("id", "first", "second", "kind", "characters"))


def _links(metadata: MetaData, slot: str) -> Table:
    """Which outlet took from which, how often: `source` is who had it first ("" where that is not decided)."""
    keys: list[Column[Any]] = [Column(n, String, primary_key=True) for n in ("source", "target", "kind", "decided")]
    return _table(metadata, slot, "links", *keys, *_number("count"), by=("count", "target"))


def _credits(metadata: MetaData, slot: str) -> Table:
    keys: list[Column[Any]] = [Column(name, String, primary_key=True) for name in ("role", "name", "document")]
    return _table(metadata, slot, "credits", *keys, by=("document",))


def _undecided(metadata: MetaData, slot: str) -> Table:
    columns = [*_text("document", "what", "reason", "words"), *_maybe("story"), *_number("start", "end")]
    weight: Column[Any] = Column("weight", Float, nullable=False, comment="how much hangs on it; the queue's order")
    position: Column[Any] = Column("position", Integer, primary_key=True)
    return _table(metadata, slot, "undecided", position, *columns, weight, by=("document", "what,weight", "weight"))


def _disagreements(metadata: MetaData, slot: str) -> Table:
    columns = [*_text("id", "event", "attribute", "kind", "explanation"), *_maybe("story"), *_number("documents")]
    position: Column[Any] = Column("position", Integer, primary_key=True)
    return _table(metadata, slot, "disagreements", position, *columns, by=("id", "event", "kind,documents"))


def _attachments(metadata: MetaData, slot: str) -> Table:
    """What became of each judgement."""
    judgement: Column[Any] = Column("judgement", String, primary_key=True)
    return _table(metadata, slot, "attachments", judgement, *_text("state", "note", "subjects"))


def _parts(metadata: MetaData, slot: str) -> Table:
    """What the other tables are made of: of each part of the record, a digest of its rows."""
    keys: list[Column[Any]] = [Column(name, String, primary_key=True) for name in ("kind", "id")]
    return _table(metadata, slot, "parts", *keys, Column("digest", LargeBinary, nullable=False))


def _items(metadata: MetaData, slot: str) -> Table:
    """What can be searched: one row an article, statement or event, its number that of its words in `fts`."""
    columns = [
        *_text("kind", "ref", "document", "title", "outlet", "language", "type", "status", "sort"),
        *_maybe("story", "earliest", "latest"),
    ]
    number: Column[Any] = Column("item", Integer, primary_key=True)
    by = ("kind,sort", "sort", "outlet", "language", "type", "status", "ref")
    return _table(metadata, slot, "items", number, *columns, by=by)
