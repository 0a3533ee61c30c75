"""Reports made comparable: who did it to whom, where and when, whichever way round the sentence told it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from synopticon.chronology.resolving import is_told_after
from synopticon.reconciling.acts import repeated, series, without
from synopticon.reconciling.answering import answered
from synopticon.reconciling.context import Context, contexts
from synopticon.reconciling.families import family_of, has
from synopticon.reconciling.intervals import ALWAYS, Interval, interval
from synopticon.reconciling.matters import generalised
from synopticon.reconciling.meanings import Words, meanings
from synopticon.reconciling.memory import FORGETFUL, Memory
from synopticon.reconciling.parties import (
    PLACES,
    Party,
    about,
    housed,
    kind,
    known,
    located,
    own_envoys,
    parties,
    people,
)
from synopticon.reconciling.things import (
    Thing,
    accusing,
    antecedent,
    begun,
    counted,
    general,
    plans_named,
    restricting,
    takes_up,
    vehicle,
)
from synopticon.records import Document, Entity, Participant, Reading, Report, Span, TimeExpression

__all__ = ["Account", "Party", "accounts", "kind", "known", "sentence", "some", "undated"]

_JOURNEYS = ("visit", "arrive", "depart")  # what they are made to is their place, not a party
_FUTURE = ("planned", "possible", "called-for", "hypothetical")
_FACILITIES = ("space-centre", "nuclear-site", "military-site", "site")
_NARROW = 200.0  # days; an interval up to this wide tells one happening from another
_YEAR = 367.0
_LONGEST_PLAN = 400.0  # days; a plan without a date is not tied to what comes later than this
HALF_DAY = 0.5
# An article looks back where so many of the days that it tells, of so many at least, are so many days behind it.
_MOSTLY, _LEAST, _BACK, _DAYS = 0.7, 4, 10.0, 2.0
_HEAD = 3  # sentences of an article, its headline one, that tell its news
_BEFORE = 12  # characters before a noun in which its determiner stands


@dataclass(frozen=True, slots=True)
class Account:
    """One report in its setting. `when` is the interval stated (infinite where none is), `bounds` what it implies
    together with the publication (what is told as past lies before it, what is told as to come after it) and with what
    the text tells before; `named` the dates that stand in its sentence; `things` what was taken, hurt, freed or
    gathered, where it has no name;
    `cast` the ids of all whom its article names, `names` of those that stand in the words for what it was done to;
    `series` where it speaks of several happenings at once; `refers` the id of the report that "the attack" takes up;
    `home` the countries that its article speaks of most; `wording` the words of its sentence without who takes part,
    `context` those that tell something, with what each counts, `trigger` those that name what happened; `told` how many
    reports of each family its article has; `leads` whether it stands where an article says what its news is; `weekday`
    the day of the week (Monday is 0) that the expression which dates it names or comes to, None if neither; `answers`
    the words for what a denial denies that does not say it itself."""

    report: Report
    reading: Reading
    family: str
    doers: tuple[Party, ...]
    others: tuple[Party, ...]
    place: Party | None
    when: Interval
    bounds: Interval
    published: Interval
    about: tuple[frozenset[str], ...]
    named: tuple[Interval, ...] = ()
    things: tuple[Thing, ...] = ()
    cast: frozenset[str] = frozenset()
    series: bool = False
    names: frozenset[str] = frozenset()
    refers: str = ""
    home: frozenset[str] = frozenset()
    wording: Words = ()
    trigger: frozenset[str] = frozenset()
    leads: bool = False
    weekday: int | None = None
    answers: Words = ()
    context: Context = field(default_factory=dict)
    told: Mapping[str, int] = field(default_factory=dict)

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
        everyone = (*self.doers, *self.others, *((self.place,) if self.place else ()))
        return tuple(sorted({p.country for p in everyone if p.country}))


def accounts(
    readings: Iterable[Reading], entities: Iterable[Entity], memory: Memory = FORGETFUL
) -> tuple[Account, ...]:
    """Make the accounts of all reports of readings that carry the record's entity ids; in order of document and id."""
    by_id = {entity.id: entity for entity in entities}
    found: list[Account] = []
    for reading in readings:
        found += memory.of("accounts", stamp(reading, by_id, memory), _of, reading, by_id)
    return tuple(sorted(found, key=lambda a: (a.document, a.report.start, a.id)))


def stamp(reading: Reading, entities: Mapping[str, Entity], memory: Memory) -> object:
    """Give one thing for one content of a reading and of the entities in it, as far as accounts and their origins are
    made of it."""
    if not memory.keeps:
        return None
    known = tuple(_facts(entities[i]) for i in _named_in(reading) if i in entities)
    return memory.of("stamp", (memory.content(reading), known), object)


def _facts(entity: Entity) -> tuple[object, ...]:
    return entity.id, entity.name, entity.type, entity.country, entity.link, entity.offices


def _named_in(reading: Reading) -> list[str]:
    """Give the entities that a reading names, and those that corrections put into it."""
    found = {e.id for e in reading.entities}
    for report in reading.reports:
        found.update(p.entity for p in (*report.actors, *report.recipients, *report.accusers) if p.entity)
        found.update(p.entity for p in (report.place,) if p and p.entity)
    for said in reading.statements:
        found.update(i for i in (said.speaker, said.addressee, *(step.entity for step in said.via)) if i)
    return sorted(i for i in found if i)


def _of(reading: Reading, entities: Mapping[str, Entity]) -> tuple[Account, ...]:
    cast, home = frozenset(e.id for e in reading.entities), _home(reading, entities)
    published = _news(reading, interval(reading.published if reading.published.known else reading.document.published))
    families = Counter(family_of(r.happening) for r in reading.reports)
    told = [
        replace(_account(reading, report, entities, cast, home, published), context=context, told=families)
        for report, context in zip(reading.reports, contexts(reading))
    ]
    return tuple(replace(a, refers=_taken_up(a, told)) if _definite(a) else a for a in told)


def _definite(account: Account) -> bool:
    """Tell whether a report is but a noun for what is known already ("the attack"), without a day of its own."""
    document, at = account.reading.document, account.report.trigger_start
    before = document.text[max(0, at - _BEFORE) : at].split()
    return account.when == ALWAYS and bool(before) and takes_up(before[-1], document.language)


def _taken_up(account: Account, told: Iterable[Account]) -> str:
    """Give the last report of the same kind of happening in the sentences before, "" where there is none."""
    kinds = [a for a in told if a.report.happening == account.report.happening]
    before = [a for a in kinds if a.report.start < account.report.start]
    return max(before, key=lambda a: (a.report.start, a.report.trigger_start)).id if before else ""


def _home(reading: Reading, entities: Mapping[str, Entity]) -> frozenset[str]:
    """Give the countries that an article speaks of most: that of most names, and those of half as many at least."""
    named = (entities.get(m.entity or "") for m in reading.mentions if m.form == "name")
    count = Counter(e.country for e in named if e and e.country)
    top = max(count.values(), default=0)
    return frozenset(code for code, n in count.items() if 2 * n >= top)


def _account(
    reading: Reading,
    report: Report,
    entities: Mapping[str, Entity],
    cast: frozenset[str],
    home: frozenset[str],
    published: Interval,
) -> Account:
    language = reading.document.language
    family = family_of(report.happening)
    deed = replace(report, actors=(), recipients=report.actors) if has(family, "befalls") else report
    within = interval(report.when)
    at = within if within.bounded else published
    actors, recipients = deed.actors, tuple(people(deed.recipients, family, entities, language))
    if has(family, "envoys"):
        actors, recipients = own_envoys(actors, recipients, entities, language)
    doers = parties(actors, language, entities, report.start, reading.mentions, at)
    others = parties(recipients, language, entities, report.start, reading.mentions, at)
    place = located(parties((report.place,), language, entities)[0], language) if report.place else None
    doers, others = (tuple(housed(p, home) for p in side) for side in (doers, others))
    if report.happening == "receive":
        doers, others = others, doers
    if family in ("travel", "departure"):
        doers, others = _carried(doers, others, language)
    if (family in ("travel", "departure") or has(family, "struck")) and place is None:
        place = next((p for p in others if p.type in PLACES), None)
    if place is None and family == "travel" and report.status == "cancelled":
        place = _abroad(reading, report, doers, entities)
    if report.happening in _JOURNEYS:
        others = tuple(p for p in others if p.type not in PLACES)
    when = ALWAYS if is_told_after(report.when) else within
    answers = answered(report, reading) if has(family, "answer") else ()
    return Account(
        report,
        reading,
        family,
        doers,
        others,
        place,
        when,
        _bounds(report, within, published),
        published,
        () if answers else _about(report, family, reading.document),
        tuple(sorted(_named(reading, report))),
        _things(_worded(deed, recipients, reading.document), family, reading.document),
        cast,
        repeated(report, reading.document) or (has(family, "numbered") and series(report, when, language)),
        _names(reading, report) if has(family, "taken") else frozenset(),
        home=home,
        wording=meanings(_unnamed(report, reading.document.text), language),
        trigger=about(reading.document.text[report.trigger_start : report.trigger_end], language),
        leads=not report.background and report.start <= _head(reading),
        weekday=_weekday(report, when, reading),
        answers=answers,
    )


def _weekday(report: Report, when: Interval, reading: Reading) -> int | None:
    if when.width <= 1:
        return int(when.start) % 7
    patterns = (time.pattern for time in reading.times if (time.start, time.end) == report.time)
    named = next((pattern[9:10] for pattern in patterns if pattern.startswith("XXXX-WXX-")), "")
    return int(named) - 1 if named.isdigit() else None


def _unnamed(report: Report, text: str) -> str:
    """Give the sentence of a report without those who take part, who are compared as such."""
    sentence = list(text[report.start : report.end])
    for party in (*report.actors, *report.recipients):
        if party.entity and report.start <= party.start and party.end <= report.end:
            sentence[party.start - report.start : party.end - report.start] = " " * (party.end - party.start)
    return "".join(sentence)


def _head(reading: Reading) -> int:
    """Give where the last of the sentences begins in which an article says what its news is."""
    return max((start for start, _ in reading.sentences[:_HEAD]), default=0)


def _news(reading: Reading, published: Interval) -> Interval:
    """Give when what an article tells undated was news: as it was written, or at any time before, where the article
    looks back on weeks and more."""
    told = [interval(r.when) for r in reading.reports if r.status in ("occurred", "denied")]
    known = [when for when in told if when.width <= _DAYS]
    past = [when for when in known if when.end < published.start - _BACK]
    looks_back = len(past) >= _MOSTLY * max(len(known), _LEAST)
    return Interval(-math.inf, published.end) if looks_back else published


def object_at(account: Account) -> tuple[int, int] | None:
    """Give where in its article the words for what a report is about stand; None where they do not as they are."""
    text, report = account.reading.document.text, account.report
    at = text.find(report.object, report.start, report.end) if report.object else -1
    return (at, at + len(report.object)) if at >= 0 else None


def _carried(
    doers: tuple[Party, ...], others: tuple[Party, ...], language: str
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Let those travel who are carried, not what carries them ("the girls were flown by helicopter")."""
    people = tuple(p for p in others if p.type not in PLACES)
    if not people or not doers or not all(p.thing and vehicle(p.thing, language) for p in doers):
        return doers, others
    return people, tuple(p for p in others if p not in people)


def _abroad(reading: Reading, report: Report, doers: tuple[Party, ...], entities: Mapping[str, Entity]) -> Party | None:
    """Give the one place abroad that the sentence names: where those who stay at home had planned to go."""
    home = {p.country for p in doers}
    named = {m.entity for m in reading.mentions if report.start <= m.start and m.end <= report.end and m.form == "name"}
    places = [entities[i] for i in sorted(i for i in named if i) if i in entities and entities[i].type == "GPE"]
    away = [e for e in places if e.country and e.country not in home]
    if len(away) != 1 or not all(home):
        return None
    return parties((Participant(away[0].id, away[0].name, 0, 0),), reading.document.language, entities)[0]


def _names(reading: Reading, report: Report) -> frozenset[str]:
    text = reading.document.text
    phrases = [report.object, *(p.text for p in report.recipients if not p.entity)]
    spans = [(at, at + len(p)) for p in phrases if p and (at := text.find(p, report.start, report.end)) >= 0]
    named = {m.entity for m in reading.mentions if any(a <= m.start and m.end <= b for a, b in spans)}
    return frozenset(i for i in named if i)


def _things(report: Report, family: str, document: Document) -> tuple[Thing, ...]:
    """Read what was taken, hurt or freed, or who gathered, as far as it has no name of its own."""
    language = document.language
    if has(family, "crowd"):
        return counted([p.text for p in report.actors if not p.entity], report.quantities, language)
    if not (has(family, "taken") or has(family, "numbered")):
        return ()
    phrases = [p.text for p in report.recipients if not p.entity]
    phrases += [_object(report, document)] if report.object else []
    return counted(phrases, report.quantities, language, part=some(report, document))


def _worded(report: Report, recipients: Sequence[Participant], document: Document) -> Report:
    """Give a report with its recipients as they are compared: those who are but words, from their determiner on."""
    before = {p.start: p for p in report.recipients}
    told = [
        replace(p, text=begun(document.text[report.start : p.start], p.text, document.language))
        if p.entity is None and before[p.start].entity
        else p
        for p in recipients
    ]
    return replace(report, recipients=tuple(told))


def _object(report: Report, document: Document) -> str:
    """Give the words for what it was about, those that a relative pronoun stands for in its place."""
    at = document.text.rfind(f" {report.object} ", report.start, report.trigger_start)
    meant = antecedent(document.text[report.start : at], report.object, document.language) if at >= 0 else ""
    return meant or report.object


def some(report: Report, document: Document) -> bool:
    """Tell whether a recalled happening only says which people or things are meant ("the release of 21 girls who were
    taken last year"): it was done to so many at least."""
    nameless = [p.end for p in report.recipients if not p.entity and p.end <= report.trigger_start]
    return report.background and any(
        restricting(document.text[end : report.trigger_start], document.language) for end in nameless
    )


def _about(report: Report, family: str, document: Document) -> tuple[frozenset[str], ...]:
    """Give the telling words for what it was about; of a plan that was called off, what kind of happening it was."""
    plans = plans_named(report.object, document.language) if family == "cancellation" else ()
    words = meanings(_matter(report, family, document), document.language)
    words = generalised(words) if has(family, "spoken") or has(family, "answer") else words
    return (frozenset(plans),) if plans else without(words, report.happening, document.language)


def _matter(report: Report, family: str, document: Document) -> str:
    """Give the words for what it was about; of what is counted, the words for whom and how many will do. "The charges"
    and "the decision" are none."""
    if has(family, "answer") and accusing(report.object, document.language):
        return ""
    if has(family, "spoken") and report.object and general(report.object, document.language):
        return ""
    if report.object or not has(family, "counted"):
        return _object(report, document)
    return " ".join((*(p.text for p in report.recipients), *(q.text for q in report.quantities)))


def _named(reading: Reading, report: Report) -> Iterator[Interval]:
    for time in reading.times:
        if report.start <= time.start and time.end <= report.end and time.type == "DATE":
            found = interval(time.when)
            if found.width <= _YEAR and not _others(reading, report, time):
                yield found


def _others(reading: Reading, report: Report, time: TimeExpression) -> bool:
    """Tell whether a date is that of something else in the sentence."""
    told = [r for r in reading.reports if r.start == report.start and r.id != report.id]
    return report.when != time.when and any(r.when == time.when for r in told)


def _bounds(report: Report, when: Interval, published: Interval) -> Interval:
    """Narrow what is said by when it was published: half a day is left for clocks that differ."""
    if report.status in ("occurred", "denied", "alleged") and math.isfinite(published.end):
        narrowed = when.meet(Interval(-math.inf, published.end + HALF_DAY))
    elif report.status in ("planned", "possible") and math.isfinite(published.start):
        narrowed = when.meet(Interval(published.start - HALF_DAY, published.end + _LONGEST_PLAN))
    else:
        return when
    return narrowed if narrowed.width > 0 else when


def sentence(account: Account) -> Span:
    """Give the sentence of an account as a span."""
    return Span(account.document, account.report.start, account.report.end)


def undated(account: Account) -> bool:
    """Tell whether nothing at all is said about when."""
    return account.when == ALWAYS
