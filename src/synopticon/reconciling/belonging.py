"""Which event a figure belongs to: by what was told before it, and by what is said of those who are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from synopticon.reconciling.accounts import Account
from synopticon.reconciling.counts import counts
from synopticon.reconciling.families import has
from synopticon.reconciling.figures import Figure, sentence_of
from synopticon.reconciling.intervals import Interval, interval
from synopticon.records import Event, Reading

_STATE = "country:"
_MONTH = 27.0
_YEAR = 367.0  # days; what is dated more widely is not dated
_NOWHERE = 1 << 20  # sentences; further than any article has
_REACH = 3  # sentences after what was told in which a figure may still be of it
_MANY = 8.0  # from which two figures of one kind in accounts of one deed are hardly of two things
_HARM = ("attack", "killing", "assault")
DONE = {
    "people dead": (*_HARM, "disaster"),
    "people hurt": _HARM,
    "people badly-hurt": _HARM,
    "people missing": (*_HARM, "abduction"),
    "people moved": _HARM,
    "people held": ("arrest", "crackdown"),
    "people taken": ("abduction",),
    "people rescued": ("rescue",),
    "people freed": ("release",),
    "people there": ("protest", "strike"),
    "people sent-away": ("deportation", "expulsion"),
    "in percent": ("strike", "protest"),
}  # what happens to people who are counted, by family


@dataclass(frozen=True, eq=False)
class Row:
    """A figure in its article; `number` is its place among all."""

    figure: Figure
    reading: Reading
    number: int

    @property
    def document(self) -> str:
        return self.reading.document.id

    @cached_property
    def names(self) -> frozenset[str]:
        """Give whom and what its sentence and the one before name, but no state."""
        n = self.figure.sentence
        start, end = self.reading.sentences[max(0, n - 1)][0], self.reading.sentences[n][1]
        here = {m.entity for m in self.reading.mentions if start <= m.start and m.end <= end}
        return frozenset(e.id for e in self.reading.entities if e.id in here and not e.link.startswith(_STATE))

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
    def past(self) -> bool:
        """Tell whether its sentence names a month or year that was over when the article was published."""
        return any(self.published.start - day.end > _MONTH for day in self.days)

    @cached_property
    def over_years(self) -> bool:
        """Tell whether its sentence names a stretch of years."""
        start, end = self.reading.sentences[self.figure.sentence]
        named = (interval(t.when) for t in self.reading.times if start <= t.start and t.end <= end)
        return any(found.bounded and found.width > _YEAR for found in named)

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
        for event in events:
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

    def both(self, one: Row, two: Row) -> bool:
        """Tell whether both articles tell an event that may be what two figures are of."""
        mine, theirs = ({self._whole[e] for e in self._at.get(r.document, {})} for r in (one, two))
        fitting = done(one.figure) & done(two.figure)
        return any(e in self.of and (not fitting or self._family(e) in fitting) for e in mine & theirs)

    def apart(self, one: Row, two: Row) -> float:
        """Count that each figure follows on an event that may be what it is of, and these lie days apart."""
        mine, theirs = ([self._events[e] for e in self._own(row)] for row in (one, two))
        if not mine or not theirs or {e.id for e in mine} & {e.id for e in theirs}:
            return 0.0
        gaps = (interval(a.when).gap(interval(b.when)) for a in mine for b in theirs)
        return 1.0 if min(gaps) > 1 else 0.0

    def _own(self, row: Row) -> list[str]:
        fitting = done(row.figure)
        here = self._at.get(row.document, {})
        return [e for e in here if self._family(e) in fitting and self._away(e, row) <= 1]

    def home(self, pairs: Iterable[tuple[Row, Row]]) -> str | None:
        """Give the event that two of some figures fit best: what happens to those who are counted, of both articles,
        done rather than said, told last before or else next; None where their articles tell nothing."""
        return min((rank for pair in pairs for rank in self._homes(*pair)), default=(None,))[-1]

    def _homes(self, one: Row, two: Row) -> Iterator[tuple[bool, bool, bool, int, int, str]]:
        fitting = done(one.figure) & done(two.figure)
        for event in {*self._at.get(one.document, ()), *self._at.get(two.document, ())}:
            away = sorted((self._away(event, one, after=_REACH), self._away(event, two, after=_REACH)))
            family = self._family(event)
            apart = bool(fitting) and family not in fitting, away[1] >= _NOWHERE, has(family, "spoken")
            yield *apart, min(away[0] + away[1], _NOWHERE), -len(self._events[event].documents), event

    def shown(self, one: Row, two: Row) -> bool:
        """Tell whether a disagreement of an event that both articles tell has two figures already."""
        both = self._at.get(one.document, {}).keys() & self._at.get(two.document, {}).keys()
        return any(all(not self._known[e].isdisjoint(r.figure.bounds) for r in (one, two)) for e in both)

    def _away(self, event: str, row: Row, *, after: int = _NOWHERE) -> int:
        """Give how many sentences before a figure an event is told last; where it is told only after it, as many more
        as `after` says."""
        told = self._at.get(row.document, {}).get(event, ())
        n = row.figure.sentence
        return min((n - at if at <= n else at - n + after for at in told), default=_NOWHERE)

    def _family(self, event: str) -> str:
        return self.of[event][0].family


def _shown(event: Event, accounts: Sequence[Account]) -> Iterator[float]:
    """Give the numbers that an event's disagreements have already."""
    differing = {i for d in event.disagreements if d.attribute == "number" for v in d.readings for i in v.reports}
    for account in accounts:
        if account.id in differing:
            yield from (bound for count in counts(account) for bound in count.range)


def done(figure: Figure) -> frozenset[str]:
    return frozenset(family for unit in figure.unit for family in DONE.get(unit, ()))
