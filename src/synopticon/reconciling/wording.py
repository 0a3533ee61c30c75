"""Quotations that say the same in two languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from synopticon.reconciling.accounts import Account
from synopticon.reconciling.intervals import interval
from synopticon.reconciling.things import Words, meanings, overlap
from synopticon.records import Disagreement, Event, Reading, Span, Statement, Variant

_ALIKE = 0.5  # share of the telling words of the shorter quotation that the other must have
_FEWEST = 2  # words that two quotations must share
_LENGTHS = 0.5  # least share of words that the shorter quotation has of the longer
_DAYS = 5.0  # between the publications of one quotation


@dataclass(frozen=True, slots=True)
class _Quotation:
    reading: Reading
    statement: Statement
    words: Words

    @property
    def span(self) -> Span:
        return Span(self.reading.document.id, self.statement.content_start, self.statement.content_end)

    @property
    def text(self) -> str:
        return self.reading.document.text[self.statement.content_start : self.statement.content_end]


def translated(
    events: Sequence[Event], members: Mapping[str, Sequence[Account]], readings: Iterable[Reading]
) -> tuple[Event, ...]:
    """Add to events what those who take part are quoted as saying in two languages: a difference of translation.

    A quotation goes to the event of its speaker that most articles tell, among those that tell it in both languages.
    """
    found: dict[str, list[Disagreement]] = {}
    homes: dict[str, list[Event]] = {}
    for event in events:
        for entity in sorted({*event.actors, *event.recipients}):
            homes.setdefault(entity, []).append(event)
    for speaker, first, second in _pairs(readings):
        both = {first.span.document, second.span.document}
        told = [e for e in homes.get(speaker, ()) if both <= set(e.documents)]
        if told:
            home = min(told, key=lambda e: (-len(e.documents), e.id))
            found.setdefault(home.id, []).append(_disagreement(first, second, members[home.id]))
    return tuple(_with(e, found.get(e.id, ())) for e in events)


def _with(event: Event, more: Iterable[Disagreement]) -> Event:
    added = sorted(more, key=lambda d: [v.value for v in d.readings])
    return replace(event, disagreements=(*event.disagreements, *added)) if added else event


def _disagreement(first: _Quotation, second: _Quotation, members: Sequence[Account]) -> Disagreement:
    variants = []
    for quotation in (first, second):
        reports = tuple(sorted(a.id for a in members if a.document == quotation.span.document))
        variants.append(Variant(quotation.text, reports, (quotation.span,)))
    variants.sort(key=lambda v: v.value)
    return Disagreement("quotation", "translation", tuple(variants), "One speaker's words, given in two languages.")


def _pairs(readings: Iterable[Reading]) -> Iterator[tuple[str, _Quotation, _Quotation]]:
    """Give the quotations of one speaker in two languages that say the same; each is paired once, with the likest."""
    by_speaker: dict[str, list[_Quotation]] = {}
    for reading in readings:
        for said in reading.statements:
            if said.speaker and said.kind == "direct":
                text = reading.document.text[said.content_start : said.content_end]
                words = meanings(text, reading.document.language)
                if len(words) >= _FEWEST:
                    by_speaker.setdefault(said.speaker, []).append(_Quotation(reading, said, words))
    for speaker in sorted(by_speaker):
        for first, second in _matched(by_speaker[speaker]):
            yield speaker, first, second


def _matched(quotations: Sequence[_Quotation]) -> Iterator[tuple[_Quotation, _Quotation]]:
    where: dict[str, list[int]] = {}
    scored = []
    for j, two in enumerate(quotations):
        near = {i for word in two.words for key in word for i in where.get(key, ())}
        scored += [(-_likeness(quotations[i], two), i, j) for i in near if _likeness(quotations[i], two) >= _ALIKE]
        for key in frozenset().union(*two.words):
            where.setdefault(key, []).append(j)
    taken: set[tuple[int, str]] = set()
    for _, i, j in sorted(scored):
        one, two = quotations[i], quotations[j]
        ends = (i, two.reading.document.language), (j, one.reading.document.language)
        if taken.isdisjoint(ends):
            taken.update(ends)
            yield one, two


def _likeness(one: _Quotation, two: _Quotation) -> float:
    """Say how much of two quotations is the same, 0 where they are of one language, of other times or lengths."""
    if one.reading.document.language == two.reading.document.language:
        return 0.0
    few, many = sorted((len(one.words), len(two.words)))
    apart = interval(one.reading.published).gap(interval(two.reading.published))
    share = overlap(one.words, two.words)
    return share if few >= _LENGTHS * many and share * few >= _FEWEST and not _DAYS < apart < float("inf") else 0.0
