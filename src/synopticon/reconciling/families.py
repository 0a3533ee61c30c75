"""Traits of families of happenings, from `families.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from synopticon.languages import happenings


@cache
def _table() -> dict[str, list[Any]]:
    return tomllib.loads(files(__package__).joinpath("families.toml").read_text(encoding="utf-8"))


@cache
def _traits() -> dict[str, frozenset[str]]:
    return {trait: frozenset(names) for trait, names in _table().items() if trait != "kindred"}


@cache
def kin(family: str) -> frozenset[str]:
    """Give the names under which a family is compared: one for each group of families that one happening may be told
    as, its own where it is in none."""
    groups = frozenset(" or ".join(group) for group in _table()["kindred"] if family in group)
    return groups or frozenset({family})


def has(family: str, trait: str) -> bool:
    """Tell whether a family has a trait, one of those that `families.toml` names and explains."""
    return family in _traits()[trait]


@cache
def family_of(happening: str) -> str:
    """Give the family of a happening; one that is not in the table is its own family."""
    return happenings().get(happening, {}).get("family", happening)
