"""The tables as they lie beside this module: read once, kept as entries and spellings.

A table is tab-separated; a line that starts with "#" says what the columns are. Spellings of one language are
parted by "|"; an empty Spanish column means the English spellings hold for Spanish too.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

from synopticon.records import EntityType, Office

Form = Literal["name", "demonym", "capital", "surname", "acronym"]

_ROOT = files(__package__)
_PLACES = ("countries", "capitals", "places", "cities", "towns", "settlements", "provinces", "seats")
_ORGANISATIONS = ("organisations", "igos", "agencies", "media", "groups", "events", "things")
_PERSONS = ("persons", "leaders")
LANGUAGES = ("en", "es")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the gazetteer knows.

    `id` is "country:PRK", "city:pyongyang-PRK", "person:vladimir-putin", …; `name` its usual English name; `country`
    ISO 3166-1 alpha-3 (XKX for Kosovo) or None; `kind` a key of kinds.toml; `parent` the id of the place that
    contains it or "". `surname` is filled for persons only, family name first or last. `weight` orders namesakes
    of one kind: the higher, the better known; `official` tells that a state owns the agency or medium.
    """

    id: str
    type: EntityType
    name: str
    country: str | None
    kind: str
    offices: tuple[Office, ...] = ()
    parent: str = ""
    surname: str = ""
    weight: int = 0
    official: bool = False


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write one entry. `exact` demands the accents as written here."""

    text: str
    entry: str
    form: Form
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Text[start:end] (code points) names one of `entries` (ids, best first; several are ambiguous)."""

    start: int
    end: int
    entries: tuple[str, ...]
    form: Form


def rows(name: str) -> Iterator[list[str]]:
    """Give the lines of a table, split at tabs; a table that is not there has none."""
    path = _ROOT.joinpath("tables", f"{name}.tsv")
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def settings(name: str) -> dict[str, Any]:
    """Give a settings file of the gazetteer, without ".toml"; not to be changed by the caller.

    `policy.toml` may be replaced by the file that the environment variable SYNOPTICON_POLICY names.
    """
    other = os.environ.get("SYNOPTICON_POLICY", "") if name == "policy" else ""
    if other:
        return tomllib.loads(Path(other).read_text(encoding="utf-8"))
    return tomllib.loads(_ROOT.joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def _cell(row: list[str], index: int) -> str:
    return row[index] if index < len(row) else ""


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _entry(row: list[str]) -> Entry:
    identity, kind, country, parent, english = row[:5]
    name = _split(english)[0].lstrip("!")
    disputed = settings("policy")["places"].get(identity, {})
    country, parent = disputed.get("country", country), disputed.get("parent", parent)
    weight = int(_cell(row, 6) or 0)
    official = kind == "state-medium" or (kind == "agency" and weight > 0)
    type_ = settings("kinds")[kind]["type"]
    return Entry(identity, type_, name, country or None, kind, (), parent, "", weight, official)


def domains() -> Iterator[tuple[str, str]]:
    """Yield the id and a domain of every agency and medium that has one."""
    for table in ("agencies", "media"):
        for row in rows(table):
            for domain in _split(_cell(row, 7)):
                yield row[0], domain


def _office(cell: str) -> Office:
    title, country, start, end = cell.split(",")
    return Office(title, country, start or None, end or None)


def _person(row: list[str]) -> Entry:
    identity, kind, country, surname, english = row[:5]
    offices = tuple(_office(cell) for cell in _split(_cell(row, 7)))
    weight = int(_cell(row, 6) or 0)
    return Entry(identity, "PER", _split(english)[0], country or None, kind, offices, "", surname, weight)


@cache
def entries() -> dict[str, Entry]:
    """Give every entry by its id. An id that two tables hold is what the first of them says."""
    found: dict[str, Entry] = {}
    for table in _PLACES + _ORGANISATIONS:
        for row in rows(table):
            if row[0] not in found:
                found[row[0]] = _entry(row)
    for table in _PERSONS:
        for row in rows(table):
            if row[0] not in found:
                found[row[0]] = _person(row)
    return found


def _form(text: str, kind: str) -> Form:
    if len(text) < 12 and text.isupper() and text.count(" ") < 2:
        return "acronym"
    return "capital" if kind == "capital" else "name"


def _named(row: list[str], language: str) -> Iterator[Spelling]:
    column = 4 if language == "en" else 5
    for text in _split(_cell(row, column) or row[4]):
        yield Spelling(text.lstrip("!"), row[0], _form(text, row[1]), text.startswith("!"))


def _surnames(row: list[str], language: str) -> Iterator[Spelling]:
    """Yield the surnames that alone call a person to mind: "Putin"; several spellings are parted by "/"."""
    column = 8 if language == "en" else 9
    for text in _split(_cell(row, column) or _cell(row, 8)):
        yield Spelling(text, row[0], "surname")


@cache
def spellings(language: str) -> tuple[Spelling, ...]:
    """Give every spelling that belongs to a language, in the order of the tables; none for another language."""
    found: list[Spelling] = []
    if language not in LANGUAGES:
        return ()
    for table in _PLACES + _ORGANISATIONS + _PERSONS:
        for row in rows(table):
            found.extend(_named(row, language))
    for table in _PERSONS:
        for row in rows(table):
            found.extend(_surnames(row, language))
    for row in rows(f"demonyms_{language}"):
        found.extend(Spelling(text, f"country:{row[0]}", "demonym") for text in _split(row[1]))
    return tuple(dict.fromkeys(found))


@cache
def person_words() -> tuple[frozenset[str], frozenset[str]]:
    """Give the words that begin a known person's full name, and those that follow in one or are borne by many, all in
    lower case."""
    given: set[str] = set()
    family = {row[0].lower() for row in rows("family_names")}
    names = (s for language in LANGUAGES for s in spellings(language) if s.form == "name")
    for spelling in names:
        words = spelling.text.lower().split()
        if len(words) > 1 and entries()[spelling.entry].type == "PER":
            given.add(words[0])
            family.update(word for word in words[1:] if len(word) > 2)
    return frozenset(given), frozenset(family)


@cache
def given_names() -> dict[str, str]:
    """Give the given names known to the gazetteer, in lower case, with the gender they tell: "masculine", "feminine",
    or "" where they are borne by both."""
    genders = {"m": "masculine", "f": "feminine"}
    return {row[0].lower(): genders.get(_cell(row, 1), "") for row in rows("given_names")}


@cache
def first_names() -> frozenset[str]:
    """Give the given names and the words that begin a known person's full name, in lower case."""
    return person_words()[0].union(given_names())
