"""Which event a figure belongs to: by what was told before it, and by what is said of those who are counted."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from synopticon.gazetteer import within
from synopticon.languages import is_verbal
from synopticon.reconciling.accounts import Account, Party, object_at
from synopticon.reconciling.counts import counts, one_of_several
from synopticon.reconciling.families import has
from synopticon.reconciling.figure import Figure, sentence_of
from synopticon.reconciling.intervals import Interval, interval
from synopticon.reconciling.likeness import whatever_counted
from synopticon.reconciling.meanings import Words, meanings, overlap
from synopticon.records import Event, Reading

_STATE = "country:"
_MONTH = 27.0
_YEAR = 367.0  # days; what is dated more widely is not dated
_BEHIND = 12  # characters after a figure in which its own day stands
_NOWHERE = 1 << 20  # sentences; further than any article has
_REACH = 3  # sentences after what was told in which a figure may still be of it
_HOME = 0.6  # what speaks for an event at least, for figures to be of it
_FITS, _FIT = 2.0, 1.6  # what counts that an event is what happens first of all to what is counted, or happens to it
_SAID, _NOT_DONE = 2.0, 0.5  # what counts against what is only said, and what is only planned or denied
_DONE = ("occurred", "underway", "alleged")
_OF_THINGS = ("counted", "taken", "process", "about")  # traits of families that something is done to
_FEW = 5  # words that a sentence has at least, for them to tell of what it is
_BESIDE = 0.5  # what it counts at most that an event is told in a figure's own sentence, which may tell several
_NEXT = 0.3  # what it counts that a figure stands in the sentence that tells an event; less the further after it
_MANY = 8.0  # from which two figures of one kind in accounts of one deed are hardly of two things
FORCES = frozenset(f"kind {name}" for name in ("soldier", "ship", "aircraft", "vehicle", "weapon", "projectile"))
_HARM = ("attack", "killing", "assault")
_GOODS = ("seizure", "inspection", "raid", "trade", "arms", "aid")
DONE = {
    "people dead": ("killing", "attack", "assault", "disaster"),
    "people hurt": _HARM,
    "people badly-hurt": _HARM,
    "people missing": (*_HARM, "abduction"),
    "people moved": _HARM,
    "people held": ("arrest", "crackdown"),
    "people wanted": ("arrest", "indictment", "request", "lawsuit"),
    "people taken": ("abduction",),
    "people rescued": ("rescue",),
    "people freed": ("release",),
    "people there": ("protest", "strike", "election"),
    "people sent-away": ("deportation", "expulsion"),
    "in percent": ("strike", "protest"),
    "kind crew": ("seizure", "inspection", "raid", "rescue"),
    **dict.fromkeys(("in barrels", "in tonnes", "in kilos", "in litres"), _GOODS),
}  # what happens to those who, or to what is counted, by family


@dataclass(frozen=True, eq=False)
class Row:
    """A figure in its article; `number` is its place among all."""

    figure: Figure
    reading: Reading
    number: int

    @property
    def document(self) -> str:
        return self.reading.document.id

    @property
    def bears_date(self) -> bool:
        """Tell whether it is known when its article was published."""
        return math.isfinite(self.published.start)

    @cached_property
    def names(self) -> frozenset[str]:
        """Give whom and what its sentence and the one before name, but no state."""
        n = self.figure.sentence
        start, end = self.reading.sentences[max(0, n - 1)][0], self.reading.sentences[n][1]
        here = {m.entity for m in self.reading.mentions if start <= m.start and m.end <= end}
        return frozenset(e.id for e in self.reading.entities if e.id in here and not e.link.startswith(_STATE))

    @cached_property
    def places(self) -> frozenset[str]:
        """Give the places that its sentence and the one before name, but no state."""
        return frozenset(e.id for e in self.reading.entities if e.id in self.names and e.type in ("GPE", "LOC", "FAC"))

    @cached_property
    def added(self) -> bool:
        """Tell whether others are counted with those that it is of ("two nurses and a driver")."""
        figure, document = self.figure, self.reading.document
        start, end = self.reading.sentences[figure.sentence]
        return one_of_several(document.text, (figure.start, figure.end), (start, end), document.language)

    @cached_property
    def cast(self) -> frozenset[str]:
        """Give whom and what its article names, but no states and towns."""
        return frozenset(e.id for e in self.reading.entities if e.type != "GPE" and not e.link.startswith(_STATE))

    @cached_property
    def days(self) -> tuple[Interval, ...]:
        """Give the months and years that its sentence names; a day may be that on which it was said."""
        start, end = self.reading.sentences[self.figure.sentence]
        named = (interval(t.when) for t in self.reading.times if start <= t.start and t.end <= end)
        return tuple(found for found in named if _MONTH <= found.width <= _YEAR)

    @cached_property
    def dated(self) -> tuple[Interval, ...]:
        """Give the days that its sentence names by number: "yesterday" and "on Friday" may be when it was said."""
        text, (start, end) = self.reading.document.text, self.reading.sentences[self.figure.sentence]
        here = (t for t in self.reading.times if start <= t.start and t.end <= end)
        named = (interval(t.when) for t in here if re.search(r"\d", text[t.start : t.end]))
        return tuple(found for found in named if found.width <= 1)

    @cached_property
    def as_of(self) -> Interval | None:
        """Give the days of which it is by its own words, right behind it: "408 kg in mid-May", "90 ships on 3 June"."""
        text, end = self.reading.document.text, self.figure.end
        behind = [t for t in self.reading.times if end <= t.start <= end + _BEHIND]
        first = min(behind, key=lambda t: t.start, default=None)
        if first is None or re.search(r"[^\w\s]|\d", text[end : first.start]):
            return None
        found = interval(first.when)
        return found if found.width <= _YEAR else None

    @cached_property
    def published(self) -> Interval:
        known = self.reading.published if self.reading.published.known else self.reading.document.published
        return interval(known)


class Told:
    """In which sentences of its articles each event is told."""

    def __init__(self, events: Sequence[Event], members: Mapping[str, Sequence[Account]]) -> None:
        self.of = members
        self._events = {e.id: e for e in events}
        self._known = {e.id: frozenset(_shown(e, members[e.id])) for e in events}
        self._whole = {e.id: e.parent or e.plan_of or e.id for e in events}
        self._at: dict[str, dict[str, set[int]]] = {}
        self._one: dict[tuple[str, str, str], bool] = {}
        self._parts: dict[str, list[str]] = {}
        for event in events:
            self._parts.setdefault(self._whole[event.id], []).append(event.id)
            for account in members[event.id]:
                n = sentence_of(account.reading, account.report.start)
                self._at.setdefault(account.document, {}).setdefault(event.id, set()).add(n)

    def near(self, row: Row) -> Iterator[tuple[str, bool]]:
        """Give the events that a figure belongs to, as the wholes that they are parts of, and whether right after they
        are told: what happens to people who are counted, and what is counted by the dozen, may be counted anywhere
        after until it is told of others, anything else in the next sentence at most."""
        here = {event: self._away(event, row) for event in self._at.get(row.document, {})}
        last = min((away for event, away in here.items() if self._family(event) in done(row.figure)), default=_NOWHERE)
        for event, away in here.items():
            family = self._family(event)
            anywhere = (
                away == last if family in done(row.figure) else has(family, "taken") and row.figure.value >= _MANY
            )
            close = away <= (not has(family, "spoken"))
            if away < _NOWHERE and (anywhere or close):
                yield self._whole[event], close

    def of_it(self, row: Row) -> set[str]:
        """Give the events that a figure may be of: those near it, and of people those of what happened to them."""
        fitting = done(row.figure)
        here = {self._whole[e] for e in self._at.get(row.document, {}) if self._family(e) in fitting}
        return here | {event for event, _ in self.near(row)}

    def here(self, row: Row) -> frozenset[str]:
        """Give the events that are told in the sentence of a figure, or right before it, and that it belongs to."""
        return frozenset(event for event, close in self.near(row) if close)

    def both(self, one: Row, two: Row) -> bool:
        """Tell whether both articles surely tell an event that may be what two figures are of."""
        mine, theirs = ({self._whole[e] for e in self._at.get(r.document, {})} for r in (one, two))
        fitting = done(one.figure) & done(two.figure)
        shared = (e for e in mine & theirs if e in self.of and (not fitting or self._family(e) in fitting))
        return any(self.surely(event, one, two) for event in shared)

    def surely(self, event: str, one: Row, two: Row) -> bool:
        """Tell whether the articles of two figures surely tell one event: accounts of theirs would be of one happening
        without what they count."""
        documents = one.document, two.document
        key = event, min(documents), max(documents)
        if key not in self._one:
            every = [a for part in self._parts.get(event, ()) for a in self.of[part]]
            mine, theirs = ([a for a in every if a.document == d] for d in key[1:])
            self._one[key] = any(whatever_counted(a, b) for a, b in product(mine, theirs))
        return self._one[key]

    def apart(self, one: Row, two: Row) -> float:
        """Count that each figure follows on an event that may be what it is of, and these lie days apart, or in two
        towns."""
        mine, theirs = self._own(one), self._own(two)
        if not mine or not theirs or {*mine} & {*theirs}:
            return 0.0
        return 1.0 if all(self._days_apart(a, b) or self._elsewhere(a, b) for a in mine for b in theirs) else 0.0

    def sides(self, one: Row, two: Row) -> bool:
        """Tell whether two figures of men under arms or of their craft stand where the forces of two states act."""
        if not one.figure.unit & two.figure.unit & FORCES:
            return False
        mine, theirs = self._forces(one), self._forces(two)
        return bool(mine and theirs) and mine.isdisjoint(theirs)

    def _forces(self, row: Row) -> frozenset[str]:
        """Give the states that do something in the sentence of a figure, besides saying it."""
        events = (e for e in self._at.get(row.document, ()) if not is_verbal(self._events[e].happening))
        told = (a for e in events for a in self.of[e] if _beside(row, a))
        return frozenset(p.country for a in told for p in a.doers if p.country)

    def _days_apart(self, a: str, b: str) -> bool:
        return interval(self._events[a].when).gap(interval(self._events[b].when)) > 1

    def _elsewhere(self, a: str, b: str) -> bool:
        """Tell whether all accounts of one event put it in other towns than those of another."""
        mine, theirs = ({p.link for p in (x.place for x in self.of[e]) if p and _town(p)} for e in (a, b))
        return bool(mine and theirs) and not any(x == y or within(x, y) or within(y, x) for x in mine for y in theirs)

    def _own(self, row: Row) -> list[str]:
        fitting = done(row.figure)
        here = self._at.get(row.document, {})
        return [e for e in here if self._family(e) in fitting and self._away(e, row) <= 1]

    def home(self, pairs: Iterable[tuple[Row, Row]]) -> str | None:
        """Give the event that two of some figures fit best, None where they fit none: people to whom something
        happened are of what happens to people so, in either article, and of nothing else."""
        ranked = max((rank for pair in pairs for rank in self._homes(*pair)), default=(0.0, 0, ""))
        return ranked[-1] if ranked[0] >= _HOME else None

    def _homes(self, one: Row, two: Row) -> Iterator[tuple[float, int, str]]:
        strict = one.figure.people and two.figure.people
        for event in {*self._at.get(one.document, ()), *self._at.get(two.document, ())}:
            family = self._family(event)
            fits = _fits(one.figure.unit & two.figure.unit, family)
            done_to = any(has(family, trait) for trait in _OF_THINGS)
            of_people = has(family, "persons") or has(family, "crowd")
            if not (fits or one.figure.lasting) and (
                strict or ((of_people or not done_to) and not self._acted_on(event, one, two))
            ):
                continue
            both = one.document != two.document  # that one article tells of an event says nothing of its figures
            told = both * sum(event in self._at.get(row.document, ()) for row in (one, two)) / 2
            speak = (fits, told, self._of(one, event, two), self._of(two, event, one))
            said = is_verbal(self._events[event].happening) and not one.figure.lasting
            said = said and not all(any(_beside(row, a) for a in self.of[event]) for row in (one, two))
            against = (_SAID * said, _NOT_DONE * (self._events[event].status not in _DONE))
            yield round(sum(speak) - sum(against), 6), len(self._events[event].documents), event

    def _acted_on(self, event: str, *rows: Row) -> bool:
        """Tell whether an account of an event counts one of some figures in what was acted on, or who acted."""
        return any(a.document == row.document and _inside(row.figure, a) for row in rows for a in self.of[event])

    def _of(self, row: Row, event: str, other: Row) -> float:
        """Count how closely an event is what a figure's sentence tells of: it is counted in what an account says was
        acted on, or its sentence says much of what another account of the two articles says; less where it is told in
        the same sentence, or this follows on one that tells it."""
        told = [a for a in self.of[event] if a.document in (row.document, other.document)]
        alike = [_share(row.figure.context, _words(a)) * (_BESIDE if _beside(row, a) else 1.0) for a in told]
        near = 1 + min(self._away(event, row, after=_REACH), _NOWHERE)
        return self._acted_on(event, row) + max(alike, default=0.0) + _NEXT / near

    def shown(self, one: Row, two: Row, home: str = "") -> bool:
        """Tell whether a disagreement of the event that two figures belong to, of one that both articles tell, or of
        what happens to people who are counted so and one of them tells, has both already; or of any event, where
        neither is a number of many things."""
        mine, theirs = (self._at.get(row.document, {}).keys() for row in (one, two))
        fitting = done(one.figure) & done(two.figure)
        both = mine & theirs | {e for e in mine | theirs if self._family(e) in fitting}
        telling = one.figure.telling and two.figure.telling
        events = self._known if telling else {*both, home} - {""}
        return any(all(not self._known[e].isdisjoint(r.figure.bounds) for r in (one, two)) for e in events)

    def _away(self, event: str, row: Row, *, after: int = _NOWHERE) -> int:
        """Give how many sentences before a figure an event is told last; where it is told only after it, as many more
        as `after` says."""
        told = self._at.get(row.document, {}).get(event, ())
        n = row.figure.sentence
        return min((n - at if at <= n else at - n + after for at in told), default=_NOWHERE)

    def _family(self, event: str) -> str:
        return self.of[event][0].family


def _town(place: Party) -> bool:
    return place.type == "GPE" and bool(place.link) and not place.link.startswith(_STATE)


def _fits(units: frozenset[str], family: str) -> float:
    """Count that a family is of what happens to what is counted, most that which is named first."""
    found = [DONE[unit].index(family) for unit in units if family in DONE.get(unit, ())]
    return _FITS if found and min(found) == 0 else _FIT if found else 0.0


def _inside(figure: Figure, account: Account) -> bool:
    """Tell whether a figure stands in the words for what was acted on, or for those who did it."""
    at, report = object_at(account), account.report
    spans = [*([at] if at else []), *((p.start, p.end) for p in (*report.recipients, *report.actors))]
    return any(start <= figure.start < end for start, end in spans)


def _beside(row: Row, account: Account) -> bool:
    """Tell whether a figure stands in the sentence of an account."""
    return account.document == row.document and account.report.start <= row.figure.start < account.report.end


def _share(one: Words, two: Words) -> float:
    """Give the share of the words of the shorter of two sentences that the other has too; of few, it is little."""
    return overlap(one, two) * min(len(one), len(two), _FEW) / _FEW


def _words(account: Account) -> Words:
    """Give what the words of an account's sentence mean."""
    report, document = account.report, account.reading.document
    return meanings(re.sub(r"\d", " ", document.text[report.start : report.end]), document.language)


def _shown(event: Event, accounts: Sequence[Account]) -> Iterator[float]:
    """Give the numbers that an event's disagreements have already."""
    differing = {i for d in event.disagreements if d.attribute == "number" for v in d.readings for i in v.reports}
    for account in accounts:
        if account.id in differing:
            for low, high in (count.range for count in counts(account)):
                yield from (low, (low + high) / 2, high)  # "about 40" is in the middle of its range


def done(figure: Figure) -> frozenset[str]:
    return frozenset(family for unit in figure.unit for family in DONE.get(unit, ()))
