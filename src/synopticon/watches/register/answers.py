"""What the accused answered: they denied or confirmed it, said it themselves or that it may be done, protested, would
not comment, or nothing is told."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from synopticon import gazetteer
from synopticon.records import Event, Span, Statement
from synopticon.watches import words
from synopticon.watches.index import Index
from synopticon.watches.matching import said_in
from synopticon.watches.model import Watch
from synopticon.watches.register.answering import Answering, Said
from synopticon.watches.register.evidence import Evidence
from synopticon.watches.register.model import Answer, AnswerKind
from synopticon.watches.register.telling import day

_NEAR = 400
_LATE = datetime.timedelta(days=60)  # how long after it was told a denial of all that is said still answers it
_EARLY = datetime.timedelta(days=1)  # an answer is dated before what it answers, by a time zone or a date line
_REFUSALS = ("deny", "reject")
_OWN = ("asserts", "announces", "promises", "confirms", "threatens")
_SAYS: dict[AnswerKind, str] = {
    "denied": "denied it",
    "confirmed": "confirmed it",
    "own words": "is reported as saying so itself",
    "justified": "said that it may be done",
    "protested": "protested at it",
    "no comment": "would not comment",
    "silent": "no answer stands in the articles read",
}

# What a sentence rather is than another kind of answer.
_RATHER: dict[AnswerKind, tuple[AnswerKind, ...]] = {"protested": ("denied",), "own words": ("denied", "protested")}

Found = tuple[AnswerKind, Span, str]
"""What was answered, in which sentence, by whom."""


@dataclass(frozen=True, eq=False)
class Asked:
    """What answers are looked for to: the sentences that tell it, the events, the lists whose words say what it is
    about, the articles to read; `elsewhere` are the sentences that tell other entries, which answer this one only
    where they stand near."""

    spans: tuple[Span, ...]
    events: tuple[Event, ...]
    about: tuple[tuple[Watch, str], ...]
    documents: tuple[str, ...]
    elsewhere: frozenset[Span] = frozenset()

    def told(self, document: str) -> list[Span]:
        """Give its sentences of one article."""
        return [span for span in self.spans if span.document == document]

    @cached_property
    def others(self) -> frozenset[str]:
        """Give the articles that tell other entries."""
        return frozenset(span.document for span in self.elsewhere)


class Answers:
    """Finds what States and others answered."""

    def __init__(self, index: Index, evidence: Evidence) -> None:
        self._index = index
        self._evidence = evidence
        self._answering = Answering(index)
        self._refusing: dict[str, list[Event]] = {}
        for event in index.record.events:
            if event.parent and event.happening in _REFUSALS:
                self._refusing.setdefault(event.parent, []).append(event)
        self._known: dict[Asked, dict[str, list[Said]]] = {}

    def of(
        self, asked: Asked, accused: Sequence[tuple[str, str]], others: Iterable[tuple[str, str]]
    ) -> tuple[Answer, ...]:
        """Give the answers of the accused, given as country code and name; each has at least one, if only silence.

        Of `others`, and of those who tell nothing of it and answer, only a denial in so many words, a confirmation or a
        refusal to comment is given. A refusal to comment is given where there is nothing else.
        """
        heard = self._heard(asked)
        told_of = {self._index.country(each) for span in asked.spans for each in self._index.mentioned(span)}
        found: list[Answer] = []
        for country, name in (*accused, *others):
            own: list[Found] = []
            said: Iterable[Said] = (each for each in heard.get(country, ()) if self._firmly(asked, each, told_of))
            if (country, name) in accused:
                own = list(self._own_words(asked, country))
                said = heard.get(country, ())
            kept = _kept([*self._denials(asked, country), *self._firm(said, own), *own])
            for kind, span, speaker in kept:
                who = f"{name} ({speaker})" if speaker and speaker != name else name
                found.append(Answer(name, kind, f"{who} {_SAYS[kind]}", self._evidence.quote(span)))
            if not kept and (country, name) in accused:
                found.append(Answer(name, "silent", f"{name}: {_SAYS['silent']}"))
        return tuple(found)

    def _firmly(self, asked: Asked, said: Said, told_of: Container[str | None]) -> bool:
        """Tell whether somebody who is not accused answers: in so many words, or, where the sentences that tell it name
        that State, by saying of the same goods that it is not so ("sees no threat" denies nothing)."""
        if said.weight != "slight":
            return True
        return said.kind == "denied" and said.country in told_of and self._about(asked, said.span)

    def answering(self, asked: Asked) -> frozenset[str]:
        """Give the countries that answer."""
        return frozenset(self._heard(asked))

    def _firm(self, heard: Iterable[Said], own: Sequence[Found]) -> Iterable[Found]:
        """Give answers as they are found; who tells it in own words too denies it by no slight words, and by none that
        reject all that is said."""
        elsewhere = {span for _, span, _ in own}
        for said in heard:
            if said.weight == "plain" or not elsewhere - {said.span}:
                yield said.kind, said.span, self._index.name(said.by)

    def _heard(self, asked: Asked) -> Mapping[str, Sequence[Said]]:
        """Give the answers to it that its articles hold, by country."""
        if asked not in self._known:
            named = self._named(asked)
            found: dict[str, list[Said]] = {}
            for said in (said for document in asked.documents for said in self._answering.of(document)):
                if self._answers(asked, said, named):
                    found.setdefault(said.country, []).append(said)
            self._known = {asked: found}
        return self._known[asked]

    # ------------------------------------------------------------ does it answer this?

    def _answers(self, asked: Asked, said: Said, named: frozenset[str]) -> bool:
        """Tell whether a sentence answers it: it tells it, stands near, denies all, or speaks of the same."""
        told = asked.told(said.span.document)
        if said.kind == "protested":
            same = self._about(asked, said.span) or not named.isdisjoint(self._index.mentioned(said.span))
            return same and self._in_time(asked, said.span)
        if any(_overlap(said.span, each) for each in told):
            return said.kind != "no comment"
        if any(0 <= said.span.start - each.end <= _NEAR for each in told) and not self._between(asked, told, said.span):
            return True
        after = any(each.end <= said.span.start for each in told)
        if said.kind == "no comment":
            return after
        if said.span in asked.elsewhere or not self._in_time(asked, said.span):
            return False
        if said.weight == "sweeping" and (after or (not told and said.span.document not in asked.others)):
            return True
        return self._about(asked, said.span) or not named.isdisjoint(self._index.mentioned(said.span))

    @staticmethod
    def _between(asked: Asked, told: Sequence[Span], span: Span) -> bool:
        """Tell whether another entry is told between the last that tells this one and a sentence."""
        last = max(each.end for each in told if each.end <= span.start)
        return any(last <= o.start < span.start for o in asked.elsewhere if o.document == span.document)

    def _in_time(self, asked: Asked, span: Span) -> bool:
        at = day(self._index.published(span.document).earliest)
        told = [day(self._index.published(each.document).earliest) for each in asked.spans]
        known = [each for each in told if each]
        return not at or not known or min(known) - _EARLY <= at <= max(known) + _LATE

    def _about(self, asked: Asked, span: Span) -> bool:
        """Tell whether a sentence speaks of the same goods."""
        language, text = self._index.document(span.document).language, self._index.text(span)
        return any(words.find(watch.words[name].get(language, ()), text) for watch, name in asked.about)

    def _named(self, asked: Asked) -> frozenset[str]:
        """Give what its sentences name that is nobody's State and that the gazetteer does not know: a ship, a firm."""
        found = {key for span in asked.spans for key in self._index.mentioned(span)}
        known = (self._index.entities.get(key) for key in found)
        return frozenset(e.id for e in known if e and not e.link and e.type in ("ORG", "MISC", "FAC"))

    # ------------------------------------------------------------ other ways to answer

    def _denials(self, asked: Asked, country: str) -> Iterable[Found]:
        """Give the denials that the record ties to it: events that answer it."""
        for told in asked.events:
            for event in self._refusing.get(told.id, ()):
                if country in {self._index.country(actor) for actor in event.actors}:
                    report = self._index.reports[event.reports[0]]
                    yield "denied", self._index.sentence_of(report.id), self._index.name(event.actors[0])

    def _own_words(self, asked: Asked, country: str) -> Iterable[Found]:
        """Give where a State that accuses nobody there tells it itself, or its official medium does."""
        for span in asked.spans:
            statements = self._index.readings[span.document].statements
            mine = [said for said in statements if self._index.country(said.speaker) == country]
            if any(said.stance == "accuses" for said in mine):
                continue
            if by := next((s for s in mine if s.stance in _OWN and _holds(s, span)), None):
                yield "own words", span, self._index.name(by.speaker)
            elif voice(self._index, span) is None and self._is_of(span.document, country):
                yield "own words", span, self._index.document(span.document).outlet

    def _is_of(self, document: str, country: str) -> bool:
        """Tell whether a State's official medium carries an article."""
        entry = gazetteer.outlet(self._index.document(document).outlet)
        return entry is not None and entry.official and entry.country == country


def _kept(answers: Sequence[Found]) -> list[Found]:
    """Give one answer of each kind: no refusal to comment where there is another, no protest that denies it too, no own
    words that deny it or protest."""
    at: dict[AnswerKind, set[Span]] = {}
    for kind, span, _ in answers:
        at.setdefault(kind, set()).add(span)
    first: dict[AnswerKind, Found] = {}
    for kind, span, who in answers:
        if not any(span in at.get(other, ()) for other in _RATHER.get(kind, ())):
            first.setdefault(kind, (kind, span, who))
    if len(first) > 1:
        first.pop("no comment", None)
    return list(first.values())


def _holds(said: Statement, span: Span) -> bool:
    """Tell whether what a sentence tells stands in the words of a statement, and the statement within no other's."""
    return said.within is None and said.content_start < span.end and span.start < said.content_end


def _overlap(one: Span, other: Span) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def voice(index: Index, span: Span) -> Statement | None:
    """Give the statement that a sentence stands in; None where it is the outlet's own voice."""
    found = said_in(index, span)
    return found[0] if found and found[0].speaker_text else None
