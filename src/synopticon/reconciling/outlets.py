"""Outlets and agencies under the names and addresses they are given: keys that compare."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from anyascii import anyascii

from synopticon import gazetteer
from synopticon.records import Credit, Document


@lru_cache(maxsize=65536)
def keys(name: str) -> frozenset[str]:
    """Give the keys of an outlet's name, host or URI: the gazetteer's id where it has one, and its bare letters."""
    host = (urlsplit(name).hostname or "") if "://" in name else name
    host = re.sub(r"^(www|m|amp|edition)\.", "", host.strip().lower())
    entry = gazetteer.outlet(name) if name else None
    bare = re.sub(
        r"[^a-z0-9]", "", anyascii(re.sub(r"(\.(com|org|net|co|gob|gov|info))?(\.[a-z]{2,3})?$", "", host)).lower()
    )
    return frozenset(key for key in (entry.id if entry else "", bare) if key)


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
