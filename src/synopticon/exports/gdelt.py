"""`gdelt`: tab-separated event data in the 61 columns of GDELT 2.0's event table, and the record's own after them.

Codebook: "The GDELT Event Database Data Format Codebook V2.0" (2015). Unlike GDELT's files the first row names the
columns. The CAMEO code is the one that the published conversion table turns into the event's PLOVER type.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from synopticon.exports.coding import cameo, published, quad, sector
from synopticon.exports.common import NO_AIDS, Aids, Index, bounds
from synopticon.exports.delimited import Cell, table
from synopticon.exports.dyads import ADDED, Dyad, added, dyads
from synopticon.records import Entity, Event, Record

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
          "Type2Code", "Type3Code")  # fmt: skip
_GEO = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO), *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO),
    "DATEADDED", "SOURCEURL",
    *ADDED, "PLOVER Type", "PLOVER Mode", "ActionGeo_ISO3",
)  # fmt: skip


def parts(record: Record, aids: Aids = NO_AIDS) -> Iterator[str]:
    """Give the table row by row; what the record does not know, and what it does not measure, is an empty cell."""
    index = Index(record)
    return table(COLUMNS, (_row(dyad, index) for dyad in dyads(record, index)))


def _row(dyad: Dyad, index: Index) -> list[Cell]:
    event = dyad.event
    code = cameo(event.happening)
    place = index.entities.get(event.place or "")
    moments = index.published(event)
    return [
        _number(dyad),
        *_dates(event),
        *_actor(dyad.actor),
        *_actor(dyad.recipient),
        _root(event, index),
        *_codes(code),
        quad(published()[code][0]) if code in published() else None,
        None,
        len(event.reports),
        event.outlets,
        len(event.documents),
        None,
        *[None] * 2 * len(_GEO),
        *_geography(place),
        _stamp(moments[0]) if moments else None,
        _address(event, index),
        *added(event),
        event.type,
        event.mode,
        place.country if place else None,
    ]


def _number(dyad: Dyad) -> int:
    """Give a row's number: 63 bits of the hash of what makes the row, the same wherever the same event is exported."""
    digest = hashlib.blake2b("\x1f".join(dyad.key).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _dates(event: Event) -> list[Cell]:
    """Day, MonthYear, Year, FractionDate: each only where the whole interval lies in that day, month or year."""
    days = bounds(event.when)
    if days is None or days[0].year != days[1].year:
        return [None] * 4
    first, last = days
    if first.month != last.month:
        return [None, None, first.year, None]
    if first != last:
        return [None, f"{first:%Y%m}", first.year, None]
    fraction = round(first.year + (first.month * 30 + first.day) / 365, 4)
    return [f"{first:%Y%m%d}", f"{first:%Y%m}", first.year, min(fraction, first.year + 0.9999)]


def _actor(entity: Entity | None) -> list[Cell]:
    if entity is None:
        return [None] * len(_ACTOR)
    code = sector(entity, "cameo")
    kind = code if not entity.link.startswith("country:") else ""
    return [f"{entity.country or ''}{kind}", entity.name, entity.country, None, None, None, None, kind, None, None]


def _root(event: Event, index: Index) -> int:
    """Tell whether an article tells it as more than background (GDELT: whether it stands in the lead)."""
    return int(any(not found.report.background for found in index.found(event)))


def _codes(code: str) -> list[Cell]:
    return [code, code[:3], code[:2]]


def _geography(place: Entity | None) -> list[Cell]:
    """Type (1 a country, 4 a city outside the USA, 3 one inside), full name; GDELT's FIPS codes are not known here."""
    if place is None:
        return [None] * len(_GEO)
    if place.link.startswith("country:"):
        kind: Cell = 1
    elif place.link.startswith("city:"):
        kind = 3 if place.country == "USA" else 4
    else:
        kind = None
    return [kind, place.name, *[None] * (len(_GEO) - 2)]


def _stamp(moment: str) -> str:
    digits = "".join(character for character in moment[:19] if character.isdigit())
    return digits.ljust(14, "0")


def _address(event: Event, index: Index) -> str | None:
    """Give the address of the first article, in the order of dates and ids, that has one."""
    readings = (index.readings[document] for document in event.documents if document in index.readings)
    dated = sorted((r.published.earliest or "9999", r.document.id, r.document.uri) for r in readings if r.document.uri)
    return dated[0][2] if dated else None
