"""Places: what contains what, which government a place stands for, which hour a country's capital keeps."""

from __future__ import annotations

from functools import cache

from synopticon.gazetteer.tables import entries, rows, settings


@cache
def _memberships() -> dict[str, tuple[str, ...]]:
    """Give the regions that each place is said to lie in beside its parent: "country:PRK" → the peninsula."""
    found: dict[str, tuple[str, ...]] = {}
    for region, members in rows("regions"):
        for member in members.split("|"):
            found[member] = (*found.get(member, ()), region)
    return found


@cache
def _above(place: str) -> frozenset[str]:
    """Give every place that contains a place, itself included."""
    seen: set[str] = set()
    open_places = [place]
    while open_places:
        current = open_places.pop()
        if not current or current in seen:
            continue
        seen.add(current)
        entry = entries().get(current)
        if entry is not None:
            open_places.append(entry.parent)
        open_places.extend(_memberships().get(current, ()))
    return frozenset(seen)


def within(place: str, other: str) -> bool:
    """Tell whether a place (id) lies in another, or is it. Disputed places lie where `policy.toml` puts them."""
    return other in _above(place)


def government_of(place: str) -> str | None:
    """Give the country id whose government a capital, a country or a seat stands for ("the Kremlin"), or None."""
    entry = entries().get(place)
    if entry is None or entry.country is None:
        return None
    if entry.kind in ("capital", "government-seat", "country") or place in settings("policy")["seats"]:
        return f"country:{entry.country}"
    return None


@cache
def _zones() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("zones")}


def country_zone(alpha3: str) -> str | None:
    """Give the IANA time zone of a country's capital ("Asia/Pyongyang"), or None for an unknown code."""
    return _zones().get(alpha3)
