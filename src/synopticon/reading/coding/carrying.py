"""A day carried on: what is told after a dated sentence, in the same tense and with no time of its own.

Two things decide it. Somebody goes on speaking ("Rivas said on Tuesday that … He accused Lima of …"): one day for both.
Or the day that the article tells is that on which it was written, or one just before: what is told after it was done
since then and before it was written, so on that day, or on one of the few from that day on. Anything else ("the day
after", said nowhere) stays undated. Moments of other things in a sentence ("who resigned in May", "until Friday") are
none of what it tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from spacy.tokens import Doc, Span, Token

from synopticon.chronology import bounds, days, describe
from synopticon.chronology.resolving import TOLD_AFTER, is_told_after
from synopticon.languages import is_verbal
from synopticon.reading.coding.background import is_past
from synopticon.reading.coding.clauses import is_finite, is_linked, is_relative_clause, is_verb
from synopticon.reading.coding.filled import OF_PEOPLE
from synopticon.reading.coding.lexicon import Lexicon
from synopticon.reading.coding.moments import Moments
from synopticon.reading.coding.sharing import is_past as is_simple_past
from synopticon.reading.coding.words import base, has, is_participle
from synopticon.reading.held import text_of
from synopticon.records import Report, TimeExpression, When

_DAYS = frozenset(("day", "part"))
_WIDE = frozenset(("month", "season", "quarter", "year", "decade", "century"))
_STEPS = 6
_NEWS = timedelta(days=3)  # how far back the day told may lie for what follows it to be of the days since


@dataclass(frozen=True, slots=True)
class _Told:
    """The last day told: its expression, who spoke in the sentence before the one that is looked at, and whether the
    text comes back to it `again` after other days."""

    time: TimeExpression
    speakers: frozenset[str]
    again: bool = False


def carried(doc: Doc, moments: Moments, reports: Iterable[Report]) -> list[Report]:
    """Give the reports of a Doc, those without a time dated by the day that the text before them carries on."""
    by_sentence: dict[int, list[Report]] = {}
    for report in reports:
        by_sentence.setdefault(report.start, []).append(report)
    found: list[Report] = []
    told: _Told | None = None
    news: _Told | None = None
    review = False
    for sentence in doc.sents:
        told = _taken_up(doc, sentence, told, news)
        review = review and not _opens(doc, sentence)
        own = [_reviewed(doc, r) if review else r for r in by_sentence.pop(sentence.start_char, [])]
        here = [(time, word) for time, word in moments.anchored if word.sent.start == sentence.start]
        apart = any(_can_date(doc, time, word) for time, word in here) or _leads_away(sentence, moments.lexicon)
        dated = own if told is None or apart else list(_dated(doc, sentence, own, told))
        found += dated
        told = _after(doc, sentence, here, dated, told)
        review = _reviews(doc, here, review)
        news = news or told
    return [*found, *(report for left in by_sentence.values() for report in left)]


def _taken_up(doc: Doc, sentence: Span, told: _Told | None, news: _Told | None) -> _Told | None:
    """Give the day told at the beginning of a sentence: a new paragraph about somebody comes back from earlier days to
    the news."""
    if (
        not _opens(doc, sentence)
        or not _has_noun(sentence.root)
        or news is None
        or (told is not None and _begins(told.time) >= _begins(news.time))
    ):
        return told
    return replace(news, speakers=frozenset(), again=True)


def _opens(doc: Doc, sentence: Span) -> bool:
    """Tell a sentence that begins a paragraph."""
    return text_of(doc)[: sentence.start_char].rstrip(" ").endswith("\n")


def _reviews(doc: Doc, here: Sequence[tuple[TimeExpression, Token]], before: bool) -> bool:
    """Tell whether a paragraph looks back, once a sentence is read whose main verbs have these moments: to where its
    last dated sentence does."""
    main = [time for time, word in here if _is_main(word) and is_verb(word)]
    return all(is_past(time, doc._.published) for time in main) if main else before


def _reviewed(doc: Doc, report: Report) -> Report:
    """Put what is done, told without a time after what lies long back, into the background with it: "In January X
    pulled out. Thirteen workers were expelled."; words, and who hears of it now, may be news."""
    undated = report.time is None and not report.when.known and not is_verbal(report.happening)
    return replace(report, background=True) if undated and _is_told(doc, report) else report


def _has_noun(verb: Token) -> bool:
    """Tell a verb whose subject is named: with a pronoun, or none, a text goes on where it was."""
    return any(base(t) == "nsubj" and t.pos_ in ("NOUN", "PROPN") for t in verb.children)


def _begins(time: TimeExpression) -> str:
    return time.when.earliest or ""


def _dated(doc: Doc, sentence: Span, reports: Sequence[Report], told: _Told) -> Iterator[Report]:
    day = _until_written(told, doc._.published)
    for report in reports:
        said = is_verbal(report.happening)
        if report.time is not None or report.when.known or not _is_told(doc, report):
            yield report
        elif said and _doers(report) & told.speakers:
            yield at(report, told.time)
        elif day is None or report.happening in OF_PEOPLE:  # a toll counts what was done before, too
            yield report
        elif said or not is_told_after(day):
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
    return is_verb(span.root) and is_simple_past(span.root) and _is_main(span.root)


def _is_main(verb: Token) -> bool:
    """Tell the verb of a sentence, or one joined to it."""
    for _ in range(_STEPS):
        if base(verb) == "ROOT":
            return True
        if base(verb) not in ("conj", "parataxis") or not is_simple_past(verb):
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
    main = [time for time, word in here if _is_main(word) and is_verb(word)]
    speakers = frozenset(e for r in reports if is_verbal(r.happening) and r.when.known for e in _doers(r))
    if main:
        days = {(time.when.earliest, time.when.latest, time.value) for time in main}
        past = all(time.granularity in _DAYS and time.direction != "future" for time in main)
        return _Told(main[0], speakers) if past and len(days) == 1 and is_simple_past(sentence.root) else None
    if told is None or _has_other_day(doc, here, told.time) or _is_earlier(sentence.root):
        return None
    return replace(told, speakers=speakers)


def _can_date(doc: Doc, time: TimeExpression, word: Token) -> bool:
    """Tell a moment that may be of what its sentence tells: a date, not yet to come when the article was written, not
    of a clause about somebody or something named before, nor of a noun as its own ("Monday's vote")."""
    if time.value.endswith("_REF"):
        return False
    begins, written = bounds(time.when)[0], bounds(doc._.published)[1]
    if begins is not None and written is not None and begins >= written:
        return False
    return not (word.pos_ == "NOUN" and time.end <= word.idx) and not _is_told_aside(time, word)


def _leads_away(sentence: Span, lexicon: Lexicon) -> bool:
    """Tell a sentence that says otherwise when it was: "two days after the raid", "for nine days", "earlier"."""
    if not {t.lower_ for t in sentence}.isdisjoint(lexicon.grammar["other_times"]):
        return True
    inside = (t for t in sentence.doc._.times if sentence.start_char <= t.start < sentence.end_char)
    return any(t.anchor == "event" or _lasts(sentence, t, lexicon) for t in inside)


def _lasts(sentence: Span, time: TimeExpression, lexicon: Lexicon) -> bool:
    """Tell a length of days or more that something took."""
    before = [t.lower_ for t in sentence if t.idx < time.start][-1:]
    long = time.type == "DURATION" and "T" not in time.value
    return long and bool(before) and before[0] in lexicon.grammar["lasting"]


def _is_told_aside(time: TimeExpression, word: Token) -> bool:
    """Tell a moment inside a relative clause, before the verb: "Lind, who had resigned on Monday, condemned it"."""
    clauses = (t for t in (word, *word.ancestors) if is_relative_clause(t) or _is_led(t))
    return time.end <= word.sent.root.idx and any(time.start > min(t.idx for t in clause.subtree) for clause in clauses)


def _is_led(clause: Token) -> bool:
    """Tell a clause about a noun whose pronoun the parser took for a conjunction."""
    return base(clause) == "acl" and is_linked(clause) and is_finite(clause)


def _has_other_day(doc: Doc, here: Sequence[tuple[TimeExpression, Token]], told: TimeExpression) -> bool:
    """Tell a sentence that leads to another day than that told; a year or a month ("the treaty of 1951") does not."""
    days = (time for time, word in here if _can_date(doc, time, word) and time.granularity not in _WIDE)
    return any(time.when.earliest != told.when.earliest for time in days)


def _is_earlier(verb: Token) -> bool:
    """Tell the pluperfect, which leads away from the day told."""
    helpers = [t for t in verb.children if t.dep_ == "aux"]
    past = any(has(t, "Tense", "Past") or has(t, "Tense", "Imp") for t in helpers)
    return past and is_participle(verb)


def _until_written(last: _Told, published: When) -> When | None:
    """Give the stretch from the day told to that on which the article was written, where these are one or only a few
    days apart."""
    time = last.time
    told, written = days(time.when), days(published)
    if told is None or written is None or published.basis in ("unknown", "inferred") or time.granularity not in _DAYS:
        return None
    if told[0] > written[0] or written[1] - told[0] > _NEWS:
        return None
    if time.granularity == "day" and told[0] == written[1] and not last.again:
        return time.when
    after = (written[1] + timedelta(days=1)).isoformat()
    stretch = replace(time.when, earliest=told[0].isoformat(), latest=after, granularity="day")
    if told[0] == written[1] and not last.again:
        return stretch
    return replace(stretch, basis="inferred", note=f"{TOLD_AFTER} {describe(time.when)} and before it was written")


def _doers(report: Report) -> set[str]:
    return {actor.entity for actor in report.actors if actor.entity}
