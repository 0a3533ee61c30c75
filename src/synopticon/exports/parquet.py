"""`parquet`: a folder of tables, one a noun, for DuckDB, pandas, Spark and the like. Needs pyarrow."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from synopticon.exports.tables import TABLES, Rows, Table
from synopticon.records import Record

BATCH = 5_000  # rows that are held at a time; each batch is one row group


class Unusable(Exception):
    """The tables cannot be written here; the message is one line that says why and what to do."""


def write(record: Record, folder: Path, progress: Callable[[str, int, int], None] | None = None) -> None:
    """Write every table to `folder`/NAME.parquet; the folder is put in place only when it is complete.

    A folder that is there already is replaced if all that lies in it is tables.

    Raises:
        Unusable: pyarrow is missing, or something that is not ours lies there.
        OSError: it cannot be written.
    """
    arrow = _arrow()
    _check(folder)
    beside = folder.with_name(f".{folder.name}.{os.getpid()}")
    try:
        beside.mkdir(parents=True)
        for number, table in enumerate(TABLES):
            _write(arrow, table, record, beside / f"{table.name}.parquet")
            if progress:
                progress("writing", number + 1, len(TABLES))
        _replace(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _arrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise Unusable("--format parquet needs pyarrow: pip install 'synopticon[parquet]'") from None
    return pyarrow


def _check(folder: Path) -> None:
    if not os.path.lexists(folder):
        return
    if not folder.is_dir() or folder.is_symlink():
        raise Unusable(f"{folder}: is no folder; --format parquet writes one, name another place with -o")
    ours = {f"{table.name}.parquet" for table in TABLES}
    if foreign := sorted(path.name for path in folder.iterdir() if path.name not in ours):
        raise Unusable(
            f"{folder}: holds other files ({foreign[0]}) and is not replaced; name a folder of its own with -o"
        )


def _write(arrow: Any, table: Table, record: Record, path: Path) -> None:
    schema = _schema(arrow, table, record)
    with arrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in _batches(table.rows(record)):
            columns = list(zip(*batch, strict=True))
            arrays = [
                arrow.array(map(_sound, values), field.type) for values, field in zip(columns, schema, strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))


def _schema(arrow: Any, table: Table, record: Record) -> Any:
    types = {
        "s": arrow.string(),
        "i": arrow.int64(),
        "f": arrow.float64(),
        "b": arrow.bool_(),
        "l": arrow.list_(arrow.string()),
    }
    about = {"synopticon": str(record.meta.get("synopticon", "")), "schema": str(record.meta.get("schema", ""))}
    return arrow.schema([(name, types[kind]) for name, kind in table.columns], metadata=about)


def _batches(rows: Rows) -> Iterator[list[tuple[Any, ...]]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _sound(value: Any) -> Any:
    """Give a value that UTF-8 can hold: half a surrogate pair, which a source may bring, becomes a question mark."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return [_sound(item) for item in value] if isinstance(value, list) else value


def _replace(made: Path, folder: Path) -> None:
    """Put a folder in the place of another; what was there is kept until the new one stands."""
    if not folder.exists():
        made.rename(folder)
        return
    old = made.with_name(f"{made.name}.old")
    folder.rename(old)
    try:
        made.rename(folder)
    except OSError:
        with suppress(OSError):
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
