"""What several formats need: look-up by id, days of an interval, text selectors, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from synopticon.records import Document, Entity, Event, Participant, Reading, Record, Report, Statement, Status, When

if TYPE_CHECKING:
    from spacy.tokens import Doc

Json = dict[str, Any]
Parser = Callable[[Document], "Doc"]
"""Parses a document's clean text again; a token's `idx` is its offset in it."""

CONTEXT = 32  # characters of prefix and suffix in a text-quote selector


@dataclass(frozen=True, slots=True)
class Aids:
    """What a format takes beside the record: a parser (`conllu`), the calendar written before (`ics`)."""

    parse: Parser | None = None
    previous: str = ""


NO_AIDS = Aids()


@dataclass(frozen=True, slots=True)
class Found:
    """A report and the reading it stands in."""

    reading: Reading
    report: Report

    @property
    def sentence(self) -> str:
        """The sentence of the report, as it stands in the clean text."""
        return self.reading.document.text[self.report.start : self.report.end]


@dataclass(frozen=True, slots=True)
class Told:
    """A report, and the status that it gives an event."""

    found: Found
    status: Status


class Index:
    """A record's things by their ids."""

    def __init__(self, record: Record) -> None:
        self.entities: dict[str, Entity] = {entity.id: entity for entity in record.entities}
        self.readings: dict[str, Reading] = {reading.document.id: reading for reading in record.readings}
        self.reports: dict[str, Found] = {
            report.id: Found(reading, report) for reading in record.readings for report in reading.reports
        }
        self.statements: dict[str, Statement] = {s.id: s for reading in record.readings for s in reading.statements}

    def name(self, entity: str | None) -> str:
        """Give an entity's name, "" where there is none."""
        return self.entities[entity].name if entity in self.entities else ""

    def found(self, event: Event) -> list[Found]:
        """Give an event's reports, in its order."""
        return [self.reports[report] for report in event.reports if report in self.reports]

    def told(self, event: Event) -> list[Told]:
        """Give what tells of an event with the status it gives it, in the order of dates of publication: its own
        reports, and those of its history that are reports of something else (a denial is a happening of its own)."""
        given = {step.report: step.status for step in event.history}
        ids = dict.fromkeys((*event.reports, *given))
        founds = [self.reports[report] for report in ids if report in self.reports]
        told = [Told(found, given.get(found.report.id, found.report.status)) for found in founds]
        return sorted(told, key=lambda t: (published(t.found.reading) or "9999", t.found.report.id))

    def published(self, event: Event) -> list[str]:
        """Give the dates of publication of the articles an event stands in, as far as they are known, in order."""
        return sorted({self.moment(document) for document in event.documents} - {""})

    def moment(self, document: str) -> str:
        """Give the date of publication of an article, "" where it is not known."""
        return published(self.readings[document]) if document in self.readings else ""

    def sayers(self, found: Found) -> list[Participant]:
        """Give who says what a report reports: its statement's speaker, or else those named as accusers."""
        statement = self.statements.get(found.report.statement or "")
        if statement and (statement.speaker or statement.speaker_text):
            return [
                Participant(statement.speaker, statement.speaker_text, statement.speaker_start, statement.speaker_end)
            ]
        return list(found.report.accusers)


def published(reading: Reading) -> str:
    """Give the day or moment an article was published, "" where it is not known to the day."""
    when = reading.published if reading.published.known else reading.document.published
    if when.earliest and (len(when.earliest) > 10 or day(when)):
        return when.earliest
    return ""


def bounds(when: When) -> tuple[date, date] | None:
    """Give the first and the last day an interval touches, None where it is open or unknown."""
    if when.earliest is None or when.latest is None:
        return None
    first, after = _moment(when.earliest), _moment(when.latest)
    last = (after - timedelta(microseconds=1)).date() if after > first else first.date()
    return first.date(), last


def day(when: When) -> date | None:
    """Give the one day an interval lies in, None where it touches several or none is known."""
    days = bounds(when)
    return days[0] if days and days[0] == days[1] else None


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=None)


def selectors(text: str, start: int, end: int) -> list[Json]:
    """Give the W3C Web Annotation selectors of text[start:end]: its quotation and its position."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - CONTEXT) : start],
            "suffix": text[end : end + CONTEXT],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def dumps(thing: object) -> str:
    """Give JSON on one line; keys stay in their order."""
    return json.dumps(thing, ensure_ascii=False, separators=(",", ":"))


def array(head: str, things: Iterator[Json], tail: str) -> Iterator[str]:
    """Give a JSON document whose last part is an array, one thing a line."""
    yield head
    before = "\n"
    for thing in things:
        yield before + dumps(thing)
        before = ",\n"
    yield tail


def filled(thing: Json) -> Json:
    """Give an object without the fields that are not known: None, "" and empty lists."""
    return {key: value for key, value in thing.items() if value not in (None, "", [], {})}
