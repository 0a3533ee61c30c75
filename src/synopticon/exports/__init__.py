"""Exports: one file a format."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from synopticon.records import Record

Parts = Iterator[str]


def render(record: Record, format: str) -> Parts:
    """Give a record in a format, in parts to be written one after another.

    Raises:
        KeyError: there is no such format.
    """
    return _FORMATS[format](record)


def _json(record: Record) -> Parts:
    """One object, keys in the contract's order, one space of indentation; the same record gives the same bytes."""
    encoder = json.JSONEncoder(ensure_ascii=False, indent=1)
    yield from encoder.iterencode(record.to_dict())
    yield "\n"


def _jsonl(record: Record) -> Parts:
    """One line a thing: `{"noun": "events", …}`."""
    whole: dict[str, Any] = record.to_dict()
    for noun, things in whole.items():
        for thing in things if isinstance(things, list) else [things]:
            yield json.dumps({"noun": noun, **thing}, ensure_ascii=False) + "\n"


_FORMATS: dict[str, Callable[[Record], Parts]] = {"json": _json, "jsonl": _jsonl}
