"""What dating needs of reports: a happening's key, whether it is told as done or to come, and the day it is told for.

Works on readings whose entities are still local to each article: a participant is known by its gazetteer link, or by
its name where it has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from synopticon.chronology import span_days
from synopticon.chronology.resolving import fill
from synopticon.chronology.values import stretch
from synopticon.languages import happenings
from synopticon.reconciling.journeys import Journey, journeys
from synopticon.records import Entity, Participant, Reading, Report, TimeExpression, When

TO_COME = ("planned", "possible")
DONE = ("occurred", "underway", "alleged")
_JOURNEYS = "travel"
_HOSTED = "receive"


@dataclass(frozen=True, slots=True)
class Key:
    """A happening as articles share it: its family, who (links or names) and, for a journey, to which country.

    Nobody named is anybody: so are journeys kept whose traveller is not said, or is a whole country.
    """

    family: str
    who: frozenset[str]
    where: str = ""

    @property
    def anybody(self) -> Key:
        """Give the key of the same journey by anybody."""
        return replace(self, who=frozenset())

    def fits(self, other: Key) -> bool:
        """Tell whether the two may be one happening: the same, or journeys to one place, either by anybody."""
        return self == other or (bool(self.where) and self.anybody == other.anybody and not (self.who and other.who))

    def shares(self, other: Key) -> bool:
        """Tell whether both name two persons or bodies, or all whom one names the other names too, a country or more
        and somebody else: "the Treasury sanctioned X and Y", "X and Y, sanctioned by Sudmark"."""
        both = self.who & other.who
        named = sum(not who.startswith("country:") for who in both)
        whole = len(both) > 1 and both in (self.who, other.who)
        return self.family == other.family and (named > 1 or (named > 0 and whole))


@dataclass(frozen=True, slots=True)
class Sighting:
    """One report of a keyed happening, and the expression that dates it, if any.

    `near` tells that the expression points at a day beside the day of writing ("on Tuesday", "yesterday"), so that
    either gives the other.
    """

    key: Key
    report: Report
    time: TimeExpression | None
    near: bool

    @property
    def to_come(self) -> bool:
        """Tell whether it is told as planned or possible."""
        return self.report.status in TO_COME

    @property
    def done(self) -> bool:
        """Tell whether it is told as occurred or under way, if only by somebody."""
        return self.report.status in DONE

    def day(self, written: date) -> date | None:
        """Give the day it is told for if the article was written on a day; None where it has no near expression."""
        if self.time is None or not self.near:
            return None
        value = fill(self.time.pattern, self.time.direction, self.time.shift, "day", written)
        found = stretch(value) if value else None
        return found[0].date() if found else None

    def dated(self) -> When | None:
        """Give when it is told for, if its expression says so to within a week."""
        if self.time is None or (span_days(self.time.when) or 99) > 7:
            return None
        return self.time.when


def sightings(reading: Reading) -> tuple[Sighting, ...]:
    """Give what a reading tells of happenings that can be keyed, in the order of the text."""
    entities = {entity.id: entity for entity in reading.entities}
    found: list[Sighting] = []
    for report in reading.reports:
        time = _time_of(report, reading)
        near = time is not None and _is_near(time)
        found += [Sighting(key, report, time, near) for key in _keys(report, reading, entities)]
    found += [_to_come(journey) for journey in journeys(reading)]
    return tuple(sorted(found, key=lambda s: (s.report.start, s.report.trigger_start, sorted(s.key.who), s.key.where)))


def _to_come(journey: Journey) -> Sighting:
    who = journey.traveller.link or journey.traveller.name.casefold()
    report = Report("", *journey.sentence, journey.start, journey.end, "visit", "CONSULT", status="planned")
    return Sighting(Key(_JOURNEYS, frozenset((who,)), journey.country), report, None, False)


def _time_of(report: Report, reading: Reading) -> TimeExpression | None:
    """Give the expression that dates a report, or, where it has none, the only one in its sentence that could."""
    if report.time is not None:
        return next((t for t in reading.times if (t.start, t.end) == report.time), None)
    if report.background:
        return None
    inside = [t for t in reading.times if report.start <= t.start and t.end <= report.end and t.pattern]
    fit = [t for t in inside if (_is_near(t) if report.status in DONE else t.direction == "future")]
    return fit[0] if len(fit) == 1 else None


def _is_near(time: TimeExpression) -> bool:
    if time.type not in ("DATE", "TIME") or time.anchor != "publication":
        return False
    if "&" in time.pattern:
        return True
    return time.pattern.startswith(("XXXX-WXX-", "XXXX-XX-XX")) or (not time.pattern and time.granularity == "day")


def _keys(report: Report, reading: Reading, entities: dict[str, Entity]) -> Iterator[Key]:
    family = _families().get(report.happening, "")
    if not family:
        return
    actors, recipients = (_names(p, entities) for p in (report.actors, report.recipients))
    if family == _JOURNEYS:
        travellers = recipients if report.happening == _HOSTED else actors
        places = sorted(_countries(report, reading, entities))
        persons = [who for who in travellers if not who.startswith("country:")]
        yield from (Key(family, frozenset((who,)), where) for who in persons for where in places)
        if not persons:
            yield from (Key(family, frozenset(), where) for where in places)
    elif len(set(actors) | set(recipients)) > 1:
        yield Key(family, frozenset((*actors, *recipients)))


@cache
def _families() -> dict[str, str]:
    return {key: fields.get("family", "") for key, fields in happenings().items()}


def _names(people: tuple[Participant, ...], entities: dict[str, Entity]) -> tuple[str, ...]:
    found = [entities[p.entity] for p in people if p.entity in entities]
    return tuple(sorted({entity.link or entity.name.casefold() for entity in found}))


def _countries(report: Report, reading: Reading, entities: dict[str, Entity]) -> set[str]:
    """Give where a journey goes: its place, a country that receives, or one that its sentence names, after it first."""
    named = [p.entity for p in (report.place, *report.recipients) if p is not None]
    places = [entities[i] for i in named if i in entities and entities[i].type in ("GPE", "LOC", "FAC")]
    found = {entity.country for entity in places if entity.country}
    if found:
        return found
    inside = [m for m in reading.mentions if report.start <= m.start and m.end <= report.end]
    for mention in sorted(inside, key=lambda m: (m.start < report.trigger_end, m.start)):
        entity = entities.get(mention.entity or "")
        if entity and entity.country and mention.type in ("GPE", "LOC", "FAC") and mention.form == "name":
            return {entity.country}
    return set()
