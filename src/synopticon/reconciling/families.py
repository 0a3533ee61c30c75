"""Traits of families of happenings, from `families.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from synopticon.languages import happenings


@cache
def _traits() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("families.toml").read_text(encoding="utf-8")
    return {trait: frozenset(names) for trait, names in tomllib.loads(text).items()}


def has(family: str, trait: str) -> bool:
    """Tell whether a family has a trait: "symmetric", "repeats", "process", "about" or "spoken"."""
    return family in _traits()[trait]


@cache
def family_of(happening: str) -> str:
    """Give the family of a happening; one that is not in the table is its own family."""
    return happenings().get(happening, {}).get("family", happening)
