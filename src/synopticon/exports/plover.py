"""`plover`: tab-separated event data in the columns of POLECAT (PLOVER's data set), then the record's own."""

from __future__ import annotations

from collections.abc import Iterator

from synopticon.exports.coding import QUADS, quad, sector
from synopticon.exports.common import NO_AIDS, Aids, Index, day
from synopticon.exports.delimited import Cell, table
from synopticon.exports.dyads import ADDED, Dyad, added, dyads
from synopticon.records import Entity, Record

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
    *ADDED,
)  # fmt: skip


def parts(record: Record, aids: Aids = NO_AIDS) -> Iterator[str]:
    """Give the table row by row; what the record does not know, and what it does not measure, is an empty cell."""
    index = Index(record)
    version = str(record.meta.get("synopticon", ""))
    return table(COLUMNS, (_row(dyad, index, version) for dyad in dyads(record, index)))


def _row(dyad: Dyad, index: Index, version: str) -> list[Cell]:
    event = dyad.event
    moment = day(event.when)
    contexts = sorted({found.report.context for found in index.found(event)} - {""})
    return [
        "/".join(part for part in dyad.key if part),
        moment.isoformat() if moment else None,
        event.type,
        event.mode,
        None,
        QUADS[quad(event.type)],
        "; ".join(contexts),
        *_party(dyad.actor, _raw(dyad.actor, index, dyad, "actors")),
        *_party(dyad.recipient, _raw(dyad.recipient, index, dyad, "recipients")),
        *_place(dyad, index),
        *_sources(dyad, index),
        version,
        *added(event),
    ]


def _party(entity: Entity | None, raw: str) -> list[Cell]:
    """Name, country, COW (empty), sector twice, title, words used, Wikipedia id (empty)."""
    if entity is None:
        return [None, None, None, None, None, None, raw, None]
    code = sector(entity, "plover")
    titles = "; ".join(dict.fromkeys(office.title for office in entity.offices))
    return [entity.name, entity.country, None, code, code, titles, raw, None]


def _raw(entity: Entity | None, index: Index, dyad: Dyad, role: str) -> str:
    """Give the words used for a party in the event's reports; for an unknown party those that refer to nobody known."""
    named = entity.id if entity else None
    said = (p.text for found in index.found(dyad.event) for p in getattr(found.report, role) if p.entity == named)
    return "; ".join(dict.fromkeys(said))


def _place(dyad: Dyad, index: Index) -> list[Cell]:
    """Placename, city, district, province, country, latitude, longitude, GeoNames id, raw placename, feature type."""
    place = index.entities.get(dyad.event.place or "")
    raws = (found.report.place.text for found in index.found(dyad.event) if found.report.place)
    raw = "; ".join(dict.fromkeys(raws))
    if place is None:
        return [None, None, None, None, None, None, None, None, raw, None]
    city = place.name if place.link.startswith("city:") else None
    province = place.name if place.link.startswith("province:") else None
    return [place.name, city, None, province, place.country, None, None, None, raw, place.type]


def _sources(dyad: Dyad, index: Index) -> list[Cell]:
    """Source, publication date, people, organisations and places of the reports' sentences, languages."""
    founds = index.found(dyad.event)
    readings = {found.reading.document.id: found.reading for found in founds}
    outlets = "; ".join(sorted({reading.document.outlet for reading in readings.values()} - {""}))
    first = next(iter(index.published(dyad.event)), None)
    named = _named(dyad, index)
    languages = "; ".join(sorted({reading.document.language for reading in readings.values()}))
    return [outlets, first, *named, languages]


def _named(dyad: Dyad, index: Index) -> list[Cell]:
    """Give the names of people, organisations and places that the sentences of the event's reports mention."""
    ids = {
        mention.entity
        for found in index.found(dyad.event)
        for mention in found.reading.mentions
        if found.report.start <= mention.start < found.report.end
    }
    entities = [index.entities[i] for i in ids if i in index.entities]
    kinds: tuple[tuple[str, ...], ...] = (("PER",), ("ORG",), ("GPE", "LOC", "FAC"))
    return ["; ".join(sorted(e.name for e in entities if e.type in kind)) for kind in kinds]
