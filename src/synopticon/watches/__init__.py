"""Watches: what somebody wants to be told of, as files; matched against the record, so that a copy never matches anew.

load(name) -> tuple[Watch, ...]                a file, a folder, or a regime pack by its name; raises WatchError
load_all(names) -> tuple[Watch, ...]
match(record, watches) -> tuple[Match, ...]    each with its reasons in sentences
explain(watch) -> list[str]                    a watch in plain words
"""

from __future__ import annotations

from collections.abc import Iterable

from synopticon.records import Record
from synopticon.watches import matching
from synopticon.watches.explaining import explain
from synopticon.watches.index import Index
from synopticon.watches.loading import load, load_all, packs
from synopticon.watches.model import Cast, Match, Provision, Rule, Watch, WatchError

__all__ = [
    "Cast",
    "Index",
    "Match",
    "Provision",
    "Rule",
    "Watch",
    "WatchError",
    "explain",
    "load",
    "load_all",
    "match",
    "packs",
]


def match(record: Record, watches: Iterable[Watch]) -> tuple[Match, ...]:
    """Match watches against a record: events first, then sentences of rules that ask for them.

    Pure; in the order of watches, rules and the record.
    """
    return matching.match(Index(record), watches)
