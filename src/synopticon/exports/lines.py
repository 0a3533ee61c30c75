"""`jsonl`: the things of the export contract, one a line: `{"noun": "events", …}`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from synopticon import contract
from synopticon.exports.common import NO_AIDS, Aids
from synopticon.records import Record


def parts(record: Record, aids: Aids = NO_AIDS) -> Iterator[str]:
    """Give a line a thing, made as it is asked for; the first is `meta`."""
    yield json.dumps({"noun": "meta", **record.meta}, ensure_ascii=False) + "\n"
    for noun, things in contract.stream(record):
        for thing in things:
            yield json.dumps({"noun": noun, **thing}, ensure_ascii=False) + "\n"
