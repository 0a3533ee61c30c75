"""Where places are."""

from __future__ import annotations

from functools import cache

from synopticon.gazetteer.tables import entries, rows

_INSIDE = ("government-seat",)  # kinds of places that are where the city is that they lie in


@cache
def _table() -> dict[str, tuple[float, float]]:
    return {row[0]: (float(row[1]), float(row[2])) for row in rows("coordinates")}


def coordinates(place: str) -> tuple[float, float] | None:
    """Give latitude and longitude (degrees, WGS 84) of a place by its id, or None where they are not known.

    A country is in its middle, a city where GeoNames puts it, to about a kilometre; a seat of government in its city.
    """
    found = _table().get(place)
    entry = entries().get(place)
    if found is None and entry is not None and entry.kind in _INSIDE:
        return coordinates(entry.parent)
    return found
