"""A case as one SQLite file (WAL). Every method that writes commits before it returns."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from sqlalchemy import Connection, create_engine, event, select, text, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError

from synopticon.records import Document, Given, Raw, Reading, Record, SetAside
from synopticon.store.schema import (
    APPLICATION_ID,
    VERSION,
    cleaned,
    contents,
    metadata,
    readings,
    receipts,
    records,
    set_aside,
)


class StoreError(Exception):
    """The store could not be read or written; the message is one line that says why and what to do."""


class BadCase(StoreError):
    """The name given is no case, or none can be there: another name is the way out."""


class Store:
    """The tables of one case. `path` need not exist unless `must_exist`.

    A case that must exist and lies where nothing can be written is opened for reading only: what is made of it
    anew is given and not kept.

    Raises:
        BadCase: the file is something else.
        StoreError: it cannot be opened (no such folder, no permission, disk full).
    """

    def __init__(self, path: Path, *, must_exist: bool = False) -> None:
        self.path = path
        self.created = not path.exists() or path.stat().st_size == 0
        if must_exist and self.created:
            raise BadCase(f"{path}: no such case; make one with `synopticon build PATH -o {path}`")
        if path.is_dir():
            raise BadCase(f"{path}: is a folder, not a case file; name a file, e.g. {path / 'case.db'}")
        self._check_header()
        self.read_only = must_exist and not _writable(path)
        self._engine = create_engine(_address(path) if self.read_only else f"sqlite:///{path}")
        event.listen(self._engine, "connect", _configure)
        with self._transaction() as connection:
            self._prepare(connection)

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it."""
        self._engine.dispose()

    def discard(self) -> None:
        """Close the file and delete it, if it was created by this store."""
        self.close()
        if self.created:
            for suffix in ("", "-wal", "-shm"):
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)

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
        joined = receipts.join(contents, receipts.c.hash == contents.c.hash)
        query = (
            select(receipts, contents.c.packed)
            .select_from(joined)
            .where(receipts.c.raw == raw_id)
            .order_by(receipts.c.current.desc(), receipts.c.location)
        )
        with self._transaction() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise StoreError(f"{self.path}: nothing was received under {raw_id}")
        return Raw(
            id=row.raw,
            content=zlib.decompress(row.packed),
            location=row.location,
            media_type=row.media_type,
            received=row.received,
            given=msgspec.json.decode(row.given, type=Given),
        )

    def aside(self) -> list[SetAside]:
        """Give what was not read, in order of location; copies of the same bytes among them."""
        with self._transaction() as connection:
            rows = connection.execute(select(set_aside).order_by(set_aside.c.location)).all()
        listed = [SetAside(row.location, row.reason, row.detail) for row in rows]
        for locations in self.current().values():
            listed += [SetAside(again, "duplicate", f"same bytes as {locations[0]}") for again in locations[1:]]
        return sorted(listed, key=lambda item: (item.location, item.reason))

    # ------------------------------------------------------------ what was made of it

    def cleaned(self, raw_id: str, maker: str) -> Document | SetAside | None:
        """Give what the cleaner of this version made of a raw, None if it has not been cleaned."""
        query = select(cleaned).where(cleaned.c.raw == raw_id, cleaned.c.maker == maker)
        with self._transaction() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        if row.document is None:
            return SetAside("", row.reason, row.detail)
        return msgspec.json.decode(row.document, type=Document)

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
        if row is None:
            return None
        if row.reading is None:
            return str(row.detail)
        return msgspec.json.decode(zlib.decompress(row.reading), type=Reading)

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

    def record(self, key: str) -> Record | None:
        """Give the record made from the readings that the key stands for, None if it was not made."""
        with self._transaction() as connection:
            row = connection.execute(select(records.c.record).where(records.c.key == key)).first()
        return msgspec.json.decode(zlib.decompress(row.record), type=Record) if row else None

    def keep_record(self, key: str, record: Record, made: str) -> None:
        """Keep the record; earlier ones stay, so that one can be compared with another."""
        if self.read_only:
            return
        packed = zlib.compress(msgspec.json.encode(record))
        with self._transaction() as connection:
            row = {"key": key, "made": made, "record": packed}
            connection.execute(insert(records).values(row).on_conflict_do_nothing())

    # ------------------------------------------------------------ the file

    def _check_header(self) -> None:
        if self.created:
            return
        try:
            with self.path.open("rb") as file:
                head = file.read(100)
        except OSError as error:
            raise BadCase(f"{self.path}: cannot be read ({error.strerror}); check its permissions") from error
        if head[:16] != b"SQLite format 3\x00" or int.from_bytes(head[68:72], "big") not in (
            0,
            APPLICATION_ID,
        ):
            raise BadCase(f"{self.path}: not a Synopticon case; choose another file name")

    def _prepare(self, connection: Connection) -> None:
        marker = connection.execute(text("PRAGMA application_id")).scalar_one()
        tables = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
        if marker == 0 and tables:
            raise BadCase(f"{self.path}: a database, but not a Synopticon case; choose another file name")
        version = connection.execute(text("PRAGMA user_version")).scalar_one()
        if version > VERSION:
            raise BadCase(f"{self.path}: made by a newer Synopticon (schema {version}); upgrade to read it")
        if marker == 0:
            metadata.create_all(connection)
            connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
            connection.execute(text(f"PRAGMA user_version = {VERSION}"))

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Give a connection for the query tables (`store.index`); what is done with it is committed at the end."""
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            kind, reason = _reason(error.orig)
            raise kind(f"{self.path}: {reason}") from error


def _writable(path: Path) -> bool:
    """Tell whether SQLite can write beside the file: its write-ahead log lies there."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _address(path: Path) -> str:
    """Give the address of a file that nothing changes: no log and no locks are needed then."""
    return f"sqlite:///file:{quote(str(path.resolve()))}?immutable=1&mode=ro&uri=true"


def _configure(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA busy_timeout = 10000")
    connection.execute("PRAGMA synchronous = FULL")
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if "readonly" not in str(error):
            raise


_REASONS: tuple[tuple[str, type[StoreError], str], ...] = (
    ("full", StoreError, "the disk is full; free some space and run again, nothing kept so far is lost"),
    (
        "disk i/o",
        StoreError,
        "cannot be written (disk full or failing); mend that and run again, nothing is lost",
    ),
    ("readonly", BadCase, "cannot be written (read-only file or folder); choose another place with -o"),
    (
        "unable to open",
        BadCase,
        "cannot be opened or made there; check that the folder exists and may be written",
    ),
    ("malformed", BadCase, "is damaged; restore a copy, or build a new case from the articles"),
    ("not a database", BadCase, "not a Synopticon case; choose another file name"),
    ("locked", StoreError, "is in use by another run; wait for it to end"),
)


def _reason(error: BaseException | None) -> tuple[type[StoreError], str]:
    said = str(error)
    known = ((kind, reason) for sign, kind, reason in _REASONS if sign in said.lower())
    return next(known, (StoreError, said))
