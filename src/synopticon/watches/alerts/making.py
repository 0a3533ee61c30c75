"""Which changes between two records make an alert: pure functions of the records, their changes and the watches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from synopticon.records import Change, Event, Record, Span, identify
from synopticon.watches.alerts.model import Alert, AlertKind, Cited
from synopticon.watches.index import Index
from synopticon.watches.matching import match
from synopticon.watches.model import Match, Rule, Watch
from synopticon.watches.wording import in_words, watched

_CITED = 3
_SAYS: dict[str, str] = {
    "new-event": "A new happening",
    "status": "A changed status",
    "new-origin": "A new origin",
    "new-disagreement": "A new disagreement",
    "new-sentence": "A new sentence",
}


def alerts(old: Record, new: Record, changes: Iterable[Change], watches: Iterable[Watch]) -> tuple[Alert, ...]:
    """Give the alerts of watches: one for each change of a watched event, one for each event or sentence that they
    did not match before. What stands in a passage copied from an article of the old record makes none."""
    maker = _Maker(old, new, tuple(watches))
    found = [alert for change in changes if (alert := maker.of_change(change))]
    told = {alert.event for alert in found}
    return (*found, *maker.newly_matched(told), *maker.sentences())


class _Maker:
    def __init__(self, old: Record, new: Record, watches: Sequence[Watch]) -> None:
        self._old, self._index = old, Index(new)
        self._watches = {watch.id: watch for watch in watches}
        self._matches: dict[str, list[Match]] = {}
        self._sentences: list[Match] = []
        for one in match(self._index, watches):
            if one.event:
                self._matches.setdefault(one.event, []).append(one)
            else:
                self._sentences.append(one)
        before = match(Index(old), watches)
        self._before = {(one.watch, report) for one in before for report in one.reports}
        self._places = {(one.watch, span) for one in before for span in one.spans}
        self._copied = _copied(old, new)
        self._told_otherwise = self._announcements()

    def of_change(self, change: Change) -> Alert | None:
        """Give the alert of a change; None where no watch matches its event, or only a copy tells it."""
        matches = self._matches.get(change.event, [])
        if change.kind not in get_args(AlertKind) or not matches or change.event in self._told_otherwise:
            return None
        if change.kind == "new-event" and all(self._is_copy(self._span(report)) for report in change.reports):
            return None
        matching = {report for one in matches for report in one.reports}
        reports = [report for report in change.reports if change.kind != "new-event" or report in matching]
        return self._alert(change.kind, matches, change.sentence, reports, change.before, change.after)  # type: ignore[arg-type]

    def _announcements(self) -> set[str]:
        """Give the events done by words whose sentences all tell another watched event: one happening, one alert."""
        plain = {span for event, ms in self._matches.items() for span in _spans(ms) if not self._in_words(event)}
        return {event for event, ms in self._matches.items() if self._in_words(event) and _spans(ms) <= plain}

    def _in_words(self, event: str) -> bool:
        return in_words(self._index.events[event])

    def newly_matched(self, told: set[str]) -> Iterable[Alert]:
        """Give alerts of events that were in the old record and that these watches match only now."""
        for event, matches in self._matches.items():
            reports = self._index.events[event].reports
            fresh = [m for m in matches if not any((m.watch, report) in self._before for report in reports)]
            mine = tuple(dict.fromkeys(report for m in fresh for report in m.reports))
            if (
                event in told | self._told_otherwise
                or not mine
                or all(self._is_copy(self._span(report)) for report in mine)
            ):
                continue
            sentence = f"{self._index.events[event].title}: it matches now."
            yield self._alert("new-event", fresh, sentence, mine, "", self._index.events[event].status)

    def sentences(self) -> Iterable[Alert]:
        """Give alerts of sentences that no event of the record reports."""
        for one in self._sentences:
            known = any((one.watch, span) in self._places for span in one.spans)
            if known or all(map(self._is_copy, one.spans)):
                continue
            watch = self._watches[one.watch]
            head = f"Said: {self._rule(one).headline or watch.title}"
            reason = f"{_SAYS['new-sentence']} on the watch “{watch.title}”: {' '.join(one.reasons)}"
            yield self._made("new-sentence", [one], head, reason, None, one.spans, "", "")

    # ------------------------------------------------------------ one alert

    def _alert(
        self, kind: AlertKind, matches: Sequence[Match], sentence: str, reports: Sequence[str], before: str, after: str
    ) -> Alert:
        event = self._index.events[matches[0].event]
        named = list(dict.fromkeys(f"“{self._watches[m.watch].title}”" for m in matches))
        titles = f"watches {' and '.join(named)}" if len(named) > 1 else f"watch {named[0]}"
        why = " ".join(matches[0].reasons)
        reason = f"{_SAYS[kind]} on the {titles}. As the record has it: {sentence} It is watched because: {why}"
        spans = [self._span(report) for report in reports] or list(matches[0].spans)
        rule = self._rule(matches[0])
        return self._made(kind, matches, watched(rule, event), reason, event, spans, before, after)

    def _made(
        self,
        kind: AlertKind,
        matches: Sequence[Match],
        head: str,
        reason: str,
        event: Event | None,
        spans: Iterable[Span],
        before: str,
        after: str,
    ) -> Alert:
        spans = list(dict.fromkeys(spans))
        story = self._index.story_of.get(spans[0].document)
        places = sorted((span.document, span.start, span.end) for span in spans)
        watches = {m.watch: self._watches[m.watch].title for m in matches}
        return Alert(
            id=identify("alert", kind, *watches, event.id if event else "", *places, before, after),
            kind=kind,
            headline=head,
            reason=reason,
            watches=watches,
            provisions=self._provisions(matches),
            event=event.id if event else "",
            story=story.id if story else "",
            before=before,
            after=after,
            cited=tuple(self._cited(span) for span in spans[:_CITED]),
        )

    def _rule(self, one: Match) -> Rule:
        return next(rule for rule in self._watches[one.watch].rules if rule.name == one.rule)

    def _provisions(self, matches: Iterable[Match]) -> tuple[str, ...]:
        names = (p.name for m in matches for p in self._watches[m.watch].provisions if not p.rules or m.rule in p.rules)
        return tuple(dict.fromkeys(names))

    def _cited(self, span: Span) -> Cited:
        document = self._index.document(span.document)
        text = " ".join(self._index.text(span).split())
        return Cited(span.document, document.outlet or document.path, document.uri, span.start, span.end, text)

    def _span(self, report: str) -> Span:
        found = self._index.reports[report]
        return self._index.sentence(self._index.document_of[report], found.start, found.end)

    def _is_copy(self, span: Span) -> bool:
        """Tell whether a sentence stands in a passage that its article shares with one of the old record."""
        half = (span.end - span.start) / 2
        return any(min(span.end, p.end) - max(span.start, p.start) > half for p in self._copied.get(span.document, ()))


def _spans(matches: Iterable[Match]) -> set[Span]:
    return {span for one in matches for span in one.spans}


def _copied(old: Record, new: Record) -> Mapping[str, list[Span]]:
    """Give, for each article that is new, the passages that it shares with articles that are not."""
    known = {reading.document.id for reading in old.readings}
    found: dict[str, list[Span]] = {}
    for reuse in new.reuse:
        if reuse.kind == "quotation":
            continue
        for pair in reuse.passages:
            for mine, theirs in (pair, pair[::-1]):
                if mine.document not in known and theirs.document in known:
                    found.setdefault(mine.document, []).append(mine)
    return found
