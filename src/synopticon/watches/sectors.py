"""Sectors: what part of society an entity belongs to, by its kind in the gazetteer or the words of its name."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from synopticon import gazetteer
from synopticon.records import Entity
from synopticon.watches import words


@cache
def sectors() -> dict[str, dict[str, tuple[str, ...]]]:
    """Give the sectors there are: for each the gazetteer's kinds and the words of names that belong to it."""
    loaded = tomllib.loads(files(__package__).joinpath("sectors.toml").read_text(encoding="utf-8"))
    return {name: {key: tuple(value) for key, value in table.items()} for name, table in loaded.items()}


def belongs(entity: Entity, sector: str) -> bool:
    """Tell whether an entity belongs to a sector."""
    table = sectors()[sector]
    if entity.link and _kind(entity.link) in table["kinds"]:
        return True
    offices = any(words.find(table["offices"], office.title) for office in entity.offices)
    return offices or (entity.type in ("ORG", "MISC", "FAC") and bool(words.find(table["words"], entity.name)))


@cache
def _kind(link: str) -> str:
    try:
        return gazetteer.entry(link).kind
    except KeyError:
        return ""
