"""Outlets and agencies under the names and addresses they are given: keys that compare."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

from anyascii import anyascii

from synopticon import gazetteer
from synopticon.records import Credit, Document


@cache
def _agency_words() -> re.Pattern[str]:
    text = files(__package__).joinpath("outlets.toml").read_text(encoding="utf-8")
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, tomllib.loads(text)['agency']))})\b")


@lru_cache(maxsize=65536)
def keys(name: str) -> frozenset[str]:
    """Give the keys of an outlet's name, host or URI: the gazetteer's id where it has one, and its bare letters."""
    host = (urlsplit(name).hostname or "") if "://" in name else name
    host = re.sub(r"^(www|m|amp|edition)\.", "", host.strip().lower())
    entry = gazetteer.outlet(name) if name else None
    host = _agency_words().sub("", host) if "." not in host else host
    bare = re.sub(
        r"[^a-z0-9]", "", anyascii(re.sub(r"(\.(com|org|net|co|gob|gov|info))?(\.[a-z]{2,3})?$", "", host)).lower()
    )
    return frozenset(key for key in (entry.id if entry else "", bare) if key)


def agency(name: str) -> bool:
    """Tell whether a name is that of a news agency: known to the gazetteer, or called so."""
    entry = gazetteer.outlet(name) if name else None
    return entry.kind == "agency" if entry else bool(_agency_words().search(name.lower()))


def of_document(document: Document) -> frozenset[str]:
    """Give the keys of the outlet that published a document."""
    return keys(document.outlet) | (keys(document.uri) if "://" in document.uri else frozenset())


def of_credit(credit: Credit) -> frozenset[str]:
    """Give the keys of what a credit names."""
    return (keys(credit.name) if credit.name else frozenset()) | (keys(credit.uri) if credit.uri else frozenset())


def country(document: Document) -> str | None:
    """Give the country of a document's outlet, None where the gazetteer does not know it."""
    for name in (document.uri, document.outlet):
        entry = gazetteer.outlet(name) if name else None
        if entry and entry.country:
            return entry.country
    return None


def sources(document: Document) -> tuple[Credit, ...]:
    """Give the credits that name where an article comes from."""
    return tuple(c for c in document.credits if c.role in ("agency", "source"))
