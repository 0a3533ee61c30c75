"""`stix`: a STIX 2.1 bundle of the record's parties, places, events, the sentences that tell of them, and denials.

Ids are UUIDs of version 5 of the record's own ids, so the same thing has the same id in every bundle; a URL's id is the
one STIX itself prescribes (2.1, section 2.9). What STIX has no property for stands in a property extension (7.3).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from synopticon.exports.coding import alpha2
from synopticon.exports.common import NO_AIDS, Aids, Found, Index, Json, Told, array, dumps, filled, published
from synopticon.records import Entity, Event, Reading, Record

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:synopticon:stix")
_OBSERVABLES = uuid.UUID("00abedb4-aa42-466c-9c01-fed23315a9b7")  # STIX 2.1, section 2.9
_EPOCH = "1970-01-01T00:00:00.000Z"
_CLASSES = {"PER": "individual", "ORG": "organization", "NORP": "group"}
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def identify(kind: str, *parts: str) -> str:
    """Give the STIX id of a thing of the record."""
    return f"{kind}--{uuid.uuid5(_NAMESPACE, '/'.join(parts))}"


SELF = identify("identity", "synopticon")
EXTENSION = identify("extension-definition", "event")


def parts(record: Record, aids: Aids = NO_AIDS) -> Iterator[str]:
    """Give the bundle, object by object."""
    head = {"type": "bundle", "id": identify("bundle", *(event.id for event in record.events))}
    yield from array(f'{dumps(head)[:-1]},"objects":[', _objects(record), "\n]}\n")


def left_out(record: Record) -> list[str]:
    """Say how many entities STIX cannot hold: places whose country is not known, works, ships, happenings."""
    lost = sum(1 for entity in record.entities if not _reference(entity))
    return [f"entities left out (places of no known country, works, ships): {lost}"] if lost else []


def _objects(record: Record) -> Iterator[Json]:
    index = Index(record)
    yield from _own()
    known = [entity for entity in record.entities if _reference(entity)]
    for entity in known:
        yield _party(entity, index)
    for address in sorted({_address(reading) for reading in record.readings} - {""}):
        yield {"type": "url", "spec_version": "2.1", "id": _url(address), "value": address}
    for reading in record.readings:
        yield from _sighting(reading)
    for event in record.events:
        yield _report(event, index)
        yield from _notes(event, index)
        yield from _relations(event, index)


def _common(kind: str, identity: str, created: str, modified: str = "") -> Json:
    """Give the properties that all objects have; `created` and `modified` are dates of publication."""
    head = {"type": kind, "spec_version": "2.1", "id": identity, "created_by_ref": SELF}
    return head | {"created": _stamp(created), "modified": _stamp(modified or created)}


def _stamp(moment: str) -> str:
    """Give a moment in UTC with milliseconds; a day is its first moment, what is not known the epoch's."""
    if not moment:
        return _EPOCH
    parsed = datetime.fromisoformat(moment)
    parsed = parsed.astimezone(UTC) if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    return parsed.strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _own() -> Iterator[Json]:
    yield _common("identity", SELF, "") | {"name": "Synopticon", "identity_class": "system"}
    yield _common("extension-definition", EXTENSION, "") | {
        "name": "Event of a record",
        "description": "Status, interval of time (half-open) and independent origins of an event.",
        "schema": "docs/exports.md#stix",
        "version": "1.0.0",
        "extension_types": ["property-extension"],
    }


# ---------------------------------------------------------------- parties and places


def _reference(entity: Entity | None) -> str:
    """Give the STIX id of an entity, "" for what STIX has no object for."""
    if entity is None:
        return ""
    if entity.type in _PLACES:
        return identify("location", entity.id) if alpha2(entity.country) else ""
    return identify("identity", entity.id) if entity.type in _CLASSES else ""


def _party(entity: Entity, index: Index) -> Json:
    moments = sorted({index.moment(span.document) for span in entity.mentions} - {""}) or [""]
    base = _common(_reference(entity).split("--")[0], _reference(entity), moments[0])
    names = sorted({name.text for name in entity.names} - {entity.name})
    described = {"name": entity.name, "description": f"Also written: {'; '.join(names)}" if names else ""}
    if entity.type in _PLACES:
        city = entity.name if entity.link.startswith("city:") else ""
        return filled(base | described | {"country": alpha2(entity.country), "city": city})
    roles = sorted({" of ".join(filter(None, (o.title, o.country))) for o in entity.offices})
    return filled(base | described | {"identity_class": _CLASSES[entity.type], "roles": roles})


# ---------------------------------------------------------------- articles


def _sighting(reading: Reading) -> Iterator[Json]:
    """Tell that an article was seen at its address on the day of its publication, where both are known."""
    moment = published(reading)
    if moment and _address(reading):
        yield _common("observed-data", identify("observed-data", reading.document.id), moment) | {
            "first_observed": _stamp(moment),
            "last_observed": _stamp(moment),
            "number_observed": 1,
            "object_refs": [_url(_address(reading))],
        }


def _address(reading: Reading) -> str:
    uri = reading.document.uri
    return uri if uri.startswith(("http://", "https://")) else ""


def _url(address: str) -> str:
    return f"url--{uuid.uuid5(_OBSERVABLES, dumps({'value': address}))}"


def _source(reading: Reading) -> Json:
    document = reading.document
    title = document.title or document.path
    return filled({"source_name": document.outlet or "article", "description": title, "url": _address(reading)})


# ---------------------------------------------------------------- events


def _report(event: Event, index: Index) -> Json:
    moments = index.published(event) or [""]
    base = _common("report", identify("report", event.id), moments[0], moments[-1])
    readings = [index.readings[document] for document in event.documents if document in index.readings]
    parties = [index.entities.get(party or "") for party in (*event.actors, *event.recipients, event.place)]
    references = dict.fromkeys(filter(None, map(_reference, parties)))
    extension = {
        "extension_type": "property-extension",
        "event": event.id,
        "status": event.status,
        "earliest": event.when.earliest,
        "latest": event.when.latest,
        "independent_origins": event.independent_origins,
        "origins": [f"{origin.name} ({origin.kind})" for origin in event.origins],
    }
    return base | filled(
        {
            "name": event.title,
            "description": _description(event),
            "published": _stamp(moments[0]),
            "object_refs": list(references) or [SELF],
            "labels": [label for label in (event.type, event.mode, f"status:{event.status}") if label],
            "external_references": [_source(reading) for reading in readings],
            "extensions": {EXTENSION: filled(extension)},
        }
    )


def _description(event: Event) -> str:
    independence = event.independent_origins
    origins = "independence not established" if independence is None else f"independent origins: {independence}"
    time = f"{event.when.earliest or '..'} to {event.when.latest or '..'}" if event.when.known else "date not known"
    return f"Status: {event.status}. Time: {time}. Articles: {len(event.documents)}; {origins}."


def _notes(event: Event, index: Index) -> Iterator[Json]:
    """Give each sentence that tells of an event as a note and, where it denies or confirms, as an opinion too."""
    for told in index.told(event):
        found = told.found
        moment, sentence = published(found.reading), " ".join(found.sentence.split())
        base = _common("note", identify("note", event.id, found.report.id), moment)
        yield base | filled(
            {
                "abstract": f"{told.status}: {event.title}",
                "content": sentence,
                "authors": list(filter(None, [found.reading.document.outlet])),
                "object_refs": [identify("report", event.id)],
                "external_references": [_source(found.reading)],
            }
        )
        if opinion := _opinion(told, index):
            base = _common("opinion", identify("opinion", event.id, found.report.id), moment)
            authors = _names(found, index)
            references = [identify("report", event.id)]
            yield base | filled(
                {"opinion": opinion, "explanation": sentence, "authors": authors, "object_refs": references}
            )


def _opinion(told: Told, index: Index) -> str:
    statement = index.statements.get(told.found.report.statement or "")
    if told.status == "denied":
        return "disagree"
    return "agree" if statement and statement.stance == "confirms" else ""


def _names(found: Found, index: Index) -> list[str]:
    sayers: Iterable[str] = (index.name(s.entity) or " ".join(s.text.split()) for s in index.sayers(found))
    return sorted({name for name in sayers if name})


def _relations(event: Event, index: Index) -> Iterator[Json]:
    """Give what an event is part of and what it was the plan of, as relations between reports."""
    moments = index.published(event) or [""]
    for target, what in ((event.parent, "is part of"), (event.plan_of, "is the plan of, or is about")):
        if target:
            base = _common("relationship", identify("relationship", event.id, target, what), moments[0])
            yield base | {
                "relationship_type": "related-to",
                "description": what,
                "source_ref": identify("report", event.id),
                "target_ref": identify("report", target),
            }
