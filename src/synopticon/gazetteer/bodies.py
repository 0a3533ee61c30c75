"""The bodies that every state has, without a line for each: "body:navy-NZL" is the New Zealand navy."""

from __future__ import annotations

from functools import cache

from synopticon.gazetteer.tables import Entry, entries, rows, settings

PREFIX = "body:"


@cache
def _adjectives() -> dict[str, str]:
    """Give what stands before a body's kind in English, by country (alpha-3)."""
    first = {row[0]: row[1].split("|")[0] for row in rows("demonyms_en")}
    others: dict[str, str] = settings("bodies")["attributive"]
    return first | others


def adjective(country: str) -> str:
    """Give the English adjective of a country (alpha-3): "Chilean"; its name where it has none."""
    return _adjectives().get(country, entries()[f"country:{country}"].name)


def body(kind: str, country: str) -> str:
    """Give the id of a kind of body (a key of bodies.toml) of a country (alpha-3)."""
    return f"{PREFIX}{kind}-{country}"


@cache
def made(identity: str) -> Entry:
    """Give the entry of a body that no table names.

    Raises:
        KeyError: the id is no body's, or its kind or country is not known.
    """
    kind, _, country = identity.removeprefix(PREFIX).rpartition("-")
    if not identity.startswith(PREFIX) or f"country:{country}" not in entries():
        raise KeyError(identity)
    name = f"{adjective(country)} {settings('bodies')['kinds'][kind]}"
    return Entry(identity, "ORG", name, country, "body", parent=f"country:{country}")
