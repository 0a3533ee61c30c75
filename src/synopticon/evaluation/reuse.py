"""How well copies are told from accounts that only share an event or a quotation, and who copied whom.

Reads JSON lines, one a topic: `articles` by name (language, outlet, published, text) and `pairs` of
[one, other, kind, direction], where kind is copy, rewrite, translated, version, quotation or independent and direction
is "" where the two share no text. Topics that are `held` were kept out of sight while rules were made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from synopticon.evaluation.articles import read
from synopticon.evaluation.clustering import f1
from synopticon.reconciling.reuse import find_reuse
from synopticon.records import Reading, Reuse

_COPIES = {"copy": "verbatim", "rewrite": "rewritten", "translated": "translated", "version": "version"}
_OPPOSITE = {"first-to-second": "second-to-first", "second-to-first": "first-to-second"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled pair, and what was found of it: a kind and a direction, "" where nothing was."""

    names: str
    kind: str
    direction: str
    found_kind: str
    found_direction: str
    held: bool

    @property
    def copied(self) -> bool:
        """Tell whether one is a copy of the other, or both of one text."""
        return self.kind in _COPIES

    @property
    def found(self) -> bool:
        """Tell whether it was taken for a copy."""
        return self.found_kind in _COPIES.values()


@dataclass(frozen=True, slots=True)
class ReuseScores:
    """Fractions of 1: copying; its kind, where found; its direction, where one is claimed; and how many."""

    precision: float
    recall: float
    f1: float
    kind: float
    direction: float
    claimed: int
    pairs: int


@dataclass(frozen=True, slots=True)
class ReuseReport:
    """Scores of the pairs in sight, of those held back, and of all."""

    development: ReuseScores
    held: ReuseScores
    whole: ReuseScores


def evaluate(path: Path, language: str) -> ReuseReport:
    """Read every article of a file of topics and judge its pairs; articles name their own languages.

    Raises:
        KeyError: a topic lacks articles or pairs.
    """
    judged = list(judge(path))
    seen, held = [j for j in judged if not j.held], [j for j in judged if j.held]
    return ReuseReport(score(seen), score(held), score(judged))


def judge(path: Path) -> Iterator[Judged]:
    """Give every labelled pair with what was found of it."""
    for line in path.read_text(encoding="utf-8").splitlines():
        topic = json.loads(line)
        readings = {name: read(data) for name, data in topic["articles"].items()}
        for one, other, kind, direction in topic["pairs"]:
            found = find_reuse((readings[one], readings[other]))
            kinds = found[0].kind if found else ""
            towards = _from(found[0], readings[one]) if found else ""
            yield Judged(f"{topic['topic']}: {one} {other}", kind, direction, kinds, towards, bool(topic["held"]))


def _from(reuse: Reuse, first: Reading) -> str:
    """Give the direction as seen from the reading that the label names first."""
    forth = reuse.documents[0] == first.document.id
    return reuse.direction if forth else _OPPOSITE.get(reuse.direction, reuse.direction)


def score(judged: Sequence[Judged]) -> ReuseScores:
    """Score judged pairs."""
    found = [j for j in judged if j.found]
    right = [j for j in found if j.copied]
    precision = len(right) / len(found) if found else 1.0
    recall = len(right) / max(1, sum(j.copied for j in judged))
    claims = [j for j in right if j.found_direction != "undecided"]
    directed = _share(j.found_direction == j.direction for j in claims)
    kinds = _share(_COPIES[j.kind] == j.found_kind for j in right)
    both = round(precision, 4), round(recall, 4), round(f1(precision, recall), 4)
    return ReuseScores(*both, kinds, directed, len(claims), len(judged))


def _share(true: Iterable[bool]) -> float:
    kept = list(true)
    return round(sum(kept) / len(kept), 4) if kept else 1.0
