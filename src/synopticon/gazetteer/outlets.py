"""Agencies, media and outlets: by name, by domain, by address."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from synopticon.gazetteer.folding import fold
from synopticon.gazetteer.tables import LANGUAGES, Entry, domains, entries, rows, spellings
from synopticon.languages import of_all

_MEDIA = ("agency", "state-medium", "medium")


@cache
def _domains() -> dict[str, Entry]:
    """Give the outlets by domain: those with a name first, then those known by their domain alone."""
    found = {domain: entries()[identity] for identity, domain in domains()}
    for row in rows("outlets"):
        domain, country = row[0], row[2] if len(row) > 2 else None
        if domain not in found:
            found[domain] = Entry(f"outlet:{domain}", "ORG", domain, country, "medium")
    return found


@cache
def _names() -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for language in LANGUAGES:
        for spelling in spellings(language):
            entry = entries()[spelling.entry]
            if entry.kind in _MEDIA:
                found.setdefault(fold(spelling.text).strip(), entry)
    return found


def _host(text: str) -> str:
    """Give the host of an address, or the text itself where it looks like a domain, or ""."""
    address = text if "//" in text else f"//{text}"
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host if "." in host and " " not in host else ""


def outlet(uri_or_name: str) -> Entry | None:
    """Give the outlet, agency or medium that an address, a domain or a name belongs to, or None.

    A subdomain belongs to the nearest domain known: "https://www.example.org/a" to "example.org".
    """
    host = _host(uri_or_name.strip())
    labels = host.split(".")
    for start in range(len(labels) - 1):
        found = _domains().get(".".join(labels[start:]))
        if found is not None:
            return found
    name = fold(uri_or_name).strip()
    bare = name
    for word in of_all("names", "grammar", "before_outlets"):
        bare = bare.removeprefix(f"{word} ")
    return _names().get(name) or _names().get(bare)


@cache
def agencies() -> tuple[Entry, ...]:
    """Give the news agencies, in the order of their ids."""
    return tuple(sorted((each for each in entries().values() if each.kind == "agency"), key=lambda each: each.id))
