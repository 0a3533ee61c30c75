"""A sidecar: `metadata.csv` or `metadata.json` beside the articles, one row a file, keyed by its name or path.

CSV: a header, then a row an article; the key stands in the column `file`, `path`, `name` or `filename`.
JSON: a list of such rows, or an object from key to row.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path

from synopticon.records import Given
from synopticon.sources import fields

NAMES = ("metadata.csv", "metadata.json")
_KEYS = ("file", "path", "filename", "name", "location")

Sidecar = Mapping[str, Given]


class SidecarError(ValueError):
    """A sidecar that cannot be read; the message says which and why, in one line."""


def read(path: Path) -> Sidecar:
    """Read a sidecar: key (a file's name, or its path below the folder) → what is given about it.

    Raises:
        SidecarError: it cannot be opened, is not CSV or JSON in UTF-8, or no row names a file.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = _json_rows(text) if path.suffix.lower() == ".json" else _csv_rows(text)
    except OSError as error:
        raise SidecarError(f"{path.name}: cannot be read ({error.strerror or error})") from error
    except (ValueError, csv.Error, RecursionError) as error:
        raise SidecarError(f"{path.name}: is not a table of articles in UTF-8 ({error})") from error
    if not rows:
        raise SidecarError(f"{path.name}: no row names a file; a column must be called one of {', '.join(_KEYS)}")
    return {key.replace("\\", "/").removeprefix("./"): fields.given(row) for key, row in rows.items()}


def find(sidecar: Sidecar, location: str) -> Given:
    """Give what a sidecar says of a location: by its path, else by its file's name, else by that name's stem."""
    path, _, number = location.partition("#")
    name = path.rpartition("/")[2]
    exact = (f"{path}#{number}", f"{name}#{number}") if number else ()
    for key in (*exact, path, name, name.rpartition(".")[0]):
        if key and key in sidecar:
            return sidecar[key]
    return Given()


def _csv_rows(text: str) -> dict[str, Mapping[str, object]]:
    table = csv.DictReader(io.StringIO(text), skipinitialspace=True)
    return _keyed([{str(key): value for key, value in row.items()} for row in table])


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
