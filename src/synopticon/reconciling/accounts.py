"""Reports made comparable: who did it to whom, where and when, whichever way round the sentence told it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from synopticon import gazetteer
from synopticon.gazetteer import Entry
from synopticon.reconciling.families import family_of, has
from synopticon.reconciling.intervals import ALWAYS, Interval, interval
from synopticon.reconciling.words import senses, telling
from synopticon.records import Entity, Participant, Reading, Report, Span

_PLACES = ("GPE", "LOC", "FAC")
_JOURNEYS = ("visit", "arrive", "depart")  # what they are made to is their place, not a party
_FUTURE = ("planned", "possible", "called-for", "hypothetical")
_FACILITIES = ("space-centre", "nuclear-site", "military-site", "site")
_NARROW = 200.0  # days; an interval up to this wide tells one happening from another
_YEAR = 367.0
_LONGEST_PLAN = 400.0  # days; a plan without a date is not tied to what comes later than this
HALF_DAY = 0.5


@dataclass(frozen=True, slots=True)
class Party:
    """Who or where: an entity of the record, or only words (entity "")."""

    entity: str
    name: str
    type: str
    country: str
    link: str
    words: frozenset[str]

    @property
    def state(self) -> bool:
        """Tell whether this is a country, or a place or body that stands for its government."""
        return bool(self.country) and (self.type in ("GPE", "NORP") or self.link.startswith(("country:", "seat:")))


@dataclass(frozen=True, slots=True)
class Account:
    """One report in its setting. `when` is the interval stated (infinite where none is), `bounds` what it implies
    together with the publication: what is told as past lies before it, what is told as to come after it; `named`
    the dates that stand in its sentence."""

    report: Report
    reading: Reading
    family: str
    doers: tuple[Party, ...]
    others: tuple[Party, ...]
    place: Party | None
    when: Interval
    bounds: Interval
    published: Interval
    about: frozenset[str]
    named: tuple[Interval, ...] = ()

    @property
    def id(self) -> str:
        """Give the report's id."""
        return self.report.id

    @property
    def document(self) -> str:
        """Give the document's id."""
        return self.reading.document.id

    @property
    def dated(self) -> bool:
        """Tell whether it says when, closely enough to tell one happening from another."""
        return self.when.width <= _NARROW

    @property
    def future(self) -> bool:
        """Tell whether it is told as something to come or wished for."""
        return self.report.status in _FUTURE

    @property
    def facility(self) -> bool:
        """Tell whether it happened at one site, not in a town or country."""
        return self.place is not None and (self.place.type == "FAC" or kind(self.place.link) in _FACILITIES)

    @property
    def countries(self) -> tuple[str, ...]:
        """Give the codes of all countries that take part or where it was."""
        parties = (*self.doers, *self.others, *((self.place,) if self.place else ()))
        return tuple(sorted({p.country for p in parties if p.country}))


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


def accounts(readings: Iterable[Reading], entities: Iterable[Entity]) -> tuple[Account, ...]:
    """Make the accounts of all reports of readings that carry the record's entity ids; in order of document and id."""
    by_id = {entity.id: entity for entity in entities}
    found = (_account(reading, report, by_id) for reading in readings for report in reading.reports)
    return tuple(sorted(found, key=lambda a: (a.document, a.report.start, a.id)))


def _account(reading: Reading, report: Report, entities: Mapping[str, Entity]) -> Account:
    language = reading.document.language
    doers = _parties(report.actors, language, entities)
    others = _parties(report.recipients, language, entities)
    place = _located(_parties((report.place,), language, entities)[0], language) if report.place else None
    family = family_of(report.happening)
    if report.happening == "receive":
        doers, others = others, doers
    if family in ("travel", "departure") and place is None:
        place = next((p for p in others if p.type in _PLACES), None)
    if report.happening in _JOURNEYS:
        others = tuple(p for p in others if p.type not in _PLACES)
    published = interval(reading.published if reading.published.known else reading.document.published)
    when = interval(report.when)
    return Account(
        report,
        reading,
        family,
        doers,
        others,
        place,
        when,
        _bounds(report, when, published),
        published,
        _about(_matter(report, family), language),
        tuple(sorted(_named(reading, report))),
    )


def _matter(report: Report, family: str) -> str:
    """Give the words for what it was about; of what is counted, the words for whom and how many will do."""
    if report.object or not has(family, "counted"):
        return report.object
    return " ".join((*(p.text for p in report.recipients), *(q.text for q in report.quantities)))


def _named(reading: Reading, report: Report) -> Iterator[Interval]:
    for time in reading.times:
        if report.start <= time.start and time.end <= report.end and time.type == "DATE":
            found = interval(time.when)
            if found.width <= _YEAR:
                yield found


def _parties(participants: Sequence[Participant], language: str, entities: Mapping[str, Entity]) -> tuple[Party, ...]:
    found: dict[str | frozenset[str], Party] = {}
    for participant in participants:
        entity = entities.get(participant.entity or "")
        words = _about(participant.text, language)
        if entity:
            country = entity.country or (_of(entity.name, language) if entity.type == "ORG" else "")
            party = Party(entity.id, entity.name, entity.type, country, entity.link, words)
        else:
            name = participant.text if language == "en" else f"“{participant.text}”"
            party = Party("", name, "", "", "", words)
        found.setdefault(party.entity or party.words, party)
    return tuple(found.values())


def _located(place: Party, language: str) -> Party:
    """Give a place that is only words the link of the last place that the gazetteer finds in them."""
    if place.entity:
        return place
    found = [known(m.entries[0]) for m in gazetteer.find(place.name, language) if m.form != "demonym"]
    places = [entry for entry in found if entry and entry.type in _PLACES]
    if not places:
        return place
    last = places[-1]
    return replace(place, type=last.type, country=last.country or "", link=last.id)


@lru_cache(maxsize=65536)
def _of(name: str, language: str) -> str:
    """Give the country that an organisation is named after ("the Sudmark Navy"), "" where that is none or several."""
    found = {m.entries[0] for m in gazetteer.find(name, language) if m.entries[0].startswith("country:")}
    return min(found).removeprefix("country:") if len(found) == 1 else ""


def _about(text: str, language: str) -> frozenset[str]:
    return frozenset().union(*(senses(token.text, language) for token, _ in telling(text, language)))


def _bounds(report: Report, when: Interval, published: Interval) -> Interval:
    """Narrow what is said by when it was published: half a day is left for clocks that differ."""
    if report.status in ("occurred", "denied", "alleged") and math.isfinite(published.end):
        narrowed = when.meet(Interval(-math.inf, published.end + HALF_DAY))
    elif report.status in ("planned", "possible") and math.isfinite(published.start):
        narrowed = when.meet(Interval(published.start - HALF_DAY, published.end + _LONGEST_PLAN))
    else:
        return when
    return narrowed if narrowed.width > 0 else when


def country_of(party: Party) -> str:
    """Give the country whose government or people a party stands for, "" where it stands for none."""
    return party.country


def sentence(account: Account) -> Span:
    """Give the sentence of an account as a span."""
    return Span(account.document, account.report.start, account.report.end)


def undated(account: Account) -> bool:
    """Tell whether nothing at all is said about when."""
    return account.when == ALWAYS
