"""How well two names are told to be one or not: precision and recall on labelled pairs (CSV).

Columns: left, right, type, left_country, right_country, left_offices, right_offices (parted by "|"), same (1 or 0),
why. Only what a row says of the two is compared; the gazetteer, which knows many of these pairs, is left out unless
`linked` figures are asked for: there a name that the gazetteer spells so, and nobody else bears, is compared by its id.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast, get_args

from synopticon import gazetteer
from synopticon.identity import Named, same
from synopticon.languages import supported
from synopticon.records import EntityType


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names as the file gives them, whether they name one, and what is hard about them."""

    left: Named
    right: Named
    same: bool
    why: str


@dataclass(frozen=True, slots=True)
class PairScores:
    """Of the pairs told to be one: the share that is (`precision`), and the share of such pairs found (`recall`)."""

    precision: float
    recall: float
    pairs: int
    joined_wrongly: int


@dataclass(frozen=True, slots=True)
class IdentityScores:
    """By the names alone, and with what the gazetteer knows of them."""

    names: PairScores
    linked: PairScores


def evaluate(path: Path, language: str) -> IdentityScores:
    """Score the comparison of names on a file of labelled pairs; they may be of several languages.

    Raises:
        KeyError: a column is missing.
        ValueError: a type or a label is none.
    """
    found = pairs(path)
    linked = [replace(p, left=_linked(p.left, language), right=_linked(p.right, language)) for p in found]
    return IdentityScores(_scores(found), _scores(linked))


def pairs(path: Path) -> list[Pair]:
    """Read a file of labelled pairs."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Pair(_side(row, "left"), _side(row, "right"), bool(int(row["same"])), row["why"])
            for row in csv.DictReader(lines)
        ]


def _side(row: dict[str, str], side: str) -> Named:
    if row["type"] not in get_args(EntityType):
        raise ValueError(f"{row['type']!r} is no type of entity")
    offices = tuple(row[f"{side}_offices"].split("|")) if row[f"{side}_offices"] else ()
    return Named(row[side], cast("EntityType", row["type"]), row[f"{side}_country"] or None, "", offices)


def _linked(named: Named, language: str) -> Named:
    """Give the name with the gazetteer's id, where it has one bearer of this type and country there."""
    for each in (language, *supported()):
        entries = [gazetteer.entry(link) for link in gazetteer.spelled(named.name, each)]
        fitting = [e for e in entries if e.type == named.type and named.country in (None, e.country)]
        if len(fitting) == 1:
            return replace(named, link=fitting[0].id)
    return named


def _scores(found: list[Pair]) -> PairScores:
    joined = [pair for pair in found if same(pair.left, pair.right)]
    right = sum(pair.same for pair in joined)
    gold = sum(pair.same for pair in found)
    wrong = len(joined) - right
    return PairScores(round(right / max(len(joined), 1), 4), round(right / max(gold, 1), 4), len(found), wrong)
