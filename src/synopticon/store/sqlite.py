"""A case as one SQLite file (WAL). Every method that writes commits before it returns."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select, update
from sqlalchemy.dialects.sqlite import insert

from synopticon.records import Document, Given, Raw, Reading, SetAside
from synopticon.store.file import BadCase, StoreError
from synopticon.store.kept import Kept
from synopticon.store.remembered import batches
from synopticon.store.schema import cleaned, contents, readings, receipts, set_aside

__all__ = ["BadCase", "Store", "StoreError"]


class Store(Kept):
    """The tables of one case, as far as they concern single articles; the rest stands in `Kept`."""

    # ------------------------------------------------------------ what was received

    def receive(self, raw: Raw, source: str) -> bool:
        """Keep what was received from `source`; tell whether it was not there before.

        Earlier bytes from the same source are kept, and are current no longer.
        """
        with self._transaction() as connection:
            held = connection.execute(
                select(receipts.c.raw, receipts.c.location).where(receipts.c.source == source, receipts.c.current)
            ).first()
            connection.execute(set_aside.delete().where(set_aside.c.source == source))
            if held and held.raw == raw.id:
                if len(raw.location) > len(held.location):
                    self._relocate(connection, source, raw)
                return False
            connection.execute(update(receipts).where(receipts.c.source == source).values(current=False))
            self._keep(connection, raw, source)
            return True

    def _keep(self, connection: Connection, raw: Raw, source: str) -> None:
        digest = hashlib.sha256(raw.content).hexdigest()
        packed = zlib.compress(raw.content)
        connection.execute(insert(contents).values(hash=digest, packed=packed).on_conflict_do_nothing())
        row = {
            "source": source,
            "raw": raw.id,
            "hash": digest,
            "location": raw.location,
            "media_type": raw.media_type,
            "received": raw.received,
            "given": msgspec.json.encode(raw.given).decode(),
            "current": True,
        }
        kept = insert(receipts).values(row)
        again = {"current": True, "location": raw.location}
        connection.execute(kept.on_conflict_do_update(index_elements=["source", "raw"], set_=again))

    @staticmethod
    def _relocate(connection: Connection, source: str, raw: Raw) -> None:
        where = (receipts.c.source == source, receipts.c.raw == raw.id)
        connection.execute(update(receipts).where(*where).values(location=raw.location))

    def put_aside(self, aside: SetAside, source: str) -> None:
        """Keep why a source was not read."""
        row = {"source": source, "location": aside.location, "reason": aside.reason, "detail": aside.detail}
        with self._transaction() as connection:
            kept = insert(set_aside).values(row)
            connection.execute(kept.on_conflict_do_update(index_elements=["source"], set_=row))

    def current(self) -> dict[str, list[str]]:
        """Give the ids of the raws that their sources hold now, each with its locations in order."""
        with self._transaction() as connection:
            found = connection.execute(select(receipts.c.raw, receipts.c.location).where(receipts.c.current))
            held: dict[str, list[str]] = {}
            for raw, location in found:
                held.setdefault(raw, []).append(location)
        return {raw: sorted(held[raw]) for raw in sorted(held)}

    def raw(self, raw_id: str) -> Raw:
        """Give what was received under an id, at the first of its locations."""
        return next(iter(self.raws([raw_id])))

    def raws(self, raw_ids: Iterable[str]) -> Iterator[Raw]:
        """Give what was received under each of some ids, in their order, a few hundred at a time.

        Raises:
            StoreError: nothing was received under one of them.
        """
        for some in batches(raw_ids):
            joined = receipts.join(contents, receipts.c.hash == contents.c.hash)
            query = (
                select(receipts, contents.c.packed)
                .select_from(joined)
                .where(receipts.c.raw.in_(some))
                .order_by(receipts.c.current, receipts.c.location.desc())  # of several, the one that is kept comes last
            )
            with self._transaction() as connection:
                found = {row.raw: row for row in connection.execute(query)}
            for raw_id in some:
                if raw_id not in found:
                    raise StoreError(f"{self.path}: nothing was received under {raw_id}")
                yield _raw(found[raw_id])

    def aside(self) -> list[SetAside]:
        """Give what was not read, in order of location; copies of the same bytes among them."""
        with self._transaction() as connection:
            rows = connection.execute(select(set_aside).order_by(set_aside.c.location)).all()
        listed = [SetAside(row.location, row.reason, row.detail) for row in rows]
        for locations in self.current().values():
            listed += [SetAside(again, "duplicate", f"same bytes as {locations[0]}") for again in locations[1:]]
        return sorted(listed, key=lambda item: (item.location, item.reason))

    # ------------------------------------------------------------ what was made of it

    def all_cleaned(self, maker: str) -> dict[str, Document | SetAside]:
        """Give what the cleaner of this version made of every raw that it cleaned."""
        with self._transaction() as connection:
            rows = connection.execute(select(cleaned).where(cleaned.c.maker == maker))
            return {row.raw: _cleaned(row) for row in rows}

    def some_cleaned(self, raw_ids: Iterable[str], maker: str) -> Iterator[tuple[str, Document | SetAside]]:
        """Give what a cleaner made of some raws, a few hundred at a time."""
        for some in batches(raw_ids):
            with self._transaction() as connection:
                query = select(cleaned).where(cleaned.c.raw.in_(some), cleaned.c.maker == maker)
                rows = connection.execute(query).all()
            yield from ((row.raw, _cleaned(row)) for row in rows)

    def keep_cleaned(self, raw_id: str, maker: str, result: Document | SetAside) -> None:
        """Keep what the cleaner of this version made of a raw."""
        if self.read_only:
            return
        row: dict[str, Any] = {
            "raw": raw_id,
            "maker": maker,
            "document": None,
            "reason": None,
            "detail": None,
        }
        if isinstance(result, Document):
            row["document"] = msgspec.json.encode(result).decode()
        else:
            row |= {"reason": result.reason, "detail": result.detail}
        with self._transaction() as connection:
            connection.execute(insert(cleaned).values(row).on_conflict_do_nothing())

    def reading(self, key: str) -> Reading | str | None:
        """Give the reading kept under a key, the fault that prevented one, or None if none was tried."""
        with self._transaction() as connection:
            row = connection.execute(select(readings).where(readings.c.key == key)).first()
        return None if row is None else _reading(row)

    def readings(self, keys: Iterable[str]) -> Iterator[tuple[str, Reading | str]]:
        """Give what is kept under some keys, a few hundred at a time."""
        for some in batches(keys):
            with self._transaction() as connection:
                rows = connection.execute(select(readings).where(readings.c.key.in_(some))).all()
            yield from ((row.key, _reading(row)) for row in rows)

    def keep_reading(self, key: str, reading: Reading | str) -> None:
        """Keep a reading, or the fault that prevented it."""
        if self.read_only:
            return
        row: dict[str, Any] = {"key": key, "reading": None, "detail": None}
        if isinstance(reading, str):
            row["detail"] = reading
        else:
            row["reading"] = zlib.compress(msgspec.json.encode(reading))
        with self._transaction() as connection:
            kept = insert(readings).values(row)
            connection.execute(kept.on_conflict_do_update(index_elements=["key"], set_=row))


def _raw(row: Row[Any]) -> Raw:
    return Raw(
        id=row.raw,
        content=zlib.decompress(row.packed),
        location=row.location,
        media_type=row.media_type,
        received=row.received,
        given=msgspec.json.decode(row.given, type=Given),
    )


def _cleaned(row: Row[Any]) -> Document | SetAside:
    if row.document is None:
        return SetAside("", row.reason, row.detail)
    return msgspec.json.decode(row.document, type=Document)


def _reading(row: Row[Any]) -> Reading | str:
    if row.reading is None:
        return str(row.detail)
    return msgspec.json.decode(zlib.decompress(row.reading), type=Reading)
