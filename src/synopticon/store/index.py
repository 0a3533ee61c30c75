"""Writing the query tables of a record, and telling whether they are there."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import Connection, Table, insert, select, text

from synopticon.records import Record
from synopticon.store.index_parts import apply, mark, patch, put, written
from synopticon.store.index_rows import Placed, Row, Rows
from synopticon.store.index_tables import SHAPE, Slot, Tables, state, tables

if TYPE_CHECKING:
    from synopticon.store.sqlite import Store

_BATCH = 2000  # rows a transaction: an analyst who judges meanwhile waits for one batch at most
Told = Callable[[int, int], None]
"""Called with rows written and rows in all, as near as they are known."""


class Index:
    """The query tables in a store's file."""

    def __init__(self, store: Store) -> None:
        self._store = store
        with store.transaction() as connection:
            state.create(connection, checkfirst=True)

    def key(self) -> str | None:
        """Give the key of the record that the tables show, None where there are none of the present shape."""
        with self._store.transaction() as connection:
            current = _current(connection)
        return current[1] if current else None

    def write(self, key: str, record: Record, made: str = "", told: Told | None = None) -> None:
        """Let readers have the tables of a record: those there are changed where little differs; else they are made
        anew beside them, and those before stay until the next writing."""
        if not self._changed(key, record, made):
            self._whole(key, record, made, told)

    def _changed(self, key: str, record: Record, made: str) -> bool:
        """Change the current tables at once, if there are any and little differs."""
        with self._store.transaction() as connection:
            current = _current(connection)
            found = patch(connection, tables(current[0]), Rows(record)) if current else None
        if current is None or found is None:
            return False
        with self._store.transaction() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            if _current(connection) != current:
                return False
            apply(connection, tables(current[0]), found)
            shown = state.update().where(state.c.slot == current[0])
            connection.execute(shown.values(record=key, made=made))
        return True

    def _whole(self, key: str, record: Record, made: str, told: Told | None) -> None:
        with self._store.transaction() as connection:
            slot, turn = self._free(connection)
            there = tables(slot)
            _drop(connection, there)
            connection.execute(state.delete().where(state.c.slot == slot))
            there.metadata.create_all(connection)
            connection.execute(text(_WORDS.format(name=there.fts)))
        for number, (table, batch) in enumerate(_batches(_all(Rows(record), there)), 1):
            with self._store.transaction() as connection:
                put(connection, there, table, batch)
            if told:
                told(number * _BATCH, 0)
        with self._store.transaction() as connection:
            row = {"slot": slot, "record": key, "shape": SHAPE, "turn": turn, "made": made}
            connection.execute(insert(state).values(row))

    @staticmethod
    def _free(connection: Connection) -> tuple[Slot, int]:
        """Give the slot that nobody reads, and the number of its turn."""
        rows = connection.execute(select(state.c.slot, state.c.turn).order_by(state.c.turn.desc())).all()
        if not rows:
            return "a", 1
        return ("b" if rows[0].slot == "a" else "a"), rows[0].turn + 1

    @contextmanager
    def reading(self) -> Iterator[tuple[Connection, Tables]]:
        """Give a connection that sees one state of the file throughout, and the current tables.

        Raises:
            LookupError: there are none; they are made by `write`.
        """
        with self._store.transaction() as connection:
            connection.exec_driver_sql("BEGIN")
            current = _current(connection)
            if current is None:
                raise LookupError("the case has no query tables yet")
            yield connection, tables(current[0])


_WORDS = 'CREATE VIRTUAL TABLE {name} USING fts5(title, body, tokenize = "unicode61 remove_diacritics 2")'


def _current(connection: Connection) -> tuple[Slot, str] | None:
    query = select(state.c.slot, state.c.record).where(state.c.shape == SHAPE).order_by(state.c.turn.desc())
    row = connection.execute(query).first()
    if row is None:
        return None
    slot: Literal["a", "b"] = "a" if row.slot == "a" else "b"
    return slot, row.record


def _drop(connection: Connection, there: Tables) -> None:
    there.metadata.drop_all(connection)
    connection.execute(text(f"DROP TABLE IF EXISTS {there.fts}"))


def _all(rows: Rows, there: Tables) -> Iterator[Placed]:
    for part in written(rows, there):
        yield from part.rows
        yield from ((there.parts, row) for row in mark([part]))


def _batches(rows: Iterator[tuple[Table | None, Row]]) -> Iterator[tuple[Table | None, list[Row]]]:
    """Gather rows of one table into batches; rows of different tables may come mixed."""
    held: dict[Table | None, list[dict[str, Any]]] = {}
    for table, row in rows:
        batch = held.setdefault(table, [])
        batch.append(row)
        if len(batch) >= _BATCH:
            yield table, held.pop(table)
    yield from itertools.chain(held.items())
