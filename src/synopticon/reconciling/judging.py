"""Judgements as they are made: what in a record an id means, and where that stands in the texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from synopticon.reconciling.corrections import ENTITIES, Correctable, checked
from synopticon.records import (
    Anchor,
    Document,
    Entity,
    Event,
    Judgement,
    JudgementVerdict,
    Noun,
    Reading,
    Record,
    Span,
    identify,
)

__all__ = ["Subject", "Subjects", "Unjudgeable", "anchors", "judgement", "standing"]

_CONTEXT = 32  # characters before and after that are kept with a place
_PLACES = 48  # mentions of an entity, one article after another, that are kept
_JOINED: tuple[Noun, ...] = ("entity", "event", "report", "story", "document")
_MARKED: tuple[Noun, ...] = ("event", "report", "statement", "reuse", "disagreement")
_ONE_KIND = {"report": "event", "document": "story"}  # reports are joined into events, articles into stories


class Unjudgeable(ValueError):
    """What was to be judged cannot be; the message is one line that says why and what to do."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something in a record: what it is, its id, and the one article it is meant in ("" for all)."""

    noun: Noun
    id: str
    within: str = ""

    @property
    def name(self) -> str:
        """Give it as judgements write it."""
        return f"{self.id}@{self.within}" if self.within else self.id


class Subjects:
    """What in one record can be judged."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._nouns: dict[str, Noun] = dict(_all(record))

    def find(self, text: str) -> Subject:
        """Give what an id, or the beginning of one, stands for; `ENTITY@DOCUMENT` is an entity in one article.

        Raises:
            Unjudgeable: nothing, or more than one thing.
        """
        of, _, within = text.partition("@")
        key = self._one(of)
        document = self._one(within) if within else ""
        if document and (self._nouns[key] != "entity" or self._nouns[document] != "document"):
            raise Unjudgeable(f"{text}: only an entity can be meant in one article, as ENTITY@DOCUMENT")
        return Subject(self._nouns[key], key, document)

    def _one(self, text: str) -> str:
        if text in self._nouns:
            return text
        found = sorted(key for key in self._nouns if text and key.startswith(text))
        if len(found) == 1:
            return found[0]
        if found:
            raise Unjudgeable(f"{text}: stands for {len(found)} things ({', '.join(found[:3])} …); give more of the id")
        raise Unjudgeable(f"{text}: nothing in the case has this id; `synopticon export` lists the ids")

    def check(self, verdict: JudgementVerdict, subjects: list[Subject], attribute: str, value: str) -> str:
        """Check that a verdict can be passed on subjects; give the value as it is to be kept.

        Raises:
            Unjudgeable: it cannot.
        """
        if verdict in ("same", "not-same"):
            _check_joined(verdict, subjects)
        elif len(subjects) != 1:
            raise Unjudgeable(f"{verdict}: takes one id, {len(subjects)} were given")
        elif verdict == "correct":
            return self._checked(subjects[0], attribute, value)
        elif subjects[0].noun not in _MARKED:
            raise Unjudgeable(
                f"{subjects[0].name}: {_a(subjects[0].noun)} cannot be {verdict}ed; {_listed(_MARKED)} can"
            )
        if attribute or value:
            raise Unjudgeable(f"{verdict}: sets no attribute; use `correct`")
        return ""

    def _checked(self, subject: Subject, attribute: str, value: str) -> str:
        known = {e.id: e.name for e in self.record.entities}
        try:
            return checked(Correctable(subject.noun, known), attribute, value)
        except ValueError as error:
            raise Unjudgeable(str(error)) from None


def _all(record: Record) -> Iterator[tuple[str, Noun]]:
    for reading in record.readings:
        yield reading.document.id, "document"
        yield from ((r.id, "report") for r in reading.reports)
        yield from ((s.id, "statement") for s in reading.statements)
    yield from ((e.id, "entity") for e in record.entities)
    for event in (*record.events, *record.rejected.events):
        yield event.id, "event"
        yield from ((d.id, "disagreement") for d in event.disagreements)
    yield from ((p.id, "report") for _, p in record.rejected.reports)
    yield from ((s.id, "statement") for _, s in record.rejected.statements)
    yield from ((d.id, "disagreement") for _, d in record.rejected.disagreements)
    yield from ((s.id, "story") for s in record.stories)
    yield from ((r.id, "reuse") for r in (*record.reuse, *record.rejected.reuse))


def _check_joined(verdict: str, subjects: list[Subject]) -> None:
    if len({s.name for s in subjects}) < 2:
        raise Unjudgeable(f"{verdict}: takes two different ids or more")
    kinds = {_ONE_KIND.get(s.noun, s.noun) for s in subjects}
    wrong = next((s for s in subjects if s.noun not in _JOINED), None)
    if wrong:
        raise Unjudgeable(f"{wrong.name}: {_a(wrong.noun)} cannot be joined or parted; {_listed(_JOINED)} can")
    if len(kinds) > 1:
        raise Unjudgeable(
            f"{verdict}: {' and '.join(f'{s.name} is {_a(s.noun)}' for s in subjects)}; give ids of one kind"
        )


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"


def _listed(nouns: tuple[Noun, ...]) -> str:
    return f"{', '.join(nouns[:-1])} and {nouns[-1]}"


def judgement(record: Record, draft: Judgement) -> Judgement:
    """Make a judgement of a draft whose subjects are ids as they were typed: checked, anchored, with an id.

    Raises:
        Unjudgeable: an id stands for nothing or several things, or cannot be judged so.
    """
    if not draft.who.strip():
        raise Unjudgeable("who judges is missing; give a name with --who")
    known = Subjects(record)
    found = [known.find(text) for text in draft.subjects]
    value = known.check(draft.verdict, found, draft.attribute, draft.value)
    subjects = tuple(dict.fromkeys(s.name for s in found))
    meant = found + ([Subject("entity", value)] if draft.attribute in ENTITIES else [])
    key = identify("judgement", draft.verdict, *subjects, draft.who, draft.when, draft.attribute, value)
    return replace(draft, id=key, subjects=subjects, value=value, anchors=anchors(record, dict.fromkeys(meant)))


def standing(judgements: Iterable[Judgement], key: str) -> Judgement:
    """Give the judgement of an id, or the beginning of one, that is not withdrawn.

    Raises:
        Unjudgeable: there is none, or several.
    """
    found = [j for j in judgements if key and j.id.startswith(key)]
    if not found:
        raise Unjudgeable(f"{key}: no such judgement; `synopticon judge list CASE` lists them")
    if len(found) > 1:
        raise Unjudgeable(f"{key}: stands for {len(found)} judgements; give more of the id")
    if found[0].withdrawn:
        raise Unjudgeable(f"{found[0].id}: withdrawn already, {found[0].withdrawn}")
    return found[0]


# ------------------------------------------------------------------------------------------------ places


def anchors(record: Record, subjects: Iterable[Subject]) -> tuple[Anchor, ...]:
    """Give the places by which subjects of a judgement are found again."""
    at = _Places(record)
    return tuple(chain.from_iterable(at.of(subject) for subject in subjects))


class _Places:
    def __init__(self, record: Record) -> None:
        self.record = record
        self.readings = {r.document.id: r for r in record.readings}
        rejected = record.rejected
        self.reports = {p.id: (r, p) for r in record.readings for p in r.reports}
        self.reports |= {p.id: (self.readings[d], p) for d, p in rejected.reports if d in self.readings}
        self.statements = {s.id: (r, s) for r in record.readings for s in r.statements}
        self.statements |= {s.id: (self.readings[d], s) for d, s in rejected.statements if d in self.readings}

    def of(self, subject: Subject) -> list[Anchor]:
        """Give the places of one subject."""
        if subject.noun == "entity":
            return self._entity(subject)
        if subject.noun == "report":
            return [self._report(subject, subject.id)]
        if subject.noun == "statement":
            reading, said = self.statements[subject.id]
            return [_anchor(subject, reading.document, said.content_start, said.content_end)]
        if subject.noun == "event":
            return [self._report(subject, report) for report in self._event(subject.id).reports]
        if subject.noun == "disagreement":
            return self._disagreement(subject)
        return [_anchor(subject, self.readings[d].document, 0, 0) for d in self._documents(subject)]

    def _event(self, key: str) -> Event:
        return next(e for e in (*self.record.events, *self.record.rejected.events) if e.id == key)

    def _report(self, subject: Subject, key: str, detail: str = "") -> Anchor:
        reading, report = self.reports[key]
        place = report.place.text if report.place else ""
        told = detail or f"{report.happening}@{place}"
        return _anchor(subject, reading.document, report.trigger_start, report.trigger_end, told)

    def _disagreement(self, subject: Subject) -> list[Anchor]:
        held = [d for e in (*self.record.events, *self.record.rejected.events) for d in e.disagreements]
        held += [d for _, d in self.record.rejected.disagreements]
        found = next(d for d in held if d.id == subject.id)
        detail = f"{found.attribute} {found.kind}"
        return [self._report(subject, r, detail) for r in sorted({r for v in found.readings for r in v.reports})]

    def _documents(self, subject: Subject) -> tuple[str, ...]:
        if subject.noun == "story":
            return next(s.documents for s in self.record.stories if s.id == subject.id)
        if subject.noun == "reuse":
            return next(r.documents for r in (*self.record.reuse, *self.record.rejected.reuse) if r.id == subject.id)
        return (subject.id,)

    def _entity(self, subject: Subject) -> list[Anchor]:
        """Give the first mention of each article, then the second, until there are enough."""
        rounds: dict[int, list[tuple[Reading, int, int]]] = {}
        for reading in self.record.readings:
            local = next((e for e in reading.entities if e.id == subject.id), None)
            if local and subject.within in ("", reading.document.id):
                for n, span in enumerate(_named_first(reading, local)):
                    rounds.setdefault(n, []).append((reading, span.start, span.end))
        ordered = [place for n in sorted(rounds) for place in rounds[n]]
        enough = max(_PLACES, len(rounds.get(0, ())))
        return [_anchor(subject, reading.document, start, end) for reading, start, end in ordered[:enough]]


def _named_first(reading: Reading, entity: Entity) -> list[Span]:
    """Give the mentions of an entity in its article, those by name first: they are what is read alike again."""
    names = {(m.start, m.end) for m in reading.mentions if m.form == "name"}
    return sorted(entity.mentions, key=lambda s: ((s.start, s.end) not in names, s.start, s.end))


def _anchor(subject: Subject, document: Document, start: int, end: int, detail: str = "") -> Anchor:
    text = document.text
    prefix, suffix = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    if start == end:  # the whole article
        begins = text[: 4 * _CONTEXT]
        return Anchor(subject.name, subject.noun, document.article, suffix=begins, detail=document.id)
    return Anchor(subject.name, subject.noun, document.article, text[start:end], prefix, suffix, start, detail)
