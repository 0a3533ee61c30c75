"""Exports: the record in other programs' formats, one file a format.

`render` gives a format in parts, made as they are written, so that no output is ever held whole; `tables` gives
Parquet's tables instead. The same record gives the same bytes. docs/exports.md says field by field where each
comes from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from synopticon.exports.common import NO_AIDS, Aids
from synopticon.records import Record

_MODULES = {
    "json": "whole",
    "jsonl": "lines",
    "plover": "plover",
    "gdelt": "gdelt",
    "ftm": "ftm",
    "annotation": "annotation",
    "ics": "ics",
    "stix": "stix",
    "conllu": "conllu",
    "claimreview": "claimreview",
}
TEXT_FORMATS = tuple(_MODULES)
"""The formats that are one text; `parquet` is a folder of tables."""


def render(record: Record, format: str, aids: Aids = NO_AIDS) -> Iterator[str]:
    """Give a record in one of `TEXT_FORMATS`, in parts to be written one after another.

    Args:
        record: the record of a case.
        format: the format's name.
        aids: what some formats take beside the record: `conllu` a parser, `ics` the calendar to bring up to date.

    Raises:
        KeyError: there is no such format.
        ValueError: an aid is missing or cannot be used; the message is one line.
    """
    parts: Callable[[Record, Aids], Iterator[str]] = import_module(f"{__name__}.{_MODULES[format]}").parts
    return parts(record, aids)


def remarks(record: Record, format: str) -> list[str]:
    """Give a line for each kind of thing that a text format leaves out of this record, with its number."""
    left_out: Callable[[Record], list[str]] | None
    left_out = getattr(import_module(f"{__name__}.{_MODULES[format]}"), "left_out", None)
    return left_out(record) if left_out else []
