"""The query tables as they are reached: one connection, one state of the record."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Connection, Table, func, select

from synopticon.records import Reading
from synopticon.store.index_lines import Page, columns
from synopticon.store.index_tables import Tables

Noun = TypeVar("Noun")
Line = TypeVar("Line")
_MANY = 500  # values in one IN (…): SQLite allows more, and plans worse


class Missing(LookupError):
    """There is nothing of this id in the current record."""


class Access:
    """The tables of one slot over one connection. Ids that are not there raise `Missing`."""

    def __init__(self, connection: Connection, there: Tables) -> None:
        self.connection = connection
        self.t = there

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

    def page(
        self, kind: type[Line], table: Table, where: Sequence[ColumnElement[bool]], order: Sequence[Any], offset: int,
        limit: int,
    ) -> Page[Line]:  # fmt: skip
        """Give a page of a table's lines."""
        total = self.count(table, where)
        query = select(*columns(kind, table)).where(*where).order_by(*order).offset(offset).limit(limit)
        return Page(self.lines(kind, query), offset, limit, total)

    def lines(self, kind: Callable[..., Line], query: Any) -> tuple[Line, ...]:
        """Give the lines that a query of `columns` finds."""
        return tuple(kind(*row) for row in self.connection.execute(query))

    def one(self, kind: type[Line], table: Table, identity: str) -> Line:
        """Give the line of an id.

        Raises:
            Missing: there is none.
        """
        found = self.lines(kind, select(*columns(kind, table)).where(table.c.id == identity))
        if not found:
            raise Missing(identity)
        return found[0]

    def several(self, kind: type[Line], table: Table, ids: Iterable[str]) -> Iterator[Line]:
        """Give the lines of ids, those that are there."""
        for few in some(ids):
            yield from self.lines(kind, select(*columns(kind, table)).where(table.c.id.in_(few)))

    def noun(self, kind: type[Noun], table: Table, identity: str) -> Noun:
        """Give the noun of an id.

        Raises:
            Missing: there is none.
        """
        found = self.nouns(kind, select(table.c.noun).where(table.c.id == identity))
        if not found:
            raise Missing(identity)
        return found[0]

    def nouns(self, kind: type[Noun], query: Any) -> tuple[Noun, ...]:
        """Give the nouns that a query of a `noun` column finds."""
        return tuple(msgspec.json.decode(row[0], type=kind) for row in self.connection.execute(query))

    def readings_where(self, where: ColumnElement[bool], identity: str = "") -> tuple[Reading, ...]:
        """Give readings in their order in the record.

        Raises:
            Missing: there is none, and `identity` names the one that was meant.
        """
        t = self.t.documents
        rows = self.connection.execute(select(t.c.reading).where(where).order_by(t.c.position))
        found = tuple(msgspec.json.decode(zlib.decompress(row.reading), type=Reading) for row in rows)
        if identity and not found:
            raise Missing(identity)
        return found


def some(ids: Iterable[str]) -> Iterator[list[str]]:
    """Give ids, each once, a few hundred at a time."""
    every = list(dict.fromkeys(ids))
    for start in range(0, len(every), _MANY):
        yield every[start : start + _MANY]
