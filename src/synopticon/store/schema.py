"""The tables of a case.

`contents` and `receipts` keep what was received, `cleaned` and `readings` what was made of it and by which
version, `set_aside` what was not read, `judgements` what analysts decided (append-only), `records` the record.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, LargeBinary, MetaData, String, Table, Text

APPLICATION_ID = 0x53594E4F  # "SYNO", in the SQLite file's header
VERSION = 1

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
    Column("judgement", Text, nullable=False, comment="JSON"),
)

records = Table(
    "records",
    metadata,
    Column("key", String, primary_key=True, comment="hash of the readings and judgements it was made from"),
    Column("made", String, nullable=False),
    Column("record", LargeBinary, nullable=False, comment="zlib-compressed JSON"),
)
