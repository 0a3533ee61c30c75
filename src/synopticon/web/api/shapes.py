"""From what the query tables hold to the shapes of the export contract."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from synopticon import contract
from synopticon.records import (
    Document,
    Entity,
    Event,
    Judgement,
    Reading,
    Record,
    Report,
    Reuse,
    Statement,
    Story,
    Undecided,
)

Json = dict[str, Any]


def _bare(document: str) -> Reading:
    """Give a reading of nothing, for what needs no more of its article than the id."""
    return Reading(Document(document, "", "", "", "", ""))


def documents(readings: Iterable[Reading]) -> list[Json]:
    """Give articles, with their texts."""
    shape = contract.stream(Record(tuple(readings)))
    return next(list(things) for noun, things in shape if noun == "documents")


def entities(found: Iterable[Entity]) -> list[Json]:
    """Give entities."""
    return _of(Record(entities=tuple(found)), "entities")


def events(found: Iterable[Event]) -> list[Json]:
    """Give events."""
    return _of(Record(events=tuple(found)), "events")


def stories(found: Iterable[Story]) -> list[Json]:
    """Give stories."""
    return _of(Record(stories=tuple(found)), "stories")


def reuse(found: Iterable[Reuse]) -> list[Json]:
    """Give reuse."""
    return _of(Record(reuse=tuple(found)), "reuse")


def report(document: str, found: Report) -> Json:
    """Give a report."""
    return _of(Record((replace(_bare(document), reports=(found,)),)), "reports")[0]


def undecided(document: str, found: Undecided) -> Json:
    """Give what was left undecided."""
    return _of(Record((replace(_bare(document), undecided=(found,)),)), "undecided")[0]


def statement(reading: Reading, found: Statement) -> Json:
    """Give a statement; its article's text is needed for the words."""
    return _of(Record((replace(reading, statements=(found,)),)), "statements")[0]


def judgement(found: Judgement) -> Json:
    """Give a judgement; not part of the export contract."""
    return {
        "id": found.id,
        "verdict": found.verdict,
        "subjects": list(found.subjects),
        "attribute": found.attribute,
        "value": found.value,
        "note": found.note,
        "who": found.who,
        "when": found.when,
        "withdrawn": found.withdrawn,
    }


def _of(record: Record, noun: str) -> list[Json]:
    return next(list(things) for name, things in contract.stream(record) if name == noun)
