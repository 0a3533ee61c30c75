"""A sidecar: `metadata.csv` or `metadata.json` beside the articles, one row a file, keyed by its name or path.

CSV: a header, then a row an article; the key stands in the column `file`, `path`, `name` or `filename`.
JSON: a list of such rows, or an object from key to row.
"""

from __future__ import annotations

import csv
import io
import json
import stat
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from synopticon.records import Given
from synopticon.sources import fields
from synopticon.sources.names import printable

NAMES = ("metadata.csv", "metadata.json")
_KEYS = ("file", "path", "filename", "name", "location")

Sidecar = Mapping[str, Given]


class SidecarError(ValueError):
    """A sidecar that cannot be read; the message says which and why, in one line."""


def read(path: Path) -> Sidecar:
    """Read a sidecar: key (a file's name, or its path below the folder) → what is given about it.

    Raises:
        SidecarError: it cannot be opened, is not CSV or JSON in UTF-8 (or in UTF-16 with its mark), or no row names a
            file; the message names the line.
    """
    name = printable(str(path))
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise SidecarError(f"{name}: is not a file")
        return _read(path, status.st_mtime_ns, status.st_size)
    except OSError as error:
        raise SidecarError(f"{name}: cannot be read ({error.strerror or error})") from error


@lru_cache(maxsize=4)
def _read(path: Path, modified: int, size: int) -> Sidecar:
    """Read a sidecar as it was at a moment: each of a folder's files, given alone, asks for it again."""
    name = printable(str(path))
    try:
        text = _decoded(path.read_bytes())
        rows = _json_rows(text) if path.suffix.lower() == ".json" else _csv_rows(text)
    except (ValueError, csv.Error, RecursionError) as error:
        raise SidecarError(f"{name}: is not a table of articles: {_why(error)}") from error
    if not rows:
        raise SidecarError(f"{name}: line 1: no row names a file; a column must be called one of {', '.join(_KEYS)}")
    return {key.replace("\\", "/").removeprefix("./"): fields.given(row) for key, row in rows.items()}


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ValueError(f"line {line} is not in UTF-8; save the table as UTF-8") from error


def _why(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno} is not valid JSON ({error.msg})"
    return " ".join(str(error).split())


def find(sidecar: Sidecar, location: str) -> Given:
    """Give what a sidecar says of a location: by its path, else by its file's name, else by that name's stem."""
    path, _, number = location.partition("#")
    name = path.rpartition("/")[2]
    exact = (f"{path}#{number}", f"{name}#{number}") if number else ()
    for key in (*exact, path, path.rpartition(".")[0], name, name.rpartition(".")[0]):
        if key and key in sidecar:
            return sidecar[key]
    return Given()


def _csv_rows(text: str) -> dict[str, Mapping[str, object]]:
    """Read a table with a header, its columns parted by commas, semicolons or tabs, as spreadsheets write it."""
    header = text.partition("\n")[0]
    mark = max(",;\t", key=header.count)
    table = csv.DictReader(io.StringIO(text, newline=""), skipinitialspace=True, strict=True, delimiter=mark)
    rows: list[dict[str, object]] = []
    try:
        for row in table:
            if None in row:
                raise ValueError(f"line {table.line_num} has more columns than the header")
            rows.append({str(key): value for key, value in row.items()})
    except csv.Error as error:
        line = table.line_num + ("end of data" not in str(error))  # counted once it has been read whole
        raise ValueError(f"line {line} is not valid CSV ({error})") from error
    return _keyed(rows)


def _json_rows(text: str) -> dict[str, Mapping[str, object]]:
    data = json.loads(text)
    if isinstance(data, list):
        return _keyed([row for row in data if isinstance(row, dict)])
    if isinstance(data, dict):
        return {str(key): row for key, row in data.items() if isinstance(row, dict)}
    raise ValueError("neither a list nor an object")


def _keyed(rows: list[dict[str, object]]) -> dict[str, Mapping[str, object]]:
    found: dict[str, Mapping[str, object]] = {}
    for row in rows:
        lowered = {key.strip().lower(): value for key, value in row.items()}
        key = next((value for name in _KEYS if isinstance(value := lowered.get(name), str) and value), None)
        if key:
            found.setdefault(key.strip(), row)
    return found
