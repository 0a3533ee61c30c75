"""`annotation`: W3C Web Annotations (JSON-LD), one for each report, statement and mention of what is named.

Every target is selected twice, by quotation and by position (Web Annotation Data Model, 4.2.4 and 4.2.5); positions
count code points of the document's clean text, which the page carries under `documents`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from synopticon.exports.common import NO_AIDS, Aids, Index, Json, array, dumps, filled, selectors
from synopticon.records import Mention, Reading, Record, Report, Statement

W3C = "http://www.w3.org/ns/anno.jsonld"
VOCABULARY = "urn:synopticon:vocabulary:"
_DOCUMENTS = {"@id": f"{VOCABULARY}documents", "@container": "@list"}
CONTEXT = [W3C, {"@vocab": VOCABULARY, "documents": _DOCUMENTS}]


def parts(record: Record, aids: Aids = NO_AIDS) -> Iterator[str]:
    """Give one annotation page, annotation by annotation."""
    index = Index(record)
    head = {"@context": CONTEXT, "id": "urn:synopticon:annotations", "type": "AnnotationPage"}
    yield from array(f'{dumps(head)[:-1]},"documents":[', map(_document, record.readings), "\n],\n")
    yield from array('"items":[', _annotations(record, index), "\n]}\n")


def _document(reading: Reading) -> Json:
    document = reading.document
    return filled(
        {
            "id": urn("document", document.id),
            "type": "Document",
            "articleAddress": document.uri,
            "articleTitle": document.title,
            "outlet": document.outlet,
            "textLanguage": document.language,
            "text": document.text,
        }
    )


def urn(noun: str, identity: str) -> str:
    """Give the name of a thing of the record."""
    return f"urn:synopticon:{noun}:{identity}"


def _annotations(record: Record, index: Index) -> Iterator[Json]:
    events = {report: event.id for event in record.events for report in event.reports}
    for reading in record.readings:
        yield from chain(
            (_report(reading, report, events.get(report.id)) for report in reading.reports),
            (_statement(reading, statement, index) for statement in reading.statements),
            (_mention(reading, mention, index) for mention in reading.mentions if mention.entity in index.entities),
        )


def _annotation(identity: str, motivation: str, reading: Reading, start: int, end: int, bodies: list[Json]) -> Json:
    document = reading.document
    inside = document.text[start:end]
    start, end = start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())
    target = {
        "source": urn("document", document.id),
        "scope": document.uri,
        "selector": selectors(document.text, start, end),
    }
    return {"id": identity, "type": "Annotation", "motivation": motivation, "body": bodies, "target": filled(target)}


def _report(reading: Reading, report: Report, event: str | None) -> Json:
    about = {
        "type": "Report",
        "id": urn("report", report.id),
        "event": urn("event", event) if event else None,
        "eventType": report.type,
        "eventMode": report.mode,
        "happening": report.happening,
        "status": report.status,
        "earliest": report.when.earliest,
        "latest": report.when.latest,
        "dateBasis": report.when.basis,
        "statement": urn("statement", report.statement) if report.statement else None,
    }
    identity = urn("annotation", report.id)
    return _annotation(identity, "classifying", reading, report.start, report.end, [filled(about)])


def _statement(reading: Reading, statement: Statement, index: Index) -> Json:
    about = {
        "type": "Statement",
        "id": urn("statement", statement.id),
        "statementKind": statement.kind,
        "stance": statement.stance,
        "speaker": urn("entity", statement.speaker) if statement.speaker in index.entities else None,
        "speakerName": index.name(statement.speaker),
        "speakerText": statement.speaker_text,
        "cue": statement.cue,
        "via": [f"{step.role}: {step.name}" for step in statement.via],
    }
    start, end = statement.content_start, statement.content_end
    return _annotation(urn("annotation", statement.id), "describing", reading, start, end, [filled(about)])


def _mention(reading: Reading, mention: Mention, index: Index) -> Json:
    entity = index.entities[mention.entity or ""]
    about = {
        "type": "Entity",
        "id": urn("entity", entity.id),
        "entityName": entity.name,
        "entityType": entity.type,
        "country": entity.country,
        "mentionForm": mention.form,
    }
    identity = urn("annotation", f"{reading.document.id}:{mention.start}-{mention.end}")
    return _annotation(identity, "identifying", reading, mention.start, mention.end, [filled(about)])
