"""`json`: one object, the export contract (DESIGN §5; docs/schema.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from synopticon import contract
from synopticon.exports.common import NO_AIDS, Aids, Json
from synopticon.records import Record


def parts(record: Record, aids: Aids = NO_AIDS) -> Iterator[str]:
    """Give the object with one space of indentation, exactly as json.dumps(…, indent=1) would, thing by thing."""
    yield f'{{\n "meta": {_indented(record.meta, 1)}'
    for noun, things in contract.stream(record):
        yield f',\n "{noun}": ['
        empty, before = True, ""
        for thing in things:
            yield f"{before}\n  {_indented(thing, 2)}"
            empty, before = False, ","
        yield "]" if empty else "\n ]"
    yield "\n}\n"


def _indented(thing: Json, depth: int) -> str:
    """Give an object's JSON as it stands at a depth; a line break inside JSON is never one of a string."""
    return json.dumps(thing, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)
