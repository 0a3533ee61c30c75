"""Who takes part in a report and where it was: entities of the record, or only words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from synopticon import gazetteer
from synopticon.chronology.values import first_day
from synopticon.gazetteer import Entry
from synopticon.languages import of_all
from synopticon.reconciling.families import has
from synopticon.reconciling.intervals import ALWAYS, Interval, interval
from synopticon.reconciling.meanings import Words, plural, spelt
from synopticon.reconciling.things import Thing, core, of_envoys, state_organ, thing
from synopticon.reconciling.words import senses, telling
from synopticon.records import Entity, Mention, Office, Participant, When

PLACES = ("GPE", "LOC", "FAC")
_LONGEST = 9  # words of a name
_BODIES = ("ORG", "GPE", "LOC", "FAC")


@dataclass(frozen=True, slots=True)
class Party:
    """Who or where: an entity of the record, or only words (entity "") of a language; `home` the countries one of which
    an organ that is told without its country ("the Foreign Ministry") may act for; `inside` the entities that a
    description names ("the African Union's envoy"); `acronyms` those that a body goes by."""

    entity: str
    name: str
    type: str
    country: str
    link: str
    words: frozenset[str]
    thing: Thing | None = None
    language: str = "en"
    senses: Words = ()
    home: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    acronyms: frozenset[str] = frozenset()

    @property
    def state(self) -> bool:
        """Tell whether this is a country, or a place or body that stands for its government."""
        return bool(self.country) and (self.type in ("GPE", "NORP") or self.link.startswith(("country:", "seat:")))


@lru_cache(maxsize=65536)
def known(link: str) -> Entry | None:
    """Give the gazetteer's entry of a link, None where there is none."""
    try:
        return gazetteer.entry(link) if link else None
    except KeyError:
        return None


def kind(link: str) -> str:
    """Give the gazetteer's kind of a link, "" where there is none."""
    entry = known(link)
    return entry.kind if entry else ""


def own_envoys(
    actors: Sequence[Participant], recipients: Sequence[Participant], entities: Mapping[str, Entity], language: str
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Give who does something to their own envoys, and to whom else: "Peru's ambassador was recalled" is done by Peru,
    and who the ambassador is tells no two recalls apart, unless by the country ("its envoy in Chile")."""
    known = {p: entity for p in (*actors, *recipients) if (entity := entities.get(p.entity or ""))}
    own = [p for p in recipients if of_envoys(p.text, language) or (p in known and known[p].type == "PER")]
    doers = tuple(actors or (p for p in own if p in known and known[p].type == "GPE"))
    home = {known[p].country for p in doers if p in known}
    hosts = {p for p in own if (host := named_after(p.text, language)) and home and host not in home}
    return doers, tuple(replace(p, entity=None) if p in hosts else p for p in recipients if p in hosts or p not in own)


def parties(
    participants: Sequence[Participant],
    language: str,
    entities: Mapping[str, Entity],
    begins: int = -1,
    mentions: Sequence[Mention] = (),
    at: Interval = ALWAYS,
) -> tuple[Party, ...]:
    """Give the parties that participants are, each once; `entities` are the record's, by id; `begins` is where their
    sentence begins: a capital there says nothing; `mentions` are those of their article, for what descriptions name;
    `at` is when they did it: who held an office then."""
    found: dict[str | frozenset[str], Party] = {}
    for participant in participants:
        entity = entities.get(participant.entity or "")
        if entity and len(entity.name.split()) > _LONGEST:
            continue  # a list or a clause taken for a name
        words = about(participant.text, language)
        if entity and not (participant.start == begins and _described(entity, language)):
            country = _international(entity, at) or entity.country or ""
            country = country or (named_after(entity.name, language) if entity.type == "ORG" else "")
            told = spelt(entity.name, language) if entity.type == "ORG" else ()
            words = words or (about(entity.name, language) if entity.type == "ORG" else words)  # "it"
            party = Party(
                entity.id, entity.name, entity.type, country, entity.link, words, language=language, senses=told,
                acronyms=_acronyms(entity),
            )  # fmt: skip
        else:
            name = participant.text if language == "en" else f"“{participant.text}”"
            named = frozenset(_named_in(participant, mentions))
            party = Party("", name, "", "", "", words, thing(participant.text, language), language, inside=named)
        found.setdefault(party.entity or party.words, party)
    return tuple(found.values())


def persons(parties: Iterable[Party]) -> frozenset[str]:
    """Give the persons among parties that are named, by their ids."""
    return frozenset(p.entity for p in parties if p.entity and p.type == "PER")


def _named_in(participant: Participant, mentions: Iterable[Mention]) -> Iterator[str]:
    for mention in mentions:
        if mention.form == "name" and participant.start <= mention.start and mention.end <= participant.end:
            yield from filter(None, (mention.entity,))


def _acronyms(entity: Entity) -> frozenset[str]:
    forms = [name.text for name in entity.names] if entity.type == "ORG" else []
    return frozenset(form for form in forms if len(form) > 1 and form.isalpha() and form.isupper())


def _international(entity: Entity, at: Interval) -> str:
    """Give the international body whose office somebody holds who has none of a state then: no state speaks through
    them."""
    if entity.type != "PER":
        return ""
    held = sorted({office.country or "" for office in entity.offices if _is_held(office, at)})
    return held[0] if held and all(country.startswith("org:") for country in held) else ""


def _is_held(office: Office, at: Interval) -> bool:
    """Tell whether an office may be held at a time, of which both ends are known or neither says anything."""
    first, last = (day.isoformat() if (day := first_day(text)) else None for text in (office.start, office.end))
    return not at.bounded or interval(When(first, last)).overlaps(at)


def _described(entity: Entity, language: str) -> bool:
    """Tell whether what was taken for a name at the start of a sentence is the plural of a common word ("Gunmen"): two
    articles that say it may mean the same, or not. Accepted gap: a name that nothing else is known of and that is such
    a plural compares as words there."""
    if entity.link or entity.country or not entity.name.isalpha():
        return False
    return plural(entity.name, language)


def housed(party: Party, home: frozenset[str]) -> Party:
    """Give an organ of some state, told without its country, the countries that its article speaks of most: where that
    is one, it is of that one."""
    if party.country or party.link or party.type != "ORG" or not home or not state_organ(party.name, party.language):
        return party
    return replace(party, country=next(iter(home))) if len(home) == 1 else replace(party, home=home)


def located(place: Party, language: str) -> Party:
    """Give a place that is only words the link of the last place that the gazetteer finds in them."""
    if place.entity:
        return place
    found = [known(m.entries[0]) for m in gazetteer.find(place.name, language) if m.form != "demonym"]
    places = [entry for entry in found if entry and entry.type in PLACES]
    if not places:
        return place
    last = places[-1]
    return replace(place, type=last.type, country=last.country or "", link=last.id)


@lru_cache(maxsize=65536)
def named_after(name: str, language: str) -> str:
    """Give the country that words name, as those of an organisation do ("the Sudmark Navy"); "" where that is none or
    several."""
    found = {m.entries[0] for m in gazetteer.find(name, language) if m.entries[0].startswith("country:")}
    return min(found).removeprefix("country:") if len(found) == 1 else ""


def people(
    participants: Sequence[Participant], family: str, entities: Mapping[str, Entity], language: str
) -> list[Participant]:
    """Leave out bodies and places among those who are freed, taken or saved: none but people can be, so it is a
    misreading of whose people they are. One that is spoken of by words ("the group") stays as these words, as do those
    of a country to whom anything is done ("three Sudmark citizens")."""
    if not has(family, "persons"):
        told = has(family, "taken")
        return [replace(p, entity=None) if told and _of_a_country(p, entities, language) else p for p in participants]
    kept = []
    for participant in participants:
        entity = entities.get(participant.entity or "")
        if entity is None or entity.type not in _BODIES:
            kept.append(participant)
        elif participant.text[:1].islower() or participant.text.split()[0].casefold() in of_all(
            "names", "grammar", "several"
        ):
            kept.append(replace(participant, entity=None))
    return kept or [replace(participant, entity=None) for participant in participants]


def _of_a_country(participant: Participant, entities: Mapping[str, Entity], language: str) -> bool:
    """Tell whether a noun says what people, or what things, of a country are meant: no name is a noun."""
    entity = entities.get(participant.entity or "")
    named = entity is not None and entity.link.startswith("country:")
    return named and any(word[0].islower() for word in core(participant.text, language))


def about(text: str, language: str) -> frozenset[str]:
    """Give what the telling words of a phrase may mean, as keys that compare across languages."""
    return frozenset().union(*(senses(token.text, language) for token, _ in telling(text, language)))
