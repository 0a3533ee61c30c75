"""The synopsis: accounts side by side, what each says of one happening in its own words.

Accounts that copy one another stand in one column, under the account that had the words first; a copy speaks for
itself only where it differs from that one, or says what that one does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from synopticon.records import Disagreement, Event, Reading, Record, Report, Reuse, ReuseKind

_COPIES: tuple[ReuseKind, ...] = ("verbatim", "rewritten", "translated")
_LAST = "9999"
_LONGEST = 400  # characters of a sentence that are shown


@dataclass(frozen=True, slots=True)
class Copy:
    """An article that has its words from another column's, and how."""

    document: str
    kind: ReuseKind


@dataclass(frozen=True, slots=True)
class Column:
    """An account, and the articles folded under it."""

    document: str
    copies: tuple[Copy, ...] = ()

    @property
    def documents(self) -> tuple[str, ...]:
        """Give the account and its copies."""
        return (self.document, *(copy.document for copy in self.copies))


@dataclass(frozen=True, slots=True)
class Words:
    """What an article says: words of it, where they stand, in which language. `side` numbers the reading of a
    disagreement that they give, from 1; 0 where nothing is disputed."""

    document: str
    start: int
    end: int
    text: str
    language: str
    side: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One attribute of a happening: a cell for each column, in their order. `kind` is "" where accounts agree."""

    attribute: str
    cells: tuple[tuple[Words, ...], ...]
    kind: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event and its lines."""

    event: Event
    lines: tuple[Line, ...]


def columns(record: Record) -> tuple[Column, ...]:
    """Give the accounts of a record in time, copies folded under what they copy."""
    dates = {r.document.id: (r.published.earliest or r.document.published.earliest or _LAST) for r in record.readings}
    copied = [reuse for reuse in record.reuse if reuse.kind in _COPIES and set(reuse.documents) <= dates.keys()]
    groups = _groups(sorted(dates), copied)
    takers = {_taker(reuse) for reuse in copied} - {""}
    made = [_column(group, takers, dates, copied) for group in groups]
    return tuple(sorted(made, key=lambda column: (dates[column.document], column.document)))


def shared(record: Record, accounts: Sequence[Column]) -> tuple[Event, ...]:
    """Give the events that more than one column tells, or on which accounts differ; the most told first."""
    column_of = {document: number for number, each in enumerate(accounts) for document in each.documents}
    told = {event.id: len({column_of[d] for d in event.documents if d in column_of}) for event in record.events}
    found = [event for event in record.events if event.disagreements or told[event.id] > 1]
    return tuple(sorted(found, key=lambda event: (-told[event.id], event.when.earliest or _LAST, event.id)))


def synopsis(record: Record, accounts: Sequence[Column], events: Iterable[Event]) -> tuple[Happening, ...]:
    """Set what the accounts say of events side by side."""
    readings = {reading.document.id: reading for reading in record.readings}
    reports = {report.id: (r.document.id, report) for r in record.readings for report in r.reports}
    return tuple(Happening(event, _lines(event, accounts, readings, reports)) for event in events)


# ---------------------------------------------------------------- columns


def _groups(documents: Sequence[str], copied: Iterable[Reuse]) -> list[list[str]]:
    """Part documents into groups that share words."""
    leader = {document: document for document in documents}

    def of(document: str) -> str:
        while leader[document] != document:
            document = leader[document]
        return document

    for reuse in copied:
        first, second = sorted(map(of, reuse.documents))
        leader[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        groups[of(document)].append(document)
    return list(groups.values())


def _taker(reuse: Reuse) -> str:
    """Give the article that took words from the other, "" where that is not decided."""
    taken = {"first-to-second": 1, "second-to-first": 0}.get(reuse.direction)
    return "" if taken is None else reuse.documents[taken]


def _column(group: list[str], takers: set[str], dates: Mapping[str, str], copied: Iterable[Reuse]) -> Column:
    ordered = sorted(group, key=lambda d: (d in takers, dates[d], d))
    kinds = {document: reuse.kind for reuse in copied for document in reuse.documents if document in group}
    kinds |= {taker: reuse.kind for reuse in copied if (taker := _taker(reuse)) in group}
    return Column(ordered[0], tuple(Copy(document, kinds[document]) for document in ordered[1:]))


# ---------------------------------------------------------------- lines


def _lines(
    event: Event,
    accounts: Sequence[Column],
    readings: Mapping[str, Reading],
    reports: Mapping[str, tuple[str, Report]],
) -> tuple[Line, ...]:
    told: dict[str, list[Report]] = defaultdict(list)
    for key in event.reports:
        if key in reports:
            document, report = reports[key]
            told[document].append(report)
    disputed = [_disputed(d, accounts, readings) for d in event.disagreements]
    contested = {line.attribute for line in disputed}
    quiet = (
        _agreed(attribute, accounts, readings, told)
        for attribute in ("wording", "status", "date", "place", "actors", "number")
        if attribute not in contested
    )
    lines = [line for line in (*quiet, *disputed) if any(line.cells)]
    return tuple(sorted(lines, key=lambda line: _ORDER.get(line.attribute, len(_ORDER))))


_ORDER = {name: n for n, name in enumerate(("wording", "quotation", "status", "date", "place", "actors", "number"))}


def _disputed(difference: Disagreement, accounts: Sequence[Column], readings: Mapping[str, Reading]) -> Line:
    """Give the words of each reading, under the account that gives it; of copies too, for they may differ."""
    said: dict[str, list[Words]] = defaultdict(list)
    for side, variant in enumerate(difference.readings, 1):
        for span in variant.spans:
            if span.document in readings:
                said[span.document].append(_words(readings[span.document], span.start, span.end, side))
    cells = tuple(_spoken(column, said) for column in accounts)
    return Line(difference.attribute, cells, difference.kind, difference.explanation)


def _agreed(
    attribute: str,
    accounts: Sequence[Column],
    readings: Mapping[str, Reading],
    told: Mapping[str, Sequence[Report]],
) -> Line:
    said: dict[str, list[Words]] = {}
    for document, reports in told.items():
        places = dict.fromkeys(place for report in reports for place in _places(attribute, report))
        said[document] = [_words(readings[document], *place) for place in places]
    return Line(attribute, tuple(_spoken(column, said) for column in accounts))


def _places(attribute: str, report: Report) -> list[tuple[int, int]]:
    """Give where a report says something of an attribute."""
    match attribute:
        case "wording":
            return [(report.start, report.end)]
        case "status":
            return [(report.trigger_start, report.trigger_end)]
        case "date":
            return [report.time] if report.time else []
        case "place":
            return [(report.place.start, report.place.end)] if report.place else []
        case "actors":
            return [(p.start, p.end) for p in (*report.actors, *report.recipients)]
        case _:
            return [(q.start, q.end) for q in report.quantities]


def _spoken(column: Column, said: Mapping[str, Sequence[Words]]) -> tuple[Words, ...]:
    """Give a column's words: those of its account; of its copies where they give another reading, or the only one."""
    own = list(said.get(column.document, ()))
    sides = {words.side for words in own}
    for copy in column.copies:
        words = [w for w in said.get(copy.document, ()) if not own or (w.side and w.side not in sides)]
        own += words
        sides |= {w.side for w in words}
    return tuple(own)


def _words(reading: Reading, start: int, end: int, side: int = 0) -> Words:
    text = " ".join(reading.document.text[start:end].split())
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
    return Words(reading.document.id, start, end, shown, reading.document.language, side)
