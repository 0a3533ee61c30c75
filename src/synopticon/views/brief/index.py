"""The record, looked up by id."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from synopticon.records import Event, Participant, Reading, Record, Statement, When
from synopticon.views.brief.model import Cite

DONE = ("occurred", "underway", "alleged")
# Sorts behind any time of its day.
_BEHIND = "~"


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
        self._whole: dict[tuple[str, int, int], tuple[int, int]] = {}
        self.judgements = {judgement.id: judgement for judgement in record.judgements}

    def reading_of(self, report: str) -> Reading:
        """Give the reading that a report stands in."""
        return self.readings[self.document_of[report]]

    def whole(self, document: str, start: int, end: int) -> tuple[int, int]:
        """Give where the sentences stand that a stretch touches, from one that begins as a sentence does.

        A stray full stop leaves half a sentence in small letters behind it; the half before belongs to it.
        """
        key = (document, start, end)
        if key not in self._whole:
            self._whole[key] = self._found(document, start, end)
        return self._whole[key]

    def _found(self, document: str, start: int, end: int) -> tuple[int, int]:
        reading = self.readings[document]
        touched = [place for place in reading.sentences if place[0] < end and start < place[1]]
        if not touched:
            return start, end
        first = reading.sentences.index(touched[0])
        text = reading.document.text
        while first and text[reading.sentences[first][0]].islower() and self._one_line(reading, first):
            first -= 1
        return reading.sentences[first][0], touched[-1][1]

    @staticmethod
    def _one_line(reading: Reading, number: int) -> bool:
        between = reading.document.text[reading.sentences[number - 1][1] : reading.sentences[number][0]]
        return "\n" not in between

    def cites(self, reports: Iterable[str]) -> tuple[Cite, ...]:
        """Cite the sentences of reports, in order, each once."""
        found: set[Cite] = set()
        for key in reports:
            document, report = self.document_of[key], self.reports[key]
            found.add(Cite(self.numbers[document], *self.whole(document, report.start, report.end)))
        return tuple(sorted(found, key=lambda cite: (cite.account, cite.start, cite.end)))

    def name(self, entity: str | None) -> str:
        """Name an entity; "" where there is none."""
        return self.entities[entity].name if entity in self.entities else ""

    def speaker(self, statement: Statement) -> str:
        """Name the speaker of a statement: by name, else as described, in English where there are words for it."""
        return (
            self.name(statement.speaker)
            or self.record.called.get(statement.id)
            or " ".join(statement.speaker_text.split())
        )

    def called(self, participant: Participant) -> str:
        """Name a participant of a report: the entity's name, or the words used."""
        return self.name(participant.entity) or " ".join(participant.text.split())

    def published(self, report: str) -> When:
        """Give when the article of a report was published."""
        reading = self.readings[self.document_of[report]]
        return reading.published if reading.published.known else reading.document.published

    def first(self, event: Event) -> tuple[int, int]:
        """Give the account that tells an event first, and where in it the words for it stand."""
        return min((self.numbers[self.document_of[key]], self.reports[key].trigger_start) for key in event.reports)

    def sort_key(self, event: Event) -> str:
        """Give the date by which an event stands in the timeline; "" where neither it nor its reports are dated.

        What has no date of its own stands behind all of the day by which it was told, and behind what its sentence
        tells as done on a known day: who "condemned Friday's launch" did so after it.
        """
        if event.when.known:
            return event.when.earliest or event.when.latest or ""
        published = (self.published(key) for key in event.reports)
        told = [when for when in published if when.earliest and when.latest]
        by = min(told, key=lambda when: (when.latest or "", when.earliest or ""), default=None)
        behind = (other.when.earliest or "" for key in event.reports for other in self._beside(key))
        days = [day[:10] for day in ((by.earliest if by else "") or "", *behind) if day]
        return max(days) + _BEHIND if by else ""

    def _beside(self, report: str) -> list[Event]:
        """Give the events that the sentence of a report tells as done too."""
        own = self.reports[report]
        where = self.document_of[report], own.start, own.end
        return [e for e in self._by_sentence.get(where, ()) if own.status in DONE and report not in e.reports]

    @cached_property
    def _by_sentence(self) -> dict[tuple[str, int, int], list[Event]]:
        found: dict[tuple[str, int, int], list[Event]] = {}
        for event in self.record.events:
            for report in (self.reports[key] for key in event.reports if event.when.known and event.status in DONE):
                found.setdefault((self.document_of[report.id], report.start, report.end), []).append(event)
        return found
