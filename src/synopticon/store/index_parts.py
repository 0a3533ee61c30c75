"""The query tables by the parts of the record that they are made of: what is written of each, changed and taken out."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, insert, select, text, update

from synopticon.store.index_access import some
from synopticon.store.index_rows import SPACE, Kind, Part, Placed, Row, Rows
from synopticon.store.index_tables import Tables

Key = tuple[str, str]
_MANY = 20_000  # rows that one transaction may change: who writes meanwhile waits for about a second


@dataclass(frozen=True, slots=True)
class Written:
    """A part with its rows, and a digest of them; its place is no part of it."""

    kind: Kind
    id: str
    position: int
    digest: bytes
    rows: tuple[Placed, ...]

    @property
    def key(self) -> Key:
        """Give what names it among all parts."""
        return self.kind, self.id


def written(rows: Rows, t: Tables) -> Iterator[Written]:
    """Give the parts of a record."""
    for part in rows.parts(t):
        given = tuple(part.rows)
        yield Written(part.kind, part.id, part.position, _digest(part, given), given)


def _digest(part: Part, rows: Sequence[Placed]) -> bytes:
    made = hashlib.blake2b(digest_size=16)
    for _, row in rows:
        if part.kind in ("entity", "event", "story") and "position" in row:
            row = {name: value for name, value in row.items() if name != "position"}
        made.update(msgspec.msgpack.encode(row))
    return made.digest()


def put(connection: Connection, t: Tables, table: Table | None, rows: list[Row]) -> None:
    """Write rows of one table; None is the full-text table."""
    if table is None:
        words = text(f"INSERT INTO {t.fts} (rowid, title, body) VALUES (:rowid, :title, :body)")
        connection.execute(words, rows)
    elif table is t.documents:
        connection.execute(insert(table), [row | {"reading": zlib.compress(row["reading"], 3)} for row in rows])
    else:
        connection.execute(insert(table), rows)


def mark(parts: Iterable[Written]) -> list[Row]:
    """Give the rows that say what was written."""
    return [{"kind": part.kind, "id": part.id, "digest": part.digest} for part in parts]


@dataclass(frozen=True, slots=True)
class Patch:
    """What must change for the tables to be those of another record: parts to write, to take out, and places."""

    changed: tuple[Written, ...]
    gone: tuple[Key, ...]
    moved: tuple[tuple[Kind, str, int], ...]


def patch(connection: Connection, t: Tables, rows: Rows) -> Patch | None:
    """Compare a record with the tables; None where so much changes that they are better made again."""
    held: dict[Key, bytes] = {(r.kind, r.id): r.digest for r in connection.execute(select(t.parts))}
    at: dict[Key, int] = {}
    for kind, table in _placed(t):
        at.update(((kind, r.id), r.position) for r in connection.execute(select(table.c.id, table.c.position)))
    changed: list[Written] = []
    moved: list[tuple[Kind, str, int]] = []
    count = 0
    for part in written(rows, t):
        if held.pop(part.key, None) != part.digest:
            changed.append(part)
            count += len(part.rows)
            if count > _MANY:
                return None
        elif at.get(part.key, part.position) != part.position:
            moved.append((part.kind, part.id, part.position))
    return Patch(tuple(changed), tuple(held), tuple(moved))


def _placed(t: Tables) -> tuple[tuple[Kind, Table], ...]:
    return ("entity", t.entities), ("event", t.events), ("story", t.stories)


def apply(connection: Connection, t: Tables, found: Patch) -> None:
    """Change the tables."""
    keys = [*found.gone, *(part.key for part in found.changed)]
    for kind in sorted({kind for kind, _ in keys}):
        _take_out(connection, t, kind, [id for of, id in keys if of == kind])
    rows: dict[Table | None, list[Row]] = {}
    for part in found.changed:
        for table, row in part.rows:
            rows.setdefault(table, []).append(row)
    rows[t.parts] = mark(found.changed)
    for table, these in rows.items():
        if these:
            put(connection, t, table, these)
    for kind, table in _placed(t):
        places = [{"of": id, "to": position} for of, id, position in found.moved if of == kind]
        if places:
            connection.execute(
                update(table).where(table.c.id == bindparam("of")).values(position=bindparam("to")), places
            )


def _take_out(connection: Connection, t: Tables, kind: str, ids: Sequence[str]) -> None:
    """Delete all rows of parts of one kind."""
    for few in some(ids):
        _unsearched(connection, t, kind, few)
        for table, column in _OF[kind]:
            there: Table = getattr(t, table)
            connection.execute(delete(there).where(there.c[column].in_(few)) if column else delete(there))
        connection.execute(delete(t.parts).where(t.parts.c.kind == kind, t.parts.c.id.in_(few)))


def _unsearched(connection: Connection, t: Tables, kind: str, ids: Sequence[str]) -> None:
    """Delete what could be searched of articles or events."""
    if kind == "event":
        query = select(t.items.c.item).where(t.items.c.ref.in_(ids), t.items.c.kind == "event")
        spaces = [(row.item, row.item) for row in connection.execute(query)]
    elif kind == "document":
        query = select(t.documents.c.position).where(t.documents.c.id.in_(ids))
        spaces = [(r.position * SPACE, (r.position + 1) * SPACE - 1) for r in connection.execute(query)]
    else:
        return
    for first, last in spaces:
        within = {"first": first, "last": last}
        connection.execute(text(f"DELETE FROM {t.fts} WHERE rowid BETWEEN :first AND :last"), within)
        for table in (t.about, t.concerns, t.items):
            connection.execute(delete(table).where(table.c.item.between(first, last)))


_OF: dict[str, tuple[tuple[str, str], ...]] = {
    "document": (
        ("documents", "id"), ("credits", "document"), ("statements", "document"), ("reports", "document"),
        ("undecided", "document"),
    ),
    "entity": (("entities", "id"), ("mentions", "entity")),
    "event": (("events", "id"), ("involved", "event"), ("relations", "event")),
    "story": (("stories", "id"), ("telling", "story")),
    "disagreements": (("disagreements", ""),),
    "reuse": (("reuse", ""), ("links", "")),
    "attachments": (("attachments", ""),),
}  # fmt: skip
"""The tables that the rows of a part stand in, and by which column they are of it ("": all of them are)."""
