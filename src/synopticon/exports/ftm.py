"""`ftm`: entities of FollowTheMoney, one JSON object a line, as Aleph, OpenSanctions and nomenklatura read them.

What its model has no place for is left out: see docs/exports.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from synopticon.exports.coding import alpha2, language3
from synopticon.exports.common import NO_AIDS, Aids, Index, Json, bounds, dumps, published
from synopticon.records import Entity, Event, Mention, Reading, Record, When, identify

_SCHEMAS = {
    "PER": "Person",
    "ORG": "Organization",
    "NORP": "LegalEntity",
    "GPE": "PublicBody",
    "LOC": "Address",
    "FAC": "Address",
}
_LEGAL = frozenset({"Person", "Organization", "LegalEntity", "PublicBody"})


def parts(record: Record, aids: Aids = NO_AIDS) -> Iterator[str]:
    """Give the entities, articles, events and mentions, one a line."""
    index = Index(record)
    actors = {party for event in record.events for party in (*event.actors, *event.recipients)}
    schemas = {entity.id: schema for entity in record.entities if (schema := _schema(entity, actors))}
    for thing in _things(record, index, schemas):
        yield dumps(thing) + "\n"


def left_out(record: Record) -> list[str]:
    """Say how many entities the model has no schema for."""
    lost = sum(1 for entity in record.entities if entity.type not in _SCHEMAS)
    return (
        [f"entities left out, as works, ships and happenings have no schema in FollowTheMoney: {lost}"] if lost else []
    )


def _things(record: Record, index: Index, schemas: dict[str, str]) -> Iterator[Json]:
    for entity in record.entities:
        if entity.id in schemas:
            yield _thing(entity.id, schemas[entity.id], _party(entity, schemas[entity.id]))
    for reading in record.readings:
        yield _thing(reading.document.id, "Article", _article(reading))
    for event in record.events:
        yield _thing(event.id, "Event", _event(event, index, schemas))
    for reading in record.readings:
        yield from _mentions(reading, index, schemas)


def _thing(identity: str, schema: str, properties: dict[str, list[str]]) -> Json:
    kept = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
    return {"id": identity, "schema": schema, "properties": {name: values for name, values in kept.items() if values}}


def _schema(entity: Entity, actors: set[str]) -> str:
    """Give the schema of an entity: a place that acts is a body, one that does not an address."""
    if entity.type == "GPE" and not (entity.link.startswith("country:") or entity.id in actors):
        return "Address"
    return _SCHEMAS.get(entity.type, "")


def _party(entity: Entity, schema: str) -> dict[str, list[str]]:
    names = [name.text for name in sorted(entity.names, key=lambda n: (-n.count, n.language, n.text))]
    country = [alpha2(entity.country).lower()]
    common = {"name": [entity.name], "alias": [n for n in names if n != entity.name], "country": country}
    if schema == "Person":
        return common | {"position": [_position(o.title, o.country) for o in entity.offices]}
    return common | {"full": [entity.name]} if schema == "Address" else common


def _position(title: str, country: str) -> str:
    return f"{title} ({country})" if country else title


def _article(reading: Reading) -> dict[str, list[str]]:
    document = reading.document
    return {
        "title": [document.title],
        "fileName": [document.path],
        "sourceUrl": [document.uri if document.uri.startswith(("http://", "https://")) else ""],
        "publisher": [document.outlet],
        "author": [credit.name for credit in document.credits if credit.role == "byline"],
        "publishedAt": [published(reading)[:19]],
        "language": [language3(document.language)],
        "bodyText": [document.text],
    }


def _event(event: Event, index: Index, schemas: dict[str, str]) -> dict[str, list[str]]:
    place = index.entities.get(event.place or "")
    parties = [party for party in (*event.actors, *event.recipients) if party in index.entities]
    independence = event.independent_origins
    origins = "independence not established" if independence is None else f"independent origins: {independence}"
    return {
        "name": [event.title],
        "summary": [f"{event.status}; {origins}"],
        "description": [" ".join(found.sentence.split()) for found in index.found(event)],
        "keywords": [event.type, event.mode, f"status:{event.status}"],
        **_dates(event.when),
        "location": [place.name if place else ""],
        "country": [alpha2(place.country).lower() if place else ""],
        "addressEntity": [place.id if place and schemas.get(place.id) == "Address" else ""],
        "involved": [party for party in parties if schemas.get(party) in _LEGAL],
        "namesMentioned": [index.name(party) for party in parties if schemas.get(party) not in _LEGAL],
        "proof": list(event.documents),
        "recordId": [event.id],
    }


def _dates(when: When) -> dict[str, list[str]]:
    """Give an interval as FollowTheMoney has it: both days inclusive, or one date as precise as it is."""
    days = bounds(when)
    if days is None:
        return {}
    first, last = days
    if first == last:
        return {"date": [first.isoformat()]}
    if when.granularity in ("month", "year") and when.earliest:
        return {"date": [when.earliest[:7] if when.granularity == "month" else when.earliest[:4]]}
    return {"startDate": [first.isoformat()], "endDate": [last.isoformat()]}


def _mentions(reading: Reading, index: Index, schemas: dict[str, str]) -> Iterator[Json]:
    """Give one Mention for each entity a document names; FollowTheMoney knows no offsets."""
    seen: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.entity in index.entities and schemas.get(mention.entity or "") in _LEGAL and mention.form == "name":
            seen.setdefault(mention.entity or "", []).append(mention)
    for entity, mentions in sorted(seen.items()):
        document = reading.document
        names = sorted({document.text[m.start : m.end] for m in mentions})
        properties = {
            "document": [document.id],
            "name": names,
            "detectedSchema": [schemas[entity]],
            "resolved": [entity],
            "contextCountry": [alpha2(index.entities[entity].country).lower()],
        }
        yield _thing(identify("mention", document.id, entity), "Mention", properties)
