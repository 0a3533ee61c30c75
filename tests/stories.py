"""Long stories for the desk: generated articles, each happening told by eight; nothing is reconciled for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from synopticon.records import Event, Origin, Reading, Record, Span, StatusStep, Story
from tests.builders import reading
from tests.generated import articles

TOLD_BY = 8


def long_stories(count: int, length: int) -> Record:
    """Give a record of `count` articles in stories of `length`."""
    readings = [reading(made) for made in articles(count)]
    mentions: dict[str, list[Span]] = {}
    for each in readings:
        for entity in each.entities:
            mentions.setdefault(entity.id, []).append(Span(each.document.id, 0, 5))
    known = {entity.id: entity for each in readings for entity in each.entities}
    entities = tuple(replace(known[key], mentions=tuple(mentions[key])) for key in sorted(known))
    told = [_story(n, readings[at : at + length]) for n, at in enumerate(range(0, count, length), 1)]
    events = tuple(event for _, found in told for event in found)
    return Record(tuple(readings), entities, events, tuple(story for story, _ in told))


def _story(number: int, readings: Sequence[Reading]) -> tuple[Story, list[Event]]:
    events = [
        _event(f"event-{number}-{start:04}-{place}", place, readings[start : start + TOLD_BY])
        for start in range(0, len(readings), TOLD_BY)
        for place in range(4)
    ]
    documents = tuple(each.document.id for each in readings)
    return Story(f"story-{number}", "A long affair", documents, tuple(event.id for event in events)), events


def _event(key: str, place: int, readings: Sequence[Reading]) -> Event:
    reports = [each.reports[place] for each in readings]
    first = reports[0]
    ids = tuple(report.id for report in reports)
    return Event(
        key, first.type, first.happening, f"Something of kind {first.happening}",
        actors=tuple(p.entity for p in first.actors if p.entity),
        recipients=tuple(p.entity for p in first.recipients if p.entity), when=first.when, reports=ids,
        documents=tuple(each.document.id for each in readings), outlets=len(readings),
        history=tuple(StatusStep(None, "occurred", id) for id in ids),
        origins=(Origin("origin-1", "not established", "not-established", ids),),
    )  # fmt: skip
