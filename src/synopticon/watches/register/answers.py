"""What the accused answered: they denied or confirmed it, said it themselves, would not comment, or nothing is told."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from synopticon.records import Event, Span, Statement
from synopticon.watches import words
from synopticon.watches.index import Index
from synopticon.watches.matching import said_in
from synopticon.watches.model import Watch
from synopticon.watches.register.evidence import Evidence
from synopticon.watches.register.model import Answer, AnswerKind

_NEAR = 400
_REFUSALS = ("deny", "reject")
_OWN = ("asserts", "announces", "promises", "confirms", "threatens")
_SAYS: dict[AnswerKind, str] = {
    "denied": "denied it",
    "confirmed": "confirmed it",
    "own words": "is reported as saying so itself",
    "no comment": "would not comment",
    "silent": "no answer stands in the articles read",
}


Found = tuple[AnswerKind, Span, str]
"""What was answered, in which sentence, by whom."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What answers are looked for to: the sentences that tell it, the events, the words found, the articles to read;
    `elsewhere` are the sentences that tell other entries, which answer this one only where they stand near."""

    spans: tuple[Span, ...]
    events: tuple[Event, ...]
    goods: tuple[tuple[Watch, str], ...]
    documents: tuple[str, ...]
    elsewhere: frozenset[Span] = frozenset()


@cache
def _refusals() -> dict[str, tuple[str, ...]]:
    loaded = tomllib.loads(files(__package__).joinpath("answers.toml").read_text(encoding="utf-8"))
    return {language: tuple(lines) for language, lines in loaded["no-comment"].items()}


class Answers:
    """Finds what States and others answered; what each article holds by each State is looked up once."""

    def __init__(self, index: Index, evidence: Evidence) -> None:
        self._index = index
        self._evidence = evidence
        self._by_country: dict[str, dict[str, list[Statement]]] = {}
        self._refusing: dict[str, bool] = {}
        self._answering: dict[str, list[Event]] = {}
        for event in index.record.events:
            if event.parent and event.happening in _REFUSALS:
                self._answering.setdefault(event.parent, []).append(event)

    def of(
        self, asked: Asked, accused: Sequence[tuple[str, str]], others: Iterable[tuple[str, str]]
    ) -> tuple[Answer, ...]:
        """Give the answers of the accused, given as country code and name; each has at least one, if only silence.

        Of `others` that are named only a denial, a confirmation or a refusal to comment is given.
        """
        found: list[Answer] = []
        for country, name in (*accused, *others):
            answers = [
                *self._denials(asked, country),
                *self._reported(asked, country),
                *self._said(asked, country),
                *self._no_comment(asked, country),
            ]
            kept: dict[AnswerKind, tuple[Span, str]] = {}
            for kind, span, speaker in answers:
                kept.setdefault(kind, (span, speaker if speaker != name else ""))
            if (country, name) not in accused or kept.get("own words", (None,))[0] == kept.get("denied", ("",))[0]:
                kept.pop("own words", None)  # who denies it in a sentence does not say it there
            for kind, (span, speaker) in kept.items():
                who = f"{name} ({speaker})" if speaker else name
                found.append(Answer(name, kind, f"{who} {_SAYS[kind]}", self._evidence.quote(span)))
            if not kept and (country, name) in accused:
                found.append(Answer(name, "silent", f"{name}: {_SAYS['silent']}"))
        return tuple(found)

    def _denials(self, asked: Asked, country: str) -> Iterable[Found]:
        """Give the denials that the record ties to it: events that answer it."""
        for told in asked.events:
            for event in self._answering.get(told.id, ()):
                if country in {self._index.country(actor) for actor in event.actors}:
                    report = self._index.reports[event.reports[0]]
                    who = self._index.name(event.actors[0])
                    document = self._index.document_of[report.id]
                    yield "denied", self._index.sentence(document, report.start, report.end), who

    def _reported(self, asked: Asked, country: str) -> Iterable[Found]:
        """Give the denials that an article reports right after what is denied."""
        for document in asked.documents:
            told = [span for span in asked.spans if span.document == document]
            for report in self._index.readings[document].reports if told else ():
                by = [p.entity for p in report.actors if self._index.country(p.entity) == country]
                if report.happening == "deny" and by:
                    span = self._index.sentence(document, report.start, report.end)
                    if self._near(span, told):
                        yield "denied", span, self._index.name(by[0])

    def _said(self, asked: Asked, country: str) -> Iterable[Found]:
        for document in asked.documents:
            told = [span for span in asked.spans if span.document == document]
            for said in self._statements(document).get(country, ()):
                span = self._index.sentence(document, said.start, said.end)
                same = any(_overlap(span, each) for each in told)
                if said.stance in ("denies", "confirms"):
                    if same or (span not in asked.elsewhere and (self._near(span, told) or self._on(asked, span))):
                        who = self._index.name(said.speaker)
                        yield ("denied" if said.stance == "denies" else "confirmed"), span, who
                elif same and said.stance in _OWN and self._holds(said, told):
                    yield "own words", span, self._index.name(said.speaker)

    def _holds(self, said: Statement, told: Sequence[Span]) -> bool:
        """Tell whether what is told stands in the words of a statement, and the statement within no other's."""
        return said.within is None and any(said.content_start < t.end and t.start < said.content_end for t in told)

    def _statements(self, document: str) -> dict[str, list[Statement]]:
        if document not in self._by_country:
            found: dict[str, list[Statement]] = {}
            for said in self._index.readings[document].statements:
                if country := self._index.country(said.speaker):
                    found.setdefault(country, []).append(said)
            self._by_country[document] = found
        return self._by_country[document]

    @staticmethod
    def _near(span: Span, told: Sequence[Span]) -> bool:
        return any(0 <= span.start - each.end <= _NEAR for each in told)

    def _on(self, asked: Asked, span: Span) -> bool:
        """Tell whether a sentence speaks of the same goods."""
        language, text = self._index.document(span.document).language, self._index.text(span)
        return any(words.find(watch.words[name].get(language, ()), text) for watch, name in asked.goods)

    def _no_comment(self, asked: Asked, country: str) -> Iterable[Found]:
        for document in asked.documents:
            reading = self._index.readings[document]
            refusals = _refusals().get(reading.document.language, ())
            if not self._refusing.setdefault(document, bool(words.find(refusals, reading.document.text))):
                continue
            told = [span for span in asked.spans if span.document == document]
            for place in reading.sentences:
                span = self._index.sentence(document, *place)
                countries = {self._index.country(e) for e in self._index.mentioned(span)}
                if country not in countries or not words.find(refusals, self._index.text(span)):
                    continue
                if self._near(span, told):
                    yield "no comment", span, ""


def _overlap(one: Span, other: Span) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end


def voice(index: Index, span: Span) -> Statement | None:
    """Give the statement that a sentence stands in; None where it is the outlet's own voice."""
    found = said_in(index, span)
    return found[0] if found and found[0].speaker_text else None
