"""The export contract (DESIGN §5): the one JSON object other programs rely on, made from the nouns.

Every array is in a fixed order, so that the same articles give the same bytes. Fields beyond the contract's
own are additions; `schema.json` describes all of them and ships beside this module.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from synopticon.records import (
    SCHEMA,
    Attachment,
    Disagreement,
    Entity,
    Event,
    Judgement,
    Participant,
    Reading,
    Record,
    Report,
    Reuse,
    Span,
    Statement,
    Story,
    TimeExpression,
    Undecided,
    When,
)

Json = dict[str, Any]


@cache
def schema() -> Json:
    """Give the JSON Schema (2020-12) of the exported object."""
    loaded: Json = json.loads(files("synopticon").joinpath("schema.json").read_text(encoding="utf-8"))
    return loaded


def reading_to_dict(reading: Reading) -> Json:
    """Give one article's reading as `documents` (one), `entities`, `times`, `statements`, `reports`, `undecided`."""
    return {noun: list(things) for noun, things in _streams((reading,), reading.entities)}


def record_to_dict(record: Record) -> Json:
    """Give a whole record as the contract's one object."""
    return {"meta": record.meta, **{noun: list(things) for noun, things in stream(record)}}


def stream(record: Record) -> Iterator[tuple[str, Iterator[Json]]]:
    """Give the contract's arrays one after another, each made as it is read: for writing without holding them all."""
    yield from _streams(record.readings, record.entities)
    yield "events", map(_event, record.events)
    yield "stories", map(_story, record.stories)
    yield "reuse", map(_reuse, record.reuse)
    outcomes = {a.judgement: a for a in record.attachments}
    yield "judgements", (_judgement(j, outcomes[j.id]) for j in record.judgements)
    yield "rejected", _rejected(record)


def meta(version: str, pipelines: dict[str, str]) -> Json:
    """Give the `meta` object: schema, version of the program, version of each language's pipeline."""
    return {"schema": SCHEMA, "synopticon": version, "pipelines": dict(sorted(pipelines.items()))}


def _streams(readings: Sequence[Reading], entities: Sequence[Entity]) -> Iterator[tuple[str, Iterator[Json]]]:
    yield "documents", map(_document, readings)
    yield "entities", map(_entity, entities)
    yield "times", (_time(r.document.id, time) for r in readings for time in r.times)
    yield "statements", (_statement(r, statement) for r in readings for statement in r.statements)
    yield "reports", (_report(r.document.id, report) for r in readings for report in r.reports)
    yield "undecided", (_undecided(r.document.id, item) for r in readings for item in r.undecided)


def _when(when: When) -> Json:
    return {
        "earliest": when.earliest,
        "latest": when.latest,
        "basis": when.basis,
        "granularity": when.granularity,
        "zone": when.zone,
        "note": when.note,
    }


def _span(span: Span) -> Json:
    return {"document": span.document, "start": span.start, "end": span.end}


def _document(reading: Reading) -> Json:
    document = reading.document
    published = reading.published if reading.published.known else document.published
    return {
        "id": document.id,
        "article": document.article,
        "version": document.version,
        "path": document.path,
        "uri": document.uri,
        "outlet": document.outlet,
        "language": document.language,
        "title": document.title,
        "title_span": _offsets(document.title_start, document.title_end),
        "text": document.text,
        "encoding": document.encoding,
        "published": _when(published),
        "credits": [
            {"role": c.role, "name": c.name, "uri": c.uri, "start": c.start, "end": c.end} for c in document.credits
        ],
        "edits": [
            {"start": e.start, "end": e.end, "replacement": e.replacement, "reason": e.reason} for e in document.edits
        ],
        "marks": [{"start": m.start, "end": m.end, "reason": m.reason, "note": m.note} for m in document.marks],
    }


def _offsets(start: int, end: int) -> Json | None:
    return None if start < 0 else {"start": start, "end": end}


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "country": entity.country,
        "link": entity.link or None,
        "names": [{"text": n.text, "language": n.language, "count": n.count} for n in entity.names],
        "mentions": [_span(m) for m in entity.mentions],
        "offices": [{"title": o.title, "country": o.country, "start": o.start, "end": o.end} for o in entity.offices],
        "why": list(entity.why),
    }


def _time(document: str, time: TimeExpression) -> Json:
    return {
        "document": document,
        "start": time.start,
        "end": time.end,
        "type": time.type,
        "value": time.value,
        "mod": time.mod or None,
        "anchor": time.anchor,
        "earliest": time.when.earliest,
        "latest": time.when.latest,
        "rule": time.rule,
    }


def _statement(reading: Reading, item: Statement) -> Json:
    text = reading.document.text
    return {
        "id": item.id,
        "document": reading.document.id,
        "start": item.start,
        "end": item.end,
        "kind": item.kind,
        "stance": item.stance,
        "speaker": item.speaker,
        "speaker_text": item.speaker_text,
        "speaker_span": _offsets(item.speaker_start, item.speaker_end),
        "cue": item.cue,
        "cue_span": _offsets(item.cue_start, item.cue_end),
        "content": {
            "start": item.content_start,
            "end": item.content_end,
            "text": text[item.content_start : item.content_end],
        },
        "addressee": item.addressee,
        "via": [{"role": step.role, "name": step.name, "entity": step.entity} for step in item.via],
        "within": item.within,
    }


def _participant(participant: Participant) -> Json:
    return {
        "entity": participant.entity,
        "text": participant.text,
        "start": participant.start,
        "end": participant.end,
    }


def _report(document: str, report: Report) -> Json:
    return {
        "id": report.id,
        "document": document,
        "start": report.start,
        "end": report.end,
        "trigger": {"start": report.trigger_start, "end": report.trigger_end},
        "happening": report.happening,
        "type": report.type,
        "mode": report.mode,
        "context": report.context,
        "actors": [_participant(p) for p in report.actors],
        "recipients": [_participant(p) for p in report.recipients],
        "place": _participant(report.place) if report.place else None,
        "earliest": report.when.earliest,
        "latest": report.when.latest,
        "time": _offsets(*report.time) if report.time else None,
        "status": report.status,
        "statement": report.statement,
        "accusers": [_participant(p) for p in report.accusers],
        "object": report.object,
        "quantities": [
            {"text": q.text, "start": q.start, "end": q.end, "low": q.low, "high": q.high, "unit": q.unit}
            for q in report.quantities
        ],
        "background": report.background,
        "clause": [_offsets(*span) for span in report.clause],
    }


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "mode": event.mode,
        "happening": event.happening,
        "title": event.title,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "place": event.place,
        "earliest": event.when.earliest,
        "latest": event.when.latest,
        "status": event.status,
        "history": [{"date": s.date, "status": s.status, "report": s.report} for s in event.history],
        "reports": list(event.reports),
        "documents": list(event.documents),
        "outlets": event.outlets,
        "origins": [
            {
                "id": o.id,
                "name": o.name,
                "kind": o.kind,
                "reports": list(o.reports),
                "evidence": list(o.evidence),
            }
            for o in event.origins
        ],
        "independent_origins": event.independent_origins,
        "parent": event.parent,
        "plan_of": event.plan_of,
        "disagreements": [_disagreement(d) for d in event.disagreements],
        "why": list(event.why),
        "judged": list(event.judged),
    }


def _disagreement(found: Disagreement) -> Json:
    return {
        "id": found.id,
        "attribute": found.attribute,
        "kind": found.kind,
        "readings": [
            {"value": v.value, "reports": list(v.reports), "spans": [_span(s) for s in v.spans]} for v in found.readings
        ],
        "explanation": found.explanation,
    }


def _story(story: Story) -> Json:
    return {
        "id": story.id,
        "title": story.title,
        "documents": list(story.documents),
        "events": list(story.events),
        "earliest": story.earliest,
        "latest": story.latest,
    }


def _judgement(made: Judgement, outcome: Attachment) -> Json:
    return {
        "id": made.id,
        "verdict": made.verdict,
        "subjects": list(made.subjects),
        "who": made.who,
        "when": made.when,
        "note": made.note,
        "attribute": made.attribute,
        "value": made.value,
        "state": outcome.state,
        "now": list(outcome.subjects),
        "remark": outcome.note,
        "anchors": [
            {
                "subject": a.subject,
                "what": a.noun,
                "article": a.article,
                "exact": a.exact,
                "prefix": a.prefix,
                "suffix": a.suffix,
                "start": a.start,
            }
            for a in made.anchors
        ],
    }


def _rejected(record: Record) -> Iterator[Json]:
    """Give what analysts rejected; a rejected report or statement needs the text of its reading, as any other."""
    rejected = record.rejected
    readings = {r.document.id: r for r in record.readings}
    yield from ({"what": "event", "of": None, "thing": _event(event)} for event in rejected.events)
    yield from ({"what": "report", "of": d, "thing": _report(d, report)} for d, report in rejected.reports)
    for document, said in rejected.statements:
        yield {"what": "statement", "of": document, "thing": _statement(readings[document], said)}
    yield from ({"what": "reuse", "of": None, "thing": _reuse(reuse)} for reuse in rejected.reuse)
    yield from ({"what": "disagreement", "of": e, "thing": _disagreement(d)} for e, d in rejected.disagreements)


def _reuse(reuse: Reuse) -> Json:
    return {
        "id": reuse.id,
        "documents": list(reuse.documents),
        "kind": reuse.kind,
        "direction": reuse.direction,
        "passages": [
            [{"start": first.start, "end": first.end}, {"start": second.start, "end": second.end}]
            for first, second in reuse.passages
        ],
        "evidence": list(reuse.evidence),
    }


def _undecided(document: str, item: Undecided) -> Json:
    return {
        "document": document,
        "start": item.start,
        "end": item.end,
        "what": item.what,
        "reason": item.reason,
    }
