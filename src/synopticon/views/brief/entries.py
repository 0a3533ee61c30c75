"""The lines of the timeline, and the differences."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable

from synopticon.chronology import describe
from synopticon.languages import happenings, is_verbal
from synopticon.records import Disagreement, Event, Report, Span, Status, Variant, When
from synopticon.views.brief.index import Index
from synopticon.views.brief.model import Cite, Claim, Difference, Entry, Quote, Side
from synopticon.views.brief.speech import voice
from synopticon.wording import STATUS

_BESIDE = "Other figures"
_WORD = re.compile(r"\w+")
_AHEAD: frozenset[Status] = frozenset({"planned", "possible", "alleged"})
_ATTRIBUTED: frozenset[Status] = frozenset({"alleged", "denied", "called-for"})


def entry(index: Index, event: Event, *, part: bool = False) -> Entry:
    """Give an event's line."""
    claim = Claim(
        event=event.id,
        status=_status(index, event),
        headline=event.title,
        cites=index.cites(event.reports),
        sourcing=_sourcing(index, event),
        notes=tuple(_notes(index, event)),
    )
    return Entry(_when(index, event), (claim,), _quote(index, event), part)


def grouped(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Put the claims of one time that are told best by one sentence on one line."""
    lines: dict[tuple[object, ...], Entry] = {}
    for number, one in enumerate(entries):
        key = (one.when, one.part, one.quote) if one.quote else (number,)
        held = lines.get(key)
        lines[key] = dataclasses.replace(held, claims=(*held.claims, *one.claims)) if held else one
    return tuple(lines.values())


def in_words_alone(index: Index, event: Event) -> bool:
    """Tell whether an event is something one account says that somebody said: "who said what" has it already."""
    if not is_verbal(event.happening) or event.disagreements or len(event.documents) > 1:
        return False
    return all(_spoken(index, key) for key in event.reports)


def announces_only(index: Index, event: Event) -> bool:
    """Tell whether an event is only that somebody promised, threatened or alleged what other lines tell as planned or
    alleged, each time in the very sentence."""
    return is_verbal(event.happening) and all(_announces(index, event, key) for key in event.reports)


def _announces(index: Index, event: Event, key: str) -> bool:
    report = index.reports[key]
    return any(
        other.start == report.start
        and other.trigger_start > report.trigger_start
        and other.status in _AHEAD
        and other.id not in event.reports
        for other in index.reading_of(key).reports
    )


def _spoken(index: Index, key: str) -> bool:
    report = index.reports[key]
    said = index.reading_of(key).statements
    return any(s.start <= report.trigger_start and report.trigger_end <= s.end and s.speaker_text for s in said)


def difference(index: Index, event: Event, disagreement: Disagreement) -> Difference:
    """Give the readings of a disagreement side by side, in the order of the accounts that give them first. A number
    that stands neither where its happening is told nor right behind is not said to be of it."""
    sides = [Side(v.value, _places(index, disagreement, v)) for v in disagreement.readings]
    beside = all(_elsewhere(index, v, 1) for v in disagreement.readings) and disagreement.attribute == "number"
    return Difference(
        about=_BESIDE if beside else event.title,
        attribute=disagreement.attribute,
        kind=disagreement.kind,
        sides=tuple(sorted(sides, key=lambda side: [(cite.account, cite.start) for cite in side.cites])),
        explanation=disagreement.explanation,
    )


def _places(index: Index, disagreement: Disagreement, variant: Variant) -> tuple[Cite, ...]:
    """Cite a reading: the sentences of its reports, or where a number stands that is in none of them."""
    if disagreement.attribute != "number" or not _elsewhere(index, variant, 0):
        return index.cites(variant.reports)
    whole = {(index.numbers[s.document], *index.whole(s.document, s.start, s.end)) for s in variant.spans}
    return tuple(Cite(*place) for place in sorted(whole))


def _elsewhere(index: Index, variant: Variant, behind: int) -> bool:
    """Tell whether a reading stands in no sentence of the reports that it is said to be of, nor in the ones right
    behind it."""
    return bool(variant.spans) and not any(
        _near(index, s, key, behind) for s in variant.spans for key in variant.reports
    )


def _near(index: Index, span: Span, key: str, behind: int) -> bool:
    reading, report = index.reading_of(key), index.reports[key]
    between = sum(report.start < start <= span.start for start, _ in reading.sentences)
    return span.document == reading.document.id and report.start <= span.start and between <= behind


def _when(index: Index, event: Event) -> str:
    """Say when it happened; of an event without a time of its own, only by when it had been told."""
    if event.when.known:
        return describe(event.when)
    told = [index.published(key) for key in event.reports]
    days = min(
        (when for when in told if when.earliest and when.latest),
        key=lambda when: (when.latest or "", when.earliest or ""),
        default=None,
    )
    if days is None:
        return "undated"
    return f"told by {describe(days)}" if days.granularity == "day" else f"told {describe(When(None, days.latest))}"


def _status(index: Index, event: Event) -> str:
    """Say the status in words: who alleges, who denies; "occurred" only on two established origins."""
    word = STATUS[event.status]
    if event.status == "occurred" and (event.independent_origins or 0) >= 2:
        return "occurred"
    if event.status == "planned" and event.when.known:
        return "announced for then"
    if event.status in _ATTRIBUTED:
        who = _voices(index, event)
        return f"{word} by {who}" if who else word
    return word


def _voices(index: Index, event: Event) -> str:
    """Name who says it: the accusers of its reports, else the speakers of the statements they stand in."""
    names: list[str] = []
    for key in event.reports:
        report = index.reports[key]
        if report.status != event.status:
            continue
        names += [index.called(p) for p in report.accusers] or _speaker(index, report)
    return _list(list(dict.fromkeys(names)))


def _speaker(index: Index, report: Report) -> list[str]:
    statement = index.statements.get(report.statement or "")
    if statement is None:
        return []
    return [index.speaker(statement)] if statement.speaker_text else []


def _list(names: list[str]) -> str:
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return names[0] if len(names) == 1 else " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _sourcing(index: Index, event: Event) -> str:
    """Say how many accounts and independent origins tell it, and whose words it rests on."""
    accounts = len(event.documents)
    told = "1 account" if accounts == 1 else f"{accounts} accounts"
    origins = [origin.name for origin in event.origins if origin.kind != "not-established"]
    if (event.independent_origins or 0) > 1:
        named = "" if len(origins) == event.independent_origins else "among "
        told += f", {event.independent_origins} independent origins ({named}{_list(origins)})"
    elif accounts > 1:
        told += ", independence not established" + (f" (origins named: {_list(origins)})" if origins else "")
    elif origins:
        told += f", going back to {_list(origins)}"
    voices = [voice(index, index.statements[s]) for key in event.reports if (s := index.reports[key].statement)]
    words = list(dict.fromkeys(filter(None, voices)))
    return f"{told}; said by {_list(words)}" if words else told


def _quote(index: Index, event: Event) -> Quote | None:
    """Give the sentence that tells it best: one that tells this very happening, with its time and place, in short."""
    candidates, titled = [], _words(event.title)
    for key in event.reports:
        report = index.reports[key]
        document = index.reading_of(key).document
        start, end = index.whole(document.id, report.start, report.end)
        text = " ".join(document.text[start:end].split())
        cite = Cite(index.numbers[document.id], start, end)
        missing = len(titled - _words(text))
        language = document.language != "en"
        rank = (*_short_of(event, report), language, not 40 <= len(text) <= 300, missing, len(text))
        candidates.append((rank, cite.account, cite.start, Quote(text, document.language, cite)))
    return min(candidates, key=lambda candidate: candidate[:3])[3] if candidates else None


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _short_of(event: Event, report: Report) -> tuple[bool, ...]:
    """Say what a report lacks of its event, the gravest first."""
    return (
        report.status != event.status,
        report.background,
        happenings()[report.happening]["family"] != happenings()[event.happening]["family"],
        report.time is None and event.when.known,
        report.place is None and event.place is not None,
    )


def _notes(index: Index, event: Event) -> list[tuple[str, tuple[Cite, ...]]]:
    notes: list[tuple[str, tuple[Cite, ...]]] = []
    if len({step.status for step in event.history}) > 1:
        notes += _history(index, event)
    if event.plan_of and event.plan_of in index.events:
        outcome = index.events[event.plan_of]
        notes.append((f"What became of it: {outcome.title} ({describe(outcome.when)}).", ()))
    return notes + [(index.judgements[key].sentence, ()) for key in event.judged if key in index.judgements]


def _history(index: Index, event: Event) -> list[tuple[str, tuple[Cite, ...]]]:
    """One note a status, in the order in which it was first said."""
    by_status: dict[Status, list[str]] = {}
    for step in event.history:
        by_status.setdefault(step.status, []).append(step.report)
    return [
        (f"{STATUS[status].capitalize()} {_told(index, reports)}", index.cites(reports))
        for status, reports in by_status.items()
    ]


def _told(index: Index, reports: list[str]) -> str:
    dated = sorted({(w.earliest, w.latest) for w in map(index.published, reports) if w.earliest and w.latest})
    if not dated:
        return "in undated accounts"
    shown = [describe(When(*edges)) for edges in dict.fromkeys((dated[0], dated[-1]))]
    return f"in accounts of {' to '.join(shown)}" if len(shown) > 1 else f"in an account of {shown[0]}"
