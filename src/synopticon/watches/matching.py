"""What matches: the events of a record against the rules of watches, then the sentences that no event covers.

Pure functions of record and watch. One happening matches a rule once, however many articles copy it; of sentences that
several articles share, one match is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from synopticon.chronology import describe
from synopticon.records import Event, Report, Span, Statement
from synopticon.watches import words
from synopticon.watches.index import Index
from synopticon.watches.model import Cast, Match, Rule, Watch


def match(index: Index, watches: Iterable[Watch]) -> tuple[Match, ...]:
    """Give the matches of watches, in the order of watches, rules and the record's events."""
    found: list[Match] = []
    for watch in watches:
        events = [m for rule in watch.rules for m in _events(index, watch, rule)]
        told = {(span.document, span.start) for m in events for span in m.spans}
        found += events
        for rule in watch.rules:
            if rule.sentences:
                found += _sentences(index, watch, rule, told)
    return tuple(found)


def _events(index: Index, watch: Watch, rule: Rule) -> Iterable[Match]:
    if not (rule.happenings or rule.types or rule.modes or rule.actor or rule.recipient or rule.goods):
        return
    for event in index.record.events:
        if found := _event(index, watch, rule, event):
            yield found


def _event(index: Index, watch: Watch, rule: Rule, event: Event) -> Match | None:
    """Match one event; None where it does not."""
    whole = _of_event(index, rule, event)
    if whole is None:
        return None
    told = [(key, reasons) for key in event.reports if (reasons := _report(index, watch, rule, event, key)) is not None]
    if not told:
        return None
    reports = tuple(key for key, _ in told)
    spans = (index.sentence(index.document_of[k], index.reports[k].start, index.reports[k].end) for k in reports)
    first = min(told, key=lambda one: (-len(one[1]), one[0]))[1]
    return Match(
        watch.id, rule.name, event.id, reports, tuple(dict.fromkeys(spans)),
        (*(sentence for sentence, _ in first), *whole), _found(r for _, reasons in told for r in reasons),
    )  # fmt: skip


Reason = tuple[str, str]
"""A sentence, and the word of a list that it rests on ("" where it rests on none)."""


def _found(reasons: Iterable[Reason]) -> tuple[str, ...]:
    return tuple(sorted({word for _, word in reasons if word}))


def _of_event(index: Index, rule: Rule, event: Event) -> list[str] | None:
    """Test what is known of the event as a whole; give the reasons, None where it fails."""
    reasons: list[str] = []
    if rule.status:
        if event.status not in rule.status:
            return None
        reasons.append(f"Its status is {event.status}.")
    if rule.origins:
        if (event.independent_origins or 0) < rule.origins:
            return None
        reasons.append(f"{event.independent_origins} independent origins report it.")
    if not _in_time(rule, event.when.earliest, event.when.latest):
        return None
    if event.when.known and (rule.after or rule.before):
        reasons.append(f"It is dated {describe(event.when)}.")
    if rule.place:
        if event.place not in index.fitting(rule.place):
            return None
        reasons.append(f"It is placed in {index.name(event.place)}.")
    return reasons


def _in_time(rule: Rule, earliest: str | None, latest: str | None) -> bool:
    """Tell whether a time can lie between `after` and `before`; one that is not known can."""
    return not (
        (rule.after and latest and latest <= rule.after) or (rule.before and earliest and earliest >= rule.before)
    )


def _report(index: Index, watch: Watch, rule: Rule, event: Event, key: str) -> list[Reason] | None:
    """Test one report of an event; give the reasons, None where it fails."""
    report = index.reports[key]
    tests = (_coded(rule, report), _cast(index, rule, event, report), _said(index, rule, report.statement))
    if any(test is None for test in tests):
        return None
    document = index.document_of[key]
    sentence = index.sentence(document, report.start, report.end)
    given = _given(report) or index.text(sentence)
    in_words = _in_words(index, watch, rule, sentence, given)
    return None if in_words is None else [reason for test in (*tests, in_words) for reason in test or ()]


def _coded(rule: Rule, report: Report) -> list[Reason] | None:
    for allowed, has in ((rule.happenings, report.happening), (rule.types, report.type), (rule.modes, report.mode)):
        if allowed and has not in allowed:
            return None
    if not (rule.happenings or rule.types or rule.modes):
        return []
    coded = "/".join(filter(None, (report.type, report.mode)))
    return [(f"It is reported as “{report.happening}” ({coded}).", "")]


def _cast(index: Index, rule: Rule, event: Event, report: Report) -> list[Reason] | None:
    actors = {p.entity for p in report.actors} | set(event.actors)
    recipients = {p.entity for p in report.recipients} | set(event.recipients)
    reasons: list[Reason] = []
    roles = (
        (rule.actor, actors, "is said to act"),
        (rule.recipient, recipients, "is said to be acted upon"),
        (rule.party, actors | recipients, "is said to take part"),
    )
    for cast, taking_part, role in roles:
        if not cast:
            continue
        fit = sorted(index.name(e) for e in index.fitting(cast) & taking_part)
        if not fit:
            return None
        reasons.append((f"{', '.join(fit)} {role}.", ""))
    return reasons


def _said(index: Index, rule: Rule, statement: str | None) -> list[Reason] | None:
    if not rule.stance:
        return []
    said = index.statements.get(statement or "")
    if said is None or said.stance not in rule.stance:
        return None
    return [(f"It is said in a statement that {said.stance}.", "")]


def _given(report: Report) -> str:
    """Give what a report says was given, sent, used or spoken of; "" where nothing was read."""
    return " · ".join(filter(None, (report.object, *(q.text for q in report.quantities))))


def _in_words(index: Index, watch: Watch, rule: Rule, sentence: Span, given: str) -> list[Reason] | None:
    """Test the word lists and whom the sentence names."""
    language = index.document(sentence.document).language
    text = index.text(sentence)
    if any(words.find(_list(watch, name, language), text) for name in rule.unless):
        return None
    reasons: list[Reason] = []
    if rule.goods:
        hits = [(name, word) for name in rule.goods if (word := words.find(_list(watch, name, language), given))]
        if not hits:
            return None
        reasons += [(f"What it is about is on the list “{name}”: “{word}”.", word) for name, word in hits]
    for name in rule.subjects:
        word = words.find(_list(watch, name, language), text)
        if not word:
            return None
        reasons.append((f"The sentence has words of the list “{name}”: “{word}”.", word))
    return _naming(index, rule.named, sentence, reasons)


def _naming(index: Index, named: Cast, sentence: Span, reasons: list[Reason]) -> list[Reason] | None:
    if not named:
        return reasons
    fit = sorted({index.name(e) for e in index.fitting(named).intersection(index.mentioned(sentence))})
    return [*reasons, (f"The sentence names {', '.join(fit)}.", "")] if fit else None


def _list(watch: Watch, name: str, language: str) -> tuple[str, ...]:
    return watch.words[name].get(language, ())


# ---------------------------------------------------------------- sentences that no matching event reports


def _sentences(index: Index, watch: Watch, rule: Rule, told: set[tuple[str, int]]) -> list[Match]:
    found: list[Match] = []
    for reading in index.record.readings:
        document = reading.document
        if not any(
            words.find(_list(watch, n, document.language), document.text) for n in (*rule.subjects, *rule.goods)
        ):
            continue
        for start, end in reading.sentences:
            span = index.sentence(document.id, start, end)
            if (span.document, span.start) in told or _is_title(document.title_start, document.title_end, span):
                continue
            if one := _sentence(index, watch, rule, span):
                found.append(one)
                told.add((span.document, span.start))
    return _once(index, found)


def _is_title(start: int, end: int, span: Span) -> bool:
    return start >= 0 and span.start < end and start < span.end


def _sentence(index: Index, watch: Watch, rule: Rule, span: Span) -> Match | None:
    reasons = _in_words(index, watch, rule, span, index.text(span))
    if reasons is None or not _in_time(rule, None, index.published(span.document).latest):
        return None
    if rule.stance:
        said = said_in(index, span)
        if not said or said[0].stance not in rule.stance:
            return None
    reported = tuple(r.id for r in index.readings[span.document].reports if r.start < span.end and span.start < r.end)
    return Match(watch.id, rule.name, "", reported, (span,), tuple(s for s, _ in reasons), _found(reasons))


def said_in(index: Index, span: Span) -> list[Statement]:
    """Give the statements that overlap a sentence, the one that covers most of it first."""
    found = [s for s in index.readings[span.document].statements if s.start < span.end and span.start < s.end]
    return sorted(found, key=lambda s: (max(s.start, span.start) - min(s.end, span.end), s.start, s.id))


def _once(index: Index, found: Sequence[Match]) -> list[Match]:
    """Join matches of sentences that lie in passages which two articles share: copies are one."""
    group = list(range(len(found)))

    def root(i: int) -> int:
        while group[i] != i:
            i = group[i]
        return i

    places: dict[str, list[int]] = {}
    for number, one in enumerate(found):
        places.setdefault(one.spans[0].document, []).append(number)
    for reuse in index.record.reuse:
        if reuse.kind == "quotation" or not all(d in places for d in reuse.documents):
            continue
        for first, second in reuse.passages:
            mine = [i for i in places[reuse.documents[0]] if _within(found[i].spans[0], first)]
            theirs = [i for i in places[reuse.documents[1]] if _within(found[i].spans[0], second)]
            for i, j in zip(mine, theirs):
                low, high = sorted((root(i), root(j)))
                group[high] = low
    joined: dict[int, list[Match]] = {}
    for number, one in enumerate(found):
        joined.setdefault(root(number), []).append(one)
    return [_join(matches) for matches in joined.values()]


def _within(span: Span, passage: Span) -> bool:
    return min(span.end, passage.end) - max(span.start, passage.start) > 0.5 * (span.end - span.start)


def _join(matches: Sequence[Match]) -> Match:
    first = matches[0]
    return Match(
        first.watch, first.rule, "", tuple(r for m in matches for r in m.reports),
        tuple(s for m in matches for s in m.spans), first.reasons, tuple(sorted({w for m in matches for w in m.found})),
    )  # fmt: skip
