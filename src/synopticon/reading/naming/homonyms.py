"""Offices whose word means another elsewhere: "el canciller" governs Germany, and is Peru's foreign minister."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from synopticon import gazetteer
from synopticon.reading.naming.describe import Description
from synopticon.reading.naming.text import Text


def settled(text: Text, described: Iterable[Description]) -> Iterator[Description]:
    """Give the descriptions with such offices told apart by the country; without one, by the countries named."""
    named = {code for match in text.matches for code in _codes(match.entries)}
    for each in described:
        other, where = text.lex.homonyms.get(each.office, ("", frozenset()))
        meant = {each.country} if each.country else named
        yield replace(each, office=other) if other and not where & meant else each


def _codes(entries: Iterable[str]) -> Iterator[str]:
    return (gazetteer.entry(link).country or "" for link in entries if link.startswith("country:"))
