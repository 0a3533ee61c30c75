"""Quotations that say the same in two languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from synopticon.reconciling.accounts import Account
from synopticon.reconciling.intervals import interval
from synopticon.reconciling.meanings import meanings, overlap
from synopticon.reconciling.quoted import DAYS, Quoted, home, taken_part, variants
from synopticon.records import Disagreement, Event, Reading, Reuse

_ALIKE = 0.5  # share of the telling words of the shorter quotation that the other must have
_FEWEST = 2  # words that two quotations must share
_LENGTHS = 0.5  # least share of words that the shorter quotation has of the longer


def translated(
    events: Sequence[Event],
    members: Mapping[str, Sequence[Account]],
    readings: Iterable[Reading],
    reuse: Iterable[Reuse],
) -> tuple[Event, ...]:
    """Add to events what those who take part are quoted as saying in two languages: a difference of translation, unless
    one of the two articles is a translation of the other, which only says the same again.

    A quotation goes to the event of its speaker that most articles tell, among those that tell it in both languages.
    """
    taken = {r.documents for r in reuse if r.kind != "quotation"}
    found: dict[str, list[Disagreement]] = {}
    events_of = taken_part(events)
    for speaker, first, second in _pairs(readings):
        one, two = sorted((first.span.document, second.span.document))
        if (one, two) in taken:
            continue
        if (event := home(events_of, (speaker,), (first, second))) is not None:
            found.setdefault(event.id, []).append(_disagreement(first, second, members[event.id]))
    return tuple(_with(e, found.get(e.id, ())) for e in events)


def _with(event: Event, more: Iterable[Disagreement]) -> Event:
    added = sorted(more, key=lambda d: [v.value for v in d.readings])
    return replace(event, disagreements=(*event.disagreements, *added)) if added else event


def _disagreement(first: Quoted, second: Quoted, members: Sequence[Account]) -> Disagreement:
    values = variants(((q.text, q) for q in (first, second)), members)
    return Disagreement("quotation", "translation", values, "One speaker's words, given in two languages.")


def _pairs(readings: Iterable[Reading]) -> Iterator[tuple[str, Quoted, Quoted]]:
    """Give the quotations of one speaker in two languages that say the same; each is paired once, with the likest."""
    by_speaker: dict[str, list[Quoted]] = {}
    for reading in readings:
        for said in reading.statements:
            if said.speaker and said.kind == "direct":
                text = reading.document.text[said.content_start : said.content_end]
                words = meanings(text, reading.document.language)
                if len(words) >= _FEWEST:
                    by_speaker.setdefault(said.speaker, []).append(Quoted(reading, said, words))
    for speaker in sorted(by_speaker):
        for first, second in _matched(by_speaker[speaker]):
            yield speaker, first, second


def _matched(quotations: Sequence[Quoted]) -> Iterator[tuple[Quoted, Quoted]]:
    where: dict[str, list[int]] = {}
    scored = []
    for j, two in enumerate(quotations):
        near = {i for word in two.meant for key in word for i in where.get(key, ())}
        scored += [(-_likeness(quotations[i], two), i, j) for i in near if _likeness(quotations[i], two) >= _ALIKE]
        for key in frozenset().union(*two.meant):
            where.setdefault(key, []).append(j)
    taken: set[tuple[int, str]] = set()
    for _, i, j in sorted(scored):
        one, two = quotations[i], quotations[j]
        ends = (i, two.language), (j, one.language)
        if taken.isdisjoint(ends):
            taken.update(ends)
            yield one, two


def _likeness(one: Quoted, two: Quoted) -> float:
    """Say how much of two quotations is the same, 0 where they are of one language, of other times or lengths."""
    if one.language == two.language:
        return 0.0
    few, many = sorted((len(one.meant), len(two.meant)))
    apart = interval(one.reading.published).gap(interval(two.reading.published))
    share = overlap(one.meant, two.meant)
    return share if few >= _LENGTHS * many and share * few >= _FEWEST and not DAYS < apart < float("inf") else 0.0
