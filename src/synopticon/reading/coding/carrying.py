"""A day carried on: what is told after a dated sentence, in the same tense and with no time of its own.

Two things decide it. Somebody goes on speaking ("Rivas said on Tuesday that … He accused Lima of …"): one day for both.
Or the day that the article tells is that on which it was written: what is told after it was done before it was written,
so on that day. Anything else ("the day after", said nowhere) stays undated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from spacy.tokens import Doc, Span, Token

from synopticon.chronology import days
from synopticon.languages import is_verbal
from synopticon.reading.coding import trees
from synopticon.reading.coding.frames import OF_PEOPLE
from synopticon.reading.coding.sharing import is_past
from synopticon.records import Report, TimeExpression, When

_DAYS = frozenset(("day", "part"))
_WIDE = frozenset(("month", "season", "quarter", "year", "decade", "century"))
_STEPS = 6


@dataclass(frozen=True, slots=True)
class _Told:
    """The last day told: its expression, and who spoke in the sentence before the one that is looked at."""

    time: TimeExpression
    speakers: frozenset[str]


def carried(doc: Doc, anchored: Sequence[tuple[TimeExpression, Token]], reports: Iterable[Report]) -> list[Report]:
    """Give the reports of a Doc, those without a time dated by the day that the text before them carries on."""
    by_sentence: dict[int, list[Report]] = {}
    for report in reports:
        by_sentence.setdefault(report.start, []).append(report)
    found: list[Report] = []
    told: _Told | None = None
    for sentence in doc.sents:
        own = by_sentence.pop(sentence.start_char, [])
        here = [(time, word) for time, word in anchored if word.sent.start == sentence.start]
        dated = own if told is None or any(_times(sentence)) else list(_dated(doc, sentence, own, told))
        found += dated
        told = _after(doc, sentence, here, dated, told)
    return [*found, *(report for left in by_sentence.values() for report in left)]


def _dated(doc: Doc, sentence: Span, reports: Sequence[Report], told: _Told) -> Iterator[Report]:
    day = _written(told.time, doc._.published)
    for report in reports:
        if report.time is not None or report.when.known or not _is_told(doc, report):
            yield report
        elif is_verbal(report.happening) and _doers(report) & told.speakers:
            yield at(report, told.time)
        elif day is not None and report.happening not in OF_PEOPLE:  # a toll counts what was done before, too
            yield at(report, told.time, day)
        else:
            yield report


def at(report: Report, time: TimeExpression, when: When | None = None) -> Report:
    """Give a report dated by an expression of time; by what that comes to, where nothing closer is known."""
    return replace(report, when=time.when if when is None else when, time=(time.start, time.end))


def _is_told(doc: Doc, report: Report) -> bool:
    """Tell what the article tells as done, in the tense of news, in a main clause of its own."""
    span = doc.char_span(report.trigger_start, report.trigger_end, alignment_mode="expand")
    if span is None or report.status != "occurred" or report.background or report.statement is not None:
        return False
    return trees.is_verb(span.root) and is_past(span.root) and _is_main(span.root)


def _is_main(verb: Token) -> bool:
    """Tell the verb of a sentence, or one joined to it."""
    for _ in range(_STEPS):
        if trees.base(verb) == "ROOT":
            return True
        if trees.base(verb) not in ("conj", "parataxis") or not is_past(verb):
            return False
        verb = verb.head
    return False


def _after(
    doc: Doc,
    sentence: Span,
    here: Sequence[tuple[TimeExpression, Token]],
    reports: Sequence[Report],
    told: _Told | None,
) -> _Told | None:
    """Give what is told once a sentence is read: its own day; none behind a time of another kind, or the pluperfect."""
    main = [time for time, word in here if _is_main(word) and trees.is_verb(word)]
    speakers = frozenset(e for r in reports if is_verbal(r.happening) and r.when.known for e in _doers(r))
    if main:
        days = {(time.when.earliest, time.when.latest, time.value) for time in main}
        past = all(time.granularity in _DAYS and time.direction != "future" for time in main)
        return _Told(main[0], speakers) if past and len(days) == 1 and is_past(sentence.root) else None
    if told is None or _has_other_day(sentence, told.time) or _is_earlier(sentence.root):
        return None
    return replace(told, speakers=speakers)


def _times(sentence: Span) -> Iterator[TimeExpression]:
    for time in sentence.doc._.times:
        inside = sentence.start_char <= time.start < sentence.end_char
        if inside and time.type in ("DATE", "TIME") and not time.value.endswith("_REF"):
            yield time


def _has_other_day(sentence: Span, told: TimeExpression) -> bool:
    """Tell a sentence that leads to another day than that told; a year or a month ("the treaty of 1951") does not."""
    return any(t.granularity not in _WIDE and t.when.earliest != told.when.earliest for t in _times(sentence))


def _is_earlier(verb: Token) -> bool:
    """Tell the pluperfect, which leads away from the day told."""
    helpers = [t for t in verb.children if t.dep_ == "aux"]
    past = any(trees.has(t, "Tense", "Past") or trees.has(t, "Tense", "Imp") for t in helpers)
    return past and trees.is_participle(verb)


def _written(time: TimeExpression, published: When) -> When | None:
    """Give the day of an expression where it is the very day on which the article was written."""
    told, written = days(time.when), days(published)
    known = published.basis not in ("unknown", "inferred")
    if told is None or not known or written != (told[0], told[0]) or time.granularity not in _DAYS:
        return None
    if time.granularity == "day":
        return time.when
    after = told[0] + timedelta(days=1)
    return replace(time.when, earliest=told[0].isoformat(), latest=after.isoformat(), granularity="day")


def _doers(report: Report) -> set[str]:
    return {actor.entity for actor in report.actors if actor.entity}
