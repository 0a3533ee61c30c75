"""The tables of a case.

`contents` and `receipts` keep what was received, `cleaned` and `readings` what was made of it and by which
version, `set_aside` what was not read, `judgements` what analysts decided (append-only; only `withdrawn` is ever set,
once), `records` every record that was made, `parts` the readings in them, `runs` when which was made, `states` what
the case held when it was last looked at.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Connection, Index, Integer, LargeBinary, MetaData, String, Table, Text

APPLICATION_ID = 0x53594E4F  # "SYNO", in the SQLite file's header
VERSION = 2  # 2: `records.readings`, `parts`, `runs`, `states`; a case of version 1 is upgraded when it is opened

metadata = MetaData()

contents = Table(
    "contents",
    metadata,
    Column("hash", String, primary_key=True, comment="SHA-256 of the bytes as received"),
    Column("packed", LargeBinary, nullable=False, comment="the bytes, zlib-compressed"),
)

receipts = Table(
    "receipts",
    metadata,
    Column("source", String, primary_key=True, comment="absolute path, with #n for record n of a container"),
    Column("raw", String, primary_key=True),
    Column("hash", String, nullable=False),
    Column("location", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("received", String, nullable=False, comment="ISO 8601, UTC"),
    Column("given", Text, nullable=False, comment="JSON"),
    Column("current", Boolean, nullable=False, comment="false once the source holds something newer"),
)
Index("receipts_raw", receipts.c.raw)

cleaned = Table(
    "cleaned",
    metadata,
    Column("raw", String, primary_key=True),
    Column("maker", String, primary_key=True, comment="version of the cleaner"),
    Column("document", Text, comment="JSON; null where it was set aside"),
    Column("reason", String),
    Column("detail", Text),
)

readings = Table(
    "readings",
    metadata,
    Column("key", String, primary_key=True, comment="hash of the Document and the reader's version"),
    Column("reading", LargeBinary, comment="zlib-compressed JSON; null where reading failed"),
    Column("detail", Text),
)

set_aside = Table(
    "set_aside",
    metadata,
    Column("source", String, primary_key=True),
    Column("location", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("detail", Text, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", String, primary_key=True),
    Column("judgement", Text, nullable=False, comment="JSON, without the withdrawal"),
    Column("withdrawn", String, comment="ISO 8601, UTC; null while it stands"),
    Column("withdrawn_by", String),
)

records = Table(
    "records",
    metadata,
    Column("key", String, primary_key=True, comment="hash of the readings and judgements it was made from"),
    Column("made", String, nullable=False),
    Column("record", LargeBinary, nullable=False, comment="zlib-compressed JSON; without readings if they are parts"),
    Column("readings", LargeBinary, comment="the hashes of its parts one after another; null: they stand in `record`"),
)

parts = Table(
    "parts",
    metadata,
    Column("hash", LargeBinary, primary_key=True, comment="BLAKE2b, 16 bytes, of the reading's JSON"),
    Column("reading", LargeBinary, nullable=False, comment="zlib-compressed JSON: a reading as a record has it"),
)

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", String, nullable=False, comment="of the record"),
    Column("made", String, nullable=False, comment="ISO 8601, UTC"),
    Column("articles", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("stories", Integer, nullable=False),
)

states = Table(
    "states",
    metadata,
    Column("state", String, primary_key=True, comment="hash of what is current, how it is read, and what is judged"),
    Column("articles", Integer, nullable=False),
    Column("aside", Text, nullable=False, comment="JSON: what was not read"),
    Column("record", String, comment="key of the record; null until it is made"),
)


def upgrade(connection: Connection, version: int) -> None:
    """Add to the tables of an older case the columns that they lack; tables that it lacks are made anew."""
    for since, table, column in _ADDED:
        if version < since:
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column}")


_ADDED = (
    (2, "judgements", "withdrawn VARCHAR"),
    (2, "judgements", "withdrawn_by VARCHAR"),
    (2, "records", "readings BLOB"),
)
