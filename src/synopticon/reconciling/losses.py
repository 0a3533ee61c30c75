"""Whose losses a figure counts, and which of them: those of one state in a war of two, the soldiers and not the others.

A toll of one country or side is none of another's or of all; a part of those who died is none of all who did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from synopticon.reconciling import figuring, written
from synopticon.reconciling.belonging import Row
from synopticon.reconciling.figuring import Rules
from synopticon.reconciling.kinds import sorts
from synopticon.reconciling.things import thing

_LOSSES = frozenset(f"people {name}" for name in ("dead", "hurt", "badly-hurt", "missing", "moved"))
_EXCLUSIVE = frozenset({"soldier", "police", "fighter", "attacker", "young", "civilian"})
_PART = frozenset({"soldier", "police", "young"})  # of whom others may have died too
_NEXT = 1  # characters after a figure at which an adjective of its noun begins
_NEAR = 40  # characters after a figure in which it is said where they were


@dataclass(frozen=True, slots=True)
class Side:
    """The states whose losses a figure counts; `own` where it says so ("its dead", "22 in Chile") and not only that
    somebody of the state counts, `others` where its sentence goes on with those of others."""

    states: frozenset[str]
    own: bool
    others: bool = False


_NOBODY = Side(frozenset(), own=False)


class Losses:
    """Whose losses the figures of all articles count."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._of = {row.number: _side(row) for row in rows if row.figure.unit & _LOSSES}
        self._counted: dict[tuple[str, str], set[str]] = {}
        for row in rows:
            for unit in row.figure.unit & _LOSSES:
                self._counted.setdefault((row.document, unit), set()).update(self._of[row.number].states)

    def apart(self, one: Row, two: Row) -> bool:
        """Tell whether two figures are of the losses of two sides, of one and of all, of two sorts of people, or one is
        only a part of those whom its sentence counts."""
        return one.added != two.added or _of_others(one, two) or self._two_sides(one, two)

    def _two_sides(self, one: Row, two: Row) -> bool:
        if not one.figure.unit & two.figure.unit & _LOSSES:
            return False
        mine, theirs = self._of[one.number], self._of[two.number]
        if mine.states and theirs.states:
            surely = mine.own or theirs.own or not one.places & two.places
            return mine.states.isdisjoint(theirs.states) and surely
        return any(side.own and (side.others or self._others(row, side)) for row, side in ((one, mine), (two, theirs)))

    def _others(self, row: Row, side: Side) -> bool:
        """Tell whether an article counts the losses of others too."""
        return any(self._counted[row.document, unit] - side.states for unit in row.figure.unit & _LOSSES)


def _of_others(one: Row, two: Row) -> bool:
    """Tell whether two figures are of two sorts of people, or the lesser of a sort and the other of all."""
    less, more = sorted((one, two), key=lambda r: r.figure.value)
    few, many = _people(less), _people(more)
    return bool(few and many and few.isdisjoint(many)) or (bool(few & _PART) and not many)


def _people(row: Row) -> frozenset[str]:
    """Give the sorts of people that a figure says it counts, of those of whom nobody is of two."""
    read = thing(row.figure.text, row.reading.document.language) if row.figure.people else None
    named = sorts(read.heads) if read else frozenset()
    return frozenset(name for kind, sort in named for name in (kind, sort)) & _EXCLUSIVE


# ------------------------------------------------------------------------------------------------ whose


def _side(row: Row) -> Side:
    """Read whose losses are counted: of those of a state, in a state, its own, or by somebody of one."""
    rules = figuring.rules(row.reading.document.language)
    if rules is None:
        return _NOBODY
    text, figure = row.reading.document.text, row.figure
    start, end = row.reading.sentences[figure.sentence]
    there = set(_there(row, figure.end, rules))
    until = figure.end + _NEXT * rules.adjective_after
    inside = there | {c for at, c in _states(row) if figure.start <= at <= until}
    if inside:
        numbers = written.numbers(text, figure.end, end, row.reading.document.language, rules)
        others = any(c not in inside for at, _ in numbers for c in _there(row, at[1], rules))
        return Side(frozenset(inside), own=True, others=others)
    before = {c for at, c in _states(row) if start <= at < figure.start}
    if len(before) != 1:
        return _NOBODY
    if rules.own.search(text, start, figure.start):
        return Side(frozenset(before), own=True)
    return Side(frozenset(before), own=False) if rules.tallied.search(text, start, figure.start) else _NOBODY


def _there(row: Row, after: int, rules: Rules) -> Iterator[str]:
    """Give the state in which those are who are counted right before an offset ("22 in Chile")."""
    match = rules.where.match(row.reading.document.text[after : after + _NEAR])
    yield from (c for at, c in _states(row) if match and at == after + match.end())


def _states(row: Row) -> Iterator[tuple[int, str]]:
    """Give where an article names states and what is theirs, and which."""
    countries = {e.id: e.country for e in row.reading.entities if e.country and e.type != "PER"}
    for mention in row.reading.mentions:
        if mention.entity in countries:
            yield mention.start, countries[mention.entity]
