"""What matches: the events of a record against the rules of watches, then the sentences that no event covers.

Pure functions of record and watch. One happening matches a rule once, however many articles copy it; of sentences that
several articles share, one match is made.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from synopticon.chronology import describe
from synopticon.languages import is_coded
from synopticon.records import Event, Report, Span, Statement
from synopticon.watches.copies import joined
from synopticon.watches.index import Index
from synopticon.watches.model import NOBODY, Cast, Match, Rule, Watch
from synopticon.watches.scanned import Scanned, words_of
from synopticon.watches.sectors import belongs


def match(index: Index, watches: Iterable[Watch]) -> tuple[Match, ...]:
    """Give the matches of watches, in the order of watches, rules and the record's events."""
    watches = tuple(watches)
    scanned = Scanned(index, watches)
    found: list[Match] = []
    for watch in watches:
        events = [m for rule in watch.rules for m in _events(scanned, watch, rule)]
        found += events
        if any(rule.sentences for rule in watch.rules):
            found += _sentences(scanned, watch, {(span.document, span.start) for m in events for span in m.spans})
    return tuple(found)


def _events(scanned: Scanned, watch: Watch, rule: Rule) -> Iterable[Match]:
    asked = rule.happenings or rule.types or rule.modes or rule.actor or rule.recipient or rule.party
    if rule.sentences and not asked:
        return  # it asks for words alone, which are looked for in sentences
    for event in scanned.candidates(rule):
        if found := _event(scanned, watch, rule, event):
            yield found


def _event(scanned: Scanned, watch: Watch, rule: Rule, event: Event) -> Match | None:
    """Match one event; None where it does not."""
    index = scanned.index
    whole = _of_event(index, rule, event)
    if whole is None:
        return None
    told = [
        (key, reasons) for key in event.reports if (reasons := _report(scanned, watch, rule, event, key)) is not None
    ]
    if not told:
        return None
    reports = tuple(key for key, _ in told)
    spans = map(index.sentence_of, reports)
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


def _report(scanned: Scanned, watch: Watch, rule: Rule, event: Event, key: str) -> list[Reason] | None:
    """Test one report of an event; give the reasons, None where it fails."""
    index = scanned.index
    report = index.reports[key]
    tests: list[list[Reason] | None] = []
    for test in (_coded(rule, report), _cast(index, rule, event, report), _said(index, rule, report.statement)):
        if test is None:
            return None
        tests.append(test)
    sentence = index.sentence_of(key)
    if not scanned.may_name(watch, rule.named, sentence.document):
        return None
    if not scanned.may_hold(watch, rule.subjects, sentence):
        return None
    tests.append(_in_words(scanned, watch, rule, sentence, _given(report)))
    return None if tests[-1] is None else [reason for test in tests for reason in test or ()]


def _coded(rule: Rule, report: Report) -> list[Reason] | None:
    for allowed, has in ((rule.happenings, report.happening), (rule.types, report.type), (rule.modes, report.mode)):
        if allowed and has not in allowed:
            return None
    if not (rule.happenings or rule.types or rule.modes):
        return []
    scheme = "PLOVER " if is_coded(report.type) else ""
    coded = "/".join(filter(None, (report.type, report.mode)))
    return [(f"It is coded as “{report.happening}” ({scheme}{coded}).", "")]


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


def _in_words(scanned: Scanned, watch: Watch, rule: Rule, sentence: Span, given: str) -> list[Reason] | None:
    """Test the word lists and whom the sentence names; `given` is where goods are looked for ("": in the sentence)."""
    reasons: list[Reason] = []
    if rule.goods:
        hits = [(name, word) for name in rule.goods if (word := scanned.find(watch, name, sentence, given))]
        if not hits:
            return None
        reasons += [
            (f"What is given, sent, used or launched is on the list “{name}”: “{word}”.", word) for name, word in hits
        ]
    for name in rule.subjects:
        word = scanned.find(watch, name, sentence)
        if not word:
            return None
        reasons.append((f"The sentence has words of the list “{name}”: “{word}”.", word))
    if any(scanned.find(watch, name, sentence) for name in rule.unless):
        return None
    if rule.abroad:
        reason = _abroad(scanned, watch, rule, sentence)
        if reason is None:
            return None
        reasons.append(reason)
    return _naming(scanned, watch, rule.named, sentence, reasons)


def _abroad(scanned: Scanned, watch: Watch, rule: Rule, sentence: Span) -> Reason | None:
    """Say by which words, or by which other State that it names, a sentence tells of more than one State."""
    for name in rule.abroad:
        if word := scanned.find(watch, name, sentence):
            return f"The sentence has words of the list “{name}”: “{word}”.", word
    index = scanned.index
    others = countries_in(index, sentence, said_in(index, sentence)).difference(rule.named.countries)
    return (f"The sentence names another State too: {', '.join(sorted(others))}.", "") if others else None


def _naming(scanned: Scanned, watch: Watch, named: Cast, sentence: Span, reasons: list[Reason]) -> list[Reason] | None:
    if not named:
        return reasons
    allowed = scanned.index.allowed(named, sentence.document, scanned.index.mentions(sentence))
    if fit := sorted({name for _, name in allowed}):
        return [*reasons, (f"The sentence names {', '.join(fit)}.", "")]
    word = next(filter(None, (scanned.find(watch, name, sentence) for name in named.words)), "")
    return [*reasons, (f"The sentence names “{word}”.", word)] if word else None


# ---------------------------------------------------------------- sentences that no matching event reports


def _sentences(scanned: Scanned, watch: Watch, told: set[tuple[str, int]]) -> list[Match]:
    """Match sentences that no event has matched by; each by the first rule that it fits."""
    rules = [rule for rule in watch.rules if rule.sentences]
    named = [scanned.naming(rule.named) if rule.named else None for rule in rules]
    found: dict[str, list[Match]] = {rule.name: [] for rule in rules}
    lists: dict[str, list[tuple[Lists, Lists, Lists]]] = {}
    for reading in scanned.index.record.readings:
        document, language = reading.document.id, reading.document.language
        if language not in lists:
            lists[language] = [_needed(watch, rule, language) for rule in rules]
        known = scanned.names(document)
        may = [
            (rule, of_all, of_one)
            for rule, naming, (of_all, of_one, names) in zip(rules, named, lists[language], strict=True)
            if naming is None or document in naming or not names.isdisjoint(known)
        ]
        hits = scanned.hits(document).lists if may else frozenset()
        near = [rule for rule, of_all, of_one in may if hits >= of_all and not (of_one and of_one.isdisjoint(hits))]
        for one in _of_article(scanned, watch, near, document, told) if near else ():
            found[one.rule].append(one)
    return [one for rule in rules for one in joined(scanned.index, found[rule.name])]


def _of_article(
    scanned: Scanned, watch: Watch, rules: Sequence[Rule], document: str, told: set[tuple[str, int]]
) -> Iterable[Match]:
    """Match the sentences of an article; then, where a rule allows it, those beside which another names whom it asks
    for, and those that have words that stand for the goods of one that matched."""
    spans = scanned.sentences(document)
    free = frozenset(number for number, span in enumerate(spans) if (document, span.start) not in told)
    may = {rule.name: free & _may_match(scanned, watch, rule, document) for rule in rules}
    named = {rule.name: _named_in(scanned, watch, rule.named, document) if rule.named else free for rule in rules}
    matched = set()
    for number in sorted(frozenset().union(*(may[rule.name] & named[rule.name] for rule in rules))):
        near = (rule for rule in rules if number in may[rule.name] and number in named[rule.name])
        if one := next((one for rule in near if (one := _sentence(scanned, watch, rule, spans[number]))), None):
            matched.add(number)
            yield one
    for rule in (rule for rule in rules if rule.beside):
        for number in sorted(may[rule.name] - matched):
            if one := _beside(scanned, watch, rule, spans, number, named[rule.name]):
                matched.add(number)
                yield one
    first = min((n for n in range(len(spans)) if n in matched or n not in free), default=len(spans))
    for rule in (rule for rule in rules if rule.stands):
        standing = _standing(rule)
        for number in sorted(n for n in free - matched if n > first):
            if one := _sentence(scanned, watch, standing, spans[number]):
                matched.add(number)
                yield one


def _standing(rule: Rule) -> Rule:
    """Give a rule that looks for words that stand for the goods in their place."""
    if rule.goods:
        return dataclasses.replace(rule, goods=rule.stands)
    return dataclasses.replace(rule, subjects=(*rule.stands, *rule.subjects[1:]))


def _named_in(scanned: Scanned, watch: Watch, cast: Cast, document: str) -> frozenset[int]:
    """Give the sentences, by number, that may name somebody whom a cast allows."""
    by_words = (scanned.where(watch, name, document) for name in cast.words)
    return scanned.naming_sentences(cast, document).union(*by_words)


def _beside(
    scanned: Scanned, watch: Watch, rule: Rule, spans: Sequence[Span], number: int, named: frozenset[int]
) -> Match | None:
    """Match a sentence with the one before it, or after it, that names whom a rule asks for."""
    alone = dataclasses.replace(rule, named=NOBODY)
    beside = [other for other in (number - 1, number + 1) if other in named and 0 <= other < len(spans)]
    if not beside or _sentence(scanned, watch, alone, spans[number]) is None:
        return None
    ends = ((min(number, other), max(number, other)) for other in beside)
    both = (Span(spans[number].document, spans[first].start, spans[last].end) for first, last in ends)
    return next((one for span in both if (one := _sentence(scanned, watch, rule, span))), None)


Lists = frozenset[tuple[str, ...]]


def _needed(watch: Watch, rule: Rule, language: str) -> tuple[Lists, Lists, Lists]:
    """Give the lists of each of which an article must have a word for a rule, those of one of which it must, and those
    of one of which it may in place of a mention of whom the rule asks for."""
    subjects, goods, names = (
        frozenset(words_of(watch, name, language) for name in each)
        for each in (rule.subjects, rule.goods, rule.named.words)
    )
    return subjects, goods, names


def _may_match(scanned: Scanned, watch: Watch, rule: Rule, document: str) -> frozenset[int]:
    """Give the sentences, by number, that may have a word of each of a rule's subjects and of one of its goods."""
    goods = [scanned.where(watch, name, document) for name in rule.goods]
    subjects = [scanned.where(watch, name, document) for name in rule.subjects]
    return frozenset.intersection(*subjects, *([frozenset().union(*goods)] if goods else ()))


def _sentence(scanned: Scanned, watch: Watch, rule: Rule, span: Span) -> Match | None:
    index = scanned.index
    reasons = _in_words(scanned, watch, rule, span, "")
    if reasons is None or any(scanned.find(watch, name, span) for name in watch.unless):
        return None
    if not _in_time(rule, None, index.published(span.document).latest):
        return None
    if rule.stance:
        said = said_in(index, span)
        if not said or said[0].stance not in rule.stance:
            return None
    reported = _reported(index, span)
    return Match(watch.id, rule.name, "", reported, (span,), tuple(s for s, _ in reasons), _found(reasons))


def _reported(index: Index, span: Span) -> tuple[str, ...]:
    """Give the reports that overlap a sentence."""
    reports = index.readings[span.document].reports
    return tuple(r.id for r in reports if r.start < span.end and span.start < r.end)


def said_in(index: Index, span: Span) -> list[Statement]:
    """Give the statements that overlap a sentence, the one that covers most of it first."""
    found = [s for s in index.readings[span.document].statements if s.start < span.end and span.start < s.end]
    return sorted(found, key=lambda s: (max(s.start, span.start) - min(s.end, span.end), s.start, s.id))


def countries_in(index: Index, span: Span, said: Sequence[Statement]) -> frozenset[str]:
    """Give the States that a sentence names, without speakers and the media that carry it."""
    found = set()
    for mention in index.mentions(span):
        if any(s.speaker_start <= mention.start < s.speaker_end for s in said):
            continue
        for key in (mention.entity, *mention.members):
            entity = index.entities.get(key or "")
            if entity and entity.country and not belongs(entity, "media"):
                found.add(entity.country)
    return frozenset(found)
