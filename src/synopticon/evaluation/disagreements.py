"""How well differences between two accounts are told apart by kind.

Reads JSON lines, each a pair of short accounts (`first` and `second`: language, outlet, published, text) of one
happening, with the `attribute` that is compared and the `kind` of the difference, or "agreed" where there is none. Both
are read and reconciled: what is judged is what a user would see. Pairs that are `held` were kept out of sight while
rules were made.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from synopticon.evaluation.articles import read
from synopticon.reconciling import reconcile
from synopticon.records import Record

AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled pair and what was found of it; `beside` names differences of other attributes that were shown."""

    number: int
    attribute: str
    kind: str
    found: str
    beside: tuple[str, ...]
    held: bool


@dataclass(frozen=True, slots=True)
class DifferenceScores:
    """Fractions of 1: kinds that are right; conflicts that are found, and that are called something else; differences
    shown that are none; and how many pairs."""

    accuracy: float
    conflicts_found: float
    conflicts_miscalled: float
    shown_wrongly: float
    pairs: int


@dataclass(frozen=True, slots=True)
class DifferenceReport:
    """Scores of the pairs in sight, of those held back, and of all."""

    development: DifferenceScores
    held: DifferenceScores
    whole: DifferenceScores


def evaluate(path: Path, language: str) -> DifferenceReport:
    """Read and judge every pair of a file; accounts name their own languages.

    Raises:
        KeyError: a pair lacks a field.
    """
    judged = list(judge(path))
    return DifferenceReport(
        score([j for j in judged if not j.held]), score([j for j in judged if j.held]), score(judged)
    )


def judge(path: Path) -> Iterator[Judged]:
    """Give every pair with the kind that was found, "agreed" where no difference was."""
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        record = reconcile([read(pair["first"]), read(pair["second"])])
        found, beside = shown(record, pair["attribute"])
        yield Judged(pair["id"], pair["attribute"], pair["kind"], found, beside, pair["held"])


def shown(record: Record, attribute: str) -> tuple[str, tuple[str, ...]]:
    """Give the gravest kind of difference of an attribute that a record shows, and all of other attributes."""
    kinds = {(d.attribute, d.kind) for event in record.events for d in event.disagreements}
    own = sorted(kind for name, kind in kinds if name == attribute)
    best = "conflict" if "conflict" in own else own[0] if own else AGREED
    return best, tuple(sorted(f"{name} {kind}" for name, kind in kinds if name != attribute))


def score(judged: Sequence[Judged]) -> DifferenceScores:
    """Score judged pairs."""
    conflicts = [j for j in judged if j.kind == "conflict"]
    agreed = [j for j in judged if j.kind == AGREED]
    return DifferenceScores(
        _share(sum(j.found == j.kind for j in judged), len(judged)),
        _share(sum(j.found == "conflict" for j in conflicts), len(conflicts)),
        _share(sum(j.found not in ("conflict", AGREED) for j in conflicts), len(conflicts)),
        _share(sum(j.found != AGREED for j in agreed), len(agreed)),
        len(judged),
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
