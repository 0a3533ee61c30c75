"""Corrections applied: to what was read, to entities, to events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from synopticon.languages import happenings
from synopticon.reconciling.assembling import Corrected
from synopticon.reconciling.corrections import when
from synopticon.reconciling.dating import with_published
from synopticon.reconciling.parties import parties
from synopticon.records import Entity, Judgement, Participant, Reading, Report, Statement

__all__ = ["document", "entity", "event", "placed", "report", "statement"]


def document(reading: Reading, corrections: Iterable[Judgement]) -> Reading:
    """Give a reading with the date or the outlet of its document corrected; its times follow its date."""
    for made in corrections:
        if made.attribute == "date":
            published = when(made.value, made.sentence)
            reading = with_published(reading, published)
            reading = replace(reading, document=replace(reading.document, published=published))
        elif made.attribute == "outlet":
            reading = replace(reading, document=replace(reading.document, outlet=made.value))
    return reading


def report(report: Report, corrections: Iterable[Judgement]) -> Report:
    """Give a report with its date, happening or status corrected."""
    for made in corrections:
        if made.attribute == "date":
            report = replace(report, when=when(made.value, made.sentence), time=None)
        elif made.attribute == "happening":
            row = happenings()[made.value]
            report = replace(report, happening=made.value, type=row["type"], mode=row["mode"])
        elif made.attribute == "status":
            report = replace(report, **_set(made))
    return report


def statement(statement: Statement, corrections: Iterable[Judgement]) -> Statement:
    """Give a statement with its stance corrected."""
    for made in corrections:
        if made.attribute == "stance":
            statement = replace(statement, **_set(made))
    return statement


def event(corrected: Corrected, made: Judgement, entity: Entity | None) -> Corrected:
    """Add a correction to what is set of an event; `entity` is the place that it sets."""
    why = (*corrected.why, made.sentence)
    if made.attribute == "date":
        return replace(corrected, when=when(made.value, made.sentence), why=why)
    if made.attribute == "place":
        place = parties((Participant(entity.id, entity.name, 0, 0),), "en", {entity.id: entity}) if entity else ()
        return replace(corrected, place=place[0], why=why) if place else corrected
    if made.attribute in ("status", "happening", "title"):
        return replace(corrected, why=why, **_set(made))
    return corrected


def placed(report: Report, entity: str, names: Mapping[str, str]) -> Report:
    """Give a report with another place."""
    if not entity:
        return report
    held = report.place
    at = (held.text, held.start, held.end) if held else (names[entity], report.trigger_start, report.trigger_start)
    return replace(report, place=Participant(entity, *at))


def entity(held: Entity, made: Judgement) -> Entity:
    """Give an entity with its name, type or country corrected."""
    return replace(held, why=(*held.why, made.sentence), **_set(made))


def _set(made: Judgement) -> dict[str, Any]:
    """Give what a correction sets; `corrections.checked` has seen to it that the value is one of the attribute's."""
    return {made.attribute: made.value}
