"""What the readers of lists share: lines, rows and one entry."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from synopticon.watches.screening.countries import alpha3
from synopticon.watches.screening.model import Kind, Listed, ListError

_FIELD = 1_000_000
_NAMES = 200


def lines(path: Path) -> Iterator[str]:
    """Give the lines of a file in UTF-8."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from file
    except UnicodeDecodeError as error:
        raise ListError(f"{path}: not UTF-8 (byte {error.object[error.start]:#x}); save it as UTF-8") from None
    except OSError as error:
        raise ListError(f"{path}: cannot be read ({error.strerror})") from None


def rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a CSV file with the numbers of their lines."""
    before = csv.field_size_limit(_FIELD)
    reader = csv.reader(lines(path), strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise ListError(f"{path}: line {reader.line_num}: no CSV ({error})") from None
    finally:
        csv.field_size_limit(before)


def listed(
    path: Path,
    key: str,
    kind: Kind,
    names: Iterable[str],
    countries: Iterable[str],
    *,
    born: Iterable[str] = (),
    identifiers: Iterable[str] = (),
    programmes: Iterable[str] = (),
) -> Listed | None:
    """Make an entry; None where it has no name."""
    kept = unique(names)[:_NAMES]
    codes = tuple(dict.fromkeys(code for country in countries if (code := alpha3(country))))
    if not kept:
        return None
    return Listed(key, path.name, kind, kept, codes, unique(born), unique(identifiers), unique(programmes))


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """Give values once each, without what OFAC writes where there is none."""
    return tuple(
        dict.fromkeys(cleaned for value in values if (cleaned := " ".join(value.split())) and cleaned != "-0-")
    )
