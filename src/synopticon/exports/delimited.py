"""Tab-separated rows that nothing in a text can break, and that a spreadsheet does not run.

A cell of text has every control character, tab and line break (U+0085, U+2028 and U+2029 too) turned into a space, so
that a line is a row for any reader; a cell with a quotation mark is quoted and its marks doubled (RFC 4180), for those
who read quotes. A cell of text that begins with = + - @ | % or a full-width = + - @, even after spaces, gets an
apostrophe before it, so that a spreadsheet takes it for text; so does one that begins with an apostrophe. To get the
text back, take one leading apostrophe away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

Cell = str | int | float | None

_BREAKING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_RUNNING = re.compile(r"\s*[=+\-@|%'\uff1d\uff0b\uff0d\uff20]")


def text(value: str) -> str:
    """Give a text as the content of a cell."""
    plain = _BREAKING.sub(" ", value).encode("utf-8", "replace").decode("utf-8")
    return f"'{plain}" if _RUNNING.match(plain) else plain


def row(cells: Iterable[Cell]) -> str:
    """Give a row; numbers are written as they are, None as nothing."""
    return "\t".join(_cell(cell) for cell in cells) + "\n"


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Give a table, its columns' names first."""
    yield row(columns)
    yield from map(row, rows)


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return str(cell)
    safe = text(cell)
    return '"' + safe.replace('"', '""') + '"' if '"' in safe else safe
