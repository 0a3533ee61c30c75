"""The entries: each from one group of matches."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from synopticon.chronology import describe
from synopticon.records import Disagreement, Event, Span, identify
from synopticon.watches import words
from synopticon.watches.index import Index
from synopticon.watches.matching import said_in
from synopticon.watches.model import Provision, Rule, Watch
from synopticon.watches.register.accounts import STATUS, Accounts
from synopticon.watches.register.affairs import Affairs
from synopticon.watches.register.answers import Answers, Asked
from synopticon.watches.register.evidence import Evidence
from synopticon.watches.register.grading import Grader
from synopticon.watches.register.group import Group
from synopticon.watches.register.model import Account, Concern, Entry, Step
from synopticon.watches.register.settling import settles
from synopticon.watches.register.telling import telling
from synopticon.watches.wording import head, in_words, watched

_RELATED = 8


class Entries:
    """Makes entries, the newest first."""

    def __init__(
        self,
        index: Index,
        evidence: Evidence,
        rules: Mapping[tuple[str, str], tuple[Watch, Rule]],
        affairs: Affairs,
    ) -> None:
        self._index = index
        self._affairs = affairs
        self._evidence = evidence
        self._rules = rules
        self._grader = Grader(index.record)
        countries = (e for e in index.entities.values() if e.link.startswith("country:"))
        self._countries = {entity.link.removeprefix("country:"): entity.name for entity in countries}
        self._accounts = Accounts(index, evidence, self._grader)
        self._answers = Answers(index, evidence)
        self._told: dict[str, list[Span]] = {}

    def make(self, groups: Iterable[Group]) -> tuple[Entry, ...]:
        """Make the entries of those groups that a provision in force at the time concerns, and relate them."""
        kept = [(group, concerns) for group in groups if (concerns := self._concerns(group)) is not None]
        kept.sort(key=lambda one: self._sort_key(one[0]), reverse=True)
        for span in dict.fromkeys(span for group, _ in kept for span in group.spans()):
            self._told.setdefault(span.document, []).append(span)
        entries = [self._entry(n, group, concerns) for n, (group, concerns) in enumerate(kept, 1)]
        return _related(entries)

    def _sort_key(self, group: Group) -> tuple[bool, str, str]:
        """Order by time, what is told many times without one last."""
        whens = [group.when, *(e.when for e in group.events)]
        dates = [when.earliest or when.latest for when in whens if when.known]
        told = [self._index.published(span.document).earliest for span in group.spans()]
        return group.undated < 2, max(filter(None, dates or told), default=""), group.spans()[0].document

    # ------------------------------------------------------------ provisions

    def _concerns(self, group: Group) -> tuple[Concern, ...] | None:
        """Give the provisions; None where those of its watches were none of them in force at the time."""
        found: dict[str, Concern] = {}
        any_provision = False
        for match in group.matches:
            watch, rule = self._rules[match.watch, match.rule]
            for provision in watch.provisions:
                if provision.rules and rule.name not in provision.rules:
                    continue
                any_provision = True
                if self._in_force(provision, group):
                    why = (f"It fits the watch “{watch.title}”, rule “{rule.name}”.", *match.reasons)
                    found.setdefault(provision.name, _concern(provision, why))
        return tuple(found.values()) if found or not any_provision else None

    def _in_force(self, provision: Provision, group: Group) -> bool:
        whens = [e.when for e in group.events] or [group.when] * group.when.known
        whens = whens or [self._index.published(s.document) for s in group.spans()]
        latest = max((w.latest or w.earliest or "9" for w in whens), default="9")
        earliest = min((w.earliest or "" for w in whens), default="")
        return not (latest <= provision.since or (provision.until and earliest > provision.until))

    # ------------------------------------------------------------ one entry

    def _entry(self, number: int, group: Group, concerns: tuple[Concern, ...]) -> Entry:
        accused = self._accused(group)
        accounts = self._accounts.of(group, [country for country, _ in accused])
        asked = self._asked(group)
        answers = self._answers.of(asked, accused, self._others(group, asked, accused))
        event = group.events[0] if group.events else None
        denied = any(a.kind == "denied" for a in answers)
        first = group.spans()[0]
        return Entry(
            id=identify("entry", event.id if event else (first.document, first.start, first.end)),
            number=number,
            headline=self._headline(group, accounts),
            status=_status(event, accounts) if event else ("denied" if _all_deny(accounts) else "said"),
            events=tuple(e.id for e in group.events),
            concerns=concerns,
            actors=self._names(e for event in group.events for e in event.actors),
            recipients=self._names(e for event in group.events for e in event.recipients),
            goods=tuple(dict.fromkeys([*(a.goods for a in accounts if a.goods)])) or self._about(group),
            quantities=tuple(dict.fromkeys(q for a in accounts for q in a.quantities)),
            when=self._when(group, accounts),
            where=", ".join(self._names(e.place for e in group.chief() if e.place)),
            accounts=accounts,
            answers=answers,
            origins=_origins(group),
            independent=self._independent(group),
            sourcing=self._sourcing(group, accounts),
            history=self._history(group.chief()),
            differences=tuple(_difference(d) for e in group.events for d in e.disagreements),
            settles=settles(
                self._index, group, self._provisions(group, concerns), accounts, answers, self._independent(group)
            ),
            credibility=self._grader.credibility(
                [*(e.id for e in group.events), *(a.report for a in accounts if a.report)],
                {
                    "origins": self._independent(group) or 0,
                    "denied": denied,
                    "own-words": any(a.kind in ("own words", "confirmed") for a in answers),
                    "conflict": any(d.kind == "conflict" for e in group.events for d in e.disagreements),
                },
            ),
            notes=_notes(group),
            perhaps=self._perhaps(group, accounts, accused),
            named=() if any(event.actors for event in group.events) else self._named(group),
        )

    def _perhaps(
        self, group: Group, accounts: Sequence[Account], accused: Iterable[tuple[str, str]]
    ) -> tuple[Account, ...]:
        """Give what may be the same, each sentence once, without those that tell it."""
        countries, quoted = [code for code, _ in accused], {a.quote for a in accounts}
        found = (a for other in group.perhaps for a in self._accounts.of(other, countries) if a.quote not in quoted)
        return tuple({a.quote: a for a in found}.values())

    def _provisions(self, group: Group, concerns: Sequence[Concern]) -> list[Provision]:
        """Give the provisions of the watch that matched first."""
        names = {concern.provision for concern in concerns}
        watch, _ = self._rules[group.matches[0].watch, group.matches[0].rule]
        return [provision for provision in watch.provisions if provision.name in names]

    def _headline(self, group: Group, accounts: Sequence[Account]) -> str:
        """Say what is told and how, never as a fact: "Alleged: …", "Reported: …"."""
        watch, rule = self._rules[group.matches[0].watch, group.matches[0].rule]
        if not group.events:
            told = "Said" if any(a.alleged_by for a in accounts) else "Reported"
            about = f" ({goods[0]})" if (goods := self._about(group)) else ""
            return f"{'Denied' if _all_deny(accounts) else told}: {rule.headline or watch.title}{about}"
        event = group.events[0]
        if _denied_there(accounts):
            title = event.title.rstrip(".")
            return f"{'Denied' if _all_deny(accounts) else 'Alleged'}: {title}"
        if rule.headline and in_words(event):
            return f"{head(event)}: {rule.headline}"
        if group.undated > 1:
            return f"{head(event)}: {rule.headline or watch.title}, told {group.undated} times without a date"
        return watched(rule, event)

    def _about(self, group: Group) -> tuple[str, ...]:
        """Give the words of the goods in sentences: those of a rule's goods, or of its first subject."""
        found: dict[str, str] = {}
        for match in group.matches:
            watch, rule = self._rules[match.watch, match.rule]
            for span in match.spans:
                language, text = self._index.document(span.document).language, self._index.text(span)
                for name in rule.goods or rule.subjects[:1]:
                    if word := words.find(watch.words[name].get(language, ()), text):
                        found.setdefault(word.casefold(), " ".join(word.split()))
        return tuple(found.values())

    def _names(self, entities: Iterable[str | None]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(filter(None, (self._index.name(e) for e in entities))))

    def _named(self, group: Group) -> tuple[str, ...]:
        """Name the States that its sentences name, without those who only say it."""
        codes = {code for span in group.spans() for code in telling(self._index, span).countries}
        return tuple(sorted(map(self._country_name, codes)))

    def _accused(self, group: Group) -> list[tuple[str, str]]:
        """Give the countries of which an answer is looked for, with their names: by role, and those a rule names."""
        rules = [self._rules[m.watch, m.rule][1] for m in group.matches]
        roles = {role for m in group.matches if m.event for role in self._rules[m.watch, m.rule][1].answerable}
        ids = [e for event in group.events if "actor" in roles for e in event.actors]
        ids += [e for event in group.events if "recipient" in roles for e in event.recipients]
        allowed = {e for cast in {rule.named for rule in rules} for e in self._index.fitting(cast)}
        ids += [e for span in group.spans() for e in self._index.mentioned(span) if e in allowed]
        codes = [c for e in ids if (c := self._index.country(e))]
        return [(code, self._country_name(code)) for code in dict.fromkeys(codes)]

    def _others(self, group: Group, asked: Asked, accused: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Give the other States that its sentences name, but those that say it, and those that answer it."""
        named = {c for e in group.events for p in (*e.actors, *e.recipients) if (c := self._index.country(p))}
        tellers = set()
        for span in group.spans():
            named |= telling(self._index, span).countries
            said = said_in(self._index, span)
            named |= {c for s in said if s.stance == "denies" and (c := self._index.country(s.speaker))}
            tellers |= {self._index.country(s.speaker) for s in said if s.stance != "denies"}
        named |= self._answers.answering(asked) - tellers
        return [(code, self._country_name(code)) for code in sorted(named - {code for code, _ in accused})]

    def _country_name(self, code: str) -> str:
        return self._countries.get(code, code)

    def _asked(self, group: Group) -> Asked:
        spans = group.spans()
        documents = dict.fromkeys(span.document for span in spans)
        documents.update(dict.fromkeys(d for span in spans for d in self._affairs.documents(span.document)))
        goods = dict.fromkeys((m.watch, m.rule) for m in group.matches)
        lists = [
            (watch, name)
            for key in goods
            for watch, rule in [self._rules[key]]
            for name in rule.goods or rule.subjects[:1]
        ]
        elsewhere = frozenset(span for d in documents for span in self._told.get(d, ())).difference(spans)
        return Asked(spans, tuple(group.events), tuple(lists), tuple(documents), elsewhere)

    def _when(self, group: Group, accounts: Sequence[Account]) -> str:
        known = [e.when for e in group.chief() if e.when.known] or [group.when] * group.when.known
        if known and group.undated < 2:
            return describe(known[0])
        dated = [a.published for a in accounts if a.published != "date unknown"]
        ends = " to ".join(dict.fromkeys((dated[0], dated[-1]))) if dated else ""
        return f"not said; told {ends}" if dated else "not said"

    def _independent(self, group: Group) -> int | None:
        counts = [e.independent_origins for e in group.chief() if e.independent_origins is not None]
        return max(counts, default=None)

    def _sourcing(self, group: Group, accounts: Sequence[Account]) -> str:
        articles = len({a.quote.article for a in accounts})
        told = "1 article" if articles == 1 else f"{articles} articles"
        independent = self._independent(group)
        if independent is None:
            return f"{told}; independent origins: not established"
        return f"{told}; {independent} independent origin{'s' * (independent != 1)}"

    def _history(self, events: Iterable[Event]) -> tuple[Step, ...]:
        steps = []
        for event in events:
            for step in event.history:
                document = self._index.document_of.get(step.report)
                if document:
                    quote = self._evidence.quote(self._index.sentence_of(step.report))
                    steps.append(Step(step.date or "undated", STATUS[step.status], quote.article))
        return tuple(dict.fromkeys(sorted(steps, key=lambda s: (s.date == "undated", s.date))))


def _concern(provision: Provision, why: tuple[str, ...]) -> Concern:
    return Concern(provision.name, provision.says, provision.url, provision.checked, why)


def _status(event: Event, accounts: Sequence[Account]) -> str:
    if _denied_there(accounts):
        return "denied" if _all_deny(accounts) else "alleged"
    return "alleged" if head(event) == "Alleged" else STATUS[event.status]


def _denied_there(accounts: Sequence[Account]) -> bool:
    """Tell whether every report of an event stands in a denial: then nobody reports it, some allege it."""
    reported = [a for a in accounts if a.report]
    return bool(reported) and _all_deny(reported)


def _all_deny(accounts: Sequence[Account]) -> bool:
    return bool(accounts) and all(a.status == "denied" for a in accounts)


def _origins(group: Group) -> tuple[str, ...]:
    told = {key for match in group.matches for key in match.reports}
    origins = [o for event in group.events for o in event.origins if not told.isdisjoint(o.reports)]
    named = (o.name for o in origins if o.kind != "not-established")
    return tuple(dict.fromkeys(named))


def _difference(disagreement: Disagreement) -> str:
    sides = " · ".join(variant.value for variant in disagreement.readings)
    return f"{disagreement.attribute}: {sides} ({disagreement.kind})"


def _notes(group: Group) -> tuple[str, ...]:
    notes = []
    if group.undated > 1:
        notes.append("These accounts name no date and could not be told apart; they may speak of several happenings.")
    if any(not m.event for m in group.matches):
        notes.append("Some sentences were found by their words alone; who did what to whom was not read in them.")
    return tuple(notes)


def _related(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Point each to the others that concern a same provision and name a same State, the nearest in the order first."""
    shared: dict[tuple[str, str], list[int]] = {}
    for entry in entries:
        for key in _keys(entry):
            shared.setdefault(key, []).append(entry.number)
    found = []
    for entry in entries:
        near = {n for key in _keys(entry) for n in _around(shared[key], entry.number)}
        related = sorted(sorted(near, key=lambda n: abs(n - entry.number))[:_RELATED])
        found.append(dataclasses.replace(entry, related=tuple(related)))
    return tuple(found)


def _keys(entry: Entry) -> set[tuple[str, str]]:
    return {(concern.provision, answer.who) for concern in entry.concerns for answer in entry.answers}


def _around(numbers: Sequence[int], number: int) -> Iterable[int]:
    """Give the numbers nearest to one in a list in order, without it."""
    place = bisect_left(numbers, number)
    return (n for n in numbers[max(0, place - _RELATED) : place + _RELATED + 1] if n != number)
