"""A figure: a number in the running text of an article with what it is of."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass

from synopticon.reconciling.kinds import one_kind
from synopticon.reconciling.lengths import SPAN
from synopticon.reconciling.meanings import Words
from synopticon.reconciling.written import PERCENT
from synopticon.records import Reading, Span

Unit = frozenset[str]

_TELLING = 10.0  # from which a number is hardly of two things
_HARDLY = 1.25  # times that one figure is at most of another that is close to it


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: where it stands with its noun, how it is written, its `value` as stated and as a range; of what, as
    keys of any language; `marks` what else its noun says; the number of its sentence, and what the other words of that
    mean; `about` the same of the words next to it; `again` where somebody puts at it what was counted or spoken
    of before: so many sentences before at most; `denied` where it is said not to be so; `revised` where its sentence
    says that figures are set right, `now` that they are those of today; `further` where it is of others than those
    counted before; `mode` "wished" where it is only wanted, expected or allowed, "left" where it is of those left;
    `who` the keys of people's noun that says more than "people": farmers, Americans; `summed` where it says that it
    counts those of several deeds; `loose` where it is a word for no certain number; `made_of` the keys of what an
    amount is of; `total` where it is what all counted come to; `contests` where its sentence says that somebody does
    not believe a figure given before."""

    start: int
    end: int
    text: str
    value: float
    low: float
    high: float
    unit: Unit
    marks: frozenset[str]
    sentence: int
    context: Words
    about: Words = ()
    again: int = 0
    denied: bool = False
    revised: bool = False
    now: bool = False
    further: bool = False
    mode: str = ""
    summed: bool = False
    loose: bool = False
    made_of: Unit = frozenset()
    contests: bool = False
    total: bool = False
    who: Unit = frozenset()

    @property
    def people(self) -> bool:
        """Tell whether people are counted to whom something happened."""
        return people(self.unit)

    @property
    def lasting(self) -> bool:
        """Tell whether it is a stretch of time."""
        return any(key.startswith(SPAN) for key in self.unit)

    @property
    def telling(self) -> bool:
        """Tell whether it is a number of things that is hardly one of two of them by chance."""
        return self.value >= _TELLING and not (self.people or self.lasting) and PERCENT not in self.unit

    @property
    def bounds(self) -> tuple[float, ...]:
        """Give the number as stated and the ends of its range, as far as they are finite."""
        return tuple(bound for bound in (self.value, self.low, self.high) if math.isfinite(bound))

    def close(self, other: Figure) -> bool:
        """Tell whether one is hardly more than the other."""
        return max(self.value, other.value) <= _HARDLY * min(self.value, other.value)

    def alike(self, other: Figure) -> bool:
        """Tell whether the nouns for the people that both count are of one kind, or one says no more than "people"."""
        mine, theirs = ({key for key in f.who if " " not in key} for f in (self, other))
        return not (mine and theirs) or not mine.isdisjoint(theirs) or one_kind(frozenset(mine), frozenset(theirs))

    def excludes(self, other: Figure) -> bool:
        """Tell whether both cannot be true."""
        return self.high < other.low or other.high < self.low


def people(unit: Unit) -> bool:
    """Tell whether a unit is of people to whom something happened."""
    return any(key.startswith("people ") for key in unit)


def sentence_of(reading: Reading, offset: int) -> int:
    """Give the number of the sentence that an offset lies in."""
    return bisect_right(reading.sentences, (offset, len(reading.document.text) + 1)) - 1


def span(reading: Reading, figure: Figure) -> Span:
    """Give where a figure stands."""
    return Span(reading.document.id, figure.start, figure.end)
