"""Who says it, article by article: the accusers apart, the chain they came through, the grade of the source."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from functools import lru_cache

from synopticon import gazetteer
from synopticon.chronology import describe
from synopticon.records import Document, Entity, Event, Participant, Report, Span, Statement
from synopticon.watches.index import Index
from synopticon.watches.matching import said_in
from synopticon.watches.register.answering import STANCES
from synopticon.watches.register.answers import voice
from synopticon.watches.register.evidence import Evidence
from synopticon.watches.register.grading import Grader
from synopticon.watches.register.group import Group
from synopticon.watches.register.model import Account, Grade
from synopticon.watches.sectors import belongs

STATUS = {
    "planned": "announced",
    "possible": "spoken of as possible",
    "underway": "reported as under way",
    "occurred": "reported",
    "alleged": "alleged",
    "denied": "denied",
    "cancelled": "called off",
    "called-for": "called for",
    "hypothetical": "supposed",
}
_INTERNATIONAL = ("igo",)
_MEDIA = {"agency": "agency", "state-medium": "state-medium", "medium": "medium"}
_OFFICIAL = ("government", "military", "diplomacy")
_SPEAKING = ("PER", "ORG", "GPE")


class Accounts:
    """Makes the accounts of entries."""

    def __init__(self, index: Index, evidence: Evidence, grader: Grader) -> None:
        self._index = index
        self._evidence = evidence
        self._grader = grader
        self._shared: dict[str, list[tuple[str, Span, Span]]] = {}
        for reuse in index.record.reuse:
            if reuse.kind == "quotation":
                continue
            one, other = reuse.documents
            for first, second in reuse.passages:
                self._shared.setdefault(one, []).append((other, first, second))
                self._shared.setdefault(other, []).append((one, second, first))

    def of(self, group: Group, accused: Iterable[str]) -> tuple[Account, ...]:
        """Give the accounts of an entry, oldest first, one for each sentence; `accused` are country codes."""
        reports: dict[Span, str] = {}
        for key in (key for m in group.matches if m.event for key in m.reports):
            reports.setdefault(self._index.sentence_of(key), key)
        spans = sorted(group.spans(), key=self._order)
        made = [self._account(group, span, reports.get(span, ""), set(accused)) for span in spans]
        documents = {span.document for span in spans}
        return tuple(self._with_shared(account, span, documents) for account, span in zip(made, spans))

    def _order(self, span: Span) -> tuple[str, str, int]:
        return self._index.published(span.document).earliest or "9", span.document, span.start

    def _account(self, group: Group, span: Span, key: str, accused: set[str]) -> Account:
        report = self._index.reports.get(key)
        said = self._index.statements.get(report.statement or "") if report else None
        said = said or voice(self._index, span)
        speakers = self._speakers(report, said, accused)
        document = self._index.document(span.document)
        when = self._index.published(span.document)
        return Account(
            report=key,
            alleged_by=tuple(name for name, _ in speakers),
            through=_chain(said),
            told_by=_teller(document),
            published=describe(when) if when.known else "date unknown",
            status=_status(report, said_in(self._index, span)) if report else _said(said, bool(speakers)),
            goods=" ".join(report.object.split()) if report else "",
            quantities=tuple(" ".join(q.text.split()) for q in report.quantities) if report else (),
            quote=self._evidence.quote(span),
            reliability=self._reliability(group.events, key, span, speakers, said, accused),
        )

    def _speakers(
        self, report: Report | None, said: Statement | None, accused: set[str]
    ) -> list[tuple[str, str | None]]:
        """Name those who say it, in the article's words, with the entity that they are; one of the accused who protests
        at it says no such thing."""
        if report and report.accusers:
            return [(self._called(p), p.entity) for p in report.accusers]
        if said is None or not said.speaker_text:
            return []
        if STANCES.get(said.stance) == "protested" and self._index.country(said.speaker) in accused:
            return []
        return [(self._with_name(said.speaker_text, said.speaker), said.speaker)]

    def _called(self, participant: Participant) -> str:
        return self._with_name(participant.text, participant.entity)

    def _with_name(self, text: str, entity: str | None) -> str:
        text, name = " ".join(text.split()), self._index.name(entity)
        said, meant = set(text.casefold().split()), set(name.casefold().split())
        if not meant or meant <= said:
            return text
        return name if said <= meant else f"{text} ({name})"

    # ------------------------------------------------------------ the grade of the source

    def _reliability(
        self,
        events: Iterable[Event],
        key: str,
        span: Span,
        speakers: list[tuple[str, str | None]],
        said: Statement | None,
        accused: set[str],
    ) -> Grade:
        subjects = [key, *(e.id for e in events), span.document]
        source, country = self._source(speakers, said, span.document)
        return self._grader.reliability(filter(None, subjects), source, "own" if country in accused else "other")

    def _source(self, speakers: list[tuple[str, str | None]], said: Statement | None, document: str) -> tuple[str, str]:
        """Give what kind of source says it, and of which country: who speaks, else who carried it, else the outlet."""
        for _, entity in speakers:
            if found := self._of_entity(self._index.entities.get(entity or "")):
                return found
        if speakers:
            named = any(self._index.entities.get(entity or "") for _, entity in speakers)
            return ("named" if named else "unnamed"), ""
        for step in said.via if said else ():
            if step.role != "publisher" and (found := _outlet(step.name)):
                return found
        text = self._index.document(document)
        for name in (*(c.name for c in text.credits if c.role == "agency"), text.outlet, text.uri):
            if name and (found := _outlet(name)):
                return found
        return "unknown", ""

    def _of_entity(self, entity: Entity | None) -> tuple[str, str] | None:
        if entity is None or entity.type not in _SPEAKING:
            return None
        kind = _kind(entity.link)
        country = entity.country or _named_country(entity)
        if kind in _INTERNATIONAL:
            return "international", ""
        if kind in _MEDIA:
            return _outlet(entity.name) or (_MEDIA[kind], country)
        if entity.type == "GPE" or entity.offices or any(belongs(entity, sector) for sector in _OFFICIAL):
            return ("official", country) if country else None
        return None

    # ------------------------------------------------------------ copies

    def _with_shared(self, account: Account, span: Span, documents: set[str]) -> Account:
        half = (span.end - span.start) / 2
        shared = {
            self._evidence.number(other)
            for other, mine, _ in self._shared.get(span.document, ())
            if other in documents and min(span.end, mine.end) - max(span.start, mine.start) > half
        }
        if not shared:
            return account
        return dataclasses.replace(account, shared_with=tuple(sorted(shared)))


def _status(report: Report, said: Iterable[Statement]) -> str:
    within = (s for s in said if s.content_start <= report.trigger_start < s.content_end)
    if report.status == "occurred" and any(s.stance == "denies" for s in within):
        return "denied"  # what is told within a denial is not reported by it
    return "alleged" if report.happening == "accuse" else STATUS[report.status]


def _said(said: Statement | None, spoken: bool) -> str:
    if said and said.stance == "denies":
        return "denied"
    return "said" if spoken else "reported"


def _named_country(entity: Entity) -> str:
    """Give the country that the name of a body has in it: "Gobierno de Japón"."""
    for language in dict.fromkeys([*(name.language for name in entity.names), "en"]):
        for found in gazetteer.find(entity.name, language):
            if found.entries[0].startswith("country:"):
                return found.entries[0].removeprefix("country:")
    return ""


def _teller(document: Document) -> str:
    """Name the article's outlet, or its file, and the source that it credits."""
    credited = [c.name or c.uri for c in document.credits if c.role in ("source", "agency")]
    others = [each for each in dict.fromkeys(credited) if each and each.casefold() != document.outlet.casefold()]
    credit = f"which credits {', '.join(others)}" if others else ""
    if document.outlet:
        return f"{document.outlet}, {credit}" if credit else document.outlet
    return f"an article without an outlet's name ({credit or document.path})"


def _chain(said: Statement | None) -> str:
    if said is None:
        return ""
    return " → ".join(dict.fromkeys(" ".join(s.name.split()) for s in said.via if s.role != "publisher"))


@lru_cache(maxsize=1 << 14)
def _outlet(name: str) -> tuple[str, str] | None:
    entry = gazetteer.outlet(name)
    if entry is None:
        return None
    kind = "state-medium" if entry.official or entry.kind == "state-medium" else _MEDIA.get(entry.kind, "medium")
    return kind, entry.country or ""


def _kind(link: str) -> str:
    try:
        return gazetteer.entry(link).kind if link else ""
    except KeyError:
        return ""
