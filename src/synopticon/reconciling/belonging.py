"""Which event a figure belongs to: by what was told before it, and by what is said of those who are counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from synopticon.reconciling.accounts import Account
from synopticon.reconciling.counts import counts
from synopticon.reconciling.families import has
from synopticon.reconciling.figures import Figure, sentence_of
from synopticon.reconciling.intervals import Interval, interval
from synopticon.records import Event, Reading

_NOWHERE = 1 << 20  # sentences; further than any article has
_REACH = 3  # sentences after what was told in which a figure may still be of it
_MANY = 8.0  # from which two figures of one kind in accounts of one deed are hardly of two things
_HARM = ("attack", "killing", "assault")
DONE = {
    "people dead": _HARM,
    "people hurt": _HARM,
    "people badly-hurt": _HARM,
    "people missing": (*_HARM, "abduction"),
    "people moved": _HARM,
    "people held": ("arrest", "crackdown"),
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
    def published(self) -> Interval:
        known = self.reading.published if self.reading.published.known else self.reading.document.published
        return interval(known)


class Told:
    """In which sentences of its articles each event is told."""

    def __init__(self, events: Sequence[Event], members: Mapping[str, Sequence[Account]]) -> None:
        self.of = members
        self._events = {e.id: e for e in events}
        self._known = {e.id: frozenset(_shown(e, members[e.id])) for e in events}
        self._at: dict[str, dict[str, set[int]]] = {}
        for event in events:
            for account in members[event.id]:
                n = sentence_of(account.reading, account.report.start)
                self._at.setdefault(account.document, {}).setdefault(event.id, set()).add(n)

    def near(self, row: Row) -> Iterator[tuple[str, bool]]:
        """Give the events that a figure belongs to, and whether right after they are told: what happens to people who
        are counted, and what is counted by the dozen, may be counted anywhere after, anything else in the next sentence
        at most."""
        for event in self._at.get(row.document, {}):
            away, family = self._away(event, row), self._family(event)
            anywhere = family in done(row.figure) or (has(family, "taken") and row.figure.value >= _MANY)
            close = away <= (not has(family, "spoken"))
            if away < _NOWHERE and (anywhere or close):
                yield event, close

    def home(self, one: Row, two: Row) -> str | None:
        """Give the event that two figures fit best: what happens to those who are counted, of both articles, done
        rather than said, told last before; None where none is near, or it has them already."""
        fitting = done(one.figure) & done(two.figure)
        best = []
        for event in {*self._at.get(one.document, ()), *self._at.get(two.document, ())}:
            away = sorted((self._away(event, one), self._away(event, two)))
            family = self._family(event)
            if away[0] <= _REACH or (away[0] < _NOWHERE and family in fitting):
                apart = bool(fitting) and family not in fitting, away[1] == _NOWHERE, has(family, "spoken")
                best.append((apart, min(away[0] + away[1], _NOWHERE), -len(self._events[event].documents), event))
        home = min(best)[3] if best else None
        shown = home is not None and all(not self._known[home].isdisjoint(r.figure.bounds) for r in (one, two))
        return None if shown else home

    def _away(self, event: str, row: Row) -> int:
        """Give how many sentences before a figure an event is told last."""
        told = self._at.get(row.document, {}).get(event, ())
        return min((row.figure.sentence - n for n in told if n <= row.figure.sentence), default=_NOWHERE)

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
