"""What event data sets say of a happening and of an actor: quad category, CAMEO code, sector; as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from synopticon import gazetteer
from synopticon.records import Entity

Scheme = Literal["plover", "cameo"]
QUADS = ("", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")


def quad(type: str) -> int:
    """Give the quad category of a PLOVER type, 1 to 4 (see `QUADS`), 0 for a type that is not PLOVER's."""
    return int(_data()["quads"].get(type, 0))


def cameo(happening: str) -> str:
    """Give the CAMEO code of a happening, "" where it has none."""
    return str(_data()["cameo"].get(happening, ""))


@cache
def published() -> Mapping[str, tuple[str, str, str, str]]:
    """Give the published conversion table: CAMEO code → PLOVER type, mode, contexts, meaning."""
    found = {}
    for line in files(__package__).joinpath("cameo.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, type, mode, contexts, meaning = line.split("\t")
            found[code] = (type, mode, contexts, meaning)
    return found


def sector(entity: Entity, scheme: Scheme) -> str:
    """Give the sector of an actor where the gazetteer or an office held for a country decides it, else ""."""
    kinds: dict[str, str] = _data()["sectors"][scheme]
    if entity.link.startswith("body:"):
        return _of_body(entity.link.removeprefix("body:").rsplit("-", 1)[0])
    if entity.type == "PER":
        return _of_offices(entity)
    try:
        return kinds.get(gazetteer.entry(entity.link).kind, "")
    except KeyError:
        return ""


def _of_body(kind: str) -> str:
    bodies: dict[str, str] = _data()["bodies"]
    return bodies.get(kind) or bodies.get(kind.rsplit("-", 1)[-1], "")


def _of_offices(entity: Entity) -> str:
    offices: dict[str, str] = _data()["offices"]
    held = [o for o in entity.offices if o.country and o.title]
    return next((code for o in held if (code := offices.get(o.title.split()[-1], ""))), "")


@cache
def alpha2(alpha3: str | None) -> str:
    """Give a country's ISO 3166-1 alpha-2 code, "" where there is none."""
    return _countries().get(alpha3 or "", "")


@cache
def _countries() -> dict[str, str]:
    lines = files(__package__).joinpath("countries.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("coding.toml").read_text(encoding="utf-8"))


def language3(language: str) -> str:
    """Give the ISO 639-3 code of a language (ISO 639-1), "" where it is not known."""
    languages: dict[str, str] = _data()["languages"]
    return languages.get(language, "")


def departures() -> Mapping[str, str]:
    """Give the happenings whose CAMEO code the published table files under another type, and why that code."""
    found: dict[str, str] = _data()["departures"]
    return found
