"""What reconciling found of single articles and pairs of them, kept so that the next process need not find it again.

A cache: any row may be dropped at any time. The table is made when something is first kept, so that cases from before
there was one need no upgrade.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

from sqlalchemy import Column, LargeBinary, MetaData, String, Table, inspect, select
from sqlalchemy.dialects.sqlite import insert

from synopticon.store.file import File

_AT_ONCE = 500  # rows written by one statement

_metadata = MetaData()

remembered = Table(
    "remembered",
    _metadata,
    Column("kind", String, primary_key=True),
    Column("key", LargeBinary, primary_key=True, comment="hash of what it was found from"),
    Column("maker", String, nullable=False, comment="hash of the rules it was found by"),
    Column("found", LargeBinary, nullable=False, comment="MessagePack"),
)

Item = TypeVar("Item")


class Remembering(File):
    """What was found by rules that still stand."""

    def remembered(self, maker: str) -> dict[tuple[str, bytes], bytes]:
        """Give what rules found, by kind and key."""
        with self._transaction() as connection:
            if not inspect(connection).has_table(remembered.name):
                return {}
            columns = (remembered.c.kind, remembered.c.key, remembered.c.found)
            rows = connection.execute(select(*columns).where(remembered.c.maker == maker))
            return {(row.kind, row.key): row.found for row in rows}

    def remember(self, maker: str, found: Mapping[tuple[str, bytes], bytes]) -> None:
        """Keep what rules found, and forget what others did."""
        if self.read_only or not found:
            return
        with self._transaction() as connection:
            _metadata.create_all(connection)
            connection.execute(remembered.delete().where(remembered.c.maker != maker))
            for some in batches(found.items()):
                rows = [{"kind": kind, "key": key, "maker": maker, "found": one} for (kind, key), one in some]
                connection.execute(insert(remembered).prefix_with("OR REPLACE"), rows)


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Give items a few hundred at a time."""
    left = iter(items)
    while some := list(islice(left, _AT_ONCE)):
        yield some
