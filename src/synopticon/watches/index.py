"""The record, looked up the ways that matching and the register need it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property

from synopticon.records import Document, Entity, Event, Mention, Reading, Record, Report, Span, Statement, Story, When
from synopticon.watches import words
from synopticon.watches.model import Cast
from synopticon.watches.sectors import belongs


class Index:
    """Readings, reports, statements, entities and stories of a record by their ids."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.readings = {reading.document.id: reading for reading in record.readings}
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in record.entities}
        self.events: Mapping[str, Event] = {event.id: event for event in record.events}
        self.reports: dict[str, Report] = {}
        self.statements: dict[str, Statement] = {}
        self.document_of: dict[str, str] = {}
        for reading in record.readings:
            ids = (*(report.id for report in reading.reports), *(said.id for said in reading.statements))
            self.document_of.update(dict.fromkeys(ids, reading.document.id))
            self.reports.update((report.id, report) for report in reading.reports)
            self.statements.update((said.id, said) for said in reading.statements)
        self._casts: dict[Cast, frozenset[str]] = {}
        self._sentence_of: dict[str, Span] = {}
        self._order: dict[str, tuple[list[int], tuple[Mention, ...]]] = {}

    @cached_property
    def story_of(self) -> Mapping[str, Story]:
        """Give the story of each document."""
        return {document: story for story in self.record.stories for document in story.documents}

    @cached_property
    def event_of(self) -> Mapping[str, str]:
        """Give the event of each report."""
        return {report: event.id for event in self.record.events for report in event.reports}

    def reading_of(self, key: str) -> Reading:
        """Give the reading that a report or a statement stands in."""
        return self.readings[self.document_of[key]]

    def document(self, key: str) -> Document:
        """Give a document by its id."""
        return self.readings[key].document

    def name(self, entity: str | None) -> str:
        """Name an entity; "" where there is none."""
        found = self.entities.get(entity or "")
        return found.name if found else ""

    def country(self, entity: str | None) -> str:
        """Give the country of an entity; "" where there is none."""
        found = self.entities.get(entity or "")
        return (found.country or "") if found else ""

    def fitting(self, cast: Cast) -> frozenset[str]:
        """Give the ids of the entities that a cast allows."""
        if cast not in self._casts:
            wanted = _folded(cast)
            found = (e.id for e in self.entities.values() if _fits(cast, wanted, e))
            self._casts[cast] = frozenset(found)
        return self._casts[cast]

    def allowed(self, cast: Cast, document: str, mentions: Iterable[Mention]) -> Iterator[tuple[int, str]]:
        """Give those whom a cast allows of the mentions of an article, by where they stand and their names; one that is
        not known goes by the words that name it."""
        fits, wanted, text = self.fitting(cast), _folded(cast), self.document(document).text
        for one in mentions:
            found = fits.intersection((one.entity or "", *one.members))
            yield from ((one.start, self.name(entity)) for entity in found)
            if wanted and not one.entity and words.fold(text[one.start : one.end]) in wanted:
                yield one.start, text[one.start : one.end]

    def mentioned(self, span: Span) -> Iterable[str]:
        """Give the entities that a stretch of an article mentions."""
        for mention in self.mentions(span):
            yield from (mention.entity, *mention.members) if mention.entity else mention.members

    def mentions(self, span: Span) -> Sequence[Mention]:
        """Give the mentions that begin in a stretch of an article, in order."""
        if span.document not in self._order:
            ordered = tuple(sorted(self.readings[span.document].mentions, key=lambda m: (m.start, m.end)))
            self._order[span.document] = [m.start for m in ordered], ordered
        starts, mentions = self._order[span.document]
        first, last = bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1)
        return mentions[first:last]

    def sentence(self, document: str, start: int, end: int) -> Span:
        """Give the sentence, or sentences, that a stretch touches, without white space at its ends."""
        reading = self.readings[document]
        places = reading.sentences
        first = max(0, bisect_right(places, (start, 1 << 60)) - 1)
        touched = [p for p in places[first : first + 40] if p[0] < end and start < p[1]]
        low, high = (touched[0][0], touched[-1][1]) if touched else (start, end)
        text = reading.document.text[low:high]
        return Span(document, low + len(text) - len(text.lstrip()), high - len(text) + len(text.rstrip()))

    def sentence_of(self, report: str) -> Span:
        """Give the sentence, or sentences, that a report touches."""
        if report not in self._sentence_of:
            found = self.reports[report]
            self._sentence_of[report] = self.sentence(self.document_of[report], found.start, found.end)
        return self._sentence_of[report]

    def text(self, span: Span) -> str:
        """Give the characters of a stretch."""
        return self.readings[span.document].document.text[span.start : span.end]

    def published(self, document: str) -> When:
        """Give when an article was published."""
        reading = self.readings[document]
        return reading.published if reading.published.known else reading.document.published


@cache
def _folded(cast: Cast) -> frozenset[str]:
    return frozenset(map(words.fold, cast.entities))


def _fits(cast: Cast, wanted: frozenset[str], entity: Entity) -> bool:
    if entity.country and entity.country in cast.countries:
        return True
    if wanted and (entity.link in cast.entities or _called(entity) & wanted):
        return True
    return any(belongs(entity, sector) for sector in cast.sectors)


def _called(entity: Entity) -> set[str]:
    return {words.fold(name) for name in (entity.name, *(n.text for n in entity.names))}
