"""The file of a case: opened, made, upgraded, refused; and what goes wrong with it, said in one line."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from synopticon.store.schema import APPLICATION_ID, VERSION, metadata, upgrade


class StoreError(Exception):
    """The store could not be read or written; the message is one line that says why and what to do."""


class BadCase(StoreError):
    """The name given is no case, or none can be there: another name is the way out."""


class File:
    """The file of one case. `path` need not exist unless `must_exist`.

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

    def _writing(self) -> None:
        """Refuse to write to a case that is open for reading only."""
        if self.read_only:
            raise BadCase(f"{self.path}: cannot be written (read-only file or folder); copy it to where it can be")

    def close(self) -> None:
        """Close the file; the write-ahead log is folded into it."""
        self._engine.dispose()

    def discard(self) -> None:
        """Close the file and delete it, if it was created by this store."""
        self.close()
        if self.created:
            for suffix in ("", "-wal", "-shm"):
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)

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
        if version == VERSION:
            return
        if self.read_only:
            raise BadCase(
                f"{self.path}: made by an older Synopticon and read-only; copy it to where it can be upgraded"
            )
        if marker:
            upgrade(connection, version)
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
