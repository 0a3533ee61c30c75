"""The gazetteer: what is known of countries, places, persons, organisations and media, and look-up in text.

Ids are "country:PRK", "city:pyongyang-PRK", "person:vladimir-putin", "agency:kcna", "org:nato", "outlet:example.org",
"region:donbas", "province:crimea-UKR", "seat:kremlin", "site:vostochny-cosmodrome". Kinds are the keys of kinds.toml.
Codes of countries are ISO 3166-1 alpha-3, XKX for Kosovo. Sources and licences: tables/CREDITS.md.

    find(text, language) -> list[Match]      names, demonyms and famous surnames in a text, offsets in code points
    entry(id) -> Entry                       raises KeyError for an unknown id
    spelled(name, language) -> tuple[id]     the ids a name alone may mean, best first
    foreign(name, language) -> bool          "The Hague" in Spanish: a name as other languages have it
    demonym(text, language) -> id | None     "norcoreana" → "country:PRK"; None too where it fits two countries
    government_of(id) -> id | None           capital, country or seat → the country whose government it stands for
    coordinates(id) -> (lat, lon) | None     degrees; of countries, cities and seats of government
    country_zone(alpha3) -> str | None       IANA time zone of the capital
    within(id, other) -> bool                containment of places; a place lies within itself
    by_office(title, country, date) -> id | None
    held(id, date) -> tuple[Office, ...]     the offices that somebody holds at a date
    leaders(country, date) -> tuple[id, ...] the one who governs first
    title_of(words) -> str                   the English title that words in either language stand for
    outlet(uri_or_name) -> Entry | None
    agencies() -> tuple[Entry, ...]
    adjective(alpha3) -> str                 "Chilean"
    body(kind, alpha3) -> id                 "navy", "NZL" → "body:navy-NZL"; entry() knows every such id
"""

from __future__ import annotations

from synopticon.gazetteer import homonyms, matching
from synopticon.gazetteer.bodies import adjective, body, made
from synopticon.gazetteer.coordinates import coordinates
from synopticon.gazetteer.matching import foreign
from synopticon.gazetteer.offices import by_office, held, leaders, title_of
from synopticon.gazetteer.outlets import agencies, outlet
from synopticon.gazetteer.places import country_zone, government_of, within
from synopticon.gazetteer.tables import Entry, Match, entries

__all__ = [
    "Entry",
    "Match",
    "adjective",
    "agencies",
    "body",
    "by_office",
    "coordinates",
    "country_zone",
    "demonym",
    "entry",
    "find",
    "foreign",
    "government_of",
    "held",
    "leaders",
    "outlet",
    "spelled",
    "title_of",
    "within",
]


def find(text: str, language: str) -> list[Match]:
    """Find names, demonyms and well-known surnames of the gazetteer in a text, homonyms decided where it decides.

    Offsets count code points of `text`; matches do not overlap and stand in the order of the text. A possessive
    ending is not part of a match. `form` is "name", "acronym", "capital" (a name of a capital city), "demonym" (the
    entry is the country), or "surname" (a bare surname that calls one person to mind: the article decides).
    Several entries mean that the text does not decide between them. Never raises.
    """
    return homonyms.settle(text, matching.find(text, language))


def entry(identity: str) -> Entry:
    """Give the entry of an id.

    Raises:
        KeyError: the gazetteer has no such id.
    """
    found = entries().get(identity)
    return found if found is not None else made(identity)


def spelled(name: str, language: str) -> tuple[str, ...]:
    """Give the ids that a name, standing alone, may mean, best first; none where it is not in the gazetteer."""
    name = name.strip()
    for match in matching.find(name, language):
        if (match.start, match.end) == (0, len(name)):
            return match.entries
    return ()


def demonym(text: str, language: str) -> str | None:
    """Give the country id of a demonym ("Russians", "norcoreana"), or None where there is none or more than one."""
    for match in matching.find(text.strip(), language):
        if match.form == "demonym" and (match.start, match.end) == (0, len(text.strip())):
            return match.entries[0] if len(match.entries) == 1 else None
    return None
