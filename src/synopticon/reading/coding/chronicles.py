"""Chronicles: lines that begin with their day ("3 January: the court refuses", "6 de enero. Se halla el ancla"), which
dates all that they tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from synopticon.reading.coding.carrying import at
from synopticon.reading.held import text_of
from synopticon.records import Report, TimeExpression

_LEAST = 3  # such lines in an article for it to hold a chronicle: one may be its dateline
_DAYS = frozenset(("day", "part", "month"))
_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(r"\s*(?:[:.–—]|-(?=\s)|$)")
_TOLD = frozenset(("occurred", "underway"))


@dataclass(frozen=True, slots=True)
class _Dated:
    """A stretch of text and the expression that dates it."""

    start: int
    end: int
    time: TimeExpression


def dated_by_lines(doc: Doc, reports: Iterable[Report]) -> list[Report]:
    """Give the reports of a Doc, those without a time of their own dated by the line of a chronicle they stand in."""
    lines = list(_lines(doc))
    if len(lines) < _LEAST:
        return list(reports)
    return [_of_line(doc, report, lines) for report in reports]


def _of_line(doc: Doc, report: Report, lines: Iterable[_Dated]) -> Report:
    if report.time is not None or report.when.known or report.status not in _TOLD or report.background:
        return report
    line = next((line for line in lines if line.start <= report.start < line.end), None)
    told = _told(doc, report, line) if line else None
    return at(report, told) if told else report


def _told(doc: Doc, report: Report, line: _Dated) -> TimeExpression | None:
    """Give what dates a report of a line: the day told last before it in the line, if its own sentence tells that; none
    where a sentence between went on to another day."""
    days = [t for t in doc._.times if line.start <= t.start < report.trigger_start and _goes_on(t)]
    if not days or days[-1].start == line.time.start:
        return line.time
    return days[-1] if days[-1].start >= report.start else None


def _goes_on(time: TimeExpression) -> bool:
    """Tell a day on which a chronicle goes on, not one that is looked back to ("who had fled in January")."""
    return time.type == "DATE" and time.granularity in _DAYS and time.when.known and time.direction != "past"


def _lines(doc: Doc) -> Iterator[_Dated]:
    """Give the lines that begin with a day and a mark; a day alone in its line dates the next."""
    begins = {t.start: t for t in doc._.times if t.type == "DATE" and t.granularity in _DAYS and t.when.known}
    alone: TimeExpression | None = None
    for line in _LINE.finditer(text_of(doc)):
        words = line.group()
        start = line.start() + len(words) - len(words.lstrip())
        if start == line.end():
            continue
        time = begins.get(start)
        marked = time is not None and _MARK.match(text_of(doc), time.end, line.end()) is not None
        if time is not None and marked:
            alone = time if not any(c.isalnum() for c in text_of(doc)[time.end : line.end()]) else None
            yield _Dated(line.start(), line.end(), time)
        elif alone is not None:
            yield _Dated(line.start(), line.end(), alone)
            alone = None
