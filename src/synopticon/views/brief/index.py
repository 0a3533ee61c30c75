"""The record, looked up by id."""

from __future__ import annotations

from collections.abc import Iterable

from synopticon.records import Event, Participant, Reading, Record, When
from synopticon.views.brief.model import Cite


class Index:
    """Readings, reports, entities and events of a record by their ids, and the number of each account."""

    def __init__(self, record: Record, numbers: dict[str, int]) -> None:
        self.record = record
        self.numbers = numbers
        self.readings = {reading.document.id: reading for reading in record.readings}
        self.reports = {report.id: report for reading in record.readings for report in reading.reports}
        self.document_of = {report.id: reading.document.id for reading in record.readings for report in reading.reports}
        self.statements = {s.id: s for reading in record.readings for s in reading.statements}
        self.entities = {entity.id: entity for entity in record.entities}
        self.events = {event.id: event for event in record.events}

    def reading_of(self, report: str) -> Reading:
        """Give the reading that a report stands in."""
        return self.readings[self.document_of[report]]

    def cites(self, reports: Iterable[str]) -> tuple[Cite, ...]:
        """Cite the sentences of reports, in order, each once."""
        found = {
            Cite(self.numbers[self.document_of[key]], self.reports[key].start, self.reports[key].end) for key in reports
        }
        return tuple(sorted(found, key=lambda cite: (cite.account, cite.start, cite.end)))

    def name(self, entity: str | None) -> str:
        """Name an entity; "" where there is none."""
        return self.entities[entity].name if entity in self.entities else ""

    def called(self, participant: Participant) -> str:
        """Name a participant of a report: the entity's name, or the words used."""
        return self.name(participant.entity) or " ".join(participant.text.split())

    def published(self, report: str) -> When:
        """Give when the article of a report was published."""
        reading = self.readings[self.document_of[report]]
        return reading.published if reading.published.known else reading.document.published

    def sort_key(self, event: Event) -> str:
        """Give the date by which an event stands in the timeline; "" where neither it nor its reports are dated."""
        if event.when.known:
            return event.when.earliest or event.when.latest or ""
        told = [self.published(key).earliest for key in event.reports]
        return min((date for date in told if date), default="")
