"""What all that is known of a pair of reports of two articles comes to: how likely they are to tell one happening.

`likeness` compares what was read of the two; no sum of it says how much that is. So it is weighed here with what else
the two sentences and the two articles say, each by a curve from its value to log-odds. The curves (`weighing.toml`)
are learnt from affairs in which a reader marked which accounts are of one happening (`training/weighing.py`): the
logarithm of the odds is their sum, an additive model (Hastie and Tibshirani 1986), so that each says what it adds.
"""

from __future__ import annotations

import math
import tomllib
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from synopticon.reconciling.accounts import Account
from synopticon.reconciling.company import company
from synopticon.reconciling.context import common
from synopticon.reconciling.families import has, kin
from synopticon.reconciling.likeness import ENOUGH, in_order
from synopticon.reconciling.matching import Verdict
from synopticon.reconciling.meanings import overlap

_SENTENCE = 5  # telling words from which a sentence is hardly put alike by chance
_SHOWN = 3  # words that two sentences share, told to the reader
_LIKELY = 0.5  # what they must count together, to be told


def _sentences(found: Verdict, first: Account, second: Account) -> float:
    """Give what the words count that their sentences share (`context`); of denials they tell what was charged: one that
    does not say who denies it may be anybody's."""
    if has(first.family, "answer") and not (first.doers and second.doers):
        return 0.0
    return math.fsum(common(first.context, second.context).values())


def _wording(found: Verdict, first: Account, second: Account) -> float:
    """Give the share of the words of the shorter sentence, without who takes part, that the other has; 0 where it is
    too short for that to be more than chance."""
    if min(len(first.wording), len(second.wording)) < _SENTENCE:
        return 0.0
    return overlap(first.wording, second.wording)


def _company(found: Verdict, first: Account, second: Account) -> float:
    """Give how far the two articles name the same people, bodies and places (`company`): whether of one affair."""
    return company(first.cast, second.cast)


def _kind(found: Verdict, first: Account, second: Account) -> float:
    """Give 2 for the very same kind of happening, 1 for two of a family, 0 for two that one may be told as."""
    if first.report.happening == second.report.happening:
        return 2.0
    return float(first.family == second.family)


def _spoken(found: Verdict, first: Account, second: Account) -> float:
    """Give 1 for what is done by saying something, which is done again and again."""
    return float(has(first.family, "spoken"))


def _recalled(found: Verdict, first: Account, second: Account) -> float:
    """Give how many of the two recall it as background: what is recalled is what the affair is known for."""
    return float(first.report.background + second.report.background)


def _rivals(found: Verdict, first: Account, second: Account) -> float:
    """Give how many reports of either article might be of the kind that the other tells."""
    return float(_akin(first, second) + _akin(second, first))


def _akin(account: Account, other: Account) -> int:
    mine = kin(account.family)
    return sum(n for family, n in other.told.items() if not mine.isdisjoint(kin(family)))


Measure = Callable[[Verdict, Account, Account], float]
MEASURES: dict[str, Measure] = {
    "evidence": lambda found, first, second: found.score,  # what `likeness` makes of what was read
    "sentences": _sentences,
    "wording": _wording,
    "company": _company,
    "kind": _kind,
    "spoken": _spoken,
    "recalled": _recalled,
    "rivals": _rivals,
}


@dataclass(frozen=True, slots=True)
class Curve:
    """What a value says, in log-odds: between the values `at` it is interpolated, beyond them it stays."""

    at: tuple[float, ...]
    says: tuple[float, ...]

    def __call__(self, value: float) -> float:
        """Give what a value says."""
        n = bisect_right(self.at, value)
        if n in (0, len(self.at)):
            return self.says[min(n, len(self.at) - 1)]
        share = (value - self.at[n - 1]) / (self.at[n] - self.at[n - 1])
        return self.says[n - 1] + share * (self.says[n] - self.says[n - 1])


@dataclass(frozen=True, slots=True)
class Weights:
    """The curve of each measure, and the log-odds from which two reports are held to be of one happening."""

    least: float
    curves: dict[str, Curve]


@cache
def weights() -> Weights:
    """Give the weights that `weighing.toml` holds."""
    table = tomllib.loads(files(__package__).joinpath("weighing.toml").read_text(encoding="utf-8"))
    return Weights(
        table["least"], {name: Curve(tuple(table[name]["at"]), tuple(table[name]["says"])) for name in MEASURES}
    )


def measured(found: Verdict, first: Account, second: Account) -> dict[str, float]:
    """Give the value of each measure for a pair of reports of which `likeness` says so much."""
    one, two = in_order(first, second)
    return {name: measure(found, one, two) for name, measure in MEASURES.items()}


def weigh(found: Verdict, first: Account, second: Account) -> Verdict:
    """Judge a pair of reports of two articles by all that is known of it; what is vetoed stays so. The score is
    `ENOUGH` where they are just likely enough to be of one happening, and grows with the log-odds of it."""
    if found.vetoed or first.document == second.document:
        return found
    table = weights()
    odds = sum(table.curves[name](value) for name, value in measured(found, first, second).items())
    why = (*found.why, *_shared(first, second)) if odds >= table.least else found.why
    return Verdict(round(ENOUGH + odds - table.least, 6), False, why)


def _shared(first: Account, second: Account) -> tuple[str, ...]:
    """Say which words the two sentences share, where these say something."""
    found = common(*(a.context for a in in_order(first, second)))
    if sum(found.values()) < _LIKELY:
        return ()
    most = sorted(found, key=lambda word: (-found[word], word))[:_SHOWN]
    return (f"Their sentences share {', '.join(f'“{word}”' for word in most)}.",)
